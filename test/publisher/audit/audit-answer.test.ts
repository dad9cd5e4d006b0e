import type { OutgoingHttpHeaders, RequestListener } from 'node:http';
import { expect } from 'chai';
import { head } from '../../feed/fixtures/example.js';
import { deliver, expectOne, saidOf, SOUND, stopAll, text } from './no-findings.js';

describe('audit of a document', () => {
  afterEach(stopAll);

  for (const [title, body, beginning] of [
    [
      'a page with status 200',
      '<!doctype html><title>404</title>',
      'Fehler: Hier steht eine Webseite (HTML) statt eines',
    ],
    ['what is cut off', text().slice(0, 90), 'Fehler: Diese Datei ist kein JSON'],
    ['what is not UTF-8', Buffer.from(text({ note: 'ä' }), 'latin1'), 'Fehler: Diese Datei ist kein Text in UTF-8.'],
    ['a misspelt key', text({ noticees: [] }), 'Fehler: /noticees '],
    [
      'a time of publication to come',
      text({ published: '2026-11-24T12:06:00Z' }),
      'Fehler: Das Dokument ist laut „published“ erst am 2026-11-24T12:06:00Z',
    ],
    [
      'a term that has passed',
      text({ validUntil: '2026-11-24T11:00:00Z' }),
      'Fehler: Das Dokument gilt laut „validUntil“ nur bis 2026-11-24T11:00:00Z.',
    ],
    ['null', 'null', 'Fehler: '],
  ] as const) {
    it(`finds ${title}`, async () => {
      const html = typeof body === 'string' && body.startsWith('<');
      expectOne(await saidOf(deliver(body, html ? { 'Content-Type': 'text/html' } : {})), beginning);
    });
  }

  it('tolerates clocks that differ by five minutes', async () => {
    expect(await saidOf(deliver(text({ published: '2026-11-24T12:04:00Z' })))).to.deep.equal([]);
  });

  it('checks directories and coverage documents by their own rules', async () => {
    const directory = { format: 'ozg-directory/1', published: head.published, ttl: 3600, publisher: head.publisher };
    const sentences = await saidOf(deliver(JSON.stringify({ ...directory, areas: [] })));
    expect(sentences.join('\n'))
      .to.match(/\/area fehlt/)
      .and.not.match(/ozg-feed/);
  });
});

describe('audit of headers', () => {
  afterEach(stopAll);

  for (const [title, headers, beginning] of [
    ['a cookie', { 'Set-Cookie': 'sid=1; Path=/' }, 'Fehler: Der Server setzt ein Cookie („sid“).'],
    ['a missing media type', { 'Content-Type': undefined }, 'Fehler: Der Server sagt nicht, dass das JSON ist'],
    [
      'CORS said twice',
      { 'Access-Control-Allow-Origin': ['*', '*'] },
      'Fehler: „Access-Control-Allow-Origin“ kommt mehrmals vor (*, *)',
    ],
    [
      'a lifetime of CDNs longer than ttl',
      { 'Cache-Control': 'max-age=3600, s-maxage=90000' },
      'Fehler: Das darf 90000 Sekunden aufgehoben werden',
    ],
    ['no-cache', { 'Cache-Control': 'no-cache' }, 'Hinweis: Das darf nur 0 Sekunden aufgehoben werden'],
    ['a Cache-Control without a lifetime', { 'Cache-Control': 'public' }, 'Fehler: „Cache-Control“ fehlt'],
    ['a lifetime that is no number', { 'Cache-Control': 'max-age=soon' }, 'Fehler: „Cache-Control“ fehlt'],
  ] as const) {
    it(`finds ${title}`, async () => {
      const all = Object.fromEntries(
        Object.entries({ ...SOUND, ...headers }).filter(([, value]) => value !== undefined),
      );
      const answer: RequestListener = (request, response) => {
        if (request.url !== '/feed.json') response.writeHead(404, SOUND).end();
        else response.writeHead(request.headers['if-none-match'] ? 304 : 200, all as OutgoingHttpHeaders).end(text());
      };
      expectOne(await saidOf(answer), beginning);
    });
  }

  it('accepts equivalent header values', async () => {
    for (const headers of [
      { 'Content-Type': 'Application/JSON; Charset="UTF8"' },
      { 'Content-Type': 'application/vnd.ozg+json' },
      { 'Cache-Control': 'PUBLIC,max-age="3600" , must-revalidate' },
      { 'X-Content-Type-Options': 'NoSniff' },
      { ETag: 'W/"1"' },
    ]) {
      const answer: RequestListener = (request, response) => {
        if (request.headers['if-none-match'] === 'W/"1"') response.writeHead(304, SOUND).end();
        else deliver(text(), headers)(request, response);
      };
      expect(await saidOf(answer), JSON.stringify(headers)).to.deep.equal([]);
    }
  });

  it('compares Cache-Control with the ttl of the document', async () => {
    const document = text({ ttl: 900 });
    expect(await saidOf(deliver(document, { 'Cache-Control': 'max-age=900' }))).to.deep.equal([]);
    const [sentence] = await saidOf(deliver(document, { Server: 'nginx' }));
    expect(sentence).to.contain('\n  nginx: add_header Cache-Control "public, max-age=900, stale-if-error=86400";');
  });

  it('suggests configuration for every server if the server is unknown', async () => {
    const cors = { 'Access-Control-Allow-Origin': 'null' };
    const linesFor = async (server?: string): Promise<string[]> => {
      const [sentence = ''] = await saidOf(deliver(text(), { ...cors, ...(server && { Server: server }) }));
      return sentence.split('\n').slice(1);
    };
    const nginx = '  nginx: add_header Access-Control-Allow-Origin "*" always;';
    const apache = '  Apache: Header always set Access-Control-Allow-Origin "*"';
    const caddy = '  Caddy: header Access-Control-Allow-Origin "*"';
    expect(await linesFor()).to.deep.equal([nginx, apache, caddy]);
    expect(await linesFor('cloudflare')).to.deep.equal([nginx, apache, caddy]);
    expect(await linesFor('nginx/1.25.3')).to.deep.equal([nginx]);
    expect(await linesFor('Apache')).to.deep.equal([apache]);
    expect(await linesFor('LiteSpeed')).to.deep.equal([apache]);
    expect(await linesFor('Caddy')).to.deep.equal([caddy]);
  });
});
