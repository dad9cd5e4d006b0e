/** Fetching: redirects, second attempts, pauses that a server asks for. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { allowed } from './public-address.js';
import { createGate } from './throttle.js';
import type { Limits } from './limits.js';
import { createRequester } from './keep-alive-request.js';
import type { Answer } from './keep-alive-request.js';
import { Trouble } from './fetch-error.js';

/** What requests for one publisher may cost. */
export interface FetchBudget {
  /** How many bytes may still be read. @throws {Trouble} if bytes or time have run out */
  rest(): number;
  /** Subtracts what a request used. */
  spend(cost: 'bytes' | 'time', amount: number): void;
  /** The error for what has run out. */
  trouble(cost: 'bytes'): Trouble;
}

/** What tells a server which state of a document is known already. */
export interface Validators {
  etag?: string;
  modified?: string;
}

/** A document as a server sent it, or nothing where it is as it was (304). */
export interface Fetched extends Validators {
  bytes?: Buffer;
}

/** Fetches documents for one crawl. */
export interface Fetcher {
  /** @throws {Trouble} where there is no whole document */
  fetch(address: string, budget: FetchBudget, known?: Validators, most?: number): Promise<Fetched>;
  close(): void;
}

const ATTEMPTS = 3;

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/**
 * Fetches in the name of a directory, which servers see in their logs. One's own network is asked only for a directory
 * that is in it.
 */
export function createFetcher(directory: string, limits: Limits, now: Date, innerToo: boolean): Fetcher {
  const end = performance.now() + limits.deadline;
  const gate = createGate(limits);
  const requester = createRequester(limits, `ozg-feed/${version} (crawl; +${shown(directory)})`, innerToo);

  /** One address, as often as it is worth it. */
  async function attempt(
    url: URL,
    headers: Readonly<Record<string, string>>,
    budget: FetchBudget,
    most: number,
  ): Promise<Answer> {
    for (let nth = 1; ; nth++) {
      const wait = limits.pause * 2 ** (nth - 1);
      try {
        const answer = await gate.enter(url.host, async () => {
          const start = performance.now();
          if (start > end) throw new Trouble('crawl-deadline');
          const rest = budget.rest();
          try {
            const got = await requester.ask(url, headers, Math.min(most, rest)).catch((error: unknown) => {
              const tooLarge = error instanceof Trouble && error.code === 'crawl-large';
              if (tooLarge) budget.spend('bytes', Math.min(most, rest));
              throw tooLarge && rest < most ? budget.trouble('bytes') : error;
            });
            budget.spend('bytes', got.bytes.length);
            gate.tell(url.host, undefined);
            return got;
          } catch (error) {
            if (error instanceof Trouble) gate.tell(url.host, error);
            throw error;
          } finally {
            budget.spend('time', performance.now() - start);
          }
        });
        if (answer.status !== 429 && answer.status !== 503) return answer;
        const asked = pauseOf(answer, now) ?? wait;
        if (nth >= ATTEMPTS || asked > limits.longestPause) throw new Trouble('crawl-busy', { status: answer.status });
        budget.spend('time', asked);
        gate.pause(url.host, asked);
      } catch (error) {
        // A connection may have been closed just when it was used again; whoever is only slow is not asked twice.
        if (!(error instanceof Trouble) || error.code !== 'crawl-offline' || nth > 1) throw error;
        await sleep(wait);
      }
    }
  }

  return {
    async fetch(address, budget, known = {}, most = limits.size) {
      const headers = {
        ...(known.etag !== undefined && { 'if-none-match': known.etag }),
        ...(known.modified !== undefined && { 'if-modified-since': known.modified }),
      };
      let url = allowed(address, undefined, innerToo);
      const seen = new Set([url.href]);
      for (;;) {
        const { status, headers: got, bytes } = await attempt(url, headers, budget, most);
        const { etag, 'last-modified': modified, location } = got;
        if (status === 200 || status === 304)
          return {
            ...(status === 200 && { bytes }),
            ...(etag !== undefined && { etag }),
            ...(modified !== undefined && { modified }),
          };
        if (status === 404) throw new Trouble('crawl-missing');
        if (status === 410) throw new Trouble('crawl-gone');
        if (![301, 302, 303, 307, 308].includes(status) || location === undefined)
          throw new Trouble('crawl-refused', { status });
        url = allowed(location, url.href, innerToo);
        if (seen.has(url.href) || seen.size > limits.redirects)
          throw new Trouble('crawl-redirects', { most: limits.redirects });
        seen.add(url.href);
      }
    },
    close() {
      requester.close();
    },
  };
}

/** An address for the eyes of others: without passwords. */
function shown(address: string): string {
  if (!URL.canParse(address)) return '';
  const { protocol, host, pathname } = new URL(address);
  return `${protocol}//${host}${pathname}`;
}

/** The pause that a server asks for, in milliseconds: seconds, or a moment by its own clock. */
function pauseOf({ headers }: Answer, now: Date): number | undefined {
  const { 'retry-after': text, date } = headers;
  if (text === undefined) return;
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const moment = Date.parse(text);
  const there = Date.parse(date ?? '');
  return Number.isNaN(moment) ? undefined : Math.max(0, moment - (Number.isNaN(there) ? now.getTime() : there));
}
