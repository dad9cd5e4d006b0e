/** The terms of rendered states, and dates in sentences. */
import { period, today } from '@ozg-widgets/feed';
import type { Availability, AvailabilityState } from '@ozg-widgets/feed';
import { localize, dateIn, forDate, instantIn } from './wording.js';
import type { Localized } from './wording.js';
import type { Lang } from '../findings/finding.js';

/** What each state is called; the same as on the badge. */
export const STATES: Readonly<Record<AvailabilityState, Localized>> = {
  available: { de: 'Online verfügbar', en: 'Available online' },
  degraded: { de: 'Online mit Einschränkungen', en: 'Online with limitations' },
  outage: { de: 'Derzeit gestört', en: 'Currently disrupted' },
  maintenance: { de: 'Wartungsarbeiten', en: 'Down for maintenance' },
  closed: { de: 'Derzeit geschlossen', en: 'Currently closed' },
  pilot: { de: 'Online im Probebetrieb', en: 'Online on trial' },
  'rolling-out': { de: 'Wird gerade eingeführt', en: 'Being introduced' },
  'in-progress': { de: 'Online in Vorbereitung', en: 'Online in preparation' },
  planned: { de: 'Online geplant', en: 'Planned online' },
  'not-planned': { de: 'Nicht online', en: 'Not online' },
  discontinued: { de: 'Online eingestellt', en: 'No longer online' },
  unknown: { de: 'Keine Angabe', en: 'No information' },
};

/** The Themenfelder, as people look for them. */
export const TOPICS: Readonly<Record<string, Localized>> = {
  arbeit_ruhestand: { de: 'Arbeit und Ruhestand', en: 'Work and retirement' },
  bauen_wohnen: { de: 'Bauen und Wohnen', en: 'Building and housing' },
  bildung: { de: 'Bildung', en: 'Education' },
  ein_auswanderung: { de: 'Ein- und Auswanderung', en: 'Immigration and emigration' },
  engagement_hobby: { de: 'Engagement und Hobby', en: 'Volunteering and leisure' },
  familie_kind: { de: 'Familie und Kind', en: 'Family and children' },
  forschung_foerderung: { de: 'Forschung und Förderung', en: 'Research and funding' },
  gesundheit: { de: 'Gesundheit', en: 'Health' },
  mobilitaet_reisen: { de: 'Mobilität und Reisen', en: 'Mobility and travel' },
  querschnittsleistungen: { de: 'Übergreifende Leistungen', en: 'General services' },
  recht_ordnung: { de: 'Recht und Ordnung', en: 'Law and order' },
  steuern_zoll: { de: 'Steuern und Zoll', en: 'Taxes and customs' },
  umwelt: { de: 'Umwelt', en: 'Environment' },
  unternehmensfuehrung_entwicklung: { de: 'Unternehmen führen und entwickeln', en: 'Running a business' },
};

/** What channels are called. */
export const CHANNELS: Readonly<Record<string, Localized>> = {
  email: { de: 'E-Mail', en: 'Email' },
  phone: { de: 'Telefon', en: 'Phone' },
  mobile: { de: 'Mobil', en: 'Mobile' },
  fax: { de: 'Fax', en: 'Fax' },
  messenger: { de: 'Messenger', en: 'Messenger' },
  'de-mail': { de: 'De-Mail', en: 'De-Mail' },
  web: { de: 'Internet', en: 'Web' },
  other: { de: 'Kontakt', en: 'Contact' },
};

/** All other words, by what they are for. */
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
