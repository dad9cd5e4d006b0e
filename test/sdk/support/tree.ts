import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web server with several documents. */
export interface TreeServer {
  /** Its address, with a slash at the end. */
  url: string;
  /** Text by path; what is missing is a 404. */
  files: Map<string, string>;
  /** Paths that were asked for, oldest first. */
  asked: string[];
  /** Nobody listens there any longer. */
  stop(): Promise<void>;
}

const running = new Set<TreeServer>();

/** Serves documents; objects become JSON. */
export async function serveTree(files: Record<string, unknown>): Promise<TreeServer> {
  const text = (content: unknown): string => (typeof content === 'string' ? content : JSON.stringify(content));
  const tree = new Map(Object.entries(files).map(([path, content]) => [path, text(content)]));
  const asked: string[] = [];
  const http = createServer(({ url = '/' }, response) => {
    const path = decodeURIComponent(url.slice(1));
    asked.push(path);
    const content = tree.get(path);
    response.writeHead(content === undefined ? 404 : 200, { 'content-type': 'application/json' }).end(content ?? '');
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const server: TreeServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/`,
    files: tree,
    asked,
    stop: () =>
      new Promise((resolve) => {
        http.close(() => {
          resolve();
        });
        http.closeAllConnections();
      }),
  };
  running.add(server);
  return server;
}

/** For `afterEach`. */
export async function stopTrees(): Promise<void> {
  await Promise.all([...running].map((server) => server.stop()));
  running.clear();
}

/** The envelope of documents here. */
export const envelope = {
  published: '2026-11-23T09:00:00+01:00',
  ttl: 3600,
  publisher: { name: 'Beispielland', email: 'feed@example.org' },
};

export const BUND = { ars: '000000000000', level: 'bund', name: 'Deutschland' };
export const HESSEN = { ars: '060000000000', level: 'land', name: 'Hessen' };
export const HANAU = { ars: '064350014014', level: 'gemeinde', name: 'Hanau, Brüder-Grimm-Stadt' };
export const KIRCHHAIN = { ars: '065340011011', level: 'gemeinde', name: 'Kirchhain, Stadt' };
export const WITTMUND = { ars: '034620019019', level: 'gemeinde', name: 'Wittmund, Stadt' };

/** A directory of a part of the country. */
export const directory = (area: object, more: object = {}): object => ({
  format: 'ozg-directory/1',
  ...envelope,
  area,
  feeds: 'areas/{ars}.json',
  coverage: 'services/{key}.json',
  ...more,
});
