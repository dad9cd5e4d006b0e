import { createClient } from '@ozg-widgets/sdk';
import { networkDetail } from '../../packages/sdk/src/http/transport.server.js';
import { expect } from 'chai';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { failure, serve, status, stopAll, thrown } from './support/server.js';

describe('a network failure in Node', () => {
  afterEach(stopAll);

  it('names a host that does not exist', async () => {
    const client = createClient({ src: 'https://stadt.invalid/feed.json', retries: 0 });
    const error = await failure(client.feed());
    expect(error).to.include({ reason: 'offline', detail: 'unknown-host' });
    expect(error.message).to.equal('Failed to load https://stadt.invalid/feed.json: unknown-host');
    expect(error.cause).to.be.an.instanceOf(TypeError);
  });

  it('names a certificate that is not trusted', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ozg-sdk-'));
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    const args = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
    execFileSync('openssl', [...args, '-subj', '/CN=localhost', '-keyout', key, '-out', cert], { stdio: 'ignore' });
    const server = createServer({ key: readFileSync(key), cert: readFileSync(cert) });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const src = `https://127.0.0.1:${(server.address() as AddressInfo).port}/feed.json`;
      const error = await failure(createClient({ src, retries: 0 }).feed());
      expect(error).to.include({ reason: 'offline', detail: 'certificate' });
    } finally {
      server.close();
      rmSync(folder, { recursive: true });
    }
  });

  const coded = (code: string, message = ''): Error =>
    new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) });
  for (const [expected, error] of Object.entries({
    'unknown-host': coded('EAI_AGAIN'),
    'connection-refused': coded('ECONNREFUSED'),
    'connection-lost': coded('UND_ERR_SOCKET'),
    certificate: coded('CERT_HAS_EXPIRED'),
    proxy: coded('UND_ERR_ABORTED', 'Proxy response (407) !== 200 when HTTP Tunneling'),
    redirects: new TypeError('fetch failed', { cause: new Error('redirect count exceeded') }),
    unreachable: coded('EHOSTUNREACH'),
  }))
    it(`is ${expected} by the codes of its causes`, () => {
      expect(networkDetail(error)).to.equal(expected);
    });

  it('has the HTTP status in its message', async () => {
    const { src } = await serve(status(404));
    const error = await failure(createClient({ src }).feed());
    expect(error.message).to.equal(`Failed to load ${src}: HTTP 404`);
  });

  it('is rethrown if the fetch of the caller has a bug, and recognised if it has none', async () => {
    const { src } = await serve();
    const failing = (message: string) =>
      createClient({ src, retries: 0, fetch: () => Promise.reject(new TypeError(message)) });
    const bug = "Cannot read properties of undefined (reading 'fetch')";
    expect(await thrown(failing(bug).feed()))
      .to.be.an.instanceOf(TypeError)
      .with.property('message', bug);
    for (const message of [
      'Failed to fetch',
      'NetworkError when attempting to fetch resource.',
      'Load failed',
      'fetch failed',
      'terminated',
      'Network connection lost.',
      `error sending request for url (${src})`,
      'Unable to connect. Is the computer able to access the url?',
    ])
      expect(await failure(failing(message).feed()), message).to.include({ reason: 'offline' });
  });
});
