import { createClient, createFeedClient } from '@ozg-widgets/sdk';
import { expect } from 'chai';
import { contact, head, service } from '../feed/fixtures/example.js';
import { feed, serve, status, stopAll } from './support/server.js';

const KEY = '99115005104000';

describe('a snapshot', () => {
  afterEach(stopAll);

  it('keeps data apart from state', async () => {
    const server = await serve(feed({ services: [service()], contacts: [contact()] }));
    const snapshot = await createClient({ src: server.src }).feed();
    expect(Object.keys(snapshot)).to.have.members(['value', 'readAt', 'error']);
    const document = { ...head, services: [service()], contacts: [contact()], notices: [], help: [] };
    expect(JSON.parse(JSON.stringify(snapshot.value))).to.deep.equal(document);
    expect({ ...snapshot.value }).to.deep.equal(document);
  });

  it('can be cloned, sent to a worker and written as JSON', async () => {
    const server = await serve(feed({ services: [service()] }));
    const snapshot = await createClient({ src: server.src }).feed();
    const { port1, port2 } = new MessageChannel();
    const received = new Promise((resolve) => {
      port2.onmessage = ({ data }) => {
        resolve(data);
      };
    });
    port1.postMessage(snapshot);
    const copies = [structuredClone(snapshot), await received, { ...JSON.parse(JSON.stringify(snapshot)) }];
    port1.close();
    for (const copy of copies as (typeof snapshot)[]) {
      expect(copy.readAt).to.equal(snapshot.readAt);
      expect(copy.value.services).to.deep.equal([service()]);
    }
  });

  it('can be cloned with the error of a later attempt', async () => {
    const server = await serve(feed({ ttl: 0 }));
    const client = createClient({ src: server.src, retries: 0 });
    await client.feed();
    server.answer = status(500);
    const stale = await client.feed();
    expect(stale.error).to.include({ reason: 'refused', status: 500 });
    expect(structuredClone(stale).error).to.have.property('message', `Failed to load ${server.src}: HTTP 500`);
    expect(JSON.parse(JSON.stringify(stale.error))).to.include({ reason: 'refused', status: 500 });
  });

  it('cannot be changed by one caller for another', async () => {
    const server = await serve(feed({ services: [service({ rollout: { state: 'planned' } })], contacts: [contact()] }));
    const [one, two] = [createClient({ src: server.src }), createClient({ src: server.src })];
    const { value } = await one.feed();
    const [first] = value.services;
    for (const change of [
      () => (value.services as unknown[]).pop(),
      () => Object.assign(value.area, { name: 'HACK' }),
      () => Object.assign(first!, { name: 'HACK' }),
      () => Object.assign(first!.rollout!, { state: 'HACK' }),
      () => Object.assign(value.service(KEY)!, { name: 'HACK' }),
      () => Object.assign(value.contact('amt')!, { name: 'HACK' }),
      () => Object.assign(value, { ttl: 0 }),
    ])
      expect(change).to.throw(TypeError);
    (value.issues as unknown[]).push('HACK');
    const other = (await two.feed()).value;
    expect(other.services).to.deep.equal([service({ rollout: { state: 'planned' } })]);
    expect(other.issues).to.deep.equal([]);
  });

  it('checks records when they are first read', async () => {
    const server = await serve(feed({ services: [{ key: 1 }], contacts: [{ id: 1 }] }));
    const { value } = await createClient({ src: server.src }).feed();
    expect(value.issues).to.deep.equal([]);
    expect(value.services).to.deep.equal([]);
    expect(value.issues.map(({ pointer }) => pointer)).to.include('/services/0/key');
    expect(value.issues.map(({ pointer }) => pointer).join()).not.to.include('/contacts');
  });

  it('starts a client in another process', async () => {
    const server = await serve(feed({ ttl: 60, services: [service()] }));
    const now = (): number => 1_800_000_000_000;
    const sent = JSON.stringify(await createClient({ src: server.src, now, store: new Map() }).feed());
    const received = JSON.parse(sent) as { value: object; readAt: number };
    const start = (later: number) =>
      createFeedClient({ src: server.src, initial: received, now: () => now() + later, store: new Map() });
    const { value, readAt } = await start(59_000).feed();
    expect([value.service(KEY)?.name, readAt]).to.deep.equal([service().name, now()]);
    expect(server.requests, 'none but the first').to.have.length(1);
    expect((await start(60_000).feed()).readAt).to.equal(now() + 60_000);
    expect(server.requests, 'its ttl is over').to.have.length(2);
  });

  it('does not start a client with what is older than the cache, not a feed, or not verified', async () => {
    const server = await serve(feed());
    const known = await createClient({ src: server.src }).feed();
    const older = { value: { ...known.value, published: '2020-01-01T00:00:00Z' }, readAt: known.readAt - 1 };
    expect(await createClient({ src: server.src, initial: older }).feed()).to.equal(known);
    const other = { value: { format: 'ozg-feed/2' }, readAt: Date.now() };
    expect((await createClient({ src: server.src, initial: other, store: new Map() }).feed()).value.ttl).to.equal(3600);
    server.answer = status(404);
    const signed = createClient({ src: server.src, initial: known, publicKey: 'a', store: new Map() });
    expect(await signed.feed().catch((error: unknown) => error)).to.include({ reason: 'missing' });
  });
});
