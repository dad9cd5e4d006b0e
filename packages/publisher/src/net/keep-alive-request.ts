/** One request and its answer: timed, sized and unpacked. */
import http from 'node:http';
import type { IncomingMessage } from 'node:http';
import https from 'node:https';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip } from 'node:zlib';
import type { Limits } from './limits.js';
import { Trouble } from './fetch-error.js';
import { publicLookup } from './public-address.js';

/** What a server answered. */
export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  /** Unpacked; empty for any status but 200. */
  bytes: Buffer;
}

/** Asks for one document, without following redirects. */
export interface Requester {
  /** @throws {Trouble} where no whole answer comes */
  ask(url: URL, headers: Readonly<Record<string, string>>, most: number): Promise<Answer>;
  /** Lets all connections go. */
  close(): void;
}

/** How much of an answer that nobody wants is read to keep its connection. */
const DRAINED = 16_384;

/** How long a connection waits for the next request, in milliseconds. */
const IDLE = 2000;

/** Asks with connections that are kept; `innerToo` where one's own network may be asked. */
export function createRequester(limits: Limits, agent: string, innerToo: boolean): Requester {
  // Of thousands of servers that are asked once each, no connection may stay open.
  const kept = { keepAlive: true, maxSockets: limits.perHost, timeout: IDLE };
  const agents = { 'http:': new http.Agent(kept), 'https:': new https.Agent(kept) };

  async function ask(url: URL, headers: Readonly<Record<string, string>>, most: number): Promise<Answer> {
    let timer: NodeJS.Timeout | undefined;
    let watch: NodeJS.Timeout | undefined;
    let late: Trouble | undefined;
    const request = (url.protocol === 'https:' ? https : http).request(url, {
      agent: agents[url.protocol as keyof typeof agents],
      headers: { accept: 'application/json', 'accept-encoding': 'br, gzip', 'user-agent': agent, ...headers },
      ...(!innerToo && { lookup: publicLookup }),
    });
    const within = (milliseconds: number, trouble: Trouble): void => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        late = trouble;
        request.destroy(trouble);
      }, milliseconds);
    };
    let response: IncomingMessage | undefined;
    try {
      response = await new Promise<IncomingMessage>((resolve, reject) => {
        const silent = new Trouble('crawl-unanswered');
        within(limits.connect, silent);
        request.once('socket', (socket) => {
          const connected = (): void => {
            within(limits.headers, silent);
          };
          if (socket.connecting) socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', connected);
          else connected();
        });
        request.once('response', resolve);
        request.on('error', reject);
        request.end();
      });
      within(limits.body, slowAfter(limits.body));
      watch = watchRate(request, limits, (trouble) => (late ??= trouble));
      const { statusCode: status = 0 } = response;
      if (status === 200) return { status, headers: response.headers, bytes: await bodyOf(response, most) };
      const length = Number(response.headers['content-length'] ?? (status === 304 ? 0 : Infinity));
      if (length > DRAINED) request.destroy();
      else await finished(response.resume());
      return { status, headers: response.headers, bytes: Buffer.alloc(0) };
    } catch (error) {
      request.destroy();
      throw late ?? readable(error, response !== undefined);
    } finally {
      clearTimeout(timer);
      clearInterval(watch);
    }
  }

  return {
    ask,
    close() {
      for (const agent of Object.values(agents)) agent.destroy();
    },
  };
}

const slowAfter = (milliseconds: number): Trouble =>
  new Trouble('crawl-slow', { seconds: Math.ceil(milliseconds / 1000) });

/** Ends a request whose body arrives at less than the minimum rate; calls `tell` first. */
function watchRate(
  request: http.ClientRequest,
  { grace, rate }: Limits,
  tell: (trouble: Trouble) => void,
): NodeJS.Timeout {
  const start = performance.now();
  const { socket } = request;
  const before = socket?.bytesRead ?? 0;
  return setInterval(
    () => {
      const time = performance.now() - start;
      const received = (socket?.bytesRead ?? 0) - before;
      if (time < grace + (received / rate) * 1000) return;
      const trouble = slowAfter(time);
      tell(trouble);
      request.destroy(trouble);
    },
    Math.min(grace, 250),
  );
}

/** A body, unpacked and whole, of which no more than the limit is ever held. */
async function bodyOf(response: IncomingMessage, limit: number): Promise<Buffer> {
  const tooLarge = new Trouble('crawl-large', { limit: Math.floor(limit / 1e6) });
  const encoding = response.headers['content-encoding'] ?? 'identity';
  if (encoding === 'identity' && Number(response.headers['content-length'] ?? 0) > limit) throw tooLarge;
  let stream: Readable = response;
  if (encoding !== 'identity') {
    const unpack = encoding === 'br' ? createBrotliDecompress() : createGunzip();
    response.on('error', (error) => unpack.destroy(error));
    stream = response.pipe(unpack);
  }
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream as AsyncIterable<Buffer>) {
    if ((size += part.length) > limit) throw tooLarge;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** What went wrong below HTTP, as a trouble. */
function readable(error: unknown, answered: boolean): Trouble {
  if (error instanceof Trouble) return error;
  const { code, message, errors } = error as NodeJS.ErrnoException & { errors?: unknown };
  // Of several addresses of a server that all failed, there is one error with all of theirs inside.
  const [inner] = Array.isArray(errors) ? (errors as unknown[]) : [];
  if (inner instanceof Trouble) return inner;
  if (code === undefined) throw error;
  const problem = code;
  if (/^(CERT|ERR_TLS|ERR_SSL|EPROTO|DEPTH_|SELF_|UNABLE_)/.test(code))
    return new Trouble('crawl-certificate', { problem: message }, { cause: error });
  return new Trouble(answered ? 'crawl-cut' : 'crawl-offline', { problem }, { cause: error });
}
