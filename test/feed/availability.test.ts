import { availability, isExpected, isUsable, stateGroup } from '@ozg-widgets/feed';
import type { Availability, AvailabilityState, Service } from '@ozg-widgets/feed';
import { expect } from 'chai';
import fc from 'fast-check';
import * as arbitrary from './fixtures/arbitrary.js';
import { service } from './fixtures/example.js';

const url = 'https://online.hanau.example.org/wohnsitz';
const NOW = '2026-11-23T10:00:00+01:00';
const at = (now: string, stated: Partial<Service>): Availability => availability(service(stated), new Date(now));

describe('every roll-out state with every state of operation', () => {
  /** `+` where the citizen gets the address. */
  const table: Record<string, Record<string, string>> = {
    '(none)': {
      '(none)': 'unknown',
      operational: 'unknown',
      degraded: 'unknown',
      outage: 'unknown',
      maintenance: 'unknown',
      closed: 'unknown',
    },
    unknown: {
      '(none)': 'unknown',
      operational: 'unknown',
      degraded: 'unknown',
      outage: 'unknown',
      maintenance: 'unknown',
      closed: 'unknown',
    },
    'not-planned': {
      '(none)': 'not-planned',
      operational: 'not-planned',
      degraded: 'not-planned',
      outage: 'not-planned',
      maintenance: 'not-planned',
      closed: 'not-planned',
    },
    planned: {
      '(none)': 'planned',
      operational: 'planned',
      degraded: 'planned',
      outage: 'planned',
      maintenance: 'planned',
      closed: 'planned',
    },
    'in-progress': {
      '(none)': 'in-progress',
      operational: 'in-progress',
      degraded: 'in-progress',
      outage: 'in-progress',
      maintenance: 'in-progress',
      closed: 'in-progress',
    },
    pilot: {
      '(none)': 'pilot +',
      operational: 'pilot +',
      degraded: 'degraded +',
      outage: 'outage',
      maintenance: 'maintenance',
      closed: 'closed',
    },
    'rolling-out': {
      '(none)': 'rolling-out +',
      operational: 'rolling-out +',
      degraded: 'degraded +',
      outage: 'outage',
      maintenance: 'maintenance',
      closed: 'closed',
    },
    available: {
      '(none)': 'available +',
      operational: 'available +',
      degraded: 'degraded +',
      outage: 'outage',
      maintenance: 'maintenance',
      closed: 'closed',
    },
    discontinued: {
      '(none)': 'discontinued',
      operational: 'discontinued',
      degraded: 'discontinued',
      outage: 'discontinued',
      maintenance: 'discontinued',
      closed: 'discontinued',
    },
    'some-new-word': {
      '(none)': 'unknown',
      operational: 'unknown',
      degraded: 'unknown',
      outage: 'unknown',
      maintenance: 'unknown',
      closed: 'unknown',
    },
  };
  for (const [state, row] of Object.entries(table)) {
    for (const [operation, expected] of Object.entries({ ...row, 'some-new-word': row['(none)']! })) {
      it(`${state}, ${operation}: ${expected}`, () => {
        const [word, address] = expected.split(' ');
        const stated = {
          url,
          ...(state !== '(none)' && { rollout: { state } }),
          ...(operation !== '(none)' && { operation: { state: operation } }),
        };
        expect(at(NOW, stated)).to.deep.equal({ state: word, ...(address && { url }) });
      });
    }
  }

  it('knows of no address where none is stated', () => {
    expect(at(NOW, { rollout: { state: 'available' } })).to.deep.equal({ state: 'available' });
  });

  it('takes names that every object has for unknown words', () => {
    for (const word of ['constructor', '__proto__', 'toString', '']) {
      expect(at(NOW, { url, rollout: { state: word }, operation: { state: word } })).to.deep.equal({
        state: 'unknown',
      });
    }
  });
});

describe('the window of an outage', () => {
  const rollout = { state: 'available' };
  const [before, from, inside, until, after] = [
    '2026-11-23T07:59:59+01:00',
    '2026-11-23T08:00:00+01:00',
    NOW,
    '2026-11-23T12:00:00+01:00',
    '2026-11-23T18:00:00+01:00',
  ] as const;
  const online: Availability = { state: 'available', url };
  const since = '2026-11-23';
  const cases: [name: string, now: string, operation: Service['operation'], found: Availability][] = [
    [
      'before it, an announcement',
      before,
      { state: 'maintenance', from, until },
      { ...online, announced: { from, until } },
    ],
    ['before an open end, an announcement', before, { state: 'closed', from }, { ...online, announced: { from } }],
    ['at its first second', from, { state: 'maintenance', from, until }, { state: 'maintenance', since, until }],
    ['inside', inside, { state: 'outage', from, until }, { state: 'outage', since, until }],
    ['at its last second it is over', until, { state: 'outage', from, until }, online],
    ['after it', after, { state: 'outage', from, until }, online],
    ['without an end', after, { state: 'outage', from }, { state: 'outage', since }],
    ['without a start', inside, { state: 'outage', until }, { state: 'outage', until }],
    ['without a start, over', after, { state: 'outage', until }, online],
    ['a slow day ahead is no announcement', before, { state: 'degraded', from, until }, online],
    ['a slow day', inside, { state: 'degraded', from, until }, { state: 'degraded', since, until, url }],
    ['works again', inside, { state: 'operational', from, until }, online],
    [
      'in another offset',
      inside,
      { state: 'outage', from, until: '2026-11-23T09:00:01Z' },
      { state: 'outage', since, until: '2026-11-23T09:00:01Z' },
    ],
    ['an end that no calendar has', inside, { state: 'outage', until: '2026-99-99T00:00Z' }, { state: 'outage' }],
    [
      'a start that no calendar has',
      inside,
      { state: 'outage', from: '2026-99-99T00:00Z', until },
      { state: 'outage', until },
    ],
  ];
  for (const [name, now, operation, found] of cases) {
    it(name, () => {
      expect(at(now, { url, rollout, operation })).to.deep.equal(found);
    });
  }

  it('says since when it is disturbed, not since when it has been online', () => {
    const stated = { url, rollout: { state: 'available', since: '2024' } };
    expect(at(NOW, { ...stated, operation: { state: 'outage', from } }).since).to.equal('2026-11-23');
    expect(at(NOW, { ...stated, operation: { state: 'outage' } })).to.not.have.property('since');
    expect(at(after, { ...stated, operation: { state: 'outage', until } }).since).to.equal('2024');
  });

  it('means the day at home where it says since when', () => {
    const operation = { state: 'outage', from: '2026-11-22T23:30:00Z' };
    expect(at(NOW, { url, rollout, operation }).since).to.equal('2026-11-23');
  });
});

describe('a start', () => {
  const cases: [name: string, now: string, rollout: Service['rollout'], found: Availability][] = [
    ['in the past', NOW, { state: 'available', since: '2024-03' }, { state: 'available', since: '2024-03', url }],
    ['today', NOW, { state: 'available', since: '2026-11-23' }, { state: 'available', since: '2026-11-23', url }],
    [
      'in a period that has begun',
      NOW,
      { state: 'available', since: '2026-Q4' },
      { state: 'available', since: '2026-Q4', url },
    ],
    [
      'tomorrow is a plan',
      NOW,
      { state: 'available', since: '2026-11-24' },
      { state: 'planned', expected: '2026-11-24', overdue: false },
    ],
    [
      'next quarter is a plan',
      NOW,
      { state: 'pilot', since: '2027-Q1' },
      { state: 'planned', expected: '2027-Q1', overdue: false },
    ],
    [
      'is at midnight in Berlin, before',
      '2026-12-31T22:59:59Z',
      { state: 'rolling-out', since: '2027' },
      { state: 'planned', expected: '2027', overdue: false },
    ],
    [
      'is at midnight in Berlin, after',
      '2026-12-31T23:00:00Z',
      { state: 'rolling-out', since: '2027' },
      { state: 'rolling-out', since: '2027', url },
    ],
    [
      'on no day that exists is left out',
      NOW,
      { state: 'available', since: '2026-02-30' },
      { state: 'available', url },
    ],
    ['of a plan is kept', NOW, { state: 'planned', since: '2025' }, { state: 'planned', since: '2025' }],
    ['of a plan in the future is not "since"', NOW, { state: 'planned', since: '2027' }, { state: 'planned' }],
    ['of an end', NOW, { state: 'discontinued', since: '2026-06' }, { state: 'discontinued', since: '2026-06' }],
    [
      'of a word unknown is not passed on',
      NOW,
      { state: 'some-new-word', since: '2025', expected: '2027' },
      { state: 'unknown' },
    ],
  ];
  for (const [name, now, rollout, found] of cases) {
    it(name, () => {
      expect(at(now, { url, rollout })).to.deep.equal(found);
    });
  }
});

describe('a plan', () => {
  /** The last second of each plan's time in Berlin (UTC+2 in summer), and the first after it. */
  const ends: [expected: string, last: string, over: string][] = [
    ['2026-07-15', '2026-07-15T21:59:59Z', '2026-07-15T22:00:00Z'],
    ['2026-07', '2026-07-31T21:59:59Z', '2026-07-31T22:00:00Z'],
    ['2026-Q3', '2026-09-30T21:59:59Z', '2026-09-30T22:00:00Z'],
    ['2026-H1', '2026-06-30T21:59:59Z', '2026-06-30T22:00:00Z'],
    ['2026-12-31', '2026-12-31T22:59:59Z', '2026-12-31T23:00:00Z'],
    ['2026', '2026-12-31T22:59:59Z', '2026-12-31T23:00:00Z'],
  ];
  for (const [expected, last, over] of ends) {
    for (const state of ['planned', 'in-progress']) {
      it(`for ${expected} (${state}) is overdue from ${over} on, and stays a plan`, () => {
        expect(at(last, { url, rollout: { state, expected } })).to.deep.equal({ state, expected, overdue: false });
        expect(at(over, { url, rollout: { state, expected } })).to.deep.equal({ state, expected, overdue: true });
      });
    }
  }

  it('is passed on while a roll-out is under way, not once the service is there, or not to come', () => {
    const [expected, overdue] = ['2027-H1', false];
    expect(at(NOW, { rollout: { state: 'rolling-out', expected } })).to.deep.equal({
      state: 'rolling-out',
      expected,
      overdue,
    });
    for (const state of ['available', 'pilot', 'not-planned', 'discontinued', 'unknown']) {
      expect(at(NOW, { rollout: { state, expected } })).to.deep.equal({ state });
    }
  });

  it('on no day that exists is left out', () => {
    for (const expected of ['2027-02-30', '9999-12-31']) {
      expect(at(NOW, { rollout: { state: 'planned', expected } })).to.deep.equal({ state: 'planned' });
    }
  });
});

describe('availability of any service', () => {
  it('gives an address only of a service that works, and a date only where one was stated', () => {
    const now = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(arbitrary.service, now, (stated, moment) => {
        const found = availability(stated, moment);
        if (found.url !== undefined) {
          expect(found.url).to.equal(stated.url);
          expect(found.state).to.be.oneOf(['available', 'rolling-out', 'pilot', 'degraded']);
        }
        expect(found.expected === undefined).to.equal(found.overdue === undefined);
        if (found.expected !== undefined)
          expect(found.expected).to.be.oneOf([stated.rollout?.expected, stated.rollout?.since]);
        if (found.until !== undefined) expect(Date.parse(found.until)).to.be.above(moment.getTime());
        if (found.announced) expect(Date.parse(found.announced.from)).to.be.above(moment.getTime());
      }),
    );
  });
});

describe('groups of states', () => {
  const groups: Record<AvailabilityState, string> = {
    available: 'usable',
    degraded: 'usable',
    pilot: 'usable',
    'rolling-out': 'usable',
    planned: 'coming',
    'in-progress': 'coming',
    outage: 'offline',
    maintenance: 'offline',
    closed: 'offline',
    'not-planned': 'offline',
    discontinued: 'offline',
    unknown: 'unknown',
  };
  for (const state of Object.keys(groups) as AvailabilityState[])
    it(`stateGroup() puts ${state} into one group`, () => {
      expect(stateGroup(state)).to.equal(groups[state]);
      expect(isUsable(state)).to.equal(groups[state] === 'usable');
      expect(isExpected(state)).to.equal(groups[state] === 'coming' || state === 'rolling-out');
    });
});
