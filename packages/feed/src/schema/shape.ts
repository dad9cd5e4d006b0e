/**
 * The shape of a feed, as data: every field with its form, a `?` after the name where it may be missing, a list where
 * there may be many. `strict/schema.ts` makes zod schemas of it, for publishers and for the printed JSON Schema;
 * `read/interpreter.ts` reads by it directly, because a page should not have to load zod. Types are inferred from it.
 */
import type * as words from './vocabulary.js';

/** The largest document that a reader reads, in bytes. */
export const SIZE_LIMIT = 5_000_000;

/** Text for people: a plain string means German; else one entry per language (BCP 47). */
export type Text = string | readonly { readonly lang: string; readonly text: string }[];

/** The name of an open list of words in `vocabulary.ts`. */
export type Vocabulary = keyof typeof words;

/** A word of a list, or one that a later minor version added. */
export type Word<V extends Vocabulary> = (typeof words)[V][number] | (string & {});

/**
 * The forms of a value. `strict/schema.ts` holds their patterns.
 * - `instant`: RFC 3339 with offset. `date`: `2027-03-15`; a reader takes a less exact one too, but not for a `day`.
 *   `partialDate`: as exact as the publisher knows, never more: `2027`, `2027-H1`, `2027-Q3`, `2027-03`, `2027-03-15`.
 * - `duration`: ISO 8601 in hours, days or weeks: `PT4H`, `P2D`.
 * - `span`: hours by the wall clock, `08:00-16:30`; an end that is not after the start lies on the next day.
 * - `address`: https only (http only for loopback). `email`: a functional mailbox. `language`: BCP 47.
 * - `key`: LeiKa, 14 digits. `ars`, `ags`: 12 and 8 digits. `land`: 2 digits. `ozgId`: 5 digits. `id`: chosen freely.
 * - `natural`: a whole number, zero or more. `postcode`: 5 digits. `prefix`: the first digits of an ARS, all or none.
 * - `reference`: an address, or one relative to the document. `template`: a reference with a name in braces.
 */
export type Form =
  | 'address'
  | 'ags'
  | 'ars'
  | 'boolean'
  | 'coverageFormat'
  | 'date'
  | 'day'
  | 'directoryFormat'
  | 'duration'
  | 'email'
  | 'format'
  | 'id'
  | 'instant'
  | 'key'
  | 'land'
  | 'language'
  | 'natural'
  | 'ozgId'
  | 'partialDate'
  | 'postcode'
  | 'prefix'
  | 'reference'
  | 'span'
  | 'string'
  | 'template'
  | 'text';

/** A value: its form, or the list that its word is from. */
export type Leaf = Form | Vocabulary;
export type Shape = Leaf | readonly [Shape] | { readonly [name: string]: Shape };

/** What stands at the top of every document. */
export const envelope = {
  format: 'format',
  /** When the content last changed. */
  published: 'instant',
  /** Seconds until a reader may look again. */
  ttl: 'natural',
  /** When readers must stop claiming anything. */
  'validUntil?': 'instant',
  /** `licence`: SPDX identifier, or the address of a licence (dl-de). */
  publisher: { name: 'text', email: 'email', 'url?': 'address', 'licence?': 'string' },
} as const;

/** An area by key, level and official name. */
export const areaName = { ars: 'ars', level: 'level', name: 'string' } as const;

/** The one area that a feed speaks of. */
export const area = {
  ...areaName,
  'ags?': 'ags',
  /** The areas it lies in, nearest first. */
  'parents?': [areaName],
  'population?': 'natural',
  'validFrom?': 'date',
  /** The area key that took over, once this one is dissolved. */
  'successor?': 'ars',
} as const;

/** One service, as it stands in this area. */
export const service = {
  key: 'key',
  name: 'text',
  'summary?': 'text',
  'ozgId?': 'ozgId',
  'topic?': 'topic',
  'audience?': ['audience'],
  'platform?': { name: 'string', 'url?': 'address' },
  /** A level means nothing without its scale: `ozg-1.1` (0 to 4), `ozg-2.0` (0 to 7) or the address of another. */
  'maturity?': { model: 'string', level: 'natural' },
  /** Built by one Land for all. */
  'efa?': { lead: 'land', 'url?': 'address' },
  /** Where the citizen does it online. */
  'url?': 'address',
  'rollout?': {
    state: 'rollout',
    'expected?': 'partialDate',
    'since?': 'partialDate',
    'reason?': 'text',
    'successor?': 'key',
    'statedBy?': 'level',
    'asOf?': 'date',
  },
  'operation?': { state: 'operation', 'from?': 'instant', 'until?': 'instant', 'note?': 'text', 'statedBy?': 'level' },
  /** What to do instead, while it is not to be had online. */
  'alternative?': { 'text?': 'text', 'url?': 'address', 'contact?': 'id' },
  /** Ids of contacts, the one to ask first in front. */
  'contacts?': ['id'],
  'evidence?': { 'url?': 'address', 'note?': 'text' },
  /** Which level stated a trait; a trait not listed comes with the catalogue of services. */
  'statedBy?': {
    'url?': 'level',
    'platform?': 'level',
    'maturity?': 'level',
    'efa?': 'level',
    'alternative?': 'level',
    'evidence?': 'level',
  },
} as const;

const spans = ['span'] as const;

/** Opening hours of a contact, in an IANA time zone. Days that differ, without hours, are closed; the last one that names a day holds. */
export const hours = {
  zone: 'string',
  weekly: { 'mo?': spans, 'tu?': spans, 'we?': spans, 'th?': spans, 'fr?': spans, 'sa?': spans, 'su?': spans },
  'exceptions?': [{ date: 'day', 'until?': 'day', 'hours?': spans, 'note?': 'text' }],
  'note?': 'text',
} as const;

/** Somebody to ask: an office, or a person who agreed. */
export const contact = {
  id: 'id',
  role: 'role',
  'level?': 'level',
  name: 'text',
  /** True where `name` is a person's; then `consent` says how and when that person agreed. */
  'person?': 'boolean',
  'consent?': 'string',
  'organisation?': 'text',
  /** `value`: phone numbers in E.164 (`+49…`), addresses in full; `display`: how to print it, where that differs. */
  'channels?': [{ kind: 'channel', value: 'string', 'display?': 'string', 'label?': 'text' }],
  'address?': { 'street?': 'string', postcode: 'string', place: 'string', 'extra?': 'text' },
  'hours?': hours,
  'accessibility?': 'text',
  /** Languages spoken. */
  'languages?': ['language'],
  'answersWithin?': 'duration',
} as const;

/** News, a change, a disruption, an event (with `register`, where to register for it). */
export const notice = {
  id: 'id',
  kind: 'notice',
  title: 'text',
  'text?': 'text',
  'url?': 'address',
  published: 'instant',
  'expires?': 'instant',
  'starts?': 'instant',
  'ends?': 'instant',
  'register?': 'address',
  'services?': ['key'],
} as const;

/** A question with its answer, a guide, material. */
export const help = {
  id: 'id',
  kind: 'help',
  title: 'text',
  'text?': 'text',
  'url?': 'address',
  'audience?': ['readership'],
  'services?': ['key'],
} as const;

/** A whole feed document. */
export const feed = {
  ...envelope,
  area,
  'services?': [service],
  'contacts?': [contact],
  'notices?': [notice],
  'help?': [help],
} as const;

type LeafType<L> = L extends Vocabulary
  ? Word<L>
  : L extends 'text'
    ? Text
    : L extends 'natural'
      ? number
      : L extends 'boolean'
        ? boolean
        : string;

/** What a shape describes. */
export type Shaped<S> = S extends Leaf
  ? LeafType<S>
  : S extends readonly [infer Item]
    ? Shaped<Item>[]
    : { -readonly [K in keyof S as K extends `${string}?` ? never : K]: Shaped<S[K]> } & {
        -readonly [K in keyof S as K extends `${infer Name}?` ? Name : never]?: Shaped<S[K]> | undefined;
      };

/** A field of a shape. */
export interface Field {
  /** Its name in documents, without the `?`. */
  name: string;
  isOptional: boolean;
  shape: Shape;
}

/** Whether a shape describes a list. */
export const isList = (shape: Shape): shape is readonly [Shape] => Array.isArray(shape);

/** Returns the fields of an object. */
export const fieldsOf = (shape: Readonly<Record<string, Shape>>): Field[] =>
  Object.entries(shape).map(([key, inner]) => ({
    name: key.replace('?', ''),
    isOptional: key.endsWith('?'),
    shape: inner,
  }));

/** A feed as it is written: one area, and all that is told of it. */
export type FeedDocument = Shaped<typeof feed>;
/** Who answers for a document. */
export type Publisher = FeedDocument['publisher'];
/** The area that a feed speaks for. */
export type Area = Shaped<typeof area>;
/** One service, with how far it has come here. */
export type Service = Shaped<typeof service>;
/** Whom to ask. */
export type Contact = Shaped<typeof contact>;
/** One way to reach a contact. */
export type Channel = NonNullable<Contact['channels']>[number];
/** When somebody is there, in the zone it names. */
export type Hours = Shaped<typeof hours>;
/** News, a disruption, a change or an event. */
export type Notice = Shaped<typeof notice>;
/** A question with its answer, a guide, or material. */
export type Help = Shaped<typeof help>;
