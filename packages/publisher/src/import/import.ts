/** Makes source tables of what a publisher already has. */
import { basename } from 'node:path';
import { hasErrors } from '../findings/finding.js';
import type { Finding, Report } from '../findings/finding.js';
import { reportWriteError } from '../output/output-folder.js';
import { readDashboard } from './csv/dashboard.js';
import { readMunicipalities } from './csv/gemeindeverzeichnis.js';
import { readServices } from './csv/leistungen.js';
import type { Format } from './formats.js';
import { writeTables } from './write-tables.js';
import type { TableData, Written } from './write-tables.js';
import { readXzufi } from './xzufi/join.js';

/** What to import. */
export interface ImportOptions {
  format: Format;
  /** The published file. */
  input: string;
  /** Folder for the tables; it is made where it is not there. */
  out: string;
  /** What is not valid at this time is left out. */
  now: Date;
  /** Is told how many bytes of how many have been read, where that takes long. */
  progress?: (done: number, total: number) => void;
}

/** What an import came to. */
export interface ImportResult {
  /** What was left out and why. With an error among them nothing was written. */
  findings: Finding[];
  /** Files that were written, with the number of their rows. */
  tables: Written[];
}

/**
 * Reads a published file and writes tables that a build reads. What the file does not say stays empty; tables that are
 * there already are never overwritten.
 */
export async function importTables({ format, input, out, now, progress }: ImportOptions): Promise<ImportResult> {
  const findings: Finding[] = [];
  const report: Report = (finding) => findings.push(finding);
  const made = await read(format, input, now, report, progress);
  if (!made || hasErrors(findings)) return { findings, tables: [] };
  const filled = made.filter(({ rows }) => rows.length);
  if (!filled.length) {
    report({ severity: 'error', code: 'import-nothing', file: basename(input) });
    return { findings, tables: [] };
  }
  const tables = (await writeTables(filled, out, report).catch(reportWriteError(out, report))) ?? [];
  return { tables, findings };
}

function read(
  format: Format,
  input: string,
  now: Date,
  report: Report,
  progress: ImportOptions['progress'],
): Promise<TableData[] | undefined> {
  switch (format) {
    case 'dashboard-csv':
      return readDashboard(input, now, report);
    case 'leistungen':
      return readServices(input, report);
    case 'gemeindeverzeichnis':
      return readMunicipalities(input, report);
    case 'xzufi':
      return readXzufi(input, now, report, progress);
  }
}
