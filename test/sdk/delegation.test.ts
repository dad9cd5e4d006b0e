import { createClient, explainError } from '@ozg-widgets/sdk';
import { expect } from 'chai';
import { failure } from './support/server.js';
import { BUND, directory, HANAU, HESSEN, KIRCHHAIN, serveTree, stopTrees, WITTMUND } from './support/tree.js';

const MAIN_KINZIG = { ars: '064350000000', level: 'kreis', name: 'Main-Kinzig-Kreis' };
const shards = (names: readonly string[]): object => ({
  areas: undefined,
  shards: { at: 'd/{by}/{start}.json', keys: ['0'], names, postcodes: ['0'] },
});
const shard = (start: string, end: string | undefined, areas: object[]): object =>
  directory(BUND, { shard: { by: 'names', start, ...(end && { end }) }, areas });

/** A web of directories, without a server for each: which documents there are, and which were asked for. */
function web(documents: (address: string) => object | undefined): { fetch: typeof fetch; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    fetch: (input) => {
      const { url } = input as Request;
      asked.push(url);
      const found = documents(url);
      return Promise.resolve(found ? Response.json(found) : new Response('', { status: 404 }));
    },
  };
}

describe('many directories', () => {
  afterEach(stopTrees);

  it('cost one search a bounded number of requests, whoever refers to whom', async () => {
    // A town refers to 32 directories of its own, each of those to 32 more, and so on.
    const more = (at: string): object =>
      directory(KIRCHHAIN, {
        areas: [],
        delegates: Array.from({ length: 32 }, (_, i) => ({
          area: KIRCHHAIN,
          to: `${at.replace('.json', '')}-${i}.json`,
        })),
      });
    const root = 'https://root.example.org/directory.json';
    const { fetch, asked } = web((at) =>
      at === root
        ? directory(BUND, { areas: [HANAU], delegates: [{ area: KIRCHHAIN, to: 'https://town.example.org/d.json' }] })
        : more(at),
    );
    const client = createClient({ directory: root, fetch });
    expect((await client.area({ name: 'Hanau' })).ars).to.equal(HANAU.ars);
    // The town is not asked for what is not its name.
    expect(asked).to.deep.equal([root]);
    const problem = await failure(client.area({ name: 'Kirchhain' }));
    expect(asked.length).to.equal(33);
    expect(problem).to.include({ reason: 'missing', detail: 'too-many' });
    expect(explainError(problem)).to.match(/^Das Verzeichnis .*Bitte den ARS angeben\.$/);
    expect(explainError(problem, 'en')).to.match(/^The directory .*Please use the ARS\.$/);
  });

  it('do not wait longer than five seconds for one that does not answer', async () => {
    const root = 'https://root.example.org/directory.json';
    const { fetch } = web((at) =>
      at === root
        ? directory(BUND, {
            areas: [],
            delegates: [
              { area: HESSEN, to: 'https://hessen.example.org/d.json' },
              {
                area: { ars: '030000000000', level: 'land', name: 'Niedersachsen' },
                to: 'https://silent.example.org/d.json',
              },
            ],
          })
        : directory(HESSEN, { areas: [KIRCHHAIN] }),
    );
    const client = createClient({
      directory: root,
      fetch: (...request) =>
        (request[0] as Request).url.includes('silent') ? new Promise(() => undefined) : fetch(...request),
    });
    const start = performance.now();
    expect((await client.search('Kirchhain')).map(({ ars }) => ars)).to.deep.equal([KIRCHHAIN.ars]);
    expect(performance.now() - start).to.be.within(4900, 8000);
  });

  it('that have the same area give one answer, by the most exact part', async () => {
    const [land, kreis] = ['https://land.example.org/directory.json', 'https://kreis.example.org/directory.json'];
    const root = 'https://root.example.org/directory.json';
    const area = { ...HANAU, postcodes: ['63450'] };
    const { fetch } = web((at) =>
      at === root
        ? directory(BUND, {
            delegates: [
              { area: MAIN_KINZIG, to: kreis },
              { area: HESSEN, to: land },
            ],
          })
        : directory(at === land ? HESSEN : MAIN_KINZIG, { areas: [area] }),
    );
    const client = createClient({ directory: root, fetch });
    for (const query of [{ ars: HANAU.ars }, { ags: '06435014' }, { name: 'Hanau' }, { postcode: '63450' }])
      expect(await client.area(query), JSON.stringify(query)).to.include({
        feed: 'https://kreis.example.org/areas/064350014014.json',
      });
    expect(await client.search('hanau')).to.have.length(1);
  });

  it('do not make a choice among towns while one of them cannot be asked', async () => {
    const root = 'https://root.example.org/directory.json';
    const { fetch } = web((at) =>
      at === root
        ? directory(BUND, { areas: [HANAU], delegates: [{ area: HESSEN, to: 'https://gone.example.org/' }] })
        : undefined,
    );
    const client = createClient({ directory: root, fetch });
    expect(await failure(client.area({ name: 'Hanau' }))).to.include({
      reason: 'missing',
      address: 'https://gone.example.org/',
    });
    expect((await client.search('hanau')).map(({ ars }) => ars)).to.deep.equal([HANAU.ars]);
  });

  it('and the feeds in them are encrypted on the way, or of the same place, or do not count', async () => {
    const root = 'https://root.example.org/directory.json';
    const { fetch, asked } = web((at) =>
      at === root
        ? directory(BUND, {
            coverage: 'http://other.example.org/{key}.json',
            areas: [
              { ...HANAU, feed: 'http://hanau.example.org/feed.json' },
              { ...KIRCHHAIN, feed: 'javascript:alert(1)' },
              { ...WITTMUND, feed: 'https://wittmund.example.org/feed.json' },
            ],
            delegates: [{ area: HESSEN, to: 'http://land.example.org/directory.json' }],
          })
        : undefined,
    );
    const client = createClient({ directory: root, fetch });
    for (const name of ['Hanau', 'Kirchhain']) expect(await client.area({ name })).to.not.have.property('feed');
    expect(await client.area({ name: 'Wittmund' })).to.include({ feed: 'https://wittmund.example.org/feed.json' });
    const figures = await failure(client.coverage('99115005104000'));
    expect(figures).to.include({ reason: 'missing', detail: 'no-coverage' });
    expect(explainError(figures)).to.match(/^Das Verzeichnis .* hat keine Zahlen zu dieser Leistung\./);
    expect(asked).to.deep.equal([root]);
  });

  it('and the feeds in them may be held by the page that holds the directory', async () => {
    const root = 'blob:https://town.example.org/1';
    const { fetch } = web((at) =>
      at === root
        ? directory(BUND, {
            areas: [
              { ...HANAU, feed: 'blob:https://town.example.org/2' },
              { ...KIRCHHAIN, feed: 'blob:https://other.example.org/3' },
              { ...WITTMUND, feed: 'blob:null/4' },
            ],
          })
        : undefined,
    );
    const client = createClient({ directory: root, fetch });
    expect(await client.area({ name: 'Hanau' })).to.include({ feed: 'blob:https://town.example.org/2' });
    for (const name of ['Kirchhain', 'Wittmund']) expect(await client.area({ name })).to.not.have.property('feed');
  });
});

describe('a directory', () => {
  afterEach(stopTrees);

  it('answers a name that a dissolved area had too, and several dissolved ones that became one', async () => {
    const old = (ars: string, name: string): object => ({
      ars,
      level: 'gemeinde',
      name,
      successor: HANAU.ars,
      postcodes: ['63450'],
    });
    const areas = [old('064350001001', 'Hanau'), old('064350002002', 'Großauheim'), { ...HANAU, postcodes: ['63450'] }];
    const { url } = await serveTree({ 'directory.json': directory(HESSEN, { areas }) });
    const client = createClient({ directory: `${url}directory.json` });
    for (const query of [{ name: 'Hanau' }, { postcode: '63450' }]) {
      const found = await client.area(query);
      expect(found).to.include({ ars: HANAU.ars });
      expect(found).to.not.have.property('formerly');
    }
    expect(await client.search('hanau')).to.have.length(1);
  });

  it('answers a search though the successor of one area cannot be asked', async () => {
    const root = 'https://root.example.org/directory.json';
    const gone = { ars: '064350001001', level: 'gemeinde', name: 'Neudorf', successor: '035520001001' };
    const delegates = [
      { area: { ars: '035520000000', level: 'kreis', name: 'Anderswo' }, to: 'https://gone.example.org/' },
    ];
    const areas = [gone, { ...HANAU, name: 'Neustadt' }];
    const { fetch } = web((at) => (at === root ? directory(BUND, { areas, delegates }) : undefined));
    const client = createClient({ directory: root, fetch });
    expect((await client.search('neu')).map(({ name }) => name)).to.deep.equal(['Neustadt']);
    expect(await failure(client.search('neudorf'))).to.include({
      reason: 'missing',
      address: 'https://gone.example.org/',
    });
  });

  it('is read with its shards anew where both were kept for different times', async () => {
    let now = Date.parse('2026-11-24T10:00:00Z');
    const server = await serveTree({
      'directory.json': { ...directory(BUND, shards(['0', 'm'])), ttl: 60 },
      'd/names/0.json': { ...shard('0', 'm', [HANAU]), ttl: 86_400 },
      'd/names/m.json': shard('m', undefined, []),
    });
    const client = createClient({ directory: `${server.url}directory.json`, now: () => now });
    expect((await client.area({ name: 'Hanau' })).ars).to.equal(HANAU.ars);
    // Both shards become one; the first one is still remembered as what it was.
    server.files.set('directory.json', JSON.stringify(directory(BUND, shards(['0']))));
    server.files.set('d/names/0.json', JSON.stringify(shard('0', undefined, [HANAU, WITTMUND])));
    server.files.delete('d/names/m.json');
    now += 120_000;
    expect((await client.area({ name: 'Wittmund' })).ars).to.equal(WITTMUND.ars);
    const before = server.asked.length;
    expect((await client.area({ name: 'Wittmund' })).ars).to.equal(WITTMUND.ars);
    expect(server.asked.length).to.equal(before);
  });

  it('is not a shard: that would answer for a part as if it were all', async () => {
    const { url } = await serveTree({ 'directory.json': shard('h', 'i', [HANAU]) });
    const client = createClient({ directory: `${url}directory.json` });
    expect(await failure(client.area({ name: 'Hanau' }))).to.include({ reason: 'invalid', detail: 'format' });
  });

  it('says no more than that there is none where half a character is sought', async () => {
    const { url } = await serveTree({ 'directory.json': directory(HESSEN, { ...shards(['0', '\ud800']) }) });
    const client = createClient({ directory: `${url}directory.json` });
    expect((await failure(client.coverage('\ud800'))).reason).to.equal('missing');
    expect((await failure(client.search('\ufb01x'))).reason).to.equal('missing');
    expect(await client.search('\ud801')).to.deep.equal([]);
  });

  it('that is missing is called one', async () => {
    const { url } = await serveTree({});
    const problem = await failure(createClient({ directory: `${url}directory.json` }).area({ name: 'Hanau' }));
    expect(explainError(problem)).to.match(/^Das Verzeichnis .*Adresse in „directory“/);
    expect(explainError(problem, 'en')).to.match(/^The directory .*address in "directory"/);
  });
});
