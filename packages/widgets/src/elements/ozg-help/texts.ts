/** German texts of <ozg-help>. */
export const de = {
  search: 'Hilfe durchsuchen',
  /** How many of all entries fit what was typed. */
  found: (count: number, all: number): string => `Treffer: ${count} von ${all}`,
  nothing: 'Dazu steht hier noch nichts.',
  faq: 'Fragen und Antworten',
  guide: 'Anleitungen',
  material: 'Material',
  other: 'Weitere Hilfe',
  more: 'Mehr dazu',
  link: 'Link zu diesem Eintrag',
  missing: 'Ihre Frage ist nicht dabei?',
  ask: 'Hier hilft man Ihnen gern weiter:',
};
