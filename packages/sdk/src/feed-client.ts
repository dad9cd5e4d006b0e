import { contactsFor, readFeed } from '@ozg-widgets/feed';
import type { Contact, ContactQuery, Feed, Service } from '@ozg-widgets/feed';
import { FeedError, isFeedError } from './feed-error.js';
import { read } from './http.js';

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
export interface LiveFeed extends Feed {
  /** When it was read, in milliseconds since 1970. */
  readonly readAt: number;
  /** Why it could not be read again since: then this is the last good answer. */
  readonly problem: FeedError | undefined;
}

/** How long to wait: until `signal` is aborted. What others wait for too goes on. */
export interface Wait {
  signal?: AbortSignal;
}

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

/** What is known of one address. All copies and versions of this SDK on a page share it: it is only ever added to. */
interface Entry {
  /** The last good answer, as it was read, and as it stands now. */
  good?: LiveFeed;
  live?: LiveFeed | undefined;
  problem?: FeedError;
  /** When to ask again, in milliseconds since 1970. */
  due: number;
  flight?: Promise<void> | undefined;
}
type Store = Record<string, Entry>;

/** How long a server is left alone that had nothing usable after a good answer, or only a feed that has expired. */
const PAUSE = 60_000;

const shared = ((globalThis as Record<symbol, unknown>)[Symbol.for('ozg-feed/1')] ??= {}) as Store;

/**
 * A client for one feed. Clients of the same address share one reading and its answer, however many there are.
 * Creating one reads nothing yet.
 */
export function createFeedClient(options: FeedClientOptions): FeedClient {
  const { src, publicKey, timeout = 10_000, deadline = 30_000, retries = 2, fetch, now = Date.now } = options;
  const store: Store = fetch ? {} : shared;

  async function load(entry: Entry, address: string): Promise<void> {
    try {
      const how = { timeout, deadline, retries, fetch };
      let content = '';
      const { feed } = readFeed(await read(address, how, (text): unknown => JSON.parse((content = text))));
      if (!feed) throw new FeedError('invalid', address, { detail: 'format' });
      if (publicKey) {
        // Few pages ask for signatures: the others need not load what checks them.
        const { objection } = await import('./signature.js');
        const text = (url: string): Promise<string> => read(url, how, String);
        const detail = await objection(address, content, feed, publicKey, entry.good, text);
        if (detail) throw new FeedError('unsigned', address, { detail });
      }
      entry.good = entry.live = Object.assign(feed, { readAt: now(), problem: undefined });
      entry.due = Math.min(now() + feed.ttl * 1000, end(feed) > now() ? end(feed) : now() + PAUSE);
    } catch (problem) {
      if (!isFeedError(problem)) throw problem;
      entry.problem = problem;
      if (entry.good) {
        entry.live = Object.create(entry.good, { problem: { value: problem } }) as LiveFeed;
        entry.due = now() + PAUSE;
      }
    } finally {
      entry.flight = undefined;
    }
  }

  async function feed({ signal }: Wait = {}): Promise<LiveFeed> {
    signal?.throwIfAborted();
    const address = absolute(src);
    const entry = (store[address + (publicKey ?? '')] ??= { due: 0 });
    if (entry.due <= now()) await unlessAborted((entry.flight ??= load(entry, address)), signal);
    if (!entry.live) throw entry.problem!;
    if (end(entry.live) <= now()) throw new FeedError('expired', address, { cause: entry.live.problem });
    return entry.live;
  }

  return {
    feed,
    service: async (key, wait) => (await feed(wait)).service(key),
    contacts: async (query = {}, wait) => contactsFor(await feed(wait), query),
  };
}

/** When a feed stops claiming anything, in milliseconds since 1970. */
const end = ({ validUntil }: Feed): number => (validUntil ? Date.parse(validUntil) : Infinity);

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

/** Waits for work that others wait for too. */
async function unlessAborted(work: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  let stop!: () => void;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => {
      reject(signal!.reason as Error);
    };
  });
  signal?.addEventListener('abort', stop);
  await Promise.race([work, aborted]).finally(() => signal?.removeEventListener('abort', stop));
}
