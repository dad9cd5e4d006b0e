import { icalDay, icalLine, icalMoment, icalText } from '@ozg-widgets/feed';
import { download } from './download.js';

/** What a calendar is told: whole days where `start` and `end` are ISO days, else moments (RFC 3339). */
export interface CalendarEntry {
  /** Stays the same, so that an entry that is saved again replaces the old one. */
  uid: string;
  start: string;
  /** The first day after it, or the moment it ends. */
  end?: string | undefined;
  summary: string;
  description?: string | undefined;
  url?: string | undefined;
}

/** When something begins or ends: `2027-07-01` is a whole day. */
const dated = (name: string, when: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(when)
    ? icalLine(`${name};VALUE=DATE`, icalDay(when))
    : icalLine(name, icalMoment(new Date(when)));

const isLater = (end: string, start: string): boolean => Date.parse(end) > Date.parse(start);

/** Entries as iCalendar (RFC 5545). Whole days are plans: they are tentative, and keep nobody from other appointments. */
export const calendar = (entries: readonly CalendarEntry[], now: Date): string =>
  [
    icalLine('BEGIN', 'VCALENDAR'),
    icalLine('VERSION', '2.0'),
    icalLine('PRODID', '-//ozg-widgets//ozg-widgets//DE'),
    ...entries.flatMap(({ uid, start, end, summary, description, url }) => [
      icalLine('BEGIN', 'VEVENT'),
      icalLine('UID', icalText(uid)),
      icalLine('DTSTAMP', icalMoment(now)),
      dated('DTSTART', start),
      ...(end && isLater(end, start) ? [dated('DTEND', end)] : []),
      icalLine('SUMMARY', icalText(summary)),
      ...(description ? [icalLine('DESCRIPTION', icalText(description))] : []),
      ...(url ? [icalLine('URL', url)] : []),
      ...(start.includes('T') ? [] : [icalLine('STATUS', 'TENTATIVE'), icalLine('TRANSP', 'TRANSPARENT')]),
      icalLine('END', 'VEVENT'),
    ]),
    icalLine('END', 'VCALENDAR'),
  ].join('');

/** Hands entries to the calendar of a phone or a mail program. */
export const saveEntries = (name: string, entries: readonly CalendarEntry[], now: Date): void => {
  download(`${name}.ics`, 'text/calendar', calendar(entries, now));
};
