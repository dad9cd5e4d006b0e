import { generateKeyPairSync, sign } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { audit } from '../../../packages/publisher/src/audit/audit.js';
import { NOW } from './servers.js';
import { deliver, expectOne, requests, saidOf, serve, SOUND, stopAll, text } from './no-findings.js';

const FRESH = text({ ttl: 3600 });
const STALE = text({ ttl: 3600, published: '2026-11-02T09:00:00Z' });

/** A server with packed copies beside the document, and what it says of its signature. */
const withCopies =
  (plain: string, gz: Buffer, br?: Buffer, signature?: string): RequestListener =>
  (request, response) => {
    const asked = String(request.headers['accept-encoding']);
    const [encoding, body] = br && /br/.test(asked) ? ['br', br] : /gzip/.test(asked) ? ['gzip', gz] : ['', plain];
    if (request.url === '/feed.json.sig' && signature) response.writeHead(200, SOUND).end(signature);
    else
      deliver(body, { Vary: 'Accept-Encoding', ...(encoding && { 'Content-Encoding': encoding }) })(request, response);
  };

describe('audit of compressed copies', () => {
  afterEach(stopAll);

  const beginning = (way: string): string =>
    `Fehler: Wer „Accept-Encoding: ${way}“ schickt, bekommt ein anderes Dokument als ohne Packen.`;

  it('finds nothing if every copy matches the document', async () => {
    expect(await saidOf(withCopies(FRESH, gzipSync(FRESH), brotliCompressSync(FRESH)))).to.deep.equal([]);
    const asked = requests.filter((r) => r.url === '/feed.json').map((r) => r.headers['accept-encoding']);
    expect(asked).to.include.members(['br, gzip', 'identity', 'gzip']);
  });

  it('finds a copy of an earlier version', async () => {
    expectOne(await saidOf(withCopies(FRESH, gzipSync(FRESH), brotliCompressSync(STALE))), beginning('br'));
    expectOne(await saidOf(withCopies(FRESH, gzipSync(STALE), brotliCompressSync(FRESH))), beginning('gzip'));
    expectOne(await saidOf(withCopies(FRESH, gzipSync(STALE))), beginning('gzip'));
  });

  it('finds a damaged copy that browsers do not prefer', async () => {
    const cut = gzipSync(FRESH).subarray(0, 60);
    expectOne(await saidOf(withCopies(FRESH, cut, brotliCompressSync(FRESH))), 'Fehler: Die Antwort lässt sich nicht');
  });

  it('ignores a document that is published again meanwhile', async () => {
    let count = 0;
    const anew: RequestListener = (request, response) => {
      const body = ++count < 2 ? STALE : FRESH;
      withCopies(body, gzipSync(body), brotliCompressSync(body))(request, response);
    };
    expect(await saidOf(anew)).to.deep.equal([]);
  });

  it('reports no wrong signature for a wrong copy', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    const signature = sign(null, Buffer.from(FRESH), privateKey).toString('base64url');
    const codes = async (plain: string, br: string): Promise<string[]> => {
      const at = await serve(withCopies(plain, gzipSync(plain), brotliCompressSync(br), signature));
      return (await audit(`${at}feed.json`, NOW, { publicKey: key })).findings.map(({ code }) => code);
    };
    expect(await codes(FRESH, FRESH)).to.deep.equal([]);
    expect(await codes(FRESH, STALE)).to.deep.equal(['web-copy-stale']);
    expect(await codes(STALE, STALE)).to.deep.equal(['signature-wrong']);
  });
});
