/** Labels of rendered states, and dates in the phrases that contain them. */
import { period, today } from '@ozg-widgets/feed';
import type { Availability } from '@ozg-widgets/feed';
import { localize, dateIn, forDate, instantIn } from './wording.js';
import type { Localized } from './wording.js';
import type { Lang } from '../findings/finding.js';

/** Labels; names of states, topics and channels are in `@ozg-widgets/feed/terms`. */
export const WORDS = {
  service: { de: 'Zum Online-Dienst', en: 'Go to the online service' },
  instead: { de: 'Stattdessen', en: 'Instead' },
  otherWay: { de: 'So geht es auch', en: 'Another way to do it' },
  ask: { de: 'Fragen beantwortet', en: 'Who to ask' },
  address: { de: 'Anschrift', en: 'Address' },
  hours: { de: 'Öffnungszeiten', en: 'Opening hours' },
  exceptions: { de: 'Besondere Tage', en: 'Special days' },
  asOf: { de: 'Stand', en: 'As of' },
  successor: { de: 'Ersetzt durch', en: 'Replaced by' },
  otherServices: { de: 'Weitere Leistungen', en: 'Other services' },
  title: { de: 'Was geht online?', en: 'What can be done online?' },
  empty: { de: 'Dieser Feed nennt keine Leistungen.', en: 'This feed lists no services.' },
  publisher: { de: 'Herausgeber', en: 'Publisher' },
} as const satisfies Record<string, Localized>;

/** Whether an instant is on a day that the format can express: no year beyond 9999. */
export const isDatable = (instant: string): boolean =>
  !Number.isNaN(Date.parse(instant)) && period(today(new Date(instant))) !== undefined;

/** An instant in German time; unchanged where it is not datable. */
export const momentIn = (instant: string, lang: Lang): string =>
  isDatable(instant) ? instantIn(instant, lang) : instant;

/** A partial date behind "voraussichtlich" or "expected": "2027 (3. Quartal)", "im März 2027", "am 15. März 2027". */
function inTime(date: string, lang: Lang): string {
  const precision = period(date)?.precision;
  const [de, en] = precision === 'day' ? ['am ', 'on '] : precision === 'month' ? ['im ', 'in '] : ['', 'in '];
  return localize(lang, de, en) + dateIn(date, lang);
}

/** When a service is expected, with the precision that was stated. An overdue date is only called announced. */
export function expectation({ state, expected, overdue }: Availability, lang: Lang): string | undefined {
  if (expected === undefined) return;
  if (overdue)
    return localize(lang, `war ${forDate(expected, lang)} angekündigt`, `was announced ${forDate(expected, lang)}`);
  const when = inTime(expected, lang);
  return state === 'rolling-out'
    ? localize(lang, `vollständig voraussichtlich ${when}`, `expected to be complete ${when}`)
    : localize(lang, `voraussichtlich ${when}`, `expected ${when}`);
}

/** Since when and until when, in this order. */
export function duration({ since, until }: Availability, lang: Lang): string[] {
  const day = since !== undefined && period(since)?.precision === 'day';
  return [
    since !== undefined && localize(lang, `seit ${day ? 'dem ' : ''}`, 'since ') + dateIn(since, lang),
    until !== undefined && localize(lang, 'voraussichtlich bis ', 'expected until ') + momentIn(until, lang),
  ].filter((part) => part !== false);
}
