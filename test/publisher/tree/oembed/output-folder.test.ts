import { spawn, spawnSync } from 'node:child_process';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { audit, build, check, describeFinding, startServer } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import { answerOf, both, built, FEEDS, KEY, now, one, textOf, TOWN, WIDGETS } from './built.js';
import { sound, withSource } from '../../support/source.js';

const root = fileURLToPath(new URL('../../../..', import.meta.url));

const cli = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(
    process.execPath,
    ['--conditions=ozg-source', '--import', 'tsx', 'packages/publisher/src/cli/main.ts', ...args],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );

describe('pages to embed, in a folder', () => {
  it('are written again only when what they say changes: not for another state', async () => {
    await withSource(both(), async (source, out) => {
      await built(source, out);
      const of = async (key: string): Promise<number> => (await stat(join(out, 'embed', TOWN, `${key}.html`))).ino;
      const [before, other] = [await of(KEY), await of('99115005104000')];
      const state = String(sound['stand.csv']);
      await writeFile(join(source, 'stand.csv'), state.replace('online', 'Pilot'));
      expect((await built(source, out)).written).to.equal(3);
      expect([await of(KEY), await of('99115005104000')]).to.deep.equal([before, other]);
      await writeFile(join(source, 'stand.csv'), state.replace('wohngeld.example.org', 'neu.example.org'));
      const { files } = await built(source, out);
      expect(await of(KEY)).to.not.equal(before);
      expect(await of('99115005104000')).to.equal(other);
      expect(textOf(one(files[`${TOWN}/${KEY}.html`]!, 'ozg-service-card'))).to.include('Mehr dazu: neu.example.org');
    });
  });

  it('go when their service, their area, or the wish for them is gone; nothing else does', async () => {
    await withSource(both(), async (source, out) => {
      await built(source, out);
      await writeFile(join(out, 'embed', 'index.html'), 'the town’s own');
      await writeFile(join(out, 'embed', '060000000000', 'own.html'), 'the town’s own');
      const state = String(sound['stand.csv']).split('\n');
      await writeFile(join(source, 'stand.csv'), [state[0], state[1], ''].join('\n'));
      const areas = String(sound['gebiete.csv']).split('\n');
      await writeFile(join(source, 'gebiete.csv'), areas.filter((line) => !line.includes('Kreis')).join('\n'));
      const { files } = await built(source, out);
      expect(Object.keys(files)).to.deep.equal([
        `060000000000/${KEY}.html`,
        `060000000000/${KEY}.json`,
        '060000000000/index.html',
        '060000000000/index.json',
        '060000000000/own.html',
        `${TOWN}/${KEY}.html`,
        `${TOWN}/${KEY}.json`,
        `${TOWN}/index.html`,
        `${TOWN}/index.json`,
        'index.html',
      ]);
      expect((await readdir(join(out, 'embed'))).sort()).to.deep.equal(['060000000000', TOWN, 'index.html']);
      await writeFile(join(source, 'herausgeber.csv'), String(sound['herausgeber.csv']));
      expect(Object.keys((await built(source, out)).files)).to.deep.equal(['060000000000/own.html', 'index.html']);
    });
  });

  it('are whole or old after a build is killed', async function () {
    this.timeout(60_000);
    const keys = Array.from({ length: 120 }, (_, i) => `991150051${String(i).padStart(5, '0')}`);
    const services = (name: string): string => `Schlüssel;Name\n${keys.map((key) => `${key};${name}\n`).join('')}`;
    const state = `Schlüssel;ARS;Stand\n${keys.map((key) => `${key};060000000000;geplant\n`).join('')}`;
    await withSource(both({ 'leistungen.csv': services('Alt'), 'stand.csv': state }), async (source, out) => {
      await built(source, out);
      await writeFile(join(source, 'leistungen.csv'), services('Neu'));
      const child = spawn(
        process.execPath,
        ['--conditions=ozg-source', '--import', 'tsx', 'packages/publisher/src/cli/main.ts', 'build', source, out],
        { cwd: root, stdio: 'ignore' },
      );
      const gone = new Promise((resolve) => child.once('exit', resolve));
      const staged = async (): Promise<boolean> =>
        (await readdir(join(out, '.ozg-feed-staging', 'embed')).catch(() => [])).length > 0;
      while (!(await staged()) && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 2));
      child.kill('SIGKILL');
      await gone;
      const text = (key: string): Promise<string> => readFile(join(out, 'embed', TOWN, `${key}.html`), 'utf8');
      for (const key of keys) expect(await text(key)).to.match(/<h1 dir="auto">(Alt|Neu)<\/h1>[^]*<\/html>\n$/);
      const { files } = await built(source, out);
      expect(Object.values(files).filter((t) => t.includes('Alt – '))).to.deep.equal([]);
    });
  });

  it('are refused where there would be more than 300,000, before anything is written', async function () {
    this.timeout(60_000);
    const areas = Array.from({ length: 601 }, (_, i) => `06534${String(i).padStart(4, '0')}000`);
    const keys = Array.from({ length: 500 }, (_, i) => `991150051${String(i).padStart(5, '0')}`);
    const tables = both({
      'gebiete.csv': `ARS;Ebene;Name\n060000000000;Land;Hessen\n${areas.map((ars) => `${ars.slice(0, 9)}001;Gemeinde;Ort\n`).join('')}`,
      'leistungen.csv': `Schlüssel;Name\n${keys.map((key) => `${key};Leistung\n`).join('')}`,
      'stand.csv': `Schlüssel;ARS;Stand\n${keys.map((key) => `${key};060000000000;geplant\n`).join('')}`,
      'kontakte.csv': 'Kennung;ARS;Rolle;Name\n',
    });
    await withSource(tables, async (source, out) => {
      const { words } = await built(source, out);
      expect(words).to.deep.equal([
        'Fehler: herausgeber.csv: Das wären 301\u202f602 Seiten zum Einbetten; mehr als 300\u202f000 schreibt ein Lauf nicht. Bitte je Land oder je Kreis bauen, oder die Zeilen „Adresse der Feeds“ und „Adresse der Bausteine“ weglassen: Dann entstehen die Feeds ohne diese Seiten.',
      ]);
      expect(await stat(out).catch(() => 'nothing')).to.equal('nothing');
      expect((await check(source, now)).findings.map(({ code }) => code)).to.deep.equal(['embed-many']);
    });
  });

  it('are checked for what they are, not taken for feeds, and not signed', async () => {
    await withSource(both(), async (source, out) => {
      await built(source, out);
      const file = join(out, 'embed', TOWN, `${KEY}.json`);
      expect(await check(out, now)).to.deep.equal({ findings: [], files: 3 + 1 + 2 + 7 });
      const answer = answerOf(await readFile(file, 'utf8'));
      await writeFile(
        file,
        JSON.stringify({
          ...answer,
          version: 1,
          html: answer.html.replace('https:', 'http:').replace('src="https:', 'src="http:'),
        }),
      );
      const found = (await check(out, now)).findings.map((f) => describeFinding(f).replace(`${out}/`, ''));
      expect(found).to.deep.equal([
        `Fehler: embed/${TOWN}/${KEY}.json: Eine oEmbed-Antwort braucht „version“: "1.0".`,
        `Fehler: embed/${TOWN}/${KEY}.json: In „html“ steht kein <iframe> mit einer vollständigen Adresse (https://…): Wer das einbettet, sieht nichts.`,
      ]);
      const table = String(sound['herausgeber.csv']);
      await writeFile(
        join(source, 'herausgeber.csv'),
        `${table}Gültig bis;2026-12-24\nAdresse der Feeds;${FEEDS}\nAdresse der Bausteine;${WIDGETS}\n`,
      );
      await build({ source, out, now });
      const { status, stderr } = cli('sign', '--new-key', join(source, '..', 'key.pem'), out);
      expect([status, stderr]).to.deep.equal([0, '']);
      const signed = (await readdir(out, { recursive: true })).filter((name) => name.endsWith('.sig'));
      expect(signed).to.have.length(6);
      expect(signed.filter((name) => name.startsWith('embed'))).to.deep.equal([]);
    });
  });

  it('are audited at their address as what they are, and served as JSON', async () => {
    await withSource(both(), async (source, out) => {
      await built(source, out);
      const server = await startServer({ port: 0, roots: [{ at: '/', folder: out }] });
      try {
        const url = `${server.url}embed/${TOWN}/${KEY}.json`;
        expect((await fetch(url)).headers.get('Content-Type')).to.equal('application/json; charset=utf-8');
        const { findings } = await audit(url, now);
        expect(findings).to.deep.equal([]);
        const html = (await fetch(url.replace(/json$/, 'html'))).headers.get('Content-Type');
        expect(html).to.equal('text/html; charset=utf-8');
      } finally {
        await server.close();
      }
    });
  });
});
