import {
  availability,
  explain,
  opening,
  readCoverage,
  readDirectory,
  readFeed,
  share,
  wording,
} from '@ozg-widgets/feed';
import { checkCoverage, checkDirectory, checkDocument, checkFeed } from '@ozg-widgets/feed/strict';
import { expect } from 'chai';
import fc from 'fast-check';
import * as arbitrary from './fixtures/arbitrary.js';
import { contact, head, service, week } from './fixtures/example.js';

const NOW = new Date('2026-11-23T09:00:00Z');
const { published, ttl, publisher } = head;
const envelope = { published, ttl, publisher, area: { ars: '060000000000', level: 'land', name: 'Hessen' } };
const tallies = [{ state: 'available', areas: 4, population: 400 }];

/** A valid document of each format, with most fields. */
const documents: Record<string, object> = {
  feed: {
    ...head,
    validUntil: '2027-11-23T09:00:00Z',
    services: [
      service({
        name: [{ lang: 'de', text: 'Wohnsitz anmelden' }],
        platform: { name: 'EfA' },
        maturity: { model: 'ozg-2.0', level: 4 },
        rollout: { state: 'planned', expected: '2027-Q3', statedBy: 'land' },
        operation: { state: 'outage', from: '2026-11-01T00:00Z', until: '2026-12-01T00:00Z' },
        alternative: { contact: 'buergerbuero' },
        contacts: ['buergerbuero'],
        statedBy: { url: 'land' },
      }),
    ],
    contacts: [
      contact({
        channels: [{ kind: 'phone', value: '+49618100000' }],
        address: { postcode: '63450', place: 'Hanau' },
        hours: week({ mo: ['08:00-16:30'] }, { exceptions: [{ date: '2026-12-24', hours: [] }] }),
        answersWithin: 'P2D',
      }),
    ],
    notices: [{ id: 'n', kind: 'news', title: 'Neu', published, services: ['99115005104000'] }],
    help: [{ id: 'h', kind: 'faq', title: 'Wie?', text: 'So.' }],
  },
  directory: {
    format: 'ozg-directory/1',
    ...envelope,
    areas: [{ ars: '064350014014', level: 'gemeinde', name: 'Hanau', postcodes: ['63450'], feed: 'areas/1.json' }],
    shards: { at: 'directory/{by}/{start}.json', keys: ['06'], names: ['a'], postcodes: ['0'] },
    shard: { by: 'keys', start: '06', end: '07' },
    delegates: [{ area: { ars: '064350000000', level: 'kreis', name: 'Main-Kinzig-Kreis' }, to: '../mkk.json' }],
  },
  coverage: {
    format: 'ozg-coverage/1',
    ...envelope,
    service: { key: '99115005104000', name: 'Wohnsitz anmelden' },
    areas: 4,
    population: 400,
    states: tallies,
    parts: [{ ...envelope.area, areas: 4, population: 400, states: tallies }],
    where: [{ state: 'available', areas: ['06'] }],
  },
};

/** Values that break code which converts or calls what it did not check. */
const ODD = [
  ...[
    'null',
    'true',
    '-1',
    '1e400',
    '""',
    '"__proto__"',
    '[]',
    '[[]]',
    '[null]',
    '[{"lang":"de","text":{}}]',
    '"\\ud800"',
  ],
  ...['toString', 'toJSON', 'constructor', '__proto__', 'length'].flatMap((key) => [
    `{"${key}":1}`,
    `[{"${key}":null}]`,
  ]),
];

/** The text of a document with each of its parts, from the whole to each leaf, replaced by what `replace` returns. */
function* replaced(value: unknown, replace: string): Generator<string> {
  yield replace;
  if (typeof value !== 'object' || value === null) return;
  const entries = Object.entries(value);
  const written = (parts: readonly (readonly [string, string])[]): string =>
    Array.isArray(value)
      ? `[${parts.map(([, text]) => text).join()}]`
      : `{${parts.map(([name, text]) => `${JSON.stringify(name)}:${text}`).join()}}`;
  const texts = entries.map(([name, inner]) => [name, JSON.stringify(inner)] as const);
  for (const [i, [name, inner]] of entries.entries())
    for (const text of replaced(inner, replace)) yield written(texts.with(i, [name, text]));
  // JSON.parse makes an own property of `__proto__`, which no literal does.
  if (!Array.isArray(value))
    for (const name of ['__proto__', 'toString', 'constructor', 'toJSON', 'unknown'])
      yield written([...texts, [name, replace]]);
}

/** Gives a value to everything that reads documents, and asks for what was read. */
function readAll(value: unknown): void {
  for (const check of [checkDocument, checkFeed, checkDirectory, checkCoverage])
    for (const finding of check(value)) expect(explain(finding)).to.be.a('string');
  const { feed, issues } = readFeed(value);
  for (const s of feed?.services ?? []) {
    availability(s, NOW);
    wording(s.name, 'en');
    feed?.service(s.key);
  }
  for (const c of feed?.contacts ?? []) if (c.hours) opening(c.hours, NOW);
  for (const list of ['notices', 'help'] as const) for (const r of feed?.[list] ?? []) wording(r.title, 'en');
  const { document, issues: others } = readDirectory(value);
  const coverage = readCoverage(value);
  if (coverage.document) share(coverage.document, 'available');
  for (const issue of [...issues, ...others, ...coverage.issues]) expect(explain(issue)).to.be.a('string');
  if (!feed && !document && !coverage.document) expect(issues.length).to.be.greaterThan(0);
}

const keys = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'toString',
    'constructor',
    'toJSON',
    'valueOf',
    'format',
    'area',
    'ars',
    'level',
    'lang',
  ),
  fc.constantFrom('services', 'contacts', 'areas', 'delegates', 'states', 'parts', 'where', 'published', 'text'),
  fc.string(),
);
const json = fc
  .letrec<{ value: string }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(...ODD, '"ozg-feed/1"', '"ozg-directory/1"', '"ozg-coverage/1"'),
      fc.array(tie('value'), { maxLength: 4 }).map((items) => `[${items.join()}]`),
      fc
        .array(fc.tuple(keys, tie('value')), { maxLength: 6 })
        .map((fields) => `{${fields.map(([key, text]) => `${JSON.stringify(key)}:${text}`).join()}}`),
    ),
  }))
  .value.map((text) => JSON.parse(text) as unknown);

describe('documents of any JSON', () => {
  for (const [name, document] of Object.entries(documents)) {
    it(`are read without an exception: a ${name} with each part replaced`, function () {
      this.timeout(120_000);
      expect(checkDocument(document).filter((f) => f.severity === 'error')).to.deep.equal([]);
      for (const odd of ODD)
        for (const text of replaced(document, odd)) {
          try {
            readAll(JSON.parse(text));
          } catch (error) {
            throw new Error(`with ${odd}: ${text}`, { cause: error });
          }
        }
    });
  }

  it('are read without an exception: arbitrary values', () => {
    fc.assert(fc.property(json, readAll), { numRuns: 500 });
  });

  it('are read without an exception: arbitrary feeds with arbitrary fields', () => {
    fc.assert(
      fc.property(arbitrary.feed, fc.constantFrom(...Object.keys(documents.feed!)), json, (feed, name, value) => {
        readAll({ ...feed, [name]: value });
      }),
      { numRuns: 200 },
    );
  });

  it('take the format only where it is a string', () => {
    for (const format of ['{"toString":1}', '["ozg-directory/1"]', '{"toString":null,"valueOf":null}']) {
      const document = { ...documents.directory, format: JSON.parse(format) as unknown };
      expect(checkDocument(document).map((f) => f.pointer)).to.include('/format');
    }
  });
});

describe('documents with long values', () => {
  const LONG = 1_000_000;
  const within = (milliseconds: number, work: () => unknown): unknown => {
    const start = performance.now();
    const result = work();
    expect(performance.now() - start).to.be.below(milliseconds);
    return result;
  };

  for (const [what, value] of [
    ['letters', 'T'.repeat(LONG)],
    ['fractions of a second', `2026-11-23T09:00:00.${'0'.repeat(LONG)}Z`],
    ['offsets', '2026-11-23T09:00:00+01:00'.repeat(LONG / 25)],
  ] as const)
    it(`are read in linear time: an instant of a million ${what}`, () => {
      within(5000, () => readFeed({ ...head, published: value }));
      within(5000, () => checkFeed({ ...head, published: value }));
    });

  it('are checked in linear time: a reference of a million dots', () => {
    const delegates = [{ area: envelope.area, to: `${'./'.repeat(LONG / 2)} ` }];
    const found = within(5000, () => checkDocument({ ...documents.directory, delegates }));
    expect((found as { pointer: string }[]).map((f) => f.pointer)).to.include('/delegates/0/to');
  });
});
