/** Reads the documents of a crawl: JSON of the right format, for the right area. */
import { digitsOf, parseKey, readDirectory, readFeed } from '@ozg-widgets/feed';
import type { DirectoryDocument, DirectoryEntry, Feed, Issue, Level, Sorting } from '@ozg-widgets/feed';
import { assertCountable, filterEntries } from './filter-entries.js';
import type { Scopes, Filtered } from './filter-entries.js';
import { FetchError } from './fetch-error.js';

/** The fields that all documents have. */
export interface Envelope {
  published: string;
  ttl: number;
  validUntil?: string | undefined;
}

/** A directory or shard, and its issues. */
export interface Listing {
  directory: DirectoryDocument;
  issues: readonly Issue[];
  filtered: Filtered;
  feed?: never;
}

/** A directory, or a feed in its place. */
export type Delegated = Listing | { feed: Feed; directory?: never };

/** @throws {FetchError} where the bytes are not JSON */
function parseJson(bytes: Buffer): unknown {
  let text = '';
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    value = JSON.parse(text);
  } catch (cause) {
    if (/^\s*</.test(text)) throw new FetchError('crawl-html', {}, { cause });
    throw new FetchError('crawl-not-json', { problem: (cause as Error).message.slice(0, 80) }, { cause });
  }
  assertCountable(value);
  return value;
}

/** @throws {FetchError} where it is not the feed of this area */
export function feedOf(bytes: Buffer, ars: string): Feed {
  const { feed, issues } = readFeed(parseJson(bytes));
  const [first] = issues;
  if (!feed) throw new FetchError('crawl-not-feed', { ...(first?.pointer && { pointer: first.pointer }) });
  if (feed.area.ars !== ars) throw new FetchError('crawl-wrong-area', { found: feed.area.ars.slice(0, 20), ars });
  return feed;
}

/** Reads the entries of a directory or shard inside the scopes; all of them without scopes. */
function listingOf(value: unknown, scopes: Scopes | undefined): Listing | undefined {
  const { document, filtered, places } = filterEntries(value, scopes);
  const { document: directory, issues } = readDirectory(document);
  if (!directory) return;
  const placed = issues.map((issue) => ({
    ...issue,
    pointer: issue.pointer.replace(
      /^\/(areas|delegates)\/(\d+)/,
      (_, list: string, i: string) => `/${list}/${places.get(list)?.[Number(i)] ?? i}`,
    ),
  }));
  return { directory, issues: placed, filtered };
}

/** @throws {FetchError} where it is neither a directory nor a feed */
export function delegatedOf(bytes: Buffer, scopes: Scopes | undefined): Delegated {
  const value = parseJson(bytes);
  const listing = listingOf(value, scopes);
  if (listing) return listing;
  const { feed } = readFeed(value);
  if (!feed) throw new FetchError('crawl-not-directory');
  return { feed };
}

/** @throws {FetchError} where it is not the shard of this kind with this start */
export function shardOf(bytes: Buffer, by: Sorting, start: string, scopes: Scopes | undefined): Listing {
  const listing = listingOf(parseJson(bytes), scopes);
  const shard = listing?.directory.shard;
  if (!listing || shard?.by !== by || shard.start !== start) throw new FetchError('crawl-not-shard');
  return listing;
}

/** Whether an entry has a known level and a key of that level. */
export const isArea = ({ ars, level }: { ars: string; level: string }): boolean =>
  Object.hasOwn(digitsOf, level) && !/[1-9]/.test(ars.slice(digitsOf[level as Level]));

/** The directory entry of a feed. */
export const ownEntry = ({ area: { ars, level, name } }: Feed): DirectoryEntry => ({ ars, level, name });

/** A key that can be used as a file name. */
export const serviceKey = parseKey;
