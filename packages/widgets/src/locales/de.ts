/** German, the first language: it types every other. Short, friendly, exact; nothing technical. */
import type { AvailabilityState } from '@ozg-widgets/feed';

/** What each state is called on a badge. */
const states: Record<AvailabilityState, string> = {
  available: 'Online verfügbar',
  degraded: 'Online mit Einschränkungen',
  outage: 'Derzeit gestört',
  maintenance: 'Wartungsarbeiten',
  closed: 'Derzeit geschlossen',
  pilot: 'Online im Probebetrieb',
  'rolling-out': 'Wird gerade eingeführt',
  'in-progress': 'Online in Vorbereitung',
  planned: 'Online geplant',
  'not-planned': 'Nicht online',
  discontinued: 'Online eingestellt',
  unknown: 'Keine Angabe',
};

/** What kinds of channel are called. */
const channels: Record<string, string> = {
  email: 'E-Mail',
  phone: 'Telefon',
  mobile: 'Mobil',
  fax: 'Fax',
  messenger: 'Messenger',
  'de-mail': 'De-Mail',
  web: 'Internet',
  other: 'Kontakt',
};

export const messages = {
  lang: 'de',
  states,
  channels,
  /** How `Intl` writes the half-years and quarters that it has no words for. */
  half: (half: number, year: string): string => `${half}. Halbjahr ${year}`,
  quarter: (quarter: number, year: string): string => `${quarter}. Quartal ${year}`,
  expected: (when: string): string => `voraussichtlich ${when}`,
  overdue: (when: string): string => `angekündigt war: ${when}`,
  since: (when: string): string => `seit ${when}`,
  until: (when: string): string => `bis ${when}`,
  announced: (when: string): string => `Unterbrechung ab ${when}`,
  stale: (when: string): string => `Stand ${when}, seitdem keine neuen Daten`,
  preview: '(Vorschau)',
  service: 'Zum Online-Dienst',
  instead: 'Stattdessen',
  otherWay: 'So geht es auch',
  validIn: (area: string): string => `gilt für ${area}`,
  openUntil: (time: string): string => `geöffnet bis ${time} Uhr`,
  openAlways: 'rund um die Uhr geöffnet',
  opens: (day: string, time: string): string => `geschlossen, öffnet ${day} um ${time} Uhr`,
  closed: 'geschlossen',
  today: 'heute',
  tomorrow: 'morgen',
  on: (day: string): string => `am ${day}`,
  hours: 'Öffnungszeiten',
  daysOff: 'Besondere Tage',
  range: (from: string, to: string): string => `${from} bis ${to}`,
  clock: (spans: string): string => `${spans} Uhr`,
  accessibility: 'Barrierefreiheit',
  languages: 'Sprachen',
  answers: 'Antwortzeit',
  within: (time: string): string => `meist höchstens ${time}`,
  save: 'Kontakt speichern (vCard)',
};

/** Every text of the widgets, in one language. */
export type Messages = typeof messages;
