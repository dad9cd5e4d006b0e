/** Reading published documents from disk. */
import { readFile, stat } from 'node:fs/promises';
import { SIZE_LIMIT } from '@ozg-widgets/feed';
import type { Facts, Report } from '../findings.js';
import type { Code } from '../sentences.js';
import { expected } from '../table.js';

/** The bytes of a document, or `undefined`, with a finding, where no reader would take it. */
export async function readBytes(file: string, report: Report): Promise<Buffer | undefined> {
  const info = await stat(file).catch(expected(file, report));
  if (!info) return;
  if (info.size > SIZE_LIMIT) {
    report({ severity: 'error', code: 'too-large', file, facts: { size: Math.ceil(info.size / 1e6) } });
    return;
  }
  return readFile(file).catch(expected(file, report));
}

/** The JSON value that bytes spell, or `undefined`, with a finding, where they spell none. */
export function parseDocument(bytes: Uint8Array, file: string, report: Report): unknown {
  const error = (code: Code, facts?: Facts): void => {
    report({ severity: 'error', code, file, ...(facts && { facts }) });
  };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    error('not-text');
    return;
  }
  try {
    return JSON.parse(text);
  } catch (problem) {
    if (/^\s*</.test(text)) error('html');
    else error('not-json', { problem: (problem as Error).message });
    return;
  }
}
