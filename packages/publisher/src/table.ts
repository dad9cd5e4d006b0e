/** Reading spreadsheets, CSV or XLSX, as rows of text that know where they stand. */
import { isUtf8 } from 'node:buffer';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import papa from 'papaparse';
import readWorkbook from 'read-excel-file/node';
import type { Report } from './findings.js';
import { tableCalled } from './headings.js';
import type { Code } from './sentences.js';

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
          const cells = data;
          if (errors.some((e) => e.type === 'Quotes')) report({ severity: 'error', code: 'csv-quotes', file, row });
          else if (says(cells) && !(row === 1 && /^sep=.?$/.test(cells[0] ?? ''))) visit(cells, row);
        },
      });
    },
  };
}

/** Text as spreadsheet programs save it: UTF-8 or UTF-16 with a mark in front, UTF-8 without, Windows-1252. */
export function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (!isUtf8(bytes)) return new TextDecoder('windows-1252').decode(bytes);
  return bytes.toString('utf8', bytes[0] === 0xef && bytes[1] === 0xbb ? 3 : 0);
}

/** The separator of the first line that is no comment: semicolon, comma or tab, whichever it has most of outside quotes. */
function delimiterOf(text: string): string {
  const headings = /^(?!\s*"?#|sep=)[^\r\n]*[^\s;,][^\r\n]*/m.exec(text)?.[0].replace(/"[^"]*"/g, '') ?? '';
  const count = (mark: string): number => headings.split(mark).length;
  return [';', ',', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

const says = (cells: readonly string[]): boolean =>
  !/^\s*#/.test(cells[0] ?? '') && cells.some((cell) => cell.trim() !== '');

async function sheetsOfWorkbook(path: string, file: string, report: Report): Promise<Sheet[]> {
  const bytes = await readFile(path).catch(expected(file, report));
  if (!bytes) return [];
  const sheets = await readWorkbook(bytes, { parseNumber: (digits) => ({ digits }) }).catch((error: unknown) => {
    if (!['InvalidInputError', 'InvalidSpreadsheetError'].includes((error as Error).name)) throw error;
    report({ severity: 'error', code: 'workbook-broken', file });
  });
  if (!sheets) return [];
  const wanted = basename(file, extname(file));
  const filled = sheets
    .map(({ sheet, data }) => ({ sheet, rows: data.map((row) => row.map(textOf)), data }))
    .filter(({ sheet, rows }) => !sheet.startsWith('#') && rows.some(says));
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
  if (!(cell instanceof Date)) return typeof cell === 'string' ? cell : typeof cell === 'boolean' ? String(cell) : '';
  const iso = cell.toISOString();
  return iso.includes('T00:00:00') ? iso.slice(0, 10) : iso.slice(0, 16);
}
