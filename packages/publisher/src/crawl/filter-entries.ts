/** Filters the records of a directory: those inside its area, none of them too long. */
import { indexWords } from '@ozg-widgets/feed';
import type { DirectoryEntry } from '@ozg-widgets/feed';
import { FetchError } from './fetch-error.js';
import { inside } from './area-name.js';
import type { AreaName } from './area-name.js';

/** Chains of delegation from the root directory down: a directory may list areas that lie in all areas of one chain. */
export type Scopes = readonly (readonly AreaName[])[];

/** An area outside the area of the directory that lists it. */
export interface Outside {
  area: string;
  ars: string;
  scope: string;
}

/** Records that were left out. */
export interface Filtered {
  /** Areas outside: how many, and the first of them. */
  outside: { count: number; first: Outside[] };
  /** Records with names or lists that are too long: how many, and the pointer of the first one. */
  long: { count: number; pointer: string };
}

/** How many findings of one kind about one directory are reported one by one. */
export const SHOWN = 5;

/** Maximum lengths: of a name, a reference, a word (letters); of the words of a name and the postcodes of an area. */
const NAME = 200;
const REFERENCE = 2000;
const LETTERS = 40;
const WORDS = 20;
const POSTCODES = 400;

/** Maximum number of values in all lists of one document; no register of the permitted size has as many. */
const VALUES = 500_000;

type Raw = Partial<Record<string, unknown>>;

const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null;
const atMost = (value: unknown, length: number): boolean => typeof value !== 'string' || value.length <= length;

/** Whether the name of an area can be listed, and sorted into shards, by each of its words. */
function fits({ name, within, level, feed, postcodes, to, asOf }: Raw): boolean {
  if (![name, within, level, asOf].every((value) => atMost(value, NAME))) return false;
  if (!atMost(feed, REFERENCE) || !atMost(to, REFERENCE)) return false;
  if (Array.isArray(postcodes) && !(postcodes.length <= POSTCODES && postcodes.every((p) => atMost(p, 5))))
    return false;
  const words = typeof name === 'string' ? indexWords(name) : [];
  return words.length <= WORDS && words.every((word) => word.length <= LETTERS);
}

/** The text, in bytes, that an entry adds to the merged directory. */
export const weightOf = ({ name, within = '', postcodes = [] }: DirectoryEntry): number =>
  (60 + Buffer.byteLength(name + within) + 8 * postcodes.length) * (1 + indexWords(name).length + postcodes.length);

/** @throws {FetchError} where the lists of a document have more values than a reader should hold */
export function assertCountable(document: unknown): void {
  let count = 0;
  const open = [document];
  while (open.length) {
    const value = open.pop();
    if (!isRaw(value)) continue;
    if (Array.isArray(value) && (count += value.length) > VALUES)
      throw new FetchError('crawl-crowded', { most: VALUES });
    for (const inner of Array.isArray(value) ? (value as unknown[]) : Object.values(value))
      if (isRaw(inner)) open.push(inner);
  }
}

export const nothingFiltered = (): Filtered => ({ outside: { count: 0, first: [] }, long: { count: 0, pointer: '' } });

/** Adds up what was left out of several documents. */
export function addFiltered(sum: Filtered, { outside, long }: Filtered): void {
  sum.outside.count += outside.count;
  sum.outside.first.push(...outside.first.slice(0, SHOWN - sum.outside.first.length));
  if (!sum.long.count) sum.long.pointer = long.pointer;
  sum.long.count += long.count;
}

/**
 * A parsed directory without the records that are not read; `places` has for each list which of its records are left.
 * Records without a proper key are left in: the reader of the format reports them.
 */
export function filterEntries(
  document: unknown,
  scopes: Scopes | undefined,
): { document: unknown; filtered: Filtered; places: ReadonlyMap<string, readonly number[]> } {
  const filtered = nothingFiltered();
  const places = new Map<string, number[]>();
  if (!isRaw(document)) return { document, filtered, places };
  const rest: Raw = { ...document };
  for (const [list, records] of [
    ['areas', document.areas],
    ['delegates', document.delegates],
  ] as const) {
    if (!Array.isArray(records)) continue;
    const remaining: number[] = [];
    for (const [i, record] of (records as unknown[]).entries()) {
      const area = isRaw(record) && list === 'delegates' ? record.area : record;
      if (isRaw(record) && isRaw(area)) {
        const { ars, name } = area;
        const scope = typeof ars === 'string' && /^\d{12}$/.test(ars) ? outsideOf(ars, scopes) : undefined;
        if (scope) {
          const { outside } = filtered;
          outside.count++;
          if (outside.first.length < SHOWN)
            outside.first.push({ area: String(name).slice(0, NAME), ars: String(ars), scope: scope.name });
          continue;
        }
        if (!fits(area) || !fits({ to: record.to })) {
          if (!filtered.long.count++) filtered.long.pointer = `/${list}/${i}`;
          continue;
        }
      }
      remaining.push(i);
    }
    places.set(list, remaining);
    rest[list] = remaining.map((i) => (records as unknown[])[i]);
  }
  return { document: rest, filtered, places };
}

/** An area of the delegation that does not contain this one; `undefined` if one chain contains it. */
function outsideOf(ars: string, scopes: Scopes | undefined): AreaName | undefined {
  const wrong = scopes?.map((way) => way.find((scope) => !inside(ars, scope)));
  return wrong?.every((scope) => scope !== undefined) ? wrong[0] : undefined;
}
