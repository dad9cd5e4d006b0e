import { HOME_ZONE, today, wallClock } from '@ozg-widgets/feed';
import { expect } from 'chai';
import fc from 'fast-check';

describe('wallClock', () => {
  const table: [now: string, zone: string, shows: string][] = [
    ['2026-01-05T08:05:59Z', 'Europe/Berlin', '2026-01-05 09:05'],
    ['2026-07-05T22:00:00Z', 'Europe/Berlin', '2026-07-06 00:00'],
    ['2026-12-31T22:59:59Z', 'Europe/Berlin', '2026-12-31 23:59'],
    ['2026-12-31T23:00:00Z', 'Europe/Berlin', '2027-01-01 00:00'],
    ['2026-03-29T00:59:59Z', 'Europe/Berlin', '2026-03-29 01:59'],
    ['2026-03-29T01:00:00Z', 'Europe/Berlin', '2026-03-29 03:00'],
    ['2026-10-25T00:59:59Z', 'Europe/Berlin', '2026-10-25 02:59'],
    ['2026-10-25T01:00:00Z', 'Europe/Berlin', '2026-10-25 02:00'],
    ['2026-11-23T12:00:00Z', 'UTC', '2026-11-23 12:00'],
    ['2026-11-23T12:00:00Z', 'Asia/Kathmandu', '2026-11-23 17:45'],
    ['2026-11-23T12:00:00Z', 'Pacific/Auckland', '2026-11-24 01:00'],
    ['2026-11-23T02:00:00Z', 'America/New_York', '2026-11-22 21:00'],
    ['2028-02-29T12:00:00Z', 'Europe/Berlin', '2028-02-29 13:00'],
  ];
  for (const [now, zone, shows] of table) {
    it(`shows ${shows} in ${zone} at ${now}`, () => {
      const { day, time } = wallClock(new Date(now), zone);
      expect(`${day} ${time}`).to.equal(shows);
    });
  }

  it('shows what any clock in UTC shows', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }), (now) => {
        const { day, time } = wallClock(now, 'UTC');
        expect(`${day}T${time}`).to.equal(now.toISOString().slice(0, 16));
      }),
    );
  });

  it('throws where the zone is unknown, also when asked again', () => {
    for (const zone of ['Europe/Hanau', 'Europe/Hanau', '', 'constructor', '__proto__']) {
      expect(() => wallClock(new Date('2026-11-23T12:00:00Z'), zone)).to.throw();
    }
  });
});

describe('today', () => {
  it('is the day in Germany, wherever the reader is', () => {
    expect(HOME_ZONE).to.equal('Europe/Berlin');
    expect(today(new Date('2026-11-22T23:30:00Z'))).to.equal('2026-11-23');
    expect(today(new Date('2026-06-30T21:59:59Z'))).to.equal('2026-06-30');
  });

  it('is what the clock on the wall says, around every midnight too', () => {
    const day = fc.date({ min: new Date('1950-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    // Minutes around the midnights of UTC and of both offsets.
    fc.assert(
      fc.property(day, fc.integer({ min: -180, max: 180 }), (date, minutes) => {
        const now = new Date(Math.floor(+date / 86_400_000) * 86_400_000 + minutes * 60_000);
        expect(today(now)).to.equal(wallClock(now, HOME_ZONE).day);
      }),
      { numRuns: 500 },
    );
  });
});
