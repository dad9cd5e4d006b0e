import { icalLine, vevent } from '@ozg-widgets/feed';
import type { CalendarEvent } from '@ozg-widgets/feed';
import { download } from './download.js';

/** An event without the time at which it is saved. */
export type CalendarEntry = Omit<CalendarEvent, 'stamp'>;

/** Returns entries as iCalendar (RFC 5545). */
export const calendar = (entries: readonly CalendarEntry[], now: Date): string =>
  [
    icalLine('BEGIN', 'VCALENDAR'),
    icalLine('VERSION', '2.0'),
    icalLine('PRODID', '-//ozg-widgets//ozg-widgets//DE'),
    ...entries.map((entry) => vevent({ ...entry, stamp: now })),
    icalLine('END', 'VCALENDAR'),
  ].join('');

/** Downloads entries as an iCalendar file. */
export const saveEntries = (name: string, entries: readonly CalendarEntry[], now: Date): void => {
  download(`${name}.ics`, 'text/calendar', calendar(entries, now));
};
