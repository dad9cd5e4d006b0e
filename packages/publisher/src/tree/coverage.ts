/** Counts the states of each service in all municipalities. One byte for each: six megabytes for all of Germany. */
import { coveragePath, digitsOf, words } from '@ozg-widgets/feed';
import { hash, hashBytes, prepend, toBase36 } from '../text/hash.js';
import type { TreeDocument } from './directory.js';

/** A municipality that is counted. */
export interface Municipality {
  ars: string;
  population: number;
}

/** A Land or Kreis whose municipalities are counted together. */
export interface CoveragePart {
  ars: string;
  level: 'land' | 'kreis';
  name: string;
  /** Since when something of it cannot be read again (instant). */
  asOf?: string;
}

/** Counts. */
export interface CoverageCounter {
  /** Sets the state of a service in all municipalities whose ARS starts with a prefix; the last call wins. */
  setState(service: number, prefix: string, state: string): void;
  /** Documents of the services of which anything was stated. */
  documents(head: object, services: readonly { key: string; head: string }[]): Generator<TreeDocument>;
}

const STATES = words.rollout;
const UNKNOWN = STATES.indexOf('unknown');
/** Lengths of prefixes, from the country to the municipality. */
const DEPTHS = [0, digitsOf.land, digitsOf.kreis, digitsOf.verband, digitsOf.gemeinde];

interface Range {
  prefix: string;
  from: number;
  to: number;
  below: readonly Range[];
}

/** A counter for these municipalities and the parts of the country that contain them. */
export function createCoverageCounter(
  municipalities: readonly Municipality[],
  parts: readonly CoveragePart[],
): CoverageCounter {
  const all = [...municipalities].sort((a, b) => (a.ars < b.ars ? -1 : 1));
  const keys = all.map((m) => m.ars);
  const people = new Float64Array(all.length + 1);
  for (const [i, { population }] of all.entries()) people[i + 1] = (people[i] ?? 0) + population;
  const stated: (Uint8Array | undefined)[] = [];

  const firstFrom = (key: string): number => {
    let [low, high] = [0, keys.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((keys[middle] ?? '') < key) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  // An area states dozens of services in a row: its range is looked up once.
  let last: { prefix?: string; range: readonly [from: number, to: number] } = { range: [0, 0] };
  const rangeOf = (prefix: string): readonly [from: number, to: number] => {
    if (last.prefix !== prefix) last = { prefix, range: [firstFrom(prefix), firstFrom(`${prefix}:`)] };
    return last.range;
  };

  const tree = (depth: number, prefix: string, from: number, to: number): Range => {
    const below: Range[] = [];
    const digits = DEPTHS[depth + 1];
    for (let at = from; digits !== undefined && at < to; at = below.at(-1)?.to ?? to) {
      const inner = (keys[at] ?? '').slice(0, digits);
      below.push(tree(depth + 1, inner, at, Math.min(to, firstFrom(`${inner}:`))));
    }
    return { prefix, from, to, below };
  };
  const root = tree(0, '', 0, all.length);

  const ranges = parts.map((part) => {
    const [from, to] = rangeOf(part.ars.slice(0, digitsOf[part.level]));
    return { part, from, to };
  });
  const counted = ranges
    .filter(({ from, to }) => to > from)
    .map(({ part: { asOf, ...part }, from, to }) => {
      const own = JSON.stringify({ ...part, areas: to - from, population: peopleIn(from, to), asOf });
      // Most parts have one state in all of their municipalities: each of these records is written once.
      return { from, to, head: `${own.slice(0, -1)},"states":`, uniform: [] as string[] };
    });

  function peopleIn(from: number, to: number): number {
    return (people[to] ?? 0) - (people[from] ?? 0);
  }

  const areas = new Uint32Array(STATES.length);
  const population = new Float64Array(STATES.length);
  function count(states: Uint8Array, from: number, to: number): string {
    areas.fill(0);
    population.fill(0);
    // Runs of one state are common: a Land states, and its towns inherit.
    for (let at = from; at < to;) {
      const state = states[at] ?? UNKNOWN;
      const start = at;
      while (at < to && states[at] === state) at++;
      areas[state] = (areas[state] ?? 0) + at - start;
      population[state] = (population[state] ?? 0) + peopleIn(start, at);
    }
    const tallies: string[] = [];
    for (const [i, state] of STATES.entries()) {
      if (areas[i]) tallies.push(`{"state":"${state}","areas":${areas[i]},"population":${population[i] ?? 0}}`);
    }
    return `[${tallies.join()}]`;
  }

  /** Records the most frequent state of a range, and the states of its parts where they differ. */
  function say(states: Uint8Array, { prefix, from, to, below }: Range, above: number, where: string[][]): void {
    let [state, most] = [above, 0];
    let uniform = true;
    areas.fill(0);
    for (let at = from; at < to; at++) {
      const one = states[at] ?? UNKNOWN;
      const n = (areas[one] = (areas[one] ?? 0) + 1);
      uniform &&= one === states[from];
      if (n > most) [state, most] = [one, n];
    }
    if (state !== above) (where[state] ??= []).push(prefix);
    if (!uniform) for (const inner of below) say(states, inner, state, where);
  }

  const partOf = (states: Uint8Array, { from, to, head, uniform }: (typeof counted)[number]): string => {
    const first = states[from] ?? UNKNOWN;
    for (let at = from + 1; at < to; at++) if (states[at] !== first) return `${head}${count(states, from, to)}}`;
    return (uniform[first] ??= `${head}${count(states, from, to)}}`);
  };

  return {
    setState(service, prefix, state) {
      const [from, to] = rangeOf(prefix);
      const code = STATES.indexOf(state as (typeof STATES)[number]);
      (stated[service] ??= new Uint8Array(all.length).fill(UNKNOWN)).fill(Math.max(code, UNKNOWN), from, to);
    },
    *documents(head, services) {
      const rest = JSON.stringify(head).slice(1, -1);
      // Documents with one head and one service differ only in their states.
      const frame = `${rest}${keys.join()}${people.join()}${counted.map((c) => c.head).join()}`;
      const frameHash = hash(frame);
      for (const [i, { key, head: service }] of services.entries()) {
        const states = stated[i];
        if (!states) continue;
        yield {
          name: coveragePath(key),
          hash: toBase36(prepend(hash(service), prepend(hashBytes(states), frameHash))),
          text: (published) =>
            `{"format":"ozg-coverage/1","published":"${published}",${rest},"service":${service},` +
            `"areas":${all.length},"population":${people[all.length] ?? 0},"states":${count(states, 0, all.length)},` +
            `"parts":[${counted.map((p) => partOf(states, p)).join()}],"where":${whereOf(states)}}\n`,
        };
      }
    },
  };

  function whereOf(states: Uint8Array): string {
    const where: string[][] = [];
    say(states, root, UNKNOWN, where);
    return JSON.stringify(STATES.flatMap((state, n) => (where[n] ? [{ state, areas: where[n] }] : [])));
  }
}
