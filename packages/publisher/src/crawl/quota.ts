/** Limits the size of the merged directory. */
import { directoryDocuments, entriesOf } from '../tree/directory.js';
import type { Budget } from './budget.js';
import type { Member } from './areas.js';
import { weightOf } from './filter-entries.js';

/** Up to this many times the text of the root directory always fits into few enough shards. */
const HARMLESS = 15;

/** The minimum quota of a publisher, in bytes. */
const LEAST = 1000;

/**
 * The areas of which the merged root directory is at most `limit` bytes. Where all are too many, each publisher gets the
 * same amount of text, as much as possible, and those that `isKnown` come first; the root's own entries stay.
 */
export function limitEntries(
  members: readonly Member[],
  limit: number,
  isKnown: (member: Member) => boolean,
): { accepted: readonly Member[]; rejected: ReadonlyMap<Budget, number> } {
  const weights = new Map(members.map((member) => [member, weightOf(member.entry)]));
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  if (total <= HARMLESS * limit || sizeOf(members) <= limit) return { accepted: members, rejected: new Map() };
  const inTurn = [...members].sort((a, b) => Number(isKnown(b)) - Number(isKnown(a)));
  for (let quota = total / 2; ; quota /= 2) {
    const used = new Map<Budget, number>();
    const rejected = new Map<Budget, number>();
    const accepted = new Set(
      inTurn.filter(({ budget, entry }) => {
        const sum = (used.get(budget) ?? 0) + weightOf(entry);
        if (sum <= quota || budget.isRoot) {
          used.set(budget, sum);
          return true;
        }
        rejected.set(budget, (rejected.get(budget) ?? 0) + 1);
        return false;
      }),
    );
    const rest = members.filter((member) => accepted.has(member));
    if (quota < LEAST || sizeOf(rest) <= limit) return { accepted: rest, rejected };
  }
}

/** The size of the root directory of these areas, in bytes. */
function sizeOf(members: readonly Member[]): number {
  const listed = members.map(({ entry: { ars, level, name, postcodes } }) => ({
    ars,
    level,
    name,
    ancestors: [],
    ...(postcodes?.length && { postcodes }),
  }));
  const head = { ttl: 0, publisher: {}, area: { ars: '', level: '', name: '' } };
  return Buffer.byteLength(directoryDocuments(head, entriesOf(listed))[0]?.text('') ?? '');
}
