/** The wall clock of an IANA time zone. The only place where an instant becomes a local date and time. */

/** The zone in which a feed's plain dates are meant. */
export const HOME_ZONE = 'Europe/Berlin';

const formatters: Record<string, Intl.DateTimeFormat> = {};

/**
 * What a calendar and a clock on the wall show: ISO day and `HH:MM`.
 * @throws {RangeError} where the runtime does not know the zone
 */
export function wallClock(now: Date, zone: string): { day: string; time: string } {
  // Swedish writes dates as ISO does: 2026-12-24 09:05.
  const [day = '', time = ''] = (formatters[zone] ??= new Intl.DateTimeFormat('sv', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
  }))
    .format(now)
    .split(/\s/);
  return { day, time };
}

/**
 * The ISO day it is at home. Home is one hour ahead of UTC, or two: where both make the same day, the clock on the wall
 * need not be asked. A page's first formatter takes longer than everything else that a badge does.
 */
export function today(now: Date): string {
  const [winter, summer] = [1, 2].map((hours) => new Date(+now + hours * 36e5).toISOString().slice(0, 10));
  return winter === summer ? winter! : wallClock(now, HOME_ZONE).day;
}
