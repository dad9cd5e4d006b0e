import { expect } from 'chai';
import { AACHEN, dashboard, HEAD, KEY, NRW, OTHER } from './dashboard.js';
import { builtFrom, withImport } from './imported.js';

describe('the export of the federal dashboard', () => {
  it('becomes services, areas and statuses, and says nothing of other areas', async () => {
    await withImport('dashboard-csv', dashboard(AACHEN, NRW), async ({ tables, findings, folder }) => {
      expect(tables).to.deep.equal({
        'leistungen.csv': [
          'Schlüssel;Name;OZG-ID',
          `${KEY};Hundehaltung anmelden;10345`,
          `${OTHER};Wohngeld beantragen;`,
        ],
        'gebiete.csv': [
          'ARS;Ebene;Name',
          '050000000000;Land;Nordrhein-Westfalen',
          '053340002002;Gemeinde;Aachen, Stadt',
        ],
        'stand.csv': [
          'Schlüssel;ARS;Stand;Adresse;Stand vom',
          `${KEY};053340002002;online;https://hund.example.org/;2026-11-20`,
          `${OTHER};050000000000;online;https://wohngeld.example.org/;2026-11-20`,
        ],
      });
      expect(findings).to.have.length(1);
      expect(findings[0]).to.match(/Bei 1 Zeilen nennt die Quelle den Link nicht in Ordnung/);
      const feed = (await builtFrom(folder))['053340002002'];
      expect(feed?.services?.map((s) => [s.key, s.rollout?.state, s.rollout?.asOf, s.operation])).to.deep.equal([
        [KEY, 'available', '2026-11-20', undefined],
        [OTHER, 'available', '2026-11-20', undefined],
      ]);
    });
  });

  const [columns = '', ...rows] = dashboard(AACHEN, NRW).split('\n');
  const reversed = [columns, ...rows].map((line) => line.split(';').reverse().join(';')).join('\n');
  const forms: [string, string | Buffer][] = [
    ['commas', dashboard(AACHEN.replace('Aachen, Stadt', '"Aachen, Stadt"'), NRW).replaceAll(';', ',')],
    ['a byte order mark and CRLF', `\uFEFF${dashboard(AACHEN, NRW).replaceAll('\n', '\r\n')}`],
    [
      'line ends of three kinds',
      dashboard(AACHEN, NRW, NRW)
        .replace('\n', '\r\n')
        .replace(/\n(?=[^\n]*$)/, '\r'),
    ],
    ['blank lines above the headings', `\n\r\n${dashboard(AACHEN, NRW)}`],
    [
      'a line that names the separator',
      `sep=,\r\n${dashboard(AACHEN.replace('Aachen, Stadt', '"Aachen, Stadt"'), NRW).replaceAll(';', ',')}`,
    ],
    ['columns in another order', reversed],
    [
      'headings in camel case',
      dashboard(AACHEN, NRW).replace(
        HEAD,
        HEAD.replace(/_(\w)/g, (_, c: string) => c.toUpperCase()),
      ),
    ],
    [
      'columns that nobody knows',
      dashboard(AACHEN, NRW)
        .replace(/$/gm, ';x')
        .replace(/;x\s*$/, ''),
    ],
    ['Windows-1252', Buffer.from(dashboard(AACHEN, NRW), 'latin1')],
    ['a time of day in the date', dashboard(AACHEN, NRW).replaceAll('2026-11-20', '2026-11-20T03:15:00.000+01:00')],
  ];
  for (const [what, content] of forms) {
    it(`says the same with ${what}`, async () => {
      const expected = await withImport('dashboard-csv', dashboard(AACHEN, NRW), ({ tables }) => tables);
      expect(await withImport('dashboard-csv', content, ({ tables }) => tables)).to.deep.equal(expected);
    });
  }

  it('is read where a cell has two million letters and no blank', async () => {
    const row = NRW.replace('landesweit flächendeckend', 'ä'.repeat(2e6));
    const expected = await withImport('dashboard-csv', dashboard(AACHEN, NRW), ({ tables }) => tables);
    expect(await withImport('dashboard-csv', dashboard(AACHEN, row), ({ tables }) => tables)).to.deep.equal(expected);
  });

  it('does not repeat a cell in full that is longer than any sentence', async () => {
    const row = NRW.replace(';ja;', `;${'ja'.repeat(1e6)};`);
    await withImport('dashboard-csv', dashboard(AACHEN, row), ({ findings, errors }) => {
      expect(errors).to.deep.equal([]);
      expect(findings.join('\n'))
        .to.match(/Zeile 3, Spalte „aktiv“: „(ja)+…“ ist weder ja noch nein/)
        .and.to.have.length.below(1000);
    });
  });

  it('is read without the columns that came in 2026', async () => {
    const old = `leika_key,leika_name,ars,ars_name,url,online_status,aktiv\n${KEY},Hund,053340002002,"Aachen\nStadt",https://hund.example.org/,ok,ja\n`;
    await withImport('dashboard-csv', old, ({ tables, findings }) => {
      expect(findings).to.deep.equal([]);
      expect(tables['gebiete.csv']).to.deep.equal(['ARS;Ebene;Name', '053340002002;Gemeinde;"Aachen\nStadt"']);
      expect(tables['stand.csv']).to.deep.equal([
        'Schlüssel;ARS;Stand;Adresse',
        `${KEY};053340002002;online;https://hund.example.org/`,
      ]);
    });
  });

  const rules: [string, string, RegExp][] = [
    [
      'no key',
      AACHEN.replace(KEY, ''),
      /Zeile 3, Spalte „leika_key“: Diese Zelle darf nicht leer sein[^]*1 Zeilen wurden ausgelassen/,
    ],
    [
      'a key that is none',
      AACHEN.replace(KEY, '12345'),
      /Zeile 3, Spalte „leika_key“: „12345“ ist kein LeiKa-Schlüssel/,
    ],
    [
      'a key that a spreadsheet program broke',
      AACHEN.replace(KEY, '9.9041E+13'),
      /Zeile 3, Spalte „leika_key“: .*die Zahl „9.9041E\+13“/,
    ],
    [
      'an ARS that is none',
      AACHEN.replace('053340002002', '99'),
      /Zeile 3, Spalte „ars“: „99“ ist kein Amtlicher Regionalschlüssel/,
    ],
    [
      'an ARS without its zero',
      AACHEN.replace('053340002002', '53340002002'),
      /Zeile 3, Spalte „ars“: .*führende Null/,
    ],
    [
      'a link without https',
      AACHEN.replace('https://hund', 'http://hund'),
      /Zeile 3, Spalte „url“: .*nicht verschlüsselt/,
    ],
    [
      'no link',
      AACHEN.replace('https://hund.example.org/', ''),
      /Zeile 3, Spalte „url“: Diese Zelle darf nicht leer sein/,
    ],
    [
      'no name',
      AACHEN.replace('Hundehaltung anmelden', ''),
      /Zeile 3, Spalte „leika_name“: Die Leistung 99041006017000 hat keinen Namen/,
    ],
    ['no word on whether it is active', AACHEN.replace(';ja;', ';;'), /Zu 1 Zeilen sagt die Quelle nicht/],
    [
      'another word than ja or nein',
      AACHEN.replace(';ja;', ';bald;'),
      /Zeile 3, Spalte „aktiv“: „bald“ ist weder ja noch nein/,
    ],
    [
      'the same service in the same area',
      NRW.replace('wohngeld.', 'zweiter.'),
      /Zeile 3, Spalte „ars“: Zu 99107023017000, 050000000000 gilt schon, was in Zeile 2 steht/,
    ],
    ['a quotation mark that is not closed', `"${AACHEN}`, /Zeile 3: Ein Anführungszeichen/],
  ];
  for (const [what, row, sentence] of rules) {
    it(`tells a row with ${what}, which gives no state, and the rest is taken over`, async () => {
      await withImport('dashboard-csv', dashboard(NRW, row), ({ tables, findings, errors }) => {
        expect(errors).to.deep.equal([]);
        expect(findings.join('\n')).to.match(sentence);
        expect(tables['stand.csv']?.slice(1)).to.deep.equal([
          `${OTHER};050000000000;online;https://wohngeld.example.org/;2026-11-20`,
        ]);
      });
    });
  }

  it('says of what is not active that it is discontinued, and prefers what is online', async () => {
    const off = AACHEN.replace(';ja;', ';nein;').replace('https://hund.example.org/', '');
    await withImport('dashboard-csv', dashboard(off, NRW.replace(';ja;', ';nein;'), NRW), ({ tables }) => {
      expect(tables['stand.csv']?.slice(1)).to.deep.equal([
        `${KEY};053340002002;eingestellt;;2026-11-20`,
        `${OTHER};050000000000;online;https://wohngeld.example.org/;2026-11-20`,
      ]);
    });
  });

  it('leaves a date out that cannot be read, or has not been yet', async () => {
    const rows = [AACHEN.replace('2026-11-20', 'gestern'), NRW.replace('2026-11-20', '2026-11-25')];
    await withImport('dashboard-csv', dashboard(...rows), ({ tables, findings }) => {
      expect(tables['stand.csv']?.[0]).to.equal('Schlüssel;ARS;Stand;Adresse');
      expect(findings.join('\n')).to.match(/Datenstand ist in 2 Zeilen nicht lesbar oder liegt in der Zukunft/);
    });
  });

  it('says where the level of an area is a guess', async () => {
    const row = AACHEN.replace('053340002002;Aachen, Stadt', '053150000000;Köln');
    await withImport('dashboard-csv', dashboard(row), ({ findings }) => {
      expect(findings.join('\n')).to.match(
        /Zeile 2, Spalte „ars“: Köln \(053150000000\) ist als Kreis eingetragen. Das ist geraten/,
      );
    });
  });

  it('keeps the first of several names of a service, and says so', async () => {
    const row = NRW.replace('Wohngeld beantragen', 'Wohngeld (neu)').replace(
      '050000000000;Nordrhein-Westfalen',
      '060000000000;Hessen',
    );
    await withImport('dashboard-csv', dashboard(NRW, row), ({ tables, findings }) => {
      expect(tables['leistungen.csv']?.slice(1)).to.deep.equal([`${OTHER};Wohngeld beantragen`]);
      expect(findings.join('\n')).to.match(/1 Leistungen tragen in der Quelle verschiedene Namen/);
    });
  });
});
