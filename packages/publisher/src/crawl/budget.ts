/** What one publisher may cost: a delegate of the root directory, with all directories below it. */
import { turnstile } from '../net/throttle.js';
import type { Limits } from '../net/limits.js';
import { Trouble } from '../net/fetch-error.js';

/** What a budget counts. `weight` is the text that entries add to the merged directory. */
export type Cost = 'documents' | 'entries' | 'weight' | 'services' | 'bytes' | 'time';

/** The budget of one publisher. */
export interface Budget {
  /** The name and the address that the root directory gives. */
  readonly who: string;
  readonly address: string;
  /** Whether it is that of the root directory itself. */
  readonly isRoot: boolean;
  /** What has run out. */
  readonly over: ReadonlySet<Cost>;
  /** Takes an amount; returns false, and takes nothing, where less than that is left. */
  take(cost: Cost, amount: number): boolean;
  /** Counts what has been used already. */
  spend(cost: 'bytes' | 'time', amount: number): void;
  /** How many bytes may still be read. @throws {Trouble} where bytes or time have run out */
  rest(): number;
  /** The finding that tells what has run out. */
  trouble(cost: Cost): Trouble;
  /** Runs a job once few others of this publisher are running. */
  enter<T>(job: () => Promise<T>): Promise<T>;
}

/** Documents that the root directory itself lists and that are read at the same time: each is in memory meanwhile. */
const OWN = 64;

/** A budget; that of the root directory, which the operator has chosen, has no limits. */
export function createBudget(who: string, address: string, limits: Limits, isRoot = false): Budget {
  const { documents, entries, weight, services, bytes, time } = limits.perDelegate;
  const most: Readonly<Record<Cost, number>> = { documents, entries, weight, services, bytes, time };
  const left = new Map(Object.entries(most).map(([cost, amount]) => [cost, isRoot ? Infinity : amount]));
  const over = new Set<Cost>();
  const trouble = (cost: Cost): Trouble => {
    const divisor = cost === 'time' ? 60_000 : cost === 'bytes' || cost === 'weight' ? 1e6 : 1;
    return new Trouble(`crawl-quota-${cost}`, { most: Math.ceil(most[cost] / divisor) });
  };
  return {
    who,
    address,
    isRoot,
    over,
    take(cost, amount) {
      const before = left.get(cost) ?? 0;
      if (before < amount) {
        over.add(cost);
        return false;
      }
      left.set(cost, before - amount);
      return true;
    },
    spend(cost, amount) {
      left.set(cost, (left.get(cost) ?? 0) - amount);
    },
    rest() {
      for (const cost of ['time', 'bytes'] as const) if ((left.get(cost) ?? 0) <= 0) throw trouble(cost);
      return left.get('bytes') ?? 0;
    },
    trouble,
    enter: turnstile(isRoot ? OWN : limits.perDelegate.requests),
  };
}
