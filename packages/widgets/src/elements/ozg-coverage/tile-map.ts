/** The Länder in the order of their keys, starting with `01`. */
const LANDS = 'SH HH NI HB NW HE RP BW BY SL BE BB MV SN ST TH'.split(' ');

/** The layout of the map, from north to south and from west to east. */
const ROWS = ['-- SH MV --', 'HB HH BB BE', 'NW NI ST SN', 'RP HE TH --', 'SL BW BY --'].map((row) => row.split(' '));

/** A Land as a tile: its key, its abbreviation, and its row and column, counted from 1. */
export interface Tile {
  digits: string;
  letters: string;
  row: number;
  column: number;
}

/** The sixteen Länder as tiles, row by row. */
export const TILES: readonly Tile[] = ROWS.flatMap((letters, row) =>
  letters.map((name, column) => ({
    digits: String(LANDS.indexOf(name) + 1).padStart(2, '0'),
    letters: name,
    row: row + 1,
    column: column + 1,
  })),
).filter(({ letters }) => letters !== '--');

const STEPS: Readonly<Record<string, readonly [row: number, column: number] | undefined>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Returns the tile that an arrow key moves to: the next one, or the same one at the edge; `undefined` for other keys. */
export function tileFrom({ row, column }: Tile, key: string): Tile | undefined {
  const step = STEPS[key];
  if (!step) return;
  const [down, right] = step;
  // Next to a gap, the nearest tile of the next row or column is used.
  const ahead = TILES.filter((t) => (t.row - row) * down + (t.column - column) * right > 0);
  const distance = (t: Tile): number => {
    const along = Math.abs((t.row - row) * down + (t.column - column) * right);
    return along + 10 * Math.abs((t.row - row) * right + (t.column - column) * down);
  };
  return ahead.sort((a, b) => distance(a) - distance(b))[0] ?? TILES.find((t) => t.row === row && t.column === column);
}
