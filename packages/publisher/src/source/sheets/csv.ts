/** CSV as spreadsheet programs save it. */
import papa from 'papaparse';
import type { Report } from '../../findings/finding.js';
import { unescapedCell } from '../cells/formula-cells.js';
import { hasContent } from './sheet.js';
import type { Sheet, SourceFile } from './sheet.js';

/** A row as papaparse reads it. */
interface ParsedRow {
  data: string[];
  errors: readonly { type: string }[];
}

/** The one sheet of a CSV file. The file is read when its rows are. */
export function csvSheet(source: SourceFile, name: string, report: Report): Sheet {
  const file = source.name;
  return {
    file,
    name,
    async eachRow(visit) {
      const text = await readText(source);
      if (text === undefined) return;
      let row = 0;
      papa.parse(text, {
        delimiter: detectDelimiter(text),
        newline: '\n',
        step: ({ data, errors }: ParsedRow) => {
          row++;
          const cells = data.map(unescapedCell);
          if (errors.some((e) => e.type === 'Quotes')) report({ severity: 'error', code: 'csv-quotes', file, row });
          else if (hasContent(cells) && !(row === 1 && /^sep=.?$/.test(cells[0] ?? ''))) visit(cells, row);
        },
      });
    },
  };
}

/** Apart from the parsing, so that neither the bytes nor a copy of the text stay in memory while rows are visited. */
async function readText(source: SourceFile): Promise<string | undefined> {
  const bytes = await source.read();
  // A table that several programs have written to has line ends of several kinds.
  return bytes && decode(bytes).replace(/\r\n?/g, '\n');
}

/** Decodes UTF-8 or UTF-16, with a byte order mark or without, or Windows-1252. */
export function decode(bytes: Uint8Array): string {
  const utf16 = detectUtf16(bytes);
  if (utf16) return new TextDecoder(utf16).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The kind of UTF-16, if any: by the byte order mark, or else by the empty halves of the Latin letters. */
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

/** The separator of the first line that is no comment: of semicolon, comma and tab the most frequent one outside quotes. */
function detectDelimiter(text: string): string {
  const isHeadings = (line: string): boolean => /[^\s;,]/.test(line) && !/^(\s*"?#|sep=)/.test(line);
  const headings =
    text
      .split('\n')
      .find(isHeadings)
      ?.replace(/"[^"]*"/g, '') ?? '';
  const count = (mark: string): number => headings.split(mark).length;
  return [';', ',', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}
