import { comparePartialDates, period } from '@ozg-widgets/feed';
import type { Precision } from '@ozg-widgets/feed';
import { expect } from 'chai';
import fc from 'fast-check';
import { day, partialDate } from './fixtures/arbitrary.js';

const PRECISIONS: readonly Precision[] = ['year', 'half', 'quarter', 'month', 'day'];

/** The partial date of a precision that an ISO day lies in. */
function nameOf(iso: string, precision: Precision): string {
  const [year, month] = [iso.slice(0, 4), +iso.slice(5, 7)];
  if (precision === 'year') return year;
  if (precision === 'half') return `${year}-H${month < 7 ? 1 : 2}`;
  if (precision === 'quarter') return `${year}-Q${Math.ceil(month / 3)}`;
  return iso.slice(0, precision === 'month' ? 7 : 10);
}

/** All names of a precision in one year, days left out. */
const namesIn = (year: number): string[] => [
  String(year),
  ...[1, 2].map((n) => `${year}-H${n}`),
  ...[1, 2, 3, 4].map((n) => `${year}-Q${n}`),
  ...Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`),
];

describe('period', () => {
  const table: [date: string, start: string, end: string, precision: Precision][] = [
    ['2027', '2027-01-01', '2028-01-01', 'year'],
    ['2027-H1', '2027-01-01', '2027-07-01', 'half'],
    ['2027-H2', '2027-07-01', '2028-01-01', 'half'],
    ['2027-Q1', '2027-01-01', '2027-04-01', 'quarter'],
    ['2027-Q3', '2027-07-01', '2027-10-01', 'quarter'],
    ['2027-Q4', '2027-10-01', '2028-01-01', 'quarter'],
    ['2027-03', '2027-03-01', '2027-04-01', 'month'],
    ['2027-12', '2027-12-01', '2028-01-01', 'month'],
    ['2027-03-15', '2027-03-15', '2027-03-16', 'day'],
    ['2027-12-31', '2027-12-31', '2028-01-01', 'day'],
    ['2028-02-29', '2028-02-29', '2028-03-01', 'day'],
    ['0099-05', '0099-05-01', '0099-06-01', 'month'],
  ];
  for (const [date, start, end, precision] of table) {
    it(`reads ${date} as the ${precision} from ${start} until ${end}`, () => {
      expect(period(date)).to.deep.equal({ start, end, precision });
    });
  }

  const none = [
    ...['2027-02-29', '2027-02-30', '2100-02-29', '2027-04-31', '2027-00', '2027-13', '2027-01-00', '2027-01-32'],
    ...['2027-H0', '2027-H3', '2027-Q0', '2027-Q5', '2027-h1', '2027Q3', '27', '02027', '2027-3', '2027-03-5'],
    ...['', 'soon', '15.03.2027', ' 2027', '2027 ', '2027-03-15T00:00', '2027-15-03', '-2027', '٢٠٢٧'],
    // Registers write 9999 for "never": nothing comes after it.
    ...['9999', '9999-H2', '9999-Q4', '9999-12', '9999-12-31'],
  ];
  for (const date of none) {
    it(`finds no period in "${date}"`, () => {
      expect(period(date)).to.equal(undefined);
    });
  }

  it('is undefined, or starts before it ends, whatever it is given', () => {
    const nearly = fc.stringMatching(/^\d{4}(-(H\d|Q\d|[01]\d(-[0-3]\d)?))?$/);
    fc.assert(
      fc.property(fc.oneof(nearly, fc.string()), (date) => {
        const found = period(date);
        expect(found === undefined || found.start < found.end).to.equal(true);
      }),
    );
  });

  it('puts a day in exactly one month, quarter, half-year and year', () => {
    fc.assert(
      fc.property(day, (iso) => {
        const year = +iso.slice(0, 4);
        const around = [year - 1, year, year + 1].flatMap(namesIn);
        const containing = around.filter((name) => {
          const { start, end } = period(name)!;
          return start <= iso && iso < end;
        });
        expect(containing).to.have.members(PRECISIONS.slice(0, 4).map((p) => nameOf(iso, p)));
      }),
    );
  });

  it('leaves no gap and no overlap between neighbours of one precision', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(...PRECISIONS), (iso, precision) => {
        const { end, precision: own } = period(nameOf(iso, precision))!;
        expect(own).to.equal(precision);
        expect(period(nameOf(end, precision))!.start).to.equal(end);
      }),
    );
  });
});

describe('comparePartialDates', () => {
  it('orders by the earliest day, and what is more exact comes first', () => {
    const sorted = [
      '2026-12-31',
      '2027-01-01',
      '2027-01',
      '2027-Q1',
      '2027-H1',
      '2027',
      '2027-02',
      '2027-Q2',
      '2027-H2',
    ];
    expect([...sorted].reverse().sort(comparePartialDates)).to.deep.equal(sorted);
  });

  it('puts what is no date last', () => {
    expect(['soon', '2031', '2027-02-30', '2027'].sort(comparePartialDates).slice(0, 2)).to.deep.equal([
      '2027',
      '2031',
    ]);
  });

  it('is a total order', () => {
    const any = fc.oneof({ weight: 5, arbitrary: partialDate }, fc.constantFrom('soon', '2027-02-30', ''));
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        const [ab, ba, bc, ac] = [
          comparePartialDates(a, b),
          comparePartialDates(b, a),
          comparePartialDates(b, c),
          comparePartialDates(a, c),
        ].map(Math.sign);
        // Unequal dates are never level, unless both are none.
        expect(ab === 0).to.equal(a === b || (!period(a) && !period(b)));
        expect(ab! + ba!).to.equal(0);
        expect(comparePartialDates(a, a)).to.equal(0);
        if (ab! <= 0 && bc! <= 0) expect(ac).to.be.at.most(0);
      }),
    );
  });
});
