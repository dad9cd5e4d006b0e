/** The strict reading of documents, for whoever publishes them. Not for pages: it carries every list of words. */
import * as z from 'zod/mini';
import { agsOf, statedByArea } from '../model/areas.js';
import type { Level } from '../model/areas.js';
import * as shape from '../schema/shape.js';
import type { FeedDocument } from '../schema/shape.js';
import { highestLevel, hints, isLicence, isTagName, markupIn } from './warnings.js';
import { error, findings, moment, patterns, schema, text, warning } from './schema.js';
import type { Finding, Path } from './schema.js';
import { checkCoverage, checkDirectory, coverageSchema, directorySchema, sortedBy } from './tree-rules.js';
import * as words from '../schema/vocabulary.js';
import { wallClock } from '../model/time-zone.js';

export {
  checkCoverage,
  checkDirectory,
  coverageSchema,
  directorySchema,
  highestLevel,
  isLicence,
  isTagName,
  markupIn,
  patterns,
  sortedBy,
};
export type { Finding };

/** The whole document, no key unknown, no word outside the lists. */
export const feedSchema: z.core.$ZodType<FeedDocument> = schema(shape.feed);

/** The strict schema of each kind of record, and of each trait of a service, for publishers that write one at a time. */
export const recordSchemas = {
  area: schema(shape.area),
  publisher: schema(shape.envelope.publisher),
  service: schema(shape.service),
  contact: schema(shape.contact),
  hours: schema(shape.hours),
  notice: schema(shape.notice),
  help: schema(shape.help),
  platform: schema(shape.service['platform?']),
  maturity: schema(shape.service['maturity?']),
  efa: schema(shape.service['efa?']),
  url: schema(shape.service['url?']),
  rollout: schema(shape.service['rollout?']),
  operation: schema(shape.service['operation?']),
  alternative: schema(shape.service['alternative?']),
  evidence: schema(shape.service['evidence?']),
} as const;

/** A kind of record that has a schema of its own. */
export type RecordKind = keyof typeof recordSchemas;

/** Everything that keeps a record from being part of a valid document. Never throws. */
export function checkRecord(kind: RecordKind, record: unknown): Finding[] {
  return [...findings<unknown>(recordSchemas[kind], record, () => [])];
}

const documents = {
  'ozg-feed/1': { name: 'feed', schema: feedSchema, check: checkFeed },
  'ozg-directory/1': { name: 'directory', schema: directorySchema, check: checkDirectory },
  'ozg-coverage/1': { name: 'coverage', schema: coverageSchema, check: checkCoverage },
} as const;

/** The formats of this version. */
export type Format = keyof typeof documents;

/** The printed JSON Schema (draft 2020-12) of a format, for editors and other languages. */
export function jsonSchema(format: Format): Record<string, unknown> {
  const metadata = z.registry<{ id: string }>();
  metadata.add(text, { id: 'text' });
  const { name, schema } = documents[format];
  const { $schema, ...rest } = z.toJSONSchema(schema, { metadata }) as Record<string, unknown>;
  return { $schema, $id: `https://ozg-widgets.example.org/schema/${name}-1.json`, title: format, ...rest };
}

/** Everything about a parsed document of any format that a publisher should know. Never throws. */
export function checkDocument(document: unknown): Finding[] {
  const format = (document as { format?: unknown } | undefined | null)?.format;
  const isKnown = typeof format === 'string' && Object.hasOwn(documents, format);
  return documents[isKnown ? (format as Format) : 'ozg-feed/1'].check(document);
}

/** Everything about a parsed document that a publisher should know before citizens see it. Never throws. */
export function checkFeed(document: unknown): Finding[] {
  return [...findings(feedSchema, document, rules)];
}

/** Whether a printed number has the digits of an E.164 number: in international or national form, or for local callers. */
function shows(display: string, value: string): boolean {
  const digits = display.replace(/\( ?0 ?\)|\D/g, '').replace(/^00?/, '');
  // `+49 (06422)` keeps the zero of the area code.
  return digits.length > 2 && (value.endsWith(digits) || value === digits.replace(/^490/, '+49'));
}

/** What the schema cannot say: references, order, days that exist. */
function* rules(feed: FeedDocument): Generator<Finding> {
  function* repeated(list: keyof FeedDocument, values: readonly string[] = []): Generator<Finding> {
    const name = list === 'services' ? 'key' : 'id';
    const seen = new Set<string>();
    for (const [i, value] of values.entries()) {
      if (seen.has(value)) yield error([list, i, name], 'key-repeated', value);
      seen.add(value);
    }
  }
  function* inOrder(path: Path, from: string | undefined, until: string | undefined): Generator<Finding> {
    if (from !== undefined && until !== undefined && moment(until) < moment(from))
      yield error(path, 'order-reversed', until);
  }

  function* inChain(path: Path, level: string | undefined): Generator<Finding> {
    if (level !== undefined && !statedByArea(feed.area, level)) yield error(path, 'level-not-in-chain', level);
  }

  yield* hints(feed);
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
    const { rollout, operation, alternative, maturity } = service;
    const stated = { rollout: rollout?.statedBy, operation: operation?.statedBy };
    for (const [trait, level] of Object.entries(stated)) yield* inChain(['services', i, trait, 'statedBy'], level);
    for (const [trait, level] of Object.entries(service.statedBy ?? {})) {
      yield* inChain(['services', i, 'statedBy', trait], level);
    }
    if (rollout?.state === 'available' && service.url === undefined)
      yield warning(['services', i, 'rollout'], 'url-missing');
    if (maturity && maturity.level > (highestLevel.get(maturity.model) ?? Infinity))
      yield warning(['services', i, 'maturity', 'level'], 'maturity-range', String(maturity.level));
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
    for (const [j, { kind, value, display }] of (contact.channels ?? []).entries()) {
      const path = ['contacts', i, 'channels', j, 'value'];
      if (/^(phone|mobile|fax)$/.test(kind)) {
        if (!/^\+[1-9]\d{6,14}$/.test(value)) yield error(path, 'phone-invalid', value);
        else if (display !== undefined && !shows(display, value))
          yield warning(['contacts', i, 'channels', j, 'display'], 'phone-display', display.slice(0, 80));
      }
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

function knownZone(zone: string): boolean {
  try {
    wallClock(new Date(0), zone);
    // Some runtimes take offsets (`+01:00`), which are wrong for half of the year.
    return /^[A-Z]/i.test(zone);
  } catch {
    return false;
  }
}
