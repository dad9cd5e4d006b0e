/** Workbooks (XLSX), read as clerks see them. */
import readWorkbook from 'read-excel-file/universal';
import type { Report } from '../../findings/finding.js';
import { unescapedCell } from '../cells/formula-cells.js';
import { findTable } from '../columns.js';
import { hasContent } from './sheet.js';
import type { Sheet, SourceFile } from './sheet.js';
import { specialCells } from './special-cells.js';
import type { SpecialCell } from './special-cells.js';
import { exceededLimit } from './workbook-limits.js';
import type { ExceededLimit } from './workbook-limits.js';

/** A sheet as the library reads it; a chart sheet has no rows. */
interface LibrarySheet {
  sheet: string;
  data?: readonly (readonly unknown[])[];
}

interface ReadSheet {
  sheet: string;
  data: readonly (readonly unknown[])[];
  rows: readonly (readonly string[])[];
}

async function readSheets(bytes: Uint8Array): Promise<ReadSheet[]> {
  const blob = new Blob([new Uint8Array(bytes)]);
  const sheets: LibrarySheet[] = await readWorkbook(blob, { parseNumber: (digits) => ({ digits }) });
  const specials = specialCells(bytes);
  return sheets.map(({ sheet, data = [] }, i) => {
    const rows = data.map((row) => row.map(cellText));
    applySpecialCells(rows, specials[i] ?? []);
    return { sheet, data, rows };
  });
}

/** Reads the sheets, or returns the limit that the workbook exceeds. */
const readWithinLimits = async (bytes: Uint8Array): Promise<ReadSheet[] | ExceededLimit> =>
  exceededLimit(bytes) ?? readSheets(bytes);

/** The sheets of a workbook; `wanted` is the name of its file without the extension. */
export async function workbookSheets(source: SourceFile, wanted: string, report: Report): Promise<Sheet[]> {
  const file = source.name;
  const bytes = await source.read();
  if (!bytes) return [];
  // Damage shows up as any kind of error: of the archive, of the XML, of references between the sheets.
  const read = await readWithinLimits(bytes).catch(() => undefined);
  if (!read) {
    report({ severity: 'error', code: 'workbook-broken', file });
    return [];
  }
  if ('code' in read) {
    report({ severity: 'error', file, ...read });
    return [];
  }
  const filled = read.filter(({ sheet, rows }) => !sheet.startsWith('#') && rows.some(hasContent));
  if (!filled.length) report({ severity: 'error', code: 'headings-missing', file });
  // A file named like a table holds that one table, whatever its sheet is called ("Tabelle1").
  const isNamed = findTable(wanted) !== undefined;
  return (isNamed ? filled.slice(0, 1) : filled).map(({ sheet, rows, data }) => ({
    file,
    sheet,
    name: isNamed ? wanted : sheet,
    eachRow(visit) {
      for (const [i, cells] of rows.entries()) {
        if (hasContent(cells)) visit(cells, i + 1, (column) => isNumber(data[i]?.[column]));
      }
      return Promise.resolve();
    },
  }));
}

const isNumber = (cell: unknown): cell is { digits: string } =>
  typeof cell === 'object' && cell !== null && 'digits' in cell;

/** A cell as the clerk would write it. */
function cellText(cell: unknown): string {
  if (isNumber(cell)) return cell.digits;
  if (typeof cell === 'string') return unescapedCell(cell);
  if (typeof cell === 'boolean') return String(cell);
  if (!(cell instanceof Date)) return '';
  // Half past eight is stored as a fraction of a day, and is read as a few microseconds less.
  const iso = new Date(Math.round(cell.getTime() / 1000) * 1000).toISOString();
  return iso.includes('T00:00:00') ? iso.slice(0, 10) : iso.slice(0, 16);
}

/** Adds what the library leaves out: the errors of formulas, and a month alone where the clerk sees no day. */
function applySpecialCells(rows: string[][], specials: readonly SpecialCell[]): void {
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
}
