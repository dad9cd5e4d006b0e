/** What kinds of notice are called; `other` is one that a later version of the format has. */
const kinds: Record<string, string> = {
  news: 'Neues',
  change: 'Änderung',
  disruption: 'Störung',
  event: 'Veranstaltung',
  other: 'Hinweis',
};

/** German texts of <ozg-notices>. */
export const de = {
  kinds,
  /** The name of the list. */
  notices: 'Meldungen',
  empty: 'Derzeit keine Meldungen.',
  running: 'läuft gerade',
  from: (when: string): string => `ab ${when}`,
  /** In front of the names of services; without names, how many (more than five). */
  concerns: 'Betrifft',
  concernsMany: (count: number): string => `Betrifft ${count} Leistungen`,
  more: 'Mehr dazu',
  register: 'Zur Anmeldung',
  keep: 'Termin merken',
};
