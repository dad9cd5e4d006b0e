import type { Feed } from '@ozg-widgets/feed';
import { FeedError } from './errors/feed-error.js';
import { createReader, shared } from './cache.js';
import type { CacheStore, ReaderOptions, Snapshot } from './cache.js';
import { parseFeed } from './feed-value.js';
import type { OutgoingRequest } from './http/read.js';
import type { Fetch } from './platform.js';

/** How a client reads. Times are in milliseconds. */
export interface FeedClientOptions {
  /**
   * URL of the feed; in a page it may be relative.
   * @example 'https://www.stadt.example.org/ozg/areas/064350014014.json'
   */
  src: string;
  /**
   * Only documents signed with this key count: Ed25519, base64; several keys separated by whitespace, any may fit.
   * @example 'MCowBQYDK2VwAyEA…'
   */
  publicKey?: string | undefined;
  /**
   * Time limit of one attempt, until the response begins, in milliseconds.
   * @default 10000
   */
  timeout?: number | undefined;
  /**
   * Time limit of one document: all attempts, the pauses between them, and the body, in milliseconds.
   * @default 30000
   */
  deadline?: number | undefined;
  /**
   * Time limit of one call, which may read several documents, in milliseconds.
   * @default 60000
   */
  totalTimeout?: number | undefined;
  /**
   * How often to try again after a network failure or the statuses 408, 429, 500, 502, 503 and 504.
   * @default 2
   */
  retries?: number | undefined;
  /**
   * Headers of every request. In a page they cause a CORS preflight.
   * @example { 'user-agent': 'portal/2.1 (it@stadt.example.org)' }
   */
  headers?: Record<string, string> | undefined;
  /**
   * Called before each attempt; for logs and metrics.
   * @example ({ url, attempt }) => log.debug(`${url} #${attempt}`)
   */
  onRequest?: ((request: OutgoingRequest) => void) | undefined;
  /** Another `fetch`, for tests or a proxy. Such a client has its own cache, unless it has a `store`. */
  fetch?: Fetch | undefined;
  /**
   * The cache: a `Map`, or what behaves like one. By default all clients of a page or process share one that keeps the
   * 500 documents read last.
   * @example new Map()
   */
  store?: CacheStore | undefined;
  /**
   * The clock, in milliseconds since 1970.
   * @default Date.now
   */
  now?: (() => number) | undefined;
}

/** A feed, and how fresh it is. */
export type FeedSnapshot = Snapshot<Feed>;

/**
 * Reads a feed as `createFeedClient` does, but answers without a promise if the feed is cached.
 * @internal
 */
export function feedReader(
  options: FeedClientOptions,
  extras?: ReaderOptions['extras'],
): () => FeedSnapshot | Promise<FeedSnapshot> {
  const read = createReader(withDefaults(options, extras), storeOf(options));
  return () => read(absolute(options.src), parseFeed);
}

/** The options with their defaults. */
export const withDefaults = (
  {
    publicKey,
    timeout = 10_000,
    deadline = 30_000,
    retries = 2,
    fetch,
    now = Date.now,
  }: Omit<FeedClientOptions, 'src'>,
  extras?: ReaderOptions['extras'],
): ReaderOptions => ({ publicKey, timeout, deadline, retries, fetch, now, extras });

/** The cache of a client: what another `fetch` reads is not shared. */
export const storeOf = ({ store, fetch }: Omit<FeedClientOptions, 'src'>): CacheStore =>
  store ?? (fetch ? new Map() : shared);

/**
 * The absolute form of a URL; `base` is the page by default.
 * @throws {FeedError} if it is not a URL
 */
export function absolute(src: string, base = (globalThis as Partial<WorkerGlobalScope>).location?.href): string {
  try {
    return new URL(src, base).href;
  } catch (cause) {
    throw new FeedError('invalid', src, { detail: 'address', cause });
  }
}
