import { createClient } from '@ozg-widgets/sdk';
import { expect } from 'chai';
import { contact, service } from '../feed/fixtures/example.js';
import { failure, feed, held, inTurn, serve, status, stopAll, thrown } from './support/server.js';

// A clock that is set by hand.
let time = Date.parse('2026-11-23T09:00:00Z');
const now = (): number => time;
const later = (seconds: number): number => (time += seconds * 1000);
const instant = (seconds: number): string => new Date(time + seconds * 1000).toISOString();

describe('a client', () => {
  afterEach(stopAll);

  it('reads nothing before it is asked', async () => {
    const server = await serve();
    createClient({ src: server.src });
    expect(server.requests).to.have.length(0);
  });

  it('answers with the feed, its services and contacts, from one request', async () => {
    const office = contact();
    const support = contact({ id: 'hilfe', role: 'support' });
    const server = await serve(
      feed({ services: [service({ contacts: ['hilfe'] })], contacts: [office, support], ttl: 60 }),
    );
    const client = createClient({ src: server.src, now });
    expect(await client.feed()).to.include({ readAt: now(), error: undefined });
    expect((await client.feed()).value.area.name).to.equal('Hanau, Brüder-Grimm-Stadt');
    expect(await client.service('99 115 005 104 000')).to.include({ name: 'Wohnsitz anmelden' });
    expect(await client.service('99115005104000')).to.include({ name: 'Wohnsitz anmelden' });
    expect(await client.service('99000000000000')).to.equal(undefined);
    expect(await client.contacts()).to.deep.equal([office, support]);
    expect(await client.contacts({ role: 'contact-point' })).to.deep.equal([office]);
    expect(await client.contacts({ service: '99115005104000' })).to.deep.equal([support]);
    expect(server.requests).to.have.length(1);
  });

  it('leaves out a bad record, and reports it', async () => {
    const server = await serve(feed({ services: [{ key: 99115005104000 }, service()] }));
    const { value } = await createClient({ src: server.src }).feed();
    expect(value.services).to.have.length(1);
    expect(value.issues.map(({ pointer }) => pointer)).to.include('/services/0/key');
  });

  it('asks again only when the ttl is over', async () => {
    const server = await serve(feed({ ttl: 600 }));
    const client = createClient({ src: server.src, now });
    const { readAt } = await client.feed();
    later(599);
    expect(await client.feed()).to.include({ readAt });
    expect(server.requests).to.have.length(1);
    later(1);
    expect(await client.feed()).to.include({ readAt: now() });
    expect(server.requests).to.have.length(2);
  });

  it('asks again after a day, whatever the ttl', async () => {
    const server = await serve(feed({ ttl: Number.MAX_SAFE_INTEGER }));
    const client = createClient({ src: server.src, now });
    await client.feed();
    later(86_399);
    await client.feed();
    expect(server.requests).to.have.length(1);
    later(1);
    await client.feed();
    expect(server.requests).to.have.length(2);
  });

  it('makes one request for fifty who ask at once, with several clients of the address', async () => {
    const server = await serve(feed({ ttl: 0 }));
    const clients = Array.from({ length: 5 }, () => createClient({ src: server.src, now }));
    const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => clients[i % 5]!.feed()));
    expect(new Set(answers).size).to.equal(1);
    expect(server.requests).to.have.length(1);
    await clients[3]!.feed();
    expect(server.requests, 'a ttl of 0 means to look every time').to.have.length(2);
  });

  it('shares nothing where it has a fetch of its own', async () => {
    const server = await serve();
    const own = (...sent: Parameters<typeof fetch>): Promise<Response> => fetch(...sent);
    const clients = [{}, { fetch: own }, { fetch: own }].map((more) => createClient({ src: server.src, ...more }));
    for (const client of [...clients, ...clients]) await client.feed();
    expect(server.requests).to.have.length(3);
  });

  it('takes an option that is undefined as not given', async () => {
    const { src } = await serve();
    const none = { timeout: undefined, deadline: undefined, retries: undefined, fetch: undefined, now: undefined };
    expect((await createClient({ src, ...none }).feed()).value.area.ars).to.equal('064350014014');
  });

  for (const src of ['feed.json', '/feed.json', '', 'https://']) {
    it(`says that "${src}" is no address where there is no page`, async () => {
      const error = await failure(createClient({ src }).feed());
      expect(error).to.include({ reason: 'invalid', detail: 'address', address: src });
      expect(error.cause).to.be.an.instanceOf(TypeError);
    });
  }

  it('rethrows what it does not know, and tries again', async () => {
    const { src } = await serve();
    const bug = new RangeError('A bug of whoever wrote this fetch.');
    let calls = 0;
    const client = createClient({
      src,
      retries: 0,
      fetch: (...sent) => (++calls === 1 ? Promise.reject(bug) : fetch(...sent)),
    });
    const all = await Promise.all([thrown(client.feed()), thrown(client.service('99115005104000'))]);
    expect(all).to.deep.equal([bug, bug]);
    expect((await client.feed()).value.ttl).to.equal(3600);
  });
});

describe('a feed that ends', () => {
  afterEach(stopAll);

  it('is read again at once when its end lies within the ttl', async () => {
    const server = await serve(inTurn(feed({ validUntil: instant(60) }), feed({ validUntil: instant(900) })));
    const client = createClient({ src: server.src, now });
    await client.feed();
    later(59);
    await client.feed();
    expect(server.requests).to.have.length(1);
    later(1);
    expect(await client.feed()).to.include({ readAt: now(), error: undefined });
    expect(server.requests).to.have.length(2);
  });

  it('is expired when nothing newer can be read, and says why', async () => {
    const server = await serve(inTurn(feed({ validUntil: instant(60) }), status(500)));
    const client = createClient({ src: server.src, retries: 0, now });
    await client.feed();
    later(60);
    const error = await failure(client.feed());
    expect(error).to.include({ reason: 'expired', address: server.src });
    expect(error.cause).to.include({ reason: 'refused', status: 500 });
    await failure(client.feed());
    expect(server.requests, 'a failure is followed by a pause').to.have.length(2);
  });

  it('names no failure that is over', async () => {
    const server = await serve(inTurn(feed({ ttl: 1 }), status(500), feed({ validUntil: instant(100) })));
    const client = createClient({ src: server.src, retries: 0, now });
    await client.feed();
    later(1);
    await client.feed();
    later(60);
    expect((await client.feed()).error).to.equal(undefined);
    later(60);
    expect((await failure(client.feed())).cause).to.equal(undefined);
  });

  it('is asked for again after a pause, not by everyone, when the server has nothing newer', async () => {
    const server = await serve(inTurn(feed({ validUntil: instant(-1) }), feed({ validUntil: instant(-1) }), feed()));
    const client = createClient({ src: server.src, now });
    for (let i = 0; i < 12; i++) expect(await failure(client.feed())).to.include({ reason: 'expired' });
    expect(server.requests).to.have.length(1);
    later(60);
    await failure(client.feed());
    later(60);
    expect(await client.feed()).to.include({ readAt: now() });
    expect(server.requests).to.have.length(3);
  });
});

describe('giving up', () => {
  afterEach(stopAll);

  it('ends the waiting of one, not of the others', async () => {
    const { answer, letGo, arrived } = held();
    const server = await serve(answer);
    const [one, two] = [createClient({ src: server.src }), createClient({ src: server.src })];
    const leaving = new AbortController();
    const gone = thrown(one.feed({ signal: leaving.signal }));
    const rest = [one.feed(), two.feed({ signal: new AbortController().signal }), two.service('99115005104000')];
    await arrived;
    leaving.abort();
    expect(await gone).to.equal(leaving.signal.reason);
    letGo();
    const [first, second] = await Promise.all(rest);
    expect(first).to.equal(second);
    expect(server.requests).to.have.length(1);
  });

  it('keeps what arrives when nobody waits any longer', async () => {
    const { answer, letGo, arrived } = held();
    const server = await serve(answer);
    const client = createClient({ src: server.src });
    const leaving = new AbortController();
    const gone = thrown(client.feed({ signal: leaving.signal }));
    await arrived;
    leaving.abort();
    await gone;
    letGo();
    await client.feed();
    expect(server.requests).to.have.length(1);
  });

  it('is read again where the clock has been set back since', async () => {
    const { src, requests } = await serve(feed({ ttl: 3600 }));
    let time = Date.parse('2027-11-23T09:00:00Z');
    const client = createClient({ src, now: () => time });
    await client.feed();
    time = Date.parse('2026-11-23T09:00:00Z');
    expect((await client.feed()).readAt).to.equal(time);
    await client.feed();
    expect(requests).to.have.length(2);
  });

  it('asks nobody when it came first', async () => {
    const server = await serve();
    const signal = AbortSignal.abort();
    expect(await thrown(createClient({ src: server.src }).feed({ signal }))).to.equal(signal.reason);
    expect(server.requests).to.have.length(0);
  });
});
