import { period, today } from '@ozg-widgets/feed';

/** A drawing reaches so many years back and forth; a date beyond is said, but not drawn. */
const [BACK, FORTH] = [2, 5];

/** Custom properties that place something on the months of a drawing. */
export type Place = Readonly<Record<string, string>>;

/** A drawing of whole years, each of twelve columns. */
export interface Drawing {
  years: readonly number[];
  /** Where this moment is. */
  now: Place;
  /** Where a partial date is, as long as it may mean; `undefined` where that is beyond the drawing. */
  place: (date: string) => Place | undefined;
}

/** Where a year is, counted from 0. */
export const yearAt = (index: number): Place => ({ '--from': String(index * 12 + 1), '--months': '12' });

/** A drawing on which these partial dates, and this moment, have their place. */
export function drawingOf(dates: readonly string[], now: Date): Drawing {
  const thisYear = +today(now).slice(0, 4);
  let [first, last] = [thisYear, thisYear];
  for (const date of dates) {
    const year = +date.slice(0, 4);
    if (year >= thisYear - BACK && year <= thisYear + FORTH)
      [first, last] = [Math.min(first, year), Math.max(last, year)];
  }
  const months = (last - first + 1) * 12;
  const monthOf = (day: string): number => (+day.slice(0, 4) - first) * 12 + +day.slice(5, 7) - 1;
  const place = (date: string): Place | undefined => {
    const found = period(date);
    if (!found) return;
    const from = monthOf(found.start);
    const day = found.precision === 'day';
    const to = day ? from + 1 : monthOf(found.end);
    return from < 0 || to > months
      ? undefined
      : {
          '--from': String(from + 1),
          '--months': String(to - from),
          // A day lies within its month.
          ...(day && { '--day': `${Math.round(((+found.start.slice(8) - 1) / 31) * 100)}%` }),
        };
  };
  return { years: Array.from({ length: last - first + 1 }, (_, i) => first + i), now: place(today(now))!, place };
}
