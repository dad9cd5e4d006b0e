import { terms } from '../../shared/i18n/topics.js';

/** German texts of <ozg-service-matrix>. */
export const de = {
  topics: terms.topics,
  /** The name of the table. */
  matrix: 'Leistungen im Vergleich',
  service: 'Leistung',
  topic: 'Thema',
  allTopics: 'Alle Themen',
  /** How many are left of all. */
  count: (found: number, all: number): string => `Leistungen: ${found} von ${all}`,
  empty: 'Hier ist noch keine Leistung aufgeführt.',
  level: (level: number, highest: number, model: string): string =>
    `Reifegrad ${level} von ${highest}, Modell ${model}`,
  /** On a scale that is not known here. */
  otherLevel: (level: number, model: string): string => `Reifegrad ${level}, Modell ${model}`,
  platform: (name: string): string => `Plattform: ${name}`,
  /** The area does not list the service. */
  unlisted: 'Nicht aufgeführt',
  /** What is said of an area as long as there is no feed of it, and in its cells. */
  loading: 'wird geladen',
  failed: 'Angaben zurzeit nicht abrufbar',
  noData: 'Keine Daten',
};
