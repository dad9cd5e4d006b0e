import {
  agsOf,
  bareName,
  holds,
  isSafe,
  matching,
  nameWords,
  parseAgs,
  parseArs,
  readDirectory,
  readFeed,
  shardOf,
  soughtWords,
  speaksFor,
  suggestions,
  words,
} from '@ozg-widgets/feed';
import type { AreaQuery, Delegate, DirectoryDocument, DirectoryEntry, Level, Sorting } from '@ozg-widgets/feed';
import { FeedError, isFeedError } from '../errors/feed-error.js';
import type { MissingDetail } from '../errors/feed-error.js';
import { createReader } from '../cache.js';
import type { Live, Reader, ReaderOptions, Store } from '../cache.js';

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

/** How deep delegation may go, and how many delegates are asked for one answer, whoever names them. */
const DEPTH = 4;
const WIDTH = 32;
/** How many shards a beginning of a name may need, before more letters are wanted. */
const SHARDS = 2;
/** How many words of what is typed are tried, one after the other. */
const WORDS = 2;
/** How long one of several delegates may keep the answers of the others waiting, in milliseconds. */
const PATIENCE = 5000;

/** An entry, and the directory that has it. */
interface Found {
  entry: DirectoryEntry;
  base: string;
  feeds: string | undefined;
}

/** What was found, and why it may not be all there is. */
interface Finds {
  found: Found[];
  failed?: FeedError | undefined;
}

/** A way along directories: which ones it has come through, and how many may still be asked by all ways together. */
interface Way {
  depth: number;
  seen: ReadonlySet<string>;
  budget: { left: number };
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
  const readAnew = createReader({ ...how, fresh: true, cache: 'reload' }, store, KIND);

  /** The entries of a directory that may answer, from at most one shard (a beginning: a few). */
  async function entriesFor(
    at: string,
    root: DirectoryDocument,
    sought: Sought,
    get: Reader,
  ): Promise<DirectoryEntry[]> {
    const { areas = [], shards } = root;
    if (!shards) return areas;
    const { by, word, begins } = sought;
    const starts = shards[by];
    const first = shardOf(starts, word);
    if (first === undefined) return areas;
    const more = begins ? starts.filter((s) => s > first && s.startsWith(word)).slice(0, SHARDS - 1) : [];
    const parts = await Promise.all(
      [first, ...more].map(async (start) => {
        const address = addressOf(expand(shards.at, { by, start }), at);
        if (address === undefined) throw new FeedError('invalid', at, { detail: 'format' });
        const shard = await get(address, directoryOf);
        if (start === first && !holds(shard, by, word)) throw new FeedError('missing', address);
        return shard.areas ?? [];
      }),
    );
    return [...areas, ...parts.flat()];
  }

  /** A directory that is one: a shard in its place would answer for a part as if that were all. */
  async function openWhole(at: string, get: Reader = read): Promise<Live<DirectoryDocument>> {
    const root = await get(at, directoryOf);
    if (root.shard) throw new FeedError('invalid', at, { detail: 'format' });
    return root;
  }

  async function lookUp(at: string, sought: Sought, { depth, seen, budget }: Way, within?: Delegate): Promise<Finds> {
    let root = await openWhole(at);
    const entries = await entriesFor(at, root, sought, read).catch(async (problem: unknown) => {
      if (!isFeedError(problem) || problem.reason !== 'missing') throw problem;
      // Directory and shard may have been kept for different times: they are cut otherwise now.
      root = await openWhole(at, readAnew);
      return entriesFor(at, root, sought, readAnew);
    });
    const { delegates = [], feeds } = root;
    const fit = delegatesFor(delegates, sought).flatMap((delegate) => {
      const to = addressOf(delegate.to, at);
      const may = to !== undefined && !seen.has(to) && (!within || speaksFor(within, delegate.area.ars));
      return may ? [{ delegate, to }] : [];
    });
    const asked = depth > 0 ? fit.filter(() => budget.left-- > 0) : [];
    const theirs = await Promise.all(
      asked.map(async ({ delegate, to }): Promise<Finds & { delegate: Delegate; answers: boolean }> => {
        try {
          const way = { depth: depth - 1, seen: new Set([...seen, to]), budget };
          const finds = lookUp(to, sought, way, delegate);
          const { found, failed } = await (asked.length > 1 ? soon(finds, to) : finds);
          return { delegate, answers: true, found: found.filter((f) => speaksFor(delegate, f.entry.ars)), failed };
        } catch (problem) {
          return { delegate, answers: false, found: [], failed: failure(problem) };
        }
      }),
    );
    const own = sought
      .sift(entries)
      .filter(({ ars }) => !theirs.some((t) => t.answers && speaksFor(t.delegate, ars)))
      .map((entry) => ({ entry, base: at, feeds }));
    const left = asked.length < fit.length ? new FeedError('missing', at, { detail: 'too-many' }) : undefined;
    return {
      // The most exact part first: it is the one that counts where several have an area.
      found: [...theirs.toReversed().flatMap((t) => t.found), ...own],
      failed: theirs.find((t) => t.failed)?.failed ?? left,
    };
  }

  /**
   * Looks up from the directory on, one thing after the other until something is found. Whoever would know cannot be
   * asked: that is not the same as "there is none".
   */
  async function lookUpAll(...likely: Sought[]): Promise<Finds> {
    const at = address();
    let failed: FeedError | undefined;
    for (const sought of likely) {
      const finds = await lookUp(at, sought, { depth: DEPTH, seen: new Set([at]), budget: { left: WIDTH } });
      if (finds.found.length) return finds;
      failed ??= finds.failed;
    }
    if (failed) throw failed;
    return { found: [] };
  }

  /** Follows a dissolved area to the one that took over. */
  async function answer(found: Found, depth = 3): Promise<AreaAnswer> {
    const { entry, base, feeds } = found;
    const { ars, level, name, within, successor, asOf, silent } = entry;
    if (successor !== undefined && depth > 0) {
      const [next] = (await lookUpAll(byKey({ ars: successor }))).found;
      if (next) return { ...(await answer(next, depth - 1)), formerly: { ars, name } };
    }
    const named = silent ? undefined : (entry.feed ?? (feeds && expand(feeds, { ars })));
    // An address that is none costs the area its feed, not the others their answer.
    const feed = named === undefined ? undefined : addressOf(named, base);
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
    coverage: async () => ({ address: address(), template: (await openWhole(address())).coverage }),
    async area(query) {
      const sought = soughtBy(query);
      const missing = (detail: MissingDetail): FeedError => new FeedError('missing', address(), { detail });
      if (!sought) throw missing('no-area');
      const { found, failed } = await lookUpAll(sought);
      // Each directory has sifted its own: an exact name in one of them counts more than a similar one in another.
      const best = sought.sift(found.map(({ entry }) => entry)).map((entry) => found.find((f) => f.entry === entry)!);
      const one = only(best, query);
      const answers = eachOnce(await Promise.all((one ? [one] : best).map((f) => answer(f))));
      if (answers.length > 1) throw Object.assign(missing('ambiguous'), { candidates: answers });
      // Whoever could not be asked might have another one of this name, unless it is told what that lies in.
      if (failed && !sought.key && !query.name?.includes('(')) throw failed;
      if (!answers[0]) throw missing('no-area');
      return answers[0];
    },
    async search(typed) {
      const digits = typed.replace(/\s/g, '');
      const isKey = /^\d+$/.test(digits);
      const by = !isKey ? 'names' : digits.length < 6 ? 'postcodes' : 'keys';
      const sift = (entries: readonly DirectoryEntry[]): DirectoryEntry[] => suggestions(entries, typed);
      // Keys are sharded by Kreis: five digits, which ARS and AGS have in common. A name may be typed with more than
      // directories list it under, in any order: if nobody knows the likeliest word, the next ones are tried.
      const likely = !isKey
        ? new Set([bareName(typed), typed].flatMap(soughtWords))
        : [by === 'keys' ? digits.slice(0, 5) : digits];
      const { found } = await lookUpAll(
        ...[...likely].slice(0, WORDS).map((word) => ({ by, word, begins: true, sift }) as const),
      );
      // Each directory has sifted its own; together they need one order. An area may stand in two shards.
      const whose = new Map(found.toReversed().map((f) => [f.entry.ars, f]));
      const entries = suggestions(
        [...whose.values()].map((f) => f.entry),
        typed,
      );
      const answers = await Promise.all(entries.map(({ ars }) => answer(whose.get(ars)!).catch(failure)));
      // A dissolved area whose successor cannot be asked costs nobody else their answer.
      const good = answers.filter((a): a is AreaAnswer => !isFeedError(a));
      if (!good.length && answers.length) throw answers[0] as FeedError;
      return eachOnce(good);
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

/** Fills a template. Half a character is no character: it could not be written into an address. */
export const expand = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent((values[name] ?? '').replace(/\p{Cs}/gu, '\ufffd')),
  );

/**
 * The full address of a reference, if nobody on the way can change what comes from there: it is encrypted, of this
 * machine, or where the directory itself has come from.
 */
export function addressOf(reference: string, base: string): string | undefined {
  if (!URL.canParse(reference, base)) return;
  const url = new URL(reference, base);
  // What a page holds itself (blob:) has its origin; files and data have none.
  const isHere = url.origin !== 'null' && url.origin === new URL(base).origin;
  return isHere || isSafe(url) ? url.href : undefined;
}

/** What is found, unless that takes too long. */
async function soon(finds: Promise<Finds>, address: string): Promise<Finds> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, PATIENCE, new FeedError('timeout', address));
  });
  return Promise.race([finds, late]).finally(() => {
    clearTimeout(timer);
  });
}

/** A failure that may happen, as an answer; others are bugs. */
function failure(error: unknown): FeedError {
  if (!isFeedError(error)) throw error;
  return error;
}

/** Each area once, as what it is called now rather than as what has become part of it. */
function eachOnce(answers: readonly AreaAnswer[]): AreaAnswer[] {
  const once = new Map<string, AreaAnswer>();
  for (const one of answers) {
    const before = once.get(one.ars);
    if (!before || (before.formerly && !one.formerly)) once.set(one.ars, one);
  }
  return [...once.values()];
}

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
  const word = query.postcode ?? soughtWords(bareName(name ?? ''))[0];
  if (word === undefined) return;
  const by = query.postcode === undefined ? 'names' : 'postcodes';
  return { by, word, begins: false, sift: (entries) => matching(entries, query) };
}

/** The delegates that may know, the largest part first: for an ARS the one with the most exact area. */
function delegatesFor(delegates: readonly Delegate[], { by, word, key }: Sought): readonly Delegate[] {
  const { ars, ags = '' } = key ?? {};
  const digits = ars ?? `${ags.slice(0, 5)}0000${ags.slice(5)}`;
  const fits = delegates.filter((d) => {
    const { level, name } = d.area;
    // A single municipality speaks for itself only, and it is known what it is called.
    if (!key) return by !== 'names' || level !== 'gemeinde' || nameWords(name).some((w) => w.startsWith(word));
    if (ars === undefined && (level === 'gemeinde' || level === 'verband'))
      return level === 'gemeinde' ? agsOf(d.area.ars) === ags : d.area.ars.slice(0, 5) === digits.slice(0, 5);
    return speaksFor(d, digits);
  });
  const size = (d: Delegate): number => words.level.indexOf(d.area.level as Level);
  return fits.sort((a, b) => size(b) - size(a)).slice(ars === undefined ? 0 : -1);
}

/** Of several areas of one name, the only municipality; a postcode belongs to all it names. */
function only(found: readonly Found[], { name }: AreaQuery): Found | undefined {
  const municipalities = found.filter((f) => f.entry.level === 'gemeinde');
  return name !== undefined && municipalities.length === 1 ? municipalities[0] : undefined;
}
