/** Reading: asked only where it has to be, and the last good answer where nothing better comes. */
import type { DirectoryEntry } from '@ozg-widgets/feed';
import { parseSignature, signatureAddress, verifySignature } from '../sign/verify.js';
import type { Budget } from './budget.js';
import type { Envelope } from './documents.js';
import type { Fetcher, Validators } from '../net/fetcher.js';
import { shaOf } from './journal.js';
import type { Journal, Known } from './journal.js';
import type { Limits } from '../net/limits.js';
import { Trouble, troubleOf } from '../net/fetch-error.js';

/** How an answer came: newly, as it was (304 or the same bytes), without asking, or only from before. */
export type How = 'new' | 'unchanged' | 'unasked' | 'kept';

/** What reading a document gives. */
export interface Read<T> {
  value: T;
  bytes: Buffer;
  how: How;
  /** When it was last read well (instant). */
  read: string;
  signature?: string;
  /** Why it could not be read again. */
  trouble?: Trouble;
}

/** What there is where there is no good answer, now or before. */
export interface Unread {
  trouble: Trouble;
}

/** What is to be read. */
export interface Wanted<T> {
  key: string;
  address: string;
  /** @throws {Trouble} where a body must not be used */
  check: (bytes: Buffer) => T;
  /** What it says of itself. */
  envelope: (value: T) => Envelope;
  /** Whether its signature is wanted even where nobody demands one. */
  signed?: (value: T) => boolean;
  entry?: DirectoryEntry;
  /** Whose costs these are. */
  budget: Budget;
}

/** Reads one document. Without a good answer, now or before, it gives the reason. */
export type Reader = <T>(wanted: Wanted<T>) => Promise<Read<T> | Unread>;

/** What a reader works with. */
export interface ReaderOptions {
  journal: Journal;
  fetcher: Fetcher;
  now: Date;
  /** Asks for everything, even within its `ttl`. */
  force: boolean;
  publicKey: string | undefined;
  limits: Limits;
}

/** The largest signature, in bytes. */
const SIGNATURE = 10_000;

/** A reader that remembers in a journal. */
export function createReader({ journal, fetcher, now, force, publicKey, limits }: ReaderOptions): Reader {
  const time = `${now.toISOString().slice(0, 19)}Z`;

  const trust = (bytes: Buffer, signature: string | undefined): void => {
    if (publicKey === undefined) return;
    if (signature === undefined) throw new Trouble('crawl-unsigned');
    if (!verifySignature(bytes, signature, publicKey)) throw new Trouble('crawl-signature-wrong');
  };

  const isExpired = ({ validUntil }: Envelope): boolean =>
    validUntil !== undefined && Date.parse(validUntil) <= now.getTime();
  const isAhead = ({ published }: Envelope): boolean => Date.parse(published) > now.getTime() + limits.ahead;

  const current = (document: Envelope): void => {
    if (isExpired(document)) throw new Trouble('crawl-expired', { until: document.validUntil ?? '' });
    if (isAhead(document)) throw new Trouble('crawl-future', { published: document.published });
  };

  /** The signature beside a document; whoever has none answers with anything. */
  async function signatureFor(
    address: string,
    budget: Budget,
    before: Known['signature'],
    changed: boolean,
  ): Promise<Known['signature']> {
    try {
      const { bytes, ...validators } = await fetcher.fetch(
        signatureAddress(address).href,
        budget,
        changed ? {} : before,
        SIGNATURE,
      );
      const text = bytes?.toString().trim() ?? before?.text ?? '';
      return parseSignature(text) ? { text, ...validators } : undefined;
    } catch (error) {
      const trouble = troubleOf(error);
      const { code, facts } = trouble;
      if (['crawl-missing', 'crawl-gone', 'crawl-redirects', 'crawl-address', 'crawl-large'].includes(code)) return;
      if (code === 'crawl-refused' && Number(facts.status) < 500) return;
      if (changed) throw trouble;
      return before;
    }
  }

  async function readOne<T>(wanted: Wanted<T>): Promise<Read<T> | Unread> {
    const { key, address, check, envelope, signed, entry, budget } = wanted;
    const known = journal.get(key);
    const bytes = journal.body(key);
    let before: Read<T> | undefined;
    if (known && bytes) {
      try {
        const { read, signature } = known;
        trust(bytes, signature?.text);
        before = { value: check(bytes), bytes, how: 'kept', read, ...(signature && { signature: signature.text }) };
      } catch (error) {
        // It was good once, under other rules: then it is as if it were not there.
        troubleOf(error);
      }
    }

    const remember = (now: Known, body?: Buffer): void => {
      journal.set(key, now, body);
    };
    const mayRest = (): boolean => {
      if (!known || !before || known.address !== address) return false;
      const document = envelope(before.value);
      if (isExpired(document) || isAhead(document)) return false;
      if (known.run === journal.run) return true;
      const age = now.getTime() - Date.parse(known.read);
      return !force && age >= 0 && age < Math.min(document.ttl, limits.ttl) * 1000;
    };
    if (known && before && mayRest()) {
      if (entry && JSON.stringify(entry) !== JSON.stringify(known.entry)) remember({ ...known, entry });
      return { ...before, how: 'unasked' };
    }

    try {
      const same = before && known?.address === address;
      const validators: Validators = same ? known : {};
      const got = await fetcher.fetch(address, budget, validators);
      const body = got.bytes ?? before?.bytes;
      if (!body) throw new Trouble('crawl-refused', { status: 304 });
      const value = got.bytes ? check(body) : before!.value;
      current(envelope(value));
      const sha = shaOf(body);
      const changed = !before || sha !== known?.sha;
      const asksSignature =
        changed || force ? publicKey !== undefined || signed?.(value) === true : known.signature !== undefined;
      const signature = asksSignature ? await signatureFor(address, budget, known?.signature, changed) : undefined;
      trust(body, signature?.text);
      if (publicKey !== undefined && before) {
        const last = envelope(before.value);
        // What claims nothing any longer, or not yet, does not keep an answer of today away.
        if (!isExpired(last) && !isAhead(last)) notOlder(envelope(value), last);
      }
      const { etag, modified } = got.bytes ? got : { ...validators, ...got };
      remember(
        {
          address,
          read: time,
          sha,
          run: journal.run,
          ...(etag !== undefined && { etag }),
          ...(modified !== undefined && { modified }),
          ...(signature && { signature }),
          ...(entry && { entry }),
        },
        changed ? body : undefined,
      );
      const how = changed ? 'new' : 'unchanged';
      return { value, bytes: body, how, read: time, ...(signature && { signature: signature.text }) };
    } catch (error) {
      const trouble = troubleOf(error);
      if (trouble.code === 'crawl-gone') {
        if (known) journal.remove(key);
        return { trouble };
      }
      return before ? { ...before, trouble } : { trouble };
    }
  }

  // Whatever is known already is held in memory while a request waits: few at a time.
  return (wanted) => wanted.budget.enter(() => readOne(wanted));
}

/** Whoever took over a server could show what was withdrawn. */
function notOlder({ published }: Envelope, before: Envelope): void {
  if (Date.parse(published) < Date.parse(before.published)) throw new Trouble('crawl-older', { published });
}
