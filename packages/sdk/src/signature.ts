/**
 * Checks a detached Ed25519 signature (`<document>.sig`, base64url) and what it must not be misused for. Loaded only by
 * who asks for signatures. The defences follow The Update Framework, as far as one key without delegation allows.
 */
import type { UnsignedDetail } from './errors/feed-error.js';
import type { ReadOptions, read } from './http/read.js';

/** What a document says of itself. */
export interface Signed {
  area: { ars: string };
  published: string;
  validUntil?: string | undefined;
}

/**
 * Reads a document and its signature, and says why it must not be used, where that is so. Caches may keep the two for
 * different times, so before anybody is accused of an alteration, both are read once more past them.
 */
export async function readSigned<T extends Signed>(
  address: string,
  understand: (document: unknown) => T | undefined,
  publicKey: string,
  before: Signed | undefined,
  options: ReadOptions,
  // Given, not imported: a bundle that is one file has no second door.
  get: typeof read,
): Promise<[document: T | undefined, detail?: UnsignedDetail | undefined]> {
  const attempt = async (how: ReadOptions): ReturnType<typeof readSigned<T>> => {
    let content = '';
    const document = understand(await get(address, how, (text): unknown => JSON.parse((content = text))));
    if (!document) return [document];
    const text = (url: string): Promise<string> => get(url, how, String);
    return [document, await objection(address, content, document, publicKey, before, text)];
  };
  const first = await attempt(options);
  return first[1] === 'signature-wrong' ? attempt({ ...options, cache: 'reload' }) : first;
}

/**
 * Why a document must not be used; `undefined` where nothing speaks against it. `content` is its text, `publicKey` the
 * base64 of the SPKI form (as OpenSSL prints it) or of the bare 32 bytes, several with blanks between them; `before` is
 * the last good answer from this address, and `text` reads another document.
 */
async function objection(
  address: string,
  content: string,
  document: Signed,
  publicKey: string,
  before: Signed | undefined,
  text: (address: string) => Promise<string>,
): Promise<UnsignedDetail | undefined> {
  let signature: string;
  try {
    signature = await text(signatureOf(address));
  } catch (error) {
    const { reason } = error as { reason?: string };
    if (reason === 'missing') return 'signature-missing';
    throw error;
  }
  const keys = publicKey.replace(/-----[A-Z ]+-----/g, ' ').split(/\s+/);
  const verified = await Promise.all(keys.filter(Boolean).map((key) => verify(key, signature, content)));
  if (!verified.includes(true)) return verified.includes(undefined) ? 'no-crypto' : 'signature-wrong';
  // One area's file served for another: the address tells which area was asked for, or what was there before. Shards say
  // themselves what they hold.
  const asked = /(?:^|\/)(\d{12})\.json$/.exec(address.replace(/[?#].*$/s, ''))?.[1];
  const meant = asked ?? before?.area.ars;
  if (meant !== undefined && !('shard' in document) && meant !== document.area.ars) return 'other-area';
  // A document from before: its statements were withdrawn since.
  if (before && Date.parse(document.published) < Date.parse(before.published)) return 'older';
  // Without an end, whoever holds the server could show today's document for ever.
  return document.validUntil === undefined ? 'endless' : undefined;
}

/** The address of a signature. */
export function signatureOf(address: string): string {
  const url = new URL(address);
  url.pathname += '.sig';
  return url.href;
}

const bytesOf = (base64: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));

/** Whether a signature fits; `undefined` where this browser cannot tell. */
async function verify(key: string, signature: string, content: string): Promise<boolean | undefined> {
  // Only pages of a secure context have it, and only browsers from 2025 on know this algorithm.
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
