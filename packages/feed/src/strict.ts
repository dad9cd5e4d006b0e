/** The strict reading of a feed, for whoever publishes one. Not for pages: it carries every list of words. */
import * as z from 'zod/mini';
import { agsOf, statedByArea } from './areas.js';
import type { Level } from './areas.js';
import { period } from './dates.js';
import type { Issue } from './read.js';
import * as shape from './shape.js';
import type { FeedDocument, Mode } from './shape.js';
import * as words from './words.js';
import { wallClock } from './zone.js';

/** How each form is written, where a pattern can say it. */
export const patterns: Partial<Record<string, RegExp>> = {
  address: /^(https:\/\/\S+|http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/\S*)?)$/,
  ags: /^\d{8}$/,
  ars: /^\d{12}$/,
  date: /^\d{4}-\d\d-\d\d$/,
  duration: /^P(\d+[DW]|T\d+H)$/,
  email: /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/,
  format: /^ozg-feed\/1$/,
  id: /^[\w.~-]{1,80}$/,
  instant: /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/,
  key: /^99\d{12}$/,
  land: /^\d\d$/,
  language: /^[A-Za-z]{2,8}(-[A-Za-z\d]{1,8})*$/,
  ozgId: /^\d{5}$/,
  partialDate: /^\d{4}(-H[12]|-Q[1-4]|-(0[1-9]|1[0-2])(-\d\d)?)?$/,
  span: /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/,
};

const filled = z.string().check(z.minLength(1));
const matching = (pattern: RegExp | undefined): z.ZodMiniString =>
  pattern ? z.string().check(z.regex(pattern)) : filled;

const text = z.union([
  filled,
  z.array(z.strictObject({ lang: matching(patterns.language), text: filled })).check(z.minLength(1)),
]);

const leaves: Partial<Record<string, z.core.$ZodType>> = {
  boolean: z.boolean(),
  natural: z.int().check(z.minimum(0)),
  text,
};

/** Refuses unknown keys, and words that are not in their list. */
const strict: Mode = {
  object: z.strictObject,
  leaf: (name) => leaves[name] ?? (name in words ? z.enum(words[name as shape.Vocabulary]) : matching(patterns[name])),
};

/** The whole document, no key unknown, no word outside the lists. */
export const feedSchema: z.core.$ZodType<FeedDocument> = shape.schema(shape.feed, strict);

/** The strict schema of each kind of record, for whoever writes one at a time. */
export const recordSchemas = {
  area: shape.schema(shape.area, strict),
  service: shape.schema(shape.service, strict),
  contact: shape.schema(shape.contact, strict),
  hours: shape.schema(shape.hours, strict),
  notice: shape.schema(shape.notice, strict),
  help: shape.schema(shape.help, strict),
};

/** The printed JSON Schema (draft 2020-12) of a feed, for editors and other languages. */
export function feedJsonSchema(): Record<string, unknown> {
  const metadata = z.registry<{ id: string }>();
  metadata.add(text, { id: 'text' });
  const { $schema, ...rest } = z.toJSONSchema(feedSchema, { metadata }) as Record<string, unknown>;
  return { $schema, $id: 'https://ozg-widgets.example.org/schema/feed-1.json', title: 'ozg-feed/1', ...rest };
}

/** A finding of the strict reading. A warning does not keep a feed from being published. */
export interface Finding extends Issue {
  severity: 'error' | 'warning';
}

/** The way to a value as a JSON Pointer (RFC 6901); unknown names may hold anything. */
const pointer = (path: readonly PropertyKey[]): string =>
  path.map((p) => `/${String(p).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Everything about a parsed document that a publisher should know before citizens see it. Never throws. */
export function checkFeed(document: unknown): Finding[] {
  const result = z.safeParse(feedSchema, document, { reportInput: true });
  if (result.success) return [...rules(result.data)];
  return result.error.issues.flatMap((issue) => {
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    const found = shown(issue.input);
    return paths.map((path) => ({ pointer: pointer(path), code: issue.code, severity: 'error' as const, ...found }));
  });
}

/** What was written, where that is one value and not a whole record. */
const shown = (input: unknown): { found?: string } =>
  ['string', 'number', 'boolean'].includes(typeof input) ? { found: String(input).slice(0, 80) } : {};

type Path = readonly (string | number)[];

/** What the schema cannot say: references, order, days that exist. */
function* rules(feed: FeedDocument): Generator<Finding> {
  const error = (path: Path, code: string, found?: string): Finding => ({
    pointer: pointer(path),
    code,
    severity: 'error',
    ...(found !== undefined && { found }),
  });
  const warning = (path: Path, code: string, found?: string): Finding => ({
    ...error(path, code, found),
    severity: 'warning',
  });

  function* repeated(list: keyof FeedDocument, values: readonly string[] = []): Generator<Finding> {
    const name = list === 'services' ? 'key' : 'id';
    for (const [i, value] of values.entries())
      if (values.indexOf(value) < i) yield error([list, i, name], 'key-repeated', value);
  }
  function* inOrder(path: Path, from: string | undefined, until: string | undefined): Generator<Finding> {
    if (from !== undefined && until !== undefined && moment(until) < moment(from))
      yield error(path, 'order-reversed', until);
  }

  function* inChain(path: Path, level: string | undefined): Generator<Finding> {
    if (level !== undefined && !statedByArea(feed.area, level)) yield error(path, 'level-not-in-chain', level);
  }

  yield* impossibleDays(feed, []);
  yield* inOrder(['validUntil'], feed.published, feed.validUntil);

  const { area, services = [], contacts = [], notices = [], help = [] } = feed;
  if (area.ags !== undefined && area.ags !== agsOf(area.ars)) yield error(['area', 'ags'], 'ags-mismatch', area.ags);
  const levels = [area, ...(area.parents ?? [])].map((a) => words.level.indexOf(a.level as Level));
  if (levels.some((l, i) => i > 0 && l <= (levels[i - 1] ?? 0))) yield error(['area', 'parents'], 'parents-order');

  yield* repeated(
    'services',
    services.map((s) => s.key),
  );
  yield* repeated(
    'contacts',
    contacts.map((c) => c.id),
  );
  yield* repeated(
    'notices',
    notices.map((n) => n.id),
  );
  yield* repeated(
    'help',
    help.map((h) => h.id),
  );

  const ids = new Set(contacts.map((c) => c.id));
  for (const [i, service] of services.entries()) {
    const { rollout, operation, alternative } = service;
    const stated = { rollout: rollout?.statedBy, operation: operation?.statedBy };
    for (const [trait, level] of Object.entries(stated)) yield* inChain(['services', i, trait, 'statedBy'], level);
    for (const [trait, level] of Object.entries(service.statedBy ?? {})) {
      yield* inChain(['services', i, 'statedBy', trait], level);
    }
    if (rollout?.state === 'available' && service.url === undefined)
      yield warning(['services', i, 'rollout'], 'url-missing');
    yield* inOrder(['services', i, 'operation', 'until'], operation?.from, operation?.until);
    for (const [j, id] of (service.contacts ?? []).entries()) {
      if (!ids.has(id)) yield error(['services', i, 'contacts', j], 'contact-unknown', id);
    }
    if (alternative?.contact !== undefined && !ids.has(alternative.contact)) {
      yield error(['services', i, 'alternative', 'contact'], 'contact-unknown', alternative.contact);
    }
  }
  for (const [i, contact] of contacts.entries()) {
    if (contact.person && !contact.consent) yield error(['contacts', i], 'person-without-consent', contact.id);
    if (contact.hours && !knownZone(contact.hours.zone))
      yield error(['contacts', i, 'hours', 'zone'], 'zone-unknown', contact.hours.zone);
    for (const [j, { date, until }] of (contact.hours?.exceptions ?? []).entries()) {
      yield* inOrder(['contacts', i, 'hours', 'exceptions', j, 'until'], date, until);
    }
    for (const [j, { kind, value }] of (contact.channels ?? []).entries()) {
      const path = ['contacts', i, 'channels', j, 'value'];
      if (/^(phone|mobile|fax)$/.test(kind) && !/^\+[1-9]\d{6,14}$/.test(value))
        yield error(path, 'phone-invalid', value);
      if (/^(email|de-mail)$/.test(kind) && !fits('email', value)) yield error(path, 'email-invalid', value);
      if (kind === 'web' && !fits('address', value)) yield error(path, 'invalid_format', value);
    }
  }
  for (const [i, notice] of notices.entries()) {
    yield* inOrder(['notices', i, 'expires'], notice.published, notice.expires);
    yield* inOrder(['notices', i, 'ends'], notice.starts, notice.ends);
  }
}

const fits = (form: shape.Form, value: string): boolean => patterns[form]?.test(value) ?? true;

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
function* impossibleDays(value: unknown, path: Path): Generator<Finding> {
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
function moment(date: string): number {
  const day = period(date.slice(0, 10));
  return day ? Date.parse(date.includes('T') ? date : day.start) : NaN;
}

function knownZone(zone: string): boolean {
  try {
    wallClock(new Date(0), zone);
    // Some runtimes take offsets (`+01:00`), which are wrong for half of the year.
    return /^[A-Z]/i.test(zone);
  } catch {
    return false;
  }
}
