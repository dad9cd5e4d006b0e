/** One tree of many: the directory of all areas, and the coverage of each service in them. */
import { digitsOf, parentKeys, words } from '@ozg-widgets/feed';
import type { DirectoryDocument, DirectoryEntry, Feed, Level, Service } from '@ozg-widgets/feed';
import { createCoverageCounter } from '../tree/coverage.js';
import type { CoveragePart } from '../tree/coverage.js';
import { directoryDocuments, entriesOf } from '../tree/directory.js';
import type { Listed, TreeDocument } from '../tree/directory.js';
import type { Budget } from './budget.js';
import { serviceKey } from './documents.js';
import { inside } from './area-name.js';

/** Collects areas. The result does not depend on their order. */
export interface Merge {
  /** Adds an area: its feed, if it has one, and the instant since which it could not be read again. */
  add(entry: DirectoryEntry, feed: Feed | undefined, asOf: string | undefined, budget: Budget): void;
  documents(root: DirectoryDocument): Generator<TreeDocument>;
}

interface Gathered {
  entry: DirectoryEntry;
  population: number;
  /** Number of a service, state, and so on. */
  states: Uint32Array;
  hasFeed: boolean;
  asOf?: string;
}

/** A name; of several, the one from the highest level wins, then the one from the smallest key. */
interface RankedName {
  text: string;
  rank: string;
}

/** Maximum length of the name of a service with its key, number and topic, as JSON. */
const LONGEST = 4000;

const STATES: readonly string[] = words.rollout;
const rankOf = ({ level, ars }: { level: string; ars: string }): string =>
  String(9 - words.level.indexOf(level as Level)) + ars;

/** Starts a merged tree. */
export function createMerge(): Merge {
  const gathered: Gathered[] = [];
  const names = new Map<string, RankedName>();
  const services = new Map<string, RankedName & { index: number }>();

  const call = (level: string, ars: string, text: string, rank: string): void => {
    const before = names.get(level + ars);
    if (!before || rank < before.rank) names.set(level + ars, { text, rank });
  };

  function stateOf(service: Service, rank: string, budget: Budget): [number, number] | [] {
    const key = serviceKey(service.key);
    const code = STATES.indexOf(service.rollout?.state ?? '');
    if (key === undefined || code < 0) return [];
    const { name, ozgId, topic } = service;
    const text = JSON.stringify({ key, name, ozgId, topic });
    if (text.length > LONGEST) return [];
    let named = services.get(key);
    if (!named) {
      if (!budget.take('services', 1)) return [];
      services.set(key, (named = { index: services.size, text: '', rank: '~' }));
    }
    if (rank < named.rank) Object.assign(named, { rank, text });
    return [named.index, code];
  }

  return {
    add(entry, feed, asOf, budget) {
      const { ars, level, name } = entry;
      // The name in an area's own directory has priority.
      call(level, ars, name, ' ');
      for (const above of feed?.area.parents ?? [])
        if (above.name.length <= 200 && inside(ars, above)) call(above.level, above.ars, above.name, ars);
      gathered.push({
        entry,
        population: feed?.area.population ?? 0,
        states: Uint32Array.from(feed?.services.flatMap((service) => stateOf(service, rankOf(entry), budget)) ?? []),
        hasFeed: feed !== undefined,
        ...(asOf !== undefined && { asOf }),
      });
    },
    *documents({ ttl, validUntil, publisher, area: { ars, level, name } }) {
      const head = { ttl, ...(validUntil !== undefined && { validUntil }), publisher, area: { ars, level, name } };
      yield* coverage(head);
      const above = (one: DirectoryEntry): { level: string; name: string }[] =>
        parentKeys(one.ars, one.level as Level).flatMap((p) => {
          const named = names.get(p.level + p.ars);
          return named ? [{ level: p.level, name: named.text }] : [];
        });
      const documents = directoryDocuments(head, entriesOf(gathered.map((g) => listedOf(g, above(g.entry)))));
      // Readers of the directory must find its shards.
      yield* documents.toReversed();
    },
  };

  function* coverage(head: object): Generator<TreeDocument> {
    const counter = createCoverageCounter(
      gathered
        .filter(({ entry }) => entry.level === 'gemeinde' && entry.successor === undefined)
        .map(({ entry: { ars }, population }) => ({ ars, population })),
      partsOf(names, gathered),
    );
    const sorted = [...services].sort(([a], [b]) => (a < b ? -1 : 1));
    const numbers = new Map(sorted.map(([, { index }], i) => [index, i]));
    for (const { entry, states } of gathered.toSorted((a, b) => (rankOf(a.entry) < rankOf(b.entry) ? -1 : 1))) {
      const prefix = entry.ars.slice(0, digitsOf[entry.level as Level]);
      for (let i = 0; i < states.length; i += 2) {
        const number = numbers.get(states[i] ?? -1);
        const state = STATES[states[i + 1] ?? -1];
        if (number !== undefined && state !== undefined) counter.setState(number, prefix, state);
      }
    }
    yield* counter.documents(
      head,
      sorted.map(([key, { text }]) => ({ key, head: text })),
    );
  }
}

function listedOf({ entry, hasFeed, asOf }: Gathered, above: { level: string; name: string }[]): Listed {
  const { ars, level, name, postcodes, successor } = entry;
  return {
    ars,
    level,
    name,
    ancestors: above,
    ...(postcodes?.length && { postcodes }),
    ...(!hasFeed && { silent: true }),
    ...(successor !== undefined && { successor }),
    ...(asOf !== undefined && { asOf }),
  };
}

/** Länder and Kreise, and since when something in them cannot be read again. */
function partsOf(names: ReadonlyMap<string, RankedName>, gathered: readonly Gathered[]): CoveragePart[] {
  const oldest = new Map<string, string>();
  for (const { entry, asOf } of gathered) {
    if (asOf === undefined) continue;
    for (const { level, ars } of [entry, ...parentKeys(entry.ars, entry.level as Level)]) {
      const before = oldest.get(level + ars);
      if (before === undefined || Date.parse(asOf) < Date.parse(before)) oldest.set(level + ars, asOf);
    }
  }
  return [...names]
    .flatMap(([key, { text: name }]): CoveragePart[] => {
      const level = key.slice(0, -12);
      const asOf = oldest.get(key);
      if (level !== 'land' && level !== 'kreis') return [];
      return [{ ars: key.slice(-12), level, name, ...(asOf !== undefined && { asOf }) }];
    })
    .sort((a, b) => (a.ars + b.level < b.ars + a.level ? -1 : 1));
}
