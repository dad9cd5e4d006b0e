import type { AvailabilityState, CoverageDocument, CoveragePart } from '@ozg-widgets/feed';
import { distinct } from '../../shared/data/parse-attributes.js';

/** What is counted: municipalities, or their inhabitants. */
export type CoverageMeasure = 'areas' | 'population';

/** Numbers of municipalities and inhabitants. */
export type Amount = Record<CoverageMeasure, number>;

/** A part of the country, or all of it, with its figures. */
export type Counted = Amount & Pick<CoveragePart, 'states'>;

/** The states of a roll-out, the best one first. */
const STATES: readonly AvailabilityState[] = [
  'available',
  'rolling-out',
  'pilot',
  'in-progress',
  'planned',
  'not-planned',
  'discontinued',
  'unknown',
];

/** Returns the states among these words; defaults to `available`. */
export function statesIn(words: readonly string[]): readonly AvailabilityState[] {
  const found = STATES.filter((state) => words.includes(state));
  return found.length ? found : ['available'];
}

/** Returns the numbers per state, the best state first, without empty ones. Unknown words count as `unknown`. */
export const tallies = ({ states }: Counted): (Amount & { state: AvailabilityState })[] =>
  STATES.map((state) => ({
    state,
    ...sum(
      states.filter((tally) =>
        state === 'unknown'
          ? tally.state === state || !STATES.some((known) => known === tally.state)
          : tally.state === state,
      ),
    ),
  })).filter(({ areas, population }) => areas || population);

/** Returns the numbers of these states together. */
export const reached = (of: Counted, states: readonly AvailabilityState[]): Amount =>
  sum(tallies(of).filter(({ state }) => states.includes(state)));

const sum = (amounts: readonly Amount[]): Amount => ({
  areas: amounts.reduce((total, { areas }) => total + areas, 0),
  population: amounts.reduce((total, { population }) => total + population, 0),
});

/** Returns a share from 0 to 1; `undefined` if the total is 0. */
export const shareOf = (amount: Amount, of: Amount, measure: CoverageMeasure): number | undefined =>
  of[measure] ? Math.min(1, amount[measure] / of[measure]) : undefined;

/** Returns the parts of a level, sorted by name; only those whose ARS starts with `digits`. */
export const partsOf = (
  { parts }: CoverageDocument,
  level: 'land' | 'kreis',
  lang: string,
  digits = '',
): CoveragePart[] => {
  const { compare } = new Intl.Collator(lang);
  return distinct(
    parts.filter((part) => part.level === level && part.ars.startsWith(digits)),
    'ars',
  ).sort((a, b) => compare(a.name, b.name));
};
