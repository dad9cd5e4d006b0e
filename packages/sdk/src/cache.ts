import { FeedError, isFeedError } from './errors/feed-error.js';
import { read } from './http/read.js';
import type { ReadOptions } from './http/read.js';

/** A value that was read, and how fresh it is. */
export interface Snapshot<T> {
  /** Plain data, frozen: callers of the same address share it. */
  readonly value: T;
  /** When it was read, in milliseconds since 1970. */
  readonly readAt: number;
  /** Why the latest attempt to read it again failed; `undefined` if `value` is current. */
  readonly error: FeedError | undefined;
}

/** How documents are read. */
export interface ReaderOptions extends ReadOptions {
  /** The key that they must be signed with. */
  publicKey: string | undefined;
  /** The clock, in milliseconds since 1970. */
  now: () => number;
  /** Reads again, whatever is cached. */
  fresh?: boolean;
}

/** What every document contains. */
export interface Envelope {
  area: { ars: string };
  published: string;
  ttl: number;
  validUntil?: string | undefined;
}

/** What is known of one address. Its shape is shared by all copies of the SDK in a page: fields may only be added. */
export interface CacheEntry {
  /** The last good answer, with the error of the latest attempt. */
  lastGood?: Snapshot<Envelope>;
  /** Why the latest attempt failed. */
  error?: FeedError;
  /** When to read again, in milliseconds since 1970. */
  staleAt: number;
  inFlight?: Promise<void> | undefined;
}

/** What is known of all addresses; a `Map` is one. */
export interface CacheStore {
  readonly size: number;
  get(key: string): CacheEntry | undefined;
  set(key: string, entry: CacheEntry): unknown;
  delete(key: string): unknown;
  keys(): Iterable<string>;
}

/** Pause after a failed attempt, or after an answer that has already expired, in milliseconds. */
const PAUSE = 60_000;

/** The longest `ttl` that is believed, in seconds: a day. */
export const DAY = 86_400;

/** The cache that all clients share. */
export const shared = ((globalThis as Record<symbol, unknown>)[Symbol.for('ozg-sdk-cache/1')] ??=
  new Map()) as CacheStore;

/**
 * Reads a document once and keeps it for its `ttl`, but at most a day; `parse` turns it into a value, or `undefined` if it is none. If it
 * cannot be read again, the last good answer stays, with the `error`. Answers without a promise if it is cached.
 * @throws {FeedError} if there is no answer; the next call tries again
 */
export type Reader = <T extends Envelope>(
  address: string,
  parse: (document: unknown) => T | undefined,
) => Snapshot<T> | Promise<Snapshot<T>>;

/** The key of a document in a store. The same address may be read as several kinds. */
export const cacheKey = (address: string, kind: string, publicKey: string | undefined): string =>
  `${address} ${kind} ${publicKey ?? ''}`;

/** A reader of one kind of document. */
export function createReader(options: ReaderOptions, store: CacheStore, kind = 'feed'): Reader {
  const { publicKey, now, fresh } = options;

  async function load(
    entry: CacheEntry,
    address: string,
    parse: (document: unknown) => Envelope | undefined,
  ): Promise<void> {
    const known = entry.lastGood?.value;
    try {
      let value: Envelope | undefined;
      if (publicKey == null) value = await read(address, options, (text) => parse(JSON.parse(text)), known);
      else {
        // Few pages ask for signatures: the others do not load what checks them. The file may be missing.
        const { readSigned } = await import('./signature.js').catch(() => unchecked);
        const signed = await readSigned({ address, parse, publicKey, known, options, read });
        if (signed.detail) throw new FeedError('unsigned', address, { detail: signed.detail });
        value = signed.value;
      }
      if (!value) throw new FeedError('invalid', address, { detail: 'format' });
      entry.lastGood = Object.freeze({ value, readAt: now(), error: undefined });
      const until = end(value);
      entry.staleAt = Math.min(now() + Math.min(value.ttl, DAY) * 1000, until > now() ? until : now() + PAUSE);
    } catch (error) {
      if (!isFeedError(error)) throw error;
      entry.error = error;
      if (entry.lastGood) {
        entry.lastGood = Object.freeze({ ...entry.lastGood, error });
        entry.staleAt = now() + PAUSE;
      }
    } finally {
      entry.inFlight = undefined;
    }
  }

  /** The entry of a key, moved to the end of the store: what is at its start was read longest ago. */
  function entryOf(key: string): CacheEntry {
    const entry = store.get(key) ?? { staleAt: 0 };
    store.delete(key);
    store.set(key, entry);
    return entry;
  }

  return <T extends Envelope>(address: string, parse: (document: unknown) => T | undefined) => {
    const key = cacheKey(address, kind, publicKey);
    const answer = (entry: CacheEntry): Snapshot<T> => {
      const { lastGood, error } = entry;
      if (!lastGood) throw error ?? new FeedError('offline', address);
      if (end(lastGood.value) <= now()) throw new FeedError('expired', address, { cause: lastGood.error });
      return lastGood as Snapshot<T>;
    };
    const entry = entryOf(key);
    // Read in the future? Then the clock has been set back since.
    const readAt = entry.lastGood?.readAt ?? 0;
    if (!fresh && entry.staleAt > now() && readAt <= now()) return answer(entry);
    return (entry.inFlight ??= load(entry, address, parse)).then(() => answer(entry));
  };
}

const unchecked = { readSigned: () => ({ value: undefined, detail: 'no-crypto' as const }) };

/** When a document stops being valid, in milliseconds since 1970. */
const end = ({ validUntil }: Envelope): number => (validUntil ? Date.parse(validUntil) : Infinity);
