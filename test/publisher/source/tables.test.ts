import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FeedDocument } from '@ozg-widgets/feed';
import { build, check, describeFinding } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import { made, TOWN } from '../support/build-source.js';
import { sound, withSource } from '../support/source.js';

const now = new Date('2026-11-24T10:00:00Z');
const KEY = '99107023017000';

describe('tables of a source', () => {
  for (const [what, name, text, sentence] of [
    ['a table of an unknown name', 'statd.csv', 'a;b\n', /^Fehler: statd.csv: .*gemeint ist wohl „stand“/],
    ['a table that has nothing to do with it', 'urlaubsplan.csv', 'a;b\n', /^Hinweis: urlaubsplan.csv: .*#/],
    [
      'a table that is there in two languages',
      'status.csv',
      'key;ars\n',
      /status.csv: .*„stand“ steht schon in stand.csv/,
    ],
    ['an old workbook', 'stand.xls', 'x', /stand.xls: .*als .xlsx oder .csv speichern/],
    ['a workbook that is none', 'hilfe.xlsx', 'x', /hilfe.xlsx: .*nicht lesbar/],
    ['a table without a heading', 'hilfe.csv', '# nur ein Kommentar\n\n', /hilfe.csv: Die Kopfzeile/],
    [
      'a quotation mark that is not closed',
      'hilfe.csv',
      `Kennung;ARS;Art;Titel\na;${TOWN};Frage;"Wie?\nb;${TOWN};Frage;Wo?\n`,
      /hilfe.csv, Zeile 2: Ein Anführungszeichen/,
    ],
    [
      'a value in a column without a heading',
      'hilfe.csv',
      `Kennung;ARS;Art;Titel\na;${TOWN};Frage;Wie?;verirrt\n`,
      /Zeile 2: „verirrt“ steht in einer Spalte ohne Überschrift/,
    ],
    [
      'a column that comes twice',
      'hilfe.csv',
      `Kennung;ARS;Art;Titel;title\na;${TOWN};Frage;Wie?;Wie?\n`,
      /Spalte „title“: Diese Spalte kommt zweimal vor/,
    ],
    [
      'an obligatory cell that is empty',
      'hilfe.csv',
      `Kennung;ARS;Art;Titel\na;${TOWN};;Wie?\n`,
      /Zeile 2, Spalte „Art“: .*nicht leer/,
    ],
    [
      'an area on a level that it does not have',
      'hilfe.csv',
      `Kennung;ARS;Ebene;Art;Titel\na;${TOWN};Kreis;Frage;Wie?\n`,
      /Spalte „Ebene“: .*nicht auf der Ebene Kreis, sondern: Gemeinde/,
    ],
    [
      'an AGS instead of an ARS',
      'hilfe.csv',
      'Kennung;ARS;Art;Titel\na;06534011;Frage;Wie?\n',
      /AGS von Kirchhain.*065340011011/,
    ],
    [
      'a name instead of an ARS',
      'hilfe.csv',
      'Kennung;ARS;Art;Titel\na;Kirchain;Frage;Wie?\n',
      /ähnlich: Kirchhain \(065340011011\)/,
    ],
    [
      'an ARS with a slip',
      'hilfe.csv',
      'Kennung;ARS;Art;Titel\na;065340011012;Frage;Wie?\n',
      /ähnlich: Kirchhain \(065340011011\)/,
    ],
    [
      'a key of a level that has fewer digits',
      'gebiete.csv',
      `${String(sound['gebiete.csv'])}065340011000;;Kreis;Falsch\n`,
      /Zeile 5, Spalte „ARS“: .*Nach der 5. Stelle/,
    ],
    [
      'an AGS that does not fit',
      'gebiete.csv',
      String(sound['gebiete.csv']).replace('06534011', '06534012'),
      /Zeile 2, Spalte „AGS“: .*richtig wäre 06534011/,
    ],
    [
      'a fact of the publisher that is unknown',
      'herausgeber.csv',
      'Feld;Wert\nName;X\nE-Mail;x@example.org\nInternett;https://example.org/\n',
      /Zeile 4, Spalte „Feld“: .*gemeint ist wohl „Internet“/,
    ],
    [
      'a validity that is over',
      'herausgeber.csv',
      'Feld;Wert\nName;X\nE-Mail;x@example.org\nGültig bis;01.01.2026\n',
      /Zeile 4, Spalte „Wert“: .*schon vorbei/,
    ],
    [
      'a licence in words',
      'herausgeber.csv',
      'Feld;Wert\nName;X\nE-Mail;x@example.org\nLizenz;"Lizenz;irgendwas frei"\n',
      /^Hinweis: .*Zeile 4, Spalte „Wert“: „Lizenz;irgendwas frei“ ist weder das SPDX-Kürzel/,
    ],
    [
      'a tag in a text',
      'leistungen.csv',
      `Schlüssel;Name\n${KEY};<b>Wohngeld</b> beantragen\n99115005104000;A & B\n`,
      /^Hinweis: leistungen.csv, Zeile 2, Spalte „Name“: „<b>“ gehört zu HTML/,
    ],
    [
      'an entity in another language',
      'leistungen.csv',
      `Schlüssel;Name;Name en;# wie früher\n${KEY};Wohngeld;"R&amp;D";<b>\n99115005104000;A;B;\n`,
      /^Hinweis: leistungen.csv, Zeile 2, Spalte „Name en“: „&amp;“ gehört zu HTML/,
    ],
  ] as const) {
    it(`are told of ${what}`, async () => {
      const { findings } = await made({ [name]: text });
      expect(
        findings.find((f) => sentence.test(f)),
        findings.join('\n'),
      ).to.be.a('string');
    });
  }

  it('may be called and headed in English, in any case, with comments and columns of their own', async () => {
    const tables = {
      'Publisher.csv': '# who\nfield,value\nname,Town\nemail,feed@example.org\nttl,600\n',
      'AREAS.csv': `ars,level,name\n${TOWN},gemeinde,Kirchhain\n06,land,Hessen\n`,
      'services.csv': `key,name,name en\n${KEY},Wohngeld,Housing benefit\n`,
      'status.csv': `#;;\n\n KEY ; Ars;STATE;url;#internal\n${KEY};06;available;https://example.org/;mine\n# ${KEY};06\n`,
    };
    await withSource(tables, async (source, out) => {
      expect((await build({ source, out, now, compress: false })).findings).to.deep.equal([]);
      const feed = JSON.parse(await readFile(join(out, 'areas', `${TOWN}.json`), 'utf8')) as FeedDocument;
      expect(feed.ttl).to.equal(600);
      expect(feed.services?.map((s) => [s.key, s.rollout?.state])).to.deep.equal([[KEY, 'available']]);
    });
  });

  it('without a feed of their own are said where nobody says anything of a municipality', async () => {
    const { findings } = await made({
      'gebiete.csv': `${String(sound['gebiete.csv'])}150010000000;;Gemeinde;Dessau-Roßlau\n`,
    });
    expect(findings).to.have.length(1);
    expect(findings[0]).to.match(/^Hinweis: gebiete.csv, Zeile 5: Über Dessau-Roßlau/);
  });

  it('are missed one by one', async () => {
    await withSource({ 'gebiete.csv': String(sound['gebiete.csv']) }, async (source, out) => {
      const { findings } = await build({ source, out, now });
      expect(findings.map((f) => describeFinding(f)).join('\n')).to.match(/„herausgeber“[^]*„leistungen“[^]*„stand“/);
    });
  });

  it('are missed where a folder has none', async () => {
    await withSource({ 'notiz.txt': 'x' }, async (source, out) => {
      const { findings } = await build({ source, out, now });
      expect(findings.map((f) => f.code)).to.deep.equal(['source-empty']);
    });
  });
});

describe('areas that share a key', () => {
  const areas = 'ARS;Ebene;Name\n053150000000;Kreis;Köln (Kreis)\n053150000000;Gemeinde;Köln\n050000000000;Land;NRW\n';

  it('have one feed, of the most local one, with the other above it', async () => {
    const status = `Schlüssel;ARS;Ebene;Stand\n${KEY};053150000000;Kreis;geplant\n${KEY};053150000000;;online\n`;
    const feed = await withSource(
      { ...sound, 'gebiete.csv': areas, 'stand.csv': status, 'kontakte.csv': 'Kennung;ARS;Rolle;Name\n' },
      async (source, out) => {
        await build({ source, out, now, compress: false });
        return JSON.parse(await readFile(join(out, 'areas', '053150000000.json'), 'utf8')) as FeedDocument;
      },
    );
    expect(feed.area.level).to.equal('gemeinde');
    expect(feed.area.parents?.map((p) => p.level)).to.deep.equal(['kreis', 'land', 'bund']);
    expect(feed.services?.[0]?.rollout).to.deep.equal({ state: 'available', statedBy: 'gemeinde' });
  });
});

describe('check', () => {
  let folder: string;
  const checked = async (name: string, content: string | Buffer): Promise<string[]> => {
    await writeFile(join(folder, name), content);
    return (await check(join(folder, name), now)).findings.map((f) => describeFinding(f));
  };
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ozg-check-'));
  });
  after(() => rm(folder, { recursive: true }));

  for (const [what, name, content, sentence] of [
    ['a web page', 'page.json', '<!doctype html>', /Webseite \(HTML\)/],
    ['what is not JSON', 'broken.json', '{"format":', /kein JSON/],
    ['what is not UTF-8', 'latin.json', Buffer.from([0x7b, 0xe4]), /kein Text in UTF-8/],
    ['what is too large', 'large.json', ' '.repeat(5_000_001), /mehr als 5 MB/],
    ['a single table', 'stand.csv', 'a;b', /weder ein Ordner mit Tabellen noch eine Arbeitsmappe/],
    ['a feed with a mistake, by its pointer', 'feed.json', '{"format":"ozg-feed/1","ttl":"x"}', /\/ttl/],
  ] as const) {
    it(`tells ${what}`, async () => {
      expect((await checked(name, content)).join('\n')).to.match(sentence);
    });
  }
});

describe('many findings of one kind', () => {
  const cli = (...args: string[]): { stdout: string; stderr: string; status: number | null } =>
    spawnSync(
      process.execPath,
      ['--conditions=ozg-source', '--import', 'tsx', 'packages/publisher/src/cli/main.ts', ...args],
      {
        cwd: fileURLToPath(new URL('../../..', import.meta.url)),
        encoding: 'utf8',
      },
    );

  it('are counted for people and listed for programs', async () => {
    const rows = Array.from({ length: 317 }, () => `${KEY};${TOWN};bald\n`).join('');
    await withSource({ ...sound, 'stand.csv': `Schlüssel;ARS;Stand\n${rows}` }, (source) => {
      const { stderr, stdout, status } = cli('check', source);
      expect(status).to.equal(1);
      expect(stderr.match(/„bald“/g)).to.have.length(5);
      expect(stderr).to.contain('… und 312 weitere dieser Art');
      expect(stdout).to.contain(`${317 + 316} Fehler`);
      const { findings } = JSON.parse(cli('check', source, '--json').stdout) as {
        findings: { code: string; row: number }[];
      };
      expect(findings.filter((f) => f.code === 'word-unknown').map((f) => f.row)).to.deep.equal(
        Array.from({ length: 317 }, (_, i) => i + 2),
      );
      return Promise.resolve();
    });
  });
});
