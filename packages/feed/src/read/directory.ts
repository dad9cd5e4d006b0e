/** The directory: which areas have a feed, where it is, and who speaks for which part of the country. */
import { agsOf, liesIn } from '../model/areas.js';
import type { Level } from '../model/areas.js';
import { indexWords, nameWords, shortName, soughtWords } from '../model/area-names.js';
import { sameName } from '../model/spelling.js';
import * as shape from '../schema/shape.js';
import type { Shaped } from '../schema/shape.js';
import { documentReader } from './document-reader.js';

/** One area of a directory. */
export const entry = {
  ...shape.areaName,
  /** The area above that tells it from others of its name. */
  'within?': 'string',
  'postcodes?': ['postcode'],
  /** Where its feed is, if not where the directory's `feeds` says. */
  'feed?': 'reference',
  /** True where it has no feed. */
  'silent?': 'boolean',
  /** The area that took over, once this one is dissolved. */
  'successor?': 'ars',
  /** Since when its publisher cannot be reached: the feed is an older answer. */
  'asOf?': 'instant',
} as const;

/** A directory, or one of the shards it is split into. */
export const directory = {
  ...shape.envelope,
  format: 'directoryFormat',
  /** The area that it speaks for. */
  area: shape.areaName,
  /** Where feeds are: `areas/{ars}.json`. */
  'feeds?': 'template',
  /** Where coverage documents are: `services/{key}.json`. */
  'coverage?': 'template',
  'areas?': [entry],
  /** Where shards are: `directory/{by}/{start}.json`; and where each begins. It ends where the next one begins. */
  'shards?': { at: 'template', keys: ['string'], names: ['string'], postcodes: ['string'] },
  /** In a shard: what it is sorted by, and where it starts (inclusive) and ends (exclusive; without: at the end). */
  'shard?': { by: 'sorting', start: 'string', 'end?': 'string' },
  /** Who speaks for a part: `to` is a directory or a feed. */
  'delegates?': [{ area: shape.areaName, to: 'reference' }],
} as const;

/** A directory, or one of its shards, as it is written. */
export type DirectoryDocument = Shaped<typeof directory>;
/** One area of a directory. */
export type DirectoryEntry = Shaped<typeof entry>;
/** Who speaks for a part of the country. */
export type Delegate = NonNullable<DirectoryDocument['delegates']>[number];
/** What shards are sorted by. */
export type Sorting = 'keys' | 'names' | 'postcodes';

/** Reads a parsed directory or shard. It never throws; a bad entry or delegate is left out, and reported. */
export const readDirectory = documentReader(directory, ['areas', 'delegates']);

/** Where the shard begins that holds a word, key or postcode; `undefined` where there is none. */
export const shardOf = (starts: readonly string[], word: string): string | undefined =>
  starts.findLast((start) => start <= word);

/** Whether a shard holds what is sought: a directory read earlier may have been split otherwise since. */
export const holds = ({ shard }: DirectoryDocument, by: Sorting, word: string): boolean =>
  shard?.by === by && shard.start <= word && (shard.end === undefined || word < shard.end);

/** Whether a delegate may speak for an area. */
export const speaksFor = (delegate: Delegate, ars: string): boolean =>
  liesIn(ars, delegate.area as { ars: string; level: Level });

/** What an area is sought by. */
export interface AreaQuery {
  /** 12 digits. */
  ars?: string;
  /** 8 digits. */
  ags?: string;
  /** 5 digits. */
  postcode?: string;
  /** Its whole name, with or without what follows a comma; `Neuenkirchen (Diepholz)` where there are several. */
  name?: string;
}

const uses = ({ name, within }: DirectoryEntry, words: readonly string[]): boolean => {
  const own = [name, within ?? ''].flatMap(nameWords);
  return words.every((word) => own.some((o) => o.startsWith(word)));
};

/** Whether an entry is called so, letter by letter or as people spell it, with or without what follows a comma. */
const called = ({ name }: DirectoryEntry, text: string, isSame = sameName): boolean =>
  [name, shortName(name)].some((own) => isSame(own, text));
const exactly = (a: string, b: string): boolean => a.toLowerCase() === b.trim().toLowerCase();

/** The entries of a name: spelt exactly so, else so that it may be meant. */
function spelt(entries: readonly DirectoryEntry[], name: string): DirectoryEntry[] {
  const exact = entries.filter((e) => called(e, name, exactly));
  return exact.length ? exact : entries.filter((e) => called(e, name));
}

/** The entries of a name; where there are none, of the name in front of brackets in the area that they name. */
function named(entries: readonly DirectoryEntry[], name: string): DirectoryEntry[] {
  const found = spelt(entries, name);
  const [, base, within] = /^(.+)\(([^()]+)\)\s*$/s.exec(name) ?? [];
  if (found.length || base === undefined) return found;
  return spelt(
    entries.filter((e) => uses({ ...e, name: '' }, nameWords(within ?? ''))),
    base,
  );
}

/** The entries that answer a query exactly; several where a name or postcode does not tell. */
export function matching(entries: readonly DirectoryEntry[], query: AreaQuery): DirectoryEntry[] {
  const { ars, ags, postcode, name } = query;
  if (ars !== undefined) return entries.filter((e) => e.ars === ars);
  if (ags !== undefined) return entries.filter((e) => e.level === 'gemeinde' && agsOf(e.ars) === ags);
  if (postcode !== undefined) return entries.filter((e) => e.postcodes?.includes(postcode));
  return name === undefined ? [] : named(entries, name);
}

/** The entries that somebody may mean who has typed so far, the likeliest first. */
export function suggestions(entries: readonly DirectoryEntry[], typed: string): DirectoryEntry[] {
  const digits = typed.replace(/\s/g, '');
  if (/^\d+$/.test(digits)) {
    const begins = (e: DirectoryEntry): boolean =>
      digits.length < 6
        ? (e.postcodes?.some((p) => p.startsWith(digits)) ?? false)
        : e.ars.startsWith(digits) || (e.level === 'gemeinde' && agsOf(e.ars).startsWith(digits));
    return entries.filter(begins);
  }
  const words = soughtWords(typed);
  if (!words.length) return [];
  const kreis = /^(?:land)?kreis\s+(.+)/is.exec(typed)?.[1];
  const begins = indexWords(typed)[0] ?? '';
  const rank = (e: DirectoryEntry): number => {
    if (kreis !== undefined && e.level === 'kreis' && called(e, kreis)) return 0;
    const higher = e.level === 'gemeinde' ? 0 : 0.5;
    if (called(e, typed)) return higher + (called(e, typed, exactly) ? 0 : 1);
    return higher + (indexWords(e.name)[0]?.startsWith(begins) ? 2 : 3);
  };
  return entries
    .filter((e) => uses(e, words))
    .map((e) => ({ e, rank: rank(e) }))
    .sort((a, b) => a.rank - b.rank || a.e.name.localeCompare(b.e.name, 'de') || (a.e.ars < b.e.ars ? -1 : 1))
    .map(({ e }) => e);
}
