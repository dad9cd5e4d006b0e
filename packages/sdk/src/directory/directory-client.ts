import { agsOf, digitsOf, parseArs, suggestions, words } from '@ozg-widgets/feed';
import type { Delegate, DirectoryEntry, Level } from '@ozg-widgets/feed';
import type { CacheStore, ReaderOptions } from '../cache.js';
import type { AreaAnswer } from '../errors/area-answer.js';
import { FeedError, isFeedError } from '../errors/feed-error.js';
import { createDirectoryReader } from './directory-reader.js';
import type { DirectoryReader } from './directory-reader.js';
import { areaQuery, delegatesFor, keyQuery, searchQueries } from './lookup-query.js';
import type { AreaQuery, LookupQuery } from './lookup-query.js';
import { expected, lookUp, startAt } from './traversal.js';
import type { Found, LookupResult } from './traversal.js';
import { expand, resolveSafe } from './urls.js';

/** Which areas to list. */
export interface ListQuery {
  /**
   * ARS of the area that they lie in: 12 digits, or only those of its level. All areas by default.
   * @example '06534'
   */
  within?: string | undefined;
  /** Gets the error of a part that cannot be listed, and lets the rest go on. By default the call fails. */
  onError?: ((error: FeedError) => void) | undefined;
}

/** How many delegates one look-up asks, whoever names them. */
const MAX_DELEGATES = 32;
/** How many delegates a list asks: at most one per Kreis and independent city of the country. */
const MAX_LISTED = 500;
/** How long one of several delegates may keep the answers of the others waiting, in milliseconds. */
const PATIENCE = 5000;
/** How many successors of dissolved areas are followed. */
const MAX_SUCCESSORS = 3;

/** Answers from a directory, its shards and its delegates. */
export class DirectoryClient {
  readonly #address: () => string;
  readonly #reader: DirectoryReader;

  /** `address` is a function, since the URL may only be known to be none once it is needed. */
  constructor(address: () => string, options: ReaderOptions, store: CacheStore) {
    this.#address = address;
    this.#reader = createDirectoryReader(options, store);
  }

  /** Where coverage documents are: a template with `{key}`, and the URL that it is relative to. */
  async coverage(): Promise<{ address: string; template: string | undefined }> {
    const address = this.#address();
    return { address, template: (await this.#reader.readRoot(address)).coverage };
  }

  /** The one area that fits. */
  async area(query: AreaQuery): Promise<AreaAnswer> {
    const address = this.#address();
    const lookup = areaQuery(query);
    if (!lookup) throw new FeedError('missing', address, { detail: 'no-area' });
    const { found, failed } = await this.#lookUpFirst([lookup]);
    const name = 'name' in query ? query.name : undefined;
    const best = bestOf(found, lookup);
    const municipalities = best.filter(({ entry }) => entry.level === 'gemeinde');
    // The only municipality of a name is meant; a postcode belongs to all areas it lists.
    const meant = name !== undefined && municipalities.length === 1 ? municipalities : best;
    const candidates = uniqueAreas(await Promise.all(meant.map((f) => this.#answer(f))));
    const [area] = candidates;
    if (candidates.length > 1) throw new FeedError('missing', address, { detail: 'ambiguous', candidates });
    // A directory that failed might know another area of this name, unless the query says where it lies.
    if (failed && !lookup.key && !name?.includes('(')) throw failed;
    if (!area) throw new FeedError('missing', address, { detail: 'no-area' });
    return area;
  }

  /** The areas that fit what someone has typed so far, likeliest first. */
  async search(typed: string): Promise<AreaAnswer[]> {
    const { found } = await this.#lookUpFirst(searchQueries(typed));
    // Each directory has ranked its own; together they need one order. An area may be listed in two shards.
    const byArs = new Map(found.toReversed().map((f) => [f.entry.ars, f]));
    const ranked = suggestions(
      [...byArs.values()].map((f) => f.entry),
      typed,
    ).flatMap(({ ars }) => byArs.get(ars) ?? []);
    const answers = await Promise.all(ranked.map((f) => this.#answer(f).catch(expected)));
    // A dissolved area whose successor cannot be read does not hide the other answers.
    const areas = answers.filter((a): a is AreaAnswer => !isFeedError(a));
    const failure = answers.find(isFeedError);
    if (!areas.length && failure) throw failure;
    return uniqueAreas(areas);
  }

  /** All areas within another one, by ARS; dissolved areas are left out. */
  async areas({ within = '', onError }: ListQuery): Promise<AreaAnswer[]> {
    const prefix = prefixOf(within);
    const address = this.#address();
    if (prefix === undefined) throw new FeedError('missing', address, { detail: 'no-area' });
    const question = {
      open: (reader: DirectoryReader, at: string) => reader.openAll(at, prefix),
      delegates: (all: readonly Delegate[]) => largestFirst(all.filter((delegate) => overlaps(delegate, prefix))),
      filter: (entries: readonly DirectoryEntry[]) => entries.filter(({ ars }) => ars.startsWith(prefix)),
    };
    const { found, failed } = await lookUp(this.#reader, address, question, startAt(address, MAX_LISTED));
    if (failed) {
      if (!onError) throw failed;
      onError(failed);
    }
    const byArs = new Map(found.toReversed().map((f) => [f.entry.ars, f]));
    return [...byArs.values()]
      .filter(({ entry }) => entry.successor === undefined)
      .map(toAnswer)
      .sort((a, b) => (a.ars < b.ars ? -1 : 1));
  }

  /** Asks one query after the other until one is answered. An error is not the same as "there is none". */
  async #lookUpFirst(queries: readonly LookupQuery[]): Promise<LookupResult> {
    const address = this.#address();
    let failed: FeedError | undefined;
    for (const query of queries) {
      const question = {
        open: (reader: DirectoryReader, at: string) => reader.open(at, query),
        delegates: (all: readonly Delegate[]) => delegatesFor(all, query),
        filter: query.filter,
        patience: PATIENCE,
      };
      const result = await lookUp(this.#reader, address, question, startAt(address, MAX_DELEGATES));
      if (result.found.length) return result;
      failed ??= result.failed;
    }
    if (failed) throw failed;
    return { found: [] };
  }

  /** The answer for an entry; for a dissolved area, its successor. */
  async #answer(found: Found, left = MAX_SUCCESSORS): Promise<AreaAnswer> {
    const { ars, name, successor } = found.entry;
    if (successor !== undefined && left > 0) {
      const [next] = (await this.#lookUpFirst([keyQuery({ ars: successor })])).found;
      if (next) return { ...(await this.#answer(next, left - 1)), formerly: { ars, name } };
    }
    return toAnswer(found);
  }
}

/** The answer for an entry as it is listed. */
function toAnswer({ entry, base, feeds }: Found): AreaAnswer {
  const { ars, level, name, within, asOf, silent } = entry;
  const reference = silent ? undefined : (entry.feed ?? (feeds && expand(feeds, { ars })));
  // An unusable URL costs the area its feed, not the caller the answer.
  const feed = reference === undefined ? undefined : resolveSafe(reference, base);
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

/** Each directory has filtered its own entries: an exact name in one counts more than a similar one in another. */
function bestOf(found: readonly Found[], { filter }: LookupQuery): Found[] {
  const byEntry = new Map(found.map((f) => [f.entry, f]));
  return filter(found.map(({ entry }) => entry)).flatMap((entry) => byEntry.get(entry) ?? []);
}

/** Each area once; its own entry counts more than that of an area that became part of it. */
function uniqueAreas(answers: readonly AreaAnswer[]): AreaAnswer[] {
  const unique = new Map<string, AreaAnswer>();
  for (const area of answers) {
    const before = unique.get(area.ars);
    if (!before || (before.formerly && !area.formerly)) unique.set(area.ars, area);
  }
  return [...unique.values()];
}

/** The digits that all keys within an area begin with; `undefined` if it is no ARS. Trailing zeros name no level. */
function prefixOf(within: string): string | undefined {
  const ars = within.trim() === '' ? '' : parseArs(within);
  const digits = ars === undefined ? undefined : (/^\d*[1-9]/.exec(ars)?.[0] ?? '');
  const length = Object.values(digitsOf)
    .sort((a, b) => a - b)
    .find((n) => n >= (digits?.length ?? 0));
  return ars?.slice(0, length);
}

/** Whether a delegate speaks for areas within others. */
function overlaps({ area }: Delegate, prefix: string): boolean {
  const own = area.ars.slice(0, digitsOf[area.level as Level]);
  return own.startsWith(prefix) || prefix.startsWith(own);
}

const largestFirst = (delegates: Delegate[]): Delegate[] =>
  delegates.sort((a, b) => words.level.indexOf(b.area.level as Level) - words.level.indexOf(a.area.level as Level));
