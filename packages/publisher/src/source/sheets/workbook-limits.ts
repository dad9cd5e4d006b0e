/** Limits of workbooks: the library that reads them builds a matrix of all rows and columns in memory. */
import type { Finding } from '../../findings/finding.js';
import { parseCellAddress, partsOfWorkbook, textOf, unpackedSize, unpackXml } from './workbook-xml.js';

/** The largest size of the unpacked XML, in megabytes. */
const MAX_SIZE = 100;
const MEGABYTE = 1_000_000;

/** The largest number of cells in a sheet: ten times a status table of all of Germany. */
const MAX_CELLS = 20_000_000;

/** The addresses of cells. No part of the pattern can read beyond its tag, so it takes linear time. */
const ADDRESS = /<(?:\w{1,20}:)?c\s[^<>]*?\br\s*=\s*["']([A-Z]{1,3}\d{1,7})["']/g;

/** The limit that a workbook exceeds, as a part of a finding. */
export type ExceededLimit = Pick<Finding, 'code' | 'sheet' | 'row' | 'facts'>;

/** Returns what makes a workbook too large to read; `undefined` if it can be read. Throws if it is not a ZIP archive. */
export function exceededLimit(workbook: Uint8Array): ExceededLimit | undefined {
  const size = Math.ceil(unpackedSize(workbook) / MEGABYTE);
  if (size > MAX_SIZE) return { code: 'workbook-size', facts: { size, most: MAX_SIZE } };
  const files = unpackXml(workbook);
  for (const { name, path } of partsOfWorkbook(files).sheets) {
    const { rows, columns, cell } = extentOf(textOf(files, path));
    if (rows * columns > MAX_CELLS)
      return { code: 'workbook-range', sheet: name, row: rows, facts: { cell, rows, columns } };
  }
  return;
}

/** The number of rows and columns of a sheet, and the cell that is farthest out. */
function extentOf(xml: string): { rows: number; columns: number; cell: string } {
  let rows = 0;
  let columns = 0;
  let farthest = 0;
  let cell = '';
  for (const [, address = ''] of xml.matchAll(ADDRESS)) {
    const { row, column } = parseCellAddress(address) ?? { row: -1, column: -1 };
    rows = Math.max(rows, row + 1);
    columns = Math.max(columns, column + 1);
    // A sheet has 64 times as many rows as columns.
    const distance = Math.max(row, column * 64);
    if (distance > farthest) [farthest, cell] = [distance, address];
  }
  return { rows, columns, cell };
}
