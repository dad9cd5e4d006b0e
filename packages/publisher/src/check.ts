/** Checks without writing: documents (feeds, directories, coverage, oEmbed answers), folders of them, sources. */
import { readdir, stat } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { checkOembed, isOembed } from '@ozg-widgets/doctor';
import { checkDocument } from '@ozg-widgets/feed/strict';
import { checkPrecompressed } from './documents/precompressed.js';
import { documentsIn, parseDocument, readBytes } from './documents/read-document.js';
import { reportReadError } from './documents/read-error.js';
import { listSourceFiles } from './documents/source-files.js';
import type { Finding, Report } from './findings/finding.js';
import { LIMITS } from './crawl/limits.js';
import { checkSignature } from './sign/verify.js';
import { readSource } from './source/read-source.js';
import { isTable } from './source/sheets/sheets.js';
import { isEmbed } from './tree/oembed/addresses.js';
import { exceedsPageLimit } from './tree/oembed/pages.js';
import { validateSource } from './validate-source.js';

/** The result of {@link check}. */
export interface CheckResult {
  findings: Finding[];
  /** Documents that were read; 0 for a source. */
  files: number;
}

/**
 * Checks a document, a folder of documents, or a source (folder of tables, workbook); with a key, signatures too.
 * `progress` is called after each document.
 *
 * @example
 * const { findings } = await check('public/ozg', new Date());
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
  const documents = await listDocuments(path, report);
  if (!documents) return { findings, files: 0 };
  if (!documents.length) return { findings: await checkSource(path, now), files: 0 };
  for (const [i, file] of documents.entries()) {
    await checkFile(file, now, report);
    if (publicKey !== undefined && !isEmbed(relative(path, file).split(sep).join('/')))
      await checkSignature(file, publicKey, report);
    progress?.(i + 1, documents.length);
  }
  return { findings, files: documents.length };
}

/** The documents at a path, none where it is a source; `undefined`, with a finding, where it cannot be read. */
async function listDocuments(path: string, report: Report): Promise<string[] | undefined> {
  const info = await stat(path).catch(reportReadError(path, report));
  if (!info) return;
  if (!info.isDirectory()) return isTable(path) ? [] : [path];
  const names = await readdir(path).catch(reportReadError(path, report));
  return names?.some(isTable) ? [] : names && documentsIn(path, report, true);
}

async function checkSource(path: string, now: Date): Promise<Finding[]> {
  const findings: Finding[] = [];
  const report: Report = (finding) => {
    findings.push(finding);
  };
  const files = await listSourceFiles(path, report);
  if (!files) return findings;
  const source = await readSource({ files, name: path, now, report });
  const context = { source, report };
  validateSource(context);
  exceedsPageLimit(context);
  return source.sortFindings(findings);
}

async function checkFile(file: string, now: Date, report: Report): Promise<void> {
  const bytes = await readBytes(file, report);
  if (!bytes) return;
  await checkPrecompressed(file, bytes, report);
  const document = parseDocument(bytes, file, report);
  if (document === undefined) return;
  if (isOembed(document)) {
    for (const fault of checkOembed(document)) report({ severity: 'error', file, ...fault });
    return;
  }
  for (const issue of checkDocument(document)) report({ severity: issue.severity, code: 'document', file, issue });
  const { published } = (document ?? {}) as { published?: unknown };
  if (typeof published === 'string' && Date.parse(published) > now.getTime() + LIMITS.ahead)
    report({ severity: 'warning', code: 'web-future', file, facts: { found: published.slice(0, 40) } });
}
