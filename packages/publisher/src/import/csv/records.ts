/** Reading the published CSV files row by row, by the names of their columns. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import papa from 'papaparse';
import { decode } from '../../source/sheets/csv.js';
import type { Facts, Report } from '../../findings/finding.js';
import { isProblem } from '../../source/rows.js';
import type { Parser } from '../../source/rows.js';
import { normalizeWord } from '../../text/closest-match.js';
import type { Code } from '../../findings/messages.js';
import { formatOf, isWebPage, obligatory } from '../formats.js';
import { tellUnreadable, Unreadable } from '../import-error.js';

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
export async function eachRecord(
  input: string,
  format: keyof typeof obligatory,
  report: Report,
  visit: (record: PublishedRow) => void,
): Promise<boolean> {
  const file = basename(input);
  const text = await readText(input, format).catch((error: unknown) => {
    tellUnreadable(error, file, report);
  });
  if (text === undefined) return false;
  let cells: readonly string[] = [];
  let row = 0;
  let at: ReadonlyMap<string, number> | undefined;
  let headings: readonly string[] = [];
  let sound = true;
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
  papa.parse<string[]>(text, {
    delimiter: delimiterOf(text),
    newline: '\n',
    step: ({ data, errors, meta }, parser) => {
      row++;
      const surplus = at ? data.slice(headings.length) : [];
      if (errors.some((e) => e.type === 'Quotes')) {
        // A cell without an end may have swallowed the rows below it: too many to leave out with a hint.
        const swallows = data.some((cell) => cell.trim().includes('\n'));
        report({ severity: swallows ? 'error' : 'warning', code: 'csv-quotes', file, row });
        if (swallows) sound = false;
      } else if (!data.some((cell) => cell.trim() !== '') || (row === 1 && /^sep=.?$/.test(data[0] ?? ''))) return;
      else if (surplus.some((cell) => cell.trim() !== ''))
        // A separator too many: whatever stands behind it would be read under another heading.
        report({ severity: 'warning', code: 'import-row-long', file, row, facts: { most: headings.length } });
      else if (data.length < headings.length && meta.cursor >= text.length && !text.endsWith('\n')) {
        // Half a number looks like a whole one.
        report({ severity: 'error', code: 'import-cut', file, row });
        sound = false;
      } else if (at) {
        cells = data;
        visit(record);
      } else {
        headings = data.map((heading) => heading.trim());
        at = placesOf(headings, (column) => {
          report({ severity: 'warning', code: 'import-column-twice', file, row, column });
        });
        const missing = obligatory[format].filter((column) => indexOf(column) < 0);
        if (!missing.length) return;
        const looks = formatOf(data.join(';'));
        const facts = { columns: missing.join(', '), format, ...(looks && { looks }) };
        report({ severity: 'error', code: 'import-columns', file, row, facts });
        sound = false;
        parser.abort();
      }
    },
  });
  return sound;
}

/** Where each column is; of two with one heading, the first. */
function placesOf(headings: readonly string[], tellTwice: (heading: string) => void): ReadonlyMap<string, number> {
  const at = new Map<string, number>();
  headings.forEach((heading, index) => {
    const name = normalizeWord(heading);
    if (name !== '' && at.has(name)) tellTwice(heading);
    else at.set(name, index);
  });
  return at;
}

/** The separator by which the headings fall into most cells; above them there may be blank lines, and one for Excel. */
function delimiterOf(text: string): string {
  const headings = text.replace(/^(sep=.?\n|[^\S\n]*\n)+/, '');
  const cells = (delimiter: string): number =>
    papa.parse<string[]>(headings, { delimiter, newline: '\n', preview: 1 }).data[0]?.length ?? 0;
  return [';', ',', '\t'].reduce((best, mark) => (cells(mark) > cells(best) ? mark : best));
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
  // A table that several programs have written to has line ends of several kinds.
  const text = decode(await readFile(input)).replace(/\r\n?/g, '\n');
  if (text.trim() === '') throw new Unreadable('import-empty');
  if (text.slice(0, 10_000).includes('\0')) throw new Unreadable('import-not-text');
  if (isWebPage(text.slice(0, 2000))) throw new Unreadable('import-html');
  const broken = text.search(BROKEN);
  if (broken >= 0) throw new Unreadable('import-encoding', { found: wordAround(text, broken) });
  if (!text.trimStart().startsWith('<')) return text;
  throw new Unreadable('import-looks', { format, looks: formatOf(text.slice(0, 2000)) ?? 'XML' });
}
