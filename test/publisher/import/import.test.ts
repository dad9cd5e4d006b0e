import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeFinding } from '@ozg-widgets/publisher';
import type { Finding } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import { importTables } from '../../../packages/publisher/src/import/import.js';
import { writeTables } from '../../../packages/publisher/src/import/write-tables.js';
import { AACHEN, dashboard, KEY, OTHER } from './dashboard.js';
import { builtFrom, now, withImport } from './imported.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const data = (name: string): string => join(root, '../shared/data', name);

const cli = (...args: string[]) =>
  spawnSync(
    process.execPath,
    ['--conditions=ozg-source', '--import', 'tsx', 'packages/publisher/src/cli/main.ts', 'import', ...args],
    { cwd: root, encoding: 'utf8' },
  );

describe('the list of services', () => {
  const head = 'leistungsschluessel,bezeichnung,typisierung,ozg_id,themenfeld\n';

  it('keeps what is right of a row, and tells what is not', async () => {
    const text = `${head}${KEY},"Hund, anmelden",5,10345,Engagement & Hobby\n${OTHER},Wohngeld,2/3,xyz,Wohnen\n${KEY},Doppelt,,,\n123,Falsch,,,\n99107023017001,,,,\n`;
    await withImport('leistungen', text, ({ tables, findings, errors }) => {
      expect(errors).to.deep.equal([]);
      expect(tables).to.deep.equal({
        'leistungen.csv': [
          'Schlüssel;Name;OZG-ID;Themenfeld',
          `${KEY};Hund, anmelden;10345;engagement_hobby`,
          `${OTHER};Wohngeld;;`,
        ],
      });
      expect(findings.join('\n')).to.match(
        /„xyz“ ist hier nicht lesbar[^]*„Wohnen“ ist keines der 14 Themenfelder[^]*Zeile 4.*steht schon in Zeile 2[^]*„123“ ist kein LeiKa-Schlüssel[^]*2 Zeilen wurden ausgelassen/,
      );
    });
  });
});

describe('the list of municipalities', () => {
  const head = 'satzart,textkennzeichen,land,rb,kreis,vb,gemeinde,gemeindename,bevoelkerung,postleitzahl\n';
  const rows = [
    '10,,02,,,,,Hamburg,,',
    '20,,03,1,,,,Statistische Region Braunschweig,,',
    '20,,06,4,,,,Reg.-Bez. Darmstadt,,',
    '30,,08,1,1,,,Region Stuttgart,,',
    '40,41,02,0,00,,,"Hamburg, Freie und Hansestadt",,',
    '50,50,02,0,00,0000,,"Hamburg, Freie und Hansestadt",,',
    '60,61,02,0,00,0000,000,"Hamburg, Freie und Hansestadt",1 847 253,20038',
    '50,51,01,0,51,5163,,Burg-St. Michaelisdonn,,',
    '60,64,01,0,51,5163,003,Averlak,  554,25715',
    '60,66,01,0,53,9105,105,"Sachsenwald (Forstgutsbez.),gemfr.Geb.",  0,',
  ];

  it('keeps Kreis and Gemeinde of one key, uninhabited areas, and only what has an administration', async () => {
    await withImport('gemeindeverzeichnis', head + rows.join('\n'), ({ tables, findings }) => {
      expect(tables).to.deep.equal({
        'gebiete.csv': [
          'ARS;AGS;Ebene;Name;Einwohner;PLZ',
          '020000000000;;Land;Hamburg;;',
          '064000000000;;Bezirk;Reg.-Bez. Darmstadt;;',
          '020000000000;;Kreis;Hamburg, Freie und Hansestadt;;',
          '020000000000;02000000;Gemeinde;Hamburg, Freie und Hansestadt;1847253;20038',
          '010515163000;;Verband;Burg-St. Michaelisdonn;;',
          '010515163003;01051003;Gemeinde;Averlak;554;25715',
          '010539105105;01053105;Gemeinde;Sachsenwald (Forstgutsbez.),gemfr.Geb.;0;',
        ],
      });
      expect(findings).to.have.length(1);
      expect(findings[0]).to.match(/3 Zeilen sind keine Gebiete mit Verwaltung/);
    });
  });

  it('tells damaged keys, numbers and postcodes', async () => {
    const damaged = [
      '60,64,1,0,51,5163,003,Ohne Null,1,25715',
      '60,64,01,0,51,5163,010,Viele,viele,5715',
      '60,64,01,0,51,5163,010,Nochmal,1,25715',
      '70,64,01,0,51,5163,011,Was,1,25715',
    ];
    await withImport('gemeindeverzeichnis', head + [...rows, ...damaged].join('\n'), ({ tables, findings, errors }) => {
      expect(errors).to.deep.equal([]);
      expect(tables['gebiete.csv']?.at(-1)).to.equal('010515163010;01051010;Gemeinde;Viele;;');
      expect(findings.join('\n')).to.match(
        /Spalte „land“: „1 0 51 5163 003“[^]*„viele“ ist keine Einwohnerzahl[^]*führende Null[^]*steht schon in Zeile 13[^]*Spalte „satzart“: „70“/,
      );
    });
  });
});

describe('a list that is damaged as a whole', () => {
  const head = 'satzart,land,rb,kreis,vb,gemeinde,gemeindename,bevoelkerung,postleitzahl\n';
  const town = '60,01,0,51,5163,003,Averlak,1 554,25715\n';

  it('is refused where it ends in the middle of a row: half a number looks like a whole one', async () => {
    const cut = `${head}${town}60,01,0,51,5163,010,Brickeln,1`;
    await withImport('gemeindeverzeichnis', cut, ({ tables, errors }) => {
      expect(errors).to.deep.equal([
        'Fehler: eingabe, Zeile 3: Die Datei hört mitten in dieser Zeile auf; vermutlich brach die Übertragung ab. Bitte neu herunterladen.',
      ]);
      expect(tables).to.deep.equal({});
    });
  });

  it('is read where only the line feed at its end is missing, or cells at the end of a row', async () => {
    const whole = `${head}60,01,0,51,5163,010,Brickeln\n${town.trim()}`;
    await withImport('gemeindeverzeichnis', whole, ({ tables, findings }) => {
      expect(findings).to.deep.equal([]);
      expect(tables['gebiete.csv']?.slice(1)).to.deep.equal([
        '010515163010;01051010;Gemeinde;Brickeln;;',
        '010515163003;01051003;Gemeinde;Averlak;1554;25715',
      ]);
    });
  });

  it('loses rows with a separator too many, whose cells stand under other headings, and says so', async () => {
    const shifted = `${head}60,01,0,51,5163,010,Brickeln, Dorf,199,25715\n${town}`;
    await withImport('gemeindeverzeichnis', shifted, ({ tables, findings }) => {
      expect(findings).to.have.lengthOf(1);
      expect(findings[0]).to.match(/Zeile 2: Diese Zeile hat mehr als 9 Zellen und wurde ausgelassen/);
      expect(tables['gebiete.csv']?.slice(1)).to.deep.equal(['010515163003;01051003;Gemeinde;Averlak;1554;25715']);
    });
  });

  it('reads the first of two columns with one heading, and says so', async () => {
    const [headings = '', ...rows] = `${head}${town}`.trimEnd().split('\n');
    const twice = `${headings},gemeindename\n${rows.map((row) => `${row},Falsch`).join('\n')}\n`;
    await withImport('gemeindeverzeichnis', twice, ({ tables, findings }) => {
      expect(findings).to.have.lengthOf(1);
      expect(findings[0]).to.match(/Zeile 1, Spalte „?gemeindename“?: Diese Spalte gibt es zweimal/);
      expect(tables['gebiete.csv']?.slice(1)).to.deep.equal(['010515163003;01051003;Gemeinde;Averlak;1554;25715']);
    });
  });
});

describe('real lists together', () => {
  it('build a tree of all municipalities (needs ../shared/data)', async function () {
    if (!existsSync(data('gemeindeverzeichnis.csv')) || !existsSync(data('leistungen.csv'))) this.skip();
    this.timeout(120_000);
    const folder = await mkdtemp(join(tmpdir(), 'ozg-real-'));
    try {
      const out = join(folder, 'tabellen');
      const areas = await importTables({
        format: 'gemeindeverzeichnis',
        input: data('gemeindeverzeichnis.csv'),
        out,
        now,
      });
      const services = await importTables({ format: 'leistungen', input: data('leistungen.csv'), out, now });
      expect([...areas.tables, ...services.tables]).to.deep.equal([
        { file: 'gebiete.csv', rows: 16 + 19 + 401 + 1210 + 11_004 },
        { file: 'leistungen.csv', rows: 4813 },
      ]);
      expect(areas.findings.map((f) => describeFinding(f)).join()).to.match(/3418 Zeilen sind keine Gebiete/);
      expect(services.findings).to.deep.equal([]);
      await writeFile(
        join(out, 'stand.csv'),
        'Schlüssel;ARS;Stand;Adresse\n99012001001000;053150000000;online;https://bau.example.org/\n',
      );
      const feeds = await builtFrom(out);
      expect(Object.keys(feeds)).to.deep.equal(['053150000000']);
      expect(feeds['053150000000']?.area).to.deep.include({
        level: 'gemeinde',
        name: 'Köln, Stadt',
        population: 1_087_863,
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('a file that cannot be imported', () => {
  const cases: [string, string | Buffer, RegExp][] = [
    ['is empty', '', /Diese Datei ist leer/],
    ['is a web page', '<!doctype html><title>Anmeldung</title>', /Webseite \(HTML\)/],
    ['is an archive', Buffer.from('PK\x03\x04\x00\x00'), /kein Text/],
    [
      'has broken umlauts',
      dashboard(AACHEN.replace('Aachen, Stadt', 'MÃ¼nchen')),
      /Umlaute .* zerstört \(„[^“]*MÃ¼nchen/,
    ],
    [
      'has broken umlauts in a cell without end',
      dashboard(`${AACHEN}${'x'.repeat(2e6)}MÃ¼nchen${'x'.repeat(2e6)}`),
      /zerstört \(„x+MÃ¼nchenx*“\)/,
    ],
    ['has lost letters', dashboard(AACHEN.replace('Aachen, Stadt', 'M\ufffdnchen')), /zerstört/],
    [
      'is of another format',
      'leistungsschluessel;bezeichnung\n1;2\n',
      /Diese Spalten fehlen: leika_key, .*sieht nach „leistungen“ aus/,
    ],
    [
      'lacks a column',
      dashboard(AACHEN).replace('aktiv', 'status'),
      /Diese Spalten fehlen: aktiv\. Für „dashboard-csv“ .* stehen\.$/,
    ],
    [
      'is XZuFi',
      '<x xmlns="http://xoev.de/schemata/xzufi/2_2_0"/>',
      /nicht das Format „dashboard-csv“; die Datei sieht nach „xzufi“ aus/,
    ],
    [
      'has a quotation mark without an end, behind which other rows stand',
      dashboard(`"${AACHEN}`, AACHEN, AACHEN),
      /Zeile 2: Ein Anführungszeichen ist nicht geschlossen/,
    ],
    ['has headings only', dashboard(), /nichts, was sich übernehmen lässt/],
  ];
  for (const [what, content, sentence] of cases) {
    it(`because it ${what} is refused with one sentence and without a file`, async () => {
      await withImport('dashboard-csv', content, ({ errors, tables }) => {
        expect(errors).to.have.length(1);
        expect(errors[0]).to.match(sentence);
        expect(tables).to.deep.equal({});
      });
    });
  }

  it('because it is not there, or is a folder, is said', async () => {
    for (const format of ['dashboard-csv', 'xzufi'] as const) {
      const missing = await importTables({ format, input: join(root, 'nowhere.csv'), out: '/nowhere', now });
      expect(missing.findings.map((f) => f.code)).to.deep.equal(['import-missing']);
      const folder = await importTables({ format, input: root, out: '/nowhere', now });
      expect(folder.findings.map((f) => f.code)).to.deep.equal(['import-folder']);
    }
  });
});

describe('the command import', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ozg-import-'));
    await writeFile(join(folder, 'export.csv'), dashboard(AACHEN));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('writes the tables and tells which, and never over one that is there', async () => {
    const out = join(folder, 'neu', 'tabellen');
    const first = cli('dashboard-csv', join(folder, 'export.csv'), out);
    expect([first.status, first.stderr]).to.deep.equal([0, '']);
    expect(first.stdout).to.contain('gebiete.csv (1), leistungen.csv (1), stand.csv (1)');
    await rm(join(out, 'gebiete.csv'));
    await rm(join(out, 'leistungen.csv'));
    await writeFile(join(out, 'stand.csv'), 'meins');
    const second = cli('dashboard-csv', join(folder, 'export.csv'), out, '--json');
    expect(second.status).to.equal(1);
    expect(second.stdout).to.contain('"code": "import-in-the-way"');
    expect(await readdir(out)).to.deep.equal(['stand.csv']);
    expect(await readFile(join(out, 'stand.csv'), 'utf8')).to.equal('meins');
  });

  it('sees a table that has its English name or is a workbook, and leaves foreign files alone', async () => {
    await writeFile(join(folder, 'status.xlsx'), 'x');
    await writeFile(join(folder, 'areas.csv'), 'x');
    const { status, stderr } = cli('dashboard-csv', join(folder, 'export.csv'), folder);
    expect([status, stderr]).to.satisfy(
      ([code, text]: [number, string]) => code === 1 && /areas\.csv[^]*status\.xlsx/.test(text),
    );
    expect(await readdir(folder)).to.deep.equal(['areas.csv', 'export.csv', 'status.xlsx']);
  });

  it('says that it cannot write where a file is in place of the folder', async () => {
    await writeFile(join(folder, 'datei'), 'x');
    const { status, stderr } = cli('dashboard-csv', join(folder, 'export.csv'), join(folder, 'datei'));
    expect([status, stderr]).to.satisfy(
      ([code, text]: [number, string]) => code === 1 && text.includes('wo ein Ordner gebraucht wird'),
    );
  });

  it('leaves none of its tables where another program writes one of them meanwhile, and that one as it is', async () => {
    const out = join(folder, 'tabellen');
    const area = {
      ars: '060000000000',
      level: 'Land',
      get name() {
        writeFileSync(join(out, 'leistungen.csv'), 'fremd');
        return 'Hessen';
      },
    };
    const made = [
      { table: 'areas' as const, rows: [area] },
      { table: 'services' as const, rows: [{ key: KEY, name: 'Hund' }] },
    ];
    const found: Finding[] = [];
    expect(await writeTables(made, out, (finding) => found.push(finding))).to.deep.equal([]);
    expect(found.map(({ code, file }) => [code, file])).to.deep.equal([
      ['import-in-the-way', join(out, 'leistungen.csv')],
    ]);
    expect(await readdir(out)).to.deep.equal(['leistungen.csv']);
    expect(await readFile(join(out, 'leistungen.csv'), 'utf8')).to.equal('fremd');
  });

  it('names the formats where one is asked for that there is not', () => {
    const { status, stderr } = cli('dashbord-csv', 'x');
    expect(status).to.equal(2);
    expect(stderr).to.match(
      /Möglich sind: dashboard-csv, xzufi, leistungen, gemeindeverzeichnis. Gemeint ist wohl „dashboard-csv“/,
    );
  });

  it('speaks English', () => {
    const { stdout } = cli('dashboard-csv', join(folder, 'export.csv'), join(folder, 'out'), '--lang', 'en');
    expect(stdout).to.match(/^Written to/);
  });
});
