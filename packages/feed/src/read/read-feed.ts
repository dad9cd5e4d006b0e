import { $ZodCustom, $ZodObject, safeParse } from 'zod/v4/core';
import type { $ZodType } from 'zod/v4/core';
import { period } from '../model/partial-dates.js';
import * as shape from '../schema/shape.js';
import type { Contact, FeedDocument, Help, Mode, Notice, Service, Shaped } from '../schema/shape.js';

/** Something in a document that is not as the format says. `explain` turns it into a sentence. */
export interface Issue {
  /** Where, as a JSON Pointer. */
  pointer: string;
  /** What is wrong: a code of zod (`invalid_type`, …), or one of the format's own rules (`contact-unknown`, …). */
  code: string;
  /** What was found, where it helps to see it. */
  found?: string;
}

/** A feed that can be asked. Each record is checked when it is first asked for; a bad one is left out, and reported. */
export interface Feed extends Omit<FeedDocument, 'services' | 'contacts' | 'notices' | 'help'> {
  readonly services: readonly Service[];
  readonly contacts: readonly Contact[];
  readonly notices: readonly Notice[];
  readonly help: readonly Help[];
  /** The service with this LeiKa key; blanks do not matter, nor whether it is a number. */
  service(key: string | number): Service | undefined;
  /** The contact with this id. */
  contact(id: string): Contact | undefined;
  /** What was left out so far, and why. */
  readonly issues: readonly Issue[];
}

/** What reading a document gives: the feed, or the issues that keep it from being one. */
export type Reading = { feed: Feed; issues: readonly Issue[] } | { feed?: never; issues: readonly Issue[] };

const isString = (value: unknown): boolean => typeof value === 'string';
const matches = (pattern: RegExp) => (value: string) => isString(value) && pattern.test(value);
const dated = (value: string) => isString(value) && period(value);

/** What a reader cannot do without: whatever else is a string will do. */
const tests: Record<string, (value: never) => unknown> = {
  address: matches(/^(https:\/\/\S+|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/\S*)?)$/),
  boolean: (value) => typeof value === 'boolean',
  format: (value) => value === 'ozg-feed/1',
  date: dated,
  day: (value: string) => dated(value) && value[9],
  // Without an offset, it would be another moment for each reader.
  instant: (value: string) => matches(/T[^T]+([+-].....|Z)$/)(value) && Date.parse(value) >= 0,
  natural: (value: number) => Number.isSafeInteger(value) && value >= 0,
  partialDate: dated,
  span: matches(/^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-4]):[0-5]\d$/),
  text: (value: string | (Partial<Record<string, unknown>> | null)[]) =>
    isString(value) ||
    (Array.isArray(value) && value.length && value.every((t) => isString(t?.lang) && isString(t?.text))),
};

/** Reads what it knows and ignores the rest. */
export const tolerant: Mode = {
  object: (shape) => new $ZodObject({ type: 'object', shape }),
  leaf: (name) => new $ZodCustom({ type: 'custom', check: 'custom', fn: (tests[name] ?? isString) as () => unknown }),
};

const kinds = {
  head: { ...shape.envelope, area: shape.area },
  services: shape.service,
  contacts: shape.contact,
  notices: shape.notice,
  help: shape.help,
} as const;
type Kind = keyof typeof kinds;
type RecordOf<K extends Kind> = Shaped<(typeof kinds)[K]>;

const schemas: Partial<Record<Kind, $ZodType>> = {};

/** The way to a value as a JSON Pointer; the names of the format need no escapes. */
const pointer = (path: readonly PropertyKey[]): string => path.map((p) => `/${String(p)}`).join('');

/**
 * Reads a parsed document. It never throws, whatever it is given. What is not at the top of a feed (envelope and area)
 * keeps it from being one; every record below stands for itself.
 */
export function readFeed(document: unknown): Reading {
  const issues: Issue[] = [];
  const seen: Record<string, unknown> = {};

  /** Reads a part once, and reports what is wrong with it once. */
  function read<K extends Kind>(kind: K, value: unknown, ...path: (string | number)[]): RecordOf<K> | undefined {
    const name = pointer(path);
    if (!(name in seen)) {
      const { data, error } = safeParse((schemas[kind] ??= shape.schema(kinds[kind], tolerant)), value);
      seen[name] = data;
      error?.issues.forEach((i) => issues.push({ pointer: pointer([...path, ...i.path]), code: i.code }));
    }
    return seen[name] as RecordOf<K> | undefined;
  }
  const head = read('head', document);
  if (!head) return { issues };

  const listOf = (kind: Kind): unknown[] => {
    const list = (document as Partial<Record<Kind, unknown>>)[kind] ?? [];
    if (Array.isArray(list)) return list;
    if (!issues.some((i) => i.pointer === `/${kind}`)) issues.push({ pointer: `/${kind}`, code: 'invalid_type' });
    return [];
  };
  const all = <K extends Kind>(kind: K): RecordOf<K>[] =>
    (seen[kind] ??= listOf(kind)
      .map((value, i) => read(kind, value, kind, i))
      .filter((record) => record)) as RecordOf<K>[];
  const find = <K extends Kind>(kind: K, name: string, wanted: string): RecordOf<K> | undefined => {
    for (const [i, value] of listOf(kind).entries()) {
      const found = (value as Record<string, unknown> | null)?.[name] === wanted && read(kind, value, kind, i);
      if (found) return found;
    }
    return;
  };

  return {
    issues,
    feed: {
      ...head,
      get services() {
        return all('services');
      },
      get contacts() {
        return all('contacts');
      },
      get notices() {
        return all('notices');
      },
      get help() {
        return all('help');
      },
      service: (key) => find('services', 'key', String(key).replace(/\s/g, '')),
      contact: (id) => find('contacts', 'id', id),
      issues,
    },
  };
}
