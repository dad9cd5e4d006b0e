/** The directory of a publisher: one document where it is small, else one with shards. */
import { gzipSync } from 'fflate';
import { areaPath, coveragePath, digitsOf, DIRECTORY_PATH, nameWords, shardPath, shortName } from '@ozg-widgets/feed';
import type { Delegate, DirectoryEntry, Level, Sorting } from '@ozg-widgets/feed';
import { sortedBy } from '@ozg-widgets/feed/strict';
import { hash, toBase36 } from '../text/hash.js';
import { encodeUtf8 } from '../text/utf8.js';

/** A document of the tree, without the time of its publication. */
export interface TreeDocument {
  /** Its path in the tree. */
  name: string;
  /** Two documents with the same name and hash differ at most in `published`. */
  hash: string;
  /** Its text, given when it was published. */
  text: (published: string) => string;
}

/** The members at the top of a directory. */
export interface DirectoryHead {
  ttl: number;
  validUntil?: string;
  publisher: object;
  area: { ars: string; level: string; name: string };
}

/** The largest directory or shard that pages should have to read, in bytes after gzip. */
export const SHARD_LIMIT = 5000;

/** Length of text that gzip usually compresses to less than the limit. */
const TARGET_SIZE = 28_000;

const SHARD_TEMPLATE = shardPath('{by}', '{start}');

/** The directory documents of these areas, which have different keys. */
export function directoryDocuments(
  head: DirectoryHead,
  entries: readonly DirectoryEntry[],
  delegates: readonly Delegate[] = [],
): TreeDocument[] {
  const rest = JSON.stringify(head).slice(1, -1);
  const document = (name: string, body: object): TreeDocument => {
    const own = JSON.stringify(body);
    return {
      name,
      hash: toBase36(hash(rest + own)),
      text: (published) => `{"format":"ozg-directory/1","published":"${published}",${rest},${own.slice(1)}\n`,
    };
  };
  const common = {
    feeds: areaPath('{ars}'),
    coverage: coveragePath('{key}'),
    delegates: delegates.length ? delegates : undefined,
  };
  const whole = document(DIRECTORY_PATH, { ...common, areas: entries });
  if (entries.length < 1000 && gzipSize(whole.text('')) <= SHARD_LIMIT) return [whole];

  const shards = (['keys', 'names', 'postcodes'] as const).map((by) => ({ by, parts: shardParts(by, entries) }));
  const starts = Object.fromEntries(shards.map(({ by, parts }) => [by, parts.map((p) => p.start)]));
  return [
    document(DIRECTORY_PATH, { ...common, shards: { at: SHARD_TEMPLATE, ...starts } }),
    ...shards.flatMap(({ by, parts }) =>
      parts.map(({ start, end, areas }) =>
        document(shardPath(by, start), {
          shard: { by, start, end },
          areas,
        }),
      ),
    ),
  ];
}

/** Areas that must be in one shard: those of one Kreis (an AGS has no more detail), of one word, of one postcode. */
interface Unit {
  word: string;
  areas: Partial<DirectoryEntry>[];
  size: number;
}

interface Part {
  start: string;
  end?: string;
  areas: Partial<DirectoryEntry>[];
}

function shardParts(by: Sorting, entries: readonly DirectoryEntry[]): Part[] {
  const units = new Map<string, Unit>();
  for (const entry of entries) {
    const area = by === 'postcodes' ? entry : { ...entry, postcodes: undefined };
    const size = JSON.stringify(area).length;
    for (const word of sortedBy(by, entry)) {
      const key = by === 'keys' ? word.slice(0, digitsOf.kreis) : beginning(word);
      const unit = units.get(key) ?? { word: key, areas: [], size: 0 };
      units.set(key, unit);
      unit.areas.push(area);
      unit.size += size;
    }
  }
  const sorted = [...units.values()].sort((a, b) => (a.word < b.word ? -1 : 1));
  const groups: Unit[][] = [];
  let size = Infinity;
  for (const unit of sorted) {
    if (size + unit.size > TARGET_SIZE) {
      groups.push([]);
      size = 0;
    }
    groups.at(-1)?.push(unit);
    size += unit.size;
  }
  const parts = groups.flatMap(splitToLimit).map((group) => ({ first: group[0]?.word ?? '', group }));
  const starts = parts.map((part, i) =>
    i === 0 ? '0' : separator(parts[i - 1]?.group.at(-1)?.word ?? '', part.first),
  );
  return parts.map(({ group }, i) => {
    const end = starts[i + 1];
    // An area has one entry in a shard, even if two of its words or postcodes fall into it.
    const areas = [...new Set(group.flatMap((unit) => unit.areas))];
    return { start: starts[i] ?? '', end, areas };
  });
}

/** Splits a group in halves until each is small enough. */
function splitToLimit(group: readonly Unit[]): (readonly Unit[])[] {
  const bytes = gzipSize(JSON.stringify(group.flatMap((unit) => unit.areas)));
  if (bytes <= SHARD_LIMIT - 400 || group.length < 2) return [group];
  const middle = group.length >> 1;
  return [...splitToLimit(group.slice(0, middle)), ...splitToLimit(group.slice(middle))];
}

/** Bytes after gzip. The same in every runtime, so that shards begin at the same words. */
const gzipSize = (text: string): number => gzipSync(encodeUtf8(text)).length;

/** The shortest beginning of a word that still comes after the one before it. */
function separator(before: string, word: string): string {
  let length = 1;
  while (word.slice(0, length) <= before) length++;
  // Half a character can be neither in an address nor in the name of a file.
  if (/[\uD800-\uDBFF]$/.test(word.slice(0, length))) length++;
  return word.slice(0, length);
}

/** The beginning of a word that a shard can be named after: names of files have at most 255 bytes. */
const beginning = (word: string): string => (word.length <= 40 ? word : Array.from(word).slice(0, 40).join(''));

/** An area to be listed, and the areas above it, nearest first. */
export interface Listed extends Omit<DirectoryEntry, 'within'> {
  ancestors: readonly { level: string; name: string }[];
}

/** Entries in the order of their keys. Where several have the same name, each has `within`. */
export function entriesOf(areas: Iterable<Listed>): DirectoryEntry[] {
  const list = [...areas].sort((a, b) => (a.ars < b.ars ? -1 : 1));
  const called = ({ name }: Listed): string => nameWords(shortName(name)).join(' ');
  const outer = ({ ancestors, name }: Listed): string | undefined =>
    (['kreis', 'bezirk', 'land'] as Level[])
      .map((l) => ancestors.find((a) => a.level === l && a.name !== name)?.name)
      .find((found) => found !== undefined);
  const place = (listed: Listed): string => [listed.level, listed.name, outer(listed)].join();
  const names = countBy(list, called);
  const places = countBy(list, place);
  return list.map((listed) => {
    const { ancestors, ars, level, name, ...rest } = listed;
    let within = (names.get(called(listed)) ?? 0) > 1 ? outer(listed) : undefined;
    // Two of the same name in one Kreis: their Verband tells them apart.
    const verband = (places.get(place(listed)) ?? 0) > 1 && ancestors.find((a) => a.level === 'verband')?.name;
    if (within !== undefined && verband) within = `${within}, ${verband}`;
    return { ars, level, name, ...(within !== undefined && { within }), ...rest };
  });
}

/** How many items give each key. */
function countBy<T>(items: readonly T[], key: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}
