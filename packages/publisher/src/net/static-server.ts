/** A local web server for previews: serves folders on the loopback address, with the headers that a feed should have. */
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, relative, sep } from 'node:path';
import { lookup } from 'mrmime';
import sirv from 'sirv';
import type { RequestHandler } from 'sirv';

/** A folder, and the path at which it is served. */
export interface Root {
  /** Path on the server, such as `/` or `/feeds/`. The longest one that matches a request wins. */
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

/** Media types that `mrmime` does not know, or knows as something else. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.ico': 'image/vnd.microsoft.icon',
  '.sig': 'text/plain',
  '.vcf': 'text/vcard',
};

/** Precompressed copies, the smaller one first. */
const encodings = [
  { name: 'br', suffix: '.br' },
  { name: 'gzip', suffix: '.gz' },
] as const;

/** A root as the server uses it. */
interface ServedRoot {
  at: string;
  /** Without symbolic links. */
  folder: string;
  /** Sends a file of the folder. */
  send: RequestHandler;
}

/** The lifetimes of documents, by path, as long as their ETag is the same. */
type Lifetimes = Map<string, { etag: string; ttl: number | undefined }>;

/**
 * Serves folders on the loopback address until it is closed. Rejects with the error of the system if the port is not
 * available (`EADDRINUSE`, `EACCES`).
 */
export async function startServer({ roots, port, headers }: ServerOptions): Promise<RunningServer> {
  const served = await Promise.all(roots.map(serveRoot));
  const longestFirst = served.sort((a, b) => b.at.length - a.at.length);
  const lifetimes: Lifetimes = new Map();
  const server = createServer((request, response) => {
    void answer(request, response, { roots: longestFirst, lifetimes, headers });
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

async function serveRoot({ at, folder: path }: Root): Promise<ServedRoot> {
  const folder = await realpath(path);
  return {
    at: `/${at}/`.replace(/\/+/g, '/'),
    folder,
    // Without `dev`, sirv would serve the files as they were at the start.
    send: sirv(folder, { dev: true, dotfiles: true, brotli: true, gzip: true, extensions: [] }),
  };
}

/** What all answers of a server share. */
interface Site {
  roots: readonly ServedRoot[];
  lifetimes: Lifetimes;
  headers: ServerOptions['headers'];
}

async function answer(request: IncomingMessage, response: ServerResponse, site: Site): Promise<void> {
  const path = pathOf(request.url ?? '/');
  const common: OutgoingHttpHeaders = { 'Access-Control-Allow-Origin': '*', 'X-Content-Type-Options': 'nosniff' };
  const say = (status: number, text: string, more: OutgoingHttpHeaders = {}): void => {
    const type = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-cache' };
    response.writeHead(status, { ...common, ...type, ...more });
    response.end(request.method === 'HEAD' ? undefined : `${text}\n`);
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
    const file = await locate(path, site.roots);
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
    const lifetime = await cacheControl(file, site.lifetimes);
    await send(request, response, file, { ...common, ...lifetime, ...site.headers?.(path) });
  } catch (error) {
    // One file that cannot be read must not end the server.
    if (typeof (error as NodeJS.ErrnoException).code !== 'string') throw error;
    if (response.headersSent) response.destroy();
    else say(500, 'Diese Datei ist nicht lesbar. · This file cannot be read.');
  }
}

/** The decoded path of a request; `undefined` if it is malformed. */
function pathOf(url: string): string | undefined {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/s, ''));
    return path.startsWith('/') && !/[\0\\]/.test(path) ? path : undefined;
  } catch {
    return;
  }
}

interface FileInfo {
  /** The real path, without symbolic links. */
  path: string;
  size: number;
  /** Milliseconds. */
  changed: number;
}

/** A file of a root. */
interface Located extends FileInfo {
  root: ServedRoot;
}

/** The file that a path names; `'folder'` for a folder without its slash; `undefined` if there is nothing to serve. */
async function locate(path: string, roots: readonly ServedRoot[]): Promise<Located | 'folder' | undefined> {
  const root = roots.find(({ at }) => `${path}/`.startsWith(at));
  if (!root) return;
  const rest = path.slice(root.at.length);
  // `..`, the state of a build and `.git` are not public; `.well-known` is.
  if (rest.split('/').some((name) => name.startsWith('.') && name !== '.well-known')) return;
  const file = await inside(root.folder, join(root.folder, rest));
  if (file !== 'folder') return rest.endsWith('/') || !file ? undefined : { ...file, root };
  if (!path.endsWith('/')) return 'folder';
  const index = await inside(root.folder, join(root.folder, rest, 'index.html'));
  return index === 'folder' || !index ? undefined : { ...index, root };
}

/** What is at a path, if it is still inside the folder after all symbolic links were followed. */
async function inside(folder: string, path: string): Promise<FileInfo | 'folder' | undefined> {
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

const etagOf = ({ size, changed }: FileInfo, encoding = ''): string =>
  `"${size.toString(36)}-${Math.floor(changed).toString(36)}${encoding && `-${encoding}`}"`;

/** Feeds may be cached for their `ttl`, oEmbed answers for their `cache_age`; all other files are revalidated. */
async function cacheControl(file: Located, lifetimes: Lifetimes): Promise<OutgoingHttpHeaders> {
  if (extname(file.path) !== '.json') return { 'Cache-Control': 'no-cache' };
  const etag = etagOf(file);
  let known = lifetimes.get(file.path);
  if (known?.etag !== etag) {
    known = { etag, ttl: ttlOf(await readFile(file.path, 'utf8')) };
    lifetimes.set(file.path, known);
  }
  return { 'Cache-Control': known.ttl === undefined ? 'no-cache' : `public, max-age=${known.ttl}` };
}

function ttlOf(text: string): number | undefined {
  try {
    const { format, ttl, cache_age: age } = JSON.parse(text) as Readonly<Partial<Record<string, unknown>>>;
    const lifetime = typeof format === 'string' && format.startsWith('ozg-') ? ttl : age;
    return Number.isSafeInteger(lifetime) ? (lifetime as number) : undefined;
  } catch {
    return;
  }
}

/** Sends a file, or one of its compressed copies, or 304. */
async function send(
  request: IncomingMessage,
  response: ServerResponse,
  file: Located,
  headers: OutgoingHttpHeaders,
): Promise<void> {
  const copies = await copiesOf(file);
  const copy = copies.find(({ name }) => accepts(request.headers['accept-encoding'], name));
  const etag = etagOf(copy ?? file, copy?.name);
  const all: OutgoingHttpHeaders = {
    'Content-Type': mediaType(file.path),
    ETag: etag,
    'Last-Modified': new Date(file.changed).toUTCString(),
    Vary: 'Accept-Encoding',
    ...headers,
  };
  for (const [name, value] of Object.entries(all)) if (value !== undefined) response.setHeader(name, value);
  if (isUnchanged(request, etag, file.changed)) {
    response.writeHead(304).end();
    return;
  }
  // sirv neither handles errors of the file nor closes it when the reader closes the connection.
  response.once('pipe', (source) => {
    source.once('error', () => response.destroy());
    response.once('close', () => source.destroy());
  });
  // sirv ignores the weights of Accept-Encoding and the age of copies, and answers impossible ranges with an exception.
  request.headers = { 'accept-encoding': copy?.name ?? '' };
  request.url = encodeURI(`/${relative(file.root.folder, file.path).split(sep).join('/')}`);
  file.root.send(request, response);
}

/** The media type of a file; all text is UTF-8. */
function mediaType(path: string): string {
  const extension = extname(path).toLowerCase();
  const type = mediaTypes[extension] ?? lookup(extension) ?? 'application/octet-stream';
  return /^text\/|json$|\/xml$/.test(type) ? `${type}; charset=utf-8` : type;
}

/** The compressed copies beside a file that are not older than it, and inside its folder. */
async function copiesOf(file: Located): Promise<(FileInfo & { name: string })[]> {
  const copies = await Promise.all(
    encodings.map(async ({ name, suffix }) => {
      const found = await inside(file.root.folder, file.path + suffix);
      return !found || found === 'folder' || found.changed < file.changed ? [] : [{ ...found, name }];
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

function isUnchanged(request: IncomingMessage, etag: string, changed: number): boolean {
  const tags = request.headers['if-none-match'];
  if (tags !== undefined) return tags.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  return Math.floor(changed / 1000) * 1000 <= since;
}
