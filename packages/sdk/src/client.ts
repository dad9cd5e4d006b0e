import { directoryFrom, readCoverage } from '@ozg-widgets/feed';
import type { CoverageDocument } from '@ozg-widgets/feed';
import type { RequestOptions } from './abortable.js';
import { createReader } from './cache.js';
import type { Snapshot } from './cache.js';
import { createCall, extrasOf } from './calls.js';
import { deepFreeze } from './deep-freeze.js';
import { DirectoryClient } from './directory/directory-client.js';
import type { ListQuery } from './directory/directory-client.js';
import type { AreaQuery } from './directory/lookup-query.js';
import { expand, resolveSafe } from './directory/urls.js';
import type { AreaAnswer } from './errors/area-answer.js';
import { FeedError, isFeedError } from './errors/feed-error.js';
import { createFeedClient } from './feed-client.js';
import type { FeedClient, InitialOptions } from './feed-client.js';
import { absolute, storeOf, withDefaults } from './feed-reader.js';
import type { FeedClientOptions, FeedSnapshot } from './feed-reader.js';
import { readFeeds } from './read-feeds.js';
import type { AreaFeed } from './read-feeds.js';
import { linked, updates, watch } from './watch.js';
import type { FeedListener, FeedUpdate } from './watch.js';

/** How a client reads. Times are in milliseconds. */
export interface ClientOptions extends Omit<FeedClientOptions, 'src'>, InitialOptions {
  /** URL of the feed; in a page it may be relative. Without it, only the directory can be asked. */
  src?: string | undefined;
  /**
   * URL of the directory.
   * @default the `directory.json` of the tree that the feed is part of
   */
  directory?: string | undefined;
}

/** How far one service has come everywhere, and how fresh that is. */
export type CoverageSnapshot = Snapshot<CoverageDocument>;

/** Options of calls that list areas. */
export interface ListOptions extends ListQuery, RequestOptions {}

/** Answers questions about one feed, and about the areas and services of the directory that it belongs to. */
export interface Client extends FeedClient {
  /**
   * The area with this key, name or postcode; for a dissolved one, its successor.
   *
   * @throws {FeedError} `missing`, with `detail: 'no-area'` if there is none, or an {@link AmbiguousError} with
   * `candidates` if several fit
   * @example
   * ```ts
   * const { name, feed } = await client.area({ ags: '06435014' });
   * ```
   */
  area(query: AreaQuery, options?: RequestOptions): Promise<AreaAnswer>;
  /**
   * The areas that fit what someone has typed so far: name, postcode, AGS or ARS; likeliest first.
   *
   * @example
   * ```ts
   * const suggestions = await client.search('neuenk');
   * ```
   */
  search(typed: string, options?: RequestOptions): Promise<AreaAnswer[]>;
  /**
   * All areas that the directory lists, or those within one of them; sorted by ARS, without dissolved ones.
   *
   * @throws {FeedError} if a part cannot be listed, unless there is `onError`
   * @example
   * ```ts
   * const towns = await client.areas({ within: '06534' });
   * ```
   */
  areas(options?: ListOptions): Promise<AreaAnswer[]>;
  /**
   * The feeds of all areas that the directory lists, or of those within one of them. A feed that cannot be read is
   * yielded with its `error`, and does not end the loop.
   *
   * @example
   * ```ts
   * for await (const { area, snapshot, error } of client.feeds({ within: '06534' })) {
   *   console.log(area.name, snapshot?.value.services.length ?? error?.reason);
   * }
   * ```
   */
  feeds(options?: ListOptions): AsyncGenerator<AreaFeed, void, void>;
  /**
   * How far the service with this LeiKa key has come everywhere.
   *
   * @throws {FeedError} `missing` with `detail: 'no-coverage'` if the directory does not count the service
   * @example
   * ```ts
   * const { value: coverage } = await client.coverage('99115005104000');
   * console.log(share(coverage, 'available')?.population);
   * ```
   */
  coverage(key: string, options?: RequestOptions): Promise<CoverageSnapshot>;
  /**
   * Calls `listener` with the feed now and whenever it has changed. It is read again after each `ttl`, at most once a
   * minute. An error that the listener throws is reported as that of an event listener. Returns a function that stops.
   *
   * @example
   * ```ts
   * const stop = client.watch(({ changes, error }) => {
   *   for (const { key, before, after } of changes) console.log(key, before?.rollout?.state, after?.rollout?.state);
   * });
   * ```
   */
  watch(listener: FeedListener, options?: RequestOptions): () => void;
  /**
   * Yields the feed now and whenever it has changed, until the signal is aborted.
   *
   * @example
   * ```ts
   * for await (const { snapshot, changes } of client.watch({ signal })) console.log(snapshot?.readAt, changes.length);
   * ```
   */
  watch(options?: RequestOptions): AsyncGenerator<FeedUpdate, void, void>;
  /**
   * Removes a document from the cache, so that the next call reads it again; without `address`, all documents.
   *
   * @example
   * ```ts
   * client.forget('https://www.stadt.example.org/feed.json');
   * ```
   */
  forget(address?: string): void;
}

/**
 * Creates a client for one feed and the directory that it belongs to. Clients of the same address share its requests
 * and answers. Creating one sends no request.
 *
 * @example
 * ```ts
 * const client = createClient({ src: 'https://www.stadt.example.org/ozg/areas/064350014014.json' });
 * const { value: feed } = await client.feed();
 * ```
 */
export function createClient(options: ClientOptions): Client {
  const { src = '', now = Date.now } = options;
  const store = storeOf(options);
  const own = { ...options, src, store };
  const feeds = createFeedClient(own);
  const call = createCall(own);
  const readerOptions = withDefaults(options, extrasOf(options));
  const directoryUrl = (): string => absolute(options.directory ?? directoryOf(src));
  const directory = new DirectoryClient(directoryUrl, readerOptions, store);
  const readFigures = createReader(readerOptions, store, 'coverage');
  const watched = { read: (request: RequestOptions) => feeds.feed(request), now };
  // Named in errors; the call itself finds out whether it is a URL.
  const named = options.directory ?? src;

  async function coverage(key: string): Promise<CoverageSnapshot> {
    const leika = key.replace(/\s/g, '');
    const { address, template } = await directory.coverage();
    const at = template === undefined ? undefined : resolveSafe(expand(template, { key: leika }), address);
    const none = (cause?: FeedError): FeedError => new FeedError('missing', address, { detail: 'no-coverage', cause });
    if (at === undefined) throw none();
    let found: CoverageSnapshot;
    try {
      found = await readFigures(at, (document) => deepFreeze(readCoverage(document).document));
    } catch (error) {
      throw isFeedError(error) && error.reason === 'missing' ? none(error) : error;
    }
    // Another service's figures under this one's name would be worse than none.
    if (found.value.service.key !== leika) throw new FeedError('invalid', at, { detail: 'format' });
    return found;
  }

  const areas = (list: ListOptions = {}): Promise<AreaAnswer[]> => call(() => directory.areas(list), named, list);

  function watchFeed(listener: FeedListener, request?: RequestOptions): () => void;
  function watchFeed(request?: RequestOptions): AsyncGenerator<FeedUpdate, void, void>;
  function watchFeed(
    first: FeedListener | RequestOptions = {},
    request: RequestOptions = {},
  ): (() => void) | AsyncGenerator<FeedUpdate, void, void> {
    return typeof first === 'function'
      ? watch(watched, first, request.signal)
      : updates(watched, linked(first.signal).signal);
  }

  return {
    ...feeds,
    area: (query, request) => call(() => directory.area(query), named, request),
    search: (typed, request) => call(() => directory.search(typed), named, request),
    areas,
    feeds: (list = {}) =>
      readFeeds(areas, (address) => createFeedClient({ ...own, src: address, initial: undefined }), list),
    coverage: (key, request) => call(() => coverage(key), named, request),
    watch: watchFeed,
    forget(address) {
      const prefix = address === undefined ? '' : `${absolute(address)} `;
      for (const key of [...store.keys()]) if (key.startsWith(prefix)) store.delete(key);
    },
  };
}

/** The address of a feed's directory. */
function directoryOf(src: string): string {
  const feed = absolute(src);
  return absolute(directoryFrom(new URL(feed).pathname), feed);
}

export type { FeedSnapshot };
