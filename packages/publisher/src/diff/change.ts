/** What a change is, and whose. */
import { words } from '@ozg-widgets/feed';
import type { Area, Text } from '@ozg-widgets/feed';
import type { Place } from '../text/wording.js';

/** What can change, in the order in which it is told. */
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

/** One thing that changed, as it shows in one feed. */
export interface Change {
  kind: Kind;
  /** LeiKa key of the service that it is about. */
  service?: string;
  /** Id of the contact, notice or help entry that it is about; and what that is called. */
  id?: string;
  about?: Text;
  /** Whose statement changed; `undefined` where the feed does not tell, `everywhere` where it is the catalogue's. */
  area?: Place | 'everywhere';
  before?: unknown;
  after?: unknown;
}

/** An area of a feed as the place of a change: the feed's own, or one of its parents. */
function placeIn(area: Area, at: number): Place {
  const chain = chainOf(area);
  const { ars, level, name } = chain[at]!;
  const within = chain.slice(at + 1).find((p) => p.level === 'kreis' || p.level === 'land')?.name;
  return { ars, level, name, ...(within !== undefined && { within }) };
}

const chainOf = (area: Area): { ars: string; level: string; name: string }[] => [area, ...(area.parents ?? [])];

/** The area of a feed and all above it, nearest first. */
export const placesOf = (area: Area): Place[] => chainOf(area).map((_, i) => placeIn(area, i));

/** One side of a change: the area of the feed, and the level that made the statement. */
export interface Side {
  area: Area;
  level: string | undefined;
}

/**
 * Whose statement changed. Where both sides made one, it is the nearer of the two: a town that no longer says anything
 * falls back to what the Land says. `undefined` where the feed does not tell who made it.
 */
export function ownerOf(before: Side | undefined, after: Side | undefined): Place | undefined {
  const find = (side: Side): Place | undefined => placesOf(side.area).find((p) => p.level === side.level);
  const [old, fresh] = [before && find(before), after && find(after)];
  if ((before && !old) || (after && !fresh)) return;
  if (!old || !fresh) return fresh ?? old;
  const rank = (place: Place): number => words.level.indexOf(place.level as never);
  if (rank(old) !== rank(fresh)) return rank(old) < rank(fresh) ? old : fresh;
  // The area has moved: what changed for it did not change for its neighbours.
  return old.ars === fresh.ars ? fresh : placesOf(after!.area)[0];
}
