/** Reads values by their shape, tolerantly: a reader ignores what it does not know. */
import { period } from '../model/partial-dates.js';
import { fieldsOf, isList } from '../schema/shape.js';
import type { Field, Shape, Shaped } from '../schema/shape.js';
import { pointer } from './issue.js';
import type { Issue } from './issue.js';

/** What the value of a form must be like. */
export type FormTests = Readonly<Partial<Record<string, (value: never) => unknown>>>;

/** Returns a test of strings. */
export const matches = (pattern: RegExp) => (value: unknown) => typeof value === 'string' && pattern.test(value);

const isString = (value: unknown): boolean => typeof value === 'string';
const isDate = (value: string) => isString(value) && period(value);

/** What a reader depends on. Any string is good enough for the other forms and for words of a list. */
const FORM_TESTS: FormTests = {
  address: matches(/^(https:\/\/\S+|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/\S*)?)$/),
  boolean: (value) => typeof value === 'boolean',
  format: (value) => value === 'ozg-feed/1',
  date: isDate,
  day: (value: string) => isDate(value) && value[9],
  // Without an offset, it would be another moment for each reader.
  instant: (value: string) => matches(/T[^T]+([+-].....|Z)$/)(value) && Date.parse(value) >= 0,
  natural: (value: number) => Number.isSafeInteger(value) && value >= 0,
  partialDate: isDate,
  span: matches(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d$/),
  text: (value: string | (Partial<Record<string, unknown>> | null)[]) =>
    isString(value) ||
    (Array.isArray(value) && value.length && value.every((t) => isString(t?.lang) && isString(t?.text))),
};

/**
 * Reads a value and adds what is wrong with it to `issues`, with pointers that start with `path`. Returns a copy of what
 * the shape knows; `undefined` if anything is wrong. Never throws.
 */
export type ParseTolerant = <const S extends Shape>(
  shape: S,
  value: unknown,
  path: readonly PropertyKey[],
  issues: Issue[],
) => Shaped<S> | undefined;

/** Returns a parser. `formTests` replace the usual tests of some forms. */
export function tolerantParser(formTests?: FormTests): ParseTolerant {
  const tests = { ...FORM_TESTS, ...formTests };
  // A document has thousands of records of few shapes: taking the names apart for each record takes longer than reading.
  const known = new Map<Shape, readonly Field[]>();

  function parse(shape: Shape, value: unknown, path: PropertyKey[], issues: Issue[]): unknown {
    let code = 'invalid_type';
    if (typeof shape === 'string') {
      if ((tests[shape] ?? isString)(value as never)) return value;
      code = 'custom';
    } else if (isList(shape)) {
      if (Array.isArray(value)) return parseList(shape[0], value, path, issues);
    } else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return parseObject(shape, value as Record<string, unknown>, path, issues);
    }
    issues.push({ pointer: pointer(path), code });
    return;
  }

  function parseList(shape: Shape, values: readonly unknown[], path: PropertyKey[], issues: Issue[]): unknown[] {
    const copy: unknown[] = [];
    for (const value of values) {
      path.push(copy.length);
      copy.push(parse(shape, value, path, issues));
      path.pop();
    }
    return copy;
  }

  function parseObject(
    shape: Readonly<Record<string, Shape>>,
    value: Readonly<Record<string, unknown>>,
    path: PropertyKey[],
    issues: Issue[],
  ): Record<string, unknown> {
    let fields = known.get(shape);
    if (!fields) known.set(shape, (fields = fieldsOf(shape)));
    const copy: Record<string, unknown> = {};
    for (const { name, isOptional, shape: inner } of fields) {
      const item = value[name];
      if (item !== undefined || !isOptional) {
        path.push(name);
        copy[name] = parse(inner, item, path, issues);
        path.pop();
      } else if (name in value) copy[name] = undefined;
    }
    return copy;
  }

  return <const S extends Shape>(shape: S, value: unknown, path: readonly PropertyKey[], issues: Issue[]) => {
    const before = issues.length;
    const result = parse(shape, value, [...path], issues);
    return issues.length > before ? undefined : (result as Shaped<S>);
  };
}
