import {
  agsOf,
  bareName,
  matching,
  nameWords,
  parseAgs,
  parseArs,
  soughtWords,
  speaksFor,
  suggestions,
  words,
} from '@ozg-widgets/feed';
import type { Delegate, DirectoryEntry, Level, Sorting } from '@ozg-widgets/feed';

/** What an area is looked up by: exactly one of these. */
export type AreaQuery =
  | {
      /** Amtlicher Regionalschlüssel, 12 digits; shorter for areas above a municipality. */
      ars: string;
    }
  | {
      /** Amtlicher Gemeindeschlüssel, 8 digits. */
      ags: string;
    }
  | {
      /** 5 digits. */
      postcode: string;
    }
  | {
      /** The whole name, with or without what follows a comma; `Neuenkirchen (Diepholz)` if several areas share it. */
      name: string;
    };

/** How a directory is asked. */
export interface LookupQuery {
  by: Sorting;
  word: string;
  /** Whether the word is only the beginning of one. */
  isPrefix: boolean;
  /** A key whose delegate can be told without asking. */
  key?: { ars?: string; ags?: string };
  /** The entries that answer. */
  filter: (entries: readonly DirectoryEntry[]) => DirectoryEntry[];
}

/** How many words of a search are tried, one after the other. */
const MAX_WORDS = 2;

/** The query for a key. */
export function keyQuery(key: { ars?: string; ags?: string }): LookupQuery {
  const word = key.ars ?? (key.ags ?? '').slice(0, 5);
  return { by: 'keys', word, isPrefix: false, key, filter: (entries) => matching(entries, key) };
}

/** The query for an area; `undefined` if it can have no answer. */
export function areaQuery(query: AreaQuery): LookupQuery | undefined {
  const { ars, ags, postcode, name = '' }: Partial<Record<'ars' | 'ags' | 'postcode' | 'name', string>> = query;
  if (ars !== undefined) {
    const key = parseArs(ars);
    return key === undefined ? undefined : keyQuery({ ars: key });
  }
  if (ags !== undefined) {
    const key = parseAgs(ags);
    return key === undefined ? undefined : keyQuery({ ags: key });
  }
  const trimmed = postcode?.trim();
  const exact = trimmed === undefined ? { name } : { postcode: trimmed };
  const word = trimmed ?? soughtWords(bareName(name))[0];
  if (word === undefined) return;
  const by = trimmed === undefined ? 'names' : 'postcodes';
  return { by, word, isPrefix: false, filter: (entries) => matching(entries, exact) };
}

/** The queries for what someone has typed so far, likeliest first. */
export function searchQueries(typed: string): LookupQuery[] {
  const filter = (entries: readonly DirectoryEntry[]): DirectoryEntry[] => suggestions(entries, typed);
  const digits = typed.replace(/\s/g, '');
  if (/^\d+$/.test(digits)) {
    // Keys are sharded by Kreis: five digits, which ARS and AGS have in common.
    const [by, word] = digits.length < 6 ? (['postcodes', digits] as const) : (['keys', digits.slice(0, 5)] as const);
    return [{ by, word, isPrefix: true, filter }];
  }
  // A name may be typed with more words than directories list it under, in any order.
  const likely = new Set([bareName(typed), typed].flatMap(soughtWords));
  return [...likely].slice(0, MAX_WORDS).map((word) => ({ by: 'names', word, isPrefix: true, filter }));
}

/** The delegates that may know, largest area first; for an ARS only the one with the smallest. */
export function delegatesFor(delegates: readonly Delegate[], { by, word, key }: LookupQuery): readonly Delegate[] {
  const { ars, ags = '' } = key ?? {};
  const digits = ars ?? `${ags.slice(0, 5)}0000${ags.slice(5)}`;
  const fitting = delegates.filter((delegate) => {
    const { level, name } = delegate.area;
    // A single municipality speaks for itself only, and its name is known.
    if (!key) return by !== 'names' || level !== 'gemeinde' || nameWords(name).some((w) => w.startsWith(word));
    if (ars === undefined && (level === 'gemeinde' || level === 'verband')) {
      const own = delegate.area.ars;
      return level === 'gemeinde' ? agsOf(own) === ags : own.slice(0, 5) === digits.slice(0, 5);
    }
    return speaksFor(delegate, digits);
  });
  const size = ({ area }: Delegate): number => words.level.indexOf(area.level as Level);
  const sorted = fitting.sort((a, b) => size(b) - size(a));
  return ars === undefined ? sorted : sorted.slice(-1);
}
