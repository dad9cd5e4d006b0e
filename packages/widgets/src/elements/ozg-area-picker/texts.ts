/** German texts of <ozg-area-picker>. */
export const de = {
  label: 'Für welchen Ort?',
  hint: 'Name, Postleitzahl oder Gemeindeschlüssel (AGS, ARS)',
  /** What the levels above a municipality are called. */
  levels: {
    bund: 'Bund',
    land: 'Land',
    bezirk: 'Regierungsbezirk',
    kreis: 'Kreis',
    verband: 'Gemeindeverband',
  } as Record<string, string | undefined>,
  found: (count: number): string => `Treffer: ${count}`,
  /** More than are shown. */
  foundMore: (count: number): string => `Mehr als ${count} Treffer: bitte genauer eingeben.`,
  more: 'Weitere Treffer: bitte genauer eingeben.',
  nothing: (typed: string): string => `Zu „${typed}“ wurde kein Ort gefunden. Bitte prüfen Sie die Schreibweise.`,
  chosen: (name: string): string => `Ausgewählt: ${name}`,
  /** Behind the name of an area that took over. */
  was: (before: string): string => `früher ${before}`,
  formerly: (before: string, name: string): string => `${before} gehört jetzt zu ${name}.`,
  silent: (name: string): string => `${name} veröffentlicht noch keine Angaben.`,
  /** Offers an area above that has a feed. */
  above: (name: string): string => `Angaben für ${name} zeigen`,
  failed: 'Die Suche geht gerade nicht. Bitte versuchen Sie es gleich noch einmal.',
  again: 'Noch einmal versuchen',
  forget: 'Auswahl vergessen',
};
