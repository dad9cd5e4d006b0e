/** Opens a directory: the document and its shards, or a feed in its place. */
import type { Delegate, DirectoryDocument, DirectoryEntry, Sorting } from '@ozg-widgets/feed';
import type { Budget } from './budget.js';
import { delegatedOf, isArea, ownEntry, shardOf } from './documents.js';
import type { Listing } from './documents.js';
import type { Read, Reader } from './cached-reader.js';
import { addFiltered, nothingFiltered, filterEntries, weightOf } from './filter-entries.js';
import type { Scopes, Filtered } from './filter-entries.js';
import type { FetchError } from './fetch-error.js';

/** How a feed was read, without its content: the contents of all feeds do not fit into memory. */
export type ReadInfo = Omit<Read<unknown>, 'value' | 'bytes'>;

/** What was found at an address that a directory delegates to. */
export interface Opened {
  /** When it was last read (instant), if it ever answered. */
  read?: string;
  /** Why it could not be read again. */
  error?: FetchError;
  /** The part of the document that is needed later. */
  directory?: { feeds?: string; delegates: readonly Delegate[] };
  /** The whole document, for the root directory only. */
  root?: DirectoryDocument;
  /** The feed, if it is not a directory. */
  feed?: ReadInfo;
  entries: readonly DirectoryEntry[];
  /** Shards that could not be read again. */
  shards: { address: string; error: FetchError; read?: string }[];
  /** Whether a part of the entries is missing. */
  incomplete: boolean;
  /** Whether it has more shards than are read. */
  cut: boolean;
  /** Entries that were left out as faulty: how many, and the pointer of the first one. */
  faulty: { count: number; pointer: string };
  /** Entries that were filtered out. */
  filtered: Filtered;
}

/** How an address is opened. */
export interface Opening {
  read: Reader;
  budget: Budget;
  /** How many documents the crawl may still read. */
  overall: { left: number };
  /** The areas that it may list; the root directory states its own. */
  scopes?: Scopes;
}

const nothing = (): Omit<Opened, 'read'> => ({
  entries: [],
  shards: [],
  incomplete: false,
  cut: false,
  faulty: { count: 0, pointer: '' },
  filtered: nothingFiltered(),
});

/** Reads a directory with its shards. */
export async function openDirectory(address: string, opening: Opening): Promise<Opened> {
  const { read, budget, scopes } = opening;
  const answer = await read({
    key: address,
    address,
    check: (bytes) => {
      const delegated = delegatedOf(bytes, scopes);
      return delegated.feed || scopes ? delegated : delegatedOf(bytes, [[delegated.directory.area]]);
    },
    envelope: ({ directory, feed }) => directory ?? feed,
    signed: ({ feed }) => feed !== undefined,
    budget,
  });
  const error = answer.error && { error: answer.error };
  if (!('value' in answer)) return { ...nothing(), ...error };
  const { value, status, read: since, signature } = answer;
  if (value.feed) {
    const { document, filtered } = filterEntries({ areas: [ownEntry(value.feed)] }, scopes);
    const own = (document as { areas: DirectoryEntry[] }).areas;
    const entries = accepted(own, budget);
    const feed = { status, read: since, ...(signature !== undefined && { signature }), ...error };
    return { ...nothing(), read: since, ...error, feed, entries, filtered, incomplete: entries.length < own.length };
  }
  const { areas = [], shards, delegates = [], ...rest } = value.directory;
  const inner = scopes ?? [[rest.area]];
  const own = taken({ ...value, directory: { ...value.directory, areas } }, budget);
  const keys = await readShards({ shards, by: 'keys', base: address }, { ...opening, scopes: inner });
  const parts = [own, ...keys.parts.flatMap((part) => part.taken ?? [])];
  const filtered = nothingFiltered();
  for (const part of parts) addFiltered(filtered, part.filtered);
  const entries = parts.flatMap((part) => part.entries);
  const unknown: Postcodes = new Map(entries.filter((e) => !e.postcodes).map(({ ars }) => [ars, undefined]));
  const postcodes = await readShards(
    { shards, by: 'postcodes', base: address },
    { ...opening, scopes: inner },
    unknown,
  );
  const partial = acceptedDelegates(delegates, budget);
  const { feeds } = rest;
  return {
    read: since,
    directory: { ...(feeds !== undefined && feeds.length <= TEMPLATE && { feeds }), delegates: partial },
    ...(!scopes && { root: rest }),
    ...error,
    entries: withPostcodes(entries, unknown, budget),
    shards: [...keys.parts, ...postcodes.parts].flatMap(({ address: at, error: why, read: before }) =>
      why ? [{ address: at, error: why, ...(before !== undefined && { read: before }) }] : [],
    ),
    incomplete:
      keys.cut ||
      partial.length < delegates.length ||
      keys.parts.some((part) => !part.taken) ||
      parts.some((part) => part.cut),
    cut: keys.cut || postcodes.cut,
    faulty: {
      count: parts.reduce((sum, part) => sum + part.faulty.count, 0),
      pointer: parts.find((part) => part.faulty.count)?.faulty.pointer ?? '',
    },
    filtered,
  };
}

/** Maximum length of a template for addresses, and of the start of a shard. */
const TEMPLATE = 2000;

/** What is taken from a document. */
interface Taken {
  entries: DirectoryEntry[];
  /** Whether the budget did not suffice for all of them. */
  cut: boolean;
  faulty: Opened['faulty'];
  filtered: Filtered;
}

function taken(listing: Listing, budget: Budget): Taken {
  const all = listing.directory.areas ?? [];
  const areas = all.filter(isArea);
  const entries = accepted(areas, budget);
  return { entries, cut: entries.length < areas.length, faulty: faultsOf(listing, all), filtered: listing.filtered };
}

/** As many entries as the budget suffices for. */
function accepted(entries: readonly DirectoryEntry[], budget: Budget): DirectoryEntry[] {
  const end = entries.findIndex((entry) => !budget.take('entries', 1) || !budget.take('weight', weightOf(entry)));
  return end < 0 ? [...entries] : entries.slice(0, end);
}

function acceptedDelegates(delegates: readonly Delegate[], budget: Budget): readonly Delegate[] {
  const end = delegates.findIndex(() => !budget.take('entries', 1));
  return end < 0 ? delegates : delegates.slice(0, end);
}

interface Part {
  address: string;
  taken?: Taken;
  read?: string;
  error?: FetchError;
}

/** Postcodes by ARS, with the number of the shard that lists them. */
type Postcodes = Map<string, { nth: number; postcodes: readonly string[] } | undefined>;

/** The shards of one kind. */
interface ShardList {
  shards: DirectoryDocument['shards'];
  by: Sorting;
  /** The address of the directory. */
  base: string;
}

/**
 * Reads the shards of one kind: those by key list every area of a directory between them; from those by postcode only the
 * postcodes of `known` areas are kept.
 */
async function readShards(
  { shards, by, base }: ShardList,
  { read, budget, overall, scopes }: Opening,
  known: Postcodes = new Map(),
): Promise<{ parts: Part[]; cut: boolean }> {
  const starts = shards?.[by] ?? [];
  const at = shards?.at ?? '';
  const end = starts.findIndex(
    (start) => start.length > TEMPLATE || at.length > TEMPLATE || overall.left-- <= 0 || !budget.take('documents', 1),
  );
  const some = end < 0 ? starts : starts.slice(0, end);
  const parts = await Promise.all(
    some.map(async (start, nth): Promise<Part> => {
      const reference = at
        .replace('{by}', by)
        .replace('{start}', encodeURIComponent(start.replace(/\p{Cs}/gu, '\ufffd')));
      const address = URL.canParse(reference, base) ? new URL(reference, base).href : reference;
      const answer = await read({
        key: address,
        address,
        check: (bytes) => shardOf(bytes, by, start, scopes),
        envelope: ({ directory }) => directory,
        budget,
      });
      const error = answer.error && { error: answer.error };
      if (!('value' in answer)) return { address, ...error };
      const part = { address, read: answer.read, ...error };
      if (by === 'keys') return { ...part, taken: taken(answer.value, budget) };
      for (const { ars, postcodes } of answer.value.directory.areas ?? [])
        if (postcodes && known.has(ars) && nth >= (known.get(ars)?.nth ?? 0)) known.set(ars, { nth, postcodes });
      return part;
    }),
  );
  return { parts, cut: some.length < starts.length };
}

/** Adds the postcodes from the shards by postcode: the entries of shards by key have none. */
function withPostcodes(entries: readonly DirectoryEntry[], known: Postcodes, budget: Budget): DirectoryEntry[] {
  return entries.map((entry) => {
    if (entry.postcodes) return entry;
    const postcodes = known.get(entry.ars)?.postcodes;
    const whole = postcodes && { ...entry, postcodes: [...postcodes] };
    return whole && budget.take('weight', weightOf(whole) - weightOf(entry)) ? whole : entry;
  });
}

/** Counts the entries and delegates that cannot be used; the reader of the format has left most of them out already. */
function faultsOf({ issues }: Listing, entries: readonly DirectoryEntry[]): Opened['faulty'] {
  const faults = new Set(issues.map(({ pointer }) => /^\/\w+\/\d+/.exec(pointer)?.[0] ?? pointer));
  const odd = entries.filter((entry) => !isArea(entry));
  const [first = odd[0]?.ars ?? ''] = faults;
  return { count: faults.size + odd.length, pointer: first.slice(0, 200) };
}
