/** Opening hours as they hang on a door, turned into the format's spans. */
import type { Problem } from '../rows.js';

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** A night shift may end in the morning of the next day; an end after this hour is a slip of the pen. */
const MORNING = 6 * 60;

/** The hours of one day: `08:00-12:00, 14:00-18:00`, `8-12 Uhr und 14-16 Uhr`, `geschlossen`. */
export function parseHours(text: string, isNumber = false): string[] | Problem {
  if (
    isNumber ||
    /^(\d{4}-\d\d(-\d\d)?|\d{1,2}\.\s*\p{L}+\.?|\d{1,2}\.\d{1,2}\.(\d{4}|\d\d)?|\d{1,2}-\p{L}+)$/u.test(text)
  ) {
    return { problem: 'hours-date' };
  }
  if (/^(geschlossen|closed|zu|[-–—])$/i.test(text)) return [];
  const spans: string[] = [];
  for (const part of text.toLowerCase().split(/[,;/&\n]|\bund\b|\bsowie\b|\band\b|\bu\./)) {
    const written = /^(\d{1,2})(?:[:.](\d\d))?(?:uhr|h)?(?:-|–|—|bis|to)(\d{1,2})(?:[:.](\d\d))?(?:uhr|h)?$/.exec(
      part.replace(/\s/g, ''),
    );
    if (!written) return { problem: 'hours-invalid' };
    const [, fromHour = '', fromMinute = '00', toHour = '', toMinute = '00'] = written;
    const [from, to] = [`${fromHour.padStart(2, '0')}:${fromMinute}`, `${toHour.padStart(2, '0')}:${toMinute}`];
    if (minutes(from) >= 1440 || minutes(to) > 1440 || Number(fromMinute) > 59 || Number(toMinute) > 59)
      return { problem: 'hours-invalid' };
    if (minutes(to) <= minutes(from) && minutes(to) > MORNING) return { problem: 'hours-reversed' };
    spans.push(`${from}-${to}`);
  }
  spans.sort();
  const overlap = spans.some((span, i) => {
    const before = spans[i - 1];
    if (before === undefined) return false;
    const [start, end] = [minutes(before), minutes(before.slice(6))];
    return minutes(span) < (end > start ? end : end + 1440);
  });
  return overlap ? { problem: 'hours-overlap' } : spans;
}
