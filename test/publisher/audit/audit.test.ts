import type { OutgoingHttpHeaders, RequestListener, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { freePort } from '../../support/servers.js';
import { deliver, expectOne, requests, said, saidOf, serve, SOUND, stopAll, text } from './no-findings.js';

describe('audit', () => {
  afterEach(stopAll);

  it('finds nothing in a valid feed', async () => {
    expect(await saidOf(deliver())).to.deep.equal([]);
  });

  it('sends the headers of a cross-origin request', async () => {
    await saidOf(deliver());
    expect(requests.map((r) => r.url)).to.deep.equal([
      '/feed.json',
      '/feed.json',
      '/feed.json',
      '/feed.json',
      '/.ozg-feed.json',
      '/does-not-exist.json',
    ]);
    const [first, , , again] = requests;
    expect(first?.headers).to.include({
      origin: 'https://www.example.org',
      'accept-encoding': 'br, gzip',
      accept: '*/*',
    });
    expect(
      Object.keys(first?.headers ?? {}).filter((name) => /^(cookie|authorization|x-|if-)/.test(name)),
    ).to.deep.equal([]);
    expect(again?.headers).to.include({ 'if-none-match': '"1"' });
  });

  it('requests the state file at the root of the tree', async () => {
    for (const [path, state] of [
      ['a/feed.json', '/a/.ozg-feed.json'],
      ['a/areas/060000000000.json', '/a/.ozg-feed.json'],
      ['a/services/99107023017000.json', '/a/.ozg-feed.json'],
      ['a/directory/names/b.json', '/a/.ozg-feed.json'],
    ]) {
      requests.length = 0;
      await said(`${await serve((_, response) => response.writeHead(200, SOUND).end(text()))}${path ?? ''}`);
      expect(requests.map((r) => r.url)).to.include(state);
    }
  });

  it('does not mistake a catch-all answer for the state file', async () => {
    const alike: RequestListener = (request, response) => {
      response.writeHead(request.headers['if-none-match'] ? 304 : 200, SOUND).end(text());
    };
    expectOne(await saidOf(alike), 'Fehler: Diese Datei gibt es nicht, der Server antwortet trotzdem mit Status 200');
  });

  describe('reports', () => {
    for (const [address, beginning] of [
      ['feed.json', 'Fehler: Das ist keine lesbare Adresse.'],
      ['ftp://example.org/feed.json', 'Fehler: Das ist keine lesbare Adresse.'],
      ['http://feed.example.org/feed.json', 'Fehler: Diese Adresse beginnt mit http:.'],
      ['https://nirgends.invalid/feed.json', 'Fehler: Diesen Server gibt es nicht.'],
    ] as const) {
      it(address, async () => {
        expectOne(await said(address), beginning);
      });
    }

    it('a refused connection', async () => {
      expectOne(
        await said(`http://127.0.0.1:${await freePort()}/`),
        'Fehler: Der Server antwortet nicht (ECONNREFUSED).',
      );
    });

    it('a closed connection', async () => {
      expectOne(await saidOf((r) => r.socket.destroy()), 'Fehler: Der Server antwortet nicht (ECONNRESET).');
    });

    it('a server that does not answer', async () => {
      expectOne(await saidOf(() => undefined, 300), 'Fehler: Nach 0,3 Sekunden war die Antwort nicht da.');
    });

    it('a server that sends a byte at a time', async () => {
      let timer: NodeJS.Timeout | undefined;
      const drip: RequestListener = (_, response) => {
        response.writeHead(200, SOUND);
        timer = setInterval(() => response.write(' '), 20);
      };
      try {
        expectOne(await saidOf(drip, 300), 'Fehler: Nach 0,3 Sekunden war die Antwort nicht da.');
      } finally {
        clearInterval(timer);
      }
    });

    it('an endless body', async () => {
      const endless: RequestListener = (_, response) => {
        response.writeHead(200, SOUND);
        const more = (): void => {
          while (!response.destroyed && response.write(Buffer.alloc(64_000, 32)));
        };
        response.on('drain', more);
        more();
      };
      expectOne(await saidOf(endless), 'Fehler: Die Antwort ist größer als 5 MB;');
    });

    it('a decompression bomb', async () => {
      const bomb = gzipSync(Buffer.alloc(200_000_000, 32));
      expectOne(
        await saidOf(deliver(bomb, { 'Content-Encoding': 'gzip' })),
        'Fehler: Die Antwort ist größer als 5 MB;',
      );
    });

    it('a body that is not compressed as declared', async () => {
      for (const encoding of ['gzip', 'br']) {
        const plain = deliver(text(), { 'Content-Encoding': encoding });
        expectOne(await saidOf(plain), 'Fehler: Die Antwort lässt sich nicht entpacken:');
      }
    });

    it('a truncated compressed body', async () => {
      const half = deliver(gzipSync(text()).subarray(0, 100), { 'Content-Encoding': 'gzip' });
      expectOne(await saidOf(half), 'Fehler: Die Antwort lässt sich nicht entpacken:');
    });

    it('a missing feed', async () => {
      const [sentence = ''] = await said(`${await serve(deliver())}other.json`);
      expect(sentence).to.contain('Der Server antwortet mit Status 404 statt 200.');
    });
  });

  describe('of a redirect', () => {
    const redirect = (response: ServerResponse, to: string, headers: OutgoingHttpHeaders = SOUND): unknown =>
      response.writeHead(302, { ...headers, Location: to }).end();

    it('audits the target and reports the redirect', async () => {
      const sentences = await saidOf((request, response) => {
        if (request.url === '/feed.json') redirect(response, '/new/feed.json');
        else if (request.url === '/new/feed.json') {
          request.url = '/feed.json';
          deliver(text({ ttl: 900 }))(request, response);
        } else deliver()(request, response);
      });
      expect(sentences).to.have.length(2);
      expect(sentences[0]).to.match(
        /^Hinweis: Der Server leitet weiter nach http:\/\/127\.0\.0\.1:\d+\/new\/feed\.json\./,
      );
      expect(sentences[1]).to.match(
        /^Fehler: Das darf 3600 Sekunden aufgehoben werden, die „ttl“ des Dokuments sagt 900/,
      );
    });

    it('requires CORS at every step', async () => {
      const sentences = await saidOf((request, response) => {
        if (request.url === '/feed.json') redirect(response, '/new.json', {});
        else response.writeHead(404, SOUND).end();
      });
      expect(sentences[1]).to.match(/^Fehler: Seiten anderer Adressen dürfen das nicht lesen/);
    });

    it('reports cookies at every step', async () => {
      const sentences = await saidOf((request, response) => {
        if (request.url === '/feed.json') redirect(response, '/a.json');
        else if (request.url === '/a.json') redirect(response, '/b.json', { ...SOUND, 'Set-Cookie': 'lb=1' });
        else if (request.url === '/b.json') {
          request.url = '/feed.json';
          deliver()(request, response);
        } else deliver()(request, response);
      });
      expect(sentences).to.have.length(2);
      expect(sentences[1]).to.match(/^Fehler: Der Server setzt ein Cookie \(„lb“\)/);
    });

    it('ends redirect loops', async () => {
      const sentences = await saidOf((_, response) => redirect(response, '/feed.json'));
      expect(sentences.at(-1)).to.match(
        /^Fehler: Der Server leitet immer weiter, ohne anzukommen \(6 Weiterleitungen\)/,
      );
      expect(requests).to.have.length(6);
    });

    it('refuses to leave https', async () => {
      const sentences = await saidOf((_, response) => redirect(response, 'http://feed.example.org/feed.json'));
      expectOne(sentences, 'Fehler: Der Server leitet nach http://feed.example.org/feed.json weiter.');
    });
  });
});
