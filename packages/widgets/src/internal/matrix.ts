import { wording } from '@ozg-widgets/feed';
import type { Service } from '@ozg-widgets/feed';
import type { LiveFeed } from '@ozg-widgets/sdk';

/** One service, as each area has it. */
export interface MatrixRow {
  /** The first area's that lists it: its name and topic stand for all. */
  service: Service;
  /** In the order of the areas; `undefined` where an area does not list it, or cannot be read. */
  cells: readonly (Service | undefined)[];
}

/** The services of all areas in the order of their names; only those with one of these keys, where there are some. */
export function matrixOf(
  feeds: readonly (LiveFeed | undefined)[],
  keys: readonly string[],
  lang: string,
): readonly MatrixRow[] {
  const rows = new Map<string, (Service | undefined)[]>();
  for (const [i, feed] of feeds.entries()) {
    for (const service of feed?.services ?? []) {
      if (keys.length && !keys.includes(service.key)) continue;
      const cells = rows.get(service.key) ?? feeds.map(() => undefined);
      // The first of several with one key counts.
      cells[i] ??= service;
      rows.set(service.key, cells);
    }
  }
  const { compare } = new Intl.Collator(lang);
  return [...rows.values()]
    .map((cells) => ({ cells, service: cells.find((cell) => cell !== undefined)! }))
    .map((row) => ({ row, name: wording(row.service.name, lang).text }))
    .sort((a, b) => compare(a.name, b.name))
    .map(({ row }) => row);
}

/** How many levels the scales of the format have. */
const HIGHEST: Readonly<Record<string, number | undefined>> = { 'ozg-1.1': 4, 'ozg-2.0': 7 };

/** A maturity with its model by name, and the highest level of that model where it is known. */
export const scaleOf = ({ model }: { model: string }): { model: string; highest: number | undefined } => ({
  model: model.replace(/^(ozg-|https?:\/\/)/, ''),
  highest: Object.hasOwn(HIGHEST, model) ? HIGHEST[model] : undefined,
});
