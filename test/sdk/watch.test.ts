import { createClient } from '@ozg-widgets/sdk';
import type { FeedUpdate } from '@ozg-widgets/sdk';
import { expect } from 'chai';
import { service } from '../feed/fixtures/example.js';
import { feed, inTurn, serve, status, stopAll } from './support/server.js';

const [A, B, C] = ['99115005104000', '99107023017000', '99012001000000'] as const;
const versions = [
  feed({ published: '2026-11-23T09:00:00Z', services: [service({ key: A }), service({ key: B })] }),
  feed({
    published: '2026-11-24T09:00:00Z',
    services: [service({ key: A, rollout: { state: 'available' } }), service({ key: C })],
  }),
];

describe('a watch', () => {
  const real = globalThis.setTimeout;
  let time = 0;
  let pauses: number[] = [];

  // Its pauses take no time; the clock goes on by them.
  beforeEach(() => {
    time = Date.parse('2026-11-23T09:00:00Z');
    pauses = [];
    globalThis.setTimeout = ((run: () => void, after = 0) => {
      if (after < 60_000) return real(run, after);
      pauses.push(after);
      return real(() => {
        time += after;
        run();
      });
    }) as typeof setTimeout;
  });
  afterEach(() => {
    globalThis.setTimeout = real;
  });
  afterEach(stopAll);

  it('tells which services have changed', async () => {
    const { src } = await serve(inTurn(...versions));
    const updates: FeedUpdate[] = [];
    for await (const update of createClient({ src, now: () => time }).watch()) {
      updates.push(update);
      if (updates.length === 2) break;
    }
    expect(updates.map(({ changes }) => changes.map(({ key }) => key))).to.deep.equal([[], [A, B, C]]);
    const [changed, gone, added] = updates[1]!.changes;
    expect([changed!.before?.rollout?.state, changed!.after?.rollout?.state]).to.deep.equal([
      service().rollout?.state,
      'available',
    ]);
    expect(gone!.after).to.equal(undefined);
    expect(added!.before).to.equal(undefined);
  });

  it('goes on after a listener that throws, and reports its error', async () => {
    const { src } = await serve(inTurn(...versions));
    const { error } = console;
    const reported: unknown[] = [];
    console.error = (thrown: unknown) => reported.push(thrown);
    try {
      let calls = 0;
      await new Promise<void>((resolve) => {
        const stop = createClient({ src, now: () => time }).watch(() => {
          if (++calls === 2) {
            stop();
            resolve();
          }
          throw new RangeError(`call ${calls}`);
        });
      });
    } finally {
      console.error = error;
    }
    expect(reported.map(String)).to.deep.equal(['RangeError: call 1', 'RangeError: call 2']);
  });

  it('reports a bug in the fetch of the caller instead of ending the process', async () => {
    const { error } = console;
    const bug = new RangeError('a bug');
    try {
      const reported = await new Promise((resolve) => {
        console.error = resolve;
        createClient({ src: 'https://a.example.org/', retries: 0, fetch: () => Promise.reject(bug) }).watch(
          () => undefined,
        );
      });
      expect(reported).to.equal(bug);
    } finally {
      console.error = error;
    }
  });

  it('tells of a failure and of its end, with what has changed meanwhile', async () => {
    const { src } = await serve(inTurn(versions[0]!, status(500), versions[1]!));
    const heard: unknown[] = [];
    for await (const { snapshot, error, changes } of createClient({ src, retries: 0, now: () => time }).watch()) {
      heard.push([snapshot?.value.published.slice(0, 10), error?.reason, changes.length]);
      if (heard.length === 3) break;
    }
    expect(heard).to.deep.equal([
      ['2026-11-23', undefined, 0],
      ['2026-11-23', 'refused', 0],
      ['2026-11-24', undefined, 3],
    ]);
    expect(pauses, 'the ttl, then a minute').to.deep.equal([3_600_000, 60_000]);
  });

  it('ends with its signal, also before it has begun', async () => {
    const { src, requests } = await serve(versions[0]);
    const stop = new AbortController();
    const seen: FeedUpdate[] = [];
    for await (const update of createClient({ src }).watch({ signal: stop.signal })) {
      seen.push(update);
      stop.abort();
    }
    expect(seen).to.have.length(1);
    for await (const update of createClient({ src }).watch({ signal: AbortSignal.abort() })) seen.push(update);
    createClient({ src }).watch((update) => seen.push(update), { signal: AbortSignal.abort() });
    await new Promise((resolve) => real(resolve, 20));
    expect(seen).to.have.length(1);
    expect(requests).to.have.length(1);
  });
});
