import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { render } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import { parse } from 'parse5';
import { vocabulary } from '../../feed/fixtures/schema-org.js';

const NOW = new Date('2026-11-24T09:00:00Z');
const KEY = '99107023017000';
const town = fileURLToPath(new URL('../../../examples/town/feeds/areas/065340011011.json', import.meta.url));
const cli = fileURLToPath(new URL('../../../packages/publisher/src/cli/main.ts', import.meta.url));

interface Node {
  nodeName: string;
  attrs?: { name: string; value: string }[];
  childNodes?: Node[];
  value?: string;
}

/** The texts of all blocks of JSON-LD, as a browser reads the page. */
function blocksIn(html: string): string[] {
  const visit = (node: Node): string[] =>
    node.nodeName === 'script' && node.attrs?.some(({ value }) => value === 'application/ld+json')
      ? [(node.childNodes ?? []).map(({ value }) => value).join('')]
      : (node.childNodes ?? []).flatMap(visit);
  return visit(parse(html));
}

describe('ozg-feed render: what search engines are told', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ozg-render-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const text = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');

  it('is written when asked for, by the vocabulary of schema.org where schema-dts is installed', async () => {
    const { findings, files } = await render({ feed: town, out: folder, now: NOW, jsonld: true });
    expect(findings).to.deep.equal([]);
    const names = files.filter((name) => name.endsWith('.jsonld'));
    expect(names)
      .to.have.length(files.filter((name) => name.endsWith('.svg')).length)
      .and.to.include(`${KEY}.jsonld`);
    const written = await Promise.all(names.map(text));
    for (const found of written) expect(vocabulary()?.faults(JSON.parse(found)) ?? []).to.deep.equal([]);
    expect(JSON.parse(await text(`${KEY}.jsonld`))).to.deep.include({
      '@type': 'GovernmentService',
      name: 'Wohngeld beantragen',
      provider: { '@type': 'GovernmentOrganization', name: 'Landkreis Marburg-Biedenkopf (Beispiel)' },
    });
    expect(blocksIn(await text('index.html'))).to.deep.equal(written.map((found) => found.trim()));
  });

  it('is what holds at the moment: no address of a service that is disrupted', async () => {
    await render({ feed: town, out: folder, now: NOW, jsonld: true });
    expect(await text('99036009072003.jsonld')).to.contain('"serviceUrl"');
    expect(await text('99036008007000.jsonld')).not.to.contain('"serviceUrl"');
  });

  it('never ends the script early, whatever a feed says', async () => {
    const feed = JSON.parse(await readFile(town, 'utf8')) as { services: object[] };
    const name = '</script><script>alert(1)</script><!--<script>';
    const evil = join(folder, 'evil.json');
    await writeFile(evil, JSON.stringify({ ...feed, services: [{ key: KEY, name }] }));
    await render({ feed: evil, out: folder, now: NOW, jsonld: true });
    const [found] = blocksIn(await text('index.html'));
    expect(JSON.parse(found!)).to.include({ name });
    expect((await text('index.html')).match(/<script/g)).to.have.length(1);
  });

  it('is not written unless asked for, and goes when it is no longer asked for', async () => {
    await render({ feed: town, out: folder, now: NOW, jsonld: true, service: KEY });
    expect(await readdir(folder))
      .to.include(`${KEY}.jsonld`)
      .and.not.include('index.html');
    await render({ feed: town, out: folder, now: NOW });
    expect((await readdir(folder)).filter((name) => name.endsWith('.jsonld'))).to.deep.equal([]);
    expect(blocksIn(await text('index.html'))).to.deep.equal([]);
  });

  it('is asked for by --format jsonld, and no other format', () => {
    const run = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
      spawnSync(process.execPath, ['--conditions=ozg-source', '--import=tsx', cli, 'render', town, folder, ...args], {
        encoding: 'utf8',
      });
    const fine = run('--format', 'jsonld', '--service', KEY, '--json');
    expect(fine.status, fine.stderr).to.equal(0);
    expect((JSON.parse(fine.stdout) as { files: string[] }).files).to.deep.equal([
      `${KEY}.html`,
      `${KEY}.svg`,
      `${KEY}.shields.json`,
      `${KEY}.txt`,
      `${KEY}.jsonld`,
    ]);
    const wrong = run('--format', 'pdf');
    expect(wrong.status).to.equal(2);
    expect(wrong.stderr).to.match(
      /^HTML, SVG und Text schreibt „render“ immer; mit --format gibt es dazu nur jsonld, nicht „pdf“\./,
    );
  });
});
