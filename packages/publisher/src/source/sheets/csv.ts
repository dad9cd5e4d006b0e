/** CSV as spreadsheet programs read and write it. The only module that imports papaparse. */
import papa from 'papaparse';
import type { Report } from '../../findings/finding.js';
import { unescapedCell } from '../cells/formula-cells.js';
import { hasContent } from './sheet.js';
import type { Sheet, SourceFile } from './sheet.js';

/** The one sheet of a CSV file. The file is read when its rows are. */
export function csvSheet(source: SourceFile, name: string, report: Report): Sheet {
  const file = source.name;
  return {
    file,
    name,
    async eachRow(visit) {
      const text = await readText(source);
      if (text === undefined) return;
      readRows(text, ({ cells: written, row, isMalformed }) => {
        const cells = written.map(unescapedCell);
        if (isMalformed) report({ severity: 'error', code: 'csv-quotes', file, row });
        else if (hasContent(cells)) visit(cells, row);
      });
    },
  };
}

/** Apart from the parsing, so that neither the bytes nor a copy of the text stay in memory while rows are visited. */
async function readText(source: SourceFile): Promise<string | undefined> {
  const bytes = await source.read();
  return bytes && decode(bytes);
}

/** A row of a CSV text. */
export interface CsvRow {
  cells: readonly string[];
  /** As a spreadsheet program counts, from 1. */
  row: number;
  /** Whether a quotation mark is missing or misplaced; the cells are not reliable then. */
  isMalformed: boolean;
  /** Whether the text ends in this row, without a line break. */
  isCut: boolean;
}

/** A row as papaparse reads it, and the parser. */
interface ParsedRow {
  data: string[];
  errors: readonly { type: string }[];
  meta: { cursor: number };
}
interface Parser {
  abort: () => void;
}

/** Visits the rows of a decoded CSV text; `abort` stops the reading. A first row `sep=;`, written for Excel, is skipped. */
export function readRows(text: string, visit: (row: CsvRow, abort: () => void) => void): void {
  let row = 0;
  papa.parse(text, {
    delimiter: detectDelimiter(text),
    newline: '\n',
    step: ({ data: cells, errors, meta }: ParsedRow, parser: Parser) => {
      row++;
      if (row === 1 && SEPARATOR.test(cells[0] ?? '')) return;
      const isMalformed = errors.some(({ type }) => type === 'Quotes');
      const isCut = meta.cursor >= text.length && !text.endsWith('\n');
      visit({ cells, row, isMalformed, isCut }, () => {
        parser.abort();
      });
    },
  });
}

const SEPARATOR = /^sep=.?$/;
/** Lines in front of the headings: comments, `sep=;`, and lines without content. */
const PREFACE = /^(?:[^\S\n]*"?#|sep=|[\s;,]*$)/;

/** The most frequent delimiter of the headings, outside quotation marks. */
function detectDelimiter(text: string): string {
  let start = 0;
  let end = text.indexOf('\n');
  while (end >= 0 && PREFACE.test(text.slice(start, end))) {
    start = end + 1;
    end = text.indexOf('\n', start);
  }
  const counts = new Map([';', ',', '\t'].map((delimiter) => [delimiter, 0]));
  let isQuoted = false;
  for (let i = start; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (character === '\n') break;
    const count = counts.get(character);
    if (count !== undefined) counts.set(character, count + 1);
  }
  const [best = ['']] = [...counts].sort(([, a], [, b]) => b - a);
  return best[0];
}

/** Formats rows as CSV with semicolons, each with a line break. */
export const formatRows = (
  rows: readonly (readonly string[])[],
  newline: '\n' | '\r\n',
  escapeFormulae = false,
): string =>
  papa.unparse(
    rows.map((cells) => [...cells]),
    { delimiter: ';', newline, escapeFormulae },
  ) + newline;

/** Decodes UTF-8 or UTF-16, with or without a byte order mark, or Windows-1252. All line ends become `\n`. */
export function decode(bytes: Uint8Array): string {
  // A table that several programs have written to has line ends of several kinds.
  return decodeBytes(bytes).replace(/\r\n?/g, '\n');
}

function decodeBytes(bytes: Uint8Array): string {
  const utf16 = detectUtf16(bytes);
  if (utf16) return new TextDecoder(utf16).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The kind of UTF-16, if any: by the byte order mark, or by the empty halves of Latin letters. */
function detectUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const beginning = bytes.subarray(0, 1000);
  let evenZeros = 0;
  let oddZeros = 0;
  for (const [i, byte] of beginning.entries()) {
    if (byte !== 0) continue;
    if (i % 2 === 0) evenZeros++;
    else oddZeros++;
  }
  if (Math.max(evenZeros, oddZeros) < beginning.length / 4) return;
  if (oddZeros === 0) return 'utf-16be';
  return evenZeros === 0 ? 'utf-16le' : undefined;
}
