import { laender } from '@ozg-widgets/feed';
import type { Land } from '@ozg-widgets/feed';

/** The sixteen Länder as tiles, row by row. */
export const TILES: readonly Land[] = laender().sort((a, b) => a.row - b.row || a.column - b.column);

const STEPS: Readonly<Record<string, readonly [row: number, column: number] | undefined>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Returns the tile that an arrow key moves to: the next one, or the same one at the edge; `undefined` for other keys. */
export function tileFrom({ row, column }: Land, key: string): Land | undefined {
  const step = STEPS[key];
  if (!step) return;
  const [down, right] = step;
  // Next to a gap, the nearest tile of the next row or column is used.
  const ahead = TILES.filter((t) => (t.row - row) * down + (t.column - column) * right > 0);
  const distance = (t: Land): number => {
    const along = Math.abs((t.row - row) * down + (t.column - column) * right);
    return along + 10 * Math.abs((t.row - row) * right + (t.column - column) * down);
  };
  return ahead.sort((a, b) => distance(a) - distance(b))[0] ?? TILES.find((t) => t.row === row && t.column === column);
}
