/** What the reader of workbooks leaves out: the errors of formulas, and which days are shown as a month. */
import { strFromU8, unzipSync } from 'fflate';
import { FORMULA_ERRORS } from './formula-errors.js';

/** A cell that means something else than its bare value, row and column counted from 0. */
export type SpecialCell = { row: number; column: number } & ({ error: string } | { isMonth: true });

/** The special cells of each sheet of a workbook that could be read, in the order of its sheets. */
export function specialCells(workbook: Uint8Array): SpecialCell[][] {
  const files = unzipSync(workbook, { filter: ({ name }) => /\.(xml|rels)$/.test(name) });
  const file = (name: string): string | undefined => files[name] && strFromU8(files[name]);
  const related = new Map(
    tags(file('xl/_rels/workbook.xml.rels'), 'Relationship').map((tag) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target')
        .replace(/^(?!\/)/, 'xl/')
        .replace(/^\//, ''),
    ]),
  );
  const styles = [...related.values()].find((target) => target.endsWith('styles.xml'));
  const months = monthStyles(file(styles ?? 'xl/styles.xml') ?? '');
  return tags(file('xl/workbook.xml'), 'sheet').map((tag) =>
    sheetSpecialCells(file(related.get(attribute(tag, '\\w+:id')) ?? '') ?? '', months),
  );
}

/** The opening tags of a name. */
const tags = (xml = '', name: string): string[] =>
  [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s[^<>]*>`, 'g'))].map(([tag]) => tag);

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\s${name}\\s*=\\s*(["'])(.*?)\\1`).exec(tag)?.[2] ?? '';

/** "Mrz 27", as spreadsheet programs show whatever was typed as a month and a year. */
const MONTH_AND_YEAR = '17';

/** The styles, by their numbers, that show a day as its month and year. */
function monthStyles(xml: string): ReadonlySet<string> {
  const formats = new Set([MONTH_AND_YEAR]);
  for (const tag of tags(xml, 'numFmt')) {
    if (showsMonth(attribute(tag, 'formatCode'))) formats.add(attribute(tag, 'numFmtId'));
  }
  const cells = xml.split(/<\/?(?:\w+:)?cellXfs\b/)[1];
  return new Set(tags(cells, 'xf').flatMap((tag, i) => (formats.has(attribute(tag, 'numFmtId')) ? [String(i)] : [])));
}

/** Whether a format has a month and a year, but no day and no time. */
function showsMonth(code: string): boolean {
  const [letters = ''] = code
    .replaceAll('&quot;', '"')
    .replace(/"[^"]*"|\\.|\[[^[\]]*\]/g, '')
    .toLowerCase()
    .split(';');
  return letters.includes('m') && letters.includes('y') && !/[dhs]/.test(letters);
}

function sheetSpecialCells(xml: string, months: ReadonlySet<string>): SpecialCell[] {
  // Most sheets have neither, and some have millions of cells.
  if (!months.size && !/\st\s*=\s*["']e["']/.test(xml)) return [];
  const found: SpecialCell[] = [];
  let failed: { error: string } | undefined;
  for (const [, tag, value = ''] of xml.matchAll(/<(?:\w+:)?(?:c(\s[^<>]*[^<>/])|v)>([^<]*)/g)) {
    if (tag === undefined) {
      if (failed && FORMULA_ERRORS.includes(value)) failed.error = value;
      continue;
    }
    failed = undefined;
    const isMonth = months.has(attribute(tag, 's'));
    if (!isMonth && attribute(tag, 't') !== 'e') continue;
    const place = parseCellAddress(attribute(tag, 'r'));
    if (!place) continue;
    if (attribute(tag, 't') !== 'e') found.push({ ...place, isMonth: true });
    else {
      // An error that is not known to be one is told as the commonest.
      const cell = { ...place, error: '#VALUE!' };
      found.push(cell);
      failed = cell;
    }
  }
  return found;
}

/** Row and column of `AB12`, where a sheet can have it. */
function parseCellAddress(address: string): { row: number; column: number } | undefined {
  const [, letters, digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(address) ?? [];
  if (letters === undefined) return;
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(digits) - 1, column: column - 1 };
}
