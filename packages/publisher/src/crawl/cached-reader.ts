/** Reads documents: requests them only where needed, and falls back to the last good answer. */
import type { DirectoryEntry } from '@ozg-widgets/feed';
import { parseSignature, signatureAddress, verifySignature } from '../sign/verify.js';
import type { Budget } from './budget.js';
import type { Envelope } from './documents.js';
import { asFetchError, FetchError } from './fetch-error.js';
import type { Fetched, Fetcher, Validators } from './fetcher.js';
import { hashOf } from './journal.js';
import type { Journal, Known } from './journal.js';
import type { Limits } from './limits.js';

/**
 * How an answer was obtained: `new`; `unchanged` (304 or the same bytes); `skipped` without a request; `stale` from an
 * earlier crawl because the request failed.
 */
export type ReadStatus = 'new' | 'unchanged' | 'skipped' | 'stale';

/** A document that was read. */
export interface Read<T> {
  value: T;
  bytes: Buffer;
  status: ReadStatus;
  /** When it was last read successfully (instant). */
  read: string;
  signature?: string;
  /** Why it could not be read again. */
  error?: FetchError;
}

/** A document without a good answer, now or before. */
export interface Unread {
  error: FetchError;
}

/** A document to read. */
export interface ReadRequest<T> {
  key: string;
  address: string;
  /** @throws {FetchError} where a body must not be used */
  check: (bytes: Buffer) => T;
  envelope: (value: T) => Envelope;
  /** Whether its signature is read even if no key is given. */
  signed?: (value: T) => boolean;
  entry?: DirectoryEntry;
  /** The budget that is charged. */
  budget: Budget;
}

/** Reads one document. */
export type Reader = <T>(request: ReadRequest<T>) => Promise<Read<T> | Unread>;

/** What a reader works with. */
export interface ReaderOptions {
  journal: Journal;
  fetcher: Fetcher;
  now: Date;
  /** Requests every document, even within its `ttl`. */
  force: boolean;
  publicKey: string | undefined;
  limits: Limits;
}

/** The last good answer, in the journal and as it is used now. */
interface Previous<T> {
  known: Known;
  read: Read<T>;
}

/** The maximum size of a signature, in bytes. */
const SIGNATURE = 10_000;

/** Failures of a signature that mean that a document has none: servers answer with anything then. */
const NO_SIGNATURE: readonly FetchError['code'][] = [
  'crawl-missing',
  'crawl-gone',
  'crawl-redirects',
  'crawl-address',
  'crawl-large',
];

/** Creates a reader that keeps its answers in a journal. */
export function createReader(options: ReaderOptions): Reader {
  // The last good answer is held in memory while a request waits, so only a few are read at a time.
  return (request) => request.budget.run(() => readDocument(request, options));
}

async function readDocument<T>(request: ReadRequest<T>, options: ReaderOptions): Promise<Read<T> | Unread> {
  const { key, entry } = request;
  const { journal } = options;
  const previous = previousOf(request, options);
  if (previous && isFresh(request, previous, options)) {
    const { known, read } = previous;
    if (entry && JSON.stringify(entry) !== JSON.stringify(known.entry)) journal.set(key, { ...known, entry });
    return { ...read, status: 'skipped' };
  }
  try {
    return await update(request, previous, options);
  } catch (thrown) {
    const error = asFetchError(thrown);
    if (error.code === 'crawl-gone') {
      if (journal.get(key)) journal.remove(key);
      return { error };
    }
    return previous ? { ...previous.read, error } : { error };
  }
}

/** The last good answer; `undefined` if there is none, or if it is not good any more (under other rules, for example). */
function previousOf<T>({ key, check }: ReadRequest<T>, { journal, publicKey }: ReaderOptions): Previous<T> | undefined {
  const known = journal.get(key);
  const bytes = journal.body(key);
  if (!known || !bytes) return;
  const signature = known.signature?.text;
  try {
    verify(bytes, signature, publicKey);
    return {
      known,
      read: { value: check(bytes), bytes, status: 'stale', read: known.read, ...signatureIn(signature) },
    };
  } catch (error) {
    asFetchError(error);
    return;
  }
}

/** Whether the last good answer can be used without a request. */
function isFresh<T>(
  { address, envelope }: ReadRequest<T>,
  { known, read }: Previous<T>,
  options: ReaderOptions,
): boolean {
  const { journal, now, force, limits } = options;
  if (known.address !== address) return false;
  const document = envelope(read.value);
  if (isExpired(document, options) || isAhead(document, options)) return false;
  if (known.run === journal.run) return true;
  const age = now.getTime() - Date.parse(known.read);
  return !force && age >= 0 && age < Math.min(document.ttl, limits.ttl) * 1000;
}

/** Requests a document and stores it. */
async function update<T>(
  request: ReadRequest<T>,
  previous: Previous<T> | undefined,
  options: ReaderOptions,
): Promise<Read<T>> {
  const { key, address, check, envelope, entry, budget } = request;
  const { journal, fetcher, now, publicKey } = options;
  const validators: Validators = previous?.known.address === address ? previous.known : {};
  const answer = await fetcher.fetch(address, budget, validators);
  let bytes: Buffer;
  let value: T;
  if (answer.bytes) {
    bytes = answer.bytes;
    value = check(bytes);
  } else if (previous) ({ bytes, value } = previous.read);
  else throw new FetchError('crawl-refused', { status: 304 });
  assertCurrent(envelope(value), options);
  const hash = hashOf(bytes);
  const isChanged = hash !== previous?.known.sha;
  const signature = await currentSignature(request, { value, isChanged, previous }, options);
  verify(bytes, signature?.text, publicKey);
  if (publicKey !== undefined && previous) assertNotOlder(envelope(value), envelope(previous.read.value), options);
  const { etag, modified }: Fetched = answer.bytes ? answer : { ...validators, ...answer };
  const time = `${now.toISOString().slice(0, 19)}Z`;
  journal.set(
    key,
    {
      address,
      read: time,
      sha: hash,
      run: journal.run,
      ...(etag !== undefined && { etag }),
      ...(modified !== undefined && { modified }),
      ...(signature && { signature }),
      ...(entry && { entry }),
    },
    isChanged ? bytes : undefined,
  );
  return { value, bytes, status: isChanged ? 'new' : 'unchanged', read: time, ...signatureIn(signature?.text) };
}

const signatureIn = (signature: string | undefined): { signature?: string } =>
  signature === undefined ? {} : { signature };

/** A document that was just read. */
interface Current<T> {
  value: T;
  /** Whether its bytes differ from those of the last good answer. */
  isChanged: boolean;
  previous: Previous<T> | undefined;
}

/** The signature of a document, where one is wanted. */
async function currentSignature<T>(
  request: ReadRequest<T>,
  { value, isChanged, previous }: Current<T>,
  options: ReaderOptions,
): Promise<Known['signature']> {
  const known = options.journal.get(request.key)?.signature;
  const isWanted =
    isChanged || options.force
      ? options.publicKey !== undefined || request.signed?.(value) === true
      : previous?.known.signature !== undefined;
  return isWanted ? fetchSignature(request, known, isChanged, options.fetcher) : undefined;
}

/** Requests the signature beside a document. */
async function fetchSignature(
  { address, budget }: Pick<ReadRequest<unknown>, 'address' | 'budget'>,
  known: Known['signature'],
  isChanged: boolean,
  fetcher: Fetcher,
): Promise<Known['signature']> {
  try {
    const validators = isChanged ? {} : known;
    const answer = await fetcher.fetch(signatureAddress(address).href, budget, validators, SIGNATURE);
    const { bytes, ...rest } = answer;
    const text = bytes?.toString().trim() ?? known?.text ?? '';
    return parseSignature(text) ? { text, ...rest } : undefined;
  } catch (thrown) {
    const error = asFetchError(thrown);
    if (NO_SIGNATURE.includes(error.code)) return;
    if (error.code === 'crawl-refused' && Number(error.facts.status) < 500) return;
    if (isChanged) throw error;
    return known;
  }
}

/** @throws {FetchError} where a key is given and the signature does not match it */
function verify(bytes: Buffer, signature: string | undefined, publicKey: string | undefined): void {
  if (publicKey === undefined) return;
  if (signature === undefined) throw new FetchError('crawl-unsigned');
  if (!verifySignature(bytes, signature, publicKey)) throw new FetchError('crawl-signature-wrong');
}

type Clock = Pick<ReaderOptions, 'now' | 'limits'>;

const isExpired = ({ validUntil }: Envelope, { now }: Clock): boolean =>
  validUntil !== undefined && Date.parse(validUntil) <= now.getTime();

const isAhead = ({ published }: Envelope, { now, limits }: Clock): boolean =>
  Date.parse(published) > now.getTime() + limits.ahead;

/** @throws {FetchError} where a document has expired or is from the future */
function assertCurrent(document: Envelope, clock: Clock): void {
  if (isExpired(document, clock)) throw new FetchError('crawl-expired', { until: document.validUntil ?? '' });
  if (isAhead(document, clock)) throw new FetchError('crawl-future', { published: document.published });
}

/**
 * Prevents rollback: an attacker on the server could publish a signed document again that was withdrawn. A previous
 * document that has expired, or is from the future, does not count.
 * @throws {FetchError} where a document is older than the last one
 */
function assertNotOlder({ published }: Envelope, previous: Envelope, clock: Clock): void {
  if (isExpired(previous, clock) || isAhead(previous, clock)) return;
  if (Date.parse(published) < Date.parse(previous.published)) throw new FetchError('crawl-older', { published });
}
