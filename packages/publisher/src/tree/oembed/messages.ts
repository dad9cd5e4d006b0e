/** Messages about embed pages and their oEmbed answers, in German and English. */
export const oembedMessages = {
  'embed-folder': [
    '„{found}“ ist nicht die Adresse eines Ordners. Bitte ohne Anmeldung und ohne ? oder # angeben.',
    '"{found}" is not the address of a folder. Please give it without a login and without ? or #.',
  ],
  'embed-half': [
    'Seiten zum Einbetten brauchen zwei Angaben; es fehlt „{missing}“. Bitte ergänzen, oder beide Zeilen weglassen.',
    'Embed pages need two facts; "{missing}" is missing. Please add it, or leave both rows out.',
  ],
  'embed-many': [
    'Das wären {pages} Seiten zum Einbetten; mehr als {most} schreibt ein Lauf nicht. Bitte je Land oder je Kreis bauen, oder die Zeilen „{feeds}“ und „{widgets}“ weglassen: Dann entstehen die Feeds ohne diese Seiten.',
    'That would be {pages} embed pages; one build writes no more than {most}. Please build each Land, or each Kreis, by itself, or leave out the rows "{feeds}" and "{widgets}": then the feeds are built without these pages.',
  ],
} as const;
