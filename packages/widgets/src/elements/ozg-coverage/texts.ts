/** What levels of administration are called, in the table that is saved. */
const levels: Record<string, string> = { bund: 'Bund', land: 'Land', kreis: 'Kreis' };

/** German texts of <ozg-coverage>. */
export const de = {
  online: (reached: string, all: string, share: string, people: string): string =>
    `In ${reached} von ${all} Kommunen (${share}) online, dort wohnen ${people} der Menschen.`,
  /** Where nobody has said how many people live there. */
  onlineAreas: (reached: string, all: string, share: string): string =>
    `In ${reached} von ${all} Kommunen (${share}) online.`,
  /** Where the page counts other states. */
  reached: (state: string, reached: string, all: string, share: string, people: string): string =>
    `${state}: in ${reached} von ${all} Kommunen (${share}), dort wohnen ${people} der Menschen.`,
  reachedAreas: (state: string, reached: string, all: string, share: string): string =>
    `${state}: in ${reached} von ${all} Kommunen (${share}).`,
  nothing: 'Noch keine Angaben.',
  of: (reached: string, all: string, share: string): string => `${reached} von ${all} (${share})`,
  asOf: (day: string): string => `Stand ${day}`,
  map: 'Karte der Länder',
  choose: 'Wählen Sie ein Land, um seine Kreise zu sehen.',
  lands: 'Länder',
  land: 'Land',
  /** The districts of a Land. */
  kreise: 'Kreise und kreisfreie Städte',
  kreis: 'Kreis',
  /** In the row of a Land: shows them. */
  showKreise: 'Kreise anzeigen',
  noKreise: 'Zu den Kreisen gibt es noch keine Angaben.',
  areas: 'Anteil der Kommunen',
  population: 'Anteil der Menschen',
  byAreas: 'Anteil der Kommunen anzeigen',
  byPopulation: 'Anteil der Menschen anzeigen',
  asTable: 'Als Tabelle anzeigen',
  asMap: 'Als Karte anzeigen',
  back: 'Alle Länder anzeigen',
  save: 'Tabelle speichern (CSV)',
  /** Columns of the table that is saved. */
  file: {
    key: 'Regionalschlüssel (ARS)',
    name: 'Gebiet',
    level: 'Ebene',
    areas: 'Kommunen',
    population: 'Einwohner',
    areasIn: (state: string): string => `Kommunen: ${state}`,
    populationIn: (state: string): string => `Einwohner: ${state}`,
    areasShare: 'Anteil der Kommunen in %',
    populationShare: 'Anteil der Einwohner in %',
    asOf: 'Stand',
  },
  levels,
};
