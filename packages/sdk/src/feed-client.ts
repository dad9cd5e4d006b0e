import { contactsFor } from '@ozg-widgets/feed';
import type { Contact, ContactQuery, Service } from '@ozg-widgets/feed';
import { feedReader } from './feed-reader.js';
import type { FeedClientOptions, LiveFeed } from './feed-reader.js';
import { unlessAborted } from './abortable.js';
import type { Wait } from './abortable.js';

/** Answers questions about one feed. */
export interface FeedClient {
  /**
   * The feed: read once, then kept for its `ttl`; after that read again. Where that fails, the last good answer,
   * marked with its `problem`. Aborting `signal` gives up waiting; a reading that others share goes on.
   * @throws {FeedError} where there is nothing to show; the next call tries again
   */
  feed(wait?: Wait): Promise<LiveFeed>;
  /** The service with this LeiKa key, blanks allowed; `undefined` where the area does not list it. */
  service(key: string, wait?: Wait): Promise<Service | undefined>;
  /** Who to ask, the best first. */
  contacts(query?: ContactQuery, wait?: Wait): Promise<Contact[]>;
}

/**
 * A client for one feed. Clients of the same address share one reading and its answer, however many there are.
 * Creating one reads nothing yet.
 */
export function createFeedClient(options: FeedClientOptions): FeedClient {
  const read = feedReader(options);
  const feed = (wait?: Wait): Promise<LiveFeed> => unlessAborted(read, wait);
  return {
    feed,
    service: async (key, wait) => (await feed(wait)).service(key),
    contacts: async (query = {}, wait) => contactsFor(await feed(wait), query),
  };
}
