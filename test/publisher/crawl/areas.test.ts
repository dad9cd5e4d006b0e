import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CoverageDocument, DirectoryDocument } from '@ozg-widgets/feed';
import { build, describeFinding } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import { crawl } from '../../../packages/publisher/src/crawl/crawl.js';
import type { CrawlOptions, CrawlResult } from '../../../packages/publisher/src/crawl/crawl.js';
import { BAYERN, buildRoot, buildTree, contents, edit, HESSEN, json, later, now, tablesOf } from './trees.js';
import { bomb, endless, half, never, text, trickle, wild } from './wild.js';
import type { Answer, Load, Wild } from './wild.js';
import { sound, withSource } from '../support/source.js';

const said = ({ findings }: CrawlResult): string[] => findings.map((f) => describeFinding(f));
const KIRCHHAIN = '065340011011';
const FEED = `/areas/${KIRCHHAIN}.json`;

describe('crawl', () => {
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
  const entryOf = async (ars: string) =>
    (await json<DirectoryDocument>(out, 'directory.json')).areas?.find((a) => a.ars === ars);

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

  const broken: [what: string, answer: () => Promise<Answer> | Answer, sentence: RegExp][] = [
    ['never answers', () => never, /Der Server antwortet nicht\./],
    ['sends a byte now and then', () => trickle, /zu langsam; nach 2 Sekunden/],
    ['breaks off in the middle', async () => half(await original()), /bricht mittendrin ab/],
    ['ends too early', async () => text((await original()).slice(0, 99)), /kein gültiges JSON/],
    ['is a web page', () => text('<!doctype html><title>Wartung</title>'), /eine Webseite \(HTML\) statt der Datei/],
    ['is not JSON', () => text('ARS;Name'), /kein gültiges JSON/],
    ['is another document', () => text('{"format":"ozg-feed/2"}'), /kein Feed \(ozg-feed\/1\)/],
    ['redirects in circles', () => text('', 302, { location: FEED }), /verweist im Kreis/],
    [
      'redirects to an unsafe address',
      () => text('', 302, { location: 'http://example.org/' }),
      /nicht http:\/\/example\.org\//,
    ],
    [
      'has expired',
      () => changed({ validUntil: '2026-11-24T11:00:00Z' }),
      /gültig bis 2026-11-24T11:00:00Z und ist abgelaufen/,
    ],
    [
      'is the feed of another town',
      async () => text(await original('065340014014')),
      /ein anderes Gebiet: 065340014014 statt 065340011011/,
    ],
    ['unpacks to far too much', () => bomb, /größer als 5 MB/],
    ['is missing', () => text('', 404), /Status 404/],
    ['is forbidden', () => text('', 403), /gibt die Datei nicht heraus \(Status 403\)/],
    [
      'asks for too long a pause',
      () => text('', 503, { 'retry-after': '3600' }),
      /bittet um eine Pause \(Status 503\)/,
    ],
    ['asks for a pause again and again', () => text('', 429), /bittet um eine Pause \(Status 429\)/],
  ];
  const original = (ars = KIRCHHAIN): Promise<string> =>
    readFile(join(folder, 'hessen', 'areas', `${ars}.json`), 'utf8');
  const changed = async (more: object): Promise<Answer> =>
    text(JSON.stringify({ ...(JSON.parse(await original()) as object), ...more }));

  for (const [what, answer, sentence] of broken) {
    it(`keeps the last good answer, with its age, where a feed ${what}`, async () => {
      await run();
      const before = await readFile(join(out, 'areas', `${KIRCHHAIN}.json`));
      hessen.answers.set(FEED, await answer());
      const result = await run({ now: later(2), limits: { headers: 1500, body: 1500 } });
      expect(result).to.include({ areas: 8, stale: 1, unchanged: 7 });
      expect(said(result)).to.have.lengthOf(1);
      expect(said(result)[0])
        .to.match(sentence)
        .and.match(/^Hinweis: http.*: Kirchhain \(http.*\): .*Es bleibt der Stand vom 2026-11-24 10:00 UTC\.$/);
      expect(await readFile(join(out, 'areas', `${KIRCHHAIN}.json`))).to.deep.equal(before);
      expect(await entryOf(KIRCHHAIN)).to.include({ asOf: '2026-11-24T10:00:00Z' });
      expect(await entryOf('065340014014')).not.to.have.property('asOf');
      const { parts } = await json<CoverageDocument>(out, 'services', '99107023017000.json');
      expect(parts.map((p) => [p.name, p.asOf])).to.deep.equal([
        ['Hessen', '2026-11-24T10:00:00Z'],
        ['Marburg-Biedenkopf', '2026-11-24T10:00:00Z'],
        ['Bayern', undefined],
        ['Fürstenfeldbruck', undefined],
      ]);
    });
  }

  it('reads no more than 5 MB of a body that does not end', async () => {
    const taken = new Promise<number>((resolve) => hessen.answers.set(FEED, endless(resolve)));
    const result = await run();
    expect(said(result)).to.have.lengthOf(1);
    expect(said(result)[0]).to.match(/größer als 5 MB/);
    expect(await taken).to.be.within(5e6, 20e6);
  });

  it('lists an area without a feed until its feed has answered once, and reports it', async () => {
    hessen.answers.set(FEED, text('', 500));
    const result = await run();
    expect(result).to.include({ listed: 9, areas: 7, rejected: 1 });
    expect(said(result)[0]).to.match(/Status 500\)\. Bisher gibt es von „Kirchhain“ keinen Stand\.$/);
    expect(await entryOf(KIRCHHAIN)).to.include({ name: 'Kirchhain', silent: true });
    hessen.answers.clear();
    expect(said(await run({ now: later(1) }))).to.deep.equal([]);
    expect(await entryOf(KIRCHHAIN)).not.to.have.property('silent');
  });

  it('removes feeds that answer 410 or are no longer listed', async () => {
    await run();
    hessen.answers.set(FEED, text('', 410));
    await edit(join(folder, 'bayern', 'directory.json'), (t) => t.replace(/,\{"ars":"091790145145"[^}]*\}/, ''));
    const result = await run({ now: later(2) });
    expect(result).to.include({ areas: 6, removed: 2 });
    expect(said(result).map((s) => s.replace(/http\S+\/directory\.json: |\(http[^)]*\)/g, ''))).to.have.members([
      'Hinweis: Kirchhain : wird nicht mehr veröffentlicht (Status 410) und wurde entfernt.',
      'Hinweis: Puchheim (091790145145): steht in keinem Verzeichnis mehr und wurde entfernt.',
    ]);
    expect(await entryOf(KIRCHHAIN)).to.equal(undefined);
    expect(
      await readFile(join(out, 'areas', '091790145145.json')).catch((e: unknown) => (e as NodeJS.ErrnoException).code),
    ).to.equal('ENOENT');
    expect(said(await run({ now: later(4) }))).to.have.lengthOf(1);
  });

  it('rejects entries of a directory outside the area that was delegated to it', async () => {
    await run();
    const before = await readFile(join(out, 'areas', '091790145145.json'));
    await edit(join(folder, 'hessen', 'directory.json'), (t) =>
      t
        .replace('"areas":[', '"areas":[{"ars":"091790145145","level":"gemeinde","name":"Puchheim","feed":"own.json"},')
        .replace(
          '"areas":',
          '"delegates":[{"area":{"ars":"090000000000","level":"land","name":"Bayern"},"to":"more.json"}],"areas":',
        ),
    );
    const result = await run({ now: later(2) });
    expect(said(result).map((s) => s.replace(/^.*directory\.json: /, ''))).to.have.members([
      'Dieses Verzeichnis spricht für „Puchheim“ (091790145145), ist aber nur für „Hessen“ zuständig. Die Angabe wurde verworfen.',
      'Dieses Verzeichnis spricht für „Bayern“ (090000000000), ist aber nur für „Hessen“ zuständig. Die Angabe wurde verworfen.',
    ]);
    expect(await readFile(join(out, 'areas', '091790145145.json'))).to.deep.equal(before);
    expect(hessen.requests.map((r) => r.path)).not.to.include.members(['/own.json', '/more.json']);
  });

  it('rejects an entry whose level is above that of its key', async () => {
    await edit(join(folder, 'hessen', 'directory.json'), (t) =>
      t.replace('"ars":"065340011011","level":"gemeinde"', '"ars":"065340011011","level":"land"'),
    );
    const result = await run();
    expect(said(result)[0]).to.match(/1 Einträge dieses Verzeichnisses sind fehlerhaft/);
    expect(result.listed).to.equal(8);
  });

  it('ends if two directories delegate to each other', async () => {
    const back = {
      area: { ars: '065340000000', level: 'kreis', name: 'Marburg-Biedenkopf' },
      to: `${bayern.url}loop.json`,
    };
    const forth = { ...back, to: `${hessen.url}directory.json` };
    await edit(join(folder, 'hessen', 'directory.json'), (t) =>
      t.replace('"areas":', `"delegates":[${JSON.stringify(back)}],"areas":`),
    );
    const theirs = await json<object>(folder, 'hessen', 'directory.json');
    bayern.answers.set('/loop.json', text(JSON.stringify({ ...theirs, areas: [], delegates: [forth] })));
    const result = await run();
    expect(said(result)).to.have.lengthOf(1);
    expect(said(result)[0]).to.match(/verweist für „Marburg-Biedenkopf“ im Kreis auf http:.*directory\.json/);
    expect(hessen.requests.filter((r) => r.path === '/directory.json')).to.have.lengthOf(1);
  });

  it('respects the limits of depth and of the number of directories', async () => {
    const area = { ars: '065340000000', level: 'kreis', name: 'Marburg-Biedenkopf' };
    const theirs = await json<object>(folder, 'hessen', 'directory.json');
    const chain = (n: number): string =>
      JSON.stringify({ ...theirs, areas: [], delegates: [{ area, to: `chain${n + 1}.json` }] });
    for (let n = 0; n < 20; n++) hessen.answers.set(`/chain${n}.json`, text(chain(n)));
    hessen.answers.set('/directory.json', text(chain(-1)));
    expect(said(await run()).join()).to.match(/mehr als 8 Verzeichnisse nacheinander/);
    expect(hessen.requests.filter((r) => r.path.startsWith('/chain'))).to.have.lengthOf(6);
    expect(said(await run({ force: true, limits: { directories: 4 } })).join()).to.match(/Mehr als 4 Verzeichnisse/);
    expect(said(await run({ force: true, limits: { areas: 2 } })).join()).to.match(/Mehr als 2 Gebiete/);
  });

  it('accepts a feed in place of a directory', async () => {
    await edit(join(folder, 'root', 'directory.json'), (t) =>
      t.replace(
        '"delegates":[',
        `"delegates":[{"area":{"ars":"${KIRCHHAIN}","level":"gemeinde","name":"Kirchhain"},"to":"${bayern.url}kirchhain.json"},`,
      ),
    );
    bayern.answers.set('/kirchhain.json', await changed({ notices: [] }));
    const result = await run();
    expect(said(result)).to.deep.equal([]);
    expect(result).to.include({ areas: 8, changed: 8 });
    // The nearest delegate speaks: the Land lists the town too.
    expect(await json(out, 'areas', `${KIRCHHAIN}.json`)).to.have.property('notices');
    expect(bayern.requests.filter((r) => r.path === '/kirchhain.json')).to.have.lengthOf(1);
    expect(await run({ now: later(0.5) })).to.include({ areas: 8, skipped: 8 });
  });

  it('uses the own entries of a directory only until its delegate has answered once', async () => {
    const own = { ars: KIRCHHAIN, level: 'gemeinde', name: 'Kirchhain', feed: `${hessen.url}areas/${KIRCHHAIN}.json` };
    await edit(join(folder, 'root', 'directory.json'), (t) =>
      t.replace('"areas":[', `"areas":[${JSON.stringify(own)},`),
    );
    hessen.answers.set('/directory.json', text('', 500));
    const result = await run();
    expect(said(result)[0]).to.match(/: Hessen \(http.*Bisher gibt es von „Hessen“ keinen Stand\.$/);
    expect(result).to.include({ listed: 7, areas: 5 });
    hessen.answers.clear();
    expect(await run({ now: later(1) })).to.include({ listed: 9, areas: 8 });
    hessen.answers.set('/directory.json', text('', 500));
    const third = await run({ now: later(3) });
    expect(third).to.include({ listed: 9, areas: 8, stale: 0 });
    expect(said(third)[0]).to.match(/: Hessen .*Es bleibt der Stand vom 2026-11-24 11:00 UTC\.$/);
  });

  it('writes nothing and reports an error if the root directory cannot be read', async () => {
    await run();
    const before = await readFile(join(out, 'directory.json'));
    root.answers.set('/directory.json', text('<html>', 200));
    const result = await run({ now: later(2) });
    expect(said(result)).to.have.lengthOf(1);
    expect(said(result)[0]).to.match(/^Fehler: http.*eine Webseite \(HTML\)/);
    expect(await readFile(join(out, 'directory.json'))).to.deep.equal(before);
  });

  it('refuses an output folder that contains a built tree', async () => {
    const built = join(folder, 'hessen');
    const before = await contents(built);
    const result = await run({ out: built });
    expect(said(result).map((line) => line.replace(folder, ''))).to.deep.equal([
      'Fehler: /hessen: Hier liegen Feeds, die nicht von „ozg-feed crawl“ stammen, oder denen dessen Merkzettel (Ordner .ozg-crawl) fehlt; sie würden ersetzt. Bitte einen anderen Ordner nennen.',
    ]);
    expect(await contents(built)).to.deep.equal(before);
  });

  it('makes its output folder unavailable to build', async () => {
    await run();
    const before = await contents(out);
    const { findings } = await withSource(sound, (source) => build({ source, out, now }));
    expect(findings.map((f) => describeFinding(f).replace(folder, ''))).to.deep.equal([
      'Fehler: /out: Hier liegt, was „ozg-feed crawl“ gesammelt hat; das würde ersetzt. Bitte einen anderen Ordner nennen.',
    ]);
    expect(await contents(out)).to.deep.equal(before);
  });

  it('does not wait for every feed of a server that never answers', async () => {
    const towns = Array.from({ length: 90 }, (_, i): [string, string, number] => [
      `06534${String(1000 + i)}${String(i).padStart(3, '0')}`,
      `Ort ${i}`,
      100,
    ]);
    await buildTree(join(folder, 'hessen'), tablesOf([{ ...HESSEN, towns }]));
    expect(await run()).to.include({ areas: 96 });
    hessen.requests.length = 0;
    hessen.answers.set('/directory.json', text(await readFile(join(folder, 'hessen', 'directory.json'), 'utf8')));
    for (const [ars] of [...towns, HESSEN.kreis, [HESSEN.ars]]) hessen.answers.set(`/areas/${ars}.json`, never);
    const result = await run({ now: later(2), limits: { headers: 1000 } });
    expect(result).to.include({ areas: 96, stale: 92, unchanged: 4 });
    expect(hessen.requests.length).to.be.lessThan(10);
    const { states } = await json<CoverageDocument>(out, 'services', '99107023017000.json');
    expect(states).to.deep.equal([{ state: 'available', areas: 92, population: 9000 + 58_000 }]);
  });

  it('names itself and the directory as User-Agent', async () => {
    await run();
    const { headers } = hessen.requests[0]!;
    expect(headers['user-agent']).to.equal(`ozg-feed/0.1.0 (crawl; +${root.url}directory.json)`);
  });

  it('sends conditional requests with ETag and Last-Modified as received', async () => {
    const modified = 'Mon, 23 Nov 2026 08:00:00 GMT';
    const tagged = text(await original(), 200, { etag: '"one"', 'last-modified': modified });
    hessen.answers.set(FEED, tagged);
    await run();
    hessen.answers.set(FEED, text('', 304));
    expect(await run({ now: later(2) })).to.include({ unchanged: 8, stale: 0 });
    expect(await run({ now: later(4) })).to.include({ unchanged: 8, stale: 0 });
    const asked = hessen.requests.filter((r) => r.path === FEED).map((r) => r.headers);
    expect(asked.map((h) => [h['if-none-match'], h['if-modified-since']])).to.deep.equal([
      [undefined, undefined],
      ['"one"', modified],
      ['"one"', modified],
    ]);
    // Where the file has been lost, nothing must come as it was.
    await rm(join(out, 'areas', `${KIRCHHAIN}.json`));
    hessen.answers.set(FEED, tagged);
    expect(await run({ now: later(6) })).to.include({ changed: 1, unchanged: 7 });
    expect(hessen.requests.findLast((r) => r.path === FEED)?.headers).not.to.have.property('if-none-match');
  });

  it('respects Retry-After and then continues', async () => {
    let refusals = 0;
    const busy: Answer = (response) => {
      if (refusals++ === 0) response.writeHead(503, { 'retry-after': '1' }).end();
      else void original().then((t) => response.writeHead(200).end(t));
    };
    hessen.answers.set(FEED, busy);
    const result = await run();
    expect(said(result)).to.deep.equal([]);
    const times = hessen.requests.filter((r) => r.path === FEED).map((r) => r.at);
    expect(times).to.have.lengthOf(2);
    expect(times[1]! - times[0]!).to.be.within(990, 3000);
    // Whoever had been let through already may end; nobody begins.
    const during = hessen.requests.filter((r) => r.at > times[0]! + 200 && r.at < times[0]! + 980);
    expect(during).to.deep.equal([]);
  });
});

describe('crawl concurrency', () => {
  it('sends at most four requests at once to one server and sixteen to all', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ozg-crawl-'));
    const towns = Array.from({ length: 60 }, (_, i): [string, string, number] => [
      `06534${String(1000 + i)}${String(i).padStart(3, '0')}`,
      `Ort ${i}`,
      100,
    ]);
    await buildTree(join(folder, 'many'), tablesOf([{ ...HESSEN, towns }]));
    const load: Load = { running: 0, most: 0 };
    const servers = await Promise.all(Array.from({ length: 6 }, () => wild(join(folder, 'many'), 25, load)));
    await edit(join(folder, 'many', 'directory.json'), (t) => {
      const document = JSON.parse(t) as DirectoryDocument;
      const at = (i: number): string => servers[i % 6]!.url;
      document.areas = document.areas!.map((area, i) => ({ ...area, feed: `${at(i)}areas/${area.ars}.json` }));
      return JSON.stringify(document);
    });
    const directory = `${servers[0]!.url}directory.json`;
    try {
      expect(await crawl({ directory, out: join(folder, 'out'), now })).to.include({ areas: 62, changed: 62 });
      expect(Math.max(...servers.map((s) => s.most))).to.equal(4);
      expect(load.most).to.equal(16);
    } finally {
      await Promise.all(servers.map((s) => s.stop()));
      await rm(folder, { recursive: true, force: true });
    }
  });
});
