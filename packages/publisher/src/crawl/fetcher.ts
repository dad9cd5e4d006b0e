/** Fetches documents: redirects, second attempts, pauses that a server asks for. */
import { isLoopback } from '@ozg-widgets/feed';
import { setTimeout as sleep } from 'node:timers/promises';
import { namesPrivateHost } from '../net/private-address.js';
import { redirectOf } from '../net/redirects.js';
import { RequestError } from '../net/request-error.js';
import { createClient, USER_AGENT } from '../net/request.js';
import type { Answer, HttpClient } from '../net/request.js';
import { createThrottle } from '../net/throttle.js';
import type { Throttle } from '../net/throttle.js';
import type { Budget } from './budget.js';
import { FetchError, fromRequestError } from './fetch-error.js';
import type { Limits } from './limits.js';

/** What tells a server which version of a document is known already. */
export interface Validators {
  etag?: string;
  modified?: string;
}

/** A document as a server sent it; without `bytes` if it has not changed (304). */
export interface Fetched extends Validators {
  bytes?: Buffer;
}

/** Fetches documents for one crawl. */
export interface Fetcher {
  /** @throws {FetchError} where there is no complete document */
  fetch(address: string, budget: Budget, known?: Validators, maxSize?: number): Promise<Fetched>;
  close(): void;
}

/** One document that is fetched, at one of its addresses. */
interface Attempt {
  url: URL;
  headers: Readonly<Record<string, string>>;
  budget: Budget;
  maxSize: number;
}

/** Requests an address. @throws {FetchError} where no complete answer arrives */
type Send = (attempt: Attempt) => Promise<Answer>;

const ATTEMPTS = 3;

/**
 * Creates a fetcher for the crawl of a directory, which servers see in their logs. Private networks are asked only for a
 * directory that is in one itself (`allowPrivateNetwork`).
 */
export function createFetcher(directory: string, limits: Limits, now: Date, allowPrivateNetwork: boolean): Fetcher {
  const throttle = createThrottle(limits);
  const client = createClient(limits, allowPrivateNetwork);
  const send = withRetry(charged(client, throttle, performance.now() + limits.deadline), throttle, limits, now);
  const userAgent = `${USER_AGENT} (crawl; +${withoutCredentials(directory)})`;
  return {
    async fetch(address, budget, known = {}, maxSize = limits.size) {
      const headers = {
        accept: 'application/json',
        'user-agent': userAgent,
        ...(known.etag !== undefined && { 'if-none-match': known.etag }),
        ...(known.modified !== undefined && { 'if-modified-since': known.modified }),
      };
      let url = allowedUrl(address, allowPrivateNetwork);
      const seen = new Set([url.href]);
      for (;;) {
        const answer = await send({ url, headers, budget, maxSize });
        const { status } = answer;
        if (status === 200 || status === 304) return fetchedFrom(answer);
        if (status === 404) throw new FetchError('crawl-missing');
        if (status === 410) throw new FetchError('crawl-gone');
        const redirect = redirectOf(answer, allowPrivateNetwork);
        if (!redirect) throw new FetchError('crawl-refused', { status });
        if (redirect.refused) throw new FetchError('crawl-address', { found: redirect.to });
        url = allowedUrl(redirect.to.href, allowPrivateNetwork);
        if (seen.has(url.href) || seen.size > limits.redirects)
          throw new FetchError('crawl-redirects', { most: limits.redirects });
        seen.add(url.href);
      }
    },
    close() {
      client.close();
    },
  };
}

function fetchedFrom({ status, headers: { etag, 'last-modified': modified }, body }: Answer): Fetched {
  return {
    ...(status === 200 && { bytes: body }),
    ...(etag !== undefined && { etag }),
    ...(modified !== undefined && { modified }),
  };
}

/** Sends requests until `end` (as `performance.now()`), and charges their budgets. */
function charged(client: HttpClient, throttle: Throttle, end: number): Send {
  return async ({ url, headers, budget, maxSize }) => {
    const start = performance.now();
    if (start > end) throw new FetchError('crawl-deadline');
    const rest = budget.rest();
    const limit = Math.min(maxSize, rest);
    try {
      const answer = await client.request(url, { headers, maxSize: limit, onlyOk: true });
      budget.spend('bytes', answer.body.length);
      throttle.report(url.host, undefined);
      return answer;
    } catch (error) {
      if (!(error instanceof RequestError)) throw error;
      const isTooLarge = error.failure === 'large';
      if (isTooLarge) budget.spend('bytes', limit);
      const reason = isTooLarge && rest < maxSize ? budget.errorFor('bytes') : fromRequestError(error);
      throttle.report(url.host, reason);
      throw reason;
    } finally {
      budget.spend('time', performance.now() - start);
    }
  };
}

/** Sends a request until it is answered, at most `ATTEMPTS` times. */
function withRetry(send: Send, throttle: Throttle, limits: Limits, now: Date): Send {
  return async (attempt) => {
    const { url, budget } = attempt;
    for (let nth = 1; ; nth++) {
      const wait = limits.pause * 2 ** (nth - 1);
      try {
        const answer = await throttle.run(url.host, () => send(attempt));
        if (answer.status !== 429 && answer.status !== 503) return answer;
        const pause = retryAfter(answer, now) ?? wait;
        if (nth >= ATTEMPTS || pause > limits.longestPause)
          throw new FetchError('crawl-busy', { status: answer.status });
        budget.spend('time', pause);
        throttle.pause(url.host, pause);
      } catch (error) {
        // A kept connection may have been closed just when it was used again. Slow servers get no second attempt.
        const isConnection = error instanceof FetchError && ['crawl-offline', 'crawl-host'].includes(error.code);
        if (!isConnection || nth > 1) throw error;
        await sleep(wait);
      }
    }
  };
}

/**
 * An address that may be requested.
 * @throws {FetchError} if it is not https, or in a private network
 */
function allowedUrl(address: string, allowPrivateNetwork: boolean): URL {
  if (!URL.canParse(address)) throw new FetchError('crawl-address', { found: address });
  const url = new URL(address);
  const isSecure = url.protocol === 'https:' || (allowPrivateNetwork && url.protocol === 'http:' && isLoopback(url));
  if (!isSecure || (!allowPrivateNetwork && namesPrivateHost(url)))
    throw new FetchError('crawl-address', { found: url.href });
  url.hash = '';
  return url;
}

/** An address as others may see it: without passwords. */
function withoutCredentials(address: string): string {
  if (!URL.canParse(address)) return '';
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
}

/** The pause that a server asks for, in milliseconds: seconds, or a date by its own clock. */
function retryAfter({ headers }: Answer, now: Date): number | undefined {
  const { 'retry-after': text, date = '' } = headers;
  if (text === undefined) return;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const until = Date.parse(text);
  const serverTime = Date.parse(date);
  return Number.isNaN(until) ? undefined : Math.max(0, until - (Number.isNaN(serverTime) ? now.getTime() : serverTime));
}
