/**
 * Dates that are as exact as the publisher knows, and no more: `2027`, `2027-H1`, `2027-Q3`, `2027-03`, `2027-03-15`.
 * Days are ISO strings (`2027-03-15`), which sort as they are.
 */

/** How exact a partial date is. */
export type Precision = 'year' | 'half' | 'quarter' | 'month' | 'day';

/** What a partial date says: its first day, the first day after it, and how exact it is. */
export interface Period {
  start: string;
  end: string;
  precision: Precision;
}

/** The ISO day of a calendar date; days and months (from 0) may run over into the next month and year. */
const isoDay = (year: number, month: number, day: number): string => {
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  return date.toISOString().slice(0, 10);
};

/** The period that a partial date names, or `undefined` where it names none (`2027-02-30`, `soon`). */
export function period(date: string): Period | undefined {
  // Registers write 9999 for "never": no day comes after it.
  const [, y, half, quarter, m, d] = /^(?!9999)(\d{4})(?:-H([12])|-Q([1-4])|-(\d\d)(?:-(\d\d))?)?$/.exec(date) ?? [];
  if (!y) return;
  const [month, months, precision]: [number, number, Precision] = half
    ? [+half * 6 - 6, 6, 'half']
    : quarter
      ? [+quarter * 3 - 3, 3, 'quarter']
      : m
        ? [+m - 1, 1, 'month']
        : [0, 12, 'year'];
  const start = isoDay(+y, month, +(d ?? 1));
  // A day or month that does not exist runs over into the next, and is no longer what was written.
  if (m && !start.startsWith(date)) return;
  return d
    ? { start, end: isoDay(+y, month, +d + 1), precision: 'day' }
    : { start, end: isoDay(+y, month + months, 1), precision };
}

/** Orders partial dates for a timeline: by what they may mean at the earliest, the more exact one first. */
export function comparePartialDates(a: string, b: string): number {
  const [p, q] = [period(a), period(b)];
  if (!p || !q) return p ? -1 : q ? 1 : 0;
  return p.start < q.start ? -1 : p.start > q.start ? 1 : p.end < q.end ? -1 : p.end > q.end ? 1 : 0;
}
