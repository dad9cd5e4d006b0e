import { createClient, explainError, FeedError, isFeedError } from '@ozg-widgets/sdk';
import type { FeedErrorReason, InvalidDetail, NetworkDetail, UnsignedDetail } from '@ozg-widgets/sdk';
import { expect } from 'chai';
import {
  body,
  brokenOff,
  failure,
  feed,
  inTurn,
  never,
  serve,
  status,
  stopAll,
  text,
  tooShort,
} from './support/server.js';
import type { Answer } from './support/server.js';

interface Failure {
  /** What the server does: it is gone where there is nothing. */
  answer?: Answer;
  reason: FeedErrorReason;
  detail?: InvalidDetail | NetworkDetail;
  status?: number;
}

const page = '\n<!doctype html><title>Nicht gefunden</title>';
const refused = [400, 401, 403, 429, 500, 503].map((code): [string, Failure] => [
  `a server that answers ${code}`,
  { answer: status(code), reason: 'refused', status: code },
]);

const failures: Record<string, Failure> = {
  'a server that is gone': { reason: 'offline', detail: 'connection-refused' },
  'a server that never answers': { answer: never, reason: 'timeout' },
  ...Object.fromEntries(refused),
  'a file that is missing': { answer: status(404), reason: 'missing', status: 404 },
  'a file that is gone for good': { answer: status(410), reason: 'missing', status: 410 },
  'a page in its place': { answer: body(page, { 'content-type': 'text/html' }), reason: 'invalid', detail: 'html' },
  'a page that claims to be JSON': { answer: body(page), reason: 'invalid', detail: 'html' },
  'half a document': { answer: body(text().slice(0, 80)), reason: 'invalid', detail: 'not-json' },
  'no content': { answer: status(204), reason: 'invalid', detail: 'not-json' },
  'an empty file': { answer: body(''), reason: 'invalid', detail: 'not-json' },
  'a connection that breaks off': { answer: brokenOff, reason: 'offline', detail: 'connection-lost' },
  'fewer bytes than promised': { answer: tooShort, reason: 'offline', detail: 'connection-lost' },
  'bytes that are not compressed as they say': {
    answer: body(text(), { 'content-encoding': 'gzip' }),
    reason: 'offline',
    detail: 'connection-lost',
  },
  'a redirect that leads nowhere': {
    answer: status(302, { location: 'feed.json' }),
    reason: 'offline',
    detail: 'redirects',
  },
  'another format': { answer: feed({ format: 'ozg-feed/2' }), reason: 'invalid', detail: 'format' },
  'an envelope without publisher': { answer: feed({ publisher: undefined }), reason: 'invalid', detail: 'format' },
  'a ttl that is no number': { answer: feed({ ttl: '3600' }), reason: 'invalid', detail: 'format' },
  'an area without key': { answer: feed({ area: {} }), reason: 'invalid', detail: 'format' },
  'JSON that is no document': { answer: body('null'), reason: 'invalid', detail: 'format' },
};

describe('a failure', () => {
  afterEach(stopAll);

  for (const [what, { answer, ...expected }] of Object.entries(failures)) {
    const facts = { detail: undefined, status: undefined, ...expected };
    const options = { retries: 0, timeout: answer === never ? 60 : 5000 };

    it(`is ${[expected.reason, expected.detail].filter(Boolean).join(', ')} with ${what}, and not remembered`, async () => {
      const server = await serve(answer);
      if (!answer) await server.stop();
      const client = createClient({ src: server.src, ...options });
      const error = await failure(client.feed());
      expect(error).to.include({ ...facts, address: server.src });
      expect(explainError(error)).to.include(server.src);
      if (expected.detail !== 'format') expect(error.cause).to.be.an.instanceOf(Error);
      server.answer = feed();
      if (!answer) await server.start();
      expect(await client.feed()).to.include({ error: undefined });
    });

    it(`leaves the last good answer in place, after ${what}`, async () => {
      let time = 1_800_000_000_000;
      const server = await serve(feed({ ttl: 10 }));
      const client = createClient({ src: server.src, now: () => time, ...options });
      const { readAt } = await client.feed();
      const before = server.requests.length;

      time += 10_000;
      if (answer) server.answer = answer;
      else await server.stop();
      const stale = await client.feed();
      expect(stale.error).to.include(facts);
      expect(stale.readAt).to.equal(readAt);
      expect(stale.value.area.name).to.equal('Hanau, Brüder-Grimm-Stadt');
      const asked = server.requests.length;
      if (answer) expect(asked).to.be.greaterThan(before);

      server.answer = feed({ ttl: 20 });
      if (!answer) await server.start();
      time += 59_999;
      expect(await client.feed()).to.equal(stale);
      expect(server.requests).to.have.length(asked);
      time += 1;
      const fresh = await client.feed();
      expect(fresh).to.include({ readAt: time, error: undefined });
      expect(fresh.value.ttl).to.equal(20);
      expect(server.requests).to.have.length(asked + 1);
    });
  }

  it('is told to everyone who waits', async () => {
    const server = await serve(status(404));
    const client = createClient({ src: server.src });
    const errors = await Promise.all(Array.from({ length: 12 }, () => failure(client.feed())));
    expect(new Set(errors).size).to.equal(1);
    expect(server.requests).to.have.length(1);
  });

  it('that nobody waits for any longer bothers nobody', async () => {
    const server = await serve(inTurn(status(500), feed()));
    const client = createClient({ src: server.src, retries: 0 });
    const leaving = new AbortController();
    const waiting = client.feed({ signal: leaving.signal }).catch((error: unknown) => error);
    leaving.abort();
    expect(await waiting).to.equal(leaving.signal.reason);
    await failure(client.feed());
    expect(await client.feed()).to.include({ error: undefined });
    expect(server.requests).to.have.length(2);
  });
});

/** Every reason and every detail; the compiler misses none. */
const kinds: Record<FeedErrorReason | InvalidDetail | UnsignedDetail | NetworkDetail, RegExp> = {
  offline: /nicht erreichbar.*Access-Control-Allow-Origin/,
  timeout: /nicht rechtzeitig/,
  refused: /verweigert/,
  missing: /nicht zu finden/,
  invalid: /kein Feed/,
  unsigned: /unterschrieben/,
  expired: /abgelaufen/,
  address: /keine vollständige Adresse.*https:/,
  'too-large': /größer als 5 MB/,
  html: /Internetseite/,
  'not-json': /kein gültiges JSON/,
  format: /ozg-feed\/1/,
  'signature-missing': /nicht unterschrieben/,
  'signature-wrong': /Unterschrift, die nicht passt/,
  'other-area': /anderen Gebiet/,
  older: /älter als/,
  'no-crypto': /konnte nicht geprüft werden/,
  'no-expiry': /ohne Ende der Gültigkeit/,
  'unknown-host': /Namen des Servers/,
  'connection-refused': /keine Verbindung an/,
  'connection-lost': /abgebrochen/,
  certificate: /Zertifikat/,
  proxy: /Proxy/,
  redirects: /im Kreis/,
  unreachable: /nicht erreichbar/,
};
const reasons = ['offline', 'timeout', 'refused', 'missing', 'invalid', 'unsigned', 'expired'];

describe('explainError', () => {
  const address = 'https://stadt.example.org/feed.json';
  const english = new Set<string>();

  it('says so where there is no address, or no feed of an area', () => {
    expect(explainError(new FeedError('missing', ''))).to.equal(
      'Es ist keine Adresse angegeben. Gebraucht wird „src“ oder „directory“.',
    );
    const silent = new FeedError('missing', '064350014014');
    expect(explainError(silent)).to.equal('Zum Gebiet 064350014014 gibt es keinen Feed.');
    expect(explainError(silent, 'en')).to.equal('The area 064350014014 has no feed.');
  });

  for (const [kind, german] of Object.entries(kinds)) {
    it(`explains "${kind}" in German and in English, with the address`, () => {
      const error = reasons.includes(kind)
        ? new FeedError(kind as FeedErrorReason, address)
        : new FeedError('invalid', address, { detail: kind as InvalidDetail });
      expect(explainError(error))
        .to.match(new RegExp(`^Der Feed ${address} .*\\.$`))
        .and.to.match(german);
      const en = explainError(error, 'en');
      expect(en)
        .to.match(new RegExp(`^The feed ${address} .*\\.$`))
        .and.not.to.match(/[äöüß„]/);
      expect(english).to.not.include(en);
      english.add(en);
    });
  }

  it('asks for patience with an error of the server, and for its operator with a refusal', () => {
    const of = (status: number): string => explainError(new FeedError('refused', address, { status }));
    expect(of(503)).to.match(/\(HTTP 503\) konnte der Server nicht liefern.*später/);
    expect(of(403)).to.match(/\(HTTP 403\) wurde vom Server verweigert/);
  });

  it('gives no advice about CORS where a server or a tool reads', async () => {
    const server = await serve();
    await server.stop();
    const error = await failure(createClient({ src: server.src, retries: 0 }).feed());
    for (const lang of ['de', 'en'] as const) expect(explainError(error, lang)).not.to.match(/Access-Control/);
  });

  it('names the HTTP status', () => {
    const error = new FeedError('refused', address, { status: 403 });
    for (const lang of ['de', 'en'] as const) expect(explainError(error, lang)).to.include('(HTTP 403)');
  });
});

describe('isFeedError', () => {
  it('knows the errors of another copy of the SDK, and nothing else', () => {
    expect(isFeedError(new FeedError('offline', ''))).to.equal(true);
    expect(isFeedError(Object.assign(new Error(), { name: 'FeedError' }))).to.equal(true);
    for (const other of [new Error(), undefined, null, 'FeedError']) expect(isFeedError(other)).to.equal(false);
  });
});
