import { terms } from '../../shared/i18n/topics.js';

/** What states have in common: what can be done now, later, not now; nobody has said. */
const groups: Record<string, string> = {
  usable: 'Jetzt online',
  coming: 'Kommt noch',
  offline: 'Zurzeit nicht online',
  unknown: 'Keine Angabe',
};

/** German texts of <ozg-service-list>. */
export const de = {
  ...terms,
  search: 'Leistung suchen',
  topic: 'Thema',
  allTopics: 'Alle Themen',
  otherTopic: 'Weitere Leistungen',
  audience: 'Für wen?',
  everybody: 'Für alle',
  only: 'Nur anzeigen',
  groups,
  /** How many are left of all. */
  count: (found: number, all: number): string => `Leistungen: ${found} von ${all}`,
  /** Only the first ones are shown. */
  more: (count: number): string => `Alle ${count} anzeigen`,
  nothing: 'Dazu ist nichts dabei.',
  advice: 'Versuchen Sie ein anderes oder kürzeres Wort, oder lassen Sie sich alle Leistungen anzeigen.',
  reset: 'Alle Leistungen anzeigen',
};
