/** The Länder in the order of their keys, `01` first. */
const LANDS = 'SH HH NI HB NW HE RP BW BY SL BE BB MV SN ST TH'.split(' ');

/** Where they lie: to the north of what is below, to the west of what is to the right. */
const ROWS = ['-- SH MV --', 'HB HH BB BE', 'NW NI ST SN', 'RP HE TH --', 'SL BW BY --'].map((row) => row.split(' '));

/** A Land as a tile: its two digits, its two letters, and its place (1 is the first row or column). */
export interface Tile {
  digits: string;
  letters: string;
  row: number;
  column: number;
}

/** The sixteen Länder as equal tiles, row by row. */
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

/** The tile that an arrow key leads to: the next one in that direction, itself at the edge; `undefined` for other keys. */
export function tileFrom({ row, column }: Tile, key: string): Tile | undefined {
  const [down, right] = STEPS[key] ?? [];
  if (down === undefined || right === undefined) return;
  // Beside a gap at the edge, the nearest tile of the next row or column will do.
  const ahead = TILES.filter((t) => (t.row - row) * down + (t.column - column) * right > 0);
  const distance = (t: Tile): number => {
    const along = Math.abs((t.row - row) * down + (t.column - column) * right);
    return along + 10 * Math.abs((t.row - row) * right + (t.column - column) * down);
  };
  return ahead.sort((a, b) => distance(a) - distance(b))[0] ?? TILES.find((t) => t.row === row && t.column === column);
}
