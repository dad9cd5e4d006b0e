/** The files of a source: CSV tables and workbooks. */
import type { Report } from '../../findings/finding.js';
import { csvSheet } from './csv.js';
import type { Sheet, SourceFile } from './sheet.js';
import { workbookSheets } from './xlsx.js';

/** Names with `.` or `~$` in front belong to the system and the office program; `#` marks what a clerk excludes. */
const HIDDEN = /^(\.|~\$|#)/;
const UNSUPPORTED = ['.xls', '.xlsm', '.xlsb', '.ods', '.numbers'];

/** The extension of a file name, in lower case. */
const extensionOf = (name: string): string => /[^/\\](\.[^./\\]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** Whether a file with this name is in a format of spreadsheet programs, readable or not. */
export const isTable = (name: string): boolean =>
  ['.csv', '.xlsx', ...UNSUPPORTED].includes(extensionOf(name)) && !HIDDEN.test(name);

/** Whether a file with this name is a workbook that can be read. */
export const isWorkbook = (name: string): boolean => extensionOf(name) === '.xlsx';

/** Whether a file with this name is a workbook in a format that is not supported. */
export const isUnsupported = (name: string): boolean => UNSUPPORTED.includes(extensionOf(name));

/** The sheets of some files, in the order of their names. */
export async function openSheets(files: readonly SourceFile[], report: Report): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  for (const file of [...files].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const title = file.name.slice(0, -extensionOf(file.name).length);
    if (isUnsupported(file.name)) report({ severity: 'error', code: 'workbook-old', file: file.name });
    else if (isWorkbook(file.name)) sheets.push(...(await workbookSheets(file, title, report)));
    else sheets.push(csvSheet(file, title, report));
  }
  return sheets;
}
