/** Limits what one publisher may cost: a delegate of the root directory, with all directories below it. */
import pLimit from 'p-limit';
import type { Limits } from './limits.js';
import { FetchError } from './fetch-error.js';

/** What a budget counts. `weight` is the text that entries add to the merged directory. */
export type Cost = 'documents' | 'entries' | 'weight' | 'services' | 'bytes' | 'time';

/** The budget of one publisher. */
export interface Budget {
  /** Its name and address in the root directory. */
  readonly who: string;
  readonly address: string;
  /** Whether it is the budget of the root directory itself. */
  readonly isRoot: boolean;
  /** The costs that have run out. */
  readonly over: ReadonlySet<Cost>;
  /** Takes an amount; returns false, and takes nothing, if less than that is left. */
  take(cost: Cost, amount: number): boolean;
  /** Subtracts what was used. */
  spend(cost: 'bytes' | 'time', amount: number): void;
  /** How many bytes may still be read. @throws {FetchError} where bytes or time have run out */
  rest(): number;
  /** The error that reports what has run out. */
  errorFor(cost: Cost): FetchError;
  /** Runs a job as soon as few enough others of this publisher are running. */
  run<T>(job: () => Promise<T>): Promise<T>;
}

/** How many documents that the root directory itself lists are read at once: each is in memory meanwhile. */
const OWN = 64;

/** Creates a budget. That of the root directory has no limits: the operator chose it. */
export function createBudget(who: string, address: string, limits: Limits, isRoot = false): Budget {
  const { documents, entries, weight, services, bytes, time } = limits.perDelegate;
  const most: Readonly<Record<Cost, number>> = { documents, entries, weight, services, bytes, time };
  const left = new Map(Object.entries(most).map(([cost, amount]) => [cost, isRoot ? Infinity : amount]));
  const over = new Set<Cost>();
  const errorFor = (cost: Cost): FetchError => {
    const divisor = cost === 'time' ? 60_000 : cost === 'bytes' || cost === 'weight' ? 1e6 : 1;
    return new FetchError(`crawl-quota-${cost}`, { most: Math.ceil(most[cost] / divisor) });
  };
  const limit = pLimit(isRoot ? OWN : limits.perDelegate.requests);
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
      for (const cost of ['time', 'bytes'] as const) if ((left.get(cost) ?? 0) <= 0) throw errorFor(cost);
      return left.get('bytes') ?? 0;
    },
    errorFor,
    run: (job) => limit(job),
  };
}
