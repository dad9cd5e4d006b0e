import { spawn, spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { FeedDocument } from '@ozg-widgets/feed';
import { checkFeed } from '@ozg-widgets/feed/strict';
import { build } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import fc from 'fast-check';
import { sound, withSource } from '../support/source.js';
import type { Tables } from '../support/source.js';
import { workbook } from '../source/workbook.js';

const now = new Date('2026-11-24T10:00:00Z');
const TOWN = '065340011011';
const KEY = '99107023017000';
const root = fileURLToPath(new URL('../../..', import.meta.url));

const feedOf = async (out: string, ars = TOWN): Promise<FeedDocument> =>
  JSON.parse(await readFile(join(out, 'areas', `${ars}.json`), 'utf8')) as FeedDocument;

/** Builds tables without copies and gives the town's feed. */
const built = (tables: Tables): Promise<FeedDocument> =>
  withSource(tables, async (source, out) => {
    const { findings } = await build({ source, out, now, compress: false });
    expect(findings.filter((f) => f.severity === 'error')).to.deep.equal([]);
    return feedOf(out);
  });

/** A folder as names and contents, foreign files included. */
async function contents(folder: string): Promise<Record<string, string>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((e) => e.isFile());
  const pairs = files.map(async (e): Promise<[string, string]> => [
    e.name,
    (await readFile(join(e.parentPath, e.name))).toString('base64'),
  ]);
  return Object.fromEntries(await Promise.all(pairs));
}

const cli = (...args: string[]) =>
  spawnSync(
    process.execPath,
    ['--conditions=ozg-source', '--import', 'tsx', 'packages/publisher/src/cli/main.ts', ...args],
    { cwd: root, encoding: 'utf8' },
  );

describe('a build', () => {
  it('writes for each area a feed that the strict reading accepts, with copies that unpack to it', async () => {
    await withSource(sound, async (source, out) => {
      const { areas, findings } = await build({ source, out, now });
      expect([areas, findings]).to.deep.equal([3, []]);
      for (const ars of [TOWN, '065340000000', '060000000000']) {
        const file = join(out, 'areas', `${ars}.json`);
        const text = await readFile(file);
        expect(checkFeed(JSON.parse(text.toString()))).to.deep.equal([]);
        expect(gunzipSync(await readFile(`${file}.gz`))).to.deep.equal(text);
        expect(brotliDecompressSync(await readFile(`${file}.br`))).to.deep.equal(text);
      }
    });
  });

  it('lets the nearest level win and tells who stated it', async () => {
    const feed = await built(sound);
    expect(feed.services).to.deep.equal([
      {
        key: KEY,
        name: 'Wohngeld',
        url: 'https://wohngeld.example.org/',
        rollout: { state: 'available', statedBy: 'land' },
        statedBy: { url: 'land' },
      },
      {
        key: '99115005104000',
        name: 'Wohnsitz anmelden',
        rollout: { state: 'planned', expected: '2031-Q3', statedBy: 'gemeinde' },
      },
    ]);
  });

  const encodings: [string, Tables][] = [
    ['a comma', { 'leistungen.csv': `Schlüssel,Name\n${KEY},"Wohngeld, für Miete"\n99115005104000,Wohnsitz\n` }],
    [
      'a byte order mark',
      { 'leistungen.csv': `\uFEFFSchlüssel;Name\r\n${KEY};Wohngeld, für Miete\r\n99115005104000;Wohnsitz\r\n` },
    ],
    [
      'Windows-1252',
      {
        'leistungen.csv': Buffer.from(
          `Schl\xfcssel;Name\n${KEY};Wohngeld, f\xfcr Miete\n99115005104000;Wohnsitz\n`,
          'latin1',
        ),
      },
    ],
    ...(['with', 'without'] as const).flatMap((mark): [string, Tables][] => {
      const text = `Schlüssel;Name\r\n${KEY};Wohngeld, für Miete\r\n99115005104000;Wohnsitz\r\n`;
      const little = Buffer.from(mark === 'with' ? `\uFEFF${text}` : text, 'utf16le');
      return [
        [`UTF-16, the little end first, ${mark} a byte order mark`, { 'leistungen.csv': little }],
        [`UTF-16, the big end first, ${mark} a byte order mark`, { 'leistungen.csv': Buffer.from(little).swap16() }],
      ];
    }),
    [
      'line ends of several kinds',
      { 'leistungen.csv': `Schlüssel;Name\r\n${KEY};Wohngeld, für Miete\n99115005104000;Wohnsitz\r` },
    ],
    [
      'comments, blank rows and English headings',
      { 'leistungen.csv': `# eine Erklärung\n\nkey;name\n${KEY};Wohngeld, für Miete\n\n99115005104000;Wohnsitz\n` },
    ],
  ];
  for (const [what, tables] of encodings) {
    it(`reads tables with ${what}`, async () => {
      expect((await built({ ...sound, ...tables })).services?.[0]?.name).to.equal('Wohngeld, für Miete');
    });
  }

  it('reads a workbook', async () => {
    const rest = Object.fromEntries(Object.entries(sound).filter(([name]) => name !== 'leistungen.csv'));
    const rows = [
      ['Schlüssel', 'Name'],
      [KEY, 'Wohngeld, für Miete'],
      ['99115005104000', 'Wohnsitz'],
    ];
    expect((await built({ ...rest, 'leistungen.xlsx': workbook('leistungen', rows) })).services?.[0]?.name).to.equal(
      'Wohngeld, für Miete',
    );
  });

  it('finds in a workbook the key that is a number, by sheet, row and column', async () => {
    const rest = Object.fromEntries(Object.entries(sound).filter(([name]) => name !== 'leistungen.csv'));
    const rows = [
      ['Schlüssel', 'Name'],
      [Number(KEY), 'Wohngeld'],
      ['99115005104000', 'Wohnsitz'],
    ];
    await withSource({ ...rest, 'leistungen.xlsx': workbook('leistungen', rows) }, async (source, out) => {
      const { findings } = await build({ source, out, now });
      expect(findings.some((f) => f.severity === 'error' && f.row === 2 && f.column === 'Schlüssel')).to.equal(true);
    });
  });

  it('leaves everything as it was when it fails, and foreign files always', async () => {
    await withSource(sound, async (source, out) => {
      await build({ source, out, now });
      await writeFile(join(out, 'areas', 'robots.txt'), 'mine');
      const before = await contents(out);
      await writeFile(join(source, 'stand.csv'), 'Schlüssel;ARS;Stand\n1;2;3\n');
      const { findings } = await build({ source, out, now });
      expect(findings).not.to.deep.equal([]);
      expect(await contents(out)).to.deep.equal(before);
    });
  });

  it('writes nothing anew where nothing changed, and keeps the time of publication', async () => {
    await withSource(sound, async (source, out) => {
      await build({ source, out, now });
      const before = await contents(out);
      const later = new Date('2026-12-01T10:00:00Z');
      expect((await build({ source, out, now: later })).written).to.equal(0);
      expect(await contents(out)).to.deep.equal(before);
      await writeFile(join(source, 'stand.csv'), String(sound['stand.csv']).replace('2031-Q3', '2031-Q4'));
      expect((await build({ source, out, now: later })).written).to.equal(1);
      expect([(await feedOf(out)).published, (await feedOf(out, '060000000000')).published]).to.deep.equal([
        '2026-12-01T10:00:00Z',
        '2026-11-24T10:00:00Z',
      ]);
    });
  });

  it('removes the feeds of areas that are gone', async () => {
    await withSource(sound, async (source, out) => {
      await build({ source, out, now });
      await writeFile(join(source, 'gebiete.csv'), String(sound['gebiete.csv']).replace(/^065340000000.*\n/m, ''));
      expect((await build({ source, out, now })).removed).to.equal(1);
      expect((await readdir(join(out, 'areas'))).filter((name) => name.startsWith('065340000000'))).to.deep.equal([]);
    });
  });

  it('killed in the middle leaves whole files, and the next one finishes the work', async () => {
    await withSource({}, async (source, out) => {
      await cp(join(root, 'examples/town/source'), source, { recursive: true });
      await mkdir(out);
      for (const wait of [500, 900, 1300]) {
        const child = spawn(
          process.execPath,
          ['--conditions=ozg-source', '--import', 'tsx', 'packages/publisher/src/cli/main.ts', 'build', source, out],
          { cwd: root, stdio: 'ignore' },
        );
        // On a fast machine it is done before it is killed.
        const ended = new Promise((resolve) => child.once('exit', resolve));
        await new Promise((resolve) => setTimeout(resolve, wait));
        child.kill('SIGKILL');
        await ended;
        const names = await readdir(join(out, 'areas')).catch(() => []);
        for (const name of names.filter((n) => n.endsWith('.json')))
          JSON.parse(await readFile(join(out, 'areas', name), 'utf8'));
      }
      const { findings, areas } = await build({ source, out, now });
      expect([findings, areas]).to.deep.equal([[], 68]);
      expect(await readdir(join(out, 'areas'))).to.have.length(68 * 3);
      expect((await readdir(out)).filter((name) => /stag|tmp|lock/.test(name))).to.deep.equal([]);
    });
  });

  it('resolves any rows as the rule says: field by field, the nearest level wins', async function () {
    this.timeout(60_000);
    const chain = ['gemeinde', 'kreis', 'land', 'bund'] as const;
    const keys = { gemeinde: TOWN, kreis: '065340000000', land: '060000000000', bund: '000000000000' };
    const row = fc.record({
      level: fc.constantFrom(...chain),
      state: fc.constantFrom('', 'planned', 'pilot', 'discontinued'),
      url: fc.constantFrom('', 'https://a.example.org/', 'https://b.example.org/'),
      platform: fc.constantFrom('', 'Plattform A', 'Plattform B'),
    });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(row, { selector: (r) => r.level, maxLength: 4 }), async (rows) => {
        const said = rows.filter((r) => r.state || r.url || r.platform);
        const table = [
          'Schlüssel;ARS;Ebene;Stand;Adresse;Plattform',
          ...said.map((r) => [KEY, keys[r.level], r.level, r.state, r.url, r.platform].join(';')),
        ];
        const feed = await built({ ...sound, 'stand.csv': `${table.join('\n')}\n` });
        const nearest = (field: 'state' | 'url' | 'platform') =>
          chain.map((level) => said.find((r) => r.level === level && r[field])).find((r) => r);
        const [state, url, platform] = [nearest('state'), nearest('url'), nearest('platform')];
        const service = feed.services?.find((s) => s.key === KEY);
        if (!said.length) {
          expect(service).to.equal(undefined);
          return;
        }
        expect([service?.rollout?.state, service?.rollout?.statedBy]).to.deep.equal([state?.state, state?.level]);
        expect([service?.url, service?.statedBy?.url]).to.deep.equal([url?.url, url?.level]);
        expect([service?.platform?.name, service?.statedBy?.platform]).to.deep.equal([
          platform?.platform,
          platform?.level,
        ]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the command', () => {
  const uses: [string, string[], number, RegExp][] = [
    ['without a command', [], 2, /ozg-feed BEFEHL/],
    ['an unknown command', ['biuld'], 2, /Gemeint ist wohl „build“/],
    ['a missing argument', ['build', 'x'], 2, /Es fehlt: ZIEL/],
    ['an unknown option', ['check', 'x', '--nope'], 2, /--nope/],
    ['a source that is not there', ['check', 'nowhere'], 1, /gibt es nicht/],
    ['a file that is a web page', ['check', 'test/widgets/support/page.html'], 1, /HTML/],
    ['help in English', ['--help', '--lang', 'en'], 0, /turns tables/],
    ['the version', ['--version'], 0, /^\d+\.\d+\.\d+/],
    ['a feed in order', ['check', 'stories/feed.json'], 0, /0 Fehler/],
    ['JSON for programs', ['check', 'test/widgets/support/page.html', '--json'], 1, /"code": "html"/],
  ];
  for (const [what, args, code, words] of uses) {
    it(`answers ${what} with ${code}`, () => {
      const { status, stdout, stderr } = cli(...args);
      expect([status, stdout + stderr]).to.satisfy(
        ([s, text]: [number, string]) => s === code && words.test(text),
        `${String(status)}: ${stdout}${stderr}`,
      );
    });
  }

  it('writes a starter that builds as it is, and never over what is there', async () => {
    await withSource({}, async (source, out) => {
      expect(cli('init', source).status).to.equal(0);
      const made = cli('build', source, out);
      expect([made.status, made.stderr]).to.deep.equal([0, '']);
      expect((await stat(join(out, 'areas', `${TOWN}.json`))).size).to.be.above(500);
      const before = await contents(source);
      expect(cli('init', source).status).to.equal(1);
      expect(await contents(source)).to.deep.equal(before);
    });
  });
});
