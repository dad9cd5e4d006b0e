import { createClient } from '@ozg-widgets/sdk';
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { body, endless, failure, feed, inTurn, never, serve, status, stopAll, text } from './support/server.js';

const LIMIT = 5_000_000;
/** A good feed of this size. */
const bytes = (size: number): Buffer =>
  Buffer.concat([Buffer.from(text()), Buffer.alloc(size - Buffer.byteLength(text()), ' ')]);

describe('a request', () => {
  afterEach(stopAll);

  it('adds a User-Agent in Node, with the version of the package', async () => {
    const server = await serve();
    await createClient({ src: server.src }).feed();
    await (await fetch(server.src)).text();
    const [ours, plain] = server.requests;
    const manifest = readFileSync(new URL('../../packages/sdk/package.json', import.meta.url), 'utf8');
    const { version } = JSON.parse(manifest) as { version: string };
    const agent = `ozg-widgets-sdk/${version.replace(/\.\d+$/, '')}`;
    expect(ours!.headers).to.deep.equal({ ...plain!.headers, 'user-agent': agent });
    expect(ours!.headers.accept).to.equal('*/*');
  });

  it('carries the headers of the client, and is announced before each attempt', async () => {
    const server = await serve(inTurn(status(503, { 'retry-after': '0' }), feed()));
    const attempts: [string, number][] = [];
    const client = createClient({
      src: server.src,
      headers: { 'user-agent': 'portal/1.0', 'x-request': 'a' },
      onRequest: ({ url, attempt }) => attempts.push([url, attempt]),
    });
    await client.feed();
    expect(server.requests[0]!.headers).to.include({ 'user-agent': 'portal/1.0', 'x-request': 'a' });
    expect(attempts).to.deep.equal([
      [server.src, 1],
      [server.src, 2],
    ]);
  });

  it('goes out though its announcement fails', async () => {
    const { src } = await serve();
    const { error } = console;
    const reported: unknown[] = [];
    console.error = (thrown: unknown) => reported.push(thrown);
    try {
      const onRequest = (): void => {
        throw new RangeError('a log that is full');
      };
      expect((await createClient({ src, onRequest }).feed()).value.ttl).to.equal(3600);
    } finally {
      console.error = error;
    }
    expect(reported.map(String)).to.deep.equal(['RangeError: a log that is full']);
  });

  it('asks only for what has changed since', async () => {
    const server = await serve(feed({ ttl: 0 }));
    const validators = { etag: '"one"', 'last-modified': 'Mon, 23 Nov 2026 08:00:00 GMT' };
    server.answer = body(text({ ttl: 0 }), validators);
    let time = 1_800_000_000_000;
    const client = createClient({ src: server.src, now: () => time });
    const first = await client.feed();
    server.answer = status(304);
    time += 1000;
    const second = await client.feed();
    expect(second).to.include({ readAt: time, error: undefined });
    expect(second.value, 'the same data').to.equal(first.value);
    server.answer = body(text({ ttl: 0, published: '2026-11-24T09:00:00Z' }), { etag: '"two"' });
    expect((await client.feed()).value.published).to.equal('2026-11-24T09:00:00Z');
    await client.feed();
    const sent = server.requests.map(({ headers }) => [headers['if-none-match'], headers['if-modified-since']]);
    expect(sent).to.deep.equal([
      [undefined, undefined],
      ['"one"', validators['last-modified']],
      ['"one"', validators['last-modified']],
      ['"two"', undefined],
    ]);
  });

  it('is refused where 304 answers a question that was not asked', async () => {
    const { src } = await serve(status(304));
    expect(await failure(createClient({ src }).feed())).to.include({ reason: 'refused', status: 304 });
  });

  it('follows a redirect', async () => {
    const target = await serve();
    const { src } = await serve(status(301, { location: target.src }));
    expect((await createClient({ src }).feed()).value.ttl).to.equal(3600);
    expect(target.requests).to.have.length(1);
  });

  it('does not follow one to where somebody on the way could change the answer', async () => {
    const target = await serve();
    // The same server, by an address that is not known to be of this machine.
    const outside = target.src.replace('127.0.0.1', '[::ffff:127.0.0.1]');
    for (const location of [outside, 'data:application/json,{}', 'file:///etc/hostname']) {
      const { src } = await serve(status(302, { location }));
      expect(await failure(createClient({ src }).feed()), location).to.include({ reason: 'refused', status: 302 });
    }
    expect(target.requests).to.have.length(0);
  });

  for (const code of [500, 503, 429]) {
    it(`is made three times where the server answers ${code}`, async () => {
      const server = await serve(status(code));
      expect(await failure(createClient({ src: server.src }).feed())).to.include({ reason: 'refused', status: code });
      expect(server.requests).to.have.length(3);
    });
  }

  for (const code of [404, 410, 403]) {
    it(`is made once where the server answers ${code}`, async () => {
      const server = await serve(status(code));
      expect(await failure(createClient({ src: server.src }).feed())).to.include({ status: code });
      expect(server.requests).to.have.length(1);
    });
  }

  it('is made again, and then gets the feed', async () => {
    const server = await serve(inTurn(status(502), feed()));
    expect(await createClient({ src: server.src, retries: 1 }).feed()).to.include({ error: undefined });
    expect(server.requests).to.have.length(2);
  });

  for (const code of [429, 503]) {
    it(`waits as long as the server asks for with ${code}`, async () => {
      const server = await serve(inTurn(status(code, { 'retry-after': '1' }), feed()));
      await createClient({ src: server.src, retries: 1 }).feed();
      const [first, second] = server.requests;
      expect(second!.at - first!.at).to.be.within(950, 3000);
    });
  }

  it('ends with its deadline, however long the server wants it to wait', async () => {
    const server = await serve(status(503, { 'retry-after': '3600' }));
    const client = createClient({ src: server.src, deadline: 200 });
    expect(await failure(client.feed())).to.include({ reason: 'timeout' });
    expect(server.requests).to.have.length(1);
  });

  it('ends with its deadline where no attempt has ended yet', async () => {
    const { src } = await serve(never);
    const begun = performance.now();
    expect(await failure(createClient({ src, deadline: 150 }).feed())).to.include({ reason: 'timeout' });
    expect(performance.now() - begun).to.be.below(2000);
  });
});

describe('a body', () => {
  afterEach(stopAll);

  const good: Record<string, ReturnType<typeof body>> = {
    'with a byte order mark': body(`\uFEFF${text()}`),
    'compressed with gzip': body(gzipSync(text()), { 'content-encoding': 'gzip' }),
    'compressed with brotli': body(brotliCompressSync(text()), { 'content-encoding': 'br' }),
    'of another media type': body(text(), { 'content-type': 'text/plain' }),
    'of 5 MB': body(bytes(LIMIT)),
    'that arrives byte by byte': (response) => {
      response.writeHead(200);
      const all = [...Buffer.from(text())];
      const next = (): void => {
        const byte = all.shift();
        if (byte === undefined) response.end();
        else response.write(Buffer.from([byte]), () => setImmediate(next));
      };
      next();
    },
  };
  for (const [what, answer] of Object.entries(good)) {
    it(`is read ${what}`, async () => {
      const { src } = await serve(answer);
      expect((await createClient({ src }).feed()).value.area.name).to.equal('Hanau, Brüder-Grimm-Stadt');
    });
  }

  const large = {
    'by a byte': body(bytes(LIMIT + 1)),
    'once it is unpacked': body(gzipSync(Buffer.alloc(60_000_000, ' ')), { 'content-encoding': 'gzip' }),
  };
  for (const [what, answer] of Object.entries(large)) {
    it(`is too large ${what}`, async () => {
      const { src } = await serve(answer);
      expect(await failure(createClient({ src }).feed())).to.include({ reason: 'invalid', detail: 'too-large' });
    });
  }

  it('without end is too large, and hung up on before it fills the memory', async () => {
    let hungUp!: (sent: number) => void;
    const sent = new Promise<number>((resolve) => (hungUp = resolve));
    const { src } = await serve(endless(undefined, hungUp));
    expect(await failure(createClient({ src }).feed())).to.include({ reason: 'invalid', detail: 'too-large' });
    expect(await sent).to.be.within(LIMIT, 8 * LIMIT);
  });

  it('that drips for ever ends with the deadline, and is hung up on', async () => {
    let hungUp!: (sent: number) => void;
    const sent = new Promise<number>((resolve) => (hungUp = resolve));
    const { src } = await serve(endless(10, hungUp));
    const begun = performance.now();
    const error = await failure(createClient({ src, timeout: 150, deadline: 300 }).feed());
    expect(error).to.include({ reason: 'timeout' });
    expect(performance.now() - begun).to.be.within(250, 2500);
    expect(await sent).to.be.greaterThan(1);
  });

  it('that stops in the middle ends with the deadline', async () => {
    const { src } = await serve((response) => response.writeHead(200).write(text().slice(0, 50)));
    expect(await failure(createClient({ src, deadline: 200 }).feed())).to.include({ reason: 'timeout' });
  });
});
