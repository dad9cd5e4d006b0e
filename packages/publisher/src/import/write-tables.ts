/** The tables that an import makes: put together, written as a spreadsheet program likes them, all or none. */
import { readdir, rm, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Finding, Report } from '../findings/finding.js';
import { findTable, tables } from '../source/columns.js';
import type { Column, TableName } from '../source/columns.js';
import { escapedCell } from '../source/cells/formula-cells.js';
import { makeFolder } from '../output/staging.js';
import { formatRows } from '../source/sheets/csv.js';
import { isTable } from '../source/sheets/sheets.js';

/** Cells by the program's names of their columns; other languages as `name@en`. */
export type Row = Readonly<Record<string, string | undefined>>;

/** A table that is to be written. */
export interface TableData {
  table: TableName;
  rows: readonly Row[];
}

/** A table that was written. */
export interface Written {
  /** The file's name in the folder. */
  file: string;
  /** Rows without the headings. */
  rows: number;
}

/** Writes tables into a folder: all, or none where one of them is there already or the disk refuses. */
export async function writeTables(made: readonly TableData[], out: string, report: Report): Promise<Written[]> {
  makeFolder(out);
  const there = await readdir(out);
  let free = true;
  for (const file of there.filter(isTable)) {
    const table = findTable(basename(file, extname(file)));
    if (!made.some((m) => m.table === table) || !table) continue;
    report(inTheWay(join(out, file), table));
    free = false;
  }
  if (!free) return [];
  const written: Written[] = [];
  const begun: { path: string; table: TableName }[] = [];
  try {
    for (const { table, rows } of made) {
      const file = `${tables[table].de}.csv`;
      begun.push({ path: join(out, file), table });
      await writeFile(join(out, file), csvOf(table, rows), { flag: 'wx' });
      written.push({ file, rows: rows.length });
    }
  } catch (error) {
    // A file that somebody else put there meanwhile is not ours to remove.
    const foreign = (error as NodeJS.ErrnoException).code === 'EEXIST' ? begun.pop() : undefined;
    for (const { path } of begun) await rm(path, { force: true });
    if (!foreign) throw error;
    report(inTheWay(foreign.path, foreign.table));
    return [];
  }
  return written;
}

const inTheWay = (file: string, table: TableName): Finding => ({
  severity: 'error',
  code: 'import-in-the-way',
  file,
  facts: { table: tables[table].de },
});

/** How many rows are put into words at a time. */
const AT_ONCE = 5000;

/** A table as text, piece by piece: only the columns that say something, and the requiredColumns ones. */
function* csvOf(table: TableName, rows: readonly Row[]): Generator<string> {
  const columns: Readonly<Record<string, Column>> = tables[table].columns;
  const used = new Set<string>();
  for (const row of rows) for (const field in row) if (row[field]) used.add(field);
  const fields = Object.keys(columns).flatMap((field) => [
    ...(columns[field]?.required || used.has(field) ? [field] : []),
    ...[...used].filter((f) => f.startsWith(`${field}@`)).sort(),
  ]);
  // The mark in front makes spreadsheet programs read the file as UTF-8.
  yield `\uFEFF${formatRows([fields.map((field) => headingOf(columns, field))], '\r\n')}`;
  for (let from = 0; from < rows.length; from += AT_ONCE)
    yield formatRows(
      rows.slice(from, from + AT_ONCE).map((row) => fields.map((field) => escapedCell(row[field] ?? ''))),
      '\r\n',
    );
}

function headingOf(columns: Readonly<Record<string, Column>>, field: string): string {
  const [name = '', lang] = field.split('@');
  const heading = columns[name]?.de ?? name;
  return lang === undefined ? heading : `${heading} ${lang === 'de-simple' ? 'leicht' : lang}`;
}
