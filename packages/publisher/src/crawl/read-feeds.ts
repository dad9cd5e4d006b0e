/** Reads the feeds of all areas, several servers at once. */
import type { Feed } from '@ozg-widgets/feed';
import { inside } from './area-name.js';
import { membersOf } from './areas.js';
import type { Member } from './areas.js';
import type { Read, Reader, Unread } from './cached-reader.js';
import type { Listener } from './delegation.js';
import { feedOf } from './documents.js';
import type { Journal } from './journal.js';
import type { Limits } from './limits.js';
import type { ReadInfo } from './open-directory.js';

/** What reads the feeds of areas. */
export interface FeedSource {
  reader: Reader;
  journal: Journal;
  limits: Limits;
}

/** Reads the feed of an area at its address. If a directory delegates to the feed itself, it has been read already. */
export async function readFeedOf(
  { entry, feed, budget }: Member,
  address: string,
  { reader, journal }: Pick<FeedSource, 'reader' | 'journal'>,
  early?: EarlyReads,
): Promise<Read<Feed> | Unread> {
  const check = (bytes: Buffer): Feed => feedOf(bytes, entry.ars);
  const bytes = feed && journal.body(address);
  if (bytes) return { ...feed, bytes, value: check(bytes) };
  const before = await early?.read(entry.ars, address);
  if (before && !('status' in before)) return before;
  const known = before && journal.body(entry.ars);
  if (known) return { ...before, bytes: known, value: check(known) };
  return reader({ key: entry.ars, address, check, envelope: (value) => value, signed: () => true, entry, budget });
}

/** Feeds that are read while other delegates are still being visited. */
export interface EarlyReads {
  visited: Listener['visited'];
  /** Resolves to how a feed was read; `undefined` where it was not requested early. */
  read: (ars: string, address: string) => Promise<ReadInfo | Unread> | undefined;
  /** Resolves once no feed is being read any more. */
  settled: () => Promise<unknown>;
}

/** Reads the feeds of each delegate of the root as soon as its directories are known. */
export function readEarly(source: FeedSource): EarlyReads {
  const known = new Map<string, Promise<ReadInfo | Unread>>();
  const running: Promise<void>[] = [];
  const keyOf = (ars: string, address: string): string => `${ars} ${address}`;
  return {
    visited(root, first, all) {
      const part = { ...root, opened: { ...root.opened, entries: [] }, below: [...first] };
      // Where several delegates may speak for an area, it takes all of them to tell who does.
      const members = membersOf(part, source.limits).members.filter(
        ({ entry, feed, address }) =>
          address !== undefined && !feed && all.filter((area) => inside(entry.ars, area)).length === 1,
      );
      const done = new Map<Member, { resolve: (read: ReadInfo | Unread) => void; reject: (reason: unknown) => void }>();
      for (const member of members) {
        const read = new Promise<ReadInfo | Unread>((resolve, reject) => done.set(member, { resolve, reject }));
        // The error is thrown where the feed is merged; a crawl that has failed before merges none.
        read.catch(() => undefined);
        known.set(keyOf(member.entry.ars, member.address ?? ''), read);
      }
      const run = eachByHost(members, source.limits.perHost, async (member) => {
        const read = await readFeedOf(member, member.address ?? '', source);
        if (!('value' in read)) done.get(member)?.resolve(read);
        else {
          // All feeds together would not fit into memory until they are merged.
          const { status, read: since, signature, error } = read;
          done.get(member)?.resolve({
            status,
            read: since,
            ...(signature !== undefined && { signature }),
            ...(error && { error }),
          });
        }
      });
      running.push(
        run.catch((error: unknown) => {
          for (const { reject } of done.values()) reject(error);
        }),
      );
    },
    read: (ars, address) => known.get(keyOf(ars, address)),
    settled: () => Promise.all(running),
  };
}

/** Works on all members, a few of each server at once, so that a slow server delays no other. */
export async function eachByHost(
  members: readonly Member[],
  most: number,
  work: (member: Member) => Promise<void>,
): Promise<void> {
  const hosts = new Map<string, Member[]>();
  for (const member of members) {
    const { address = '' } = member;
    const host = URL.canParse(address) ? new URL(address).host : '';
    const list = hosts.get(host);
    if (list) list.push(member);
    else hosts.set(host, [member]);
  }
  const worker = async (queue: Iterator<Member>): Promise<void> => {
    for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value);
  };
  await Promise.all(
    [...hosts.values()].flatMap((list) => {
      const queue = list.values();
      return Array.from({ length: Math.min(most, list.length) }, () => worker(queue));
    }),
  );
}
