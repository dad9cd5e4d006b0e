import { abortable } from './abortable.js';
import type { RequestOptions } from './abortable.js';
import type { ReaderOptions } from './cache.js';
import { FeedError } from './errors/feed-error.js';
import type { FeedClientOptions } from './feed-reader.js';
import { report } from './report.js';

/** Runs one call: `address` is named if it takes too long. */
export type Call = <T>(start: () => T | Promise<T>, address: string, options?: RequestOptions) => Promise<T>;

/** Limits calls to `totalTimeout`, and to the caller's `signal`. Requests that other callers share continue. */
export const createCall =
  ({ totalTimeout = 60_000 }: Pick<FeedClientOptions, 'totalTimeout'>): Call =>
  async (start, address, options) => {
    const limit = AbortSignal.timeout(totalTimeout);
    try {
      return await abortable(() => abortable(start, options), { signal: limit });
    } catch (error) {
      if (error !== limit.reason) throw error;
      throw new FeedError('timeout', address, { cause: error });
    }
  };

/** The options of a client that go to the HTTP client as they are. */
export function extrasOf({ headers, onRequest }: Omit<FeedClientOptions, 'src'>): ReaderOptions['extras'] {
  if (!headers && !onRequest) return undefined;
  const beforeRequest = ({ url }: { url: string }, _: object, { retryCount }: { retryCount: number }): void => {
    try {
      onRequest?.({ url, attempt: retryCount + 1 });
    } catch (error) {
      report(error);
    }
  };
  return { headers, hooks: { beforeRequest: onRequest ? [beforeRequest] : [] } };
}
