/** Opening a directory: the document and its shards, or the feed that stands for one. */
import type { DirectoryDocument, DirectoryEntry, Sorting } from '@ozg-widgets/feed';
import { delegatedOf, isArea, ownEntry, shardOf } from './documents.js';
import type { Listing } from './documents.js';
import type { Read, Reader } from './cached-reader.js';
import type { Trouble } from '../net/fetch-error.js';

/** How a feed was read, without its content: that would be too much for all of them at once. */
export type Noted = Omit<Read<unknown>, 'value' | 'bytes'>;

/** What an address that a directory delegates to has to say. */
export interface Opened {
  /** When it was read last (instant); missing where it has never answered. */
  read?: string;
  /** Why it could not be read again. */
  trouble?: Trouble;
  directory?: DirectoryDocument;
  /** Where it is no directory. */
  feed?: Noted;
  entries: readonly DirectoryEntry[];
  /** Shards that could not be read again. */
  shards: { address: string; trouble: Trouble; read?: string }[];
  /** Whether a part of the entries is missing. */
  incomplete: boolean;
  /** Whether it has more shards than are read. */
  cut: boolean;
  /** Entries that were left out as faulty: how many, and where the first one is. */
  faulty: { count: number; pointer: string };
}

const NOTHING = { entries: [], shards: [], incomplete: false, cut: false, faulty: { count: 0, pointer: '' } };

/** Opens what is at an address. Never throws. `budget` says how many shards may still be read. */
export async function openDirectory(address: string, read: Reader, budget: { left: number }): Promise<Opened> {
  const answer = await read({
    key: address,
    address,
    check: delegatedOf,
    envelope: ({ directory, feed }) => directory ?? feed,
    signed: ({ feed }) => feed !== undefined,
  });
  const trouble = answer.trouble && { trouble: answer.trouble };
  if (!('value' in answer)) return { ...NOTHING, ...trouble };
  const { value, how, read: since, signature } = answer;
  if (value.feed) {
    const feed = { how, read: since, ...(signature !== undefined && { signature }), ...trouble };
    return { ...NOTHING, read: since, ...trouble, feed, entries: [ownEntry(value.feed)] };
  }
  const { directory } = value;
  const keys = await shardsOf(directory, 'keys', address, read, budget);
  const postcodes = await shardsOf(directory, 'postcodes', address, read, budget);
  const lists = [value, ...keys.parts.flatMap((part) => part.shard ?? [])];
  const entries = lists.flatMap((list) => list.directory.areas ?? []);
  return {
    read: since,
    directory,
    ...trouble,
    entries: withPostcodes(entries.filter(isArea), postcodes.parts),
    shards: [...keys.parts, ...postcodes.parts].flatMap(({ address: at, trouble: why, read: before }) =>
      why ? [{ address: at, trouble: why, ...(before !== undefined && { read: before }) }] : [],
    ),
    incomplete: keys.parts.some((part) => !part.shard),
    cut: keys.cut || postcodes.cut,
    faulty: faultsOf(lists, entries),
  };
}

interface Part {
  address: string;
  shard?: Listing;
  read?: string;
  trouble?: Trouble;
}

/** The shards of one kind: those by key have every area of a directory between them. */
async function shardsOf(
  { shards }: DirectoryDocument,
  by: Sorting,
  base: string,
  read: Reader,
  budget: { left: number },
): Promise<{ parts: Part[]; cut: boolean }> {
  const starts = shards?.[by] ?? [];
  const some = starts.slice(0, budget.left);
  budget.left -= some.length;
  const parts = await Promise.all(
    some.map(async (start): Promise<Part> => {
      const reference = (shards?.at ?? '').replace('{by}', by).replace('{start}', encodeURIComponent(start));
      const address = URL.canParse(reference, base) ? new URL(reference, base).href : reference;
      const answer = await read({
        key: address,
        address,
        check: (bytes) => shardOf(bytes, by, start),
        envelope: ({ directory }) => directory,
      });
      const trouble = answer.trouble && { trouble: answer.trouble };
      if (!('value' in answer)) return { address, ...trouble };
      return { address, shard: answer.value, read: answer.read, ...trouble };
    }),
  );
  return { parts, cut: some.length < starts.length };
}

/** Only the shards by postcode say which postcodes an area has. */
function withPostcodes(entries: readonly DirectoryEntry[], parts: readonly Part[]): DirectoryEntry[] {
  const known = new Map<string, readonly string[]>();
  for (const { shard } of parts)
    for (const { ars, postcodes } of shard?.directory.areas ?? []) if (postcodes) known.set(ars, postcodes);
  return entries.map((entry) => {
    const postcodes = entry.postcodes ?? known.get(entry.ars);
    return postcodes ? { ...entry, postcodes: [...postcodes] } : entry;
  });
}

/** Entries and delegates that cannot be used; the schema has left most of them out already. */
function faultsOf(lists: readonly Listing[], entries: readonly DirectoryEntry[]): Opened['faulty'] {
  const faults = lists.flatMap(({ issues }) => [
    ...new Set(issues.map(({ pointer }) => /^\/\w+\/\d+/.exec(pointer)?.[0] ?? pointer)),
  ]);
  const odd = entries.filter((entry) => !isArea(entry));
  return { count: faults.length + odd.length, pointer: faults[0] ?? odd[0]?.ars ?? '' };
}
