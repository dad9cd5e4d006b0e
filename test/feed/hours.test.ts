import { hoursOn, opening, WEEKDAYS } from '@ozg-widgets/feed';
import type { Hours, Opening } from '@ozg-widgets/feed';
import { expect } from 'chai';
import { week } from './fixtures/example.js';

const weekdays = (...spans: string[]): Hours['weekly'] => ({ mo: spans, tu: spans, we: spans, th: spans, fr: spans });
const everyDay = (...spans: string[]): Hours['weekly'] => ({ ...weekdays(...spans), sa: spans, su: spans });

/** What `opening` says, as short as a sign: `open until 2026-11-23 16:00`, `opens 2026-11-24 08:00`. */
function sign({ open, closes, opens }: Opening): string {
  if (open) return closes ? `open until ${closes.day} ${closes.time}` : 'open for good';
  return opens ? `opens ${opens.day} ${opens.time}` : 'closed for good';
}

/** 2026-11-23 is a Monday. */
const table: Record<string, [name: string, hours: Hours, now: string, sign: string][]> = {
  'an ordinary day': [
    ['during hours', week(weekdays('08:00-16:30')), '2026-11-23T10:00+01:00', 'open until 2026-11-23 16:30'],
    ['before hours', week(weekdays('08:00-16:30')), '2026-11-23T07:59+01:00', 'opens 2026-11-23 08:00'],
    ['at the minute it opens', week(weekdays('08:00-16:30')), '2026-11-23T08:00+01:00', 'open until 2026-11-23 16:30'],
    ['in the last minute', week(weekdays('08:00-16:30')), '2026-11-23T16:29:59+01:00', 'open until 2026-11-23 16:30'],
    ['at the minute it closes', week(weekdays('08:00-16:30')), '2026-11-23T16:30+01:00', 'opens 2026-11-24 08:00'],
    ['on Friday evening', week(weekdays('08:00-16:30')), '2026-11-27T18:00+01:00', 'opens 2026-11-30 08:00'],
    ['on one day a week', week({ we: ['14:00-18:00'] }), '2026-11-25T18:00+01:00', 'opens 2026-12-02 14:00'],
    ['over the turn of the year', week({ fr: ['09:00-12:00'] }), '2026-12-31T23:59+01:00', 'opens 2027-01-01 09:00'],
    ['seen from abroad', week(weekdays('08:00-16:30')), '2026-11-23T01:59-05:00', 'opens 2026-11-23 08:00'],
  ],
  'several spans a day': [
    [
      'before lunch',
      week(weekdays('08:00-12:00', '13:30-18:00')),
      '2026-11-23T11:00+01:00',
      'open until 2026-11-23 12:00',
    ],
    ['at lunch', week(weekdays('08:00-12:00', '13:30-18:00')), '2026-11-23T12:00+01:00', 'opens 2026-11-23 13:30'],
    [
      'after lunch',
      week(weekdays('08:00-12:00', '13:30-18:00')),
      '2026-11-23T13:30+01:00',
      'open until 2026-11-23 18:00',
    ],
    [
      'spans that touch',
      week(weekdays('08:00-12:00', '12:00-16:00')),
      '2026-11-23T09:00+01:00',
      'open until 2026-11-23 16:00',
    ],
    [
      'spans that overlap',
      week(weekdays('08:00-13:00', '12:00-16:00')),
      '2026-11-23T09:00+01:00',
      'open until 2026-11-23 16:00',
    ],
    [
      'a span inside another',
      week(weekdays('08:00-16:00', '09:00-10:00')),
      '2026-11-23T09:30+01:00',
      'open until 2026-11-23 16:00',
    ],
    ['out of order', week(weekdays('13:30-18:00', '08:00-12:00')), '2026-11-23T07:00+01:00', 'opens 2026-11-23 08:00'],
  ],
  midnight: [
    [
      'the evening of an overnight span',
      week({ fr: ['20:00-02:00'] }),
      '2026-11-27T23:00+01:00',
      'open until 2026-11-28 02:00',
    ],
    ['its tail', week({ fr: ['20:00-02:00'] }), '2026-11-28T01:59+01:00', 'open until 2026-11-28 02:00'],
    ['its end', week({ fr: ['20:00-02:00'] }), '2026-11-28T02:00+01:00', 'opens 2026-12-04 20:00'],
    ['until 24:00', week({ mo: ['08:00-24:00'] }), '2026-11-23T23:30+01:00', 'open until 2026-11-23 24:00'],
    [
      'until 00:00, which is the same',
      week({ mo: ['08:00-00:00'] }),
      '2026-11-23T23:30+01:00',
      'open until 2026-11-23 24:00',
    ],
    [
      'over it in two spans',
      week({ mo: ['20:00-24:00'], tu: ['00:00-03:00'] }),
      '2026-11-23T21:00+01:00',
      'open until 2026-11-24 03:00',
    ],
    ['a whole day', week({ mo: ['00:00-24:00'] }), '2026-11-23T00:00+01:00', 'open until 2026-11-23 24:00'],
    ['from Monday to Sunday', week(weekdays('00:00-24:00')), '2026-11-24T12:00+01:00', 'open until 2026-11-27 24:00'],
  ],
  'no end and no beginning': [
    ['always open', week(everyDay('00:00-24:00')), '2026-11-23T12:00+01:00', 'open for good'],
    ['always open, in halves', week(everyDay('12:00-00:00', '00:00-12:00')), '2026-11-23T12:00+01:00', 'open for good'],
    ['never open', week({}), '2026-11-23T12:00+01:00', 'closed for good'],
    [
      'open on one date only',
      week({}, { exceptions: [{ date: '2026-11-23', hours: ['09:00-12:00'] }] }),
      '2026-11-23T10:00+01:00',
      'open until 2026-11-23 12:00',
    ],
    [
      'after that date',
      week({}, { exceptions: [{ date: '2026-11-23', hours: ['09:00-12:00'] }] }),
      '2026-11-23T12:00+01:00',
      'closed for good',
    ],
  ],
  exceptions: [
    [
      'a day closed',
      week(weekdays('08:00-16:00'), { exceptions: [{ date: '2026-11-23' }] }),
      '2026-11-23T10:00+01:00',
      'opens 2026-11-24 08:00',
    ],
    [
      'a day with other hours',
      week(weekdays('08:00-16:00'), { exceptions: [{ date: '2026-11-23', hours: ['10:00-12:00'] }] }),
      '2026-11-23T09:00+01:00',
      'opens 2026-11-23 10:00',
    ],
    [
      'an open Saturday',
      week(weekdays('08:00-16:00'), { exceptions: [{ date: '2026-11-28', hours: ['10:00-12:00'] }] }),
      '2026-11-27T16:00+01:00',
      'opens 2026-11-28 10:00',
    ],
    [
      'a range, both ends in it',
      week(weekdays('08:00-16:00'), { exceptions: [{ date: '2026-11-23', until: '2026-11-25' }] }),
      '2026-11-23T08:00+01:00',
      'opens 2026-11-26 08:00',
    ],
    [
      'the later one wins',
      week(weekdays('08:00-16:00'), {
        exceptions: [
          { date: '2026-11-23', until: '2026-11-25' },
          { date: '2026-11-24', hours: ['09:00-10:00'] },
        ],
      }),
      '2026-11-23T08:00+01:00',
      'opens 2026-11-24 09:00',
    ],
    [
      'the later one wins, also when it closes',
      week(weekdays('08:00-16:00'), {
        exceptions: [
          { date: '2026-11-24', hours: ['09:00-10:00'] },
          { date: '2026-11-23', until: '2026-11-25' },
        ],
      }),
      '2026-11-23T08:00+01:00',
      'opens 2026-11-26 08:00',
    ],
    [
      'a long night the day before',
      week(weekdays('08:00-16:00'), { exceptions: [{ date: '2026-11-23', hours: ['18:00-01:00'] }] }),
      '2026-11-24T00:30+01:00',
      'open until 2026-11-24 01:00',
    ],
    [
      'a closed day does not cut the night before it',
      week({ mo: ['18:00-01:00'] }, { exceptions: [{ date: '2026-11-24' }] }),
      '2026-11-24T00:30+01:00',
      'open until 2026-11-24 01:00',
    ],
    [
      'a closed day takes its own night away',
      week({ mo: ['18:00-01:00'] }, { exceptions: [{ date: '2026-11-23' }] }),
      '2026-11-24T00:30+01:00',
      'opens 2026-11-30 18:00',
    ],
    [
      'closed for months',
      week(weekdays('08:00-16:00'), { exceptions: [{ date: '2026-11-01', until: '2027-03-31' }] }),
      '2026-11-23T08:00+01:00',
      'opens 2027-04-01 08:00',
    ],
    [
      'closed for years',
      week(weekdays('08:00-16:00'), { exceptions: [{ date: '2026-11-01', until: '2028-03-31' }] }),
      '2026-11-23T08:00+01:00',
      'closed for good',
    ],
  ],
  'the clocks of Berlin': [
    [
      'in the night they go forward',
      week({ su: ['00:00-06:00'] }),
      '2026-03-29T01:59+01:00',
      'open until 2026-03-29 06:00',
    ],
    [
      'opens in the hour that is missing',
      week({ su: ['02:30-06:00'] }),
      '2026-03-29T01:59+01:00',
      'opens 2026-03-29 02:30',
    ],
    ['right after that hour', week({ su: ['02:30-06:00'] }), '2026-03-29T03:00+02:00', 'open until 2026-03-29 06:00'],
    [
      'a night that ends in the missing hour',
      week({ sa: ['22:00-02:30'] }),
      '2026-03-29T03:00+02:00',
      'opens 2026-04-04 22:00',
    ],
    ['the Monday after', week(weekdays('08:00-16:00')), '2026-03-30T07:59+02:00', 'opens 2026-03-30 08:00'],
    ['that Monday at eight', week(weekdays('08:00-16:00')), '2026-03-30T08:00+02:00', 'open until 2026-03-30 16:00'],
    ['seen from the Friday before', week(weekdays('08:00-16:00')), '2026-03-27T16:00+01:00', 'opens 2026-03-30 08:00'],
    [
      'in the hour that comes twice, first',
      week({ su: ['02:30-06:00'] }),
      '2026-10-25T02:40+02:00',
      'open until 2026-10-25 06:00',
    ],
    [
      'in the hour that comes twice, again',
      week({ su: ['02:30-06:00'] }),
      '2026-10-25T02:10+01:00',
      'opens 2026-10-25 02:30',
    ],
    ['the night they go back', week({ sa: ['22:00-03:00'] }), '2026-10-25T02:59+01:00', 'open until 2026-10-25 03:00'],
    [
      'that Monday at eight in winter time',
      week(weekdays('08:00-16:00')),
      '2026-10-26T08:00+01:00',
      'open until 2026-10-26 16:00',
    ],
    ['an hour before', week(weekdays('08:00-16:00')), '2026-10-26T07:00+01:00', 'opens 2026-10-26 08:00'],
  ],
  'other zones': [
    [
      'New York, clocks forward',
      week({ su: ['01:00-04:00'] }, { zone: 'America/New_York' }),
      '2026-03-08T03:00-04:00',
      'open until 2026-03-08 04:00',
    ],
    [
      'New York is a day behind',
      week(weekdays('08:00-16:00'), { zone: 'America/New_York' }),
      '2026-11-24T03:00+01:00',
      'opens 2026-11-24 08:00',
    ],
    [
      'Auckland is a day ahead',
      week(weekdays('08:00-16:00'), { zone: 'Pacific/Auckland' }),
      '2026-11-23T20:00+01:00',
      'open until 2026-11-24 16:00',
    ],
    [
      'Kathmandu is three quarters off',
      week(weekdays('08:00-16:00'), { zone: 'Asia/Kathmandu' }),
      '2026-11-23T02:15Z',
      'open until 2026-11-23 16:00',
    ],
  ],
};

describe('opening', () => {
  for (const [subject, cases] of Object.entries(table)) {
    describe(subject, () => {
      for (const [name, hours, now, expected] of cases) {
        it(`${name}: ${expected}`, () => {
          expect(sign(opening(hours, new Date(now))!)).to.equal(expected);
        });
      }
    });
  }

  it('tells the day it is at the office', () => {
    const hours = week({}, { zone: 'Pacific/Auckland' });
    expect(opening(hours, new Date('2026-11-23T20:00+01:00'))).to.deep.equal({ open: false, today: '2026-11-24' });
  });

  it("passes on the note of today's exception, and no other's", () => {
    const note = [{ lang: 'de', text: 'Betriebsausflug' }];
    const hours = week(weekdays('08:00-16:00'), { exceptions: [{ date: '2026-11-24', note }] });
    expect(opening(hours, new Date('2026-11-24T10:00+01:00'))).to.deep.include({ open: false, note });
    expect(opening(hours, new Date('2026-11-23T20:00+01:00'))).to.not.have.property('note');
  });

  it('says nothing where the zone is unknown', () => {
    for (const zone of ['Europe/Hanau', '', 'MEZ?', '__proto__']) {
      expect(opening(week(weekdays('08:00-16:00'), { zone }), new Date('2026-11-23T10:00Z'))).to.equal(undefined);
    }
  });

  it('leaves the hours as they are', () => {
    const hours = week(weekdays('13:00-18:00', '08:00-12:00'), {
      exceptions: [{ date: '2026-11-24', hours: ['10:00-11:00', '08:00-09:00'] }],
    });
    const before = structuredClone(hours);
    opening(hours, new Date('2026-11-23T18:00+01:00'));
    expect(hours).to.deep.equal(before);
  });
});

describe('hoursOn', () => {
  it('finds the day of the week of any date', () => {
    const hours = week(Object.fromEntries(WEEKDAYS.map((d, i) => [d, [`0${i}:00-12:00`]])));
    for (const [day, spans] of [
      ['2026-11-23', ['00:00-12:00']],
      ['2026-11-29', ['06:00-12:00']],
      ['2028-02-29', ['01:00-12:00']],
      ['1970-01-01', ['03:00-12:00']],
    ] as const) {
      expect(hoursOn(hours, day)).to.deep.equal({ spans });
    }
  });

  it('gives the hours and the note of the exception', () => {
    const hours = week(weekdays('08:00-16:00'), {
      exceptions: [{ date: '2026-12-24', until: '2027-01-01', note: 'Zu' }],
    });
    expect(hoursOn(hours, '2026-12-23')).to.deep.equal({ spans: ['08:00-16:00'] });
    expect(hoursOn(hours, '2026-12-24')).to.deep.equal({ spans: [], note: 'Zu' });
    expect(hoursOn(hours, '2027-01-01')).to.deep.equal({ spans: [], note: 'Zu' });
  });
});
