import { expect } from 'chai';
import { request } from '../../../packages/sdk/src/http/transport.server.js';
import { redirectOf } from '../../../packages/publisher/src/net/redirects.js';

/** Where the SDK's transport for servers goes from an address that redirects; `undefined` if it does not follow. */
async function followedBySdk(from: string, to: string): Promise<string | undefined> {
  const original = globalThis.fetch;
  const asked: string[] = [];
  globalThis.fetch = (input) => {
    asked.push((input as Request).url);
    const isFirst = asked.length === 1;
    return Promise.resolve(new Response('', isFirst ? { status: 302, headers: { location: to } } : { status: 200 }));
  };
  try {
    await request(from, { retry: 0, throwHttpErrors: false });
  } finally {
    globalThis.fetch = original;
  }
  return asked[1];
}

describe('redirects', () => {
  for (const [from, location, expected] of [
    ['https://a.example/x', 'https://b.example/y', 'https://b.example/y'],
    ['https://a.example/x', '/y', 'https://a.example/y'],
    ['http://127.0.0.1:1/x', '/y', 'http://127.0.0.1:1/y'],
    ['http://127.0.0.1:1/x', 'https://b.example/y', 'https://b.example/y'],
    ['http://127.0.0.1:1/x', 'http://localhost:2/y', 'http://localhost:2/y'],
    ['http://a.example/x', 'http://b.example/y', 'http://b.example/y'],
    ['http://a.example/x', 'https://b.example/y', 'https://b.example/y'],
    ['https://a.example/x', 'http://b.example/y', 'insecure'],
    ['https://a.example/x', 'http://127.0.0.1:1/y', 'insecure'],
    ['http://127.0.0.1:1/x', 'http://b.example/y', 'insecure'],
    ['https://a.example/x', 'ftp://b.example/y', 'insecure'],
    ['https://a.example/x', 'file:///etc/passwd', 'insecure'],
    ['https://a.example/x', 'https://127.0.0.1/y', 'private'],
    ['https://a.example/x', 'https://localhost/y', 'private'],
    ['https://a.example/x', 'https://10.0.0.1/y', 'private'],
    ['https://a.example/x', 'https://[::1]/y', 'private'],
    ['https://a.example/x', 'https://[::ffff:192.168.0.1]/y', 'private'],
    ['https://a.example/x', 'https://0x7f.1/y', 'private'],
    ['http://a.example/x', 'http://169.254.169.254/y', 'private'],
    ['https://a.example/x', 'https://', 'address'],
  ] as const) {
    it(`from ${from} to ${location}: ${expected}`, () => {
      const answer = { url: new URL(from), status: 302, headers: { location } };
      const allowPrivateNetwork = from.startsWith('http://127.');
      const redirect = redirectOf(answer, allowPrivateNetwork);
      expect(redirect?.refused ?? redirect?.to.toString()).to.equal(expected);
    });
  }

  it('are followed into private networks where that is allowed', () => {
    const answer = { url: new URL('https://10.0.0.1/x'), status: 307, headers: { location: 'https://10.0.0.2/y' } };
    expect(redirectOf(answer, true)?.to.toString()).to.equal('https://10.0.0.2/y');
    expect(redirectOf(answer, false)?.refused).to.equal('private');
  });

  it('are answers with one of five status codes and a Location', () => {
    const url = new URL('https://a.example/x');
    const statuses = Array.from({ length: 500 }, (_, i) => i + 100);
    const location = '/y';
    expect(statuses.filter((status) => redirectOf({ url, status, headers: { location } }, false))).to.deep.equal([
      301, 302, 303, 307, 308,
    ]);
    expect(redirectOf({ url, status: 302, headers: {} }, false)).to.equal(undefined);
  });

  describe('in the SDK for servers', () => {
    for (const [from, location] of [
      ['https://a.example/x', 'https://b.example/y'],
      ['https://a.example/x', '/y'],
      ['http://127.0.0.1:1/x', 'https://b.example/y'],
      ['http://127.0.0.1:1/x', 'http://localhost:2/y'],
      ['http://a.example/x', 'http://b.example/y'],
      ['https://a.example/x', 'http://b.example/y'],
      ['https://a.example/x', 'http://127.0.0.1:1/y'],
      ['https://a.example/x', 'https://127.0.0.1:1/y'],
      ['https://a.example/x', 'https://localhost/y'],
      ['http://127.0.0.1:1/x', 'http://b.example/y'],
      ['https://a.example/x', 'ftp://b.example/y'],
    ] as const) {
      it(`are followed like here: from ${from} to ${location}`, async () => {
        const isLoopback = from.startsWith('http://127.');
        const here = redirectOf({ url: new URL(from), status: 302, headers: { location } }, isLoopback);
        expect(await followedBySdk(from, location)).to.equal(here?.refused ? undefined : here?.to.toString());
      });
    }
  });
});
