import {
  agsOf,
  holds,
  matching,
  parseAgs,
  parseArs,
  readDirectory,
  readFeed,
  shardOf,
  shortName,
  soughtWords,
  speaksFor,
  suggestions,
} from '@ozg-widgets/feed';
import type { AreaQuery, Delegate, DirectoryDocument, DirectoryEntry, Sorting } from '@ozg-widgets/feed';
import { absolute } from './feed-client.js';
import { FeedError, isFeedError } from './feed-error.js';
import { createReader } from './live.js';
import type { Live, ReaderOptions, Store } from './live.js';

/** An area, as a directory knows it. */
export interface AreaAnswer {
  ars: string;
  /** Municipalities have one. */
  ags?: string;
  level: string;
  name: string;
  /** The area above, where others have the same name. */
  within?: string;
  /** Address of its feed; without, it has none. */
  feed?: string;
  /** Since when its publisher cannot be reached (instant): its feed is an older answer. */
  asOf?: string;
  /** The dissolved area that was asked for; this one took over. */
  formerly?: { ars: string; name: string };
}

/** Answers which areas there are. */
export interface DirectoryClient {
  area: (query: AreaQuery) => Promise<AreaAnswer>;
  search: (typed: string) => Promise<AreaAnswer[]>;
  /** Where coverage documents are: a template with `{key}`, and the address that it is seen from. */
  coverage: () => Promise<{ address: string; template: string | undefined }>;
}

/** How deep delegation may go, and how many directories are asked for one name. */
const DEPTH = 4;
const WIDTH = 32;
/** How many shards a beginning of a name may need, before more letters are wanted. */
const SHARDS = 2;

/** An entry, and the directory that has it. */
interface Found {
  entry: DirectoryEntry;
  base: string;
  feeds: string | undefined;
}

/** What is sought, and how a directory's entries are sifted for it. */
interface Sought {
  by: Sorting;
  word: string;
  /** Whether the word is only the beginning of one. */
  begins: boolean;
  /** A key whose owner can be told without looking. */
  key?: { ars?: string; ags?: string };
  sift: (entries: readonly DirectoryEntry[]) => DirectoryEntry[];
}

/** Answers from a directory, its shards and its delegates. */
export function createDirectoryClient(address: () => string, how: ReaderOptions, store: Store): DirectoryClient {
  const KIND = 'directory ';
  const read = createReader(how, store, KIND);
  /** Past everything that is kept, the browser's own store included. */
  const readAnew = createReader(
    { ...how, fresh: true, fetch: (input, init) => (how.fetch ?? fetch)(input, { ...init, cache: 'reload' }) },
    store,
    KIND,
  );
  const open = async (at: string): Promise<Live<DirectoryDocument>> => read(at, directoryOf);

  /** The entries of a directory that may answer, from at most one shard (a beginning: a few). */
  async function entriesFor(at: string, root: Live<DirectoryDocument>, sought: Sought): Promise<DirectoryEntry[]> {
    const { areas = [], shards } = root;
    if (!shards) return areas;
    const { by, word, begins } = sought;
    const starts = shards[by];
    const first = shardOf(starts, word);
    if (first === undefined) return areas;
    const more = begins ? starts.filter((s) => s > first && s.startsWith(word)).slice(0, SHARDS - 1) : [];
    const parts = await Promise.all(
      [first, ...more].map(async (start) => {
        const address = absolute(expand(shards.at, { by, start }), at);
        const shard = await open(address);
        if (start === first && !holds(shard, by, word)) throw new FeedError('missing', address);
        return shard.areas ?? [];
      }),
    );
    return [...areas, ...parts.flat()];
  }

  async function lookUp(at: string, sought: Sought, depth: number, seen: ReadonlySet<string>): Promise<Found[]> {
    let root = await open(at);
    let entries: DirectoryEntry[];
    try {
      entries = await entriesFor(at, root, sought);
    } catch (problem) {
      if (!isFeedError(problem) || problem.reason !== 'missing') throw problem;
      // The directory that is remembered may be older than its shards: they are cut otherwise now.
      root = await readAnew(at, directoryOf);
      entries = await entriesFor(at, root, sought);
    }
    const { delegates = [], feeds } = root;
    const asked =
      depth > 0
        ? delegatesFor(delegates, sought).filter((d) => URL.canParse(d.to, at) && !seen.has(new URL(d.to, at).href))
        : [];
    const theirs = await Promise.all(
      asked.slice(0, WIDTH).map(async (delegate) => {
        const to = new URL(delegate.to, at).href;
        try {
          const found = await lookUp(to, sought, depth - 1, new Set([...seen, to]));
          return { delegate, found: found.filter(({ entry }) => speaksFor(delegate, entry.ars)) };
        } catch (problem) {
          if (!isFeedError(problem)) throw problem;
          return { delegate, problem };
        }
      }),
    );
    const own = sought
      .sift(entries)
      .filter(({ ars }) => !theirs.some(({ delegate, found }) => found && speaksFor(delegate, ars)))
      .map((entry) => ({ entry, base: at, feeds }));
    const found = [...own, ...theirs.flatMap((t) => t.found ?? [])];
    const failed = theirs.find((t) => t.problem)?.problem;
    // Whoever would know cannot be asked: that is not the same as "there is none".
    if (!found.length && failed) throw failed;
    return found;
  }

  /** Follows a dissolved area to the one that took over. */
  async function answer(found: Found, depth = 3): Promise<AreaAnswer> {
    const { entry, base, feeds } = found;
    const { ars, level, name, within, successor, asOf, silent } = entry;
    if (successor !== undefined && depth > 0) {
      const [next] = await lookUp(address(), byKey({ ars: successor }), DEPTH, new Set([address()]));
      if (next) return { ...(await answer(next, depth - 1)), formerly: { ars, name } };
    }
    const named = silent ? undefined : (entry.feed ?? (feeds && expand(feeds, { ars })));
    // An address that is none costs the area its feed, not the others their answer.
    const feed = named !== undefined && URL.canParse(named, base) ? new URL(named, base).href : undefined;
    return {
      ars,
      ...(level === 'gemeinde' && { ags: agsOf(ars) }),
      level,
      name,
      ...(within !== undefined && { within }),
      ...(feed !== undefined && { feed }),
      ...(asOf !== undefined && { asOf }),
    };
  }

  return {
    coverage: async () => ({ address: address(), template: (await open(address())).coverage }),
    async area(query) {
      const sought = soughtBy(query);
      const at = address();
      if (!sought) throw new FeedError('missing', at, { detail: 'no-area' });
      const all = await lookUp(at, sought, DEPTH, new Set([at]));
      const one = (all.length > 1 && only(all, query)) || all[0];
      if (!one) throw new FeedError('missing', at, { detail: 'no-area' });
      if (all.length > 1 && !only(all, query)) {
        const candidates = await Promise.all(all.map((found) => answer(found)));
        throw Object.assign(new FeedError('missing', at, { detail: 'ambiguous' }), { candidates });
      }
      return answer(one);
    },
    async search(typed) {
      const digits = typed.replace(/\s/g, '');
      const isKey = /^\d+$/.test(digits);
      const word = isKey ? digits : soughtWords(typed)[0];
      if (word === undefined) return [];
      const by = !isKey ? 'names' : digits.length < 6 ? 'postcodes' : 'keys';
      const sift = (entries: readonly DirectoryEntry[]): DirectoryEntry[] => suggestions(entries, typed);
      // Keys are sharded by Kreis: five digits, which ARS and AGS have in common.
      const sought: Sought = { by, word: by === 'keys' ? word.slice(0, 5) : word, begins: true, sift };
      const found = await lookUp(address(), sought, DEPTH, new Set([address()]));
      // Each directory has sifted its own; together they need one order.
      const whose = new Map(found.map((f) => [f.entry, f]));
      return Promise.all(suggestions([...whose.keys()], typed).map((entry) => answer(whose.get(entry)!)));
    },
  };
}

/** A directory; a feed stands for a directory of its own area. */
function directoryOf(value: unknown): DirectoryDocument | undefined {
  const { document } = readDirectory(value);
  if (document) return document;
  const { feed } = readFeed(value);
  if (!feed) return;
  const { ars, level, name } = feed.area;
  const { published, ttl, validUntil, publisher } = feed;
  const area = { ars, level, name };
  return { format: 'ozg-directory/1', published, ttl, validUntil, publisher, area, areas: [{ ...area, feed: '' }] };
}

const expand = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));

function byKey(query: AreaQuery & { ars?: string; ags?: string }): Sought {
  const { ars, ags } = query;
  const word = ars ?? (ags ?? '').slice(0, 5);
  return { by: 'keys', word, begins: false, key: query, sift: (entries) => matching(entries, query) };
}

/** How a query is looked up; `undefined` where it can have no answer. */
function soughtBy({ ars, ags, postcode, name }: AreaQuery): Sought | undefined {
  if (ars !== undefined) {
    const key = parseArs(ars);
    return key === undefined ? undefined : byKey({ ars: key });
  }
  if (ags !== undefined) {
    const key = parseAgs(ags);
    return key === undefined ? undefined : byKey({ ags: key });
  }
  const query: AreaQuery = postcode === undefined ? { name: name ?? '' } : { postcode: postcode.trim() };
  const word = query.postcode ?? soughtWords(shortName((name ?? '').replace(/(?<=\S)\s*\(.*/s, '')))[0];
  if (word === undefined) return;
  const by = query.postcode === undefined ? 'names' : 'postcodes';
  return { by, word, begins: false, sift: (entries) => matching(entries, query) };
}

/** The delegates that may know: for a key the one with the most exact area, else all. */
function delegatesFor(delegates: readonly Delegate[], { key }: Sought): readonly Delegate[] {
  if (!key) return delegates;
  const { ars, ags } = key;
  const digits = ars ?? `${(ags ?? '').slice(0, 5)}0000${(ags ?? '').slice(5)}`;
  const fits = delegates.filter((d) => {
    if (ars === undefined && (d.area.level === 'gemeinde' || d.area.level === 'verband'))
      return d.area.level === 'gemeinde' ? agsOf(d.area.ars) === ags : d.area.ars.slice(0, 5) === digits.slice(0, 5);
    return speaksFor(d, digits);
  });
  const exactness = (d: Delegate): number =>
    ['bund', 'land', 'bezirk', 'kreis', 'verband', 'gemeinde'].indexOf(d.area.level);
  return fits.sort((a, b) => exactness(b) - exactness(a)).slice(0, ars === undefined ? WIDTH : 1);
}

/** Of several areas of one name, the only municipality; a postcode belongs to all it names. */
function only(found: readonly Found[], { name }: AreaQuery): Found | undefined {
  const municipalities = found.filter((f) => f.entry.level === 'gemeinde');
  return name !== undefined && municipalities.length === 1 ? municipalities[0] : undefined;
}
