import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { startServer } from '@ozg-widgets/publisher';
import type { RunningServer } from '@ozg-widgets/publisher';

const FEED = JSON.stringify({ format: 'ozg-feed/1', ttl: 900, note: 'ä'.repeat(500) });

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Asks with the path exactly as written: `fetch` would tidy `..` away. */
function ask(url: string, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(url);
    request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) });
      });
    })
      .on('error', reject)
      .end();
  });
}

describe('serve', () => {
  let folder: string;
  let server: RunningServer;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ozg-serve-'));
    await mkdir(join(folder, 'site', 'sub'), { recursive: true });
    await mkdir(join(folder, 'site', '.well-known'));
    await mkdir(join(folder, 'feeds'));
    const write = (name: string, content: string | Buffer): Promise<void> => writeFile(join(folder, name), content);
    await write('secret.txt', 'secret');
    await write('site/index.html', '<!doctype html><title>Start</title>');
    await write('site/sub/index.html', '<!doctype html><title>Unten</title>');
    await write('site/a b.txt', 'blank');
    await write('site/.state.json', '{}');
    await write('site/.well-known/security.txt', 'Contact: mailto:security@example.org');
    await write('site/plain.json', '{"ttl": 5}');
    await write('site/broken.json', '{"format": "ozg-feed/1",');
    await write('feeds/feed.json', FEED);
    await write('feeds/feed.json.gz', gzipSync(FEED));
    await write('feeds/feed.json.br', brotliCompressSync(FEED));
    await write('feeds/stale.json', FEED);
    await write('feeds/stale.json.gz', gzipSync('old'));
    await utimes(join(folder, 'feeds/stale.json.gz'), 1, 1);
    await symlink(join(folder, 'secret.txt'), join(folder, 'site', 'link-out.txt'));
    await symlink(folder, join(folder, 'site', 'folder-out'));
    await symlink(join(folder, 'site', 'a b.txt'), join(folder, 'site', 'link-in.txt'));
    await write('feeds/outside.json', FEED);
    await write('secret.json.gz', gzipSync('secret'));
    await symlink(join(folder, 'secret.json.gz'), join(folder, 'feeds', 'outside.json.gz'));
    server = await startServer({
      roots: [
        { at: '/', folder: join(folder, 'site') },
        { at: '/feeds', folder: join(folder, 'feeds') },
      ],
      port: 0,
      headers: (path): Record<string, string> =>
        path.endsWith('/') ? { 'Content-Security-Policy': "default-src 'self'" } : {},
    });
  });

  after(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  it('listens on the loopback address only', () => {
    expect(server.url).to.match(/^http:\/\/127\.0\.0\.1:\d+\/$/);
  });

  it('serves a feed with the recommended headers', async () => {
    const { status, headers, body } = await ask(server.url, '/feeds/feed.json');
    expect(status).to.equal(200);
    expect(body.toString()).to.equal(FEED);
    expect(headers).to.include({
      'content-type': 'application/json; charset=utf-8',
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=900',
      'x-content-type-options': 'nosniff',
      vary: 'Accept-Encoding',
      'content-length': String(Buffer.byteLength(FEED)),
    });
    expect(headers.etag).to.match(/^"[\w-]+"$/);
    expect(Date.parse(headers['last-modified'] ?? '')).to.be.greaterThan(0);
    expect(headers).not.to.have.property('content-encoding');
    expect(headers).not.to.have.property('set-cookie');
  });

  for (const [accept, encoding] of [
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['*', 'br'],
    ['identity', undefined],
    ['br;q=0, gzip; q=0', undefined],
  ] as const) {
    it(`answers "Accept-Encoding: ${accept}" with ${encoding ?? 'the plain file'}`, async () => {
      const { headers, body } = await ask(server.url, '/feeds/feed.json', { 'Accept-Encoding': accept });
      expect(headers['content-encoding']).to.equal(encoding);
      const plain = { br: brotliCompressSync, gzip: gzipSync }[encoding ?? 'br'](FEED);
      expect(body.equals(encoding ? plain : Buffer.from(FEED))).to.equal(true);
    });
  }

  it('gives each encoding its own ETag', async () => {
    const tags = await Promise.all(
      ['br', 'gzip', 'identity'].map(
        async (accept) => (await ask(server.url, '/feeds/feed.json', { 'Accept-Encoding': accept })).headers.etag,
      ),
    );
    expect(new Set(tags).size).to.equal(3);
  });

  it('does not serve a compressed copy that is older than its file', async () => {
    const { headers, body } = await ask(server.url, '/feeds/stale.json', { 'Accept-Encoding': 'gzip' });
    expect(headers).not.to.have.property('content-encoding');
    expect(body.toString()).to.equal(FEED);
  });

  it('does not serve a compressed copy that is a link to a file outside the folder', async () => {
    const { headers, body } = await ask(server.url, '/feeds/outside.json', { 'Accept-Encoding': 'gzip' });
    expect(headers).not.to.have.property('content-encoding');
    expect(body.toString()).to.equal(FEED);
  });

  it('serves files that changed after its start', async () => {
    const file = join(folder, 'site', 'changing.txt');
    for (const content of ['short', 'much longer than before']) {
      await writeFile(file, content);
      expect((await ask(server.url, '/changing.txt')).body.toString()).to.equal(content);
    }
  });

  it('ignores ranges', async () => {
    for (const range of ['bytes=0-3', 'bytes=5-2', 'bytes=-4', 'bytes=x']) {
      const { status, body } = await ask(server.url, '/feeds/feed.json', { Range: range });
      expect([status, body.toString()], range).to.deep.equal([200, FEED]);
    }
  });

  it('answers 304 to a reader that has the file already', async () => {
    const first = await ask(server.url, '/feeds/feed.json');
    const conditions: Record<string, string>[] = [
      { 'If-None-Match': `"other", W/${first.headers.etag ?? ''}` },
      { 'If-None-Match': '*' },
      { 'If-Modified-Since': first.headers['last-modified'] ?? '' },
    ];
    for (const condition of conditions) {
      const again = await ask(server.url, '/feeds/feed.json', condition);
      expect(again.status, JSON.stringify(condition)).to.equal(304);
      expect(again.body.length).to.equal(0);
      expect(again.headers).to.include({ etag: first.headers.etag, 'access-control-allow-origin': '*' });
    }
    const changed = await ask(server.url, '/feeds/feed.json', {
      'If-None-Match': '"other"',
      'If-Modified-Since': first.headers['last-modified'] ?? '',
    });
    expect(changed.status).to.equal(200);
  });

  it('sends no body for HEAD, and rejects all other methods', async () => {
    const head = await ask(server.url, '/feeds/feed.json', {}, 'HEAD');
    expect(head.status).to.equal(200);
    expect(head.headers['content-length']).to.equal(String(Buffer.byteLength(FEED)));
    expect(head.body.length).to.equal(0);
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const { status, headers } = await ask(server.url, '/feeds/feed.json', {}, method);
      expect(status, method).to.equal(405);
      expect(headers.allow).to.equal('GET, HEAD');
    }
  });

  for (const [path, status, type, why] of [
    ['/', 200, 'text/html; charset=utf-8', 'the index of a folder'],
    ['/sub/', 200, 'text/html; charset=utf-8', 'the index of a folder below'],
    ['/sub/?x=1', 200, 'text/html; charset=utf-8', 'a query, which changes nothing'],
    ['/a%20b.txt', 200, 'text/plain; charset=utf-8', 'a name with a blank'],
    ['/link-in.txt', 200, 'text/plain; charset=utf-8', 'a symbolic link that stays inside'],
    ['/.well-known/security.txt', 200, 'text/plain; charset=utf-8', 'the one public folder with a dot'],
    ['/missing.json', 404, 'text/plain; charset=utf-8', 'a file that is not there'],
    ['/index.html/', 404, 'text/plain; charset=utf-8', 'a file asked for like a folder'],
    ['/feeds/', 404, 'text/plain; charset=utf-8', 'a folder without an index'],
    ['/.state.json', 404, 'text/plain; charset=utf-8', 'a hidden file'],
    ['/link-out.txt', 404, 'text/plain; charset=utf-8', 'a symbolic link that leads out'],
    ['/folder-out/secret.txt', 404, 'text/plain; charset=utf-8', 'a file behind a linked folder'],
    ['/../secret.txt', 404, 'text/plain; charset=utf-8', 'a way up'],
    ['/sub/../../secret.txt', 404, 'text/plain; charset=utf-8', 'a way up in the middle'],
    ['/%2e%2e/secret.txt', 404, 'text/plain; charset=utf-8', 'an encoded way up'],
    ['/sub%2f..%2f..%2fsecret.txt', 404, 'text/plain; charset=utf-8', 'a way up with encoded slashes'],
    ['/..%5csecret.txt', 400, 'text/plain; charset=utf-8', 'a backslash'],
    ['/%00', 400, 'text/plain; charset=utf-8', 'a zero byte'],
    ['/%zz', 400, 'text/plain; charset=utf-8', 'a broken escape'],
  ] as const) {
    it(`answers ${status} to ${why} (${path})`, async () => {
      const answer = await ask(server.url, path);
      expect(answer.status).to.equal(status);
      expect(answer.headers['content-type']).to.equal(type);
      expect(answer.headers['access-control-allow-origin']).to.equal('*');
      expect(answer.body.toString()).not.to.contain('secret');
    });
  }

  it('redirects a folder without its slash', async () => {
    for (const [path, location] of [
      ['/sub', 'sub/'],
      ['/feeds', 'feeds/'],
    ] as const) {
      const { status, headers } = await ask(server.url, path);
      expect([status, headers.location]).to.deep.equal([301, location]);
    }
  });

  it('sends max-age for feeds only', async () => {
    for (const path of ['/plain.json', '/broken.json', '/']) {
      expect((await ask(server.url, path)).headers['cache-control'], path).to.equal('no-cache');
    }
  });

  it('adds the headers of its caller', async () => {
    expect((await ask(server.url, '/')).headers['content-security-policy']).to.equal("default-src 'self'");
    expect((await ask(server.url, '/feeds/feed.json')).headers).not.to.have.property('content-security-policy');
  });

  it('survives a reader that disconnects', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(server.url).port), '127.0.0.1', () => {
        socket.write('GET /feeds/feed.json HTTP/1.1\r\nHost: x\r\n\r\n');
        socket.destroy();
        resolve();
      });
    });
    expect((await ask(server.url, '/feeds/feed.json')).status).to.equal(200);
  });

  it('rejects with the error of the system if the port is taken', async () => {
    const port = Number(new URL(server.url).port);
    const error: unknown = await startServer({ roots: [{ at: '/', folder }], port }).catch((e: unknown) => e);
    expect(error).to.have.property('code', 'EADDRINUSE');
  });
});
