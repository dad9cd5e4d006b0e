import { icalDay, icalLine, icalMoment, icalText } from '@ozg-widgets/feed';
import { download } from './download.js';

/** A calendar entry: all-day if `start` and `end` are ISO days, else at instants (RFC 3339). */
export interface CalendarEntry {
  /** Stable, so that an entry that is saved again replaces the old one. */
  uid: string;
  start: string;
  /** The instant of the end, or the first day after the entry. */
  end?: string | undefined;
  summary: string;
  description?: string | undefined;
  url?: string | undefined;
}

/** Returns the line of a start or an end. */
const dated = (name: string, when: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(when)
    ? icalLine(`${name};VALUE=DATE`, icalDay(when))
    : icalLine(name, icalMoment(new Date(when)));

const isLater = (end: string, start: string): boolean => Date.parse(end) > Date.parse(start);

/** Returns entries as iCalendar (RFC 5545). All-day entries are plans: tentative, and shown as free time. */
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

/** Downloads entries as an iCalendar file. */
export const saveEntries = (name: string, entries: readonly CalendarEntry[], now: Date): void => {
  download(`${name}.ics`, 'text/calendar', calendar(entries, now));
};
