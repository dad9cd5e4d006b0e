/** The figures as CSV. Loaded when the reader downloads them. */
import { today } from '@ozg-widgets/feed';
import type { CoverageDocument, CoveragePart } from '@ozg-widgets/feed';
import type { Messages } from '../../locales/de.js';
import type { de } from './texts.js';
import { reached, shareOf, statesIn, tallies } from './figures.js';
import { download } from '../../shared/files/download.js';

type Cell = string | number | undefined;

/**
 * Returns a table as CSV for spreadsheets with a German locale: semicolons, decimal commas, a byte order mark. Text that a
 * spreadsheet would read as a formula is escaped.
 */
export const csv = (rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(cell).join(';')}\r\n`).join('')}`;

function cell(value: Cell = ''): string {
  if (typeof value === 'number') return String(value).replace('.', ',');
  const text = value.replace(/^(?=[=+\-@\t\r])/, "'");
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Returns an ARS in groups, "06 4 35 0014 014", since spreadsheets read plain digits as a number. */
const grouped = (ars: string): string => ars.replace(/(..)(.)(..)(....)(...)/, '$1 $2 $3 $4 $5');

/** Returns the file of a coverage document: the total first, then each Land with its Kreise; shares count these states. */
export function coverageTable(
  document: CoverageDocument,
  counted: ReturnType<typeof statesIn>,
  { file, levels }: typeof de,
  { states: names }: Messages,
): string {
  const { area, published } = document;
  const all = [
    { ...document, ...area, asOf: published },
    ...[...document.parts].sort((a, b) => (a.ars < b.ars ? -1 : a.ars > b.ars ? 1 : a.level < b.level ? 1 : -1)),
  ].filter(({ ars, level }, i) => !i || ars !== area.ars || level !== area.level);
  const states = tallies(document).map(({ state }) => state);
  const share = (part: Omit<CoveragePart, 'asOf'>, measure: 'areas' | 'population'): number | undefined => {
    const found = shareOf(reached(part, counted), part, measure);
    return found && Math.round(found * 1000) / 10;
  };
  return csv([
    [
      file.key,
      file.name,
      file.level,
      file.areas,
      file.population,
      file.areasShare,
      file.populationShare,
      ...states.flatMap((state) => [file.areasIn(names[state]), file.populationIn(names[state])]),
      file.asOf,
    ],
    ...all.map((part) => [
      grouped(part.ars),
      part.name,
      levels[part.level] ?? part.level,
      part.areas,
      part.population,
      share(part, 'areas'),
      share(part, 'population'),
      ...states.flatMap((state) => {
        const { areas, population } = reached(part, [state]);
        return [areas, population];
      }),
      today(new Date(part.asOf ?? published)),
    ]),
  ]);
}

/** Downloads the file of a coverage document. */
export const saveTable = (...args: Parameters<typeof coverageTable>): void => {
  download(`${args[0].service.key}.csv`, 'text/csv', coverageTable(...args));
};
