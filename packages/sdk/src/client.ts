import { readCoverage } from '@ozg-widgets/feed';
import type { AreaQuery, CoverageDocument } from '@ozg-widgets/feed';
import { addressOf, createDirectoryClient, expand } from './directory/directory-client.js';
import type { AreaAnswer } from './directory/directory-client.js';
import { createFeedClient } from './feed-client.js';
import type { FeedClient } from './feed-client.js';
import { FeedError, isFeedError } from './errors/feed-error.js';
import { absolute, withDefaults } from './feed-reader.js';
import type { FeedClientOptions, LiveFeed } from './feed-reader.js';
import { createReader, shared } from './cache.js';
import type { Live } from './cache.js';
import { watch } from './watch.js';
import type { FeedListener } from './watch.js';

/** How a client reads. Times are in milliseconds. */
export interface ClientOptions extends Omit<FeedClientOptions, 'src'> {
  /** Address of the feed; in a page it may be relative. Without one, only the directory can be asked. */
  src?: string | undefined;
  /** Address of the directory; else the `directory.json` that the feed's publisher has beside it. */
  directory?: string | undefined;
}

/** How far one service has come everywhere, with how fresh that is. */
export type LiveCoverage = Live<CoverageDocument>;

/** Answers questions about one feed, and about the areas and services of the directory it belongs to. */
export interface Client extends FeedClient {
  /**
   * The area with this key, name or postcode; a dissolved one is answered with its successor.
   * @throws {FeedError} `missing` where there is none (`detail: 'no-area'`), or several: `detail: 'ambiguous'`, with
   * `candidates`
   */
  area(query: AreaQuery): Promise<AreaAnswer>;
  /** The areas that somebody may mean who has typed so far: name, postcode, AGS or ARS; the likeliest first. */
  search(typed: string): Promise<AreaAnswer[]>;
  /** How far the service with this LeiKa key has come everywhere. */
  coverage(key: string): Promise<LiveCoverage>;
  /**
   * Tells of the feed now and whenever it has changed, until the signal is aborted. Reads again after each `ttl`, never
   * before; a minute at least lies between two readings.
   */
  watch(listener: FeedListener, options: { signal: AbortSignal }): void;
}

/**
 * A client for one feed and the directory it belongs to. Clients of the same address share one reading and its answer,
 * however many there are. Creating one reads nothing yet.
 */
export function createClient(options: ClientOptions): Client {
  const { src = '', fetch, now = Date.now } = options;
  const feeds = createFeedClient({ ...options, src });
  const how = withDefaults(options);
  const store = fetch ? {} : shared;
  const directory = createDirectoryClient(() => absolute(options.directory ?? directoryOf(src)), how, store);
  const readFigures = createReader(how, store, 'coverage ');

  return {
    ...feeds,
    area: directory.area,
    search: directory.search,
    async coverage(key) {
      const sought = key.replace(/\s/g, '');
      const { address, template } = await directory.coverage();
      const at = template === undefined ? undefined : addressOf(expand(template, { key: sought }), address);
      const none = (cause?: FeedError): FeedError =>
        new FeedError('missing', address, { detail: 'no-coverage', cause });
      if (at === undefined) throw none();
      let found: LiveCoverage;
      try {
        found = await readFigures(at, (value) => readCoverage(value).document);
      } catch (error) {
        throw isFeedError(error) && error.reason === 'missing' ? none(error) : error;
      }
      // Another service's figures under this one's name would be worse than none.
      if (found.service.key !== sought) throw new FeedError('invalid', at, { detail: 'format' });
      return found;
    },
    watch: (listener, { signal }) => {
      watch((wait) => feeds.feed(wait), listener, now, signal);
    },
  };
}

/** Where the directory of a feed is: the tree that `ozg-feed build` writes has feeds in `areas/`. */
function directoryOf(src: string): string {
  const feed = absolute(src);
  return absolute(/\/areas\/\d{12}\.json$/.test(new URL(feed).pathname) ? '../directory.json' : 'directory.json', feed);
}

export type { AreaAnswer, FeedListener, LiveFeed };
