/** What the library that reads workbooks leaves out: errors of formulas, and which days are shown as a month. */
import { FORMULA_ERRORS } from './formula-errors.js';
import { parseCellAddress, parseXml, partsOfWorkbook, textOf, unpackXml } from './workbook-xml.js';

/** A cell that means something else than its bare value, row and column counted from 0. */
export type SpecialCell = { row: number; column: number } & ({ error: string } | { isMonth: true });

/** The special cells of each sheet of a workbook that could be read, in the order of its sheets. */
export function specialCells(workbook: Uint8Array): SpecialCell[][] {
  const files = unpackXml(workbook);
  const { sheets, styles } = partsOfWorkbook(files);
  const months = monthStyles(textOf(files, styles));
  return sheets.map(({ path }) => sheetSpecialCells(textOf(files, path), months));
}

/** "Mrz 27", as spreadsheet programs show whatever was typed as a month and a year. */
const MONTH_AND_YEAR = '17';

/** The styles, by their numbers, that show a day as its month and year. */
function monthStyles(xml: string): ReadonlySet<string> {
  const formats = new Set([MONTH_AND_YEAR]);
  const styles = new Set<string>();
  let inCellFormats = false;
  let index = 0;
  parseXml(xml, {
    open(name, { numFmtId = '', formatCode = '' }) {
      if (name === 'numFmt' && showsMonth(formatCode)) formats.add(numFmtId);
      if (name === 'cellXfs') inCellFormats = true;
      if (name !== 'xf' || !inCellFormats) return;
      if (formats.has(numFmtId)) styles.add(String(index));
      index++;
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

/** Whether a format has a month and a year, but no day and no time. */
function showsMonth(code: string): boolean {
  const [letters = ''] = code
    .replace(/"[^"]*(?:"|$)|\\.|\[[^\]]*(?:\]|$)/g, '')
    .toLowerCase()
    .split(';');
  return letters.includes('m') && letters.includes('y') && !/[dhs]/.test(letters);
}

function sheetSpecialCells(xml: string, months: ReadonlySet<string>): SpecialCell[] {
  // Most sheets have neither, and some have millions of cells.
  if (!months.size && !/\st\s*=\s*["']e["']/.test(xml)) return [];
  const found: SpecialCell[] = [];
  let isError = false;
  let value = '';
  let inValue = false;
  let at: { row: number; column: number } | undefined;
  parseXml(xml, {
    open(name, { r = '', s = '', t = '' }) {
      if (name === 'v') inValue = true;
      if (name !== 'c') return;
      at = parseCellAddress(r);
      isError = t === 'e';
      value = '';
      if (at && !isError && months.has(s)) found.push({ ...at, isMonth: true });
    },
    text(text) {
      if (inValue && isError) value += text;
    },
    close(name) {
      if (name === 'v') inValue = false;
      // An error that is not known is reported as the most common one.
      if (name === 'c' && at && isError)
        found.push({ ...at, error: FORMULA_ERRORS.includes(value) ? value : '#VALUE!' });
    },
  });
  return found;
}
