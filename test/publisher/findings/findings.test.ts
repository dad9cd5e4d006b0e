import { build, describeFinding } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import { sound, withSource } from '../support/source.js';
import type { Tables } from '../support/source.js';

const now = new Date('2026-11-24T10:00:00Z');

/** What a build says, each finding on a line: in German unless told. */
const findings = (tables: Tables, lang: 'de' | 'en' = 'de'): Promise<string[]> =>
  withSource({ ...sound, ...tables }, async (source, out) =>
    (await build({ source, out, now, compress: false })).findings.map((f) => describeFinding(f, lang)),
  );

/** A sound table with one thing written differently. */
const changed = (table: string, from: string, to: string): Tables => {
  const text = String(sound[table]);
  if (!text.includes(from)) throw new Error(`${table} does not contain ${from}`);
  return { [table]: text.replace(from, to) };
};

describe('findings of a source', () => {
  it('are none where nothing is wrong', async () => {
    expect(await findings({})).to.deep.equal([]);
  });

  const cases: [what: string, tables: Tables, place: RegExp, sentence: RegExp][] = [
    [
      'an ARS without its leading zero',
      changed('stand.csv', ';060000000000', ';60000000000'),
      /^Fehler: stand.csv, Zeile 2, Spalte „ARS“/,
      /Null.*Text/,
    ],
    [
      'an AGS without its leading zero',
      changed('gebiete.csv', '06534011', '6534011'),
      /gebiete.csv, Zeile 2, Spalte „AGS“/,
      /Null.*Text/,
    ],
    [
      'a postcode without its leading zero',
      changed('kontakte.csv', '35274', '3527'),
      /kontakte.csv, Zeile 2, Spalte „PLZ“/,
      /Null|Ziffern/,
    ],
    [
      'a key that a spreadsheet made a number',
      changed('stand.csv', '99107023017000', '9,9107E+13'),
      /stand.csv, Zeile 2, Spalte „Schlüssel“/,
      /verloren|Zahl/,
    ],
    [
      'the same with a point',
      changed('stand.csv', '99107023017000', '9.9107E+13'),
      /stand.csv, Zeile 2, Spalte „Schlüssel“/,
      /verloren|Zahl/,
    ],
    [
      'an unknown ARS',
      changed('stand.csv', ';060000000000', ';070000000000'),
      /stand.csv, Zeile 2, Spalte „ARS“/,
      /070000000000/,
    ],
    [
      'a service that is not in the catalogue',
      changed('stand.csv', '99107023017000', '99107023017001'),
      /stand.csv, Zeile 2/,
      /99107023017001/,
    ],
    [
      'two rows for the same',
      { 'stand.csv': `${String(sound['stand.csv'])}99107023017000;060000000000;geplant;;\n` },
      /stand.csv, Zeile 4/,
      /Zeile 2/,
    ],
    [
      'a phone number that is none',
      changed('kontakte.csv', '+49 69 90009-110', '12'),
      /kontakte.csv, Zeile 2, Spalte „Telefon“/,
      /Telefonnummer/,
    ],
    [
      'an email that is none',
      changed('kontakte.csv', 'amt@example.org', 'amt(at)example.org'),
      /kontakte.csv, Zeile 2, Spalte „E-Mail“/,
      /E-Mail/,
    ],
    [
      'a person without consent',
      changed('kontakte.csv', ';Bürgeramt;;', ';Erika Beispiel;ja;'),
      /kontakte.csv, Zeile 2/,
      /Einwilligung/,
    ],
    [
      'a person that is not marked as one',
      changed('kontakte.csv', ';Bürgeramt;', ';Frau Beispiel;'),
      /kontakte.csv, Zeile 2, Spalte „Name“/,
      /Person/,
    ],
    [
      'a contact that nobody uses',
      changed('kontakte.csv', 'Kirchhain;\n', 'Kirchhain;99000000000000\n'),
      /kontakte.csv, Zeile 2/,
      /./,
    ],
    [
      'a date in American order',
      changed('stand.csv', '2031-Q3', '03/15/2031'),
      /stand.csv, Zeile 3, Spalte „Erwartet“/,
      /03\/15\/2031/,
    ],
    [
      'a day that does not exist',
      changed('stand.csv', '2031-Q3', '30.02.2031'),
      /stand.csv, Zeile 3, Spalte „Erwartet“/,
      /30.02.2031/,
    ],
    [
      'an http link',
      changed('stand.csv', 'https://wohngeld', 'http://wohngeld'),
      /stand.csv, Zeile 2, Spalte „Adresse“/,
      /https/,
    ],
    [
      'a word that is in no list',
      changed('stand.csv', ';geplant;', ';gepant;'),
      /stand.csv, Zeile 3, Spalte „Stand“/,
      /„?geplant/,
    ],
    ['a column that does not exist', changed('stand.csv', 'Erwartet', 'Erwartett'), /stand.csv/, /Erwartet/],
    [
      'a table that is missing its obligatory column',
      changed('gebiete.csv', 'ARS;AGS;Ebene;Name', 'ARS;AGS;Ebene;Bezeichner'),
      /gebiete.csv/,
      /Name/,
    ],
    [
      'available without an address',
      changed('stand.csv', 'https://wohngeld.example.org/', ''),
      /^Hinweis: stand.csv, Zeile 2/,
      /Adresse/,
    ],
    [
      'a publisher without a mailbox',
      { 'herausgeber.csv': 'Feld;Wert\nName;Musterstadt\n' },
      /herausgeber.csv/,
      /E-Mail/,
    ],
    [
      'hours that overlap',
      { 'oeffnungszeiten.csv': 'Kontakt;Mo\namt;08:00-12:00, 11:00-14:00\n' },
      /oeffnungszeiten.csv, Zeile 2, Spalte „Mo“/,
      /überschneide/,
    ],
    [
      'hours that cannot be read',
      { 'oeffnungszeiten.csv': 'Kontakt;Mo\namt;vormittags\n' },
      /oeffnungszeiten.csv, Zeile 2, Spalte „Mo“/,
      /vormittags/,
    ],
    [
      'an unknown time zone',
      { 'oeffnungszeiten.csv': 'Kontakt;Mo;Zeitzone\namt;8-12;Europa/Berlin\n' },
      /oeffnungszeiten.csv, Zeile 2, Spalte „Zeitzone“/,
      /Europe\/Berlin/,
    ],
    [
      'hours of a contact that does not exist',
      { 'oeffnungszeiten.csv': 'Kontakt;Mo\nampt;8-12\n' },
      /oeffnungszeiten.csv, Zeile 2/,
      /amt/,
    ],
  ];
  for (const [what, tables, place, sentence] of cases) {
    it(`name ${what}, its place, and what to do, in German and English`, async () => {
      const german = await findings(tables);
      expect(german.join('\n')).to.match(place);
      expect(german.filter((line) => place.test(line) && sentence.test(line))).not.to.deep.equal([]);
      const english = await findings(tables, 'en');
      expect(english).to.have.length(german.length);
      for (const [i, line] of english.entries()) expect(line).not.to.equal(german[i]);
    });
  }

  it('are all told at once, in the order of the tables', async () => {
    const lines = await findings({
      ...changed('stand.csv', '2031-Q3', 'bald'),
      ...changed('gebiete.csv', '06534011', '6534011'),
      ...changed('kontakte.csv', 'amt@example.org', 'amt'),
    });
    const tables = lines.map((line) => /(\w+)\.csv/.exec(line)?.[1]);
    expect(new Set(tables)).to.deep.equal(new Set(['gebiete', 'stand', 'kontakte']));
    expect(tables.indexOf('gebiete')).to.equal(0);
  });
});
