/** Dates, areas and hours in words. */
import { HOME_ZONE, hoursOn, period, shortName, wallClock, WEEKDAYS, wording } from '@ozg-widgets/feed';
import type { Hours, Text } from '@ozg-widgets/feed';
import { levelNames } from '@ozg-widgets/feed/terms';
import type { Lang } from '../findings/finding.js';

/** A text in both languages. */
export type Localized = Readonly<Record<Lang, string>>;

/** Creates a text in every language. */
export const localizeAll = (make: (lang: Lang) => string): Localized => ({ de: make('de'), en: make('en') });

/** Returns the text in a language. */
export const localize = (lang: Lang, de: string, en: string): string => (lang === 'de' ? de : en);

/** A text of the feed in a language, on one line. */
export const textIn = (text: Text | undefined, lang: Lang): string =>
  text === undefined ? '' : wording(text, lang).text.replace(/\s+/g, ' ').trim();

/** Words in the quotation marks of a language. */
export const quoted = (text: string, lang: Lang): string => localize(lang, `„${text}“`, `"${text}"`);

const formats = new Map<string, Intl.DateTimeFormat>();

function format(lang: Lang, name: string, options: Intl.DateTimeFormatOptions, day: string): string {
  let made = formats.get(lang + name);
  // British English: the day in front, as in German.
  const locale = lang === 'de' ? 'de' : 'en-GB';
  if (!made) formats.set(lang + name, (made = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })));
  return made.format(new Date(`${day}T00:00Z`));
}

/** An ISO day: "15. März 2027". */
export const dayIn = (day: string, lang: Lang): string => format(lang, 'day', { dateStyle: 'long' }, day);

const ORDINALS = ['first', 'second', 'third', 'fourth'];

/** A partial date, never more exact than it was written: "2027 (3. Quartal)", "März 2027". */
export function dateIn(date: string, lang: Lang): string {
  const found = period(date);
  if (!found) return date;
  const [year, part] = [date.slice(0, 4), Number(date[6])];
  const nth = ORDINALS[part - 1] ?? '';
  switch (found.precision) {
    case 'year':
      return year;
    case 'half':
      return localize(lang, `${year} (${part}. Halbjahr)`, `${year} (${nth} half)`);
    case 'quarter':
      return localize(lang, `${year} (${part}. Quartal)`, `${year} (${nth} quarter)`);
    case 'month':
      return format(lang, 'month', { month: 'long', year: 'numeric' }, found.start);
    case 'day':
      return dayIn(found.start, lang);
  }
}

/** A partial date behind "für": German days need their article. */
export const forDate = (date: string, lang: Lang): string =>
  localize(
    lang,
    `für ${period(date)?.precision === 'day' ? 'den ' : ''}${dateIn(date, 'de')}`,
    `for ${dateIn(date, 'en')}`,
  );

/** An instant in German time: "24. November 2026, 10:00 Uhr"; unchanged where it is invalid. */
export function instantIn(instant: string, lang: Lang): string {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return instant;
  const clock = wallClock(new Date(time), HOME_ZONE);
  // A year outside the calendar of the format: unchanged rather than missing.
  if (!period(clock.day)) return instant;
  return `${dayIn(clock.day, lang)}, ${clock.time}${localize(lang, ' Uhr', '')}`;
}

/** The levels that names do not show by themselves. */
const { verband, kreis, bezirk } = levelNames;
const KINDS: Readonly<Record<string, Localized>> = { verband, kreis, bezirk };

/** An area in a sentence, and one above it to tell it from others of its name. */
export interface NamedArea {
  level: string;
  name: string;
  within?: string;
}

/** An area by its short name, with what tells it from others: "Marburg", "Gießen (Kreis)". */
export function areaName({ level, name, within }: NamedArea, lang: Lang, isUnique: boolean): string {
  const short = shortName(name);
  const kind = KINDS[level]?.[lang];
  // Names that say it themselves: Landkreis Gießen, Main-Kinzig-Kreis, Städteregion Aachen.
  if (kind !== undefined && !/kreis|region|verband|gemeinde|bezirk|^amt /i.test(short)) return `${short} (${kind})`;
  return isUnique || within === undefined ? short : `${short} (${shortName(within)})`;
}

/** "in Marburg", "im Landkreis Gießen", "in ganz Deutschland". */
export function inArea(place: NamedArea, lang: Lang, isUnique: boolean): string {
  const name = areaName(place, lang, isUnique);
  if (place.level === 'bund') return localize(lang, `in ganz ${name}`, 'in all of Germany');
  if (lang === 'en') return `in ${name}`;
  if (
    /^(Land|Hoch|Saale-\S*|\S+-)?kreis\b/i.test(name) ||
    /^(Regionalverband|Regierungsbezirk|Verband|Amt|Saarland)\b|kreis$/i.test(name)
  )
    return `im ${name}`;
  return /^(Städteregion|Region|Verbandsgemeinde|Samtgemeinde|Verwaltungsgemeinschaft)\b/.test(name)
    ? `in der ${name}`
    : `in ${name}`;
}

const DAYS: Readonly<Record<Lang, readonly string[]>> = {
  de: ['Mo', 'Di', 'Mi', 'Do', 'Fr', 'Sa', 'So'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

/** Weekly hours: "Mo 08:00-12:00, 14:00-18:00; Di 08:00-12:00". */
export function weekIn({ weekly }: Hours, lang: Lang): string {
  const days = WEEKDAYS.flatMap((day, i) =>
    weekly[day]?.length ? [`${DAYS[lang][i] ?? ''} ${weekly[day].join(', ')}`] : [],
  );
  return days.join('; ') || localize(lang, 'geschlossen', 'closed');
}

/** Days on which hours differ, of those that the other hours do not have: "24. Dezember 2026: geschlossen". */
export function exceptionsIn(hours: Hours, other: Hours | undefined, lang: Lang): string {
  const known = new Set(other?.exceptions?.map((e) => JSON.stringify(e)));
  const fresh = hours.exceptions?.filter((e) => !known.has(JSON.stringify(e))) ?? [];
  return fresh
    .map(({ date, until, note }) => {
      const spans = hoursOn(hours, date).spans.join(', ') || localize(lang, 'geschlossen', 'closed');
      const end = until === undefined ? '' : localize(lang, ` bis ${dayIn(until, lang)}`, ` to ${dayIn(until, lang)}`);
      return `${dayIn(date, lang)}${end}: ${spans}${note === undefined ? '' : ` (${textIn(note, lang)})`}`;
    })
    .join('; ');
}
