import { HOME_ZONE, today, wallClock } from '@ozg-widgets/feed';
import type { Messages } from '../../locales/de.js';

/** Formatters by language: creating one costs more than a rendering. */
const formats: Record<string, Intl.DateTimeFormat> = {};

const dayIn = (when: Date, now: Date, { lang, today: todaysName }: Messages): string =>
  today(when) === today(now)
    ? todaysName
    : (formats[lang] ??= new Intl.DateTimeFormat(lang, { dateStyle: 'full', timeZone: HOME_ZONE })).format(when);

/** A date and time: "Donnerstag, 3. Dezember 2026, 10:00 Uhr", or "heute, 10:00 Uhr". */
export const dateAndTime = (when: Date, now: Date, messages: Messages): string =>
  `${dayIn(when, now, messages)}, ${messages.clock(wallClock(when, HOME_ZONE).time)}`;

/** The start of a validity: the day alone if it starts at midnight. */
export const startDate = (when: Date, now: Date, messages: Messages): string =>
  wallClock(when, HOME_ZONE).time === '00:00' ? dayIn(when, now, messages) : dateAndTime(when, now, messages);

/** A range of dates; a day appears once if start and end share it: "Donnerstag, 3. Dezember 2026, 10:00 bis 11:30 Uhr". */
export function dateRange(starts: Date, ends: Date, now: Date, messages: Messages): string {
  const from = wallClock(starts, HOME_ZONE);
  const to = wallClock(ends, HOME_ZONE);
  return from.day === to.day
    ? `${dayIn(starts, now, messages)}, ${messages.range(from.time, messages.clock(to.time))}`
    : messages.range(dateAndTime(starts, now, messages), dateAndTime(ends, now, messages));
}
