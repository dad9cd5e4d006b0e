import type { Text } from '@ozg-widgets/feed';
import { checkRecord, markupIn } from '@ozg-widgets/feed/strict';
import type { RecordKind } from '@ozg-widgets/feed/strict';
import type { Facts, Finding, Report, SourceLocation } from '../findings/finding.js';
import type { Code } from '../findings/messages.js';
import { closestMatch } from '@ozg-widgets/feed';
import { findColumn, tables } from './columns.js';
import type { Column, ColumnOf, TableName } from './columns.js';
import { isFormulaError } from './sheets/formula-errors.js';
import type { Sheet } from './sheets/sheet.js';
import { locationOf } from './table-context.js';
import type { TableContext } from './table-context.js';

/** Why a cell cannot be read. */
export interface Problem {
  problem: Code;
  facts?: Facts;
}

/** Reads the text of a cell that is not empty. */
export type Parser<T> = (text: string, isNumber: boolean) => T | Problem;

/** Whether a cell could not be read. */
export const isProblem = (read: unknown): read is Problem =>
  typeof read === 'object' && read !== null && 'problem' in read;

/** A cursor on the row that is being read. It moves on with the table: copy what you need. */
export interface Row<C extends string> {
  readonly file: string;
  /** As the spreadsheet program counts, from 1. */
  readonly number: number;
  /** How many errors of this row have been reported so far. */
  readonly errors: number;
  /** The text of a cell, trimmed; empty where the table has no such column. */
  cell(column: C): string;
  /** The value of a cell; `undefined` where it is empty or wrong. What is wrong is reported. */
  read<T>(column: C, parser: Parser<T>): T | undefined;
  /** The text of a cell and of its siblings in other languages. */
  text(column: C): Text | undefined;
  /** The cells of some columns and their siblings in one string: the same string for the same cells. */
  cacheKey(columns: readonly C[]): string;
  /** Checks the record that was read from this row against the format. Skipped where the row has errors already. */
  validate(kind: RecordKind, record: unknown): void;
  error(column: C | undefined, code: Code, facts?: Facts): void;
  warning(column: C | undefined, code: Code, facts?: Facts): void;
}

const NONE: readonly string[] = [];

interface Layout {
  /** Index of each column that is there. */
  at: Map<string, number>;
  /** Headings as the clerk wrote them. */
  headings: readonly string[];
  siblings: Map<string, { lang: string; index: number }[]>;
  /** Indexes of the columns without a heading. */
  unnamed: number[];
}

/** Where the rows of a table are, and what its columns are. */
interface TableInfo {
  where: SourceLocation;
  columns: Readonly<Record<string, Column>>;
  report: Report;
}

/** Whether one of several cells of a row holds a number (XLSX only). */
type IsNumber = (column: number) => boolean;

/** One object serves a whole table: a country has 150,000 rows. */
class RowCursor implements Row<string> {
  readonly file: string;
  number = 0;
  errors = 0;
  readonly #table: TableInfo;
  readonly #layout: Layout;
  #cells: readonly string[] = NONE;
  #isNumber: IsNumber | undefined;
  /** Headings of the cells whose formulas failed, which has been reported. */
  #failed: readonly string[] = NONE;
  /** Indexes of the cells that belong to lists of columns. */
  readonly #indexes = new Map<readonly string[], readonly number[]>();

  constructor(table: TableInfo, layout: Layout) {
    this.file = table.where.file;
    this.#table = table;
    this.#layout = layout;
  }

  /** Moves on to the next row, and reports what is wrong with its cells whatever their columns mean. */
  moveTo(cells: readonly string[], number: number, isNumber: IsNumber | undefined): void {
    const { headings, unnamed } = this.#layout;
    this.number = number;
    this.errors = 0;
    this.#isNumber = isNumber;
    for (const index of unnamed) this.#checkUnnamed(cells[index]);
    for (let i = headings.length; i < cells.length; i++) this.#checkUnnamed(cells[i]);
    this.#failed = cells.some(isFormulaError) ? failedFormulas(this.#layout, cells) : NONE;
    for (const heading of this.#failed) {
      const found = cells[headings.indexOf(heading)] ?? '';
      this.#report('error', heading, 'cell-formula', { found });
    }
    for (const [i, cell] of cells.entries()) {
      const markup = markupIn(cell);
      const heading = headings[i] ?? '';
      if (markup !== undefined && isRead(heading)) this.#report('warning', heading, 'cell-markup', { found: markup });
    }
    this.#cells = this.#failed.length ? cells.map((cell) => (isFormulaError(cell) ? '' : cell)) : cells;
  }

  cell(column: string): string {
    const index = this.#layout.at.get(column);
    return index === undefined ? '' : (this.#cells[index]?.trim() ?? '');
  }

  read<T>(column: string, parser: Parser<T>): T | undefined {
    const text = this.cell(column);
    if (text === '') {
      this.#checkRequired(column);
      return;
    }
    const read = parser(text, this.#isNumber?.(this.#layout.at.get(column) ?? -1) ?? false);
    if (!isProblem(read)) return read;
    this.error(column, read.problem, { found: text, ...read.facts });
    return;
  }

  text(column: string): Text | undefined {
    const german = this.cell(column);
    const others = (this.#layout.siblings.get(column) ?? [])
      .map(({ lang, index }) => ({ lang, text: this.#cells[index]?.trim() ?? '' }))
      .filter(({ text }) => text !== '');
    if (others.length) return german === '' ? others : [{ lang: 'de', text: german }, ...others];
    if (german === '') this.#checkRequired(column);
    return german === '' ? undefined : german;
  }

  cacheKey(columns: readonly string[]): string {
    let indexes = this.#indexes.get(columns);
    if (!indexes) {
      const { at, siblings } = this.#layout;
      indexes = columns
        .flatMap((column) => [at.get(column) ?? -1, ...(siblings.get(column) ?? []).map(({ index }) => index)])
        .filter((index) => index >= 0);
      this.#indexes.set(columns, indexes);
    }
    let key = '';
    for (const index of indexes) key += `${this.#cells[index] ?? ''}\u2028`;
    return key;
  }

  validate(kind: RecordKind, record: unknown): void {
    if (this.errors) return;
    for (const issue of checkRecord(kind, record)) {
      this.errors++;
      this.#table.report({ severity: 'error', code: 'document', ...this.#table.where, row: this.number, issue });
    }
  }

  error(column: string | undefined, code: Code, facts?: Facts): void {
    this.#report('error', this.#headingOf(column), code, facts);
  }

  warning(column: string | undefined, code: Code, facts?: Facts): void {
    this.#report('warning', this.#headingOf(column), code, facts);
  }

  #headingOf(column: string | undefined): string | undefined {
    if (column === undefined) return;
    const index = this.#layout.at.get(column);
    return index === undefined ? this.#table.columns[column]?.de : this.#layout.headings[index];
  }

  #checkRequired(column: string): void {
    const index = this.#layout.at.get(column);
    const heading = index === undefined ? undefined : this.#layout.headings[index];
    if (this.#table.columns[column]?.required && !this.#failed.includes(heading ?? ''))
      this.error(column, 'cell-missing');
  }

  #checkUnnamed(cell: string | undefined): void {
    const found = cell?.trim();
    if (found) this.#report('error', undefined, 'column-unnamed', { found });
  }

  #report(severity: Finding['severity'], column: string | undefined, code: Code, facts?: Facts): void {
    if (severity === 'error') this.errors++;
    this.#table.report({
      severity,
      code,
      ...this.#table.where,
      row: this.number,
      ...(column !== undefined && { column }),
      ...(facts && { facts }),
    });
  }
}

/**
 * Visits the rows of a table, if the source has it. Problems of its headings are reported first; without the required
 * columns no row is visited.
 */
export async function readRows<T extends TableName>(
  { sheets, report }: TableContext,
  table: T,
  visit: (row: Row<ColumnOf<T>>) => void,
): Promise<void> {
  const sheet: Sheet | undefined = sheets[table];
  if (!sheet) return;
  const where = locationOf(sheet);
  // The headings come first, and then one cursor for all rows; none where the headings are not valid.
  const cursors: (RowCursor | undefined)[] = [];
  await sheet.eachRow((cells, number, isNumber) => {
    if (!cursors.length) {
      const errors: Finding[] = [];
      const layout = readHeadings(cells, table, (finding) => errors.push({ ...finding, ...where, row: number }));
      errors.forEach(report);
      const isValid = !errors.some(({ code }) => code === 'column-missing' || code === 'column-twice');
      cursors.push(isValid ? new RowCursor({ where, columns: tables[table].columns, report }, layout) : undefined);
      return;
    }
    const [cursor] = cursors;
    if (!cursor) return;
    cursor.moveTo(cells, number, isNumber);
    visit(cursor);
  });
  if (!cursors.length) report({ severity: 'error', code: 'headings-missing', ...where });
}

/** The headings of the cells whose formulas failed, comments left out. */
const failedFormulas = ({ headings }: Layout, cells: readonly string[]): string[] =>
  headings.filter((heading, i) => isRead(heading) && isFormulaError(cells[i] ?? ''));

/** Whether a column has a heading, and is no comment. */
const isRead = (heading = ''): boolean => !/^(#|$)/.test(heading);

function readHeadings(
  cells: readonly string[],
  table: TableName,
  report: (finding: Omit<Finding, 'file'>) => void,
): Layout {
  const { de, columns }: { de: string; columns: Readonly<Record<string, Column>> } = tables[table];
  const headings = cells.map((cell) => cell.trim());
  const layout: Layout = { at: new Map(), headings, siblings: new Map(), unnamed: [] };
  for (const [index, heading] of headings.entries()) {
    if (heading === '') layout.unnamed.push(index);
    if (isFormulaError(heading))
      report({ severity: 'error', code: 'cell-formula', column: heading, facts: { found: heading } });
    if (heading === '' || heading.startsWith('#')) continue;
    const called = findColumn(columns, heading);
    if (!called) {
      const near = closestMatch(
        heading,
        Object.values(columns).flatMap((c) => [c.de, c.en]),
      );
      report({
        severity: 'error',
        code: 'column-unknown',
        column: heading,
        facts: { table: de, ...(near && { nearest: near }) },
      });
      continue;
    }
    const { field, lang } = called;
    const siblings = layout.siblings.get(field) ?? [];
    if (lang === undefined ? layout.at.has(field) : siblings.some((s) => s.lang === lang)) {
      report({ severity: 'error', code: 'column-twice', column: heading });
    } else if (lang === undefined) layout.at.set(field, index);
    else layout.siblings.set(field, [...siblings, { lang, index }]);
  }
  for (const [field, column] of Object.entries(columns)) {
    if (column.required && !layout.at.has(field))
      report({ severity: 'error', code: 'column-missing', facts: { column: column.de } });
  }
  return layout;
}
