import { contactsFor, readFeed } from '@ozg-widgets/feed';
import type { Contact, ContactQuery, Feed, Service } from '@ozg-widgets/feed';
import { FeedError } from './feed-error.js';
import { createReader, shared } from './live.js';
import type { Live, ReaderOptions, Wait } from './live.js';

/** How a client reads. Times are in milliseconds. */
export interface FeedClientOptions {
  /** Address of the feed; in a page it may be relative. */
  src: string;
  /** Only what was signed with this key counts: Ed25519, base64; several with blanks between them, any may fit. */
  publicKey?: string | undefined;
  /** For one attempt until the answer begins; 10,000 unless told. */
  timeout?: number;
  /** For one reading as a whole; 30,000 unless told. */
  deadline?: number;
  /** How often to try again; 2 unless told. */
  retries?: number;
  /** Another `fetch`, for tests or a proxy. Such a client shares nothing with others. */
  fetch?: typeof fetch;
  /** The clock, in milliseconds since 1970. */
  now?: () => number;
}

/** A feed, with how fresh it is. */
export type LiveFeed = Live<Feed>;

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
  const feed = async (wait?: Wait): Promise<LiveFeed> => read(wait);
  return {
    feed,
    service: async (key, wait) => (await feed(wait)).service(key),
    contacts: async (query = {}, wait) => contactsFor(await feed(wait), query),
  };
}

/** Reads a feed as `createFeedClient` does, but answers at once with what is known and need not be read again. */
export function feedReader(options: FeedClientOptions): (wait?: Wait) => LiveFeed | Promise<LiveFeed> {
  const read = createReader(withDefaults(options), options.fetch ? {} : shared);
  return (wait) => read(absolute(options.src), (document) => readFeed(document).feed, wait);
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
