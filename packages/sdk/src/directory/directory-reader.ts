import { holds, readDirectory, readFeed, shardOf } from '@ozg-widgets/feed';
import type { DirectoryDocument, DirectoryEntry } from '@ozg-widgets/feed';
import { createReader } from '../cache.js';
import type { CacheStore, Reader, ReaderOptions } from '../cache.js';
import { FeedError, isFeedError } from '../errors/feed-error.js';
import type { LookupQuery } from './lookup-query.js';
import { expand, resolveSafe } from './urls.js';

/** A directory, and those of its entries that may answer. */
export interface OpenDirectory {
  root: DirectoryDocument;
  entries: readonly DirectoryEntry[];
}

/** Reads directories and their shards. */
export interface DirectoryReader {
  /** Reads a whole directory: a shard in its place would answer for a part as if that were all. */
  readRoot(at: string): Promise<DirectoryDocument>;
  /** Reads a directory, and the shards that may answer a query. */
  open(at: string, query: LookupQuery): Promise<OpenDirectory>;
  /** Reads a directory, and the shards of all areas whose ARS begins with `prefix`. */
  openAll(at: string, prefix: string): Promise<OpenDirectory>;
}

/** How many shards the beginning of a name may need. */
const MAX_SHARDS = 2;
/** How many shards are read side by side. */
const CONCURRENCY = 4;

const KIND = 'directory';

/** Creates a reader of directories. */
export function createDirectoryReader(options: ReaderOptions, store: CacheStore): DirectoryReader {
  const read = createReader(options, store, KIND);
  /** Past all caches, that of the browser included. */
  const readUncached = createReader({ ...options, fresh: true, cache: 'reload' }, store, KIND);

  async function readRoot(at: string, reader: Reader = read): Promise<DirectoryDocument> {
    const { value } = await reader(at, parseDirectory);
    if (value.shard) throw new FeedError('invalid', at, { detail: 'format' });
    return value;
  }

  /** Reads again what directory and shard say: they may have been cached for different times, and split anew since. */
  async function consistent<T>(at: string, use: (root: DirectoryDocument, reader: Reader) => Promise<T>): Promise<T> {
    const root = await readRoot(at);
    try {
      return await use(root, read);
    } catch (error) {
      if (!isFeedError(error) || error.reason !== 'missing') throw error;
      return use(await readRoot(at, readUncached), readUncached);
    }
  }

  return {
    readRoot: (at) => readRoot(at),
    open: (at, query) =>
      consistent(at, async (root, reader) => ({ root, entries: await entriesFor(at, root, query, reader) })),
    openAll: (at, prefix) =>
      consistent(at, async (root, reader) => ({ root, entries: await entriesWithin(at, root, prefix, reader) })),
  };
}

/** Reads one shard of a directory. */
async function readShard(
  at: string,
  { shards }: DirectoryDocument,
  part: Readonly<{ by: string; start: string }>,
  reader: Reader,
): Promise<DirectoryDocument> {
  const address = resolveSafe(expand(shards?.at ?? '', part), at);
  if (address === undefined) throw new FeedError('invalid', at, { detail: 'format' });
  return (await reader(address, parseDirectory)).value;
}

/** The entries that may answer, from one shard, or from a few if the query is the beginning of a word. */
async function entriesFor(
  at: string,
  root: DirectoryDocument,
  { by, word, isPrefix }: LookupQuery,
  reader: Reader,
): Promise<readonly DirectoryEntry[]> {
  const { areas = [], shards } = root;
  const starts = shards?.[by] ?? [];
  const first = shardOf(starts, word);
  if (first === undefined) return areas;
  const more = isPrefix ? starts.filter((s) => s > first && s.startsWith(word)).slice(0, MAX_SHARDS - 1) : [];
  const parts = await Promise.all(
    [first, ...more].map(async (start) => {
      const shard = await readShard(at, root, { by, start }, reader);
      if (start === first && !holds(shard, by, word)) throw new FeedError('missing', at);
      return shard.areas ?? [];
    }),
  );
  return [...areas, ...parts.flat()];
}

/** The entries of all areas whose ARS begins with `prefix`. */
async function entriesWithin(
  at: string,
  root: DirectoryDocument,
  prefix: string,
  reader: Reader,
): Promise<readonly DirectoryEntry[]> {
  const { areas = [], shards } = root;
  const starts = shards?.keys ?? [];
  const first = shardOf(starts, prefix);
  const needed = starts.filter((start) => start === first || start.startsWith(prefix));
  const entries = [...areas];
  for (let i = 0; i < needed.length; i += CONCURRENCY) {
    const part = needed.slice(i, i + CONCURRENCY);
    const read = part.map((start) => readShard(at, root, { by: 'keys', start }, reader));
    for (const shard of await Promise.all(read)) entries.push(...(shard.areas ?? []));
  }
  return entries.filter(({ ars }) => ars.startsWith(prefix));
}

/** Parses a directory; a feed stands for a directory of its own area. */
function parseDirectory(value: unknown): DirectoryDocument | undefined {
  const { document } = readDirectory(value);
  if (document) return document;
  const { feed } = readFeed(value);
  if (!feed) return;
  const { ars, level, name } = feed.area;
  const { published, ttl, validUntil, publisher } = feed;
  const area = { ars, level, name };
  return { format: 'ozg-directory/1', published, ttl, validUntil, publisher, area, areas: [{ ...area, feed: '' }] };
}
