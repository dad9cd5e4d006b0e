/**
 * Checks a detached Ed25519 signature (`<document>.sig`, base64url) and what it must not be misused for. Loaded only if
 * a page asks for signatures. The defences follow The Update Framework, as far as one key without delegation allows.
 */
import type { UnsignedDetail } from './errors/feed-error.js';
import type { ReadOptions, read } from './http/read.js';

/** What every document contains. */
export interface Signed {
  area: { ars: string };
  published: string;
  validUntil?: string | undefined;
}

/** What to read, and how. */
export interface SignedRequest<T extends Signed> {
  address: string;
  parse: (document: unknown) => T | undefined;
  /** Base64 of the SPKI form (as OpenSSL prints it) or of the bare 32 bytes; several separated by whitespace. */
  publicKey: string;
  /** The last good answer from this address. */
  known: Signed | undefined;
  options: ReadOptions;
  /** Passed in rather than imported, to keep single-file bundles self-contained. */
  read: typeof read;
}

/** A document, and why it must not be used. */
export interface SignedAnswer<T> {
  value: T | undefined;
  detail?: UnsignedDetail | undefined;
}

/**
 * Reads a document and its signature. Caches may keep the two for different times, so both are read once more past them
 * before the document counts as altered.
 */
export async function readSigned<T extends Signed>(request: SignedRequest<T>): Promise<SignedAnswer<T>> {
  const first = await attempt(request);
  return first.detail === 'signature-wrong'
    ? attempt({ ...request, options: { ...request.options, cache: 'reload' } })
    : first;
}

async function attempt<T extends Signed>(request: SignedRequest<T>): Promise<SignedAnswer<T>> {
  const { address, parse, options, read } = request;
  let content = '';
  const value = await read(address, options, (text) => parse(JSON.parse((content = text))));
  return { value, detail: value && (await objection(request, value, content)) };
}

/** Why a document must not be used; `undefined` if nothing speaks against it. `content` is its text. */
async function objection(
  { address, publicKey, known, options, read }: SignedRequest<Signed>,
  document: Signed,
  content: string,
): Promise<UnsignedDetail | undefined> {
  let signature: string;
  try {
    signature = await read(signatureOf(address), options, String);
  } catch (error) {
    const { reason } = error as { reason?: string };
    if (reason === 'missing') return 'signature-missing';
    throw error;
  }
  const keys = publicKey.replace(/-----[A-Z ]+-----/g, ' ').split(/\s+/);
  const verified = await Promise.all(keys.filter(Boolean).map((key) => verify(key, signature, content)));
  if (!verified.includes(true)) return verified.includes(undefined) ? 'no-crypto' : 'signature-wrong';
  // One area's file served for another: the address, or the answer before, tells which area was asked for. Shards name
  // what they hold.
  const asked = /(?:^|\/)(\d{12})\.json$/.exec(address.replace(/[?#].*$/s, ''))?.[1];
  const expected = asked ?? known?.area.ars;
  if (expected !== undefined && !('shard' in document) && expected !== document.area.ars) return 'other-area';
  // A document from before: its statements have been withdrawn since.
  if (known && Date.parse(document.published) < Date.parse(known.published)) return 'older';
  // Without an expiry, an attacker who controls the server could serve today's document for ever.
  return document.validUntil === undefined ? 'no-expiry' : undefined;
}

/** The address of a signature. */
export function signatureOf(address: string): string {
  const url = new URL(address);
  url.pathname += '.sig';
  return url.href;
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));

/** Whether a signature fits; `undefined` if this runtime cannot tell. */
async function verify(key: string, signature: string, content: string): Promise<boolean | undefined> {
  // Only secure contexts have it; browsers know the algorithm from 2025 on.
  const { subtle } = globalThis.crypto as { subtle?: SubtleCrypto };
  let known: Uint8Array<ArrayBuffer>;
  let given: Uint8Array<ArrayBuffer>;
  try {
    // The last 32 of the 44 bytes of SPKI are the key.
    known = bytesOf(key).slice(-32);
    given = bytesOf(signature.trim());
  } catch {
    return false;
  }
  if (known.length !== 32 || given.length !== 64) return false;
  try {
    const imported = await subtle?.importKey('raw', known, 'Ed25519', false, ['verify']);
    return imported && (await subtle?.verify('Ed25519', imported, given, new TextEncoder().encode(content)));
  } catch (error) {
    if ((error as Error).name !== 'NotSupportedError') return false;
    return;
  }
}
