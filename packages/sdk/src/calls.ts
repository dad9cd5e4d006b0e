import { abortable } from './abortable.js';
import type { RequestOptions } from './abortable.js';
import type { CacheStore, ReaderOptions } from './cache.js';
import { FeedError } from './errors/feed-error.js';
import type { FeedClientOptions } from './feed-reader.js';
import { report } from './report.js';

/** Runs one call: `address` is named if it takes too long. */
export type Call = <T>(start: () => T | Promise<T>, address: string, options?: RequestOptions) => Promise<T>;

/** What a call needs of the options of its client. */
interface CallOptions {
  totalTimeout?: number | undefined;
  store: CacheStore;
}

/** Limits calls to `totalTimeout`, and to the caller's `signal`. Requests that other callers share continue. */
export const createCall =
  ({ totalTimeout = 60_000, store }: CallOptions): Call =>
  async (start, address, options) => {
    const limit = AbortSignal.timeout(totalTimeout);
    try {
      return await abortable(() => abortable(start, options), { signal: limit });
    } catch (error) {
      if (error !== limit.reason) throw error;
      throw new FeedError('timeout', address, { cause: error });
    } finally {
      trim(store);
    }
  };

/** How fetch implementations name a network failure: browsers, Node, Deno, Bun, Cloudflare. */
const NETWORK = /^(failed to fetch|network|load failed|fetch failed|terminated|error sending|unable to connect)/i;

/** What the options of a client ask of its requests, beyond what a page's elements do. */
export function extrasOf({ headers, onRequest, fetch }: Omit<FeedClientOptions, 'src'>): ReaderOptions['extras'] {
  const beforeRequest = ({ url }: { url: string }, _: object, { retryCount }: { retryCount: number }): void => {
    try {
      onRequest?.({ url, attempt: retryCount + 1 });
    } catch (error) {
      report(error);
    }
  };
  return {
    headers,
    hooks: { beforeRequest: onRequest ? [beforeRequest] : [] },
    isBug: fetch && ((error) => !NETWORK.test((error as Error).message)),
  };
}

/** How many documents a cache keeps. */
const MAX_ENTRIES = 500;

/** Removes from a cache what was read longest ago. Elements do without: a page shows few feeds. */
function trim(store: CacheStore): void {
  if (store.size <= MAX_ENTRIES) return;
  for (const key of [...store.keys()].slice(0, store.size - MAX_ENTRIES)) store.delete(key);
}
