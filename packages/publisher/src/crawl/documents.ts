/** What may be taken for a document: JSON, of the right format, for the right area, not expired. */
import { digitsOf, parseKey, readDirectory, readFeed } from '@ozg-widgets/feed';
import type { DirectoryDocument, DirectoryEntry, Feed, Issue, Level, Sorting } from '@ozg-widgets/feed';
import { assertCountable, sift } from './filter-entries.js';
import type { Scopes, Sifted } from './filter-entries.js';
import { FetchError } from './fetch-error.js';

/** What all documents say of themselves. */
export interface Envelope {
  published: string;
  ttl: number;
  validUntil?: string | undefined;
}

/** A directory or shard, and what is wrong in it. */
export interface Listing {
  directory: DirectoryDocument;
  issues: readonly Issue[];
  sifted: Sifted;
  feed?: never;
}

/** A directory, or the feed that stands for one. */
export type Delegated = Listing | { feed: Feed; directory?: never };

/** The value of a text in JSON. */
function parsed(bytes: Buffer): unknown {
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

/** @throws {FetchError} where it is no feed of this area */
export function feedOf(bytes: Buffer, ars: string): Feed {
  const { feed, issues } = readFeed(parsed(bytes));
  const [first] = issues;
  if (!feed) throw new FetchError('crawl-not-feed', { ...(first?.pointer && { pointer: first.pointer }) });
  if (feed.area.ars !== ars) throw new FetchError('crawl-wrong-area', { found: feed.area.ars.slice(0, 20), ars });
  return feed;
}

/** Reads a directory or shard, as far as it lies in one of the scopes: everywhere, where there are none. */
function listingOf(value: unknown, scopes: Scopes | undefined): Listing | undefined {
  const { document, sifted, places } = sift(value, scopes);
  const { document: directory, issues } = readDirectory(document);
  if (!directory) return;
  const placed = issues.map((issue) => ({
    ...issue,
    pointer: issue.pointer.replace(
      /^\/(areas|delegates)\/(\d+)/,
      (_, list: string, i: string) => `/${list}/${places.get(list)?.[Number(i)] ?? i}`,
    ),
  }));
  return { directory, issues: placed, sifted };
}

/** @throws {FetchError} where it is neither a directory nor a feed */
export function delegatedOf(bytes: Buffer, scopes: Scopes | undefined): Delegated {
  const value = parsed(bytes);
  const listing = listingOf(value, scopes);
  if (listing) return listing;
  const { feed } = readFeed(value);
  if (!feed) throw new FetchError('crawl-not-directory');
  return { feed };
}

/** @throws {FetchError} where it is not the shard of this kind that starts so */
export function shardOf(bytes: Buffer, by: Sorting, start: string, scopes: Scopes | undefined): Listing {
  const listing = listingOf(parsed(bytes), scopes);
  const shard = listing?.directory.shard;
  if (!listing || shard?.by !== by || shard.start !== start) throw new FetchError('crawl-not-shard');
  return listing;
}

/** Whether an entry names an area that there can be: a level, and the key of one. */
export const isArea = ({ ars, level }: { ars: string; level: string }): boolean =>
  Object.hasOwn(digitsOf, level) && !/[1-9]/.test(ars.slice(digitsOf[level as Level]));

/** The entry of a feed that stands for itself. */
export const ownEntry = ({ area: { ars, level, name } }: Feed): DirectoryEntry => ({ ars, level, name });

/** A key that can be the name of a file. */
export const serviceKey = parseKey;
