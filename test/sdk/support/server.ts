import { isFeedError } from '@ozg-widgets/sdk';
import type { FeedError } from '@ozg-widgets/sdk';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { head } from '../../feed/fixtures/example.js';

/** How a server answers; `nth` counts the requests, from 1. */
export type Answer = (response: ServerResponse, nth: number) => unknown;

/** A web server of this machine. */
export interface Server {
  /** Where its feed is. No two tests share one, for clients of the same address share what they know. */
  readonly src: string;
  /** What it does from now on. */
  answer: Answer;
  /** What it was asked, oldest first. */
  readonly requests: { readonly headers: IncomingHttpHeaders; readonly at: number }[];
  /** Nobody listens there any longer. */
  stop(): Promise<void>;
  /** It is back, at the same address. */
  start(): Promise<void>;
}

const running = new Set<Server>();
let made = 0;

export async function serve(answer: Answer = feed()): Promise<Server> {
  const path = `/${++made}/feed.json`;
  const requests: Server['requests'] = [];
  const http = createServer((request, response) => {
    requests.push({ headers: request.headers, at: performance.now() });
    server.answer(response, requests.length);
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve) => {
      http.listen(port, '127.0.0.1', resolve);
    });
  await listen(0);
  const { port } = http.address() as AddressInfo;
  const server: Server = {
    src: `http://127.0.0.1:${port}${path}`,
    answer,
    requests,
    start: () => listen(port),
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
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map((server) => server.stop()));
  running.clear();
}

/** A good feed, or what is made of it by other keys. */
export const text = (more: object = {}): string => JSON.stringify({ ...head, ...more });

export const feed =
  (more?: object): Answer =>
  (response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(text(more));

export const body =
  (content: string | Buffer, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(content);

export const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(code, headers).end(`{"status":${code}}`);

/** One answer after the other; the last one stays. */
export const inTurn =
  (...answers: Answer[]): Answer =>
  (response, nth) =>
    answers[Math.min(nth, answers.length) - 1]!(response, nth);

/** An answer that waits until it is let go. */
export function held(answer: Answer = feed()): { answer: Answer; letGo: () => void; arrived: Promise<void> } {
  const { promise, resolve: letGo } = withResolvers();
  const { promise: arrived, resolve: arrive } = withResolvers();
  return {
    letGo,
    arrived,
    answer: async (response, nth) => {
      arrive();
      await promise;
      answer(response, nth);
    },
  };
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve!: () => void;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** Begins a good feed and then breaks off. */
export const brokenOff: Answer = (response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write(text().slice(0, 40), () => response.destroy());
};

/** Promises more than it sends, and hangs up. */
export const tooShort: Answer = (response) => {
  response.writeHead(200, { 'content-length': String(text().length + 100) });
  response.write(text(), () => response.socket?.end());
};

/** Sends blanks for ever: as fast as they are taken, or one every so many milliseconds. Tells how many it was. */
export const endless =
  (every: number | undefined, gone: (sent: number) => void): Answer =>
  (response) => {
    const chunk = ' '.repeat(every === undefined ? 65_536 : 1);
    let sent = 0;
    const send = (): void => {
      do sent += chunk.length;
      while (response.write(chunk) && every === undefined);
    };
    response.writeHead(200);
    send();
    const timer = setInterval(send, every ?? 2_147_483_647);
    if (every === undefined) response.on('drain', send);
    response.on('close', () => {
      clearInterval(timer);
      gone(sent);
    });
  };

export const never: Answer = () => undefined;

/** What was thrown. */
export const thrown = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => {
      throw new Error('Nothing was thrown.');
    },
    (error: unknown) => error,
  );

/** The FeedError that was thrown; anything else is a bug. */
export async function failure(work: Promise<unknown>): Promise<FeedError> {
  const error = await thrown(work);
  if (!isFeedError(error)) throw error as Error;
  return error;
}
