/** Checks what is there without writing: documents (feeds, directories, coverage), folders of them, sources. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SIZE_LIMIT } from '@ozg-widgets/feed';
import { checkDocument } from '@ozg-widgets/feed/strict';
import type { Facts, Finding, Report } from './findings.js';
import { walkThrough } from './resolve.js';
import { checkSignature } from './sign/verify.js';
import { readSource } from './source.js';
import { expected, isTable } from './table.js';

/** What a check came to. */
export interface CheckResult {
  findings: Finding[];
  /** Documents that were read; 0 for a source. */
  files: number;
}

/** Checks a document, a folder of them, or a source (folder of tables, workbook); with a key, signatures too. */
export async function check(path: string, now: Date, publicKey?: string): Promise<CheckResult> {
  const findings: Finding[] = [];
  const report: Report = (finding) => {
    findings.push(finding);
  };
  const found = await stat(path).catch(expected(path, report));
  if (!found) return { findings, files: 0 };
  const feeds = found.isDirectory() ? await feedsIn(path) : isTable(path) ? [] : [path];
  if (!feeds.length) {
    const source = await readSource(path, now, report);
    walkThrough(source, report);
    return { findings: source.inOrder(findings), files: 0 };
  }
  for (const file of feeds) {
    await checkFile(file, report);
    if (publicKey !== undefined) await checkSignature(file, publicKey, report);
  }
  return { findings, files: feeds.length };
}

/** Every JSON file below a folder, unless it is a folder of tables; what begins with a dot is not for readers. */
async function feedsIn(folder: string): Promise<string[]> {
  if ((await readdir(folder)).some(isTable)) return [];
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((e) => e.isFile() && e.name.endsWith('.json') && !e.name.startsWith('.'))
    .map((e) => join(e.parentPath, e.name))
    .sort();
}

async function checkFile(file: string, report: Report): Promise<void> {
  const error = (code: Finding['code'], facts?: Facts): void => {
    report({ severity: 'error', code, file, ...(facts && { facts }) });
  };
  const info = await stat(file).catch(expected(file, report));
  if (info && info.size > SIZE_LIMIT) {
    error('too-large', { size: Math.ceil(info.size / 1e6) });
    return;
  }
  const bytes = info && (await readFile(file).catch(expected(file, report)));
  if (!bytes) return;
  let text;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    error('not-text');
    return;
  }
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (problem) {
    if (/^\s*</.test(text)) error('html');
    else error('not-json', { problem: (problem as Error).message });
    return;
  }
  for (const issue of checkDocument(document)) report({ severity: issue.severity, code: 'document', file, issue });
}
