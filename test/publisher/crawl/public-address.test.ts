import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeFinding } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import { isPrivateAddress, publicLookup } from '../../../packages/publisher/src/net/private-address.js';
import { crawl } from '../../../packages/publisher/src/crawl/crawl.js';
import { createBudget } from '../../../packages/publisher/src/crawl/budget.js';
import { createFetcher } from '../../../packages/publisher/src/crawl/fetcher.js';
import { LIMITS } from '../../../packages/publisher/src/crawl/limits.js';
import { FetchError } from '../../../packages/publisher/src/crawl/fetch-error.js';
import { RequestError } from '../../../packages/publisher/src/net/request-error.js';
import { freePort, startServer } from '../../support/servers.js';
import { now } from './trees.js';
import { text, wild } from './wild.js';

const budget = createBudget('', '', LIMITS, true);

describe('addresses of a crawl', () => {
  const inner = [
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:10.0.0.1',
    '64:ff9b::a00:1',
    '2002:7f00:1::',
  ];
  for (const ip of inner)
    it(`exclude the private address ${ip}`, () => {
      expect(isPrivateAddress(ip)).to.equal(true);
    });
  for (const ip of ['93.184.216.34', '172.32.0.1', '100.128.0.1', '2a00:1450:4001::1'])
    it(`include the public address ${ip}`, () => {
      expect(isPrivateAddress(ip)).to.equal(false);
    });

  it('must be public if the directory is: no request goes to this machine', async () => {
    const server = await wild('/nowhere');
    const { port } = new URL(server.url);
    const fetcher = createFetcher(
      'https://verzeichnis.example.org/directory.json',
      { ...LIMITS, pause: 1 },
      now,
      false,
    );
    try {
      for (const address of [
        server.url,
        `https://127.0.0.1:${port}/`,
        `https://localhost:${port}/`,
        `https://[::1]:${port}/`,
        `https://[::ffff:127.0.0.1]:${port}/`,
        `https://2130706433:${port}/`,
        `https://0x7f.1:${port}/`,
        'http://example.org/',
        'file:///etc/passwd',
        'ftp://example.org/x',
        'areas/1.json',
      ]) {
        const failed: unknown = await fetcher.fetch(address, budget).catch((error: unknown) => error);
        expect(failed, address).to.be.instanceOf(FetchError);
        expect((failed as FetchError).code, address).to.equal('crawl-address');
      }
      expect(server.requests).to.deep.equal([]);
    } finally {
      fetcher.close();
      await server.stop();
    }
  });

  it('are checked after the DNS lookup', async () => {
    for (const all of [true, false]) {
      const error = await new Promise((resolve) => {
        publicLookup('localhost', { all }, resolve);
      });
      expect(error).to.be.instanceOf(RequestError);
      expect((error as RequestError).failure).to.equal('private');
    }
  });

  it('are requested once more after a broken connection, and not at all after repeated failures of their server', async () => {
    const server = await wild('/nowhere');
    server.answers.set('/x', (response) => response.destroy());
    const fetcher = createFetcher(server.url, { ...LIMITS, pause: 1, failures: 3 }, now, true);
    const codes: string[] = [];
    for (let i = 0; i < 6; i++)
      codes.push(((await fetcher.fetch(`${server.url}x`, budget).catch((error: unknown) => error)) as FetchError).code);
    expect(codes).to.deep.equal(Array(6).fill('crawl-offline'));
    expect(server.requests).to.have.lengthOf(3);
    fetcher.close();
    await server.stop();
  });

  it('are reported with the cause: unknown host, refused connection, proxy', async () => {
    const fetcher = createFetcher('https://verzeichnis.example.org/', { ...LIMITS, pause: 1 }, now, true);
    const errorAt = async (address: string): Promise<FetchError> =>
      (await fetcher.fetch(address, budget).catch((error: unknown) => error)) as FetchError;
    const saved = process.env.https_proxy;
    try {
      delete process.env.https_proxy;
      expect((await errorAt('https://nirgends.invalid/')).code).to.equal('crawl-host');
      expect((await errorAt(`http://127.0.0.1:${await freePort()}/`)).code).to.equal('crawl-offline');
    } finally {
      fetcher.close();
    }
    const port = await freePort();
    process.env.https_proxy = `http://127.0.0.1:${port}`;
    const proxied = createFetcher('https://verzeichnis.example.org/', { ...LIMITS, pause: 1 }, now, true);
    try {
      const { code, facts } = (await proxied
        .fetch('https://feed.example.org/', budget)
        .catch((error: unknown) => error)) as FetchError;
      expect([code, facts]).to.deep.equal(['crawl-proxy', { proxy: `127.0.0.1:${port}`, problem: 'ECONNREFUSED' }]);
    } finally {
      proxied.close();
      if (saved === undefined) delete process.env.https_proxy;
      else process.env.https_proxy = saved;
    }
  });

  it('may redirect up to five times', async () => {
    const server = await wild('/nowhere');
    for (let i = 0; i < 9; i++) server.answers.set(`/${i}`, text('', 302, { location: `/${i + 1}` }));
    server.answers.set('/5', text('{}'));
    const fetcher = createFetcher(server.url, LIMITS, now, true);
    expect((await fetcher.fetch(`${server.url}0`, budget)).bytes?.toString()).to.equal('{}');
    server.answers.set('/5', text('', 302, { location: '/6' }));
    expect(
      ((await fetcher.fetch(`${server.url}0`, budget).catch((error: unknown) => error)) as FetchError).code,
    ).to.equal('crawl-redirects');
    fetcher.close();
    await server.stop();
  });

  it('must have a valid certificate (needs openssl)', async function () {
    if (spawnSync('openssl', ['version']).status !== 0) this.skip();
    const folder = await mkdtemp(join(tmpdir(), 'ozg-crawl-'));
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    spawnSync('openssl', [
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:prime256v1',
      '-nodes',
      '-keyout',
      key,
      '-out',
      cert,
      '-days',
      '2',
      '-subj',
      '/CN=localhost',
    ]);
    const server = await startServer((_, response) => response.end('{}'), {
      certificate: { key: await readFile(key), cert: await readFile(cert) },
    });
    const { port } = server;
    const result = await crawl({
      directory: `https://localhost:${port}/directory.json`,
      out: join(folder, 'out'),
      now,
    });
    expect(result.findings.map((f) => describeFinding(f))[0]).to.match(
      /^Fehler: https:.*Das Zertifikat des Servers gilt nicht/,
    );
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });
});
