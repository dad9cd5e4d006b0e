import { spawn } from 'node:child_process';
import { generateKeyPairSync, sign as signBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DirectoryDocument, DirectoryEntry } from '@ozg-widgets/feed';
import { describeFinding } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import { check } from '../../../packages/publisher/src/check.js';
import { crawl } from '../../../packages/publisher/src/crawl/crawl.js';
import type { CrawlOptions, CrawlResult } from '../../../packages/publisher/src/crawl/crawl.js';
import { LIMITS } from '../../../packages/publisher/src/crawl/limits.js';
import type { Limits } from '../../../packages/publisher/src/crawl/limits.js';
import { directoryDocuments } from '../../../packages/publisher/src/tree/directory.js';
import { BAYERN, buildRoot, buildTree, edit, HESSEN, json, later, now, tablesOf } from './trees.js';
import { never, text, trickle, wild } from './wild.js';
import type { Wild } from './wild.js';

const runner = fileURLToPath(new URL('run.ts', import.meta.url));
const KIRCHHAIN = '065340011011';
const FEED = `/areas/${KIRCHHAIN}.json`;

const said = ({ findings }: CrawlResult): string[] => findings.map((f) => describeFinding(f));
const codes = ({ findings }: CrawlResult): string[] => findings.map((f) => f.code);
const quota = (more: Partial<Limits['perDelegate']>): Partial<Limits> => ({
  perDelegate: { ...LIMITS.perDelegate, ...more },
});
/** Areas of Hessen that have no feed. */
const silent = (count: number, nameOf: (i: number) => string): DirectoryEntry[] =>
  Array.from({ length: count }, (_, i) => ({
    ars: `0653490000${String(i).padStart(4, '0')}`.slice(0, 8) + String(i).padStart(4, '0'),
    level: 'gemeinde',
    name: nameOf(i),
    silent: true,
  }));

describe('delegate of a crawl', () => {
  let folder: string;
  let out: string;
  let root: Wild;
  let hessen: Wild;
  let bayern: Wild;

  const run = (more: Partial<CrawlOptions> = {}): Promise<CrawlResult> =>
    crawl({
      directory: `${root.url}directory.json`,
      out,
      now,
      compress: false,
      ...more,
      limits: { pause: 10, ...more.limits },
    });
  const listed = async (): Promise<string[]> =>
    (await json<DirectoryDocument>(out, 'directory.json')).areas?.map((area) => area.ars) ?? [];
  /** Changes what the directory of Hessen says. */
  const say = async (more: (document: DirectoryDocument) => Partial<DirectoryDocument>): Promise<void> => {
    const document = await json<DirectoryDocument>(folder, 'hessen', 'directory.json');
    hessen.answers.set('/directory.json', text(JSON.stringify({ ...document, ...more(document) })));
  };
  const adding =
    (entries: readonly object[]) =>
    ({ areas = [] }: DirectoryDocument): Partial<DirectoryDocument> => ({
      areas: [...areas, ...(entries as DirectoryEntry[])],
    });

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ozg-crawl-'));
    out = join(folder, 'out');
    await buildTree(join(folder, 'hessen'), tablesOf([HESSEN]));
    await buildTree(join(folder, 'bayern'), tablesOf([BAYERN]));
    [root, hessen, bayern] = (await Promise.all(
      ['root', 'hessen', 'bayern'].map((name) => wild(join(folder, name))),
    )) as [Wild, Wild, Wild];
    await buildRoot(join(folder, 'root'), [
      [HESSEN, `${hessen.url}directory.json`],
      [BAYERN, `${bayern.url}directory.json`],
    ]);
  });

  afterEach(async () => {
    await Promise.all([root, hessen, bayern].map((s) => s.stop()));
    await rm(folder, { recursive: true, force: true });
  });

  it('does not fill the memory with entries outside its area', async () => {
    const head = await json<DirectoryDocument>(folder, 'hessen', 'directory.json');
    const areas = Array.from({ length: 8000 }, (_, i) => ({
      ars: `0979${String(i).padStart(8, '0')}`,
      level: 'gemeinde',
      name: `Ein Ort in Bayern ${i}`,
    }));
    const foreign = text(JSON.stringify({ ...head, areas }));
    const delegates = Array.from({ length: 100 }, (_, i) => ({
      area: { ars: `06534${String(i + 1).padStart(7, '0')}`, level: 'gemeinde', name: `Ort ${i}` },
      to: `sub${i}.json`,
    }));
    for (const { to } of delegates) hessen.answers.set(`/${to}`, foreign);
    await say(() => ({ delegates }));
    const child = spawn(
      process.execPath,
      [
        ...['--max-old-space-size=96', '--conditions=ozg-source', '--import', 'tsx'],
        ...[runner, `${root.url}directory.json`, out, now.toISOString()],
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => (printed += part));
    expect(await new Promise((resolve) => child.once('close', resolve))).to.equal(1);
    const found = printed.trim().split('\n');
    expect(new Set(found)).to.deep.equal(new Set(['crawl-outside', 'crawl-more']));
    // Five of a directory, fifty of a delegate, and the number of the others in twenty lines.
    expect(found.filter((code) => code === 'crawl-outside')).to.have.lengthOf(50);
    expect(found).to.have.lengthOf(50 + 20);
    expect(await listed()).to.have.lengthOf(9);
  });

  it('gets the first five findings of a kind and the number of the others', async () => {
    await say(
      adding(Array.from({ length: 40 }, (_, i) => ({ ars: `0917900000${10 + i}`, level: 'gemeinde', name: 'X' }))),
    );
    const result = await run();
    expect(result).to.include({ listed: 9, areas: 8, rejected: 40 });
    expect(said(result)).to.have.lengthOf(6);
    expect(said(result)[5]).to.equal(
      `Hinweis: ${hessen.url}directory.json: 35 weitere Hinweise dieser Art (crawl-outside).`,
    );
  });

  it('loses only the entries that are too long', async () => {
    const long = 'a'.repeat(300);
    await say(
      adding([
        ...silent(3000, (i) => `${long}${i}`),
        { ars: '065349999991', level: 'gemeinde', name: 'Ort', within: long },
        { ars: '065349999992', level: 'gemeinde', name: 'Ort', postcodes: ['3'.repeat(6)] },
        { ars: '065349999993', level: 'gemeinde', name: 'Ort', postcodes: Array(401).fill('35000') },
        { ars: '065349999994', level: 'gemeinde', name: Array.from({ length: 21 }, (_, i) => `w${i}`).join(' ') },
        { ars: '065349999995', level: 'gemeinde', name: 'Ort', feed: `areas/${'x'.repeat(2000)}.json` },
      ]),
    );
    const result = await run();
    expect(result).to.include({ listed: 9, areas: 8 });
    expect(said(result)).to.have.lengthOf(1);
    expect(said(result)[0]).to.match(
      /hessen|directory\.json: 3005 Einträge .* zu lange Angaben .* der erste bei \/areas\/4\./,
    );
  });

  it('gets the original pointer of a faulty entry after others were left out', async () => {
    await say(({ areas = [] }) => ({
      areas: [
        { ars: '091790145145', level: 'gemeinde', name: 'X' },
        ...areas,
        { ars: 'x' } as unknown as DirectoryEntry,
      ],
    }));
    expect(said(await run()).join('\n')).to.match(
      /1 Einträge dieses Verzeichnisses sind fehlerhaft.* bei \/areas\/5\./,
    );
  });

  it('keeps its last good answers if it lists too much, without effect on others', async () => {
    await run();
    await say(adding(silent(50, (i) => `Ort ${i}`)));
    for (const [limits, code] of [
      [quota({ entries: 2 }), 'crawl-quota-entries'],
      [quota({ weight: 500 }), 'crawl-quota-weight'],
    ] as const) {
      const result = await run({ force: true, limits });
      expect(codes(result)).to.deep.equal([code, code]);
      expect(said(result)[0]).to.include(`Hessen (${hessen.url}directory.json): `);
      expect(result).to.include({ listed: 9, areas: 8, unchanged: 8, removed: 0 });
    }
  });

  it('is limited in documents', async () => {
    await run();
    const area = { ars: '065340000000', level: 'kreis', name: 'Marburg-Biedenkopf' };
    const theirs = await json<DirectoryDocument>(folder, 'hessen', 'directory.json');
    for (let n = 0; n < 6; n++)
      hessen.answers.set(
        `/chain${n}.json`,
        text(JSON.stringify({ ...theirs, areas: [], delegates: [{ area, to: `chain${n + 1}.json` }] })),
      );
    await say(() => ({ delegates: [{ area, to: 'chain0.json' }] }));
    const result = await run({ force: true, limits: quota({ documents: 3 }) });
    expect(codes(result)).to.deep.equal(['crawl-quota-documents']);
    expect(hessen.requests.filter((r) => r.path.startsWith('/chain'))).to.have.lengthOf(2);
    expect(result).to.include({ listed: 9, areas: 8, removed: 0 });
  });

  it('is limited in bytes and time', async () => {
    await run();
    for (const [limits, code] of [
      [quota({ bytes: 1500 }), 'crawl-quota-bytes'],
      [quota({ time: 0 }), 'crawl-quota-time'],
      [{ deadline: -1 }, 'crawl-deadline'],
    ] as const) {
      for (const ars of [HESSEN.ars, KIRCHHAIN]) {
        const body = await readFile(join(folder, 'hessen', 'areas', `${ars}.json`), 'utf8');
        hessen.answers.set(`/areas/${ars}.json`, text(`${body}${' '.repeat(1000)}`));
      }
      const result = await run({ force: true, limits });
      if (code === 'crawl-deadline') expect(said(result)[0]).to.match(/^Fehler: .*Die Zeit für den ganzen Lauf ist um/);
      else {
        expect(new Set(codes(result))).to.deep.equal(new Set([code]));
        expect(result).to.include({ listed: 9, areas: 8, removed: 0 });
        expect(result.stale).to.be.within(1, 8);
      }
    }
  });

  it('cannot make the merged directory exceed the limit of readers', async () => {
    await run();
    await say(adding(silent(300, (i) => `Ort ${i}`)));
    const result = await run({ force: true, limits: { root: 4000 } });
    expect(codes(result)).to.deep.equal(['crawl-quota-root']);
    expect(said(result)[0]).to.match(/Hessen \(http.*\): \d+ Gebiete wurden nicht aufgenommen, .* größer als 0,004 MB/);
    const { size } = await readFile(join(out, 'directory.json')).then(({ length }) => ({ size: length }));
    expect(size).to.be.at.most(4000);
    expect(result).to.include({ areas: 8, removed: 0 });
    expect(await listed()).to.include.members([KIRCHHAIN, BAYERN.ars, '091790145145']);
  });

  it('is requested again after a day, whatever its ttl', async () => {
    const endless = async (file: string): Promise<void> =>
      edit(file, (t) => t.replace(/"ttl":\d+/, `"ttl":${Number.MAX_SAFE_INTEGER}`));
    await endless(join(folder, 'hessen', 'directory.json'));
    await endless(join(folder, 'hessen', 'areas', `${KIRCHHAIN}.json`));
    await run();
    const before = hessen.requests.filter((r) => r.path === FEED).length;
    await run({ now: later(23) });
    expect(hessen.requests.filter((r) => r.path === FEED)).to.have.lengthOf(before);
    await run({ now: later(25) });
    expect(hessen.requests.filter((r) => r.path === FEED)).to.have.lengthOf(before + 1);
    const told = (await check(join(folder, 'hessen', 'areas', `${KIRCHHAIN}.json`), now)).findings;
    expect(told.map(({ severity, issue }) => [severity, issue?.code])).to.deep.include(['warning', 'ttl-long']);
  });

  it('cannot publish in the future', async () => {
    await run();
    const file = join(folder, 'hessen', 'areas', `${KIRCHHAIN}.json`);
    await edit(file, (t) => t.replace(/"published":"[^"]+"/, '"published":"2099-01-01T00:00:00Z"'));
    const result = await run({ now: later(2) });
    expect(result).to.include({ stale: 1, areas: 8 });
    expect(said(result)[0]).to.match(/erst in der Zukunft veröffentlicht \(2099-01-01T00:00:00Z\)/);
    expect((await check(file, now)).findings.map(({ severity, code }) => [severity, code])).to.deep.include([
      'warning',
      'web-future',
    ]);
  });

  it('may publish again after a document signed for the future has expired', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    const sign = async (file: string): Promise<void> => {
      await writeFile(`${file}.sig`, `${signBytes(null, await readFile(file), privateKey).toString('base64url')}\n`);
    };
    for (const name of ['root', 'hessen', 'bayern'])
      for (const file of await readdir(join(folder, name), { recursive: true }))
        if (/(^directory|areas.*)\.json$/.test(file)) await sign(join(folder, name, file));
    const file = join(folder, 'hessen', 'areas', `${KIRCHHAIN}.json`);
    const publish = async (published: string, validUntil: string): Promise<void> => {
      await edit(file, (t) =>
        t.replace(
          /"published":"[^"]+"(,"validUntil":"[^"]+")?/,
          `"published":"${published}","validUntil":"${validUntil}"`,
        ),
      );
      await sign(file);
    };
    // A clock that was 20 hours fast.
    await publish('2026-11-25T06:00:00Z', '2026-11-25T08:00:00Z');
    expect(await run({ publicKey: key })).to.include({ areas: 8 });
    await publish('2026-11-25T05:00:00Z', '2026-12-25T00:00:00Z');
    expect(codes(await run({ publicKey: key, now: later(2) }))).to.deep.equal(['crawl-older']);
    expect(codes(await run({ publicKey: key, now: later(24) }))).to.deep.equal([]);
  });

  it('cannot delay the feeds of others with directories that never answer', async () => {
    const delegates = Array.from({ length: 40 }, (_, i) => ({
      area: { ars: `09179${String(i).padStart(7, '0')}`, level: 'gemeinde', name: `Ort ${i}` },
      to: `sub${i}.json`,
    }));
    for (const { to } of delegates) bayern.answers.set(`/${to}`, never);
    const theirs = await json<object>(folder, 'bayern', 'directory.json');
    bayern.answers.set('/directory.json', text(JSON.stringify({ ...theirs, delegates })));
    const start = performance.now();
    const result = await run({ limits: { headers: 2000 } });
    expect(performance.now() - start).to.be.greaterThan(2000);
    expect(hessen.requests.find((r) => r.path === FEED)?.at).to.be.lessThan(start + 1500);
    // The server of Bayern counts as dead.
    expect(result).to.include({ areas: 4, changed: 4 });
  });

  it('cannot delay others with bodies that arrive byte by byte', async () => {
    bayern.answers.set('/directory.json', trickle);
    const start = performance.now();
    const result = await run({ limits: { grace: 300 } });
    expect(performance.now() - start).to.be.lessThan(3000);
    expect(said(result)[0]).to.match(/Bayern .* zu langsam; nach 1 Sekunden/);
    expect(result).to.include({ listed: 6, areas: 4 });
  });

  it('cannot send lists that take too long to read', async () => {
    const body = await json<object>(folder, 'hessen', 'areas', `${KIRCHHAIN}.json`);
    hessen.answers.set(FEED, text(JSON.stringify({ ...body, services: Array(600_000).fill(0) })));
    expect(said(await run())[0]).to.match(/mehr als 500000 Werte/);
  });

  it('is limited in new services', async () => {
    const body = await json<object>(folder, 'hessen', 'areas', `${KIRCHHAIN}.json`);
    const services = Array.from({ length: 20 }, (_, i) => ({
      key: `99${String(i).padStart(12, '0')}`,
      name: 'Leistung',
      rollout: { state: 'planned' },
    }));
    hessen.answers.set(FEED, text(JSON.stringify({ ...body, services })));
    const result = await run({ limits: quota({ services: 5 }) });
    expect(codes(result)).to.deep.equal(['crawl-quota-services']);
    expect((await readdir(join(out, 'services'))).filter((name) => name.endsWith('.json'))).to.have.length.at.most(7);
    expect(result).to.include({ areas: 8 });
  });
});

describe('directory shards', () => {
  it('have valid file names for any area name', () => {
    for (const letter of ['a', '\u{10428}']) {
      const entries = silent(
        1200,
        (i) => `${letter.repeat(i % 2 ? 300 : 39)}${i.toString(36)} ${letter.repeat(i % 7)}`,
      );
      const documents = directoryDocuments(
        { ttl: 3600, publisher: {}, area: { ars: HESSEN.ars, level: 'land', name: 'Hessen' } },
        entries,
      );
      const names = documents.map(({ name }) => name);
      expect(names.length).to.be.greaterThan(3);
      expect(new Set(names).size).to.equal(names.length);
      for (const name of names) {
        expect(Buffer.byteLength(name.split('/').at(-1) ?? '')).to.be.lessThan(240);
        expect(name).not.to.match(/\p{Cs}/u);
      }
    }
  });
});
