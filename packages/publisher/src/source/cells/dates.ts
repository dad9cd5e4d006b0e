/** Dates as clerks write them, turned into the format's own. */
import { HOME_ZONE, period, wallClock } from '@ozg-widgets/feed';
import { isProblem } from '../rows.js';
import type { Problem } from '../rows.js';

/** What each month is called in German, Austrian and English, without umlauts, and short in a way that is no beginning of it. */
const MONTHS = [
  ['januar', 'january', 'janner'],
  ['februar', 'february', 'feber'],
  ['marz', 'march', 'mrz'],
  ['april'],
  ['mai', 'may'],
  ['juni', 'june'],
  ['juli', 'july'],
  ['august'],
  ['september'],
  ['oktober', 'october'],
  ['november'],
  ['dezember', 'december'],
] as const;

/** The number of a month that is written as a word, German or English, in full or by at least three letters. */
function monthOf(word: string): number | undefined {
  const begun = word.toLowerCase().replace(/ä|ae|a\u0308/, 'a');
  if (begun.length < 3) return;
  const index = MONTHS.findIndex((names) => names.some((name) => name.startsWith(begun)));
  return index < 0 ? undefined : index + 1;
}

const two = (n: number | string): string => String(n).padStart(2, '0');

/** An ISO day from its parts, or the problem with them. */
function dayOf(year: string, month: number, day: number): string | Problem {
  const iso = `${year.length === 2 ? `20${year}` : year}-${two(month)}-${two(day)}`;
  if (period(iso)) return iso;
  return { problem: month > 12 && day <= 12 ? 'date-order' : 'date-impossible' };
}

/** A day: `2027-03-15`, `15.03.2027`, `15. März 2027`. An order of day and month that is not clear is a problem. */
export function parseDay(text: string): string | Problem {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (iso) return dayOf(iso[1] ?? '', Number(iso[2]), Number(iso[3]));
  const german = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d\d)$/.exec(text);
  if (german) return dayOf(german[3] ?? '', Number(german[2]), Number(german[1]));
  const [, day, word, year] = /^(\d{1,2})\.?\s*(\p{L}+)\.?\s*(\d{4})$/u.exec(text) ?? [];
  const month = monthOf(word ?? '');
  if (month) return dayOf(year ?? '', month, Number(day));
  return { problem: /^\d{1,2}[/-]\d{1,2}[/-](\d{4}|\d\d)$/.test(text) ? 'date-order' : 'date-invalid' };
}

/** A date of any precision: a year, half-year, quarter, month or day. */
export function parsePartialDate(text: string): string | Problem {
  if (/^\d{4}(-H[12]|-Q[1-4])?$/.test(text) && period(text)) return text;
  const [, y = '', m = ''] = /^(\d{4})-(\d\d)$/.exec(text) ?? [];
  const [, m2 = '', y2 = ''] = /^(\d{1,2})[./](\d{4})$/.exec(text) ?? [];
  if (y || y2) {
    const month = `${y || y2}-${two(m || m2)}`;
    return period(month) ? month : { problem: 'partial-date-invalid' };
  }
  const [, h, h2, hy] = /^(?:([12])\.?\s*(?:Halbjahr|Hj\.?)|H([12]))[\s/]*(\d{4})$/i.exec(text) ?? [];
  if (hy) return `${hy}-H${h ?? h2 ?? ''}`;
  const [, q, q2, qy] = /^(?:([1-4])\.?\s*Quartal|Q([1-4]))[\s/]*(\d{4})$/i.exec(text) ?? [];
  if (qy) return `${qy}-Q${q ?? q2 ?? ''}`;
  const [, word, wy] = /^(\p{L}+)\.?\s+(\d{4})$/u.exec(text) ?? [];
  const month = monthOf(word ?? '');
  if (month && wy) return `${wy}-${two(month)}`;
  const day = parseDay(text);
  return isProblem(day) && day.problem === 'date-invalid' ? { problem: 'partial-date-invalid' } : day;
}

/** The instant at which a clock on the wall at home shows this, in RFC 3339. */
function atHome(day: string, time: string): string {
  const wall = Date.parse(`${day}T${time}Z`);
  let offset = 60;
  // The offset depends on the instant, and the instant on the offset: the second round settles it.
  for (let round = 0; round < 2; round++) {
    const guess = wall - offset * 60_000;
    const shown = wallClock(new Date(guess), HOME_ZONE);
    // The clock shows no seconds.
    offset = Math.ceil((Date.parse(`${shown.day}T${shown.time}Z`) - guess) / 60_000);
  }
  return `${day}T${time}+${two(Math.floor(offset / 60))}:${two(offset % 60)}`;
}

const instant =
  (timeOfDay: string) =>
  (text: string): string | Problem => {
    const full = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.exec(text);
    if (full) return period(full[1] ?? '') && !Number.isNaN(Date.parse(text)) ? text : { problem: 'date-impossible' };
    const [, date = text, hour, minute] =
      /^(.*?\d)(?:T|,?\s+)(\d{1,2})[:.](\d\d)(?::\d\d)?(?:\s*Uhr)?$/.exec(text) ?? [];
    const day = parseDay(date);
    if (isProblem(day)) return day;
    if (hour === undefined) return atHome(day, timeOfDay);
    return Number(hour) < 24 && Number(minute) < 60
      ? atHome(day, `${two(hour)}:${minute ?? ''}:00`)
      : { problem: 'date-invalid' };
  };

/** A moment: a day with or without a time by the clock at home, or RFC 3339. A day alone means its beginning. */
export const parseStart = instant('00:00:00');

/** The same; a day alone means its last second. */
export const parseEnd = instant('23:59:59');

/** Whether an end is before its start; both in the same format. */
export function reversed(start: string | undefined, end: string | undefined): boolean {
  if (start === undefined || end === undefined) return false;
  return start.includes('T') ? Date.parse(end) < Date.parse(start) : end < start;
}
