/** The strict reading of directories and coverage documents. */
import { liesIn } from '../model/areas.js';
import type { Level } from '../model/areas.js';
import * as coverageShape from '../read/coverage.js';
import type { CoverageDocument, Tally } from '../read/coverage.js';
import * as directoryShape from '../read/directory.js';
import type { DirectoryDocument, DirectoryEntry, Sorting } from '../read/directory.js';
import { indexWords } from '../model/area-names.js';
import { hints } from './warnings.js';
import { error, findings, schema } from './schema.js';
import type { Finding, Path } from './schema.js';
import type { $ZodType } from 'zod/v4/core';

/** A whole directory or shard, no key unknown, no word outside the lists. */
export const directorySchema: $ZodType<DirectoryDocument> = schema(directoryShape.directory);

/** A whole coverage document, no key unknown, no word outside the lists. */
export const coverageSchema: $ZodType<CoverageDocument> = schema(coverageShape.coverage);

/** Everything about a parsed directory or shard that its publisher should know. Never throws. */
export const checkDirectory = (document: unknown): Finding[] => [
  ...findings(directorySchema, document, directoryRules),
];

/** Everything about a parsed coverage document that its publisher should know. Never throws. */
export const checkCoverage = (document: unknown): Finding[] => [...findings(coverageSchema, document, coverageRules)];

function* directoryRules(document: DirectoryDocument): Generator<Finding> {
  const { area, areas = [], shards, shard, delegates = [] } = document;
  yield* hints(document);
  const outer = area as { ars: string; level: Level };
  const seen = new Set<string>();
  for (const [i, one] of areas.entries()) {
    if (seen.has(one.ars)) yield error(['areas', i, 'ars'], 'key-repeated', one.ars);
    seen.add(one.ars);
    if (!liesIn(one.ars, outer)) yield error(['areas', i, 'ars'], 'outside-area', one.ars);
    if (shard && !inRange(one, shard)) yield error(['areas', i], 'outside-shard', one.name);
  }
  for (const [i, { area: given }] of delegates.entries()) {
    const before = delegates.findIndex((d) => d.area.ars === given.ars && d.area.level === given.level);
    if (before < i) yield error(['delegates', i, 'area'], 'key-repeated', given.ars);
    if (!liesIn(given.ars, outer)) yield error(['delegates', i, 'area', 'ars'], 'outside-area', given.ars);
  }
  for (const by of ['keys', 'names', 'postcodes'] as const) {
    const starts = shards?.[by] ?? [];
    const wrong = starts.findIndex((start, i) => i > 0 && start <= (starts[i - 1] ?? ''));
    if (wrong >= 0) yield error(['shards', by, wrong], 'shards-order', starts[wrong]);
  }
}

/** The words, keys or postcodes by which a shard may list an area. */
export const sortedBy = (by: Sorting, { ars, name, postcodes = [] }: DirectoryEntry): readonly string[] =>
  by === 'keys' ? [ars] : by === 'names' ? indexWords(name) : postcodes;

const inRange = (one: DirectoryEntry, { by, start, end }: NonNullable<DirectoryDocument['shard']>): boolean =>
  sortedBy(by as Sorting, one).some((word) => word >= start && (end === undefined || word < end));

function* coverageRules(document: CoverageDocument): Generator<Finding> {
  const { area, parts, where } = document;
  yield* hints(document);
  yield* sums(document, []);
  for (const [i, part] of parts.entries()) {
    yield* sums(part, ['parts', i]);
    if (!liesIn(part.ars, area as { ars: string; level: Level }))
      yield error(['parts', i, 'ars'], 'outside-area', part.ars);
  }
  const seen = new Set<string>();
  for (const [i, { areas }] of where.entries()) {
    for (const [j, prefix] of areas.entries()) {
      if (seen.has(prefix)) yield error(['where', i, 'areas', j], 'key-repeated', prefix);
      seen.add(prefix);
    }
  }
}

/** Whoever is counted is counted once. */
function* sums(of: { areas: number; population: number; states: readonly Tally[] }, path: Path): Generator<Finding> {
  for (const what of ['areas', 'population'] as const) {
    const sum = of.states.reduce((total, state) => total + state[what], 0);
    if (sum !== of[what]) yield error([...path, what], 'sum-mismatch', String(of[what]));
  }
}
