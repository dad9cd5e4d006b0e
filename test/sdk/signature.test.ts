import { createClient, explainError } from '@ozg-widgets/sdk';
import { expect } from 'chai';
import { generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { head, service } from '../feed/fixtures/example.js';
import { failure } from './support/server.js';
import { directory, HANAU, HESSEN, serveTree, stopTrees } from './support/tree.js';
import type { TreeServer } from './support/tree.js';

const NAME = 'areas/064350014014.json';
const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const another = generateKeyPairSync('ed25519');
const spki = (key: KeyObject): string => key.export({ type: 'spki', format: 'der' }).toString('base64');

let time = Date.parse('2026-11-23T09:00:00Z');
const now = (): number => time;

const text = (more: object = {}): string =>
  JSON.stringify({ ...head, ttl: 0, validUntil: '2026-12-31T00:00:00Z', services: [service()], ...more });
const signatureOf = (content: string, key = privateKey): string =>
  `${sign(null, Buffer.from(content), key).toString('base64url')}\n`;

/** Puts a document on a server, with a signature that fits. */
function publish(server: TreeServer, content: string, name = NAME): void {
  server.files.set(name, content);
  server.files.set(`${name}.sig`, signatureOf(content));
}

async function published(content = text()): Promise<TreeServer> {
  const server = await serveTree({});
  publish(server, content);
  return server;
}

const client = (server: TreeServer, key = spki(publicKey), name = NAME): ReturnType<typeof createClient> =>
  createClient({ src: server.url + name, publicKey: key, now, retries: 0 });

describe('a client with a public key', () => {
  beforeEach(() => {
    time = Date.parse('2026-11-23T09:00:00Z');
  });
  afterEach(stopTrees);

  it('reads what is signed with it', async () => {
    const server = await published();
    expect((await client(server).feed()).value.services).to.have.length(1);
    expect(server.asked).to.deep.equal([NAME, `${NAME}.sig`]);
  });

  it('takes the key as OpenSSL prints it, as bare bytes, and several of them while one is being replaced', async () => {
    const server = await published();
    const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    const forms = [
      pem,
      raw.toString('base64'),
      raw.toString('base64url'),
      `${spki(another.publicKey)} ${spki(publicKey)}`,
    ];
    for (const key of forms) expect((await client(server, key).feed()).value.area.name, key).to.equal(head.area.name);
  });

  it('asks nothing more of a server where there is no key', async () => {
    const server = await published();
    await createClient({ src: server.url + NAME }).feed();
    expect(server.asked).to.deep.equal([NAME]);
  });

  const refused = async (server: TreeServer, key?: string, name?: string): Promise<string> => {
    const error = await failure(client(server, key, name).feed());
    expect(error.reason).to.equal('unsigned');
    expect(explainError(error)).to.match(/^Der Feed .+ (ist|trägt|gehört|konnte) .+\.$/);
    return error.detail ?? '';
  };

  it('refuses altered content: one digit of a phone number', async () => {
    const server = await published(
      text({
        contacts: [{ id: 'a', role: 'support', name: 'Amt', channels: [{ kind: 'phone', value: '+4930231250' }] }],
      }),
    );
    server.files.set(NAME, server.files.get(NAME)!.replace('+4930231250', '+4930231251'));
    expect(await refused(server)).to.equal('signature-wrong');
  });

  it('refuses the signature of another key', async () => {
    const server = await published();
    server.files.set(`${NAME}.sig`, signatureOf(text(), another.privateKey));
    expect(await refused(server)).to.equal('signature-wrong');
  });

  it('refuses what has no signature, or something else in its place', async () => {
    const server = await published();
    server.files.delete(`${NAME}.sig`);
    expect(await refused(server)).to.equal('signature-missing');
    for (const junk of ['', 'AAAA', 'ä'.repeat(86), '<html></html>', 'A'.repeat(86), 'A'.repeat(1_000_000)]) {
      server.files.set(`${NAME}.sig`, junk);
      expect(await refused(server)).to.equal('signature-wrong');
    }
  });

  it('refuses with a key that is none', async () => {
    const server = await published();
    for (const key of ['x', '????', 'AAAA', spki(publicKey).slice(0, -8)])
      expect(await refused(server, key), key).to.equal('signature-wrong');
  });

  it("refuses one area's file that is served for another", async () => {
    const server = await published();
    publish(server, text(), 'areas/065340011011.json');
    expect(await refused(server, undefined, 'areas/065340011011.json')).to.equal('other-area');
  });

  it("refuses one area's file that is served for another where the address does not name the area", async () => {
    const name = 'feed.json';
    const server = await serveTree({});
    publish(server, text(), name);
    const asking = client(server, undefined, name);
    expect((await asking.feed()).value.area.ars).to.equal(head.area.ars);
    publish(server, text({ area: { ars: '065340014014', level: 'gemeinde', name: 'Marburg' } }), name);
    time += 1000;
    const kept = await asking.feed();
    expect(kept.value.area.ars, 'the last good answer stays').to.equal(head.area.ars);
    expect(kept.error).to.include({ reason: 'unsigned', detail: 'other-area' });
  });

  it('asks for a signature where the key is empty, as a template leaves it: it does not go without', async () => {
    const server = await published();
    expect(await refused(server, '')).to.equal('signature-wrong');
  });

  it('refuses a rollback: what was published before the last good answer', async () => {
    const server = await published(text({ published: '2026-11-22T09:00:00Z' }));
    const asking = client(server);
    expect((await asking.feed()).value.published).to.equal('2026-11-22T09:00:00Z');
    publish(server, text({ published: '2026-10-01T09:00:00Z' }));
    time += 1000;
    const kept = await asking.feed();
    expect(kept.value.published, 'the last good answer stays').to.equal('2026-11-22T09:00:00Z');
    expect(kept.error).to.include({ reason: 'unsigned', detail: 'older' });
    publish(server, text({ published: '2026-11-23T09:00:00Z' }));
    time += 61_000;
    expect((await asking.feed()).value.published).to.equal('2026-11-23T09:00:00Z');
  });

  it('refuses a freeze: signed, but past its end, or without one', async () => {
    const server = await published();
    const asking = client(server);
    await asking.feed();
    time = Date.parse('2027-01-01T00:00:00Z');
    expect((await failure(asking.feed())).reason).to.equal('expired');
    time = Date.parse('2026-11-23T09:00:00Z');
    publish(server, text({ validUntil: undefined }), 'feed.json');
    expect(await refused(server, undefined, 'feed.json')).to.equal('no-expiry');
  });

  it('ends endless data, in the document and in its signature', async () => {
    const content = text();
    const blanks = ' '.repeat(1 << 16);
    for (const which of [NAME, `${NAME}.sig`]) {
      let sent = 0;
      const http = createServer(({ url }, response) => {
        response.writeHead(200);
        if (url !== `/${which}`) return void response.end(url === `/${NAME}` ? content : signatureOf(content));
        const send = (): void => {
          do sent += blanks.length;
          while (response.write(blanks));
        };
        response.on('drain', send);
        send();
      });
      await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
      const src = `http://127.0.0.1:${(http.address() as AddressInfo).port}/${NAME}`;
      const error = await failure(createClient({ src, publicKey: spki(publicKey), now, retries: 0 }).feed());
      expect(error).to.include({ reason: 'invalid', detail: 'too-large' });
      expect(sent).to.be.below(40_000_000);
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    }
  });

  it('holds directories and coverage to it too', async () => {
    const key = '99115005104000';
    const server = await serveTree({});
    const client = createClient({
      directory: `${server.url}directory.json`,
      publicKey: spki(publicKey),
      now,
      retries: 0,
    });
    const valid = { validUntil: '2026-12-31T00:00:00Z', ttl: 0 };
    const list = JSON.stringify(directory(HESSEN, { ...valid, areas: [HANAU] }));
    server.files.set('directory.json', list);
    expect(await failure(client.area({ ags: '06435014' }))).to.include({ detail: 'signature-missing' });
    publish(server, list, 'directory.json');
    expect(await client.area({ ags: '06435014' })).to.include({ ars: HANAU.ars });
    server.files.set(`services/${key}.json`, '{}');
    publish(
      server,
      JSON.stringify({
        ...JSON.parse(list),
        format: 'ozg-coverage/1',
        service: { key, name: 'Wohnsitz anmelden' },
        areas: 0,
        population: 0,
        states: [],
        parts: [],
        where: [],
      }),
      `services/${key}.json`,
    );
    expect((await client.coverage(key)).value.areas).to.equal(0);
    server.files.set(`services/${key}.json.sig`, signatureOf('{}'));
    const found = await client.coverage(key);
    expect(found.error, 'the last good answer stays').to.include({ detail: 'signature-wrong' });
  });

  it('reads document and signature once more where a cache may have kept them for different times', async () => {
    const server = await published();
    const [document, signature] = [server.files.get(NAME)!, server.files.get(`${NAME}.sig`)!];
    publish(server, text({ published: '2026-11-23T10:00:00+01:00' }));
    const kept = new Map([[NAME, document]]);
    const modes: RequestCache[] = [];
    const client = createClient({
      src: server.url + NAME,
      publicKey: spki(publicKey),
      now,
      fetch: (input) => {
        const { url, cache } = input as Request;
        modes.push(cache);
        const old = cache === 'reload' ? undefined : kept.get(url.slice(server.url.length));
        return old === undefined ? fetch(url) : Promise.resolve(new Response(old));
      },
    });
    expect((await client.feed()).value.published).to.equal('2026-11-23T10:00:00+01:00');
    expect(modes).to.deep.equal(['default', 'default', 'reload', 'reload']);
    // The other way round: the old signature beside the new document.
    kept.clear();
    kept.set(`${NAME}.sig`, signature);
    expect((await client.feed()).error).to.equal(undefined);
    // What is wrong past every cache is wrong.
    server.files.set(`${NAME}.sig`, signature);
    expect((await client.feed()).error).to.include({ detail: 'signature-wrong' });
  });

  it('takes a shard that begins with a whole key, though its address looks like that of an area', async () => {
    const server = await serveTree({});
    const more = { validUntil: '2026-12-31T00:00:00Z', feeds: undefined, coverage: undefined };
    const at = 'directory/{by}/{start}.json';
    const shards = { at, keys: ['0', HANAU.ars], names: ['0'], postcodes: ['0'] };
    const shard = { by: 'keys', start: HANAU.ars };
    publish(server, JSON.stringify(directory(HESSEN, { ...more, shards })), 'directory.json');
    publish(
      server,
      JSON.stringify(directory(HESSEN, { ...more, shard, areas: [HANAU] })),
      `directory/keys/${HANAU.ars}.json`,
    );
    const client = createClient({ directory: `${server.url}directory.json`, publicKey: spki(publicKey), now });
    expect(await client.area({ ars: HANAU.ars })).to.include({ name: HANAU.name });
    // In the place of the directory, it would answer for a part as if that were all.
    publish(server, server.files.get(`directory/keys/${HANAU.ars}.json`)!, 'directory.json');
    time += 7_200_000;
    expect(await failure(client.area({ name: 'Wittmund' }))).to.include({ reason: 'invalid' });
  });

  it('never takes for signed what somebody has read without a key from an address that looks like it', async () => {
    const server = await published(text({ services: [] }));
    const key = spki(publicKey);
    server.files.set(decodeURIComponent(NAME + encodeURI(key)), text({ area: { ...head.area, name: 'Falsch' } }));
    server.files.set(NAME, text({ area: { ...head.area, name: 'Falsch' } }));
    await createClient({ src: server.url + NAME + key, now }).feed();
    expect(await refused(server, key)).to.equal('signature-wrong');
  });

  it('keeps apart, on one page, who asks with a key and who asks without', async () => {
    const server = await published();
    server.files.delete(`${NAME}.sig`);
    expect((await createClient({ src: server.url + NAME, now }).feed()).value.services).to.have.length(1);
    expect(await refused(server)).to.equal('signature-missing');
  });
});
