/** Dates and times in words. `Intl` formatters are made once: one per rendering costs more than the rendering. */
import { HOME_ZONE, period, today, wallClock } from '@ozg-widgets/feed';
import type { Messages } from '../../locales/de.js';

const made = new Map<string, unknown>();

function once<T>(key: string, make: () => T): T {
  if (!made.has(key)) made.set(key, make());
  return made.get(key) as T;
}

const format = (lang: string, options: Intl.DateTimeFormatOptions, date: Date): string =>
  once(lang + JSON.stringify(options), () => new Intl.DateTimeFormat(lang, { timeZone: 'UTC', ...options })).format(
    date,
  );

const utc = (day: string): Date => new Date(`${day}T00:00Z`);

/** `2027-Q3` as "3. Quartal 2027", and so on: never more exact than the publisher was. */
export function partialDate(date: string, { lang, half, quarter }: Messages): string {
  const found = period(date);
  if (!found) return date;
  const year = date.slice(0, 4);
  const part = Number(date[6]);
  switch (found.precision) {
    case 'year':
      return year;
    case 'half':
      return half(part, year);
    case 'quarter':
      return quarter(part, year);
    case 'month':
      return format(lang, { month: 'long', year: 'numeric' }, utc(found.start));
    case 'day':
      return format(lang, { dateStyle: 'long' }, utc(found.start));
  }
}

/** An ISO day, "24. Dezember". */
export const dayOf = (day: string, lang: string): string => format(lang, { day: 'numeric', month: 'long' }, utc(day));

/** The name of an ISO day's weekday, "Montag". */
export const weekdayOf = (day: string, lang: string): string => format(lang, { weekday: 'long' }, utc(day));

/** An instant at home: "16:00 Uhr" today, else with its day, "24. Dezember 2026, 16:00 Uhr". */
export function instant(when: string | number | Date, now: Date, { lang, clock }: Messages): string {
  const { day, time } = wallClock(new Date(when), HOME_ZONE);
  return (day === today(now) ? '' : `${format(lang, { dateStyle: 'long' }, utc(day))}, `) + clock(time);
}

/** What has to be said of all that is shown: how old it is once it cannot be read again, and that a preview is one. */
export const remarks = (
  { simulate, at }: { simulate: string | undefined; at: string | undefined },
  snapshot: { readonly error: unknown; readonly readAt: number } | undefined,
  now: Date,
  messages: Messages,
): unknown[] => {
  const { error, readAt = 0 } = snapshot ?? {};
  return [
    (error || simulate === 'stale') && messages.stale(instant(error || !at ? readAt : now, now, messages)),
    (simulate || at) && messages.preview,
  ];
};

/** A language by its name, "Ukrainisch"; the tag itself where the browser knows none, or it is no tag. */
export function languageName(tag: string, lang: string): string {
  try {
    return once(`names ${lang}`, () => new Intl.DisplayNames(lang, { type: 'language' })).of(tag)!;
  } catch {
    return tag;
  }
}

/** `P2D`, `PT4H`, `P1W`: "2 Tage", "4 Stunden", "1 Woche"; nothing of what is more, or no duration at all. */
export function duration(iso: string | undefined, lang: string): string | undefined {
  const [, count, unit] = /^PT?(\d+)([DHW])$/.exec(iso!) ?? [];
  const name = unit === 'H' ? 'hour' : unit === 'W' ? 'week' : 'day';
  return (
    count &&
    once(
      `${name} ${lang}`,
      () => new Intl.NumberFormat(lang, { style: 'unit', unit: name, unitDisplay: 'long' }),
    ).format(count as `${number}`)
  );
}
