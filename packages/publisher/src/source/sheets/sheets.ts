/** Reading spreadsheets, CSV or XLSX, as rows of text that know where they stand. */
import { isUtf8 } from 'node:buffer';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import papa from 'papaparse';
import readWorkbook from 'read-excel-file/node';
import type { Report } from '../../findings/finding.js';
import { unescapedCell } from '../cells/formula-cells.js';
import { isFormulaError } from './formula-errors.js';
import { tableCalled } from '../columns.js';
import type { Code } from '../../findings/messages.js';
import { specialCells } from './workbook.js';
import type { Special } from './workbook.js';

/** Gets a row: its cells, its number as the spreadsheet program counts, and which cells hold numbers (XLSX only). */
export type Visit = (cells: readonly string[], row: number, isNumber?: (column: number) => boolean) => void;

/** One sheet of a source, not read yet. */
export interface Sheet {
  file: string;
  /** Its name, where the file is a workbook. */
  sheet?: string;
  /** What should name the table: of the sheet, or of the file. */
  name: string;
  /** Visits every row that is neither empty nor a comment, the headings first. */
  each(visit: Visit): Promise<void>;
}

/** Names with a dot or ~$ in front are the system's and the office program's; # is the clerk's way to say "not this one". */
const HIDDEN = /^(\.|~\$|#)/;
const NOT_READ = ['.xls', '.xlsm', '.xlsb', '.ods', '.numbers'];

/** Whether a file of this name is of a kind that spreadsheet programs write. */
export const isTable = (name: string): boolean =>
  ['.csv', '.xlsx', ...NOT_READ].includes(extname(name).toLowerCase()) && !HIDDEN.test(basename(name));

/** The sheets of a folder of tables, or of one workbook. */
export async function sheetsOf(source: string, report: Report): Promise<Sheet[]> {
  const info = await stat(source).catch(expected(source, report));
  if (!info) return [];
  if (info.isFile()) {
    if (extname(source).toLowerCase() === '.xlsx') return sheetsOfWorkbook(source, basename(source), report);
    const code = NOT_READ.includes(extname(source).toLowerCase()) ? 'workbook-old' : 'source-kind';
    report({ severity: 'error', code, file: source });
    return [];
  }
  const sheets: Sheet[] = [];
  const names = await readdir(source).catch(expected(source, report));
  if (!names) return [];
  for (const file of names.filter(isTable).sort()) {
    const extension = extname(file).toLowerCase();
    if (extension === '.csv') sheets.push(sheetOfCsv(join(source, file), file, report));
    else if (extension === '.xlsx') sheets.push(...(await sheetsOfWorkbook(join(source, file), file, report)));
    else if (NOT_READ.includes(extension)) report({ severity: 'error', code: 'workbook-old', file });
  }
  if (!names.some(isTable)) report({ severity: 'error', code: 'source-empty', file: source });
  return sheets;
}

/** Turns the errors that a file system is known for into findings; any other is a bug and goes on. */
export function expected(file: string, report: Report): (error: unknown) => undefined {
  const codes: Readonly<Record<string, Code>> = {
    ENOENT: 'source-missing',
    ENOTDIR: 'source-missing',
    ENAMETOOLONG: 'path-long',
    ELOOP: 'path-loop',
    EACCES: 'file-denied',
    EPERM: 'file-denied',
    EBUSY: 'file-busy',
  };
  return (error) => {
    const code = codes[(error as NodeJS.ErrnoException).code ?? ''];
    if (!code) throw error;
    report({ severity: 'error', code, file });
  };
}

function sheetOfCsv(path: string, file: string, report: Report): Sheet {
  return {
    file,
    name: basename(file, extname(file)),
    async each(visit) {
      const bytes = await readFile(path).catch(expected(file, report));
      if (!bytes) return;
      // A table that several programs have written to has line ends of several kinds.
      const text = decode(bytes).replace(/\r\n?/g, '\n');
      let row = 0;
      papa.parse<string[]>(text, {
        delimiter: delimiterOf(text),
        newline: '\n',
        step: ({ data, errors }) => {
          row++;
          const cells = data.map(unescapedCell);
          if (errors.some((e) => e.type === 'Quotes')) report({ severity: 'error', code: 'csv-quotes', file, row });
          else if (says(cells) && !(row === 1 && /^sep=.?$/.test(cells[0] ?? ''))) visit(cells, row);
        },
      });
    },
  };
}

/** Text as spreadsheet programs save it: UTF-8 or UTF-16, with a mark in front or without, Windows-1252. */
export function decode(bytes: Buffer): string {
  const wide = wideEncodingOf(bytes);
  if (wide) return new TextDecoder(wide).decode(bytes);
  if (!isUtf8(bytes)) return new TextDecoder('windows-1252').decode(bytes);
  return bytes.toString('utf8', bytes[0] === 0xef && bytes[1] === 0xbb ? 3 : 0);
}

/** Which UTF-16 this is, if any: the mark says it, and without one the empty halves of the Latin letters. */
function wideEncodingOf(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const beginning = bytes.subarray(0, 1000);
  const empty = [0, 0];
  for (const [i, byte] of beginning.entries()) if (byte === 0) empty[i % 2] = (empty[i % 2] ?? 0) + 1;
  const [first = 0, second = 0] = empty;
  if (Math.max(first, second) < beginning.length / 4) return;
  if (second === 0) return 'utf-16be';
  return first === 0 ? 'utf-16le' : undefined;
}

/** The separator of the first line that is no comment: semicolon, comma or tab, whichever it has most of outside quotes. */
function delimiterOf(text: string): string {
  const isHeadings = (line: string): boolean => /[^\s;,]/.test(line) && !/^(\s*"?#|sep=)/.test(line);
  const headings =
    text
      .split('\n')
      .find(isHeadings)
      ?.replace(/"[^"]*"/g, '') ?? '';
  const count = (mark: string): number => headings.split(mark).length;
  return [';', ',', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

const says = (cells: readonly string[]): boolean =>
  (!/^\s*#/.test(cells[0] ?? '') || isFormulaError(cells[0]?.trimStart() ?? '')) &&
  cells.some((cell) => cell.trim() !== '');

/** A sheet as it is read; one that is a chart has no rows. */
interface ReadSheet {
  sheet: string;
  data?: readonly (readonly unknown[])[];
}

async function readSheets(bytes: Buffer) {
  const sheets: ReadSheet[] = await readWorkbook(bytes, { parseNumber: (digits) => ({ digits }) });
  const specials = specialCells(bytes);
  return sheets.map(({ sheet, data = [] }, i) => ({
    sheet,
    data,
    rows: withSpecials(
      data.map((row) => row.map(textOf)),
      specials[i],
    ),
  }));
}

async function sheetsOfWorkbook(path: string, file: string, report: Report): Promise<Sheet[]> {
  const bytes = await readFile(path).catch(expected(file, report));
  if (!bytes) return [];
  // Damage shows up as any kind of error: of the archive, of the XML, of what the sheets refer to.
  const read = await readSheets(bytes).catch(() => {
    report({ severity: 'error', code: 'workbook-broken', file });
  });
  if (!read) return [];
  const wanted = basename(file, extname(file));
  const filled = read.filter(({ sheet, rows }) => !sheet.startsWith('#') && rows.some(says));
  if (!filled.length) report({ severity: 'error', code: 'headings-missing', file });
  // A file named like a table holds that one table, whatever its sheet is called ("Tabelle1").
  const own = tableCalled(wanted) ? filled.slice(0, 1) : filled;
  return own.map(({ sheet, rows, data }) => ({
    file,
    sheet,
    name: tableCalled(wanted) ? wanted : sheet,
    each(visit) {
      for (const [i, cells] of rows.entries()) {
        if (says(cells)) visit(cells, i + 1, (column) => isNumber(data[i]?.[column]));
      }
      return Promise.resolve();
    },
  }));
}

const isNumber = (cell: unknown): cell is { digits: string } =>
  typeof cell === 'object' && cell !== null && 'digits' in cell;

/** A cell as the clerk would write it. */
function textOf(cell: unknown): string {
  if (isNumber(cell)) return cell.digits;
  if (!(cell instanceof Date))
    return typeof cell === 'string' ? unescapedCell(cell) : typeof cell === 'boolean' ? String(cell) : '';
  // Half past eight is stored as a part of a day, and comes back a moment before it.
  const iso = new Date(Math.round(cell.getTime() / 1000) * 1000).toISOString();
  return iso.includes('T00:00:00') ? iso.slice(0, 10) : iso.slice(0, 16);
}

/** Rows with what the reader leaves out: the errors of formulas; a month where the clerk sees no day. */
function withSpecials(rows: string[][], specials: readonly Special[] = []): string[][] {
  for (const special of specials) {
    const { row, column } = special;
    if ('error' in special) {
      while (rows.length <= row) rows.push([]);
      const cells = rows[row] ?? [];
      while (cells.length < column) cells.push('');
      cells[column] = special.error;
    } else {
      const [, month] = /^(\d{4}-\d\d)-01$/.exec(rows[row]?.[column] ?? '') ?? [];
      if (month !== undefined && rows[row]) rows[row][column] = month;
    }
  }
  return rows;
}
