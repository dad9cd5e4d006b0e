import { period, today } from '@ozg-widgets/feed';

/** Years before and after the current one that are drawn; dates beyond appear as text only. */
const YEARS_BACK = 2;
const YEARS_AHEAD = 5;

/** Custom properties that place something on the time scale. */
export type TickPosition = Readonly<Record<string, string>>;

/** A time scale of whole years, with a column per month. */
export interface TimeScale {
  years: readonly number[];
  /** The position of the current time. */
  now: TickPosition;
  /** Returns the position of a partial date and its period; `undefined` if that is not on the scale. */
  place: (date: string) => TickPosition | undefined;
}

/** Returns the position of a year, counted from 0. */
export const yearPosition = (index: number): TickPosition => ({ '--from': String(index * 12 + 1), '--months': '12' });

/** Creates a time scale that has these partial dates and the current time. */
export function createTimeScale(dates: readonly string[], now: Date): TimeScale {
  const thisYear = Number(today(now).slice(0, 4));
  const years = dates
    .map((date) => Number(date.slice(0, 4)))
    .filter((year) => year >= thisYear - YEARS_BACK && year <= thisYear + YEARS_AHEAD);
  const first = Math.min(thisYear, ...years);
  const last = Math.max(thisYear, ...years);
  const months = (last - first + 1) * 12;
  const monthOf = (day: string): number => (+day.slice(0, 4) - first) * 12 + +day.slice(5, 7) - 1;
  const place = (date: string): TickPosition | undefined => {
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
  return { years: Array.from({ length: last - first + 1 }, (_, i) => first + i), now: place(today(now)) ?? {}, place };
}
