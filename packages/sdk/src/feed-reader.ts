import { readFeed } from '@ozg-widgets/feed';
import type { Feed } from '@ozg-widgets/feed';
import { FeedError } from './errors/feed-error.js';
import { createReader, shared } from './cache.js';
import type { Live, ReaderOptions } from './cache.js';

/** How a client reads. Times are in milliseconds. */
export interface FeedClientOptions {
  /** Address of the feed; in a page it may be relative. */
  src: string;
  /** Only what was signed with this key counts: Ed25519, base64; several with blanks between them, any may fit. */
  publicKey?: string | undefined;
  /** For one attempt until the answer begins; 10,000 unless told. */
  timeout?: number | undefined;
  /** For one reading as a whole; 30,000 unless told. */
  deadline?: number | undefined;
  /** How often to try again; 2 unless told. */
  retries?: number | undefined;
  /** Another `fetch`, for tests or a proxy. Such a client shares nothing with others. */
  fetch?: typeof fetch | undefined;
  /** The clock, in milliseconds since 1970. */
  now?: (() => number) | undefined;
}

/** A feed, with how fresh it is. */
export type LiveFeed = Live<Feed>;

/** Reads a feed as `createFeedClient` does, but answers at once with what is known and need not be read again. */
export function feedReader(options: FeedClientOptions): () => LiveFeed | Promise<LiveFeed> {
  const read = createReader(withDefaults(options), options.fetch ? {} : shared);
  return () => read(absolute(options.src), (document) => readFeed(document).feed);
}

/** How to read, where that is not told. */
export const withDefaults = ({
  publicKey,
  timeout = 10_000,
  deadline = 30_000,
  retries = 2,
  fetch,
  now = Date.now,
}: Omit<FeedClientOptions, 'src'>): ReaderOptions => ({ publicKey, timeout, deadline, retries, fetch, now });

/**
 * A full address, of a relative one by its base: the page's own unless told.
 * @throws {FeedError} where it is none
 */
export function absolute(src: string, base = (globalThis as Partial<WorkerGlobalScope>).location?.href): string {
  try {
    return new URL(src, base).href;
  } catch (cause) {
    throw new FeedError('invalid', src, { detail: 'address', cause });
  }
}
