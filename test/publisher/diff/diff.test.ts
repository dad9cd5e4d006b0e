import { spawn, spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FeedDocument } from '@ozg-widgets/feed';
import { build } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import fc from 'fast-check';
import { diff } from '../../../packages/publisher/src/diff/diff.js';
import type { Difference } from '../../../packages/publisher/src/diff/diff.js';
import { recordOf } from '../../../packages/publisher/src/diff/formats/text-json.js';
import { sound } from '../support/source.js';
import type { Tables } from '../support/source.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const HOUSING = '99107023017000';
const ADDRESS = '99115005104000';
const KIRCHHAIN = '065340011011';
const MARBURG = '065340014014';
const ALTDORF = '065340020020';
const HESSEN = '060000000000';

const areas = (altdorf = ''): string =>
  `ARS;Ebene;Name;Nachfolger
${KIRCHHAIN};Gemeinde;Kirchhain;
${MARBURG};Gemeinde;Marburg, Universitätsstadt;
${ALTDORF};Gemeinde;Altdorf;${altdorf}
065340000000;Kreis;Marburg-Biedenkopf;
${HESSEN};Land;Hessen;
`;
const status = (...rows: string[]): string =>
  ['Schlüssel;ARS;Stand;Erwartet;Adresse;Betrieb;Betrieb von;Betrieb bis;Grund', ...rows, ''].join('\n');
const contacts = (...rows: string[]): string =>
  ['Kennung;ARS;Rolle;Name;E-Mail;Telefon;Straße;PLZ;Ort;Leistungen', ...rows, ''].join('\n');

const source: Tables = {
  'herausgeber.csv': String(sound['herausgeber.csv']),
  'leistungen.csv': String(sound['leistungen.csv']),
  'gebiete.csv': areas(),
  'stand.csv': status(`${HOUSING};${HESSEN};geplant;2027-H1`, `${ADDRESS};${HESSEN};geplant;2028`),
  'kontakte.csv': contacts(`amt;${KIRCHHAIN};Ansprechpunkt;Bürgeramt;amt@example.org;+49 69 90009-110`),
};

let folder = '';

/** Gives each test of a suite a folder. */
function inFolder(): void {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ozg-diff-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
}
const at = (...names: string[]): string => join(folder, ...names);

/** Builds a source that is written into a folder of this name. */
async function made(name: string, tables: Tables, day = 24): Promise<string> {
  await mkdir(at(`${name}-source`));
  for (const [file, text] of Object.entries({ ...source, ...tables }))
    await writeFile(at(`${name}-source`, file), text);
  const now = new Date(`2026-11-${day}T10:00:00Z`);
  const { findings } = await build({ source: at(`${name}-source`), out: at(name), now, compress: false });
  expect(findings.filter((f) => f.severity === 'error')).to.deep.equal([]);
  return at(name);
}

/** A comparison that finds nothing wrong. */
const compared = (before: string, after: string): Promise<Difference> =>
  diff(before, after, {
    report: (finding) => {
      throw new Error(JSON.stringify(finding));
    },
  });

/** What is said of two sources, a sentence a line. */
async function told(before: Tables, after: Tables, lang: 'de' | 'en' = 'de'): Promise<string[]> {
  const { changes } = await compared(await made('old', before), await made('new', after));
  return changes.map((change) => change.sentence[lang]);
}

function cli(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const node = ['--conditions=ozg-source', '--import', 'tsx', 'packages/publisher/src/cli/main.ts'];
  return spawnSync(process.execPath, [...node, ...args], { cwd: root, encoding: 'utf8' });
}

describe('diff', () => {
  inFolder();

  it('says nothing of the same source built at another time', async () => {
    const [old, fresh] = [await made('old', {}, 24), await made('new', {}, 25)];
    const { changes, feeds, differing } = await compared(old, fresh);
    expect([changes, feeds, differing]).to.deep.equal([[], 5, 5]);
    expect(await compared(old, old)).to.deep.include({ changes: [], feeds: 5, differing: 0 });
  });

  it('says once what a Land states, and apart from it what a town states itself', async () => {
    const [before, after] = [
      { 'stand.csv': status(`${HOUSING};${HESSEN};geplant;2027-H1`, `${HOUSING};${MARBURG};geplant;2027`) },
      {
        'stand.csv': status(
          `${HOUSING};${HESSEN};geplant;2027-Q3`,
          `${HOUSING};${MARBURG};online;;https://wohngeld.example.org/`,
        ),
      },
    ];
    const { changes } = await compared(await made('old', before), await made('new', after));
    expect(changes.map((c) => [c.sentence.de, c.area?.level, c.feeds])).to.deep.equal([
      ['Wohngeld: in Hessen jetzt für 2027 (3. Quartal) geplant, vorher 2027 (1. Halbjahr)', 'land', 4],
      ['Wohngeld: in Marburg jetzt online', 'gemeinde', 1],
    ]);
  });

  it('says what applies where a town no longer says anything', async () => {
    const own = status(`${HOUSING};${HESSEN};geplant;2027-H1`, `${HOUSING};${MARBURG};online;;https://w.example.org/`);
    expect(
      await told({ 'stand.csv': own }, { 'stand.csv': status(`${HOUSING};${HESSEN};geplant;2027-H1`) }),
    ).to.deep.equal(['Wohngeld: in Marburg jetzt für 2027 (1. Halbjahr) geplant, vorher online']);
  });

  const rows: [what: string, before: string, after: string, de: string, en: string][] = [
    [
      'a day',
      'geplant;2027',
      'geplant;15.03.2027',
      'jetzt für den 15. März 2027 geplant, vorher 2027',
      'now planned for 15 March 2027, before: 2027',
    ],
    [
      'a month',
      'geplant',
      'geplant;2027-03',
      'jetzt für März 2027 geplant, vorher ohne Termin',
      'now planned for March 2027, before: without a date',
    ],
    [
      'work that begins',
      'geplant;2027',
      'in Umsetzung;2027-H2',
      'jetzt in Umsetzung, erwartet: 2027 (2. Halbjahr), vorher für 2027 geplant',
      'now in progress, expected: 2027 (second half), before: planned for 2027',
    ],
    [
      'a reason',
      'geplant',
      'nicht geplant;;;;;;Kein Bedarf',
      'jetzt nicht geplant, vorher geplant (Grund: Kein Bedarf)',
      'now not planned, before: planned (reason: Kein Bedarf)',
    ],
    [
      'an address',
      'online;;https://a.example.org/',
      'online;;https://b.example.org/',
      'Adresse des Online-Dienstes: https://b.example.org/, vorher https://a.example.org/',
      'address of the online service: https://b.example.org/, before: https://a.example.org/',
    ],
    [
      'an outage that begins',
      'online;;https://a.example.org/',
      'online;;https://a.example.org/;Störung;24.11.2026 09:00;25.11.2026 12:00',
      'jetzt gestört, voraussichtlich bis 25. November 2026, 12:00 Uhr',
      'now out of order, expected until 25 November 2026, 12:00',
    ],
    [
      'an outage that ends',
      'online;;https://a.example.org/;Störung',
      'online;;https://a.example.org/',
      'Störung beendet',
      'outage over',
    ],
    [
      'maintenance to come',
      'online;;https://a.example.org/',
      'online;;https://a.example.org/;Wartung;28.11.2026 20:00',
      'Wartung angekündigt: ab 28. November 2026, 20:00 Uhr',
      'maintenance announced: from 28 November 2026, 20:00',
    ],
    [
      'maintenance that is called off',
      'online;;https://a.example.org/;Wartung;28.11.2026 20:00',
      'online;;https://a.example.org/',
      'angekündigte Wartung entfällt',
      'announced maintenance is off',
    ],
  ];
  for (const [what, before, after, de, en] of rows) {
    it(`tells ${what} in words, German and English`, async () => {
      const row = (cells: string): Tables => ({ 'stand.csv': status(`${HOUSING};${HESSEN};${cells}`) });
      const { changes } = await compared(await made('old', row(before)), await made('new', row(after)));
      expect(changes.map((c) => c.sentence)).to.deep.equal([
        { de: `Wohngeld: in Hessen ${de}`, en: `Wohngeld: in Hessen ${en}` },
      ]);
    });
  }

  it('tells new and withdrawn services', async () => {
    const rest = { 'stand.csv': status(`${HOUSING};${HESSEN};geplant;2027-H1`, `${ADDRESS};${KIRCHHAIN};Pilot`) };
    const all = { 'stand.csv': status(`${HOUSING};${HESSEN};geplant;2027-H1`) };
    expect(await told(all, rest)).to.deep.equal(['Wohnsitz anmelden: in Kirchhain neu, im Pilotbetrieb']);
    expect((await compared(at('new'), at('old'))).changes.map((c) => c.sentence.de)).to.deep.equal([
      'Wohnsitz anmelden: in Kirchhain nicht mehr aufgeführt',
    ]);
  });

  it('tells of which office phone, e-mail, address and hours changed', async () => {
    const sentences = await told(
      { 'oeffnungszeiten.csv': 'Kontakt;Mo\namt;08:00-12:00\n' },
      {
        'kontakte.csv': contacts(
          `amt;${KIRCHHAIN};Ansprechpunkt;Bürgeramt;neu@example.org;+49 69 90009-111;Am Markt 1;35274;Kirchhain`,
          `hotline;${HESSEN};Support;Hotline;hotline@example.org`,
        ),
        'oeffnungszeiten.csv': 'Kontakt;Mo;Di\namt;08:00-12:00;14:00-16:00\n',
        'ausnahmen.csv': 'Kontakt;Datum;Zeiten\namt;24.12.2026;\n',
      },
    );
    expect(sentences).to.deep.equal([
      'Neuer Kontakt in Hessen: Hotline',
      'Bürgeramt in Kirchhain: Telefon: +49 69 90009-111, vorher +49 69 90009-110',
      'Bürgeramt in Kirchhain: E-Mail: neu@example.org, vorher amt@example.org',
      'Bürgeramt in Kirchhain: Anschrift: Am Markt 1, 35274 Kirchhain',
      'Bürgeramt in Kirchhain: neue Öffnungszeiten: Mo 08:00-12:00; Di 14:00-16:00, vorher Mo 08:00-12:00; 24. Dezember 2026: geschlossen',
    ]);
  });

  it('tells notices once for the area that gives them, though the feed does not name it', async () => {
    const notices = 'Kennung;ARS;Art;Titel;Veröffentlicht\n';
    const rows = [`n1;${HESSEN};Störung;Alles steht`, `n2;065340000000;Änderung;Anderes`, `n3;${ALTDORF};Termin;Fest`];
    const { changes } = await compared(
      await made('old', {}),
      await made('new', { 'meldungen.csv': `${notices}${rows.map((row) => `${row};2026-11-24\n`).join('')}` }),
    );
    expect(changes.map((c) => [c.sentence.de, c.feeds])).to.have.deep.members([
      ['Störungsmeldung in Hessen: Alles steht', 5],
      ['Angekündigte Änderung in Marburg-Biedenkopf (Kreis): Anderes', 4],
      ['Neue Veranstaltung in Altdorf: Fest', 1],
    ]);
  });

  it('tells areas that are new, gone or merged', async () => {
    const without = { 'gebiete.csv': areas().replace(/^.*Altdorf.*\n/m, '') };
    expect(await told({}, { 'gebiete.csv': areas(KIRCHHAIN) })).to.deep.equal(['Altdorf ist aufgegangen in Kirchhain']);
    const gone = await made('gone', without);
    const sentences = async (before: string, after: string): Promise<string[]> =>
      (await compared(before, after)).changes.map((c) => c.sentence.de);
    expect(await sentences(at('old'), gone)).to.deep.equal(['Gebiet entfällt: Altdorf']);
    expect(await sentences(at('new'), gone)).to.deep.equal(['Gebiet entfällt: Altdorf; es gilt Kirchhain']);
    expect(await sentences(gone, at('old'))).to.deep.equal(['Neues Gebiet: Altdorf']);
  });

  it('tells towns of one name apart', async () => {
    const towns = `ARS;Ebene;Name\n032510026026;Gemeinde;Neuenkirchen\n032510000000;Kreis;Diepholz\n033520032032;Gemeinde;Neuenkirchen\n033520000000;Kreis;Cuxhaven\n030000000000;Land;Niedersachsen\n`;
    const state = (word: string): Tables => ({
      'gebiete.csv': towns,
      'kontakte.csv': contacts(),
      'stand.csv': status(`${HOUSING};032510026026;${word}`, `${HOUSING};033520032032;${word}`),
    });
    expect(await told(state('geplant'), state('Pilot'))).to.deep.equal([
      'Wohngeld: in Neuenkirchen (Diepholz) jetzt im Pilotbetrieb, vorher geplant',
      'Wohngeld: in Neuenkirchen (Cuxhaven) jetzt im Pilotbetrieb, vorher geplant',
    ]);
  });

  it('compares single files, and goes on where one feed cannot be read', async () => {
    const after = { 'stand.csv': status(`${HOUSING};${HESSEN};geplant;2027-Q3`, `${ADDRESS};${HESSEN};geplant;2028`) };
    const [old, fresh] = [await made('old', {}), await made('new', after)];
    const file = join('areas', `${MARBURG}.json`);
    expect((await compared(join(old, file), join(fresh, file))).changes.map((c) => c.sentence.de)).to.deep.equal([
      'Wohngeld: in Hessen jetzt für 2027 (3. Quartal) geplant, vorher 2027 (1. Halbjahr)',
    ]);
    await writeFile(join(fresh, file), '{"format":');
    const { status: code, stdout, stderr } = cli('diff', old, fresh);
    expect(code).to.equal(1);
    expect(stderr).to.match(new RegExp(`^Fehler: .*${MARBURG}\\.json: Diese Datei ist kein JSON`));
    expect(stdout).to.contain('Wohngeld: in Hessen jetzt für 2027 (3. Quartal) geplant');
    expect(stdout).to.contain('1 Änderung (1 Leistung); 5 von 5 Feeds geändert.');
    expect(stdout).not.to.contain('Marburg');
  });

  it('does not take for withdrawn what only cannot be read', async () => {
    const [old, fresh] = [await made('old', {}), await made('new', {})];
    const file = join(fresh, 'areas', `${MARBURG}.json`);
    const document = JSON.parse(await readFile(file, 'utf8')) as FeedDocument;
    Object.assign(document.services?.[0] ?? {}, { url: 'javascript:alert(1)' });
    await writeFile(file, JSON.stringify(document));
    const found: string[] = [];
    const { changes } = await diff(old, fresh, {
      report: ({ issue, severity }) => found.push(`${severity} ${issue?.pointer ?? ''}`),
    });
    expect([changes, found]).to.deep.equal([[], ['error /services/0/url']]);
  });

  it('refuses what cannot be compared, each with its sentence', async () => {
    const old = await made('old', {});
    await mkdir(at('empty'));
    const cases: [args: string[], code: number, sentence: RegExp][] = [
      [[old, at('missing')], 1, /missing: Diesen Ordner oder diese Datei gibt es nicht/],
      [[old, at('empty')], 1, /empty: Hier liegen keine Feeds/],
      [[old, join(old, 'directory.json')], 1, /zwei Ordner oder zwei Dateien/],
      [[old, at('missing'), '--format', 'ics'], 1, /gibt es nicht/],
      [[at('missing'), old, '--format', 'ics'], 1, /gibt es nicht/],
      [[old, old, '--format', 'atm'], 2, /„atm“ gibt es nicht.*„atom“/],
    ];
    for (const [args, code, sentence] of cases) {
      const { status: exit, stderr, stdout } = cli('diff', ...args);
      expect([exit, sentence.test(stderr), /Änderung/.test(stdout)], stderr).to.deep.equal([code, true, false]);
    }
    expect(cli('diff', old, old).stdout).to.equal('0 Änderungen; 0 von 5 Feeds geändert.\n');
  });

  it('ends quietly where its reader has read enough', async () => {
    const [old, fresh] = [
      await made('old', {}),
      await made('new', { 'stand.csv': status(`${HOUSING};${HESSEN};Pilot`) }),
    ];
    const child = spawn(
      process.execPath,
      ['--conditions=ozg-source', '--import', 'tsx', 'packages/publisher/src/cli/main.ts', 'diff', old, fresh],
      { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    child.stdout.destroy();
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect([code, errors]).to.deep.equal([0, '']);
  });
});

describe('diff of any two builds', () => {
  inFolder();

  const state = fc.constantFrom(
    '',
    'geplant;2027-H1',
    'geplant;2027',
    'in Umsetzung',
    'online;;https://a.example.org/',
    'Pilot',
    'nicht geplant;;;;;;Grund',
    'online;;https://b.example.org/;Störung;24.11.2026 09:00',
    'online;;https://b.example.org/;Wartung;28.11.2026',
  );
  const tables = fc
    .record({
      states: fc.array(state, { minLength: 6, maxLength: 6 }),
      phone: fc.constantFrom('110', '111'),
      office: fc.constantFrom(KIRCHHAIN, HESSEN, ''),
      notice: fc.constantFrom(KIRCHHAIN, HESSEN, ''),
      merged: fc.boolean(),
    })
    .map(({ states, phone, office, notice, merged }): Tables => {
      const places = [HESSEN, KIRCHHAIN, MARBURG];
      const stated = states.flatMap((cells, i) => {
        const key = i < 3 ? HOUSING : ADDRESS;
        return cells ? [`${key};${places[i % 3] ?? ''};${cells}`] : [];
      });
      return {
        'gebiete.csv': areas(merged ? KIRCHHAIN : ''),
        'stand.csv': status(`${HOUSING};${ALTDORF};geplant`, ...stated),
        'kontakte.csv': contacts(
          ...(office ? [`amt;${office};Support;Amt;amt@example.org;+49 69 90009-${phone};;;;${HOUSING}`] : []),
        ),
        'meldungen.csv': `Kennung;ARS;Art;Titel;Veröffentlicht\n${notice && `n;${notice};Störung;Etwas;2026-11-24\n`}`,
      };
    });
  const swapped: Record<string, string> = { new: 'gone', gone: 'new' };
  /** Records without words, turned round if asked. */
  const records = ({ changes }: Difference, turned = false): string[] =>
    changes
      .map((change) => {
        const { kind, before, after, ...rest } = recordOf(change) as Record<string, string>;
        return JSON.stringify({
          ...rest,
          name: undefined,
          sentence: undefined,
          kind: turned ? kind?.replace(/new|gone/, (word) => swapped[word] ?? word) : kind,
          before: turned ? after : before,
          after: turned ? before : after,
        });
      })
      .sort();

  it('is the same the other way round, and empty with itself', async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(tables, tables, async (a, b) => {
        for (const name of ['a', 'b']) {
          await rm(at(name), { recursive: true, force: true });
          await rm(at(`${name}-source`), { recursive: true, force: true });
        }
        const [old, fresh] = [await made('a', a, 24), await made('b', b, 24)];
        const [there, back] = [await compared(old, fresh), await compared(fresh, old)];
        expect(records(back, true)).to.deep.equal(records(there));
        expect((await compared(fresh, fresh)).changes).to.deep.equal([]);
        if (JSON.stringify(a) === JSON.stringify(b)) expect(there.changes).to.deep.equal([]);
      }),
      { numRuns: 25 },
    );
  });
});
