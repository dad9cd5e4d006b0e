/** Dates and times in words. `Intl` formatters are cached: creating one costs more than a rendering. */
import { HOME_ZONE, period, today, wallClock } from '@ozg-widgets/feed';
import type { Preview } from '../data/attribute-types.js';
import type { Messages } from '../../locales/de.js';

const formatters = new Map<string, unknown>();

function cached<T>(key: string, create: () => T): T {
  if (!formatters.has(key)) formatters.set(key, create());
  return formatters.get(key) as T;
}

const format = (lang: string, options: Intl.DateTimeFormatOptions, date: Date): string =>
  cached(lang + JSON.stringify(options), () => new Intl.DateTimeFormat(lang, { timeZone: 'UTC', ...options })).format(
    date,
  );

const utc = (day: string): Date => new Date(`${day}T00:00Z`);

/** Returns a partial date in words with its precision: `2027-Q3` is "3. Quartal 2027". */
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

/** Returns an ISO day without its year: "24. Dezember". */
export const dayOf = (day: string, lang: string): string => format(lang, { day: 'numeric', month: 'long' }, utc(day));

/** Returns the weekday of an ISO day: "Montag". */
export const weekdayOf = (day: string, lang: string): string => format(lang, { weekday: 'long' }, utc(day));

/** Returns an instant in German time: "16:00 Uhr" today, else with its day: "24. Dezember 2026, 16:00 Uhr". */
export function instant(when: string | number | Date, now: Date, { lang, clock }: Messages): string {
  const { day, time } = wallClock(new Date(when), HOME_ZONE);
  return (day === today(now) ? '' : `${format(lang, { dateStyle: 'long' }, utc(day))}, `) + clock(time);
}

/** Returns the age of the data, if it can no longer be refreshed, and the note that marks a preview. */
export const freshnessNotes = (
  { simulate, now: preview, at }: Preview,
  snapshot: { readonly error: unknown; readonly readAt: number } | undefined,
  now: Date,
  messages: Messages,
): unknown[] => {
  const { error, readAt = 0 } = snapshot ?? {};
  const isPreviewTime = Boolean(preview ?? at);
  return [
    (error || simulate === 'stale') && messages.stale(instant(error || !isPreviewTime ? readAt : now, now, messages)),
    (simulate || isPreviewTime) && messages.preview,
  ];
};

/** Returns the name of a language: "Ukrainisch"; the tag itself if it is invalid or unknown to the browser. */
export function languageName(tag: string, lang: string): string {
  try {
    return cached(`names ${lang}`, () => new Intl.DisplayNames(lang, { type: 'language' })).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Returns a simple duration (`P2D`, `PT4H`, `P1W`) in words: "2 Tage"; `undefined` for any other one. */
export function duration(iso: string | undefined, lang: string): string | undefined {
  const [, count, unit] = /^PT?(\d+)([DHW])$/.exec(iso ?? '') ?? [];
  const name = unit === 'H' ? 'hour' : unit === 'W' ? 'week' : 'day';
  return (
    count &&
    cached(
      `${name} ${lang}`,
      () => new Intl.NumberFormat(lang, { style: 'unit', unit: name, unitDisplay: 'long' }),
    ).format(count as `${number}`)
  );
}
