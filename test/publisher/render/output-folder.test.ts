import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeFinding, render } from '@ozg-widgets/publisher';
import type { RenderOptions, RenderResult } from '@ozg-widgets/publisher';
import { expect } from 'chai';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const NOW = new Date('2026-11-24T09:00:00Z');
const KEY = '99107023017000';
const OTHER = '99115005104000';

let folder = '';
const out = (...names: string[]): string => join(folder, 'out', ...names);

/** Gives each test of a suite a folder. */
function inFolder(): void {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ozg-render-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
}

/** Writes a feed with services of these names, by their keys. */
const write = (services: Record<string, string>): Promise<void> =>
  writeFile(
    join(folder, 'feed.json'),
    JSON.stringify({
      format: 'ozg-feed/1',
      published: '2026-11-24T07:00:00Z',
      ttl: 3600,
      publisher: { name: 'Musterstadt (Beispiel)', email: 'feed@example.org' },
      area: { ars: '065340011011', level: 'gemeinde', name: 'Kirchhain' },
      services: Object.entries(services).map(([key, name]) => ({ key, name })),
    }),
  );

/** Renders that feed. Findings are in words. */
async function rendered(
  services: Record<string, string>,
  more: Partial<RenderOptions> = {},
): Promise<Omit<RenderResult, 'findings'> & { findings: string[] }> {
  await write(services);
  const result = await render({ feed: join(folder, 'feed.json'), out: out(), now: NOW, ...more });
  return { ...result, findings: result.findings.map((f) => describeFinding(f).replaceAll(`${folder}/`, '')) };
}

describe('ozg-feed render: the folder', () => {
  inFolder();

  const one = { [KEY]: 'Wohngeld' };
  const two = { ...one, [OTHER]: 'Wohnsitz anmelden' };

  it('rewrites only what changed', async () => {
    expect((await rendered(two)).written).to.equal(9);
    const before = await stat(out(`${KEY}.svg`));
    const changed = { ...one, [OTHER]: 'Ummelden' };
    const again = await rendered(changed, { now: new Date(NOW.getTime() + 86_400_000) });
    expect(again.written).to.equal(5);
    const after = await stat(out(`${KEY}.svg`));
    expect([after.ino, after.mtimeMs]).to.deep.equal([before.ino, before.mtimeMs]);
    expect((await readdir(out())).filter((name) => /staging|lock/.test(name))).to.deep.equal([]);
  });

  it('removes the files of a service that is gone, and nothing else', async () => {
    await rendered(two);
    await writeFile(out('99000000000000.svg'), 'foreign');
    await writeFile(out(`${OTHER}.txt`), 'edited');
    const { findings, removed } = await rendered(one);
    expect(removed).to.equal(3);
    expect(findings).to.deep.equal([
      `Hinweis: out/${OTHER}.txt: Diese Datei wird nicht mehr gebraucht, wurde aber von Hand geändert und bleibt deshalb. Bitte prüfen und selbst löschen.`,
    ]);
    expect((await readdir(out())).sort()).to.deep.equal(
      [
        '.ozg-render.json',
        '99000000000000.svg',
        `${KEY}.html`,
        `${KEY}.shields.json`,
        `${KEY}.svg`,
        `${KEY}.txt`,
        `${OTHER}.txt`,
        'index.html',
      ].sort(),
    );
  });

  it('does not overwrite a page that somebody else put there', async () => {
    await mkdir(out(), { recursive: true });
    await writeFile(out('index.html'), 'the town’s own');
    const { findings, written } = await rendered(one);
    expect(findings).to.deep.equal([
      'Fehler: out/index.html: Diese Datei stammt nicht von „ozg-feed render“ und bleibt, wie sie ist. Bitte umbenennen oder ein anderes Ziel wählen.',
    ]);
    expect(written).to.equal(4);
    expect(await readFile(out('index.html'), 'utf8')).to.equal('the town’s own');
  });

  it('does not remove files outside the folder, whatever its memory says', async () => {
    await mkdir(out(), { recursive: true });
    await rendered(one);
    const victim = await readFile(join(folder, 'feed.json'));
    const hash = createHash('sha256').update(victim).digest('base64');
    await writeFile(out('.ozg-render.json'), JSON.stringify({ files: { '../feed.json': hash } }));
    expect((await rendered(one)).removed).to.equal(0);
    expect(await readdir(folder)).to.include('feed.json');
  });

  it('touches only the files of the one service it was asked for', async () => {
    await rendered(two);
    const later = { [KEY]: 'Geld', [OTHER]: 'Ummelden' };
    const { files, written, removed } = await rendered(later, { service: '99107 023 017 000' });
    expect(files).to.deep.equal([`${KEY}.html`, `${KEY}.svg`, `${KEY}.shields.json`, `${KEY}.txt`]);
    expect([written, removed]).to.deep.equal([4, 0]);
    expect(await readFile(out(`${OTHER}.txt`), 'utf8')).to.match(/^Wohnsitz anmelden\n/);
    expect((await rendered(one)).removed).to.equal(4);
  });

  it('says on the command line what was written, and what is wrong', async () => {
    const cli = (...args: string[]): { status: number | null; stdout: string; stderr: string } => {
      const node = ['--conditions=ozg-source', '--import', 'tsx', 'packages/publisher/src/cli/main.ts'];
      return spawnSync(process.execPath, [...node, 'render', ...args], { cwd: root, encoding: 'utf8' });
    };
    const feed = join(folder, 'feed.json');
    await write(two);
    const fine = cli(feed, out());
    expect([fine.status, fine.stdout]).to.deep.equal([0, `9 Dateien für ${out()}: 9 neu oder geändert, 0 entfernt.\n`]);
    const wrong = cli(folder, out(), '--lang', 'en', '--json');
    expect(wrong.status).to.equal(1);
    expect(JSON.parse(wrong.stdout)).to.deep.include({ written: 0, files: [] });
    expect(wrong.stdout).to.contain('Pass a single feed file, not a folder');
    expect(cli(feed).status).to.equal(2);
  });
});
