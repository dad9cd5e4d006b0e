import { createClient } from '@ozg-widgets/sdk';
import type { AreaFeed, FeedError } from '@ozg-widgets/sdk';
import { expect } from 'chai';
import { failure } from './support/server.js';
import { BUND, directory, envelope, HANAU, HESSEN, KIRCHHAIN, serveTree, stopTrees, WITTMUND } from './support/tree.js';

const MARBURG = { ars: '065340014014', level: 'gemeinde', name: 'Marburg, Universitätsstadt' };
const OLD = { ars: '065340099099', level: 'gemeinde', name: 'Altdorf', successor: KIRCHHAIN.ars };
const feedOf = (area: object): object => ({ format: 'ozg-feed/1', ...envelope, area });
const names = (areas: readonly { name: string }[]): string[] => areas.map(({ name }) => name);

describe('a list of areas', () => {
  afterEach(stopTrees);

  const whole = { 'directory.json': directory(BUND, { areas: [WITTMUND, MARBURG, OLD, KIRCHHAIN, HANAU] }) };
  const shard = (start: string, end: string | undefined, areas: object[]): object =>
    directory(BUND, { shard: { by: 'keys', start, ...(end && { end }) }, areas });
  const sharded = {
    'directory.json': directory(BUND, {
      shards: { at: 'd/{by}/{start}.json', keys: ['0', '06435', '06534'], names: ['0'], postcodes: ['0'] },
    }),
    'd/keys/0.json': shard('0', '06435', [WITTMUND]),
    'd/keys/06435.json': shard('06435', '06534', [HANAU]),
    'd/keys/06534.json': shard('06534', undefined, [MARBURG, OLD, KIRCHHAIN]),
  };

  for (const [kind, files] of Object.entries({ whole, sharded })) {
    it(`has all current areas of a ${kind} directory, by key`, async () => {
      const { url } = await serveTree(files);
      const areas = await createClient({ directory: `${url}directory.json` }).areas();
      expect(names(areas)).to.deep.equal([WITTMUND.name, HANAU.name, KIRCHHAIN.name, MARBURG.name]);
      expect(areas[1]).to.deep.equal({ ...HANAU, ags: '06435014', feed: `${url}areas/${HANAU.ars}.json` });
    });

    it(`has the areas within another one of a ${kind} directory`, async () => {
      const { url } = await serveTree(files);
      const client = createClient({ directory: `${url}directory.json` });
      const within = async (ars: string): Promise<string[]> => names(await client.areas({ within: ars }));
      expect(await within('06')).to.deep.equal([HANAU.name, KIRCHHAIN.name, MARBURG.name]);
      expect(await within('065340000000')).to.deep.equal([KIRCHHAIN.name, MARBURG.name]);
      expect(await within('06534')).to.deep.equal([KIRCHHAIN.name, MARBURG.name]);
      expect(await within(HANAU.ars)).to.deep.equal([HANAU.name]);
      expect(await within('100000000000')).to.deep.equal([]);
      expect(await failure(client.areas({ within: 'Hessen' }))).to.include({ reason: 'missing', detail: 'no-area' });
    });
  }

  it('reads only the shards that it needs', async () => {
    const server = await serveTree(sharded);
    await createClient({ directory: `${server.url}directory.json` }).areas({ within: '06435' });
    expect(server.asked).to.deep.equal(['directory.json', 'd/keys/06435.json']);
  });

  it('has the areas of delegates instead of those that stand for them', async () => {
    const hessen = await serveTree({ 'directory.json': directory(HESSEN, { areas: [KIRCHHAIN, HANAU] }) });
    const delegates = [
      { area: HESSEN, to: `${hessen.url}directory.json` },
      { area: { ars: '030000000000', level: 'land', name: 'Niedersachsen' }, to: `${hessen.url}nowhere.json` },
    ];
    const bund = await serveTree({ 'directory.json': directory(BUND, { areas: [HESSEN, WITTMUND], delegates }) });
    const client = createClient({ directory: `${bund.url}directory.json` });
    expect(names(await client.areas({ within: '06' }))).to.deep.equal([HANAU.name, KIRCHHAIN.name]);
    expect(await failure(client.areas())).to.include({ reason: 'missing', status: 404 });
    const errors: FeedError[] = [];
    const all = await client.areas({ onError: (error) => errors.push(error) });
    expect(names(all), 'its own entry stands for a delegate that fails').to.deep.equal([
      WITTMUND.name,
      HANAU.name,
      KIRCHHAIN.name,
    ]);
    expect(errors.map(({ address }) => address)).to.deep.equal([`${hessen.url}nowhere.json`]);
  });
});

describe('a loop over feeds', () => {
  afterEach(stopTrees);

  it('yields each feed in its turn, and the error of one that cannot be read', async () => {
    const areas = [HANAU, KIRCHHAIN, { ...MARBURG, silent: true }, WITTMUND];
    const server = await serveTree({
      'directory.json': directory(BUND, { areas }),
      [`areas/${HANAU.ars}.json`]: feedOf(HANAU),
      [`areas/${WITTMUND.ars}.json`]: feedOf(WITTMUND),
    });
    const client = createClient({ directory: `${server.url}directory.json`, retries: 0 });
    const read: unknown[] = [];
    for await (const { area, snapshot, error } of client.feeds())
      read.push([area.name, snapshot?.value.area.name, error?.status]);
    expect(read).to.deep.equal([
      [WITTMUND.name, WITTMUND.name, undefined],
      [HANAU.name, HANAU.name, undefined],
      [KIRCHHAIN.name, undefined, 404],
    ]);
    const within: AreaFeed[] = [];
    for await (const one of client.feeds({ within: '064' })) within.push(one);
    expect(within.map(({ area }) => area.name)).to.deep.equal([HANAU.name]);
  });

  it('reads a few feeds ahead, and no more once it is left', async () => {
    const areas = Array.from({ length: 30 }, (_, i) => ({ ...HANAU, ars: `0643500140${String(i).padStart(2, '0')}` }));
    const files = Object.fromEntries(areas.map((area) => [`areas/${area.ars}.json`, feedOf(area)]));
    const server = await serveTree({ ...files, 'directory.json': directory(BUND, { areas }) });
    for await (const { area } of createClient({ directory: `${server.url}directory.json` }).feeds())
      if (area.ars.endsWith('02')) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(server.asked.length, 'the directory, three feeds, and those ahead').to.be.within(4, 7);
  });
});
