import { createClient } from '@ozg-widgets/sdk';
import type { CacheEntry, Client } from '@ozg-widgets/sdk';
import { expect } from 'chai';
import { failure, feed, held, never, serve, stopAll, text, thrown } from './support/server.js';
import { directory, HANAU, HESSEN, serveTree, stopTrees } from './support/tree.js';

describe('the cache', () => {
  afterEach(stopAll);
  afterEach(stopTrees);

  it('keeps the 500 documents that were read last', async () => {
    const store = new Map<string, CacheEntry>();
    const asked: string[] = [];
    const client = (i: number): Client =>
      createClient({
        src: `https://stadt.example.org/${i}.json`,
        store,
        fetch: (input) => {
          asked.push((input as Request).url);
          return Promise.resolve(new Response(text()));
        },
      });
    for (let i = 0; i < 500; i++) await client(i).feed();
    await client(0).feed();
    await client(500).feed();
    expect(store.size).to.equal(500);
    expect(asked).to.have.length(501);
    await client(0).feed();
    expect(asked, 'it was read again a moment ago').to.have.length(501);
    await client(1).feed();
    expect(asked, 'it made way').to.have.length(502);
  });

  it('forgets one document, or all', async () => {
    const [one, two] = [await serve(), await serve()];
    const store = new Map<string, CacheEntry>();
    const [first, second] = [createClient({ src: one.src, store }), createClient({ src: two.src, store })];
    await Promise.all([first.feed(), second.feed()]);
    first.forget(one.src);
    await Promise.all([first.feed(), second.feed()]);
    expect([one.requests.length, two.requests.length]).to.deep.equal([2, 1]);
    first.forget();
    expect(store.size).to.equal(0);
    await Promise.all([first.feed(), second.feed()]);
    expect([one.requests.length, two.requests.length]).to.deep.equal([3, 2]);
  });

  it('is shared by all clients that have none of their own', async () => {
    const server = await serve();
    await createClient({ src: server.src }).feed();
    await createClient({ src: server.src, store: new Map() }).feed();
    await createClient({ src: server.src }).feed();
    expect(server.requests).to.have.length(2);
    const shared = (globalThis as Record<symbol, unknown>)[Symbol.for('ozg-sdk-cache/1')] as Map<string, unknown>;
    expect([...shared.keys()].join()).to.include(server.src);
  });
});

describe('a call', () => {
  afterEach(stopAll);
  afterEach(stopTrees);

  const calls: Record<string, (client: Client, signal: AbortSignal) => Promise<unknown>> = {
    feed: (client, signal) => client.feed({ signal }),
    service: (client, signal) => client.service('99115005104000', { signal }),
    contacts: (client, signal) => client.contacts({}, { signal }),
    area: (client, signal) => client.area({ name: 'Hanau' }, { signal }),
    search: (client, signal) => client.search('Hanau', { signal }),
    areas: (client, signal) => client.areas({ signal }),
    feeds: (client, signal) => client.feeds({ signal }).next(),
    coverage: (client, signal) => client.coverage('99115005104000', { signal }),
  };
  for (const [name, call] of Object.entries(calls)) {
    it(`of ${name} ends with its signal`, async () => {
      const { answer, arrived } = held();
      const server = await serve(answer);
      const client = createClient({ src: server.src, directory: server.src.replace('feed.json', 'directory.json') });
      const leaving = new AbortController();
      const gone = thrown(call(client, leaving.signal));
      await arrived;
      leaving.abort();
      expect(await gone).to.equal(leaving.signal.reason);
    });

    it(`of ${name} ends with its time limit`, async () => {
      const { src } = await serve(never);
      const client = createClient({ src, directory: src, totalTimeout: 40 });
      const error = await failure(call(client, new AbortController().signal));
      expect(error).to.include({ reason: 'timeout', address: src });
    });
  }

  it('has a limit of its own, however many documents it reads', async () => {
    const slow = await serve((response) => setTimeout(() => response.writeHead(404).end(), 60));
    const delegates = [{ area: HESSEN, to: slow.src }];
    const tree = await serveTree({ 'directory.json': directory(HESSEN, { areas: [], delegates }) });
    const client = createClient({ directory: `${tree.url}directory.json`, totalTimeout: 40, store: new Map() });
    expect(await failure(client.area({ name: HANAU.name }))).to.include({ reason: 'timeout' });
    expect((await createClient({ src: (await serve(feed())).src, totalTimeout: 5_000 }).feed()).value.ttl).to.equal(
      3600,
    );
  });
});
