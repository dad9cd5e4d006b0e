import type { Hours, Text } from '../schema/shape.js';
import { wallClock } from './time-zone.js';

/** Days of the week as a feed spells them, Monday first. */
export const WEEKDAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const;

/** What the opening hours say at one moment. Times are `HH:MM` on the office's own wall clock. */
export interface Opening {
  open: boolean;
  /** ISO day it is at the office. */
  today: string;
  /** While open: when it closes; missing where it never does. */
  closes?: { day: string; time: string };
  /** While closed: when it opens next; missing where no opening is known for a year. */
  opens?: { day: string; time: string };
  /** What today's exception says, where there is one ("Betriebsausflug"). */
  note?: Text;
}

const HORIZON = 366;
const DAY = 1440;

/** Minutes since 1970 on the wall clock's own line, where every day has 1440 of them. */
const minutesOf = (day: string, time: string): number => Date.parse(`${day}T${time}Z`) / 60_000;

/** A point on that line. */
function moment(minutes: number): { day: string; time: string } {
  const iso = new Date(minutes * 60_000).toISOString();
  return { day: iso.slice(0, 10), time: iso.slice(11, 16) };
}

/** The hours of one ISO day, exceptions applied; the last exception that names the day holds. */
export function hoursOn(hours: Hours, day: string): { spans: readonly string[]; note?: Text } {
  const { hours: spans, note } = hours.exceptions?.findLast((e) => e.date <= day && day <= (e.until ?? e.date)) ?? {
    hours: hours.weekly[WEEKDAYS[(new Date(day).getUTCDay() + 6) % 7]!],
  };
  return { spans: spans ?? [], ...(note !== undefined && { note }) };
}

/**
 * Whether the office is open, until when, and when it opens next. It reckons on the wall clock from the first to the
 * last step, so both changes of the clocks come out as the sign on the door says.
 * Returns `undefined` where the runtime does not know the zone: then nothing can be said.
 */
export function opening(hours: Hours, now: Date): Opening | undefined {
  let clock;
  try {
    clock = wallClock(now, hours.zone);
  } catch {
    return;
  }
  const at = minutesOf(clock.day, clock.time);
  const midnight = minutesOf(clock.day, '00:00');
  const { note } = hoursOn(hours, clock.day);
  const closed: Opening = { open: false, today: clock.day, ...(note !== undefined && { note }) };
  const openUntil = (end: number): Opening => ({
    ...closed,
    open: true,
    closes: end % DAY ? moment(end) : { day: moment(end - DAY).day, time: '24:00' },
  });

  let closes = at;
  for (let n = -1; n <= HORIZON; n++) {
    const { day } = moment(midnight + n * DAY);
    const spans = hoursOn(hours, day).spans.map((span): [number, number] => {
      // 24:00 is the next day's 00:00, as any end that is not after its start.
      const [from, to] = [minutesOf(day, span.slice(0, 5)), minutesOf(day, span.slice(6).replace('24:', '00:'))];
      return [from, to > from ? to : to + DAY];
    });
    for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
      if (from > closes) return closes > at ? openUntil(closes) : { ...closed, opens: moment(from) };
      // A span that touches the last one goes on with it: 08:00-12:00, 12:00-16:00 closes at 16:00.
      if (to > closes) closes = to;
    }
  }
  if (closes > midnight + HORIZON * DAY) return { ...closed, open: true };
  return closes > at ? openUntil(closes) : closed;
}
