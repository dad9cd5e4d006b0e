/** Cells that a spreadsheet program would run as a formula, on their way into a CSV file and out of it. */

/** What a formula begins with, in narrow and full-width form; the apostrophe in front makes it text. */
const ESCAPED = /^'+[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** A cell for a table that is opened in a spreadsheet program. `unescapedCell` gives it back as it was. */
export const escapedCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** A cell without the apostrophe in front of what would be a formula, as in `'+49 30 23125-000`. */
export const unescapedCell = (text: string): string => (ESCAPED.test(text) ? text.slice(1) : text);
