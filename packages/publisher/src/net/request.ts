/** The HTTP client of all commands: one request and its answer. It does not follow redirects. */
import { readFileSync } from 'node:fs';
import { pipeline } from 'node:stream';
import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { SIZE_LIMIT } from '@ozg-widgets/feed';
import type { Dispatcher } from 'undici';
import { createConnections, proxyFor } from './connections.js';
import type { Connections } from './connections.js';
import { RequestError, toRequestError } from './request-error.js';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** The `User-Agent` of every request, so that administrators recognise it in their logs. */
export const USER_AGENT = `ozg-feed/${version}`;

/** What a server answered. */
export interface Answer {
  url: URL;
  status: number;
  /** By their names in lower case, without `set-cookie`; repeated headers are joined with commas. */
  headers: Readonly<Partial<Record<string, string>>>;
  /** The values of `set-cookie`. */
  cookies: readonly string[];
  /** Decompressed. */
  body: Buffer;
}

/** Limits of a client. Times are in milliseconds. */
export interface ClientLimits {
  /** Until a connection is established. */
  connect: number;
  /** From then until the headers of the answer have arrived. */
  headers: number;
  /** From then until the answer is complete. */
  body: number;
  /** After this time the body must have arrived at `rate` on average. */
  grace?: number;
  /** Bytes per second. */
  rate?: number;
}

/** One request. */
export interface RequestOptions {
  headers?: Readonly<Record<string, string>>;
  /** The maximum size of the decompressed body, in bytes. @default `SIZE_LIMIT` */
  maxSize?: number;
  /** Ends the request; it then rejects with the reason of the signal. */
  signal?: AbortSignal;
  /** Reads the bodies of answers with status 200 only. @default false */
  onlyOk?: boolean;
}

/** Keeps connections open between requests. */
export interface HttpClient {
  /** @throws {RequestError} where no complete answer arrives */
  request(url: URL, options?: RequestOptions): Promise<Answer>;
  close(): void;
}

/** How much of an unwanted body is read to keep its connection, in bytes. */
const DRAIN_LIMIT = 16_384;

/** Creates a client. Without `allowPrivateNetwork` it connects to public IP addresses only. */
export function createClient(limits: ClientLimits, allowPrivateNetwork: boolean): HttpClient {
  let connections: Connections | undefined;
  return {
    async request(url, { headers = {}, maxSize = SIZE_LIMIT, signal, onlyOk = false } = {}) {
      let answered = false;
      try {
        connections ??= createConnections(limits.connect, allowPrivateNetwork);
        const response = await connections.dispatcher.request({
          origin: url.origin,
          path: url.pathname + url.search,
          method: 'GET',
          headers: { accept: '*/*', 'accept-encoding': 'br, gzip', 'user-agent': USER_AGENT, ...headers },
          headersTimeout: limits.headers,
          // The time for the whole body is limited below.
          bodyTimeout: 0,
          signal: signal ?? null,
        });
        answered = true;
        const answer = { url, status: response.statusCode, ...headersOf(response.headers) };
        if (!onlyOk || answer.status === 200) return { ...answer, body: await readBody(response, limits, maxSize) };
        await discard(response, limits.body);
        return { ...answer, body: Buffer.alloc(0) };
      } catch (error) {
        if (signal?.aborted) throw signal.reason;
        throw toRequestError(error, answered, connections?.isDirect(url) ? undefined : proxyFor(url));
      }
    },
    close() {
      void connections?.dispatcher.destroy();
    },
  };
}

/** Headers that Node does not join either: of repeated ones the first counts. */
const SINGLE = new Set([
  'content-length',
  'content-type',
  'etag',
  'last-modified',
  'location',
  'retry-after',
  'server',
]);

function headersOf(all: Dispatcher.ResponseData['headers']): Pick<Answer, 'headers' | 'cookies'> {
  const { 'set-cookie': cookies = [], ...rest } = all;
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(rest)) {
    const values = [value ?? ''].flat();
    headers[name] = SINGLE.has(name) ? (values[0] ?? '') : values.join(', ');
  }
  return { headers, cookies: [cookies].flat() };
}

const decoders: Readonly<Record<string, () => Transform>> = {
  br: createBrotliDecompress,
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
};

/**
 * The decompressed body. undici's own interceptor is not used: it is experimental, skips error responses and removes the
 * headers that `check` looks at.
 */
async function readBody(response: Dispatcher.ResponseData, limits: ClientLimits, maxSize: number): Promise<Buffer> {
  const { statusCode, headers, body } = response;
  const encoding = [headers['content-encoding'] ?? ''].flat().join(',').trim().toLowerCase();
  // A body that is destroyed before its end emits an error, also where nothing reads it any more.
  body.on('error', () => undefined);
  const decoder = statusCode === 304 || statusCode === 204 ? undefined : decoders[encoding];
  if (!decoder && Number(headers['content-length'] ?? 0) > maxSize) {
    body.destroy();
    throw tooLarge(maxSize);
  }
  const transfer = watchTransfer(body, limits);
  // Errors of either stream come out where the last one is read.
  const stream: AsyncIterable<unknown> = decoder
    ? pipeline(transfer.chunks, decoder(), () => undefined)
    : transfer.chunks;
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of stream) {
      chunks.push(chunk as Buffer);
      if ((size += (chunk as Buffer).length) > maxSize) throw tooLarge(maxSize);
    }
    return Buffer.concat(chunks);
  } finally {
    transfer.end();
    body.destroy();
  }
}

const tooLarge = (maxSize: number): RequestError => new RequestError('large', { limit: Math.floor(maxSize / 1e6) });

const tooSlow = (milliseconds: number): RequestError =>
  new RequestError('slow', { seconds: Math.ceil(milliseconds / 1000) });

/** A body while it arrives. */
interface Transfer {
  /** Its chunks, still compressed. */
  chunks: AsyncIterable<Buffer>;
  /** Ends the watch. */
  end: () => void;
}

/** Aborts a body that takes too long or arrives at less than the minimum rate. */
function watchTransfer(body: Readable, { body: limit, grace, rate = 0 }: ClientLimits): Transfer {
  const start = performance.now();
  let received = 0;
  const total = setTimeout(() => body.destroy(tooSlow(limit)), limit);
  const checkRate = (): void => {
    const time = performance.now() - start;
    if (time >= (grace ?? Infinity) + (received / rate) * 1000) body.destroy(tooSlow(time));
  };
  const interval = grace === undefined ? undefined : setInterval(checkRate, Math.min(grace, 250));
  async function* count(): AsyncGenerator<Buffer> {
    for await (const chunk of body) {
      received += (chunk as Buffer).length;
      yield chunk as Buffer;
    }
  }
  return {
    chunks: count(),
    end() {
      clearTimeout(total);
      clearInterval(interval);
    },
  };
}

/** Reads the rest of a short body, so that its connection can be used again; closes the connection of a long one. */
async function discard({ body }: Dispatcher.ResponseData, timeLimit: number): Promise<void> {
  body.on('error', () => undefined);
  const timer = setTimeout(() => body.destroy(), timeLimit);
  try {
    await body.dump({ limit: DRAIN_LIMIT });
  } catch {
    // Only the connection is lost.
  } finally {
    clearTimeout(timer);
  }
}
