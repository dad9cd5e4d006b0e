import { wording } from '@ozg-widgets/feed';
import type { Feed, Service } from '@ozg-widgets/feed';

/** One service in all areas. */
export interface MatrixRow {
  /** From the first area that lists it; its name and topic are shown. */
  service: Service;
  /** In the order of the areas; `undefined` if an area does not list it or is not readable. */
  cells: readonly (Service | undefined)[];
}

/** Returns the services of all areas, sorted by name; only those with one of these keys, if there are any. */
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
      // Ignores duplicate keys.
      cells[i] ??= service;
      rows.set(service.key, cells);
    }
  }
  const { compare } = new Intl.Collator(lang);
  const nameOf = ({ service }: MatrixRow): string => wording(service.name, lang).text;
  return [...rows.values()]
    .flatMap((cells): MatrixRow[] => {
      const service = cells.find((cell) => cell !== undefined);
      return service ? [{ cells, service }] : [];
    })
    .sort((a, b) => compare(nameOf(a), nameOf(b)));
}

/** Returns the name of a maturity model, and its highest level; 0 if the model is unknown. */
export const scaleOf = (model: string): { model: string; highest: number } => ({
  model: model.replace(/^(ozg-|https?:\/\/)/, ''),
  highest: model === 'ozg-1.1' ? 4 : model === 'ozg-2.0' ? 7 : 0,
});
