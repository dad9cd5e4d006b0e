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

const utf8 = new TextEncoder();

/** No line is longer than 75 octets; none of them splits a character, and the blank that goes on counts too. */
function folded(line: string): string {
  let text = '';
  let room = 75;
  for (const character of line) {
    const size = utf8.encode(character).length;
    if (size > room) {
      text += '\r\n ';
      room = 74;
    }
    text += character;
    room -= size;
  }
  return text;
}

const escaped = (text: string): string =>
  text
    .replace(/[\\,;]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');

/** `2027-07-01` as it stands in a calendar, or a moment in UTC. */
const dated = (name: string, when: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(when)
    ? `${name};VALUE=DATE:${when.replaceAll('-', '')}`
    : `${name}:${stampOf(new Date(when))}`;

const stampOf = (moment: Date): string => moment.toISOString().replace(/[-:]|\.\d+/g, '');

const isLater = (end: string, start: string): boolean => Date.parse(end) > Date.parse(start);

/** Entries as iCalendar (RFC 5545). Whole days are plans: they are tentative, and keep nobody from other appointments. */
export function calendar(entries: readonly CalendarEntry[], now: Date): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//ozg-widgets//ozg-widgets//DE',
    ...entries.flatMap(({ uid, start, end, summary, description, url }) => [
      'BEGIN:VEVENT',
      `UID:${escaped(uid)}`,
      `DTSTAMP:${stampOf(now)}`,
      dated('DTSTART', start),
      ...(end && isLater(end, start) ? [dated('DTEND', end)] : []),
      `SUMMARY:${escaped(summary)}`,
      ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
      ...(url ? [`URL:${url}`] : []),
      ...(start.includes('T') ? [] : ['STATUS:TENTATIVE', 'TRANSP:TRANSPARENT']),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
    '',
  ]
    .map(folded)
    .join('\r\n');
}

/** Hands entries to the calendar of a phone or a mail program. */
export const saveEntries = (name: string, entries: readonly CalendarEntry[], now: Date): void => {
  download(`${name}.ics`, 'text/calendar', calendar(entries, now));
};
