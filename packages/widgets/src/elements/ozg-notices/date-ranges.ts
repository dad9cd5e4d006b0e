import { HOME_ZONE, today, wallClock } from '@ozg-widgets/feed';
import type { Messages } from '../../locales/de.js';

const days: Record<string, Intl.DateTimeFormat> = {};

const dayIn = (when: Date, now: Date, { lang, today: todaysName }: Messages): string =>
  today(when) === today(now)
    ? todaysName
    : (days[lang] ??= new Intl.DateTimeFormat(lang, { dateStyle: 'full', timeZone: HOME_ZONE })).format(when);

/** A moment as one reads it in an invitation: "Donnerstag, 3. Dezember 2026, 10:00 Uhr", or "heute, 10:00 Uhr". */
export const moment = (when: Date, now: Date, messages: Messages): string =>
  `${dayIn(when, now, messages)}, ${messages.clock(wallClock(when, HOME_ZONE).time)}`;

/** A moment from which something holds: midnight is the day itself, and needs no clock. */
export const beginning = (when: Date, now: Date, messages: Messages): string =>
  wallClock(when, HOME_ZONE).time === '00:00' ? dayIn(when, now, messages) : moment(when, now, messages);

/** From when to when; the day is said once where it is one: "Donnerstag, 3. Dezember 2026, 10:00 bis 11:30 Uhr". */
export function span(starts: Date, ends: Date, now: Date, messages: Messages): string {
  const [from, to] = [wallClock(starts, HOME_ZONE), wallClock(ends, HOME_ZONE)];
  return from.day === to.day
    ? `${dayIn(starts, now, messages)}, ${messages.range(from.time, messages.clock(to.time))}`
    : messages.range(moment(starts, now, messages), moment(ends, now, messages));
}
