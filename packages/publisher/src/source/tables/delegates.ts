/** The table of directories that other publishers provide for a part of the country. */
import type { Delegate } from '@ozg-widgets/feed';
import { parseServer } from '../cells/cells.js';
import type { Areas } from '../model.js';
import { readRows } from '../rows.js';
import type { TableContext } from '../table-context.js';

/** Reads which directory covers which part; each part has one. */
export async function readDelegates(context: TableContext, areas: Areas): Promise<Delegate[]> {
  const delegates: Delegate[] = [];
  const rows = new Map<string, number>();
  await readRows(context, 'delegates', (row) => {
    const area = areas.find(row);
    const to = row.read('url', parseServer);
    if (!area || to === undefined) return;
    const { ars, level, name } = area;
    const before = rows.get(level + ars);
    if (before !== undefined) {
      row.error('ars', 'row-repeated', { other: before });
      return;
    }
    rows.set(level + ars, row.number);
    delegates.push({ area: { ars, level, name }, to });
  });
  return delegates;
}
