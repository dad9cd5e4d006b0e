import type { Text } from '@ozg-widgets/feed';
import { markupIn } from '@ozg-widgets/feed/strict';
import type { Facts, Finding, Report } from '../findings/finding.js';
import { isFormulaError } from './sheets/formula-errors.js';
import { columnCalled, tables } from './columns.js';
import type { Column, ColumnOf, TableName } from './columns.js';
import { nearest } from '../text/closest-match.js';
import type { Code } from '../findings/messages.js';
import type { Sheet } from './sheets/sheets.js';

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

/** The row that is being read. One object serves a whole table: what is to be kept has to be taken out. */
export interface Line<C extends string> {
  readonly file: string;
  readonly row: number;
  /** The text of a cell, without blanks around it; empty where there is no such column. */
  cell(column: C): string;
  /** What a cell says; `undefined` where it is empty or wrong, and then it has been reported. */
  read<T>(column: C, parser: Parser<T>): T | undefined;
  /** The text of a cell and of its siblings in other languages. */
  text(column: C): Text | undefined;
  /** The cells of some columns, other languages included, in one string: equal strings say the same. */
  words(columns: readonly C[]): string;
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
  /** Columns without a heading. */
  unnamed: number[];
}

/** Reads a table row by row. What is wrong with its headings is reported first; without the obligatory ones no row is read. */
export async function eachLine<T extends TableName>(
  sheet: Sheet,
  table: T,
  report: Report,
  visit: (line: Line<ColumnOf<T>>) => void,
): Promise<void> {
  const where = { file: sheet.file, ...(sheet.sheet !== undefined && { sheet: sheet.sheet }) };
  const columns: Readonly<Record<string, Column>> = tables[table].columns;
  let layout: Layout | undefined;
  let sound = true;
  let cells: readonly string[] = [];
  let row = 0;
  let numbers: ((column: number) => boolean) | undefined;
  const spans = new Map<readonly string[], number[]>();
  /** Headings of this row's cells whose formulas failed: that has been reported. */
  let failed: readonly string[] = NONE;

  const found = (severity: Finding['severity'], column: string | undefined, code: Code, facts?: Facts): void => {
    const index = column === undefined ? undefined : layout?.at.get(column);
    const heading =
      column === undefined ? undefined : index === undefined ? columns[column]?.de : layout?.headings[index];
    report({
      severity,
      code,
      ...where,
      row,
      ...(heading !== undefined && { column: heading }),
      ...(facts && { facts }),
    });
  };
  const missing = (column: string): void => {
    const heading = layout?.headings[layout.at.get(column) ?? -1];
    if (columns[column]?.required && !failed.includes(heading ?? '')) found('error', column, 'cell-missing');
  };
  const line: Line<ColumnOf<T>> = {
    file: sheet.file,
    get row() {
      return row;
    },
    cell: (column) => {
      const index = layout?.at.get(column);
      return index === undefined ? '' : (cells[index]?.trim() ?? '');
    },
    read(column, parser) {
      const text = line.cell(column);
      if (text === '') {
        missing(column);
        return;
      }
      const read = parser(text, numbers?.(layout?.at.get(column) ?? -1) ?? false);
      if (!isProblem(read)) return read;
      found('error', column, read.problem, { found: text, ...read.facts });
      return;
    },
    text(column) {
      const german = line.cell(column);
      const others = (layout?.siblings.get(column) ?? [])
        .map(({ lang, index }) => ({ lang, text: cells[index]?.trim() ?? '' }))
        .filter(({ text }) => text !== '');
      if (others.length) return german === '' ? others : [{ lang: 'de', text: german }, ...others];
      if (german === '') missing(column);
      return german === '' ? undefined : german;
    },
    words(columns) {
      let indexes = spans.get(columns);
      if (!indexes) {
        const siblings = (c: string): number[] => (layout?.siblings.get(c) ?? []).map(({ index }) => index);
        indexes = columns.flatMap((c) => [layout?.at.get(c) ?? -1, ...siblings(c)]).filter((index) => index >= 0);
        spans.set(columns, indexes);
      }
      let words = '';
      for (const index of indexes) words += `${cells[index] ?? ''}\u2028`;
      return words;
    },
    error: (column, code, facts) => {
      found('error', column, code, facts);
    },
    warning: (column, code, facts) => {
      found('warning', column, code, facts);
    },
  };

  await sheet.each((visited, number, isNumber) => {
    [cells, row, numbers] = [visited, number, isNumber];
    if (!layout) {
      const errors: Finding[] = [];
      layout = readHeadings(cells, table, (finding) => errors.push({ ...finding, ...where, row }));
      errors.forEach(report);
      sound = !errors.some(({ code }) => code === 'column-missing' || code === 'column-twice');
      return;
    }
    if (!sound) return;
    for (const index of layout.unnamed)
      if (cells[index]?.trim()) found('error', undefined, 'column-unnamed', { found: cells[index].trim() });
    for (let i = layout.headings.length; i < cells.length; i++) {
      if (cells[i]?.trim()) found('error', undefined, 'column-unnamed', { found: cells[i]?.trim() ?? '' });
    }
    failed = cells.some(isFormulaError) ? failures(layout, cells) : NONE;
    for (const column of failed) {
      const value = cells[layout.headings.indexOf(column)] ?? '';
      report({ severity: 'error', code: 'cell-formula', ...where, row, column, facts: { found: value } });
    }
    for (const [i, cell] of cells.entries()) {
      const markup = markupIn(cell);
      const column = layout.headings[i] ?? '';
      if (markup !== undefined && isRead(column))
        report({ severity: 'warning', code: 'cell-markup', ...where, row, column, facts: { found: markup } });
    }
    if (failed.length) cells = cells.map((cell) => (isFormulaError(cell) ? '' : cell));
    visit(line);
  });
  if (!layout) report({ severity: 'error', code: 'headings-missing', ...where });
}

/** The headings of the cells whose formulas failed, comments left out. */
const failures = ({ headings }: Layout, cells: readonly string[]): string[] =>
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
    const called = columnCalled(columns, heading);
    if (!called) {
      const near = nearest(
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
