/** German texts of <ozg-rollout-timeline>. */
export const de = {
  /** The name of the whole. */
  timeline: 'Was wann online kommt',
  undated: 'Noch ohne Termin',
  empty: 'Derzeit sind keine Termine angekündigt.',
  asTable: 'Als Tabelle anzeigen',
  asTimeline: 'Als Zeitachse anzeigen',
  /** Columns of the table. */
  service: 'Leistung',
  date: 'Termin',
  state: 'Verfügbarkeit',
  keep: 'Termin merken',
  keepAll: 'Alle Termine merken',
  /** What a calendar says, and when that was known. */
  entry: (service: string): string => `Voraussichtlich online: ${service}`,
  announced: (when: string, asOf: string): string => `Angekündigt für ${when}. Stand: ${asOf}.`,
  vague: 'Der genaue Tag steht noch nicht fest.',
};
