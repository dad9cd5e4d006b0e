import { availability, contactsFor, explain, opening, readFeed, wording } from '@ozg-widgets/feed';
import type { Feed } from '@ozg-widgets/feed';
import { expect } from 'chai';
import fc from 'fast-check';
import * as arbitrary from './fixtures/arbitrary.js';
import { head, opening as openingHours, service } from './fixtures/example.js';

const LISTS = ['services', 'contacts', 'notices', 'help'] as const;
const NOW = new Date('2026-11-23T09:00:00Z');

/** Asks a feed for everything that a page may ask it for. */
function askAll(feed: Feed): void {
  for (const s of feed.services) {
    availability(s, NOW);
    wording(s.name, 'en-GB');
    contactsFor(feed, { service: s.key, role: 'support' });
  }
  for (const c of feed.contacts) if (c.hours) opening(c.hours, NOW);
  for (const list of LISTS)
    for (const r of feed[list]) feed[list === 'services' ? 'service' : 'contact']('key' in r ? r.key : r.id);
}

/** The same value with one of its parts, at any depth, put in place of something else. */
const tamper = (value: unknown, pick: number, junk: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return junk;
  const keys = Object.keys(value);
  const key = keys[pick % (keys.length + 1)];
  if (key === undefined) return junk;
  const inner = tamper((value as Record<string, unknown>)[key], Math.floor(pick / (keys.length + 1)), junk);
  return Array.isArray(value)
    ? value.map((v: unknown, i) => (String(i) === key ? inner : v))
    : { ...value, [key]: inner };
};

describe('readFeed', () => {
  it('takes no moment without its offset: it would be another one for each reader', () => {
    const moments = ['2026-11-24T08:00:00', '2026-11-24T12:00', '2026-11-24', '1', '2099', '2026-11-31T25:00:00Z'];
    for (const from of moments) {
      const { feed, issues } = readFeed({ ...head, services: [service({ operation: { state: 'outage', from } })] });
      expect(feed?.services, from).to.deep.equal([]);
      expect(
        issues.map(({ pointer }) => pointer),
        from,
      ).to.deep.equal(['/services/0/operation/from']);
      expect(readFeed({ ...head, published: from }).feed, from).to.equal(undefined);
      expect(readFeed({ ...head, validUntil: from }).feed, from).to.equal(undefined);
    }
    for (const from of ['2026-11-24T08:00:00Z', '2026-11-24T08:00+01:00', '2026-11-24T08:00:00.5-03:30'])
      expect(readFeed({ ...head, services: [service({ operation: { state: 'outage', from } })] }).issues).to.deep.equal(
        [],
      );
  });

  it('takes no hours that no clock shows, and no month for the day of an exception', () => {
    const issuesOf = (more: object): string[] => {
      const { feed, issues } = readFeed(openingHours(more));
      expect(feed?.contacts).to.have.length(issues.length ? 0 : 1);
      return issues.map(({ pointer }) => pointer.replace('/contacts/0/hours/', ''));
    };
    for (const span of ['08:60-12:00', '25:00-26:00', '24:00-26:00', '08:00-29:00', '8:00-12:00'])
      expect(issuesOf({ weekly: { tu: [span] } }), span).to.deep.equal(['weekly/tu/0']);
    for (const span of ['08:00-24:00', '22:00-02:00', '00:00-23:59'])
      expect(issuesOf({ weekly: { tu: [span] } }), span).to.deep.equal([]);
    for (const date of ['2026-11', '2026-Q4', '2026', '2026-H2'])
      expect(issuesOf({ exceptions: [{ date }] }), date).to.deep.equal(['exceptions/0/date']);
    expect(issuesOf({ exceptions: [{ date: '2026-11-30', until: '2026-12' }] })).to.deep.equal(['exceptions/0/until']);
  });

  it('never throws, whatever JSON it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (document) => {
        const { feed, issues } = readFeed(document);
        expect(feed).to.equal(undefined);
        for (const issue of issues) expect(explain(issue)).to.not.be.empty;
      }),
    );
  });

  it('never throws when asked, whatever stands in the lists', () => {
    const lists = fc.record(
      Object.fromEntries(LISTS.map((name) => [name, fc.oneof(fc.jsonValue(), fc.array(fc.jsonValue()))])),
    );
    fc.assert(
      fc.property(lists, (junk) => {
        askAll(readFeed({ ...head, ...junk }).feed!);
      }),
    );
  });

  it('never throws when asked, whatever one part of a good feed is replaced by', () => {
    const junk = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom('2026-99-99T99:99Z', '9999-12-31', '00:00-00:00', '', -1, null),
    );
    fc.assert(
      fc.property(arbitrary.feed, fc.nat(), junk, (document, pick, value) => {
        const { feed, issues } = readFeed(tamper(document, pick, value));
        if (feed) askAll(feed);
        else expect(issues).to.not.be.empty;
      }),
      { numRuns: 500 },
    );
  });

  for (const [list, good] of [
    ['services', arbitrary.service],
    ['contacts', arbitrary.contact],
    ['notices', arbitrary.notice],
    ['help', arbitrary.help],
  ] as const) {
    it(`never loses a good record beside bad ones (${list})`, () => {
      const bad = fc.oneof(
        fc.jsonValue(),
        (good as fc.Arbitrary<object>).map((r) => ({ ...r, key: 99, id: null })),
        (good as fc.Arbitrary<object>).map((r) => ({ ...r, name: [], title: [] })),
      );
      const mixed = fc.array(
        fc.oneof(
          (good as fc.Arbitrary<object>).map((record) => ({ record, fine: true })),
          bad.map((record) => ({ record, fine: false })),
        ),
        { maxLength: 12 },
      );
      fc.assert(
        fc.property(mixed, (records) => {
          const { feed } = readFeed({ ...head, [list]: records.map((r) => r.record) });
          expect(feed![list]).to.deep.equal(records.filter((r) => r.fine).map((r) => r.record));
          const reported = new Set(feed!.issues.map((i) => i.pointer.split('/').slice(0, 3).join('/')));
          expect([...reported]).to.have.members(records.flatMap((r, i) => (r.fine ? [] : [`/${list}/${i}`])));
        }),
      );
    });
  }

  it('finds a service by its key and a contact by its id, past bad ones', () => {
    const contact = { id: 'amt', role: 'support', name: 'Amt' };
    const { feed } = readFeed({
      ...head,
      services: [null, 5, { key: service().key }, service()],
      contacts: ['amt', contact],
    });
    expect(feed!.service('99115005104000')).to.deep.equal(service());
    expect(feed!.contact('amt')).to.deep.equal(contact);
    expect(feed!.service('99000000000000')).to.equal(undefined);
    expect(feed!.contact('toString')).to.equal(undefined);
  });

  it('takes the first of two records with one key, and lists both', () => {
    const { feed } = readFeed({ ...head, services: [service({ summary: 'eins' }), service({ summary: 'zwei' })] });
    expect(feed!.service('99115005104000')!.summary).to.equal('eins');
    expect(feed!.services.map((s) => s.summary)).to.deep.equal(['eins', 'zwei']);
  });

  it('gives the same record every time it is asked', () => {
    const { feed } = readFeed({ ...head, services: [service()] });
    expect(feed!.service('99115005104000')).to.equal(feed!.services[0]);
    expect(feed!.services).to.equal(feed!.services);
  });

  it('ignores keys that it does not know', () => {
    const { feed, issues } = readFeed({
      ...head,
      'x-own': 1,
      area: { ...head.area, mayor: 'n' },
      services: [{ ...service(), colour: 'red', rollout: { state: 'planned', mood: 'good' } }],
    });
    expect(feed!.services).to.deep.equal([service({ rollout: { state: 'planned' } })]);
    expect(feed).to.not.have.property('x-own');
    expect(issues).to.deep.equal([]);
  });

  it('keeps words that it does not know', () => {
    const records = [service({ topic: 'raumfahrt', audience: ['citizens', 'robots'], rollout: { state: 'on-hold' } })];
    expect(
      readFeed({ ...head, area: { ...head.area, level: 'quartier' }, services: records }).feed!.services,
    ).to.deep.equal(records);
  });

  it('gives empty lists where there are none, or null', () => {
    const { feed } = readFeed({ ...head, contacts: null });
    for (const list of LISTS) expect(feed![list]).to.deep.equal([]);
    expect(feed!.issues).to.deep.equal([]);
  });

  it('reports a list that is none once, however often it is asked for', () => {
    const { feed } = readFeed({ ...head, services: { 0: service() } });
    expect([feed!.service('99115005104000'), feed!.services, feed!.services]).to.deep.equal([undefined, [], []]);
    expect(feed!.issues).to.deep.equal([{ pointer: '/services', code: 'invalid_type' }]);
  });

  it('says nothing about a bad record until it is asked for', () => {
    const { feed, issues } = readFeed({ ...head, services: [{}, service()], notices: [{}] });
    expect(issues).to.deep.equal([]);
    feed!.service('99115005104000');
    expect(issues).to.deep.equal([]);
    expect(feed!.services).to.have.length(1);
    expect(issues.map((i) => i.pointer)).to.deep.equal(['/services/0/key', '/services/0/name']);
    expect(feed!.issues).to.equal(issues);
  });

  for (const format of [
    'ozg-feed/2',
    'ozg-feed/1.1',
    'ozg-feed/10',
    'ozg-feed',
    'ozg-directory/1',
    'OZG-FEED/1',
    1,
    null,
    undefined,
  ]) {
    it(`refuses the format ${String(format)}`, () => {
      const { feed, issues } = readFeed({ ...head, format });
      expect(feed).to.equal(undefined);
      expect(issues.map((i) => i.pointer)).to.deep.equal(['/format']);
    });
  }

  const unusable: [pointer: string, document: unknown][] = [
    ['/ttl', { ...head, ttl: '3600' }],
    ['/ttl', { ...head, ttl: -1 }],
    ['/published', { ...head, published: 'yesterday' }],
    ['/validUntil', { ...head, validUntil: 5 }],
    ['/publisher/name', { ...head, publisher: { ...head.publisher, name: [] } }],
    ['/publisher/url', { ...head, publisher: { ...head.publisher, url: 'javascript:alert(1)' } }],
    ['/area', { ...head, area: [head.area] }],
    ['/area/ars', { ...head, area: { ...head.area, ars: 64350014014 } }],
    [
      '/area/parents/1/name',
      { ...head, area: { ...head.area, parents: [head.area.parents[0], { ars: '06', level: 'land' }] } },
    ],
  ];
  for (const [i, [pointer, document]] of unusable.entries()) {
    it(`is no feed where ${pointer} is of no use (${i + 1})`, () => {
      const { feed, issues } = readFeed(document);
      expect(feed).to.equal(undefined);
      expect(issues.map((i) => i.pointer)).to.deep.equal([pointer]);
    });
  }

  const misleading: [trait: string, list: 'services' | 'contacts' | 'notices', record: object][] = [
    ['a script for an address', 'services', service({ url: 'javascript:alert(1)' })],
    ['http for an address', 'services', service({ url: 'http://hanau.example.org/' })],
    ['a stranger dressed as loopback', 'services', service({ url: 'http://localhost:@hanau.example.org/' })],
    ['an address in a list', 'services', { ...service(), url: ['https://hanau.example.org/'] }],
    ['a plan in a list', 'services', { ...service(), rollout: { state: 'planned', expected: ['2027'] } }],
    ['a plan for no day', 'services', service({ rollout: { state: 'planned', expected: '2027-02-30' } })],
    ['a text as a number', 'services', { ...service(), name: 5 }],
    ['yes for true', 'contacts', { id: 'a', role: 'support', name: 'A', person: 'ja' }],
    [
      'hours without an end',
      'contacts',
      { id: 'a', role: 'support', name: 'A', hours: { zone: 'Europe/Berlin', weekly: { mo: ['09:00'] } } },
    ],
    [
      'hours that are empty',
      'contacts',
      { id: 'a', role: 'support', name: 'A', hours: { zone: 'Europe/Berlin', weekly: { mo: [''] } } },
    ],
    [
      'a German date',
      'contacts',
      {
        id: 'a',
        role: 'support',
        name: 'A',
        hours: { zone: 'Europe/Berlin', weekly: {}, exceptions: [{ date: '24.12.2026' }] },
      },
    ],
    ['no moment', 'notices', { id: 'a', kind: 'news', title: 'A', published: 'soon' }],
  ];
  for (const [trait, list, record] of misleading) {
    it(`leaves out a record in which a page would show ${trait}`, () => {
      const { feed } = readFeed({ ...head, [list]: [record] });
      expect(feed![list]).to.deep.equal([]);
      expect(feed!.issues).to.have.length(1);
    });
  }

  it('reads the first moment of 1970', () => {
    expect(readFeed({ ...head, published: '1970-01-01T00:00:00Z' }).feed).to.not.equal(undefined);
  });

  it('points at what is missing at the top', () => {
    const { feed, issues } = readFeed({ format: 'ozg-feed/1' });
    expect(feed).to.equal(undefined);
    expect(issues.map((i) => i.pointer)).to.have.members(['/published', '/ttl', '/publisher', '/area']);
  });

  it('is not taken in by keys that would reach for the prototype', () => {
    const evil = '{"__proto__":{"polluted":true,"services":[1]},"constructor":{"prototype":{"polluted":true}},';
    const document = JSON.parse(
      JSON.stringify({ ...head, services: [service()] })
        .replaceAll('{', evil)
        .replaceAll(',}', '}'),
    ) as unknown;
    const { feed, issues } = readFeed(document);
    expect(feed!.services).to.deep.equal([service()]);
    expect(issues).to.deep.equal([]);
    expect(({} as { polluted?: boolean }).polluted).to.equal(undefined);
    expect(Object.getPrototypeOf(feed!.services[0])).to.equal(Object.prototype);
  });

  it('cannot be made to take the prototype for the head', () => {
    const { feed } = readFeed(JSON.parse(`{"__proto__":${JSON.stringify(head)}}`));
    expect(feed).to.equal(undefined);
  });
});
