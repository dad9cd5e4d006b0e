/** A small web server for trying out: it serves folders on this machine only, with the headers a feed should have. */
import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** A folder, and the path at which it is served. */
export interface Root {
  /** Path on the server, such as `/` or `/feeds/`. The longest one that fits a request wins. */
  at: string;
  folder: string;
}

/** What to serve, and where. */
export interface ServerOptions {
  roots: readonly Root[];
  /** 0 means any free port. */
  port: number;
  /** More headers for a path, such as a Content-Security-Policy; they replace those of the same name. */
  headers?: (path: string) => Record<string, string>;
}

/** A server that listens. */
export interface RunningServer {
  /** Its address, with a slash at the end. */
  url: string;
  close(): Promise<void>;
}

const LOOPBACK = '127.0.0.1';

const mediaTypes: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.gif': 'image/gif',
  '.htm': 'text/html; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/vnd.microsoft.icon',
  '.ics': 'text/calendar; charset=utf-8',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.jsonld': 'application/ld+json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.sig': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.vcf': 'text/vcard; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
  '.zip': 'application/zip',
};

/** Precompressed copies, the smaller one first. */
const encodings = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const;

/**
 * Serves folders on the loopback address until it is closed. Rejects with the error of the system where the port cannot
 * be had (`EADDRINUSE`, `EACCES`).
 */
export async function startServer({ roots, port, headers }: ServerOptions): Promise<RunningServer> {
  const found = await Promise.all(
    roots.map(async ({ at, folder }) => ({ at: `/${at}/`.replace(/\/+/g, '/'), folder: await realpath(folder) })),
  );
  const longestFirst = found.sort((a, b) => b.at.length - a.at.length);
  const ttls = new Map<string, { etag: string; ttl: number | undefined }>();

  const server = createServer((request, response) => {
    void answer(request, response, longestFirst, ttls, headers);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    url: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

type Ttls = Map<string, { etag: string; ttl: number | undefined }>;

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  roots: readonly Root[],
  ttls: Ttls,
  more: ServerOptions['headers'],
): Promise<void> {
  const path = pathOf(request.url ?? '/');
  const common: OutgoingHttpHeaders = { 'Access-Control-Allow-Origin': '*', 'X-Content-Type-Options': 'nosniff' };
  const say = (status: number, sentence: string, also: OutgoingHttpHeaders = {}): void => {
    const type = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-cache' };
    response.writeHead(status, { ...common, ...type, ...also });
    response.end(request.method === 'HEAD' ? undefined : `${sentence}\n`);
  };

  if (request.method !== 'GET' && request.method !== 'HEAD') {
    say(405, 'Nur GET und HEAD. · Only GET and HEAD.', { Allow: 'GET, HEAD' });
    return;
  }
  if (path === undefined) {
    say(400, 'Diese Adresse ist nicht lesbar. · This address cannot be read.');
    return;
  }
  try {
    const file = await locate(path, roots);
    if (!file) {
      say(404, 'Hier liegt nichts. · Nothing here.');
      return;
    }
    if (file === 'folder') {
      say(301, 'Ein Ordner. · A folder.', {
        Location: `${encodeURIComponent(path.slice(path.lastIndexOf('/') + 1))}/`,
      });
      return;
    }
    await send(request, response, file, { ...common, ...(await cacheControl(file, ttls)), ...more?.(path) });
  } catch (error) {
    // A reader that goes away in the middle is no fault; one file that cannot be read must not end the server.
    if (typeof (error as NodeJS.ErrnoException).code !== 'string') throw error;
    if (response.headersSent) response.destroy();
    else say(500, 'Diese Datei ist nicht lesbar. · This file cannot be read.');
  }
}

/** The decoded path of a request, or `undefined` where it is malformed. */
function pathOf(url: string): string | undefined {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/s, ''));
    return path.startsWith('/') && !/[\0\\]/.test(path) ? path : undefined;
  } catch {
    return;
  }
}

interface Located {
  /** The real path, symbolic links followed. */
  path: string;
  size: number;
  /** Milliseconds. */
  changed: number;
}

/** The file that a path names, `'folder'` for one that lacks its slash, `undefined` where there is nothing to serve. */
async function locate(path: string, roots: readonly Root[]): Promise<Located | 'folder' | undefined> {
  const root = roots.find(({ at }) => `${path}/`.startsWith(at));
  if (!root) return;
  const rest = path.slice(root.at.length);
  // Names with a dot in front (`..`, the state of a build, `.git`) are nobody's business; `.well-known` is public by its name.
  if (rest.split('/').some((name) => name.startsWith('.') && name !== '.well-known')) return;
  const file = await inside(root.folder, join(root.folder, rest));
  if (file !== 'folder') return rest.endsWith('/') ? undefined : file;
  if (!path.endsWith('/')) return 'folder';
  const index = await inside(root.folder, join(root.folder, rest, 'index.html'));
  return index === 'folder' ? undefined : index;
}

/** What lies at a path, once every symbolic link is followed and it is still inside the folder. */
async function inside(folder: string, path: string): Promise<Located | 'folder' | undefined> {
  try {
    const real = await realpath(path);
    if (real !== folder && !real.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return;
    const found = await stat(real);
    if (found.isDirectory()) return 'folder';
    return found.isFile() ? { path: real, size: found.size, changed: found.mtimeMs } : undefined;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return;
    throw error;
  }
}

const etagOf = ({ size, changed }: Located, encoding = ''): string =>
  `"${size.toString(36)}-${Math.floor(changed).toString(36)}${encoding && `-${encoding}`}"`;

/** A feed may be kept for its `ttl`, an oEmbed answer for its `cache_age`; everything else is asked for again, and mostly answered with 304. */
async function cacheControl(file: Located, ttls: Ttls): Promise<OutgoingHttpHeaders> {
  if (extname(file.path) !== '.json') return { 'Cache-Control': 'no-cache' };
  const etag = etagOf(file);
  let known = ttls.get(file.path);
  if (known?.etag !== etag) {
    known = { etag, ttl: ttlOf(await readFile(file.path, 'utf8')) };
    ttls.set(file.path, known);
  }
  return { 'Cache-Control': known.ttl === undefined ? 'no-cache' : `public, max-age=${known.ttl}` };
}

function ttlOf(text: string): number | undefined {
  try {
    const { format, ttl, cache_age: age } = JSON.parse(text) as Readonly<Partial<Record<string, unknown>>>;
    const lasts = typeof format === 'string' && format.startsWith('ozg-') ? ttl : age;
    return Number.isSafeInteger(lasts) ? (lasts as number) : undefined;
  } catch {
    return;
  }
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  file: Located,
  headers: OutgoingHttpHeaders,
): Promise<void> {
  const copies = await copiesOf(file);
  const copy = copies.find(({ name }) => accepts(request.headers['accept-encoding'], name));
  const body = copy ?? file;
  const etag = etagOf(body, copy?.name);
  const all: OutgoingHttpHeaders = {
    'Content-Type': mediaTypes[extname(file.path).toLowerCase()] ?? 'application/octet-stream',
    ETag: etag,
    'Last-Modified': new Date(file.changed).toUTCString(),
    ...(copies.length && { Vary: 'Accept-Encoding' }),
    ...headers,
  };
  if (unchanged(request, etag, file.changed)) {
    response.writeHead(304, all).end();
    return;
  }
  response.writeHead(200, { ...all, ...(copy && { 'Content-Encoding': copy.name }), 'Content-Length': body.size });
  if (request.method === 'HEAD') response.end();
  else await pipeline(createReadStream(body.path), response);
}

/** The precompressed copies beside a file that are not older than it. */
async function copiesOf(file: Located): Promise<(Located & { name: string })[]> {
  const copies = await Promise.all(
    encodings.map(async ({ name, suffix }) => {
      const found = await stat(file.path + suffix).catch(() => undefined);
      if (!found?.isFile() || found.mtimeMs < file.changed) return [];
      return [{ name, path: file.path + suffix, size: found.size, changed: found.mtimeMs }];
    }),
  );
  return copies.flat();
}

function accepts(header: string | string[] | undefined, encoding: string): boolean {
  const offers = new Map(
    String(header ?? '')
      .split(',')
      .map((part) => part.replace(/\s/g, '').toLowerCase().split(';q='))
      .map(([name, weight]) => [name, weight === undefined || Number(weight) > 0]),
  );
  return offers.get(encoding) ?? offers.get('*') ?? false;
}

function unchanged(request: IncomingMessage, etag: string, changed: number): boolean {
  const tags = request.headers['if-none-match'];
  if (tags !== undefined) return tags.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  return Math.floor(changed / 1000) * 1000 <= since;
}
