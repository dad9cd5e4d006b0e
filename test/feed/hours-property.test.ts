import { hoursOn, opening, wallClock } from '@ozg-widgets/feed';
import type { Hours } from '@ozg-widgets/feed';
import { expect } from 'chai';
import fc from 'fast-check';
import { span, weekly } from './fixtures/arbitrary.js';

const DAY = 86_400_000;
const ZONES = ['Europe/Berlin', 'UTC', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu'];

const now = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
const isoAfter = (iso: string, days: number): string =>
  new Date(Date.parse(`${iso}T00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** Hours with exceptions in the days around a moment. */
const hoursAround = (moment: Date, zone: string): fc.Arbitrary<Hours> => {
  const near = fc.integer({ min: -3, max: 12 }).map((d) => isoAfter(moment.toISOString().slice(0, 10), d));
  const exceptions = fc.array(
    fc
      .record({ date: near, days: fc.nat(4), hours: fc.array(span, { maxLength: 2 }) })
      .map(({ date, days, hours }) => ({ date, until: isoAfter(date, days), hours })),
    { maxLength: 3 },
  );
  return fc.record({ zone: fc.constant(zone), weekly, exceptions });
};

const situation = fc
  .tuple(now, fc.constantFrom(...ZONES))
  .chain(([moment, zone]) => fc.tuple(fc.constant(moment), hoursAround(moment, zone)));

/** `2026-11-23 16:00` as one text that sorts; midnight as the start of the next day. */
const point = ({ day, time }: { day: string; time: string }): string =>
  time === '24:00' ? `${isoAfter(day, 1)} 00:00` : `${day} ${time}`;

const two = (n: number): string => String(n).padStart(2, '0');
const minutesOf = (time: string): number => +time.slice(0, 2) * 60 + +time.slice(3);

/** The plainest way to tell: does any span of this day or the day before hold this minute? */
function isOpen(hours: Hours, day: string, minute: string): boolean {
  const today = hoursOn(hours, day).spans.some((s) => {
    const [from, to] = s.split('-') as [string, string];
    return from <= minute && (to <= from || minute < to);
  });
  return (
    today ||
    hoursOn(hours, isoAfter(day, -1)).spans.some((s) => {
      const [from, to] = s.split('-') as [string, string];
      return to <= from && minute < to;
    })
  );
}

/** Goes forward on the wall by quarters of an hour (all spans lie on that grid) until the answer changes. */
function change(hours: Hours, day: string, time: string): string | undefined {
  const open = isOpen(hours, day, time);
  for (let quarter = Math.floor(minutesOf(time) / 15) + 1; quarter < 40 * 96; quarter++) {
    const [d, t] = [
      isoAfter(day, Math.floor(quarter / 96)),
      `${two(Math.floor((quarter % 96) / 4))}:${two((quarter % 4) * 15)}`,
    ];
    if (isOpen(hours, d, t) !== open) return `${d} ${t}`;
  }
  return;
}

describe('opening, whatever the hours', () => {
  it('says what going through the minutes says', () => {
    fc.assert(
      fc.property(situation, ([moment, hours]) => {
        const clock = wallClock(moment, hours.zone);
        const found = opening(hours, moment)!;
        const next = found.open ? found.closes : found.opens;
        expect(found.today).to.equal(clock.day);
        expect(found.open).to.equal(isOpen(hours, clock.day, clock.time));
        expect(next && point(next)).to.equal(change(hours, clock.day, clock.time));
      }),
      { numRuns: 150 },
    );
  });

  it('never closes before now, and never opens in the past', () => {
    fc.assert(
      fc.property(situation, ([moment, hours]) => {
        const { day, time } = wallClock(moment, hours.zone);
        const { open, closes, opens } = opening(hours, moment)!;
        expect(open ? opens : closes).to.equal(undefined);
        const next = closes ?? opens;
        if (next) expect(point(next) > `${day} ${time}`).to.equal(true);
      }),
    );
  });

  it('says the same a week later, where no exception lies between', () => {
    fc.assert(
      fc.property(now, fc.constantFrom(...ZONES), weekly, (moment, zone, days) => {
        const hours = { zone, weekly: days };
        const first = wallClock(moment, zone);
        // A week on the wall is not always 168 hours: go by what the clock shows.
        const rough = new Date(moment.getTime() + 7 * DAY);
        const later = new Date(
          rough.getTime() + (minutesOf(first.time) - minutesOf(wallClock(rough, zone).time)) * 60_000,
        );
        const then = wallClock(later, zone);
        fc.pre(then.time === first.time && then.day === isoAfter(first.day, 7));
        const shift = (at?: { day: string; time: string }) => at && { ...at, day: isoAfter(at.day, 7) };
        const { open, closes, opens } = opening(hours, moment)!;
        const again = opening(hours, later)!;
        expect([again.open, again.closes, again.opens]).to.deep.equal([open, shift(closes), shift(opens)]);
      }),
    );
  });

  it('opens exactly when it says it will', () => {
    fc.assert(
      fc.property(situation, ([moment, hours]) => {
        const found = opening({ ...hours, zone: 'UTC' }, moment)!;
        const next = found.open ? found.closes : found.opens;
        if (!next) return;
        const at = new Date(`${point(next).replace(' ', 'T')}Z`);
        expect(opening({ ...hours, zone: 'UTC' }, at)!.open).to.equal(!found.open);
        expect(opening({ ...hours, zone: 'UTC' }, new Date(at.getTime() - 1))!.open).to.equal(found.open);
      }),
    );
  });
});
