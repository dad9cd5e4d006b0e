import type { Report, SourceLocation } from '../findings/finding.js';
import type { TableName } from './columns.js';
import type { Sheet } from './sheets/sheet.js';

/** The tables of a source while they are read. */
export interface TableContext {
  /** The sheet of each table that the source has. */
  sheets: Partial<Record<TableName, Sheet>>;
  now: Date;
  report: Report;
}

/** The file of a sheet, and the name of the sheet where the file is a workbook. */
export const locationOf = ({ file, sheet }: Pick<Sheet, 'file' | 'sheet'>): SourceLocation =>
  sheet === undefined ? { file } : { file, sheet };
