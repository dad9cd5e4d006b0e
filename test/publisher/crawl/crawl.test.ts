import { spawnSync } from 'node:child_process';
import { generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CoverageDocument, DirectoryDocument } from '@ozg-widgets/feed';
import { checkDocument } from '@ozg-widgets/feed/strict';
import { describeFinding } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import { runCli } from '../support/run-cli.js';
import { crawl } from '../../../packages/publisher/src/crawl/crawl.js';
import type { CrawlOptions, CrawlResult } from '../../../packages/publisher/src/crawl/crawl.js';
import { hasNginx, nginx } from './nginx.js';
import type { Nginx } from './nginx.js';
import {
  BAYERN,
  buildRoot,
  buildTree,
  contents,
  edit,
  HESSEN,
  json,
  keysOf,
  LAENDER,
  later,
  now,
  SACHSEN,
  tablesOf,
} from './trees.js';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
const generated = (): string =>
  generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' }).toString('base64');

/** The findings as people read them. */
const said = ({ findings }: CrawlResult): string[] => findings.map((f) => describeFinding(f));

describe('crawl of nginx servers (needs nginx)', () => {
  let folder: string;
  let servers: Nginx[];
  let root: Nginx;
  let address: string;
  let out: string;

  const run = (more: Partial<CrawlOptions> = {}): Promise<CrawlResult> =>
    crawl({ directory: address, out, now, ...more, limits: { pause: 10, ...more.limits } });
  const logs = async (): Promise<{ line: string; bytes: number }[]> =>
    (await Promise.all([root, ...servers].map((s) => s.log()))).flat();

  beforeEach(async function () {
    if (!hasNginx) this.skip();
    folder = await mkdtemp(join(tmpdir(), 'ozg-crawl-'));
    out = join(folder, 'out');
    for (const land of LAENDER) await buildTree(join(folder, land.ars), tablesOf([land]));
    servers = await Promise.all(LAENDER.map((land) => nginx(join(folder, land.ars))));
    await buildRoot(
      join(folder, 'root'),
      LAENDER.map((land, i) => [land, `${servers[i]!.url}directory.json`]),
    );
    root = await nginx(join(folder, 'root'));
    address = `${root.url}directory.json`;
    await logs();
  });

  afterEach(async () => {
    if (!hasNginx) return;
    await Promise.all([root, ...servers].map((s) => s.stop()));
    await rm(folder, { recursive: true, force: true });
  });

  it('merges the trees of three Länder into one; feeds are identical byte for byte', async () => {
    const result = await run();
    expect(said(result)).to.deep.equal([]);
    expect(result).to.include({ listed: 12, areas: 12, changed: 12, stale: 0, rejected: 0, removed: 0 });
    const files = await contents(out);
    for (const land of LAENDER) {
      const theirs = await contents(join(folder, land.ars));
      for (const ars of keysOf(land)) expect(files[`areas/${ars}.json`]).to.equal(theirs[`areas/${ars}.json`]);
    }
    const directory = await json<DirectoryDocument>(out, 'directory.json');
    expect(checkDocument(directory)).to.deep.equal([]);
    expect(directory.publisher.name).to.equal('Bundesverzeichnis (Beispiel)');
    expect(directory.areas?.map((a) => a.ars)).to.deep.equal(LAENDER.flatMap(keysOf));
    expect(directory.areas?.some((a) => a.asOf ?? a.silent)).to.equal(false);
  });

  it('writes the coverage and directory that one build of all tables writes', async () => {
    await run();
    await buildTree(join(folder, 'one'), tablesOf(LAENDER));
    const body = async (from: string, name: string): Promise<object> => {
      const { publisher, published, ...rest } = await json<CoverageDocument>(from, name);
      expect([publisher, published]).not.to.include(undefined);
      return rest;
    };
    for (const key of ['99107023017000', '99036008060000'])
      expect(await body(out, `services/${key}.json`)).to.deep.equal(
        await body(join(folder, 'one'), `services/${key}.json`),
      );
    expect(await body(out, 'directory.json')).to.deep.equal(await body(join(folder, 'one'), 'directory.json'));
  });

  it('sends no request within the ttl, and gets only 304 without a body after it', async () => {
    await run();
    const before = await contents(out);
    expect((await logs()).length).to.be.greaterThan(16);
    expect(await run({ now: later(0.9) })).to.include({ areas: 12, skipped: 12, changed: 0 });
    expect(await logs()).to.deep.equal([]);
    expect(await run({ now: later(1.1) })).to.include({ areas: 12, unchanged: 12, changed: 0 });
    const log = await logs();
    expect(log.map(({ line }) => line.slice(0, 4))).to.deep.equal(Array(16).fill('304 '));
    expect(log.map(({ bytes }) => bytes)).to.deep.equal(Array(16).fill(0));
    expect(await contents(out)).to.deep.equal(before);
    expect(await run({ now: later(1.2), force: true })).to.include({ unchanged: 12 });
    expect(await contents(out)).to.deep.equal(before);
  });

  it('reads a directory in shards, and removes nothing if a shard is missing', async () => {
    const towns = Array.from({ length: 600 }, (_, i): [string, string, number] => [
      `14625${String(1000 + i)}${String(i).padStart(3, '0')}`,
      `${['Nieder', 'Ober', 'Klein', 'Groß'][i % 4]!}${(i * 7919).toString(36)}dorf`,
      i,
    ]);
    const tree = join(folder, SACHSEN.ars);
    await buildTree(tree, tablesOf([{ ...SACHSEN, towns }]));
    address = `${servers[2]!.url}directory.json`;
    expect(await run()).to.include({ listed: 602, areas: 602 });
    const published = /"published":"[^"]*"/;
    const documents = async (from: string): Promise<Record<string, string>> =>
      Object.fromEntries(
        Object.entries(await contents(from))
          .filter(([name]) => /^directory.*json$/.test(name))
          .map(([name, base64]) => [name, Buffer.from(base64, 'base64').toString().replace(published, '')]),
      );
    const theirs = await documents(tree);
    expect(Object.keys(theirs).length).to.be.greaterThan(6);
    expect(await documents(out)).to.deep.equal(theirs);

    // Published anew and cut otherwise, but one of the new shards is not there yet.
    const { shards } = await json<DirectoryDocument>(tree, 'directory.json');
    const start = shards!.keys[1]!;
    await edit(join(tree, 'directory.json'), (text) => text.replace(`"${start}"`, `"${start}9"`));
    const result = await run({ now: later(2) });
    expect(said(result)).to.have.lengthOf(1);
    expect(said(result)[0]).to.match(/keys\/\d+9\.json\): Hier gibt es nichts \(Status 404\)/);
    expect(result).to.include({ listed: 602, areas: 602, removed: 0 });
  });

  it('rewrites changed documents only', async () => {
    await run();
    const before = await contents(out);
    const tables = tablesOf([HESSEN]);
    await buildTree(
      join(folder, HESSEN.ars),
      { ...tables, stand: tables.stand!.replace('geplant', 'online') },
      later(1),
    );
    expect(await run({ now: later(2) })).to.include({ changed: 2, unchanged: 10 });
    const after = await contents(out);
    const same = Object.keys(after).filter((name) => after[name] === before[name] && name.endsWith('.json'));
    expect(same).to.include.members(['services/99107023017000.json', 'directory.json', 'areas/060000000000.json']);
    const { published } = await json<CoverageDocument>(out, 'services', '99036008060000.json');
    expect(published).to.equal('2026-11-24T12:00:00Z');
  });

  it('keeps, marks and reports the areas of a Land that is down, and recovers', async () => {
    await run();
    const before = await contents(out);
    await servers[1]!.stop();
    const result = await run({ now: later(2) });
    expect(result).to.include({ areas: 12, stale: 4, unchanged: 8 });
    expect(said(result)).to.have.lengthOf(5);
    for (const line of said(result))
      expect(line).to.match(
        /^Hinweis: http.*: Der Server ist nicht zu erreichen \(ECONNREFUSED\)\. Es bleibt der Stand vom 2026-11-24 10:00 UTC\.$/,
      );
    const directory = await json<DirectoryDocument>(out, 'directory.json');
    expect(directory.areas?.filter((a) => a.asOf).map((a) => [a.ars, a.asOf])).to.deep.equal(
      keysOf(BAYERN).map((ars) => [ars, '2026-11-24T10:00:00Z']),
    );
    for (const name of Object.keys(await contents(out)))
      if (name.endsWith('.json')) expect(checkDocument(await json(out, name)), name).to.deep.equal([]);
    await servers[1]!.start();
    expect(said(await run({ now: later(3) }))).to.deep.equal([]);
    const strip = ({ published, ...rest }: DirectoryDocument): object => (expect(published).to.be.a('string'), rest);
    const then = JSON.parse(Buffer.from(before['directory.json']!, 'base64').toString()) as DirectoryDocument;
    expect(strip(await json<DirectoryDocument>(out, 'directory.json'))).to.deep.equal(strip(then));
  });

  it('lists a Land that never answered without feeds, and adds them once it answers', async () => {
    await servers[2]!.stop();
    const result = await run();
    expect(result).to.include({ listed: 9, areas: 8 });
    expect(said(result)).to.have.lengthOf(1);
    expect(said(result)[0]).to.match(/: Sachsen \(http.*Bisher gibt es von „Sachsen“ keinen Stand\.$/);
    await servers[2]!.start();
    expect(await run({ now: later(0.5) })).to.include({ listed: 12, areas: 12, changed: 4, skipped: 8 });
  });

  it('publishes signatures beside their feeds, and requires them if a key is given', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    const sign = async (...path: string[]): Promise<void> => {
      const file = join(folder, ...path);
      await writeFile(`${file}.sig`, `${signBytes(null, await readFile(file), privateKey).toString('base64url')}\n`);
    };
    await sign('root', 'directory.json');
    for (const { ars } of [HESSEN, BAYERN]) await sign(ars, 'directory.json');
    for (const ars of keysOf(HESSEN)) await sign(HESSEN.ars, 'areas', `${ars}.json`);
    const [, , town = ''] = keysOf(HESSEN);
    expect(await run()).to.include({ areas: 12 });
    const signature = await readFile(join(folder, HESSEN.ars, 'areas', `${town}.json.sig`), 'utf8');
    expect(await readFile(join(out, 'areas', `${town}.json.sig`), 'utf8')).to.equal(signature);

    out = join(folder, 'strict');
    const result = await run({ publicKey: key });
    expect(result).to.include({ listed: 9, areas: 4, rejected: 4 });
    expect(
      said(result).map((s) => /: ([^:]*) \(http.*?\): (.*? fehlt\.)/.exec(s)?.slice(1, 3).join(': ')),
    ).to.deep.equal(
      ['Sachsen', 'Bayern', 'Fürstenfeldbruck', 'Fürstenfeldbruck, Große Kreisstadt', 'Puchheim'].map(
        (name) => `${name}: Die Unterschrift (.sig) fehlt.`,
      ),
    );
    await logs();
    expect(await run({ publicKey: key, now: later(1.5) })).to.include({ unchanged: 4 });
    const again = (await logs()).filter(
      ({ line }) => !line.includes(BAYERN.ars.slice(0, 5)) && !line.startsWith('404'),
    );
    expect(again.filter(({ line }) => line.includes('.sig') && line.startsWith('304'))).to.have.lengthOf(7);
    // What was withdrawn is signed too; it must not come back.
    const file = join(folder, HESSEN.ars, 'areas', `${town}.json`);
    const current = await readFile(file, 'utf8');
    await edit(file, (text) => text.replace('"2026-11-24T10:00:00Z"', '"2026-11-01T10:00:00Z"'));
    await sign(HESSEN.ars, 'areas', `${town}.json`);
    expect(said(await run({ publicKey: key, now: later(3) })).join('\n')).to.match(
      /Kirchhain .*älter als die zuletzt gelesene/,
    );
    await edit(file, () => current);
    await sign(HESSEN.ars, 'areas', `${town}.json`);
    // Whoever broke into the server changes a number; the old document and its signature stay.
    await edit(join(folder, HESSEN.ars, 'areas', `${town}.json`), (text) =>
      text.replace('wohngeld.example', 'betrug.example'),
    );
    const broken = await run({ publicKey: key, now: later(5) });
    expect(said(broken).join('\n')).to.match(
      /Kirchhain .*Die Unterschrift passt nicht .*Es bleibt der Stand vom 2026-11-24 11:30 UTC/,
    );
    expect(await readFile(join(out, 'areas', `${town}.json`), 'utf8')).not.to.include('betrug');
    expect(await readFile(join(out, 'areas', `${town}.json.sig`), 'utf8')).to.equal(signature);
    expect(said(await run({ publicKey: generated(), now: later(4) }))[0]).to.match(
      /^Fehler: .*Unterschrift passt nicht/,
    );
  });

  it('prints a summary on the command line', () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--conditions=ozg-source', '--import', 'tsx', 'packages/publisher/src/cli/main.ts', 'crawl', address, out],
      { cwd: repository, encoding: 'utf8' },
    );
    expect([status, stderr]).to.deep.equal([0, '']);
    expect(stdout).to.equal(
      `12 Feeds in ${out}: 12 neu oder geändert, 0 unverändert, 0 von früher, 0 verworfen, 0 entfernt.\n`,
    );
  });

  it('fails as a command only where the directory itself cannot be read', async () => {
    const command = async (...argv: string[]): Promise<[number, Record<string, unknown>, string]> => {
      const { code, stdout } = await runCli(['crawl', ...argv, '--json'], { now: () => now });
      const { findings, ...facts } = JSON.parse(stdout) as { findings: { severity: string }[] };
      return [code, facts, findings.map(({ severity }) => severity).join()];
    };
    await servers[0]!.stop();
    const [code, facts, severities] = await command(address, out, '--no-compress');
    expect([code, severities]).to.deep.equal([0, 'warning']);
    expect(facts).to.deep.include({ listed: 9, areas: 8, changed: 8, stale: 0 });
    expect(Object.keys(await contents(out)).some((name) => name.endsWith('.gz'))).to.equal(false);
    await root.stop();
    expect((await command(address, join(folder, 'new'))).toSpliced(1, 1)).to.deep.equal([1, 'error']);
    const { stdout } = await runCli(['crawl', address, join(folder, 'new')], { now: () => now });
    expect(stdout).to.equal('Wegen der Fehler wurde nichts geschrieben; was da war, ist unverändert.\n');
  });

  it('rejects as a command what is not an address or not a key', async () => {
    for (const [argv, sentence] of [
      [['verzeichnis.json', out], '„verzeichnis.json“ ist keine Adresse im Internet.'],
      [[address, out, '--public-key', 'abc'], 'kein öffentlicher Schlüssel'],
    ] as const) {
      const { code, stderr } = await runCli(['crawl', ...argv]);
      expect(code).to.equal(2);
      expect(stderr).to.include(sentence);
    }
  });
});
