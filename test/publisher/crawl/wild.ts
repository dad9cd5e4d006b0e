import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { startServer } from '../../support/servers.js';

/** How one path is answered. */
export type Answer = (response: ServerResponse, request: IncomingMessage) => unknown;

/** A server of a folder that does at some paths what it is told. */
export interface Wild {
  /** `http://127.0.0.1:8123/` */
  url: string;
  answers: Map<string, Answer>;
  /** Paths and headers, as they came. */
  requests: { path: string; headers: IncomingMessage['headers']; at: number }[];
  /** The most requests that it had at once. */
  most: number;
  stop: () => Promise<void>;
}

/** How many requests several servers have at once, and had at most. */
export interface Load {
  running: number;
  most: number;
}

/** Starts one; every answer takes `delay` milliseconds. */
export async function wild(folder: string, delay = 0, all: Load = { running: 0, most: 0 }): Promise<Wild> {
  let running = 0;
  const { url, stop } = await startServer((request, response) => {
    const path = new URL(request.url ?? '', 'http://x').pathname;
    server.requests.push({ path, headers: request.headers, at: performance.now() });
    server.most = Math.max(server.most, ++running);
    all.most = Math.max(all.most, ++all.running);
    response.on('close', () => {
      running--;
      all.running--;
    });
    setTimeout(() => {
      void (server.answers.get(path) ?? ((r: ServerResponse) => file(r, join(folder, path))))(response, request);
    }, delay);
  });
  const server: Wild = { url, answers: new Map(), requests: [], most: 0, stop };
  return server;
}

async function file(response: ServerResponse, path: string): Promise<void> {
  const bytes = await readFile(path).catch(() => undefined);
  if (bytes) response.writeHead(200, { 'content-type': 'application/json' }).end(bytes);
  else response.writeHead(404, { 'content-type': 'text/plain' }).end('nothing');
}

export const text =
  (content: string, status = 200, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, headers).end(content);

export const never: Answer = () => undefined;

/** One blank every so many milliseconds, for ever. */
export const trickle: Answer = (response) => {
  response.writeHead(200);
  const timer = setInterval(() => response.write(' '), 20);
  response.on('close', () => {
    clearInterval(timer);
  });
};

/** As many blanks as anybody takes, until it is enough for a disk; tells how many were taken. */
export const endless =
  (taken: (bytes: number) => void, headers: Record<string, string> = {}): Answer =>
  (response) => {
    const chunk = Buffer.alloc(65_536, ' ');
    let sent = 0;
    const send = (): void => {
      do sent += chunk.length;
      while (response.write(chunk) && sent < 10e9);
    };
    response.writeHead(200, headers);
    response.on('drain', send).on('close', () => {
      taken(sent);
    });
    send();
  };

const BOMB = gzipSync(Buffer.alloc(20_000_000, ' '));

/** A small answer that unpacks to far too much. */
export const bomb: Answer = (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(BOMB);

/** Promises all of it, sends a half, and hangs up. */
export const half =
  (content: string): Answer =>
  (response) => {
    response.writeHead(200, { 'content-length': String(Buffer.byteLength(content)) });
    response.write(content.slice(0, content.length / 2), () => response.destroy());
  };
