/**
 * German and English names of the format's words. A separate entry (`@ozg-widgets/feed/terms`): pages have them in their
 * locales, one language at a time.
 */
import type { AvailabilityState } from './model/availability.js';
import type { channel, level, topic } from './schema/vocabulary.js';

/** A name in both languages. */
export interface Term {
  readonly de: string;
  readonly en: string;
}

/** Names of availability states, as on a badge. */
export const stateNames: Readonly<Record<AvailabilityState, Term>> = {
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

/** Names of the subject areas (Themenfelder), as people look for them. */
export const topicNames: Readonly<Record<(typeof topic)[number], Term>> = {
  arbeit_ruhestand: { de: 'Arbeit und Ruhestand', en: 'Work and retirement' },
  bauen_wohnen: { de: 'Bauen und Wohnen', en: 'Building and housing' },
  bildung: { de: 'Bildung', en: 'Education' },
  ein_auswanderung: { de: 'Ein- und Auswanderung', en: 'Immigration and emigration' },
  engagement_hobby: { de: 'Engagement und Hobby', en: 'Volunteering and hobbies' },
  familie_kind: { de: 'Familie und Kind', en: 'Family and children' },
  forschung_foerderung: { de: 'Forschung und Förderung', en: 'Research and funding' },
  gesundheit: { de: 'Gesundheit', en: 'Health' },
  mobilitaet_reisen: { de: 'Mobilität und Reisen', en: 'Transport and travel' },
  querschnittsleistungen: { de: 'Übergreifende Leistungen', en: 'General services' },
  recht_ordnung: { de: 'Recht und Ordnung', en: 'Law and public order' },
  steuern_zoll: { de: 'Steuern und Zoll', en: 'Taxes and customs' },
  umwelt: { de: 'Umwelt', en: 'Environment' },
  unternehmensfuehrung_entwicklung: {
    de: 'Unternehmen führen und entwickeln',
    en: 'Running and developing a business',
  },
};

/** Names of the ways to reach a contact. */
export const channelNames: Readonly<Record<(typeof channel)[number], Term>> = {
  email: { de: 'E-Mail', en: 'Email' },
  phone: { de: 'Telefon', en: 'Phone' },
  mobile: { de: 'Mobil', en: 'Mobile' },
  fax: { de: 'Fax', en: 'Fax' },
  messenger: { de: 'Messenger', en: 'Messenger' },
  'de-mail': { de: 'De-Mail', en: 'De-Mail' },
  web: { de: 'Internet', en: 'Web' },
  other: { de: 'Kontakt', en: 'Contact' },
};

/** Names of the levels of administration. */
export const levelNames: Readonly<Record<(typeof level)[number], Term>> = {
  gemeinde: { de: 'Gemeinde', en: 'municipality' },
  verband: { de: 'Verband', en: 'association of municipalities' },
  kreis: { de: 'Kreis', en: 'district' },
  bezirk: { de: 'Bezirk', en: 'administrative region' },
  land: { de: 'Land', en: 'federal state' },
  bund: { de: 'Bund', en: 'whole country' },
};

/** What is the case in a state of the roll-out, as a part of a sentence: "now online". */
export const statePhrases: Readonly<Partial<Record<string, Term>>> = {
  available: { de: 'online', en: 'online' },
  'rolling-out': { de: 'teilweise online', en: 'partly online' },
  pilot: { de: 'im Pilotbetrieb', en: 'in a pilot' },
  'in-progress': { de: 'in Umsetzung', en: 'in progress' },
  planned: { de: 'geplant', en: 'planned' },
  'not-planned': { de: 'nicht geplant', en: 'not planned' },
  discontinued: { de: 'eingestellt', en: 'discontinued' },
  unknown: { de: 'ohne Angabe', en: 'without a statement' },
};
