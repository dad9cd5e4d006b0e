/** Coverage: how far one service has come, in all municipalities of a part of the country. */
import * as shape from '../schema/shape.js';
import type { Shaped } from '../schema/shape.js';
import type { RolloutState } from '../schema/vocabulary.js';
import { documentReader } from './document-reader.js';

/** How many municipalities have come so far, and how many people live there. */
export const tally = { state: 'rollout', areas: 'natural', population: 'natural' } as const;

/** A part of the country that is counted by itself: a Land, a Kreis. */
export const part = {
  ...shape.areaName,
  areas: 'natural',
  population: 'natural',
  states: [tally],
  /** Since when something of it cannot be read again: those figures are older. */
  'asOf?': 'instant',
} as const;

/** A whole coverage document. */
export const coverage = {
  ...shape.envelope,
  format: 'coverageFormat',
  /** The area within which it counts. */
  area: shape.areaName,
  service: { key: 'key', name: 'text', 'ozgId?': 'ozgId', 'topic?': 'topic' },
  /** Municipalities that are counted, and their inhabitants. */
  areas: 'natural',
  population: 'natural',
  states: [tally],
  parts: [part],
  /** Which areas, by the first digits of their ARS: of all that fit an area, the longest holds. */
  where: [{ state: 'rollout', areas: ['prefix'] }],
} as const;

/** How far one service has come everywhere, as it is written. */
export type CoverageDocument = Shaped<typeof coverage>;
/** One part of the country in it. */
export type CoveragePart = Shaped<typeof part>;
/** How many areas and people have one state. */
export type Tally = Shaped<typeof tally>;

/** Reads a parsed coverage document. It never throws; a bad part is left out, and reported. */
export const readCoverage = documentReader(coverage, ['parts', 'where']);

/** How far the service has come in one municipality. */
export function stateIn({ where }: CoverageDocument, ars: string): string {
  let [state, length] = ['unknown', -1];
  for (const group of where) {
    for (const prefix of group.areas) {
      if (prefix.length > length && ars.startsWith(prefix)) [state, length] = [group.state, prefix.length];
    }
  }
  return state;
}

/** The share of municipalities and of inhabitants in a state, 0 to 1; `undefined` where nobody is counted. */
export function share(
  of: CoverageDocument | CoveragePart,
  state: RolloutState,
): { areas: number; population: number } | undefined {
  if (!of.areas) return;
  const { areas = 0, population = 0 } = of.states.find((t) => t.state === state) ?? {};
  return { areas: areas / of.areas, population: of.population ? population / of.population : 0 };
}
