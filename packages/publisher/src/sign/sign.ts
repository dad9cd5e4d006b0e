/** Signs documents: each gets a file beside it, with the signature of its exact bytes. */
import { sign as signBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Facts, Report } from '../findings/finding.js';
import type { Code } from '../findings/messages.js';
import { reportReadError } from '../documents/read-error.js';
import { writeFileAtomic } from '../output/atomic.js';
import { publicKeyOf } from './key.js';
import { documentsIn, parseDocument, readBytes } from '../documents/read-document.js';
import { signatureFile, verifySignature } from './verify.js';

/** What to sign. */
export interface SignOptions {
  /** Documents, and folders whose documents (`*.json`, also in folders inside) are all meant. */
  paths: readonly string[];
  /** An Ed25519 private key. */
  key: KeyObject;
  now: Date;
  /** Is told after each document how many of how many are done. */
  progress?: (done: number, total: number) => void;
}

/** What signing came to. */
export interface SignResult {
  /** Documents that were signed anew. */
  signed: number;
  /** Documents whose signature still fits and was left alone. */
  unchanged: number;
}

/** Signs whatever a reader would accept; what is wrong with the rest is reported, and its signature left as it was. */
export async function sign({ paths, key, now, progress }: SignOptions, report: Report): Promise<SignResult> {
  const files = await documentsOf(paths, report);
  const publicKey = publicKeyOf(key);
  const result: SignResult = { signed: 0, unchanged: 0 };
  for (const [i, file] of files.entries()) {
    const bytes = await readBytes(file, report);
    if (bytes && signable(bytes, file, now, report)) {
      const before = await readFile(signatureFile(file), 'utf8').catch(() => '');
      if (verifySignature(bytes, before, publicKey)) result.unchanged++;
      else if (writeSignature(signatureFile(file), `${signBytes(null, bytes, key).toString('base64url')}\n`, report))
        result.signed++;
    }
    progress?.(i + 1, files.length);
  }
  return result;
}

/** The documents that paths mean, each once; what a dot hides in a folder is not for readers. */
async function documentsOf(paths: readonly string[], report: Report): Promise<string[]> {
  const files = new Set<string>();
  for (const path of paths) {
    const info = await stat(path).catch(reportReadError(path, report));
    if (!info?.isDirectory()) {
      if (info) files.add(path);
      continue;
    }
    const found = await documentsIn(path, report);
    if (found?.length === 0) report({ severity: 'warning', code: 'sign-nothing', file: path });
    for (const file of found?.sort() ?? []) files.add(file);
  }
  return [...files];
}

const MARK = Buffer.from('\uFEFF');
const FORMATS = ['ozg-feed/1', 'ozg-directory/1', 'ozg-coverage/1'];

/** Whether readers who demand signatures would accept a document once it has one. */
function signable(bytes: Buffer, file: string, now: Date, report: Report): boolean {
  const wrong = (code: Code, facts?: Facts): false => {
    report({ severity: 'error', code, file, ...(facts && { facts }) });
    return false;
  };
  // Browsers drop the mark before they pass the text on to whoever checks it.
  if (bytes.subarray(0, MARK.length).equals(MARK)) return wrong('sign-mark');
  const document = parseDocument(bytes, file, report);
  if (document === undefined) return false;
  const { format, validUntil, area } = (document ?? {}) as Partial<Record<string, unknown>>;
  if (!FORMATS.includes(format as string)) return wrong('sign-format', { formats: FORMATS.join(', ') });
  const end = typeof validUntil === 'string' ? Date.parse(validUntil) : NaN;
  if (Number.isNaN(end)) return wrong('sign-endless');
  if (end <= now.getTime()) return wrong('sign-over', { until: validUntil as string });
  const [, named] = /^(\d{12})\.json$/.exec(basename(file)) ?? [];
  const { ars } = (area ?? {}) as { ars?: unknown };
  if (named !== undefined && named !== ars)
    return wrong('sign-other-area', { ars: typeof ars === 'string' ? ars : '–' });
  return true;
}

/** Writes a signature; reports where that is not possible. */
function writeSignature(file: string, text: string, report: Report): boolean {
  try {
    writeFileAtomic(file, text);
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    report({ severity: 'error', code: 'sign-unwritable', file, facts: { problem: code } });
    return false;
  }
}
