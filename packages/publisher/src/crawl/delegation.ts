/**
 * Visits the directories: each delegate of the root on its own, level by level, so that the result does not depend on the
 * order of the answers.
 */
import type { Delegate } from '@ozg-widgets/feed';
import { inside } from './area-name.js';
import type { AreaName } from './area-name.js';
import { createBudget } from './budget.js';
import type { Budget } from './budget.js';
import { isArea } from './documents.js';
import type { Limits } from './limits.js';
import { openDirectory } from './open-directory.js';
import type { Opened } from './open-directory.js';
import type { Reader } from './cached-reader.js';
import type { Scopes } from './filter-entries.js';

/** A directory that was visited, for one area that was delegated to it. */
export interface Visit {
  address: string;
  /** The areas that were delegated to it and to the directories above it. */
  scopes: readonly AreaName[];
  /** The directory that delegates to it. */
  above?: Visit;
  below: Visit[];
  opened: Opened;
  /** Whether it delegates to directories that were not visited because a limit was reached. */
  cut?: boolean;
  budget: Budget;
}

/** Why a delegate was not visited. */
export interface Refused {
  code: 'crawl-outside' | 'crawl-loop' | 'crawl-deep' | 'crawl-wide';
  by: Visit;
  delegate: Delegate;
}

/** Called while the directories are visited. */
export interface Listener {
  refused: (refused: Refused) => void;
  /** All directories of some delegate of the root have been visited; `all` are the delegates of the root. */
  visited: (root: Visit, first: readonly Visit[], all: readonly AreaName[]) => void;
}

interface Step {
  above: Visit;
  address: string;
  area: AreaName;
}

/** The directories of a crawl. */
export interface Walked {
  root: Visit;
  visits: readonly Visit[];
  budgets: readonly Budget[];
}

/** Visits a directory and all its delegates; reads each document once. */
export async function walk(address: string, read: Reader, limits: Limits, listener: Listener): Promise<Walked> {
  const overall = { left: limits.directories - 1 };
  const own = createBudget('', address, limits, true);
  const opened = await openDirectory(address, { read, budget: own, overall });
  const root: Visit = { address, scopes: [], below: [], opened, budget: own };
  if (!opened.root || opened.error) return { root, visits: [root], budgets: [] };
  root.scopes = [opened.root.area];

  const budgets = new Map<string, Budget>();
  const firsts = stepsFrom([root], listener, ({ address: to, area }) => {
    if (budgets.has(to)) return 'taken';
    if (overall.left-- <= 0) return 'wide';
    const budget = createBudget(area.name, to, limits);
    budgets.set(to, budget);
    return budget.take('documents', 1) ? 'taken' : 'budget';
  });
  const areas = firsts.map((step) => step.area);
  // A slow delegate delays only the directories that it delegates to.
  const ways = await Promise.all(
    [...budgets].map(async ([to, budget]) => {
      const visits = await descend(
        firsts.filter((step) => step.address === to),
        budget,
        { read, limits, overall, listener },
      );
      listener.visited(
        root,
        visits.filter((visit) => visit.above === root),
        areas,
      );
      return visits;
    }),
  );
  const below = ways.flat();
  const inOrder = new Map(below.filter((v) => v.above === root).map((v) => [v.scopes.at(-1), v]));
  root.below = firsts.flatMap((step) => inOrder.get(step.area) ?? []);
  return { root, visits: [root, ...below], budgets: [...budgets.values()] };
}

interface Descent {
  read: Reader;
  limits: Limits;
  overall: { left: number };
  listener: Listener;
}

/** Visits one delegate of the root and all directories below it. */
async function descend(first: readonly Step[], budget: Budget, descent: Descent): Promise<Visit[]> {
  const { read, limits, overall, listener } = descent;
  const known = new Map<string, { scopes: Scopes; opened: Promise<Opened> }>();
  const visits: Visit[] = [];
  let steps = first;
  for (let depth = 1; steps.length; depth++) {
    const scopes = new Map<string, (readonly AreaName[])[]>();
    for (const step of steps) scopes.set(step.address, [...(scopes.get(step.address) ?? []), wayOf(step)]);
    for (const [address, ways] of scopes) {
      const before = known.get(address);
      const opened = new Set(before?.scopes.map(textOf));
      const more = ways.filter((way) => !opened.has(textOf(way)));
      if (before && !more.length) continue;
      const all = [...(before?.scopes ?? []), ...more];
      known.set(address, { scopes: all, opened: openDirectory(address, { read, budget, overall, scopes: all }) });
    }
    const level = await Promise.all(
      steps.map(async (step): Promise<Visit[]> => {
        const opened = await known.get(step.address)?.opened;
        if (!opened) return [];
        return [{ address: step.address, scopes: wayOf(step), above: step.above, below: [], opened, budget }];
      }),
    ).then((all) => all.flat());
    if (depth > 1) for (const visit of level) visit.above?.below.push(visit);
    visits.push(...level);
    const met = new Set(known.keys());
    steps = stepsFrom(level, listener, ({ address }) => {
      if (depth + 1 >= limits.depth) return 'deep';
      if (met.has(address)) return 'taken';
      if (overall.left <= 0) return 'wide';
      if (!budget.take('documents', 1)) return 'budget';
      overall.left--;
      met.add(address);
      return 'taken';
    });
  }
  return visits;
}

const wayOf = ({ above, area }: Step): readonly AreaName[] => [...above.scopes, area];
const textOf = (way: readonly AreaName[]): string => JSON.stringify(way.map(({ ars, level }) => [ars, level]));

/** The delegates of some directories that are to be visited; `take` decides for each. */
function stepsFrom(
  from: readonly Visit[],
  { refused }: Listener,
  take: (step: Step) => 'taken' | 'deep' | 'wide' | 'budget',
): Step[] {
  const steps: Step[] = [];
  for (const by of from) {
    for (const delegate of delegatesOf(by)) {
      const { area, to } = delegate;
      const address = URL.canParse(to, by.address) ? new URL(to, by.address).href : to;
      const step = { above: by, address, area };
      if (!isArea(area)) refused({ code: 'crawl-outside', by, delegate });
      // A directory that was delegated several areas lists the delegates of all of them.
      else if (!by.scopes.every((scope) => inside(area.ars, scope))) continue;
      else if (isAbove(by, address)) refused({ code: 'crawl-loop', by, delegate });
      else {
        const may = take(step);
        if (may === 'taken') steps.push(step);
        else by.cut = true;
        if (may === 'deep' || may === 'wide') refused({ code: `crawl-${may}`, by, delegate });
      }
    }
  }
  return steps;
}

/** The delegates of a directory, one per area. */
function delegatesOf({ opened }: Visit): Delegate[] {
  const delegates = opened.directory?.delegates ?? [];
  const parts = new Map(delegates.toReversed().map((d) => [d.area.level + d.area.ars, d]));
  return delegates.filter((d) => parts.get(d.area.level + d.area.ars) === d);
}

function isAbove(visit: Visit, address: string): boolean {
  for (let at: Visit | undefined = visit; at; at = at.above) if (at.address === address) return true;
  return false;
}
