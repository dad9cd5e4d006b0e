import type { Area, Contact, FeedDocument, Help, Hours, Notice, Service, Text } from '@ozg-widgets/feed';
import { parentKeys, WEEKDAYS, words } from '@ozg-widgets/feed';
import fc from 'fast-check';

/** Arbitrary records that a publisher may write, every optional trait now there, now missing. */

const two = (n: number): string => String(n).padStart(2, '0');
const digits = (n: number): fc.Arbitrary<string> =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: n, maxLength: n }).map((d) => d.join(''));
const line = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' });
const some = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(of, { maxLength: 3 });
const word = <T extends string>(list: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...list);

export const text: fc.Arbitrary<Text> = fc.oneof(
  line,
  fc.array(fc.record({ lang: word(['de', 'de-simple', 'en', 'en-GB', 'fr', 'hsb']), text: line }), {
    minLength: 1,
    maxLength: 3,
  }),
);

/** ISO days from 1990 to 2099. */
export const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));

/** Instants of the same years, whole seconds, in UTC. */
export const instant = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((d) => `${d.toISOString().slice(0, 19)}Z`);

export const partialDate = fc.oneof(
  day,
  day.map((d) => d.slice(0, 7)),
  day.map((d) => d.slice(0, 4)),
  day.map((d) => `${d.slice(0, 4)}-Q${Math.ceil(+d.slice(5, 7) / 3)}`),
  day.map((d) => `${d.slice(0, 4)}-H${Math.ceil(+d.slice(5, 7) / 6)}`),
);

const address = fc.webUrl({ validSchemes: ['https'] });
const email = line.map(() => 'buero@stadt.example.org');
const key = digits(12).map((d) => `99${d}`);
const id = fc.stringMatching(/^[\w.~-]{1,8}$/);
const level = word(words.level);
const ars = digits(12);

/** Spans on a grid of a quarter of an hour, some over midnight, some to 24:00. */
export const span = fc
  .tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 0, max: 96 }))
  .map(([from, to]) => `${clock(from)}-${clock(to)}`);
const clock = (quarters: number): string => `${two(Math.floor(quarters / 4))}:${two((quarters % 4) * 15)}`;

export const weekly: fc.Arbitrary<Hours['weekly']> = fc.record(
  Object.fromEntries(WEEKDAYS.map((d) => [d, some(span)])) as Record<(typeof WEEKDAYS)[number], fc.Arbitrary<string[]>>,
  { requiredKeys: [] },
);

const exception = fc.record({ date: day, hours: some(span), note: text }, { requiredKeys: ['date'] });

export const hours: fc.Arbitrary<Hours> = fc.record(
  { zone: word(['Europe/Berlin', 'UTC', 'America/New_York']), weekly, exceptions: some(exception), note: text },
  { requiredKeys: ['zone', 'weekly'] },
);

/** Every level is the area's own or above it, so that any of them may have stated something. */
const area: fc.Arbitrary<Area> = fc
  .record(
    { ars, level: fc.constant('gemeinde'), name: line, population: fc.nat(), validFrom: day, successor: ars },
    { requiredKeys: ['ars', 'level', 'name'] },
  )
  .map((a) => ({
    ...a,
    ags: a.ars.slice(0, 5) + a.ars.slice(9),
    parents: parentKeys(a.ars, 'gemeinde').map((p) => ({ ...p, name: p.level })),
  }));

export const service: fc.Arbitrary<Service> = fc.record(
  {
    key,
    name: text,
    summary: text,
    ozgId: digits(5),
    topic: word(words.topic),
    audience: some(word(words.audience)),
    platform: fc.record({ name: line, url: address }, { requiredKeys: ['name'] }),
    maturity: fc.record({ model: word(['ozg-1.1', 'ozg-2.0']), level: fc.nat(7) }),
    efa: fc.record({ lead: digits(2), url: address }, { requiredKeys: ['lead'] }),
    url: address,
    rollout: fc.record(
      {
        state: word(words.rollout),
        expected: partialDate,
        since: partialDate,
        reason: text,
        successor: key,
        statedBy: level,
        asOf: day,
      },
      { requiredKeys: ['state'] },
    ),
    operation: fc.oneof(
      fc.record(
        { state: word(words.operation), from: instant, note: text, statedBy: level },
        { requiredKeys: ['state'] },
      ),
      fc.record({ state: word(words.operation), until: instant }),
    ),
    alternative: fc.record({ text, url: address }, { requiredKeys: [] }),
    evidence: fc.record({ url: address, note: text }, { requiredKeys: [] }),
    statedBy: fc.record({ url: level, platform: level, maturity: level }, { requiredKeys: [] }),
  },
  { requiredKeys: ['key', 'name'] },
);

export const contact: fc.Arbitrary<Contact> = fc.record(
  {
    id,
    role: word(words.role),
    level,
    name: text,
    organisation: text,
    channels: some(
      fc.oneof(
        fc.record({ kind: fc.constant('phone'), value: fc.constant('+493023125000'), display: line, label: text }),
        fc.record({ kind: fc.constant('email'), value: email }),
        fc.record({ kind: fc.constant('web'), value: address }),
        fc.record({ kind: fc.constant('other'), value: line }),
      ),
    ),
    address: fc.record(
      { street: line, postcode: digits(5), place: line, extra: text },
      { requiredKeys: ['postcode', 'place'] },
    ),
    hours,
    accessibility: text,
    languages: some(word(['de', 'en', 'uk', 'de-simple'])),
    answersWithin: word(['PT4H', 'P2D', 'P1W']),
  },
  { requiredKeys: ['id', 'role', 'name'] },
);

export const notice: fc.Arbitrary<Notice> = fc.record(
  {
    id,
    kind: word(words.notice),
    title: text,
    text,
    url: address,
    published: instant,
    starts: instant,
    register: address,
    services: some(key),
  },
  { requiredKeys: ['id', 'kind', 'title', 'published'] },
);

export const help: fc.Arbitrary<Help> = fc.record(
  {
    id,
    kind: word(words.help),
    title: text,
    text,
    url: address,
    audience: some(word(words.readership)),
    services: some(key),
  },
  { requiredKeys: ['id', 'kind', 'title'] },
);

const distinct = <T>(of: fc.Arbitrary<T>, by: (record: T) => string): fc.Arbitrary<T[]> =>
  fc.uniqueArray(of, { selector: by, maxLength: 4 });

/** Whole feeds that a publisher may write. */
export const feed: fc.Arbitrary<FeedDocument> = fc.record(
  {
    format: fc.constant('ozg-feed/1'),
    published: instant,
    ttl: fc.nat(),
    publisher: fc.record({ name: text, email, url: address, licence: line }, { requiredKeys: ['name', 'email'] }),
    area,
    services: distinct(service, (s) => s.key),
    contacts: distinct(contact, (c) => c.id),
    notices: distinct(notice, (n) => n.id),
    help: distinct(help, (h) => h.id),
  },
  { requiredKeys: ['format', 'published', 'ttl', 'publisher', 'area'] },
);
