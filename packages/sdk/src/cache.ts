import { FeedError, isFeedError } from './errors/feed-error.js';
import { read } from './http/read.js';
import type { ReadOptions } from './http/read.js';

/** A document, with how fresh it is. */
export type Live<T> = T & {
  /** When it was read, in milliseconds since 1970. */
  readonly readAt: number;
  /** Why it could not be read again since: then this is the last good answer. */
  readonly problem: FeedError | undefined;
};

/** How documents are read. */
export interface ReaderOptions extends ReadOptions {
  /** The key that they must be signed with. */
  publicKey: string | undefined;
  /** The clock, in milliseconds since 1970. */
  now: () => number;
  /** Reads again whatever is known already. */
  fresh?: boolean;
}

/** What every document says of itself. */
interface Envelope {
  area: { ars: string };
  published: string;
  ttl: number;
  validUntil?: string | undefined;
}

/** What is known of one address. All copies and versions of this SDK on a page share it: it is only ever added to. */
interface Entry {
  /** The last good answer, as it was read, and as it stands now. */
  good?: Live<Envelope>;
  live?: Live<Envelope> | undefined;
  problem?: FeedError;
  /** When to ask again, in milliseconds since 1970. */
  due: number;
  flight?: Promise<void> | undefined;
}

/** What is known of all addresses. */
export type Store = Record<string, Entry>;

/** How long a server is left alone that had nothing usable after a good answer, or only one that has expired. */
const PAUSE = 60_000;

/** The longest `ttl` that is believed, in seconds: a day. */
const DAY = 86_400;

/** What the page knows. */
export const shared = ((globalThis as Record<symbol, unknown>)[Symbol.for('ozg-feed/1')] ??= {}) as Store;

/**
 * Reads a document once, then keeps it for its `ttl`, but at most a day; `understand` makes of it what is wanted, or nothing. Where it
 * cannot be read again: the last good answer, marked with its `problem`. What need not be read is answered at once.
 * @throws {FeedError} where there is nothing to show; the next call tries again
 */
export type Reader = <T extends Envelope>(
  address: string,
  understand: (document: unknown) => T | undefined,
) => Live<T> | Promise<Live<T>>;

/** A reader of one kind of document: the same address may be read as another kind too. */
export function createReader(options: ReaderOptions, store: Store, kind = ''): Reader {
  const { publicKey, now, fresh } = options;

  async function load(
    entry: Entry,
    address: string,
    understand: (document: unknown) => Envelope | undefined,
  ): Promise<void> {
    try {
      const [document, detail] =
        publicKey != null
          ? // Few pages ask for signatures: the others need not load what checks them. It may not be beside this file.
            await (
              await import('./signature.js').catch(() => unchecked)
            ).readSigned(address, understand, publicKey, entry.good, options, read)
          : [understand(await read(address, options, JSON.parse))];
      if (detail) throw new FeedError('unsigned', address, { detail });
      if (!document) throw new FeedError('invalid', address, { detail: 'format' });
      entry.good = entry.live = Object.assign(document, { readAt: now(), problem: undefined });
      const until = end(document);
      entry.due = Math.min(now() + Math.min(document.ttl, DAY) * 1000, until > now() ? until : now() + PAUSE);
    } catch (problem) {
      if (!isFeedError(problem)) throw problem;
      entry.problem = problem;
      if (entry.good) {
        const parts = Object.getOwnPropertyDescriptors(entry.good);
        parts.problem.value = problem;
        entry.live = Object.defineProperties({}, parts) as Live<Envelope>;
        entry.due = now() + PAUSE;
      }
    } finally {
      entry.flight = undefined;
    }
  }

  return <T extends Envelope>(address: string, understand: (document: unknown) => T | undefined) => {
    const entry = (store[`${kind + address} ${publicKey}`] ??= { due: 0 });
    const answer = (): Live<T> => {
      if (!entry.live) throw entry.problem!;
      if (end(entry.live) <= now()) throw new FeedError('expired', address, { cause: entry.live.problem });
      return entry.live as Live<T>;
    };
    // Read in the future? Then the clock has been set back since.
    return fresh || entry.due <= now() || entry.live!.readAt > now()
      ? (entry.flight ??= load(entry, address, understand)).then(answer)
      : answer();
  };
}

const unchecked = { readSigned: (): [undefined, 'no-crypto'] => [undefined, 'no-crypto'] };

/** When a document stops claiming anything, in milliseconds since 1970. */
const end = ({ validUntil }: Envelope): number => (validUntil ? Date.parse(validUntil) : Infinity);
