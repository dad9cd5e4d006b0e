import { execFileSync, spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { head } from '../../feed/fixtures/example.js';
import { freePort, startProxy, startServer } from '../../support/servers.js';
import type { TestProxy, TestServer } from '../../support/servers.js';
import { installed, openFolder } from './servers.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The command looks at the clock of this machine. */
const FEED = JSON.stringify({ ...head, published: '2025-01-01T00:00:00Z' });

interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the command; the server it asks is this process. */
function cli(args: string[], env: Record<string, string> = {}): Promise<Ran> {
  const child = spawn(
    process.execPath,
    ['--conditions=ozg-source', '--import', 'tsx', 'packages/publisher/src/cli/main.ts', ...args],
    { cwd: root, env: { ...process.env, ...env } },
  );
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      resolve({ code, out, err });
    });
  });
}

describe('ozg-feed check ADDRESS (needs openssl)', () => {
  let folder: string;
  const running: TestServer[] = [];

  before(async function () {
    if (!installed('openssl')) this.skip();
    folder = await openFolder();
    const openssl = (...args: string[]): unknown => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
    openssl('req', '-x509', ...key, '-subj', '/CN=Test CA', '-days', '3650', '-keyout', 'ca.key', '-out', 'ca.crt');
    for (const [name, host, days] of [
      ['good', 'IP:127.0.0.1', '30'],
      ['expired', 'IP:127.0.0.1', '-1'],
      ['elsewhere', 'DNS:www.example.org', '30'],
      ['public', 'DNS:feed.example.org', '30'],
    ] as const) {
      openssl(
        'req',
        ...key,
        '-subj',
        '/CN=Test',
        '-addext',
        `subjectAltName=${host}`,
        '-keyout',
        `${name}.key`,
        '-out',
        `${name}.csr`,
      );
      openssl(
        'x509',
        '-req',
        '-in',
        `${name}.csr`,
        '-CA',
        'ca.crt',
        '-CAkey',
        'ca.key',
        '-CAcreateserial',
        '-days',
        days,
        '-copy_extensions',
        'copy',
        '-out',
        `${name}.crt`,
      );
    }
  });
  after(async () => {
    await Promise.all(running.map((server) => server.stop()));
    if (folder) await rm(folder, { recursive: true });
  });

  /** Starts a server with a certificate; `own` answers some requests itself. */
  async function serve(
    certificate: string,
    more: Record<string, string> = {},
    own: (...args: Parameters<RequestListener>) => boolean = () => false,
  ): Promise<string> {
    const [key, cert] = await Promise.all([
      readFile(join(folder, `${certificate}.key`)),
      readFile(join(folder, `${certificate}.crt`)),
    ]);
    const headers = {
      'Access-Control-Allow-Origin': '*',
      'Cache-Control': 'max-age=3600',
      'Content-Type': 'application/json',
      ETag: '"1"',
      'X-Content-Type-Options': 'nosniff',
      ...more,
    };
    const server = await startServer(
      (request, response) => {
        if (own(request, response)) return;
        if (request.url === '/away.json')
          response.writeHead(301, { ...headers, Location: 'http://127.0.0.1/feed.json' }).end();
        else if (request.url !== '/feed.json') response.writeHead(404, headers).end();
        else response.writeHead(request.headers['if-none-match'] ? 304 : 200, headers).end(FEED);
      },
      { certificate: { key, cert } },
    );
    running.push(server);
    return `${server.url}feed.json`;
  }

  const trusting = (): Record<string, string> => ({ NODE_EXTRA_CA_CERTS: join(folder, 'ca.crt') });

  it('exits with 0 without findings', async () => {
    const { code, out, err } = await cli(['check', await serve('good')], trusting());
    expect([code, out, err]).to.deep.equal([0, 'Adresse geprüft: 0 Fehler, 0 Hinweise.\n', '']);
  });

  it('exits with 1 and prints address, fault and configuration', async () => {
    const address = await serve('good', { 'Access-Control-Allow-Origin': 'https://www.example.org', Server: 'nginx' });
    const cors = await serve('good', { 'Access-Control-Allow-Origin': 'https://a.example.org', Server: 'nginx' });
    expect((await cli(['check', address], trusting())).code).to.equal(0);
    const { code, out, err } = await cli(['check', cors, '--lang=en'], trusting());
    expect(code).to.equal(1);
    expect(out).to.equal('Address checked: 1 errors, 0 warnings.\n');
    expect(err).to.equal(
      `error: ${cors}: Only https://a.example.org may read this. To let all sites read it, set "Access-Control-Allow-Origin" to *:\n  nginx: add_header Access-Control-Allow-Origin "*" always;\n`,
    );
  });

  it('prints JSON', async () => {
    const { out } = await cli(['check', await serve('good', { 'Set-Cookie': 'a=1' }), '--json'], trusting());
    const { files, findings } = JSON.parse(out) as { files: number; findings: { code: string; severity: string }[] };
    expect(files).to.equal(1);
    expect(findings.map(({ code, severity }) => `${severity} ${code}`)).to.deep.equal(['error web-cookie']);
  });

  it('refuses redirects from https to http', async () => {
    const address = (await serve('good')).replace('feed.json', 'away.json');
    const { code, err } = await cli(['check', address], trusting());
    expect(code).to.equal(1);
    expect(err).to.contain('Der Server leitet nach http://127.0.0.1/feed.json weiter.');
  });

  for (const [title, certificate, trust, sentence] of [
    ['has expired', 'expired', true, 'Das Zertifikat des Servers gilt heute nicht'],
    ['is for another name', 'elsewhere', true, 'Das Zertifikat des Servers gilt für einen anderen Namen.'],
    ['is not trusted', 'good', false, 'Dem Zertifikat des Servers vertraut kein Browser'],
  ] as const) {
    it(`reports that a certificate ${title}`, async () => {
      const address = await serve(certificate);
      const { code, err } = await cli(['check', address], trust ? trusting() : {});
      expect(code).to.equal(1);
      expect(err).to.contain(`Fehler: ${address}: ${sentence}`);
      expect(err.split('\n')).to.have.length(2);
    });
  }

  describe('through a proxy', () => {
    let proxy: TestProxy;
    let inside: TestServer;
    let asked: string[];

    before(async () => {
      asked = [];
      inside = await startServer((request, response) => {
        asked.push(request.url ?? '');
        response.writeHead(200, { 'Content-Type': 'application/json' }).end(FEED);
      });
      const page = `<script type="module" src="https://feed.example.org/ozg-badge-card.js"></script>
        <link rel="ozg-feed" href="${inside.url}feed.json">`;
      const address = await serve('public', {}, (request, response) => {
        if (request.url === '/to-private.json')
          response.writeHead(302, { Location: `https://127.0.0.1:${inside.port}/feed.json` }).end();
        else if (request.url === '/page') response.writeHead(200, { 'Content-Type': 'text/html' }).end(page);
        else return false;
        return true;
      });
      proxy = await startProxy(Number(new URL(address).port));
      running.push(inside, proxy);
    });

    const env = (): Record<string, string> => ({ ...trusting(), HTTPS_PROXY: proxy.url, NO_PROXY: '' });

    it('reads a feed', async () => {
      const { code, out, err } = await cli(['check', 'https://feed.example.org/feed.json'], env());
      expect([code, out, err]).to.deep.equal([0, 'Adresse geprüft: 0 Fehler, 0 Hinweise.\n', '']);
      expect(new Set(proxy.asked)).to.deep.equal(new Set(['CONNECT feed.example.org:443']));
    });

    it('names the proxy that does not answer', async () => {
      const port = await freePort();
      const more = { HTTPS_PROXY: `http://127.0.0.1:${port}` };
      const { code, err } = await cli(['check', 'https://feed.example.org/feed.json'], { ...env(), ...more });
      expect(code).to.equal(1);
      expect(err).to.contain(`Der Proxy 127.0.0.1:${port} (Umgebungsvariable HTTPS_PROXY oder HTTP_PROXY)`);
      expect(err).to.contain('(ECONNREFUSED)');
    });

    it('refuses to be led from the internet into a private network', async () => {
      for (const command of ['check', 'doctor']) {
        const { code, err } = await cli([command, 'https://feed.example.org/to-private.json'], env());
        expect(code, command).to.equal(1);
        expect(err, command).to.contain(`geht es weiter zu https://127.0.0.1:${inside.port}/feed.json`);
      }
      expect(asked).to.deep.equal([]);
    });

    it('lets no page on the internet send the doctor into a private network', async () => {
      const { code } = await cli(['doctor', 'https://feed.example.org/page'], env());
      expect(code).to.equal(1);
      expect(asked).to.deep.equal([]);
    });
  });

  it('reports a server without TLS', async () => {
    const server = await startServer((_, response) => response.end());
    running.push(server);
    const { err } = await cli(['check', `https://127.0.0.1:${server.port}/feed.json`]);
    expect(err).to.match(/Die verschlüsselte Verbindung kommt nicht zustande \((EPROTO|ERR_SSL\w+)\)/);
  });
});
