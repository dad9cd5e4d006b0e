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

/** The ISO day it is at home. */
export const today = (now: Date): string => wallClock(now, HOME_ZONE).day;
