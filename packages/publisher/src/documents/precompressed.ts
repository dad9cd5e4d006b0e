/** The compressed copies of a document (`.gz`, `.br`): servers send them in its place, so they must have its content. */
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

/** Reports copies whose content differs from the document, as after an interrupted upload. */
export async function checkPrecompressed(file: string, document: Buffer, report: Report): Promise<void> {
  for (const { suffix, unpack } of KINDS) {
    const copy = file + suffix;
    const isThere = await stat(copy).catch(() => undefined);
    const packed = isThere && (await readBytes(copy, report));
    if (!packed) continue;
    // Stops as soon as a copy is larger than the document.
    const limit = { maxOutputLength: Math.max(1, document.length) };
    const unpacked = await unpack(packed, limit).catch(() => undefined);
    if (!unpacked?.equals(document))
      report({ severity: 'error', code: 'copy-stale', file: copy, facts: { document: basename(file) } });
  }
}
