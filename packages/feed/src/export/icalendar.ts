/** iCalendar (RFC 5545): values, lines and events. */
import type { Area, Service } from '../schema/shape.js';

/** Text as a value: escaped, without control characters. */
export const icalText = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/(?!\t)\p{Cc}/gu, '');

/** An ISO day as a value: `2027-07-01` is `20270701`. */
export const icalDay = (day: string): string => day.replaceAll('-', '');

/** A moment as a value, in UTC: `20270701T080000Z`. */
export const icalMoment = (moment: Date): string => moment.toISOString().replace(/[-:]|\.\d+/g, '');

const LIMIT = 75;

const octetsOf = (character: string): number => {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
};

/** A property as a line, its break included; folded so that no part is longer than 75 octets, and no character is cut. */
export function icalLine(name: string, value: string): string {
  let [text, octets] = ['', 0];
  for (const character of `${name}:${value}`) {
    const size = octetsOf(character);
    if (octets + size > LIMIT) {
      text += '\r\n ';
      octets = 1;
    }
    text += character;
    octets += size;
  }
  return `${text}\r\n`;
}

/** An event: on whole days where `start` and `end` are ISO days, otherwise at instants (RFC 3339). */
export interface CalendarEvent {
  /** Calendars replace an event when one with the same UID is added again. */
  uid: string;
  /** When the information was published. */
  stamp: Date;
  start: string;
  /** The first day after it, or the instant at which it ends; ignored unless later than `start`. */
  end?: string | undefined;
  summary: string;
  description?: string | undefined;
  url?: string | undefined;
  category?: string | undefined;
}

/** When something begins or ends: `2027-07-01` is a whole day. */
const dateLine = (name: string, when: string): string =>
  /^\d{4}-\d\d-\d\d$/.test(when)
    ? icalLine(`${name};VALUE=DATE`, icalDay(when))
    : icalLine(name, icalMoment(new Date(when)));

/** An event as lines. Whole days are plans: tentative, and not shown as busy. */
export const vevent = ({ uid, stamp, start, end, summary, description, url, category }: CalendarEvent): string =>
  [
    icalLine('BEGIN', 'VEVENT'),
    icalLine('UID', icalText(uid)),
    icalLine('DTSTAMP', icalMoment(stamp)),
    dateLine('DTSTART', start),
    end && Date.parse(end) > Date.parse(start) ? dateLine('DTEND', end) : '',
    icalLine('SUMMARY', icalText(summary)),
    description ? icalLine('DESCRIPTION', icalText(description)) : '',
    url ? icalLine('URL', url) : '',
    category ? icalLine('CATEGORIES', icalText(category)) : '',
    start.includes('T') ? '' : icalLine('STATUS', 'TENTATIVE') + icalLine('TRANSP', 'TRANSPARENT'),
    icalLine('END', 'VEVENT'),
  ].join('');

/**
 * The UID of a planned service. It belongs to the area that states the plan: the feeds of all areas below it have the
 * same event, and a plan that is postponed replaces the old one.
 */
export function planUid(area: Area, { key, rollout }: Service): string {
  const { level, ars } = [area, ...(area.parents ?? [])].find((a) => a.level === rollout?.statedBy) ?? area;
  return `${key}-${level}-${ars}`;
}
