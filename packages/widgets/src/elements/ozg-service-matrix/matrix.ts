import { wording } from '@ozg-widgets/feed';
import type { Feed, Service } from '@ozg-widgets/feed';

/** One service, as each area has it. */
export interface MatrixRow {
  /** The first area's that lists it: its name and topic stand for all. */
  service: Service;
  /** In the order of the areas; `undefined` where an area does not list it, or cannot be read. */
  cells: readonly (Service | undefined)[];
}

/** The services of all areas in the order of their names; only those with one of these keys, where there are some. */
export function matrixOf(
  feeds: readonly (Feed | undefined)[],
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
  const nameOf = ({ service }: MatrixRow): string => wording(service.name, lang).text;
  return [...rows.values()]
    .map((cells) => ({ cells, service: cells.find((cell) => cell)! }))
    .sort((a, b) => compare(nameOf(a), nameOf(b)));
}

/** The model of a maturity by its name, and its highest level where it is a scale of the format. */
export const scaleOf = (model: string): { model: string; highest: number } => ({
  model: model.replace(/^(ozg-|https?:\/\/)/, ''),
  highest: model === 'ozg-1.1' ? 4 : model === 'ozg-2.0' ? 7 : 0,
});
