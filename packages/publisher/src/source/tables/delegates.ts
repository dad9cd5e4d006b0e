/** The table of directories that speak for a part of the country themselves. */
import type { Delegate } from '@ozg-widgets/feed';
import type { Areas } from './areas.js';
import { parseServer } from '../cells/cells.js';
import type { Report } from '../../findings/finding.js';
import { eachLine } from '../rows.js';
import type { Sheet } from '../sheets/sheets.js';

/** Reads who speaks for which part; each part has one. */
export async function readDelegates(sheet: Sheet | undefined, areas: Areas, report: Report): Promise<Delegate[]> {
  const delegates: Delegate[] = [];
  if (!sheet) return delegates;
  const rows = new Map<string, number>();
  await eachLine(sheet, 'delegates', report, (line) => {
    const area = areas.of(line);
    const to = line.read('url', parseServer);
    if (!area || to === undefined) return;
    const { ars, level, name } = area;
    const before = rows.get(level + ars);
    if (before !== undefined) {
      line.error('ars', 'row-repeated', { other: before });
      return;
    }
    rows.set(level + ars, line.row);
    delegates.push({ area: { ars, level, name }, to });
  });
  return delegates;
}
