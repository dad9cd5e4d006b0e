import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Report } from '../findings/finding.js';
import type { SourceFile } from '../source/sheets/sheet.js';
import { isTable, isUnsupported, isWorkbook } from '../source/sheets/sheets.js';
import { reportReadError } from './read-error.js';

/** The tables of a folder, or the one workbook at a path; `undefined`, with a finding, where there is neither. */
export async function listSourceFiles(path: string, report: Report): Promise<SourceFile[] | undefined> {
  const info = await stat(path).catch(reportReadError(path, report));
  if (!info) return;
  if (!info.isFile()) {
    const names = await readdir(path).catch(reportReadError(path, report));
    return names?.filter(isTable).map((name) => sourceFile(join(path, name), report));
  }
  if (isWorkbook(path)) return [sourceFile(path, report)];
  report({ severity: 'error', code: isUnsupported(path) ? 'workbook-old' : 'source-kind', file: path });
  return;
}

function sourceFile(path: string, report: Report): SourceFile {
  const name = basename(path);
  return { name, read: () => readFile(path).catch(reportReadError(name, report)) };
}
