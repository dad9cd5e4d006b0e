/** Collects the areas of all directories: each may list areas of the part that was delegated to it, and no others. */
import { digitsOf } from '@ozg-widgets/feed';
import type { DirectoryEntry, Level } from '@ozg-widgets/feed';
import type { Budget } from './budget.js';
import type { Limits } from './limits.js';
import type { ReadInfo } from './open-directory.js';
import { inside } from './area-name.js';
import type { AreaName } from './area-name.js';
import type { Visit } from './delegation.js';

/** An area of the merged tree. */
export interface Member {
  entry: DirectoryEntry;
  /** The address of its feed, if it has one. */
  address?: string;
  /** The directory that lists it. */
  by: string;
  /** How its feed was read, if a directory delegates to the feed itself. */
  feed?: ReadInfo;
  budget: Budget;
}

/** The areas of a tree of visits; ignores directories that never answered. */
export function membersOf(root: Visit, limits: Limits): { members: Member[]; full: boolean } {
  const members = new Map<string, Member>();
  let full = false;

  const take = (visit: Visit, others: ReadonlySet<string>): void => {
    const answered = visit.below.filter((child) => child.opened.read);
    const parts = answered.flatMap((child) => partOf(child) ?? []);
    const theirs = new Set([...others, ...parts.map(prefixOf)]);
    const seen = new Set<string>();
    for (const entry of visit.opened.entries) {
      if (seen.has(entry.ars)) continue;
      seen.add(entry.ars);
      // A directory that was delegated several areas lists the entries of all of them.
      if (!visit.scopes.every((scope) => inside(entry.ars, scope))) continue;
      if (!isIn(theirs, entry.ars) && !members.has(entry.ars)) {
        if (members.size >= limits.areas) full = true;
        else members.set(entry.ars, memberOf(visit, entry));
      }
    }
    for (const child of answered) {
      const own = partOf(child);
      if (!own) continue;
      const finer = parts.filter((part) => exactness(part) > exactness(own) && inside(part.ars, own));
      take(child, new Set([...others, ...finer.map(prefixOf)]));
    }
  };
  if (root.opened.read) take(root, new Set());
  return {
    members: [...members.values()].sort((a, b) => (a.entry.ars < b.entry.ars ? -1 : 1)),
    full,
  };
}

/** The area that was delegated to a directory; `undefined` for the root. */
const partOf = (visit: Visit): AreaName | undefined => visit.scopes.at(-1);
const exactness = ({ level }: AreaName): number => digitsOf[level as Level];

const prefixOf = ({ ars, level }: AreaName): string => ars.slice(0, digitsOf[level as Level]);
const LENGTHS = Object.values(digitsOf);
const isIn = (prefixes: ReadonlySet<string>, ars: string): boolean =>
  LENGTHS.some((length) => prefixes.has(ars.slice(0, length)));

function memberOf({ address, opened, budget }: Visit, entry: DirectoryEntry): Member {
  const { directory, feed } = opened;
  if (feed) return { entry, address, by: address, feed, budget };
  const reference = entry.silent ? undefined : (entry.feed ?? directory?.feeds?.replace('{ars}', entry.ars));
  if (reference === undefined) return { entry, by: address, budget };
  return {
    entry,
    address: URL.canParse(reference, address) ? new URL(reference, address).href : reference,
    by: address,
    budget,
  };
}
