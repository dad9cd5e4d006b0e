import { expect } from 'chai';
import { formatRows, readRows } from '../../../packages/publisher/src/source/sheets/csv.js';
import type { CsvRow } from '../../../packages/publisher/src/source/sheets/csv.js';

const rowsOf = (text: string): CsvRow[] => {
  const rows: CsvRow[] = [];
  readRows(text, (row) => rows.push(row));
  return rows;
};
const cellsOf = (text: string): (readonly string[])[] => rowsOf(text).map(({ cells }) => cells);

describe('readRows()', () => {
  for (const [what, text] of [
    ['semicolons', 'a;"b,c"\n1;2\n'],
    ['commas', 'a,"b,c"\n1,2\n'],
    ['tabs', 'a\t"b,c"\n1\t2\n'],
    ['a separator line for Excel', 'sep=,\na,"b,c"\n1,2\n'],
  ] as const) {
    it(`detects ${what}`, () => {
      expect(cellsOf(text).slice(0, 2)).to.deep.equal([
        ['a', 'b,c'],
        ['1', '2'],
      ]);
    });
  }

  it('detects the delimiter by the headings, below comments and empty lines', () => {
    expect(cellsOf('# a, b, c, d\n"# e, f"\n\n;;\na;b\n').at(-2)).to.deep.equal(['a', 'b']);
  });

  it('detects the delimiter by headings that contain a line break', () => {
    expect(cellsOf('"a, b\nc, d";e\n1;2\n')).to.deep.equal([['a, b\nc, d', 'e'], ['1', '2'], ['']]);
  });

  it('numbers rows as a spreadsheet program does', () => {
    expect(rowsOf('sep=;\na;b\n\n1;2').map(({ row, cells }) => [row, cells.length])).to.deep.equal([
      [2, 2],
      [3, 1],
      [4, 2],
    ]);
  });

  it('marks a row with a quotation mark too many', () => {
    expect(rowsOf('a;b\n"1" x;2\n').map(({ isMalformed }) => isMalformed)).to.deep.equal([false, true]);
  });

  it('marks the row in which a text ends without a line break', () => {
    expect(rowsOf('a;b\n1;2').map(({ isCut }) => isCut)).to.deep.equal([false, true]);
    expect(rowsOf('a;b\n1;2\n').some(({ isCut }) => isCut)).to.equal(false);
  });

  it('stops when asked to', () => {
    const rows: number[] = [];
    readRows('a;b\n1;2\n3;4\n', ({ row }, abort) => {
      rows.push(row);
      if (row === 2) abort();
    });
    expect(rows).to.deep.equal([1, 2]);
  });

  it('skips a million empty lines in linear time', function () {
    this.timeout(20_000);
    expect(cellsOf(`${'\n'.repeat(1_000_000)}a;b\n`).at(-2)).to.deep.equal(['a', 'b']);
  });
});

describe('formatRows()', () => {
  it('quotes delimiters and line breaks, and escapes formulas if asked to', () => {
    expect(formatRows([['a;b', 'c\nd', '=1']], '\r\n')).to.equal('"a;b";"c\nd";=1\r\n');
    expect(formatRows([['=1']], '\n', true)).to.equal('"\'=1"\n');
  });
});
