/** The packed copies beside a document (`.gz`, `.br`): servers send them in its place, so each has to unpack to its bytes. */
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import { readBytes } from './read-document.js';
import type { Report } from '../findings/finding.js';

const KINDS = [
  { suffix: '.gz', unpack: promisify(gunzip) },
  { suffix: '.br', unpack: promisify(brotliDecompress) },
] as const;

/** Reports the copies of a document that hold something else, as an upload leaves them that broke off. */
export async function checkPrecompressed(file: string, document: Buffer, report: Report): Promise<void> {
  for (const { suffix, unpack } of KINDS) {
    const copy = file + suffix;
    const isThere = await stat(copy).catch(() => undefined);
    const packed = isThere && (await readBytes(copy, report));
    if (!packed) continue;
    // What unpacks to more than the document is not the document, however large it gets.
    const limit = { maxOutputLength: Math.max(1, document.length) };
    const unpacked = await unpack(packed, limit).catch(() => undefined);
    if (!unpacked?.equals(document))
      report({ severity: 'error', code: 'copy-stale', file: copy, facts: { document: basename(file) } });
  }
}
