import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { IncomingMessage, RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { createClient, USER_AGENT } from '../../../packages/publisher/src/net/request.js';
import type { Answer, HttpClient, RequestOptions } from '../../../packages/publisher/src/net/request.js';
import { RequestError } from '../../../packages/publisher/src/net/request-error.js';
import { freePort, startProxy, startServer } from '../../support/servers.js';
import type { TestProxy, TestServer } from '../../support/servers.js';

const LIMITS = { connect: 2000, headers: 2000, body: 2000 };

describe('HTTP client', () => {
  const clients: HttpClient[] = [];
  const servers: TestServer[] = [];

  const serve = async (answer: RequestListener): Promise<TestServer> => {
    const server = await startServer(answer);
    servers.push(server);
    return server;
  };
  const client = (limits: Parameters<typeof createClient>[0] = LIMITS, allowPrivateNetwork = true): HttpClient => {
    const made = createClient(limits, allowPrivateNetwork);
    clients.push(made);
    return made;
  };
  /** The error of a request; an answer or another error is a bug. */
  async function errorOf(work: Promise<Answer>): Promise<RequestError> {
    const error = await work.then(
      ({ status }) => new Error(`answered with ${status}`),
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof RequestError)) throw error as Error;
    return error;
  }
  const failureOf = async (url: string, options?: RequestOptions): Promise<string> =>
    (await errorOf(client().request(new URL(url), options))).failure;

  afterEach(async () => {
    for (const one of clients.splice(0)) one.close();
    await Promise.all(servers.splice(0).map((server) => server.stop()));
  });

  it('names the command and its version as User-Agent', async () => {
    let headers: IncomingMessage['headers'] = {};
    const { url } = await serve((request, response) => {
      headers = request.headers;
      response.end();
    });
    await client().request(new URL(url));
    expect(headers['user-agent']).to.equal(USER_AGENT);
    expect(USER_AGENT).to.match(/^ozg-feed\/\d+\.\d+\.\d+/);
  });

  it('uses connections again', async () => {
    const ports = new Set<number | undefined>();
    const { url } = await serve((request, response) => {
      ports.add(request.socket.remotePort);
      response.end('{}');
    });
    const one = client();
    for (let i = 0; i < 10; i++) await one.request(new URL(url));
    // The next request may begin before the connection of the last one is free.
    expect(ports.size).to.be.at.most(2);
  });

  it('joins repeated headers, keeps the first Location, and returns cookies apart', async () => {
    const { url } = await serve((_, response) => {
      response.writeHead(200, [
        ...['Vary', 'Accept', 'Vary', 'Origin', 'Set-Cookie', 'a=1', 'Set-Cookie', 'b=2'],
        ...['Location', '/one', 'Location', '/two'],
      ]);
      response.end();
    });
    const { headers, cookies } = await client().request(new URL(url));
    expect([headers.vary, headers.location, cookies]).to.deep.equal(['Accept, Origin', '/one', ['a=1', 'b=2']]);
  });

  for (const [encoding, compress] of [
    ['br', brotliCompressSync],
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['deflate', deflateSync],
  ] as const) {
    it(`decompresses ${encoding}`, async () => {
      const { url } = await serve((_, response) => {
        response.writeHead(200, { 'content-encoding': encoding }).end(compress('{"a":1}'));
      });
      const { body, headers } = await client().request(new URL(url));
      expect([body.toString(), headers['content-encoding']]).to.deep.equal(['{"a":1}', encoding]);
    });
  }

  it('rejects a body that is not compressed as its header says', async () => {
    const { url } = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('{}');
    });
    expect(await failureOf(url)).to.equal('encoding');
  });

  it('rejects bodies over the size limit, compressed or not, with a length or without', async () => {
    const large = Buffer.alloc(50_000, ' ');
    const { url } = await serve(({ url: path }, response) => {
      if (path === '/length') response.writeHead(200, { 'content-length': String(large.length) }).end(large);
      else if (path === '/chunked') response.writeHead(200).write(large, () => response.end());
      else response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(large));
    });
    for (const path of ['length', 'chunked', 'gzip']) {
      expect(await failureOf(url + path, { maxSize: 40_000 }), path).to.equal('large');
      const { body } = await client().request(new URL(url + path), { maxSize: 50_000 });
      expect(body.length, path).to.equal(50_000);
    }
  });

  it('rejects an answer whose headers do not arrive in time', async () => {
    const { url } = await serve(() => undefined);
    const error = await errorOf(client({ ...LIMITS, headers: 200 }).request(new URL(url)));
    expect(error.failure).to.equal('unanswered');
  });

  it('rejects a body that does not arrive in time, or not at the minimum rate', async () => {
    const { url } = await serve((_, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => {
        clearInterval(timer);
      });
    });
    const late = await errorOf(client({ ...LIMITS, body: 300 }).request(new URL(url)));
    expect([late.failure, late.facts]).to.deep.equal(['slow', { seconds: 1 }]);
    const start = performance.now();
    const slow = await errorOf(client({ ...LIMITS, body: 10_000, grace: 300, rate: 8000 }).request(new URL(url)));
    expect(slow.failure).to.equal('slow');
    expect(performance.now() - start).to.be.lessThan(3000);
  });

  it('tells refused connections, unknown hosts and broken transfers apart', async () => {
    const { url } = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{', () => response.destroy());
    });
    expect(await failureOf(`http://127.0.0.1:${await freePort()}/`)).to.equal('unreachable');
    expect(await failureOf('https://nirgends.invalid/')).to.equal('host');
    expect(await failureOf(url)).to.equal('cut');
  });

  it('connects to no private address, whatever name leads there', async () => {
    let asked = 0;
    const { port } = await serve((_, response) => response.end(String(++asked)));
    const error = await errorOf(client(LIMITS, false).request(new URL(`http://localhost:${port}/`)));
    expect(error.failure).to.equal('private');
    expect(error.facts.found).to.match(/^localhost \((127\.0\.0\.1|::1)\)$/);
    expect(asked).to.equal(0);
  });

  it('ends with the reason of its signal', async () => {
    const { url } = await serve(() => undefined);
    const reason = new Error('enough');
    const controller = new AbortController();
    const work = client().request(new URL(url), { signal: controller.signal });
    setTimeout(() => {
      controller.abort(reason);
    }, 50);
    expect(await work.catch((error: unknown) => error)).to.equal(reason);
  });

  describe('behind a proxy (needs openssl)', () => {
    const NAMES = ['http_proxy', 'https_proxy', 'no_proxy'];
    const saved: Record<string, string | undefined> = {};
    let folder: string;
    let certificate: { key: Buffer; cert: Buffer };
    let proxy: TestProxy;
    let target: TestServer;

    before(async function () {
      folder = await mkdtemp(join(tmpdir(), 'ozg-proxy-'));
      const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
      const curve = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
      try {
        execFileSync(
          'openssl',
          ['req', '-x509', ...curve, '-keyout', key, '-out', cert, '-days', '2', '-subj', '/CN=feed.example.org'],
          { stdio: 'pipe' },
        );
      } catch {
        this.skip();
      }
      certificate = { key: await readFile(key), cert: await readFile(cert) };
    });
    after(() => rm(folder, { recursive: true, force: true }));

    beforeEach(async () => {
      for (const name of [...NAMES, ...NAMES.map((n) => n.toUpperCase())]) {
        saved[name] = process.env[name];
        Reflect.deleteProperty(process.env, name);
      }
      target = await startServer((_, response) => response.end('{}'), { certificate });
      proxy = await startProxy(target.port);
    });
    afterEach(async () => {
      for (const [name, value] of Object.entries(saved))
        if (value === undefined) Reflect.deleteProperty(process.env, name);
        else process.env[name] = value;
      await Promise.all([proxy.stop(), target.stop()]);
    });

    for (const name of ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY']) {
      it(`goes through ${name}`, async () => {
        process.env[name] = proxy.url;
        // The proxy does resolve the name; the certificate of the target is self-signed.
        expect(await failureOf('https://feed.example.org/feed.json')).to.equal('tls-untrusted');
        expect(proxy.asked).to.deep.equal(['CONNECT feed.example.org:443']);
      });
    }

    it('takes a proxy without a scheme, and requests http without a tunnel', async () => {
      process.env.HTTP_PROXY = `127.0.0.1:${proxy.port}`;
      const { body } = await client().request(new URL('http://page.example.org/a?b=c'));
      expect(body.toString()).to.equal('{"from":"proxy"}');
      expect(proxy.asked).to.deep.equal(['GET http://page.example.org/a?b=c']);
    });

    for (const [noProxy, address] of [
      ['example.org', 'https://feed.example.org/'],
      ['.example.org', 'https://feed.example.org/'],
      ['other.example, feed.example.org:443', 'https://feed.example.org/'],
      ['*', 'https://feed.example.org/'],
    ] as const) {
      it(`does not use it for ${address} with NO_PROXY=${noProxy}`, async () => {
        process.env.HTTPS_PROXY = proxy.url;
        process.env.NO_PROXY = noProxy;
        const error = await errorOf(client({ ...LIMITS, connect: 500 }).request(new URL(address)));
        expect(error.failure).to.be.oneOf(['host', 'unreachable', 'unanswered']);
        expect(proxy.asked).to.deep.equal([]);
      });
    }

    it('does not use it for this machine', async () => {
      process.env.HTTPS_PROXY = proxy.url;
      process.env.HTTP_PROXY = proxy.url;
      expect(await failureOf(target.url)).to.equal('tls-untrusted');
      expect(proxy.asked).to.deep.equal([]);
    });

    it('reports a proxy that does not run, cannot be found or refuses', async () => {
      const facts = async (url: string): Promise<unknown> => {
        const error = await errorOf(client().request(new URL(url)));
        return [error.failure, error.facts];
      };
      const address = 'https://feed.example.org/';
      const port = await freePort();
      process.env.HTTPS_PROXY = `http://user:secret@127.0.0.1:${port}`;
      expect(await facts(address)).to.deep.equal(['proxy', { proxy: `127.0.0.1:${port}`, problem: 'ECONNREFUSED' }]);
      process.env.HTTPS_PROXY = 'http://proxy.invalid:3128';
      expect(await facts(address)).to.deep.equal(['proxy', { proxy: 'proxy.invalid:3128', problem: 'ENOTFOUND' }]);
      process.env.HTTPS_PROXY = proxy.url;
      process.env.HTTP_PROXY = proxy.url;
      for (const status of [403, 407]) {
        proxy.status = status;
        const expected: unknown = ['proxy', { proxy: `127.0.0.1:${proxy.port}`, problem: `Status ${status}` }];
        expect(await facts(address), String(status)).to.deep.equal(expected);
      }
      expect(await facts('http://page.example.org/')).to.deep.equal([
        'proxy',
        { proxy: `127.0.0.1:${proxy.port}`, problem: 'Status 407' },
      ]);
    });

    it('reports a proxy address that cannot be used', async () => {
      process.env.HTTPS_PROXY = 'http://[';
      const error = await errorOf(client().request(new URL('https://feed.example.org/')));
      expect([error.failure, error.facts.proxy]).to.deep.equal(['proxy', 'http://[']);
    });
  });
});
