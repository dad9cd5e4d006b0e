/** Two servers with different origins: one for the page, one for the script, feeds, frames and images. */
import { createServer } from 'node:http';
import type { OutgoingHttpHeaders, RequestListener, Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '@ozg-widgets/publisher';
import { sound, withSource } from '../publisher/support/source.js';

/** The time of the diagnosis; the feeds were built the day before. */
export const NOW = new Date('2026-11-24T12:00:00Z');
const BUILT = new Date('2026-11-23T12:00:00Z');

const JS = { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/javascript; charset=utf-8' };
const JSON_TYPE = { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'application/json' };
const HTML = { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/html; charset=utf-8' };

/** The script that the `integrity` of the pages matches. */
export const SCRIPT = 'export {};\n';

/** The source of a page. */
export const pageSource = (name: string): Promise<string> =>
  readFile(new URL(`fixtures/${name}.html`, import.meta.url), 'utf8');

/** How the responses below each folder of the second server differ. */
const variants: Readonly<Record<string, (text: string) => { headers?: OutgoingHttpHeaders; body?: string }>> = {
  expired: (text) => ({ body: text.replace('"ttl"', '"validUntil":"2026-11-24T09:00:00Z","ttl"') }),
  old: (text) => ({ body: text.replace(/"published": ?"2026-[^"]+"/, '"published":"2025-11-01T09:00:00Z"') }),
  stale: () => ({ headers: { ...JSON_TYPE, Age: '90000' } }),
  'no-cors': () => ({ headers: { 'Access-Control-Allow-Origin': undefined } }),
  elsewhere: () => ({ headers: { 'Access-Control-Allow-Origin': 'https://www.example.net' } }),
  html: () => ({ headers: HTML, body: '<!doctype html><title>Wartung</title>' }),
  broken: (text) => ({ body: text.slice(0, 100) }),
  invalid: (text) => ({ body: text.replace('"services"', '"sevices"') }),
  text: () => ({ headers: { 'Content-Type': 'text/plain', 'X-Content-Type-Options': 'nosniff' } }),
  untyped: () => ({ headers: { 'Content-Type': 'text/plain', 'X-Content-Type-Options': 'nosniff' } }),
  framed: () => ({ headers: { 'X-Frame-Options': 'SAMEORIGIN' } }),
  ancestors: () => ({ headers: { 'Content-Security-Policy': "frame-ancestors 'self' https://*.example.org" } }),
  closed: () => ({
    headers: { 'Content-Security-Policy': "default-src 'none'; connect-src https://feeds.example.net" },
  }),
  maintenance: () => ({ headers: HTML, body: '<!doctype html><title>Wartung</title>' }),
};

/** The handler of the second server; `tree` is an output folder of `ozg-feed build`. */
export function secondServer(tree: string): RequestListener {
  return (request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    if (path.startsWith('/loop/')) response.writeHead(302, { ...JSON_TYPE, Location: path }).end();
    else if (path.startsWith('/to-http/'))
      response.writeHead(301, { ...JSON_TYPE, Location: `http://data.example.net${path}` }).end();
    else if (path.startsWith('/gone/')) response.writeHead(404, HTML).end('<title>404</title>');
    else {
      const [, folder = ''] = path.split('/');
      const own = Object.hasOwn(variants, folder) ? folder : undefined;
      void fileAt(own === undefined ? path : path.slice(folder.length + 1), tree).then((file) => {
        if (!file) {
          response.writeHead(404, HTML).end('<title>404</title>');
          return;
        }
        const { headers = {}, body = file.body } = (own === undefined ? undefined : variants[own]?.(file.body)) ?? {};
        const all = Object.entries({ ...file.headers, ...headers }).filter(([, value]) => value !== undefined);
        response.writeHead(200, Object.fromEntries(all)).end(body);
      });
    }
  };
}

async function fileAt(path: string, tree: string): Promise<{ headers: OutgoingHttpHeaders; body: string } | undefined> {
  if (path.endsWith('.js')) return { headers: JS, body: SCRIPT };
  if (/\/(embed|frame)\.html$/.test(path)) return { headers: HTML, body: '<!doctype html><title>Wohngeld</title>' };
  if (path.endsWith('.svg')) {
    return { headers: { 'Content-Type': 'image/svg+xml' }, body: '<svg xmlns="http://www.w3.org/2000/svg"/>' };
  }
  if (path === '/ozg/oembed/99107023017000.json') {
    return { headers: JSON_TYPE, body: JSON.stringify({ version: '1.0', type: 'rich', html: '<iframe></iframe>' }) };
  }
  if (path === '/ozg/oembed/link.json') return { headers: JSON_TYPE, body: '{"version":"1.0","type":"link"}' };
  const name = path === '/feed.json' ? '/areas/065340011011.json' : path;
  const body = await readFile(join(tree, name), 'utf8').catch(() => undefined);
  return body === undefined ? undefined : { headers: JSON_TYPE, body };
}

/** Builds the feeds of a small source in a temporary folder. */
async function builtFeeds(now: Date): Promise<string> {
  const out = join(await mkdtemp(join(tmpdir(), 'ozg-doctor-')), 'tree');
  const { findings } = await withSource(sound, (source) => build({ source, out, now, compress: false }));
  if (findings.length) throw new Error(JSON.stringify(findings));
  return out;
}

/** Both servers, running. */
export interface Servers {
  /** The address of a page, with headers. */
  page: (name: string, headers?: OutgoingHttpHeaders) => string;
  second: string;
  stop: () => Promise<void>;
}

/** Starts both servers, the first one with https if there is a certificate. Addresses at `example.org` lead to the second. */
export async function startServers(built = BUILT, certificate?: { key: string; cert: string }): Promise<Servers> {
  const tree = await builtFeeds(built);
  const headersOf = new Map<string, OutgoingHttpHeaders>();
  const second = await listen(createServer(secondServer(tree)));
  const answer: RequestListener = (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/site.js') {
      response.writeHead(200, JS).end('customElements.define("ozg-availability-badge", class extends HTMLElement {})');
      return;
    }
    const name = pathname.replace(/^\/(\d+\/)?|\.html$/g, '');
    pageSource(name).then(
      (html) => {
        response.writeHead(200, { ...HTML, ...headersOf.get(pathname) }).end(pointed(html, second.url));
      },
      () => response.writeHead(404, HTML).end('<title>404</title>'),
    );
  };
  const first = await listen(
    certificate ? createSecureServer(certificate, answer) : createServer(answer),
    certificate ? 'https' : 'http',
  );
  return {
    second: second.url,
    page(name, headers = {}) {
      const path = `/${headersOf.size}/${name}.html`;
      const told = Object.entries(headers).map(([key, value]) => [key, pointed(String(value), second.url)] as const);
      headersOf.set(path, Object.fromEntries(told));
      return `${first.url}${path}`;
    },
    async stop() {
      for (const { server } of [first, second]) {
        server.closeAllConnections();
        server.close();
      }
      await rm(join(tree, '..'), { recursive: true, force: true });
    },
  };
}

/** Replaces the example addresses in a text by those of the second server. */
export const pointed = (text: string, second: string): string =>
  text
    .replace(/https:\/\/unreachable\.example\.org/g, 'http://127.0.0.1:9')
    .replace(/https:\/\/(widgets|feeds)\.example\.org/g, second);

async function listen(server: Server, scheme = 'http'): Promise<{ server: Server; url: string }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
