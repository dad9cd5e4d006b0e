/** What of a directory is kept: the records of its part, none of them longer than a directory can hold. */
import { indexWords } from '@ozg-widgets/feed';
import type { DirectoryEntry } from '@ozg-widgets/feed';
import { FetchError } from './fetch-error.js';
import { inside } from './delegation.js';
import type { AreaName } from './delegation.js';

/** Ways of delegation from the root directory down: a directory speaks for areas that lie in all parts of one way. */
export type Scopes = readonly (readonly AreaName[])[];

/** An area outside the part of the directory that lists it. */
export interface Outside {
  area: string;
  ars: string;
  scope: string;
}

/** Records that were left out before they were read. */
export interface Sifted {
  /** Areas outside the part: how many, and the first of them. */
  outside: { count: number; first: Outside[] };
  /** Records with names or lists that are too long: how many, and where the first one is. */
  long: { count: number; pointer: string };
}

/** Findings of one kind about one directory that are reported one by one. */
export const SHOWN = 5;

/** The longest name, reference, word of a name (letters), and the most words of a name and postcodes of an area. */
const NAME = 200;
const REFERENCE = 2000;
const LETTERS = 40;
const WORDS = 20;
const POSTCODES = 400;

/** The most values in all lists of one document; no register of the permitted size has as many. */
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

/** Nothing left out. */
export const nothingSifted = (): Sifted => ({ outside: { count: 0, first: [] }, long: { count: 0, pointer: '' } });

/** Adds up what was left out of several documents. */
export function addSifted(sum: Sifted, { outside, long }: Sifted): void {
  sum.outside.count += outside.count;
  sum.outside.first.push(...outside.first.slice(0, SHOWN - sum.outside.first.length));
  if (!sum.long.count) sum.long.pointer = long.pointer;
  sum.long.count += long.count;
}

/**
 * A parsed directory without the records that are not read; `places` has for each list which of its records are left.
 * Records without a proper key are left in: the reader of the format reports them.
 */
export function sift(
  document: unknown,
  scopes: Scopes | undefined,
): { document: unknown; sifted: Sifted; places: ReadonlyMap<string, readonly number[]> } {
  const sifted = nothingSifted();
  const places = new Map<string, number[]>();
  if (!isRaw(document)) return { document, sifted, places };
  const rest: Raw = { ...document };
  for (const [list, records] of [
    ['areas', document.areas],
    ['delegates', document.delegates],
  ] as const) {
    if (!Array.isArray(records)) continue;
    const left: number[] = [];
    for (const [i, record] of (records as unknown[]).entries()) {
      const area = isRaw(record) && list === 'delegates' ? record.area : record;
      if (isRaw(record) && isRaw(area)) {
        const { ars, name } = area;
        const scope = typeof ars === 'string' && /^\d{12}$/.test(ars) ? outsideOf(ars, scopes) : undefined;
        if (scope) {
          const { outside } = sifted;
          outside.count++;
          if (outside.first.length < SHOWN)
            outside.first.push({ area: String(name).slice(0, NAME), ars: String(ars), scope: scope.name });
          continue;
        }
        if (!fits(area) || !fits({ to: record.to })) {
          if (!sifted.long.count++) sifted.long.pointer = `/${list}/${i}`;
          continue;
        }
      }
      left.push(i);
    }
    places.set(list, left);
    rest[list] = left.map((i) => (records as unknown[])[i]);
  }
  return { document: rest, sifted, places };
}

/** The part that an area lies outside of, whichever way is taken. */
function outsideOf(ars: string, scopes: Scopes | undefined): AreaName | undefined {
  const wrong = scopes?.map((way) => way.find((scope) => !inside(ars, scope)));
  return wrong?.every((scope) => scope !== undefined) ? wrong[0] : undefined;
}
