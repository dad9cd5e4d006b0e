import { rm } from 'node:fs/promises';
import type { RequestListener, ServerResponse } from 'node:http';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { audit } from '../../packages/publisher/src/audit/audit.js';
import { builtTree, installed, NOW, shipped, startNginx, startVarnish } from '../publisher/audit/servers.js';
import type { Server } from '../publisher/audit/servers.js';
import { startServer } from '../support/servers.js';
import type { TestServer } from '../support/servers.js';

const FEED = 'ozg/areas/065340011011.json';

describe('hosting with Varnish in front (needs varnishd and nginx)', () => {
  let tree: string;
  let nginx: Server;
  let varnish: Server;

  before(async function () {
    if (!installed('varnishd', 'nginx')) this.skip();
    tree = await builtTree();
    nginx = await startNginx(tree, await shipped('nginx.conf'));
    varnish = await startVarnish(await shipped('varnish.vcl'), nginx.port);
  });
  after(async () => {
    if (!tree) return;
    await varnish.stop();
    await nginx.stop();
    await rm(dirname(tree), { recursive: true });
  });

  const ask = (path: string, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(varnish.url + path, { headers });

  for (const path of ['ozg/directory.json', FEED, 'ozg/services/99107023017000.json']) {
    it(`delivers ${path} so that an audit finds nothing, from the server and from memory`, async () => {
      for (const from of ['server', 'memory']) {
        expect((await audit(varnish.url + path, NOW)).findings, from).to.deep.equal([]);
      }
    });
  }

  it('sends compressed answers only on request, from one cached copy', async () => {
    for (const [accept, encoding] of [
      ['gzip, br', 'gzip'],
      ['identity', null],
      ['gzip', 'gzip'],
    ] as const) {
      const answer = await ask(FEED, { 'Accept-Encoding': accept });
      expect(await answer.json()).to.have.property('format', 'ozg-feed/1');
      expect(answer.headers.get('Content-Encoding'), accept).to.equal(encoding);
      expect(answer.headers.get('Vary'), accept).to.equal('Accept-Encoding');
    }
  });

  it('answers 304 to conditional requests, compressed or not', async () => {
    for (const accept of ['gzip', 'identity']) {
      const first = await ask(FEED, { 'Accept-Encoding': accept });
      await first.arrayBuffer();
      const etag = first.headers.get('ETag') ?? '';
      const again = await ask(FEED, { 'Accept-Encoding': accept, 'If-None-Match': etag });
      expect(again.status, accept).to.equal(304);
      expect(again.headers.get('Access-Control-Allow-Origin')).to.equal('*');
      expect((await ask(FEED, { 'If-None-Match': '"another"' })).status).to.equal(200);
    }
  });

  it('caches one copy, whatever the query and the cookies', async () => {
    const first = await ask(FEED);
    const hits = await ask(`${FEED}?utm_source=letter`, { Cookie: 'sid=1', Authorization: 'Basic eDp5' });
    // Of an answer from memory, the second number is that of the request that fetched it.
    expect(hits.headers.get('X-Varnish')).to.match(/^\d+ \d+$/);
    expect(hits.headers.get('ETag')).to.equal(first.headers.get('ETag'));
  });

  it('accepts GET and HEAD only', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PURGE']) {
      const answer = await fetch(varnish.url + FEED, { method });
      expect(answer.status, method).to.equal(405);
      expect(answer.headers.get('Access-Control-Allow-Origin')).to.equal('*');
    }
  });
});

describe('Varnish while its server fails (needs varnishd)', () => {
  let origin: TestServer;
  let answer: (response: ServerResponse) => void;
  let asked: number;
  let varnish: Server | undefined;
  let url: string;

  const respond: RequestListener = (request, response) => {
    if (request.url?.startsWith('/feed')) asked++;
    answer(response);
  };

  before(async function () {
    if (!installed('varnishd')) this.skip();
    origin = await startServer(respond);
    varnish = await startVarnish(await shipped('varnish.vcl'), origin.port);
    url = varnish.url;
  });
  beforeEach(() => {
    asked = 0;
  });
  after(async () => {
    if (!varnish) return;
    await varnish.stop();
    await origin.stop();
  });

  const version =
    (n: number, headers: Record<string, string> = {}) =>
    (response: ServerResponse): void => {
      response.writeHead(200, { 'Cache-Control': 'public, max-age=1', 'Content-Type': 'application/json', ...headers });
      response.end(String(n));
    };
  const get = async (path: string): Promise<string> => {
    const response = await fetch(url + path);
    return `${response.status} ${(await response.text()).trim()}`;
  };
  const expire = (): Promise<void> => wait(1300);

  it('requests a document once per lifetime', async () => {
    answer = version(1);
    expect(await Promise.all(Array.from({ length: 20 }, () => get('feed-1')))).to.deep.equal(Array(20).fill('200 1'));
    expect(asked).to.equal(1);
  });

  it('serves the last answer while it fetches the next', async () => {
    answer = version(1);
    await get('feed-2');
    await expire();
    answer = version(2);
    expect(await get('feed-2')).to.equal('200 1');
    await wait(200);
    expect(await get('feed-2')).to.equal('200 2');
  });

  it('serves the last answer while the server has errors', async () => {
    answer = version(1);
    await get('feed-3');
    await expire();
    answer = (response) => response.writeHead(500).end('broken');
    for (let i = 0; i < 3; i++) {
      expect(await get('feed-3')).to.equal('200 1');
      await wait(100);
    }
  });

  it('serves the last answer while the server is down, and the new one soon after it is back', async () => {
    answer = version(1);
    await get('feed-4');
    await expire();
    await origin.stop();
    for (let i = 0; i < 3; i++) {
      expect(await get('feed-4')).to.equal('200 1');
      await wait(100);
    }
    expect(await get('never-seen')).to.match(/^503 .*antwortet nicht/);
    answer = version(2);
    origin = await startServer(respond, { port: origin.port });
    // For a moment, Varnish does not try a server that has just refused it.
    const until = Date.now() + 5000;
    while ((await get('feed-4')) !== '200 2' && Date.now() < until) await wait(100);
    expect(await get('feed-4')).to.equal('200 2');
  });

  it('reports readably that the server is down', async () => {
    answer = (response) => response.destroy();
    const response = await fetch(`${url}feed-5`);
    expect(response.status).to.equal(503);
    expect(response.headers.get('Access-Control-Allow-Origin')).to.equal('*');
  });

  it('removes cookies and caches the answer', async () => {
    answer = version(1, { 'Set-Cookie': 'sid=1' });
    for (let i = 0; i < 2; i++) {
      const response = await fetch(`${url}feed-6`);
      expect(response.headers.get('Set-Cookie')).to.equal(null);
      await response.text();
    }
    expect(asked).to.equal(1);
  });

  it('does not cache errors', async () => {
    answer = (response) => response.writeHead(500).end('broken');
    expect(await get('feed-7')).to.match(/^500/);
    await expire();
    answer = version(1);
    expect(await get('feed-7')).to.equal('200 1');
  });
});
