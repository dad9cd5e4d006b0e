/** Checks signatures: Ed25519 over the exact bytes of a document, kept beside it as `<document>.sig`. */
import { createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Report } from '../findings/finding.js';
import type { Code } from '../findings/messages.js';
import { reportReadError } from '../documents/read-error.js';

/** What stands in front of the 32 bytes of an Ed25519 key in its SPKI form (RFC 8410). */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

const bytesOf = (base64: string): Buffer | undefined =>
  /^[\w+/-]+={0,2}$/.test(base64) ? Buffer.from(base64, 'base64') : undefined;

/** The 64 bytes of a signature as a `.sig` file spells it (base64url, one line), or `undefined` where it is none. */
export function parseSignature(text: string): Buffer | undefined {
  const bytes = bytesOf(text.trim());
  return bytes?.length === 64 ? bytes : undefined;
}

/**
 * The keys that a text names: SPKI or the bare 32 bytes, in base64 or base64url, PEM lines or not, several with blanks
 * between them. Empty where one of them is no Ed25519 key: a list that is half wrong is not what somebody meant.
 */
export function parsePublicKeys(text: string): KeyObject[] {
  const words = text
    .replace(/-----[A-Z ]+-----/g, ' ')
    .split(/\s+/)
    .filter(Boolean);
  const keys = words.map((word) => {
    const bytes = bytesOf(word);
    const bare = bytes?.length === SPKI.length + 32 && bytes.indexOf(SPKI) === 0 ? bytes.subarray(SPKI.length) : bytes;
    if (bare?.length !== 32) return;
    return createPublicKey({ key: Buffer.concat([SPKI, bare]), format: 'der', type: 'spki' });
  });
  return keys.every((key) => key !== undefined) ? keys : [];
}

/**
 * Whether a signature (as a `.sig` file spells it) of these bytes was made with the key that belongs to `publicKey`,
 * spelled as for `parsePublicKeys`; of several, any may fit, so that keys can be changed one after the other.
 */
export function verifySignature(bytes: Uint8Array, signature: string, publicKey: string): boolean {
  const parsed = parseSignature(signature);
  return parsed !== undefined && parsePublicKeys(publicKey).some((key) => verify(null, bytes, key, parsed));
}

/** The file in which the signature of a document is kept. */
export const signatureFile = (file: string): string => `${file}.sig`;

/** The address at which the signature of a document is kept. */
export function signatureAddress(document: string | URL): URL {
  const url = new URL(document);
  url.pathname += '.sig';
  return url;
}

/** What is wrong with the signature of a document (its text; empty where there is none); `undefined` where it fits. */
export function signatureFault(bytes: Uint8Array, signature: string, publicKey: string): Code | undefined {
  if (!parsePublicKeys(publicKey).length) return 'public-key-invalid';
  if (signature === '') return 'signature-missing';
  if (!parseSignature(signature)) return 'signature-malformed';
  return verifySignature(bytes, signature, publicKey) ? undefined : 'signature-wrong';
}

/** Whether a document has a signature that fits; reports what is wrong with it. */
export async function checkSignature(file: string, publicKey: string, report: Report): Promise<boolean> {
  const bytes = await readFile(file).catch(reportReadError(file, report));
  if (!bytes) return false;
  const signature = await readFile(signatureFile(file), 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    reportReadError(signatureFile(file), report)(error);
    return undefined;
  });
  if (signature === undefined) return false;
  const code = signatureFault(bytes, signature, publicKey);
  if (code) report({ severity: 'error', code, file, facts: { signature: basename(signatureFile(file)) } });
  return code === undefined;
}
