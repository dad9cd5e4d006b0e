/** How strictly a document is read: the patterns of every form, and what becomes of what does not fit. */
import * as z from 'zod/mini';
import { period } from '../model/partial-dates.js';
import { pointer } from '../read/issue.js';
import type { Issue } from '../read/issue.js';
import { fieldsOf, isList } from '../schema/shape.js';
import type { Leaf, Shape, Shaped, Vocabulary } from '../schema/shape.js';
import * as words from '../schema/vocabulary.js';

/** How each form is written, where a pattern can say it. */
export const patterns: Partial<Record<string, RegExp>> = {
  address: /^(https:\/\/\S+|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/\S*)?)$/,
  ags: /^\d{8}$/,
  ars: /^\d{12}$/,
  date: /^\d{4}-\d\d-\d\d$/,
  day: /^\d{4}-\d\d-\d\d$/,
  duration: /^P(\d+[DW]|T\d+H)$/,
  email: /^[^\s@:?]+@[^\s@.:?]+(\.[^\s@.:?]+)+$/,
  coverageFormat: /^ozg-coverage\/1$/,
  directoryFormat: /^ozg-directory\/1$/,
  format: /^ozg-feed\/1$/,
  id: /^[\w.~-]{1,80}$/,
  instant: /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/,
  key: /^99\d{12}$/,
  land: /^\d\d$/,
  language: /^[A-Za-z]{2,8}(-[A-Za-z\d]{1,8})*$/,
  ozgId: /^\d{5}$/,
  partialDate: /^\d{4}(-H[12]|-Q[1-4]|-(0[1-9]|1[0-2])(-\d\d)?)?$/,
  postcode: /^\d{5}$/,
  prefix: /^\d{0,12}$/,
  reference: /^(https:\/\/\S+|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/\S*)?|\/?[\w.~%-]+(\/[\w.~%-]+)*)$/,
  span: /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
  template:
    /^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?\/)?[^\s{}:]*(\{(ars|key|by|start)\}[^\s{}:]*)+$/,
};

const filled = z.string().check(z.minLength(1));
const matching = (pattern: RegExp | undefined): z.ZodMiniString =>
  pattern ? z.string().check(z.regex(pattern)) : filled;

export const text = z.union([
  filled,
  z.array(z.strictObject({ lang: matching(patterns.language), text: filled })).check(z.minLength(1)),
]);

const leaves: Partial<Record<string, z.core.$ZodType>> = {
  boolean: z.boolean(),
  natural: z.int().check(z.minimum(0)),
  text,
};

const leafSchema = (name: Leaf): z.core.$ZodType =>
  leaves[name] ?? (name in words ? z.enum(words[name as Vocabulary]) : matching(patterns[name]));

/** Returns the zod schema of a shape. It rejects unknown keys, and words that are not in their list. */
export function schema<const S extends Shape>(shape: S): z.core.$ZodType<Shaped<S>> {
  const build = (part: Shape): z.core.$ZodType => {
    if (typeof part === 'string') return leafSchema(part);
    if (isList(part)) return z.array(build(part[0]));
    const fields = fieldsOf(part).map(({ name, isOptional, shape: inner }) => {
      const type = build(inner);
      return [name, isOptional ? z.optional(type) : type] as const;
    });
    return z.strictObject(Object.fromEntries(fields));
  };
  return build(shape) as z.core.$ZodType<Shaped<S>>;
}

/** A finding of the strict reading. A warning does not keep a feed from being published. */
export interface Finding extends Issue {
  severity: 'error' | 'warning';
}

/** What was written, where that is one value and not a whole record. */
const shown = (input: unknown): { found?: string } =>
  ['string', 'number', 'boolean'].includes(typeof input) ? { found: String(input).slice(0, 80) } : {};

export type Path = readonly (string | number)[];

/** Findings of a document: first what its schema says; where that is content, what its rules say. */
export function* findings<T>(
  schema: z.core.$ZodType<T>,
  document: unknown,
  rules: (document: T) => Iterable<Finding>,
): Generator<Finding> {
  const result = z.safeParse(schema, document, { reportInput: true });
  if (result.success) {
    yield* impossibleDays(result.data, []);
    yield* rules(result.data);
    return;
  }
  for (const issue of result.error.issues) {
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    for (const path of paths)
      yield { pointer: pointer(path), code: issue.code, severity: 'error', ...shown(issue.input) };
  }
}

/** An error at a place. */
export const error = (path: Path, code: string, found?: string): Finding => ({
  pointer: pointer(path),
  code,
  severity: 'error',
  ...(found !== undefined && { found }),
});

/** A warning at a place. */
export const warning = (path: Path, code: string, found?: string): Finding => ({
  ...error(path, code, found),
  severity: 'warning',
});

/** Fields that hold a date of some precision, wherever they stand. */
const DATES: readonly string[] = [
  'published',
  'validUntil',
  'validFrom',
  'expected',
  'since',
  'asOf',
  'from',
  'until',
  'date',
  'expires',
  'starts',
  'ends',
];

/** Dates of the right form that name a day which does not exist. */
export function* impossibleDays(value: unknown, path: Path): Generator<Finding> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    const at = [...path, Array.isArray(value) ? Number(name) : name];
    if (typeof inner !== 'string') yield* impossibleDays(inner, at);
    else if (DATES.includes(name) && Number.isNaN(moment(inner))) {
      yield { pointer: pointer(at), code: 'date-impossible', severity: 'error', found: inner };
    }
  }
}

/** Milliseconds of an instant, or of the first day of a partial date; `NaN` where there is no such day. */
export function moment(date: string): number {
  const day = period(date.slice(0, 10));
  return day ? Date.parse(date.includes('T') ? date : day.start) : NaN;
}
