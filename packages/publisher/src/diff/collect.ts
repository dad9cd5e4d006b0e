/** Merges the same change in many feeds: a statement of a Land changes once, not in four hundred municipalities. */
import { createHash } from 'node:crypto';
import { liesIn } from '@ozg-widgets/feed';
import type { Area, Level, Text } from '@ozg-widgets/feed';
import { kinds, subjectsOf } from './change.js';
import type { Change, Kind, ChangeSubject } from './change.js';

/** A change with all feeds that contain it. */
export interface Collected {
  kind: Kind;
  service?: string;
  id?: string;
  about?: Text;
  /** Whose statement changed; missing where it is the catalogue's or the publisher's. */
  area?: ChangeSubject;
  before?: unknown;
  after?: unknown;
  /** The number of feeds that contain it. */
  feeds: number;
  /** When the latest of these feeds was published (RFC 3339). */
  published: string;
}

/** Collects changes feed by feed and returns each once. */
export interface Collector {
  /** A change in the feed of an area that was published at this moment. */
  add(change: Change, area: Area, published: string): void;
  /** Returns all changes in the order of `kinds`. `all`: the ARS of every feed that was compared. */
  finish(all: readonly string[]): Collected[];
}

interface Group {
  change: Change;
  feeds: number;
  published: string;
  /** The areas of the feeds with the areas above them; only where the feeds do not state the owner. */
  shown?: Map<string, ChangeSubject[]>;
}

/** The later of two moments. */
export const later = (a: string, b: string): string => (Date.parse(b) > Date.parse(a) ? b : a);

/** A collector without changes. */
export function createCollector(): Collector {
  // Hashes instead of the records themselves, which are long and many.
  const groups = new Map<string, Group>();
  return {
    add(change, area, published) {
      const { kind, service, id, area: owner, before, after } = change;
      const place = typeof owner === 'object' ? [owner.ars, owner.level] : owner;
      const key = createHash('sha256')
        .update(JSON.stringify([kind, service, id, place, before, after]))
        .digest('base64');
      let group = groups.get(key);
      if (!group) groups.set(key, (group = { change, feeds: 0, published, ...(!owner && { shown: new Map() }) }));
      group.feeds++;
      group.published = later(group.published, published);
      group.shown?.set(area.ars, subjectsOf(area));
    },
    finish(all) {
      const collected = [...groups.values()].flatMap(({ change, feeds, published, shown }): Collected[] => {
        const { area, ...rest } = change;
        const made = (place: ChangeSubject | undefined, count: number): Collected => ({
          ...rest,
          ...(place && { area: place }),
          feeds: count,
          published,
        });
        if (!shown) return [made(typeof area === 'object' ? area : undefined, feeds)];
        return outermost(shown, all).map((place) => made(place, shown.size));
      });
      return collected.sort(inOrder);
    },
  };
}

/**
 * The areas that a change which shows in some feeds is about: the smallest one above all of them, if it shows in every
 * feed of it; else those that do not lie in another one.
 */
function outermost(shown: ReadonlyMap<string, ChangeSubject[]>, all: readonly string[]): ChangeSubject[] {
  const chains = [...shown.values()];
  const [first = []] = chains;
  const is = (a: ChangeSubject) => (b: ChangeSubject) => a.ars === b.ars && a.level === b.level;
  const common = first.find((place) => chains.every((chain) => chain.some(is(place))));
  if (common) {
    const within = all.filter((ars) => liesIn(ars, { ars: common.ars, level: common.level as Level }));
    if (within.every((ars) => shown.has(ars))) return [common];
  }
  const own = chains.flatMap((chain) => chain.slice(0, 1));
  const keys = new Set(own.map(({ ars, level }) => level + ars));
  return chains.flatMap(([place, ...above]) =>
    place && !above.some(({ ars, level }) => keys.has(level + ars)) ? [place] : [],
  );
}

const byText = (a: string | undefined, b: string | undefined): number =>
  (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0;

/** By service, kind, area; the rest only so that the same comparison always reads the same. */
const inOrder = (a: Collected, b: Collected): number =>
  Number(a.service === undefined) - Number(b.service === undefined) ||
  byText(a.service, b.service) ||
  kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
  byText(a.area?.ars, b.area?.ars) ||
  byText(a.area?.level, b.area?.level) ||
  byText(a.id, b.id) ||
  byText(JSON.stringify([a.before, a.after]), JSON.stringify([b.before, b.after]));
