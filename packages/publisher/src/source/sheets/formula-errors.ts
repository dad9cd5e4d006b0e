/** What spreadsheet programs write where a formula came to nothing, in German and English. */

/** All of them, as they stand in a cell. */
export const FORMULA_ERRORS: readonly string[] = [
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#GETTING_DATA',
  '#SPILL!',
  '#CONNECT!',
  '#BLOCKED!',
  '#UNKNOWN!',
  '#FIELD!',
  '#CALC!',
  '#BUSY!',
  '#WERT!',
  '#BEZUG!',
  '#ZAHL!',
  '#NV',
  '#ÜBERLAUF!',
  '#KALK!',
];

/** Whether a cell holds the error of a formula, and not a comment, which begins with # too. */
export const isFormulaError = (cell: string): boolean => cell.startsWith('#') && FORMULA_ERRORS.includes(cell.trim());
