/** Checks what is there without writing: documents (feeds, directories, coverage), folders of them, sources. */
import { readdir, stat } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { checkDocument } from '@ozg-widgets/feed/strict';
import { checkCopies } from './documents/precompressed.js';
import { LIMITS } from './net/limits.js';
import { documentsIn, parseDocument, readBytes } from './documents/read-document.js';
import type { Finding, Report } from './findings/finding.js';
import { isEmbed } from './tree/oembed/addresses.js';
import { checkAnswer, isAnswer } from './tree/oembed/check.js';
import { tooMany } from './tree/oembed/pages.js';
import { walkThrough } from './inherit/resolve.js';
import { checkSignature } from './sign/verify.js';
import { readSource } from './source/read-source.js';
import { expected, isTable } from './source/sheets/sheets.js';

/** What a check came to. */
export interface CheckResult {
  findings: Finding[];
  /** Documents that were read; 0 for a source. */
  files: number;
}

/**
 * Checks a document, a folder of them, or a source (folder of tables, workbook); with a key, signatures too. `progress` is
 * told after each document how many of how many are done.
 */
export async function check(
  path: string,
  now: Date,
  publicKey?: string,
  progress?: (done: number, total: number) => void,
): Promise<CheckResult> {
  const findings: Finding[] = [];
  const report: Report = (finding) => {
    findings.push(finding);
  };
  const found = await stat(path).catch(expected(path, report));
  if (!found) return { findings, files: 0 };
  const feeds = found.isDirectory() ? await feedsIn(path, report) : isTable(path) ? [] : [path];
  if (!feeds) return { findings, files: 0 };
  if (!feeds.length) {
    const source = await readSource(path, now, report);
    walkThrough(source, report);
    tooMany(source, report);
    return { findings: source.inOrder(findings), files: 0 };
  }
  for (const [i, file] of feeds.entries()) {
    await checkFile(file, now, report);
    if (publicKey !== undefined && !isEmbed(relative(path, file).split(sep).join('/')))
      await checkSignature(file, publicKey, report);
    progress?.(i + 1, feeds.length);
  }
  return { findings, files: feeds.length };
}

/** The documents of a folder, unless it is a folder of tables; `undefined`, with a finding, where it may not be read. */
async function feedsIn(folder: string, report: Report): Promise<string[] | undefined> {
  const names = await readdir(folder).catch(expected(folder, report));
  return names?.some(isTable) ? [] : names && documentsIn(folder, report, true);
}

async function checkFile(file: string, now: Date, report: Report): Promise<void> {
  const bytes = await readBytes(file, report);
  if (!bytes) return;
  await checkCopies(file, bytes, report);
  const document = parseDocument(bytes, file, report);
  if (document === undefined) return;
  if (isAnswer(document)) {
    checkAnswer(document, file, report);
    return;
  }
  for (const issue of checkDocument(document)) report({ severity: issue.severity, code: 'document', file, issue });
  const { published } = (document ?? {}) as { published?: unknown };
  if (typeof published === 'string' && Date.parse(published) > now.getTime() + LIMITS.ahead)
    report({ severity: 'warning', code: 'web-future', file, facts: { found: published.slice(0, 40) } });
}
