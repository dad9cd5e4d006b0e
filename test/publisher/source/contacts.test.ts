import type { Contact, Notice } from '@ozg-widgets/feed';
import { expect } from 'chai';
import { made, TOWN } from '../support/build-source.js';
import type { Tables } from '../support/source.js';

/** What becomes of one contact; a sentence where it is refused. */
const contact = async (columns: string, cells: string, more: Tables = {}): Promise<Contact | string> => {
  const table = `Kennung;ARS;Rolle;${columns}\namt;${TOWN};Ansprechpunkt;${cells}\n`;
  const { feed, findings } = await made({ 'kontakte.csv': table, ...more });
  return feed.contacts?.[0] ?? findings.join('\n');
};

describe('cells of the table of contacts', () => {
  for (const [columns, cells, expected] of [
    ['Name;Telefon', 'Amt;069 90009-110', { kind: 'phone', value: '+496990009110', display: '069 90009-110' }],
    ['Name;Telefon', 'Amt;+496990009110', { kind: 'phone', value: '+496990009110' }],
    ['Name;Mobil', 'Amt;0176 040690 12', { kind: 'mobile', value: '+4917604069012', display: '0176 040690 12' }],
    ['Name;Telefon', 'Amt;115', { kind: 'other', value: '115', label: 'Behördennummer' }],
    ['Name;E-Mail', 'Amt;mailto:amt@example.org', { kind: 'email', value: 'amt@example.org' }],
    ['Name;De-Mail', 'Amt;amt@de-mail.example.org', { kind: 'de-mail', value: 'amt@de-mail.example.org' }],
    ['Name;Internet', 'Amt;https://amt.example.org/', { kind: 'web', value: 'https://amt.example.org/' }],
  ] as const) {
    it(`reach ${cells}`, async () => {
      expect(((await contact(columns, cells)) as Contact).channels).to.deep.equal([expected]);
    });
  }

  for (const [cell, expected] of [
    ['2 Tage', 'P2D'],
    ['4 Stunden', 'PT4H'],
    ['1 Woche', 'P1W'],
    ['PT24H', 'PT24H'],
  ] as const) {
    it(`answer within ${cell}`, async () => {
      expect(await contact('Name;E-Mail;Antwort innerhalb', `Amt;a@example.org;${cell}`)).to.have.property(
        'answersWithin',
        expected,
      );
    });
  }

  it('speak languages by name or tag', async () => {
    const found = (await contact(
      'Name;E-Mail;Sprachen',
      'Amt;a@example.org;Deutsch, en, Leichte Sprache, Rumänisch',
    )) as Contact;
    expect(found.languages).to.deep.equal(['de', 'en', 'de-simple', 'ro']);
  });

  it('name a person who agreed', async () => {
    const found = await contact(
      'Name;E-Mail;Person;Einwilligung',
      'Frau Beispiel;a@example.org;ja;schriftlich, 01.10.2026',
    );
    expect(found).to.include({ person: true, consent: 'schriftlich, 01.10.2026' });
  });

  for (const [columns, cells, sentence] of [
    ['Name;Telefon', 'Amt;069 90009-110 oder -112', /mehrere Nummern/],
    ['Name;E-Mail', 'Amt;a@example.org?subject=Frage', /keine E-Mail-Adresse/],
    ['Name;E-Mail', 'Amt;tel:a@example.org', /keine E-Mail-Adresse/],
    ['Name;E-Mail;PLZ', 'Amt;a@example.org;35274', /PLZ und Ort/],
    ['Name;E-Mail;PLZ;Ort', 'Amt;a@example.org;A-1010;Wien', /keine Postleitzahl/],
    ['Name;E-Mail;Sprachen', 'Amt;a@example.org;Klingonesisch', /keine Sprache/],
    ['Name;E-Mail;Antwort innerhalb', 'Amt;a@example.org;bald', /keine Dauer/],
    ['Name;E-Mail', 'Dr. Beispiel;a@example.org', /offenbar eine Person/],
  ] as const) {
    it(`are refused as ${cells}`, async () => {
      expect(await contact(columns, cells)).to.match(sentence);
    });
  }

  it('are warned of where nobody can be reached', async () => {
    const { findings } = await made({ 'kontakte.csv': `Kennung;ARS;Rolle;Name\namt;${TOWN};Presse;Amt\n` });
    expect(findings).to.have.length(1);
    expect(findings[0]).to.match(/^Hinweis: kontakte.csv, Zeile 2: .*Erreichbarkeit/);
  });
});

describe('opening hours of a source', () => {
  const monday = async (cell: string): Promise<readonly string[] | string | undefined> => {
    const found = await contact('Name;E-Mail', 'Amt;a@example.org', {
      'oeffnungszeiten.csv': `Kontakt;Mo\namt;${cell}\n`,
    });
    return typeof found === 'string' ? found : found.hours?.weekly.mo;
  };
  for (const [cell, expected] of [
    ['08:00-12:00, 14:00-18:00', ['08:00-12:00', '14:00-18:00']],
    ['14-16 Uhr und 8-12 Uhr', ['08:00-12:00', '14:00-16:00']],
    ['8.00 – 12.30 Uhr', ['08:00-12:30']],
    ['8 bis 12 Uhr', ['08:00-12:00']],
    ['08:00-12:00, 12:00-16:00', ['08:00-12:00', '12:00-16:00']],
    ['00:00-24:00', ['00:00-24:00']],
    ['22:00-06:00', ['22:00-06:00']],
    ['geschlossen', undefined],
    ['', undefined],
  ] as const) {
    it(`read "${cell}" as ${expected?.join(', ') ?? 'closed'}`, async () => {
      expect(await monday(cell)).to.deep.equal(expected);
    });
  }
  for (const [cell, sentence] of [
    ['08. Dez', /ein Datum gemacht/],
    ['2026-12-08', /ein Datum gemacht/],
    ['nach Vereinbarung', /gehört in „Hinweis“/],
    ['12:00-08:00', /endet, bevor/],
    ['8-12, 11-14', /überschneidet/],
    ['25:00-26:00', /nicht als Öffnungszeit lesbar/],
    ['08:75-12:00', /nicht als Öffnungszeit lesbar/],
  ] as const) {
    it(`refuse "${cell}"`, async () => {
      expect(await monday(cell)).to.match(sentence);
    });
  }

  it('know the days that differ', async () => {
    const { hours } = (await contact('Name;E-Mail', 'Amt;a@example.org', {
      'ausnahmen.csv':
        'Kontakt;Datum;Bis;Zeiten;Hinweis\namt;24.12.2026;01.01.2027;;Ferien\namt;02.01.2027;;8-10 Uhr;\n',
    })) as Contact;
    expect(hours).to.deep.equal({
      zone: 'Europe/Berlin',
      weekly: {},
      exceptions: [
        { date: '2026-12-24', until: '2027-01-01', note: 'Ferien' },
        { date: '2027-01-02', hours: ['08:00-10:00'] },
      ],
    });
  });
});

describe('notices of a source', () => {
  it('come with their moments and their services', async () => {
    const { feed, findings } = await made({
      'meldungen.csv': `Kennung;ARS;Art;Titel;Veröffentlicht;Endet;Beginn;Ende;Anmeldung;Leistungen\ninfo;${TOWN};Veranstaltung;Infoabend;01.12.2026;31.12.2026;10.12.2026 18:00;10.12.2026 20:00;https://example.org/anmelden;99 107 023 017 000\n`,
    });
    expect(findings).to.deep.equal([]);
    expect(feed.notices).to.deep.equal([
      {
        id: 'info',
        kind: 'event',
        title: 'Infoabend',
        published: '2026-12-01T00:00:00+01:00',
        expires: '2026-12-31T23:59:59+01:00',
        starts: '2026-12-10T18:00:00+01:00',
        ends: '2026-12-10T20:00:00+01:00',
        register: 'https://example.org/anmelden',
        services: ['99107023017000'],
      } satisfies Notice,
    ]);
  });

  it('are refused where they end before they begin, or carry an id twice', async () => {
    const row = `info;${TOWN};Termin;Infoabend;01.12.2026;30.11.2026\n`;
    const { findings } = await made({ 'meldungen.csv': `Kennung;ARS;Art;Titel;Veröffentlicht;Endet\n${row}${row}` });
    expect(findings[0]).to.match(/Zeile 2, Spalte „Endet“.*liegt vor dem Anfang/);
    expect(findings.join('\n')).to.match(/Zeile 3, Spalte „Kennung“.*steht schon in Zeile 2/);
  });
});
