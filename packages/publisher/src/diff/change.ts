/** Changes, and the areas that they belong to. */
import { words } from '@ozg-widgets/feed';
import type { Area, Text } from '@ozg-widgets/feed';

/** The kinds of changes, in the order in which they are listed. */
export const kinds = [
  'service-new',
  'service-gone',
  'availability',
  'operation',
  'url',
  'alternative',
  'contact-service',
  'name',
  'description',
  'platform',
  'maturity',
  'efa',
  'evidence',
  'contact-new',
  'contact-gone',
  'contact-name',
  'contact-phone',
  'contact-email',
  'contact-web',
  'contact-channel',
  'contact-address',
  'contact-hours',
  'contact-other',
  'notice-new',
  'notice-changed',
  'notice-gone',
  'help-new',
  'help-changed',
  'help-gone',
  'area-new',
  'area-gone',
  'area-successor',
  'area-name',
  'publisher',
] as const;
export type Kind = (typeof kinds)[number];

/** An area, and one above it that distinguishes it from others of the same name. */
export interface ChangeSubject {
  ars: string;
  level: string;
  name: string;
  within?: string;
}

/** One thing that changed, as it shows in one feed. */
export interface Change {
  kind: Kind;
  /** LeiKa key of the service that it is about. */
  service?: string;
  /** Id of the contact, notice or help entry that changed, and its name. */
  id?: string;
  about?: Text;
  /** Whose statement changed; `undefined` where the feed does not tell, `everywhere` where it is the catalogue's. */
  area?: ChangeSubject | 'everywhere';
  before?: unknown;
  after?: unknown;
}

/** The area of a feed and all areas above it, nearest first. */
export function subjectsOf(area: Area): ChangeSubject[] {
  const chain: { ars: string; level: string; name: string }[] = [area, ...(area.parents ?? [])];
  return chain.map(({ ars, level, name }, at) => {
    const within = chain.slice(at + 1).find((above) => above.level === 'kreis' || above.level === 'land')?.name;
    return { ars, level, name, within };
  });
}

/** One side of a change: the area of the feed, and the level that made the statement. */
export interface Side {
  area: Area;
  level: string | undefined;
}

/**
 * Whose statement changed. Where both sides made one, it is the nearer of the two: a town that no longer says anything
 * falls back to what the Land says. `undefined` where the feed does not tell who made it.
 */
export function ownerOf(before: Side | undefined, after: Side | undefined): ChangeSubject | undefined {
  const find = (side: Side): ChangeSubject | undefined => subjectsOf(side.area).find((p) => p.level === side.level);
  const [old, fresh] = [before && find(before), after && find(after)];
  if ((before && !old) || (after && !fresh)) return;
  if (!old || !fresh) return fresh ?? old;
  const rank = (place: ChangeSubject): number => words.level.indexOf(place.level as never);
  if (rank(old) !== rank(fresh)) return rank(old) < rank(fresh) ? old : fresh;
  // The area has moved: what changed for it did not change for its neighbours.
  return old.ars === fresh.ars || !after ? fresh : subjectsOf(after.area)[0];
}
