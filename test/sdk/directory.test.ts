import { createClient, explainError } from '@ozg-widgets/sdk';
import { expect } from 'chai';
import { failure, feed, inTurn, serve, status, stopAll } from './support/server.js';
import { BUND, directory, envelope, HANAU, HESSEN, KIRCHHAIN, serveTree, stopTrees, WITTMUND } from './support/tree.js';

const shard = (by: string, start: string, end: string | undefined, areas: object[]): object =>
  directory(BUND, { shard: { by, start, ...(end && { end }) }, areas, feeds: undefined, coverage: undefined });

describe('a client and the directory', () => {
  afterEach(stopTrees);
  afterEach(stopAll);

  it('finds the directory beside its feed, in the tree that build writes', async () => {
    const server = await serveTree({ 'town/directory.json': directory(HESSEN, { areas: [HANAU] }) });
    for (const src of ['town/areas/064350014014.json', 'town/feed.json']) {
      const client = createClient({ src: server.url + src });
      expect(await client.area({ ags: '06435014' })).to.deep.equal({
        ...HANAU,
        ags: '06435014',
        feed: `${server.url}town/areas/064350014014.json`,
      });
    }
    expect(server.asked).to.deep.equal(['town/directory.json']);
  });

  it('says of an area without a feed that it has none, and takes an address of its own', async () => {
    const areas = [
      { ...HANAU, silent: true },
      { ...KIRCHHAIN, feed: 'https://kirchhain.example.org/feed.json' },
    ];
    const { url } = await serveTree({ 'directory.json': directory(HESSEN, { areas }) });
    const client = createClient({ directory: `${url}directory.json` });
    expect(await client.area({ name: 'Hanau' })).to.not.have.property('feed');
    expect(await client.area({ name: 'Kirchhain' })).to.include({ feed: 'https://kirchhain.example.org/feed.json' });
  });

  it('answers a dissolved area with the one that took over, along several steps, and ends where they go in circles', async () => {
    const old = (ars: string, name: string, successor: string): object => ({ ars, level: 'gemeinde', name, successor });
    const areas = [
      HANAU,
      old('064350001001', 'Altdorf', '064350002002'),
      old('064350002002', 'Mitteldorf', HANAU.ars),
      old('064350003003', 'Kreisdorf', '064350003003'),
    ];
    const { url } = await serveTree({ 'directory.json': directory(HESSEN, { areas }) });
    const client = createClient({ directory: `${url}directory.json` });
    const found = await client.area({ ars: '064350001001' });
    expect(found).to.deep.include({ name: HANAU.name, formerly: { ars: '064350001001', name: 'Altdorf' } });
    expect(await client.area({ name: 'Kreisdorf' })).to.include({ name: 'Kreisdorf' });
  });

  it('leaves out a bad entry and keeps the rest', async () => {
    const areas = [{ ars: 64350014014, level: 'gemeinde', name: 'Zahl' }, { ars: '0643', name: 'kurz' }, HANAU, null];
    const { url } = await serveTree({ 'directory.json': directory(HESSEN, { areas }) });
    const client = createClient({ directory: `${url}directory.json` });
    expect((await client.search('hanau')).map((a) => a.ars)).to.deep.equal([HANAU.ars]);
    expect((await failure(client.area({ name: 'Zahl' }))).detail).to.equal('no-area');
  });

  it('keeps an area whose address is broken, without a feed, and does not suffer from a broken delegate', async () => {
    const areas = [{ ...HANAU, feed: 'https://[x' }, KIRCHHAIN];
    const delegates = [{ area: BUND, to: 'https://[y' }];
    const { url } = await serveTree({ 'directory.json': directory(BUND, { areas, delegates }) });
    const client = createClient({ directory: `${url}directory.json` });
    expect(await client.area({ name: 'Hanau' })).to.not.have.property('feed');
    expect((await client.search('kirchhain'))[0]).to.include({ feed: `${url}areas/065340011011.json` });
  });

  it('reads the directory anew where its shards are cut otherwise by now, instead of missing a town', async () => {
    const shards = (...keys: string[]): object => ({
      shards: { at: 'd/{by}/{start}.json', keys, names: ['0'], postcodes: ['0'] },
    });
    const server = await serveTree({
      'directory.json': directory(BUND, shards('0', '0653')),
      'd/keys/0.json': shard('keys', '0', '0653', [HANAU]),
      'd/keys/0653.json': shard('keys', '0653', undefined, [KIRCHHAIN]),
    });
    const client = createClient({ directory: `${server.url}directory.json` });
    expect(await client.area({ ars: HANAU.ars })).to.include({ name: HANAU.name });
    server.files.set('directory.json', JSON.stringify(directory(BUND, shards('0', '05', '07'))));
    server.files.set('d/keys/05.json', JSON.stringify(shard('keys', '05', '07', [HANAU, KIRCHHAIN])));
    server.files.delete('d/keys/0653.json');
    expect(await client.area({ ars: KIRCHHAIN.ars })).to.include({ name: KIRCHHAIN.name });
    expect(server.asked).to.include('d/keys/05.json');
    await client.area({ ars: HANAU.ars });
    expect(
      server.asked.filter((path) => path === 'directory.json'),
      'once is enough',
    ).to.have.length(2);
  });

  it('explains what cannot be found, in both languages', async () => {
    const areas = [HANAU, { ...KIRCHHAIN, name: 'Hanau', within: 'Marburg-Biedenkopf' }];
    const { url } = await serveTree({ 'directory.json': directory(HESSEN, { areas }) });
    const client = createClient({ directory: `${url}directory.json` });
    const missing = await failure(client.area({ postcode: '99999' }));
    expect(explainError(missing)).to.match(/^Das Verzeichnis .* kennt dieses Gebiet nicht\. Bitte Schlüssel, Name/);
    const ambiguous = await failure(client.area({ name: 'hanau' }));
    expect(explainError(ambiguous, 'en')).to.match(/lists several areas of that name\. Please add the Kreis/);
    expect(ambiguous).to.have.property('candidates').with.length(2);
    expect((await client.area({ name: 'Hanau (Marburg-Biedenkopf)' })).ars).to.equal(KIRCHHAIN.ars);
  });
});

describe('delegation', () => {
  afterEach(stopTrees);

  it('is followed to whoever speaks for a part, by key, name and postcode', async () => {
    const land = await serveTree({
      'directory.json': directory(HESSEN, { areas: [{ ...KIRCHHAIN, postcodes: ['35274'] }] }),
    });
    const root = await serveTree({
      'directory.json': directory(BUND, {
        areas: [WITTMUND],
        delegates: [{ area: HESSEN, to: `${land.url}directory.json` }],
      }),
    });
    const client = createClient({ directory: `${root.url}directory.json` });
    const feed = `${land.url}areas/065340011011.json`;
    for (const query of [{ ars: KIRCHHAIN.ars }, { ags: '06534011' }, { name: 'Kirchhain' }, { postcode: '35274' }]) {
      expect(await client.area(query), JSON.stringify(query)).to.include({ feed });
    }
    expect((await client.area({ ags: '03462019' })).name).to.equal(WITTMUND.name);
  });

  it('does not let a delegate speak for areas outside its part', async () => {
    const land = await serveTree({ 'directory.json': directory(BUND, { areas: [KIRCHHAIN, WITTMUND] }) });
    const root = await serveTree({
      'directory.json': directory(BUND, { delegates: [{ area: HESSEN, to: `${land.url}directory.json` }] }),
    });
    const client = createClient({ directory: `${root.url}directory.json` });
    expect((await client.area({ name: 'Kirchhain' })).ars).to.equal(KIRCHHAIN.ars);
    expect((await failure(client.area({ name: 'Wittmund' }))).detail).to.equal('no-area');
    expect((await failure(client.area({ ars: WITTMUND.ars }))).detail).to.equal('no-area');
    expect((await failure(client.area({ ags: '03462019' }))).detail).to.equal('no-area');
  });

  it('ends where directories delegate to each other', async () => {
    const a = await serveTree({});
    const b = await serveTree({});
    const to = (server: { url: string }): object => ({
      delegates: [{ area: BUND, to: `${server.url}directory.json` }],
    });
    a.files.set('directory.json', JSON.stringify(directory(BUND, to(b))));
    b.files.set('directory.json', JSON.stringify(directory(BUND, to(a))));
    const client = createClient({ directory: `${a.url}directory.json` });
    expect((await failure(client.area({ ars: HANAU.ars }))).detail).to.equal('no-area');
    expect((await failure(client.area({ name: 'Hanau' }))).detail).to.equal('no-area');
    expect(a.asked.length + b.asked.length).to.equal(2);
  });

  it('takes a town with nothing but a feed', async () => {
    const town = await serveTree({ 'feed.json': { format: 'ozg-feed/1', ...envelope, area: HANAU } });
    const root = await serveTree({
      'directory.json': directory(BUND, { delegates: [{ area: HANAU, to: `${town.url}feed.json` }] }),
    });
    const client = createClient({ directory: `${root.url}directory.json` });
    expect(await client.area({ ags: '06435014' })).to.include({ name: HANAU.name, feed: `${town.url}feed.json` });
    expect((await client.search('hanau'))[0]).to.include({ feed: `${town.url}feed.json` });
  });

  it('says that somebody cannot be asked, not that an area does not exist', async () => {
    const land = await serveTree({ 'directory.json': directory(HESSEN, { areas: [HANAU] }) });
    const root = await serveTree({
      'directory.json': directory(BUND, {
        areas: [{ ...WITTMUND, within: 'Niedersachsen' }],
        delegates: [{ area: HESSEN, to: `${land.url}directory.json` }],
      }),
    });
    await land.stop();
    const client = createClient({ directory: `${root.url}directory.json`, retries: 0 });
    expect((await failure(client.area({ ars: HANAU.ars }))).reason).to.equal('offline');
    expect((await client.area({ ars: WITTMUND.ars })).ars).to.equal(WITTMUND.ars);
    expect((await client.search('witt')).map(({ ars }) => ars)).to.deep.equal([WITTMUND.ars]);
    // There may be another one in Hessen: nobody is chosen while nobody can say so.
    expect((await failure(client.area({ name: 'Wittmund' }))).reason).to.equal('offline');
    expect((await client.area({ name: 'Wittmund (Niedersachsen)' })).ars).to.equal(WITTMUND.ars);
  });
});

describe('coverage', () => {
  afterEach(stopTrees);
  const key = '99115005104000';
  const document = {
    format: 'ozg-coverage/1',
    ...envelope,
    area: BUND,
    service: { key, name: 'Wohnsitz anmelden' },
    areas: 2,
    population: 300,
    states: [
      { state: 'unknown', areas: 1, population: 100 },
      { state: 'available', areas: 1, population: 200 },
    ],
    parts: [],
    where: [{ state: 'available', areas: ['06'] }],
  };

  it('is read of one service, blanks in its key allowed', async () => {
    const server = await serveTree({ 'directory.json': directory(BUND), [`services/${key}.json`]: document });
    const client = createClient({ directory: `${server.url}directory.json` });
    const found = await client.coverage('99 115 005 104 000');
    expect(found.value.states.map((s) => s.state)).to.deep.equal(['unknown', 'available']);
    expect(found.error).to.equal(undefined);
    expect((await failure(client.coverage('99000000000000'))).reason).to.equal('missing');
  });

  it("refuses another service's figures", async () => {
    const server = await serveTree({ 'directory.json': directory(BUND), 'services/99107023017000.json': document });
    const client = createClient({ directory: `${server.url}directory.json` });
    expect(await failure(client.coverage('99107023017000'))).to.include({ reason: 'invalid' });
  });

  it('is read again once it has expired, though its ttl is not over', async () => {
    let time = Date.parse('2026-11-23T09:00:00Z');
    const name = `services/${key}.json`;
    const server = await serveTree({
      'directory.json': directory(BUND),
      [name]: { ...document, validUntil: '2026-11-23T09:10:00Z' },
    });
    const client = createClient({ directory: `${server.url}directory.json`, now: () => time });
    await client.coverage(key);
    server.files.set(name, JSON.stringify({ ...document, population: 301, validUntil: '2026-11-24T09:10:00Z' }));
    time += 601 * 1000;
    expect((await client.coverage(key)).value.population).to.equal(301);
    time += 24 * 3600 * 1000;
    expect((await failure(client.coverage(key))).reason).to.equal('expired');
  });

  it('keeps the last good figures, with the reason, while their server is gone', async () => {
    let time = Date.parse('2026-11-23T09:00:00Z');
    const server = await serveTree({ 'directory.json': directory(BUND), [`services/${key}.json`]: document });
    const client = createClient({ directory: `${server.url}directory.json`, now: () => time, retries: 0 });
    await client.coverage(key);
    await server.stop();
    time += 4000 * 1000;
    const kept = await client.coverage(key);
    expect(kept.value.areas).to.equal(2);
    expect(kept.error?.reason).to.equal('offline');
    expect(kept.readAt).to.equal(Date.parse('2026-11-23T09:00:00Z'));
  });
});

describe('watching', () => {
  afterEach(stopAll);

  it('tells of the feed at once, then only of what is new, and stops when it is told to', async () => {
    const timers: { run: () => void; after: number }[] = [];
    const real = globalThis.setTimeout;
    const server = await serve(
      inTurn(
        feed({ ttl: 600 }),
        feed({ ttl: 600 }),
        feed({ ttl: 600, published: '2026-11-24T09:00:00Z' }),
        status(404),
      ),
    );
    let time = Date.now();
    const heard: unknown[] = [];
    const client = createClient({ src: server.src, now: () => time, retries: 0 });
    // Timers of a minute and more are the watch's own: they are run by hand.
    globalThis.setTimeout = ((run: () => void, after = 0) => {
      if (after < 60_000) return real(run, after);
      timers.push({ run, after });
      return 0;
    }) as typeof setTimeout;
    const next = async (): Promise<void> => {
      while (!timers.length) await new Promise((resolve) => real(resolve, 5));
    };
    try {
      const stopWatching = client.watch(({ snapshot, error }) => {
        heard.push([snapshot?.value.published, error?.reason]);
      });
      for (let i = 0; i < 4; i++) {
        await next();
        const { run, after } = timers.shift()!;
        expect(after, 'never inside the ttl').to.be.within(i < 3 ? 590_000 : 60_000, 600_000);
        time += after;
        if (i < 3) run();
      }
      stopWatching();
      expect(heard).to.deep.equal([
        ['2026-11-23T09:00:00+01:00', undefined],
        ['2026-11-24T09:00:00Z', undefined],
        ['2026-11-24T09:00:00Z', 'missing'],
      ]);
      expect(server.requests).to.have.length(4);
    } finally {
      globalThis.setTimeout = real;
    }
  });

  it('looks again when the feed ends, though its ttl is not over', async () => {
    const real = globalThis.setTimeout;
    const time = Date.parse('2026-11-23T09:00:00Z');
    const { src } = await serve(feed({ ttl: 86_400, validUntil: '2026-11-23T09:10:00Z' }));
    const stop = new AbortController();
    try {
      const pause = await new Promise((resolve) => {
        globalThis.setTimeout = ((run: () => void, after = 0) => {
          if (after < 60_000) return real(run, after);
          resolve(after);
          return 0;
        }) as typeof setTimeout;
        createClient({ src, now: () => time }).watch(() => undefined, stop);
      });
      expect(pause).to.equal(600_000);
    } finally {
      stop.abort();
      globalThis.setTimeout = real;
    }
  });

  it('tells nothing once it is told to stop, though the feed is known already', async () => {
    const { src } = await serve(feed({ ttl: 3600 }));
    const client = createClient({ src });
    await client.feed();
    const stop = new AbortController();
    let told = 0;
    client.watch(() => told++, stop);
    stop.abort();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(told).to.equal(0);
  });

  it('tells why there is no feed', async () => {
    const server = await serve(status(404));
    const stop = new AbortController();
    const reason = await new Promise((resolve) => {
      createClient({ src: server.src, retries: 0 }).watch(({ error }) => {
        resolve(error?.reason);
      }, stop);
    });
    stop.abort();
    expect(reason).to.equal('missing');
  });
});
