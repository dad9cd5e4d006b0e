/** One sheet of a source: rows of text with their numbers. */
import { isFormulaError } from './formula-errors.js';

/** Visits a row: its cells, its number as the spreadsheet program counts, and which cells hold numbers (XLSX only). */
export type VisitRow = (cells: readonly string[], row: number, isNumber?: (column: number) => boolean) => void;

/** One sheet of a source, not read yet. */
export interface Sheet {
  file: string;
  /** Its name, where the file is a workbook. */
  sheet?: string;
  /** The name that tells which table it is: of the sheet, or of the file. */
  name: string;
  /** Visits every row that is neither empty nor a comment, the headings first. */
  eachRow(visit: VisitRow): Promise<void>;
}

/** A file of a source. */
export interface SourceFile {
  /** Its name without folders. */
  name: string;
  /** Its bytes; `undefined` where it cannot be read, which the reader has reported. */
  read: () => Promise<Uint8Array | undefined> | Uint8Array;
}

/** Whether a row has a cell that is not empty, and is no comment. */
export const hasContent = (cells: readonly string[]): boolean =>
  (!/^\s*#/.test(cells[0] ?? '') || isFormulaError(cells[0]?.trimStart() ?? '')) &&
  cells.some((cell) => cell.trim() !== '');
