/** Reading the published CSV files row by row, by the names of their columns. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { decode, readRows } from '../../source/sheets/csv.js';
import type { Facts, Report } from '../../findings/finding.js';
import { isProblem } from '../../source/rows.js';
import type { Parser } from '../../source/rows.js';
import { normalizeWord } from '@ozg-widgets/feed';
import type { Code } from '../../findings/messages.js';
import { detectFormat, isWebPage, requiredColumns } from '../formats.js';
import { reportImportError, ImportError } from '../import-error.js';

/** A row of a published file. One object serves the whole file. */
export interface PublishedRow {
  readonly row: number;
  /** The text of a cell, without blanks around it; empty where there is no such column. */
  cell(column: string): string;
  /** What a cell says; `undefined` where it is empty or cannot be read. The latter is reported, as `code` if given. */
  read<T>(column: string, parser: Parser<T>, code?: Code): T | undefined;
  /** Reports something about a cell. */
  warn(column: string, code: Code, facts?: { readonly [name: string]: string | number }): void;
}

/** What a sentence repeats of a cell at most, in letters. */
const LONGEST = 300;

/** Facts as a sentence can take them: a cell may hold megabytes. */
const short = (facts: Facts): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === 'string' && fact.length > LONGEST ? `${fact.slice(0, LONGEST)}…` : fact,
    ]),
  );

/** Visits the rows of a published CSV file. Gives false where it cannot be read as a whole; why has been reported. */
export async function readRecords(
  input: string,
  format: keyof typeof requiredColumns,
  report: Report,
  visit: (record: PublishedRow) => void,
): Promise<boolean> {
  const file = basename(input);
  const text = await readText(input, format).catch((error: unknown) => {
    reportImportError(error, file, report);
  });
  if (text === undefined) return false;
  let cells: readonly string[] = [];
  let row = 0;
  let at: ReadonlyMap<string, number> | undefined;
  let headings: readonly string[] = [];
  let isComplete = true;
  const indexOf = (column: string): number => at?.get(normalizeWord(column)) ?? -1;
  const record: PublishedRow = {
    get row() {
      return row;
    },
    cell: (column) => cells[indexOf(column)]?.trim() ?? '',
    read(column, parser, code) {
      const found = record.cell(column);
      if (found === '') return;
      const read = parser(found, false);
      if (!isProblem(read)) return read;
      record.warn(column, code ?? read.problem, { found, ...read.facts });
      return;
    },
    warn(column, code, facts) {
      report({
        severity: 'warning',
        code,
        file,
        row,
        column: headings[indexOf(column)] ?? column,
        ...(facts && { facts: short(facts) }),
      });
    },
  };
  const readHeadings = (data: readonly string[], abort: () => void): void => {
    headings = data.map((heading) => heading.trim());
    at = indexColumns(headings, (column) => {
      report({ severity: 'warning', code: 'import-column-twice', file, row, column });
    });
    const missing = requiredColumns[format].filter((column) => indexOf(column) < 0);
    if (!missing.length) return;
    const looks = detectFormat(data.join(';'));
    const facts = { columns: missing.join(', '), format, ...(looks && { looks }) };
    report({ severity: 'error', code: 'import-columns', file, row, facts });
    isComplete = false;
    abort();
  };
  readRows(text, ({ cells: data, isMalformed, isCut, ...current }, abort) => {
    row = current.row;
    const surplus = at ? data.slice(headings.length) : [];
    if (isMalformed) {
      // A cell without a closing quotation mark may contain the rows below it: too many to skip with a warning.
      const containsRows = data.some((cell) => cell.trim().includes('\n'));
      report({ severity: containsRows ? 'error' : 'warning', code: 'csv-quotes', file, row });
      if (containsRows) isComplete = false;
    } else if (!data.some((cell) => cell.trim() !== '')) return;
    else if (surplus.some((cell) => cell.trim() !== '')) {
      // An unquoted delimiter: the cells after it would be read under wrong headings.
      report({ severity: 'warning', code: 'import-row-long', file, row, facts: { most: headings.length } });
    } else if (isCut && data.length < headings.length) {
      // Half a number looks like a whole one.
      report({ severity: 'error', code: 'import-cut', file, row });
      isComplete = false;
    } else if (at) {
      cells = data;
      visit(record);
    } else readHeadings(data, abort);
  });
  return isComplete;
}

/** Where each column is; of two with one heading, the first. */
function indexColumns(headings: readonly string[], tellTwice: (heading: string) => void): ReadonlyMap<string, number> {
  const at = new Map<string, number>();
  headings.forEach((heading, index) => {
    const name = normalizeWord(heading);
    if (name !== '' && at.has(name)) tellTwice(heading);
    else at.set(name, index);
  });
  return at;
}

/** Two bytes of UTF-8 that were read as two letters, and the sign for a letter that is lost. */
const BROKEN = /Ã[\u0080-\u00bf\u0178\u0152\u0153\u201e\u201c\u2013]|\ufffd/;

/** What stands around a place, without blanks, and no more of it than a sentence can take. */
function wordAround(text: string, at: number): string {
  const before =
    text
      .slice(Math.max(0, at - 30), at)
      .split(/\s/)
      .at(-1) ?? '';
  const after = /^\S*/.exec(text.slice(at, at + 30))?.[0] ?? '';
  return before + after;
}

async function readText(input: string, format: string): Promise<string> {
  const text = decode(await readFile(input));
  if (text.trim() === '') throw new ImportError('import-empty');
  if (text.slice(0, 10_000).includes('\0')) throw new ImportError('import-not-text');
  if (isWebPage(text.slice(0, 2000))) throw new ImportError('import-html');
  const broken = text.search(BROKEN);
  if (broken >= 0) throw new ImportError('import-encoding', { found: wordAround(text, broken) });
  if (!text.trimStart().startsWith('<')) return text;
  throw new ImportError('import-looks', { format, looks: detectFormat(text.slice(0, 2000)) ?? 'XML' });
}
