/** The way through the directories: level by level, so that what comes of it does not depend on who answers first. */
import { liesIn } from '@ozg-widgets/feed';
import type { Delegate, Level } from '@ozg-widgets/feed';
import { isArea } from './documents.js';
import type { Limits } from '../net/limits.js';
import { openDirectory } from './open-directory.js';
import type { Opened } from './open-directory.js';
import type { Reader } from './cached-reader.js';

/** An area by key, level and name. */
export type AreaName = Delegate['area'];

/** One address on the way, for the part of the country that it speaks for here. */
export interface Visit {
  address: string;
  /** What was delegated to it, and to everyone above it. */
  scopes: readonly AreaName[];
  /** Who delegated it. */
  above?: Visit;
  below: Visit[];
  opened: Opened;
}

/** Why a delegate was not visited. */
export interface Refused {
  code: 'crawl-outside' | 'crawl-loop' | 'crawl-deep' | 'crawl-wide';
  by: Visit;
  delegate: Delegate;
}

/** Whether an area lies in another one. */
export const inside = (ars: string, outer: AreaName): boolean => liesIn(ars, outer as { ars: string; level: Level });

/** Visits a directory and all its delegates, each of their documents read once. */
export async function walk(
  address: string,
  read: Reader,
  limits: Limits,
): Promise<{ root: Visit; visits: readonly Visit[]; refused: Refused[] }> {
  const budget = { left: limits.directories };
  const known = new Map<string, Promise<Opened>>();
  const open = (at: string): Promise<Opened> => {
    let opened = known.get(at);
    if (!opened) known.set(at, (opened = openDirectory(at, read, budget)));
    return opened;
  };

  const refused: Refused[] = [];
  const root: Visit = { address, scopes: [], below: [], opened: await open(address) };
  const { directory } = root.opened;
  if (directory) root.scopes = [directory.area];
  const visits = [root];
  let level = [root];
  for (let depth = 1; level.length; depth++) {
    const next: { above: Visit; address: string; area: AreaName }[] = [];
    for (const above of level) {
      for (const delegate of delegatesOf(above)) {
        const refuse = (code: Refused['code']): void => {
          refused.push({ code, by: above, delegate });
        };
        const to = URL.canParse(delegate.to, above.address) ? new URL(delegate.to, above.address).href : delegate.to;
        if (!above.scopes.every((scope) => inside(delegate.area.ars, scope)) || !isArea(delegate.area))
          refuse('crawl-outside');
        else if (isAbove(above, to)) refuse('crawl-loop');
        else if (depth >= limits.depth) refuse('crawl-deep');
        else if (visits.length + next.length >= limits.directories) refuse('crawl-wide');
        else next.push({ above, address: to, area: delegate.area });
      }
    }
    level = await Promise.all(
      next.map(async ({ above, address: at, area }): Promise<Visit> => {
        const visit = { address: at, scopes: [...above.scopes, area], above, below: [], opened: await open(at) };
        return visit;
      }),
    );
    for (const visit of level) visit.above?.below.push(visit);
    visits.push(...level);
  }
  return { root, visits, refused };
}

/** The delegates of a directory, each part once. */
function delegatesOf({ opened }: Visit): Delegate[] {
  const delegates = opened.directory?.delegates ?? [];
  const parts = new Map(delegates.toReversed().map((d) => [d.area.level + d.area.ars, d]));
  return delegates.filter((d) => parts.get(d.area.level + d.area.ars) === d);
}

function isAbove(visit: Visit, address: string): boolean {
  for (let at: Visit | undefined = visit; at; at = at.above) if (at.address === address) return true;
  return false;
}
