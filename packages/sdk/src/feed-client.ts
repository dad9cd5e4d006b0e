import { contactsFor } from '@ozg-widgets/feed';
import type { Contact, Service, words } from '@ozg-widgets/feed';
import type { RequestOptions } from './abortable.js';
import { cacheKey, DAY } from './cache.js';
import type { CacheStore } from './cache.js';
import { createCall, extrasOf } from './calls.js';
import { absolute, feedReader, storeOf } from './feed-reader.js';
import type { FeedClientOptions, FeedSnapshot } from './feed-reader.js';
import { parseFeed } from './feed-value.js';

/** What a contact is for. Unlike the words in a feed, which is an open list, a query takes only known ones. */
export type ContactRole = (typeof words.role)[number];

/** Which contacts to look for. */
export interface ContactQuery {
  /** @example 'support' */
  role?: ContactRole | undefined;
  /**
   * LeiKa key of a service.
   * @example '99115005104000'
   */
  service?: string | undefined;
}

/** What a client may start with: a snapshot of another process, copied with `JSON` or `structuredClone`. */
export interface InitialSnapshot {
  /** The feed document. */
  readonly value: object;
  /** When it was read, in milliseconds since 1970. */
  readonly readAt: number;
}

/** Answers questions about one feed. */
export interface FeedClient {
  /**
   * The feed. It is read once and kept for its `ttl`, then read again. If that fails, the last good answer stays, with
   * the reason in `error`.
   *
   * @throws {FeedError} if there is no answer; the next call tries again
   * @example
   * ```ts
   * const { value: feed, readAt, error } = await client.feed({ signal: AbortSignal.timeout(2_000) });
   * console.log(feed.area.name, new Date(readAt), error?.reason ?? 'current');
   * ```
   */
  feed(options?: RequestOptions): Promise<FeedSnapshot>;
  /**
   * The service with this LeiKa key, blanks allowed; `undefined` if the area does not list it.
   *
   * @example
   * ```ts
   * const service = await client.service('99 115 005 104 000');
   * ```
   */
  service(key: string, options?: RequestOptions): Promise<Service | undefined>;
  /**
   * The contacts that fit, best first.
   *
   * @example
   * ```ts
   * const [office] = await client.contacts({ role: 'contact-point', service: '99115005104000' });
   * ```
   */
  contacts(query?: ContactQuery, options?: RequestOptions): Promise<Contact[]>;
}

/** Options of a client of a single feed. */
export interface InitialOptions {
  /**
   * What is known already, for example from server rendering. It counts for its `ttl` from `readAt`, unless the cache
   * has something newer. Ignored with `publicKey`, since it cannot be verified.
   */
  initial?: InitialSnapshot | undefined;
}

/**
 * Creates a client for one feed. Clients of the same address share its requests and answers. Creating one sends no
 * request.
 *
 * @example
 * ```ts
 * const client = createFeedClient({ src: 'https://www.stadt.example.org/feed.json' });
 * const { value: feed } = await client.feed();
 * ```
 */
export function createFeedClient(options: FeedClientOptions & InitialOptions): FeedClient {
  const own = { ...options, store: storeOf(options) };
  const call = createCall(own);
  const read = feedReader(own, extrasOf(own));
  let { initial } = options;
  const start = (): FeedSnapshot | Promise<FeedSnapshot> => {
    if (initial) seed(own, initial);
    initial = undefined;
    return read();
  };
  const feed = (request?: RequestOptions): Promise<FeedSnapshot> => call(start, own.src, request);
  return {
    feed,
    service: async (key, request) => (await feed(request)).value.service(key),
    contacts: async (query = {}, request) => contactsFor((await feed(request)).value, query),
  };
}

/** Puts a snapshot into the cache. */
function seed(
  { src, publicKey, store }: FeedClientOptions & { store: CacheStore },
  { value, readAt }: InitialSnapshot,
): void {
  const feed = publicKey == null ? parseFeed(value) : undefined;
  const key = cacheKey(absolute(src), 'feed', publicKey);
  const known = store.get(key);
  if (!feed || (known?.lastGood && known.lastGood.readAt >= readAt)) return;
  const lastGood = Object.freeze({ value: feed, readAt, error: undefined });
  store.set(key, { ...known, lastGood, staleAt: readAt + Math.min(feed.ttl, DAY) * 1000 });
}
