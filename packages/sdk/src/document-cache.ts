import { FeedError, isFeedError } from './feed-error.js';
import { read } from './http.js';
import type { ReadOptions } from './http.js';

/** A parsed document, with how fresh it is. Times are in milliseconds since 1970. */
export interface Cached<T> {
  address: string;
  document: T;
  readAt: number;
  /** Why it could not be read again since: then this is the last good answer. */
  problem: FeedError | undefined;
}

/** How documents are read. */
export interface CacheOptions extends ReadOptions {
  publicKey: string | undefined;
  now: () => number;
}

interface Envelope {
  area: { ars: string };
  published: string;
  ttl: number;
  validUntil?: string | undefined;
}

interface Slot {
  good?: Cached<Envelope>;
  due: number;
  flight?: Promise<void> | undefined;
  problem?: FeedError;
}

/** How long a server is left alone that had nothing usable. */
const PAUSE = 60_000;

const shared = ((globalThis as Record<symbol, unknown>)[Symbol.for('ozg-documents/1')] ??= {}) as Record<string, Slot>;

/** Reads documents other than feeds: each once per `ttl`, the last good answer where that fails. */
export type DocumentCache = <T extends Envelope>(
  address: string,
  understand: (document: unknown) => T | undefined,
  again?: boolean,
) => Promise<Cached<T>>;

/** A cache; those without a `fetch` of their own share what they know. */
export function createDocumentCache(options: CacheOptions): DocumentCache {
  const { publicKey, now, fetch } = options;
  const slots = fetch ? {} : shared;
  const anew: ReadOptions = {
    ...options,
    fetch: (input, init) => (fetch ?? globalThis.fetch)(input, { ...init, cache: 'reload' }),
  };

  async function load(
    address: string,
    understand: (document: unknown) => Envelope | undefined,
    slot: Slot,
    again: boolean,
  ): Promise<void> {
    try {
      const how = again ? anew : options;
      let content = '';
      const document = understand(await read(address, how, (text): unknown => JSON.parse((content = text))));
      if (!document) throw new FeedError('invalid', address, { detail: 'format' });
      if (publicKey) {
        const { objection } = await import('./signature.js');
        const before = slot.good?.document;
        const text = (url: string): Promise<string> => read(url, how, String);
        const detail = await objection(address, content, document, publicKey, before, text);
        if (detail) throw new FeedError('unsigned', address, { detail });
      }
      slot.good = { address, document, readAt: now(), problem: undefined };
      slot.due = now() + document.ttl * 1000;
    } catch (problem) {
      if (!isFeedError(problem)) throw problem;
      slot.problem = problem;
      if (slot.good) {
        slot.good = { ...slot.good, problem };
        slot.due = now() + PAUSE;
      }
    } finally {
      slot.flight = undefined;
    }
  }

  return async <T extends Envelope>(
    address: string,
    understand: (document: unknown) => T | undefined,
    again = false,
  ): Promise<Cached<T>> => {
    const slot = (slots[address + (publicKey ?? '')] ??= { due: 0 });
    if (again || slot.due <= now()) await (slot.flight ??= load(address, understand, slot, again));
    if (!slot.good) throw slot.problem ?? new FeedError('missing', address);
    const { validUntil } = slot.good.document;
    if (validUntil !== undefined && Date.parse(validUntil) <= now())
      throw new FeedError('expired', address, { cause: slot.good.problem });
    return slot.good as Cached<T>;
  };
}
