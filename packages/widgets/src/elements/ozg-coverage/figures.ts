import type { AvailabilityState, CoverageDocument, CoveragePart } from '@ozg-widgets/feed';
import { distinct } from '../../shared/data/parse-attributes.js';

/** What can be counted: municipalities, or the people who live there. */
export type Measure = 'areas' | 'population';

/** Municipalities and their inhabitants. */
export type Amount = Record<Measure, number>;

/** A part of the country, or all of it, with what is counted there. */
export type Counted = Amount & Pick<CoveragePart, 'states'>;

/** The states of a roll-out, the best first. */
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

/** The states among these words; without one, the state of what is online everywhere. */
export function statesIn(words: readonly string[]): readonly AvailabilityState[] {
  const found = STATES.filter((state) => words.includes(state));
  return found.length ? found : ['available'];
}

/** How many are in which state, the best state first, those without any left out. A word that is not known is `unknown`. */
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

/** How many are in one of these states. */
export const reached = (of: Counted, states: readonly AvailabilityState[]): Amount =>
  sum(tallies(of).filter(({ state }) => states.includes(state)));

const sum = (amounts: readonly Amount[]): Amount => ({
  areas: amounts.reduce((total, { areas }) => total + areas, 0),
  population: amounts.reduce((total, { population }) => total + population, 0),
});

/** A share, 0 to 1; `undefined` where nobody is counted. */
export const shareOf = (amount: Amount, of: Amount, measure: Measure): number | undefined =>
  of[measure] ? Math.min(1, amount[measure] / of[measure]) : undefined;

/** The parts of a level, in the order of their names: all, or those whose key begins so. */
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
