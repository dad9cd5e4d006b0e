import type { Service } from '@ozg-widgets/feed';
import { expect } from 'chai';
import { made, TOWN } from '../support/build-source.js';

/** What becomes of one cell; a sentence where it is refused. */
const service = async (column: string, cell: string): Promise<Service | string> => {
  const table = `Schlüssel;ARS;Stand;Betrieb;Reifegrad;${column}\n99107023017000;${TOWN};geplant;Wartung;2;${cell}\n`;
  const { feed, findings } = await made({ 'stand.csv': table });
  return feed.services?.[0] ?? findings.join('\n');
};
describe('dates of a source', () => {
  for (const [cell, expected] of [
    ['2027', '2027'],
    ['2027-H1', '2027-H1'],
    ['1. Halbjahr 2027', '2027-H1'],
    ['2027-Q3', '2027-Q3'],
    ['3. Quartal 2027', '2027-Q3'],
    ['Q3/2027', '2027-Q3'],
    ['März 2027', '2027-03'],
    ['Dez. 2027', '2027-12'],
    ['Mrz 2027', '2027-03'],
    ['Maerz 2027', '2027-03'],
    ['Sept. 2027', '2027-09'],
    ['OKTOBER 2027', '2027-10'],
    ['Jänner 2027', '2027-01'],
    ['December 2027', '2027-12'],
    ['May 2027', '2027-05'],
    ['15 Oct 2027', '2027-10-15'],
    ['03.2027', '2027-03'],
    ['2027-03', '2027-03'],
    ['15.03.2027', '2027-03-15'],
    ['5.3.27', '2027-03-05'],
    ['15. März 2027', '2027-03-15'],
    ['2027-03-15', '2027-03-15'],
  ] as const) {
    it(`reads "${cell}" as ${expected}`, async () => {
      expect(await service('Erwartet', cell)).to.have.nested.property('rollout.expected', expected);
    });
  }

  for (const [cell, sentence] of [
    ['03/15/2027', /nicht eindeutig/],
    ['3/4/27', /nicht eindeutig/],
    ['2027-15-03', /nicht eindeutig/],
    ['03.15.2027', /nicht eindeutig/],
    ['31.04.2027', /gibt es nicht/],
    ['2027-13', /keine Zeitangabe/],
    ['9999', /keine Zeitangabe/],
    ['Frühjahr 2027', /keine Zeitangabe/],
    ['bald', /keine Zeitangabe/],
    ['Novelle 2027', /keine Zeitangabe/],
    ['Maiandacht 2027', /keine Zeitangabe/],
    ['Marzipan 2027', /keine Zeitangabe/],
    ['Ju 2027', /keine Zeitangabe/],
    ['1. Decke 2027', /keine Zeitangabe/],
  ] as const) {
    it(`refuses "${cell}"`, async () => {
      expect(await service('Erwartet', cell)).to.match(sentence);
    });
  }

  for (const [from, until, begins, ends] of [
    ['15.01.2027', '16.01.2027', '2027-01-15T00:00:00+01:00', '2027-01-16T23:59:59+01:00'],
    ['15.07.2027 8:30', '15.07.2027, 17:00 Uhr', '2027-07-15T08:30:00+02:00', '2027-07-15T17:00:00+02:00'],
    ['28.03.2027', '28.03.2027', '2027-03-28T00:00:00+01:00', '2027-03-28T23:59:59+02:00'],
    ['2027-01-15T08:30', '2027-01-15T09:30:00Z', '2027-01-15T08:30:00+01:00', '2027-01-15T09:30:00Z'],
  ] as const) {
    it(`means by ${from} to ${until} the clock in Berlin, and the whole last day`, async () => {
      const { operation } = (await service('Betrieb von;Betrieb bis', `${from};${until}`)) as Service;
      expect([operation?.from, operation?.until]).to.deep.equal([begins, ends]);
    });
  }

  it('refuses an end before its beginning', async () => {
    expect(await service('Betrieb von;Betrieb bis', '16.01.2027;15.01.2027')).to.match(/liegt vor dem Anfang/);
  });
});

describe('cells of the table of statuses', () => {
  for (const [column, cell, path, expected] of [
    ['EfA-Land', 'Hessen', 'efa.lead', '06'],
    ['EfA-Land', '06', 'efa.lead', '06'],
    ['Reifegradmodell', 'ozg-2.0', 'maturity.model', 'ozg-2.0'],
    [
      'Plattform;Plattform-Adresse',
      'Portal;https://portal.example.org/',
      'platform.url',
      'https://portal.example.org/',
    ],
    ['Ersatz-Kontakt', 'amt', 'alternative.contact', 'amt'],
    ['Nachweis', 'https://example.org/beschluss', 'evidence.url', 'https://example.org/beschluss'],
    ['Betrieb Hinweis', 'bis mittags', 'operation.note', 'bis mittags'],
    ['Nachfolger', '99 115 005 104 000', 'rollout.successor', '99115005104000'],
    ['Adresse', 'https://münchen.example.org/a?b=c#d', 'url', 'https://münchen.example.org/a?b=c#d'],
  ] as const) {
    it(`carry ${column} into ${path}`, async () => {
      expect(await service(column, cell)).to.have.nested.property(path, expected);
    });
  }

  for (const [column, cell, sentence] of [
    ['EfA-Land', '6', /führende Null.*„06“/],
    ['EfA-Land', 'Hessn', /kein Land/],
    ['Reifegradmodell', 'eigenes', /kein Reifegradmodell/],
    ['Plattform-Adresse', 'https://portal.example.org/', /gehört der Name/],
    ['Ersatz-Kontakt', 'ampt', /gemeint ist wohl „amt“/],
    ['Adresse', 'www.example.org', /mit https/],
    ['Adresse', 'https://exa mple.org/', /keine Internet-Adresse/],
    ['Nachweis', 'http://example.org', /nicht verschlüsselt/],
  ] as const) {
    it(`are refused where ${column} is "${cell}"`, async () => {
      expect(await service(column, cell)).to.match(sentence);
    });
  }

  it('hold a maturity to the scale of its model', async () => {
    const table = `Schlüssel;ARS;Reifegrad;Reifegradmodell\n99107023017000;${TOWN};5;ozg-1.1\n99115005104000;${TOWN};5;ozg-2.0\n`;
    const { findings } = await made({ 'stand.csv': table });
    expect(findings).to.have.length(1);
    expect(findings[0]).to.match(/Zeile 2, Spalte „Reifegrad“.*0 bis 4/);
  });

  it('need a state for what only means something with one, and something to say at all', async () => {
    const table = `Schlüssel;ARS;Stand;Seit;Adresse\n99107023017000;${TOWN};;2025;\n99115005104000;${TOWN};;;\n`;
    const { findings } = await made({ 'stand.csv': table });
    expect(findings[0]).to.match(/Zeile 2, Spalte „Seit“.*Spalte „Stand“/);
    expect(findings[1]).to.match(/Zeile 3.*sagt nichts/);
  });

  it('name only contacts that the area has', async () => {
    const table = `Schlüssel;ARS;Stand;Ersatz-Kontakt\n99107023017000;060000000000;geplant;amt\n`;
    const { findings } = await made({ 'stand.csv': table });
    expect(findings.join()).to.match(/gehört zu Kirchhain und ist für Hessen nicht zuständig/);
  });

  it('carry other languages beside the German', async () => {
    const found = (await service('Grund;Grund leicht;Grund en', 'Umstellung;Wir stellen um.;Migration')) as Service;
    expect(found.rollout?.reason).to.deep.equal([
      { lang: 'de', text: 'Umstellung' },
      { lang: 'de-simple', text: 'Wir stellen um.' },
      { lang: 'en', text: 'Migration' },
    ]);
  });
});
