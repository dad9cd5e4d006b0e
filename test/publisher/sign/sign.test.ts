import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describeFinding } from '@ozg-widgets/publisher';
import type { Finding } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import { readKey } from '../../../packages/publisher/src/sign/key.js';
import { checkSignature, verifySignature } from '../../../packages/publisher/src/sign/verify.js';
import { sound, withSource } from '../support/source.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const withOpenSsl = spawnSync('openssl', ['version']).status === 0;
/** A source whose documents may be signed. */
const dated = { ...sound, 'herausgeber.csv': `${String(sound['herausgeber.csv'])}Gültig bis;31.12.2099\n` };

let folder = '';
const at = (...names: string[]): string => join(folder, ...names);

/** Gives each test of a suite a folder. */
function inFolder(): void {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ozg-sign-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
}

function cli(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const node = ['--conditions=ozg-source', '--import', 'tsx', 'packages/publisher/src/cli/main.ts'];
  return spawnSync(process.execPath, [...node, ...args], { cwd: root, encoding: 'utf8' });
}

function openssl(...args: string[]): Buffer {
  const { status, stdout, stderr } = spawnSync('openssl', args);
  if (status !== 0) throw new Error(`openssl ${args.join(' ')}: ${stderr.toString()}`);
  return stdout;
}

/** The words after `public-key` in what the command prints. */
const printedKey = (stdout: string): string => /: (MCowBQYDK2VwAyEA\S+)$/m.exec(stdout)?.[1] ?? '';

const document = (more: object = {}): string =>
  `${JSON.stringify({ format: 'ozg-feed/1', validUntil: '2099-12-31T23:59:59+01:00', area: { ars: '065340011011' }, ...more })}\n`;

/** What a check of a signature reports. */
async function objections(file: string, publicKey: string): Promise<string[]> {
  const findings: Finding[] = [];
  const fine = await checkSignature(file, publicKey, (finding) => findings.push(finding));
  expect(fine).to.equal(findings.length === 0);
  return findings.map((f) => f.code);
}

describe('ozg-feed sign', () => {
  inFolder();

  it('makes a key for its owner only, prints the public one, and never overwrites', async () => {
    const made = cli('sign', '--new-key', at('key.pem'));
    expect(made.status, made.stderr).to.equal(0);
    const pem = await readFile(at('key.pem'), 'utf8');
    expect(pem).to.match(/^-----BEGIN PRIVATE KEY-----\n\S{64}\n-----END PRIVATE KEY-----\n$/);
    expect((await stat(at('key.pem'))).mode & 0o777).to.equal(0o600);
    expect(printedKey(made.stdout)).to.have.length(60);

    const again = cli('sign', '--new-key', at('key.pem'), '--lang', 'en');
    expect(again.status).to.equal(1);
    expect(again.stderr).to.contain('a key is never overwritten');
    expect(await readFile(at('key.pem'), 'utf8')).to.equal(pem);
  });

  it('signs every document of a build, and on the next call only what has changed', async () => {
    await withSource(dated, async (source, out) => {
      expect(cli('build', source, out, '--no-compress').status).to.equal(0);
      const first = cli('sign', '--new-key', at('key.pem'), out);
      expect(first.status, first.stderr).to.equal(0);
      const names = (await readdir(out, { recursive: true })).filter((n) => !/(^|\/)\./.test(n));
      const documents = names.filter((n) => n.endsWith('.json'));
      expect(documents).to.include.members(['directory.json', 'areas/065340011011.json']);
      expect(names.filter((n) => n.endsWith('.sig'))).to.have.members(documents.map((n) => `${n}.sig`));
      expect(first.stdout).to.contain(`${documents.length} Dokumente unterschrieben, 0 unverändert.`);
      const publicKey = printedKey(first.stdout);
      for (const name of documents) {
        expect(await readFile(join(out, `${name}.sig`), 'utf8')).to.match(/^[\w-]{86}\n$/);
        expect(await objections(join(out, name), publicKey)).to.deep.equal([]);
      }

      const [kept, changed] = [join(out, 'directory.json.sig'), join(out, 'areas', '065340011011.json')];
      const before = await stat(kept);
      await writeFile(changed, (await readFile(changed, 'utf8')).replace('Wohngeld', 'Wohngelt'));
      expect(await objections(changed, publicKey)).to.deep.equal(['signature-wrong']);
      const second = cli('sign', '--key', at('key.pem'), out, '--json');
      expect(second.status, second.stderr).to.equal(0);
      expect(JSON.parse(second.stdout)).to.deep.equal({
        signed: 1,
        unchanged: documents.length - 1,
        publicKey,
        findings: [],
      });
      expect((await stat(kept)).ino).to.equal(before.ino);
      expect(await objections(changed, publicKey)).to.deep.equal([]);
    });
  });

  it('refuses what would be refused when signed, leaves old signatures alone, and signs the rest', async () => {
    cli('sign', '--new-key', at('key.pem'));
    await mkdir(at('out', '.hidden'), { recursive: true });
    const files: Record<string, [content: string | Buffer, sentence: RegExp]> = {
      'endless.json': [document({ validUntil: undefined }), /herausgeber\.csv.*„Gültig bis“/],
      'over.json': [document({ validUntil: '2020-01-01T00:00:00Z' }), /galt bis 2020-01-01/],
      '065340011012.json': [document(), /anderen Gebiet.*065340011011/],
      'package.json': ['{"name":"x"}', /kein Feed, kein Verzeichnis/],
      'null.json': ['null', /kein Feed, kein Verzeichnis/],
      'half.json': ['{"format":', /kein JSON/],
      'error.json': ['<!doctype html>', /Webseite/],
      'latin.json': [Buffer.from('{"name":"M\xfcnchen"}', 'latin1'), /kein Text in UTF-8/],
      'marked.json': [`\uFEFF${document()}`, /BOM/],
    };
    for (const [name, [content]] of Object.entries(files)) await writeFile(at('out', name), content);
    await writeFile(at('out', 'fine.json'), document());
    await writeFile(at('out', '.hidden', 'x.json'), document());
    await writeFile(at('out', 'endless.json.sig'), 'old\n');
    const { status, stdout, stderr } = cli('sign', '--key', at('key.pem'), at('out'));
    expect(status).to.equal(1);
    for (const [name, [, sentence]] of Object.entries(files)) {
      expect(stderr.split('\n').filter((line) => line.startsWith(`Fehler: ${at('out', name)}: `))).to.have.length(1);
      expect(stderr.split('\n').find((line) => line.includes(name))).to.match(sentence);
    }
    expect(stdout).to.contain('1 Dokument unterschrieben');
    expect((await readdir(at('out'))).filter((n) => !n.endsWith('.json'))).to.have.members([
      '.hidden',
      'endless.json.sig',
      'fine.json.sig',
    ]);
    expect(await readFile(at('out', 'endless.json.sig'), 'utf8')).to.equal('old\n');
    expect(await readdir(at('out', '.hidden'))).to.deep.equal(['x.json']);
  });

  it('says what keeps a key from signing', async function () {
    if (!withOpenSsl) this.skip();
    openssl('genpkey', '-algorithm', 'RSA', '-out', at('rsa.pem'));
    openssl('genpkey', '-algorithm', 'ed25519', '-out', at('good.pem'));
    openssl('pkey', '-in', at('good.pem'), '-pubout', '-out', at('public.pem'));
    openssl('pkey', '-in', at('good.pem'), '-aes256', '-passout', 'pass:x', '-out', at('locked.pem'));
    openssl('pkey', '-in', at('good.pem'), '-outform', 'DER', '-out', at('binary.der'));
    const good = await readFile(at('good.pem'), 'utf8');
    await writeFile(at('damaged.pem'), good.replace(/(BEGIN.*\n)..../, '$1AAAA'));
    await writeFile(at('doc.json'), document());
    const cases: [file: string, sentence: RegExp][] = [
      ['rsa.pem', /für RSA; gebraucht wird Ed25519/],
      ['public.pem', /öffentlicher Schlüssel.*private/],
      ['locked.pem', /Kennwort.*openssl pkey/],
      ['binary.der', /PEM/],
      ['damaged.pem', /beschädigt/],
      ['missing.pem', /--new-key/],
      ['.', /Ordner/],
    ];
    const refused = cli('sign', '--key', at('rsa.pem'), at('doc.json'));
    expect([refused.status, refused.stdout]).to.deep.equal([1, 'Es wurde nichts unterschrieben.\n']);
    for (const [file, sentence] of cases) {
      const found: Finding[] = [];
      expect(await readKey(at(file), (finding) => found.push(finding)), file).to.be.undefined;
      expect(found.map((f) => f.severity)).to.deep.equal(['error']);
      expect(found.map((f) => describeFinding(f)).join()).to.match(sentence);
    }
    await chmod(at('good.pem'), 0o644);
    const open = cli('sign', '--key', at('good.pem'), folder);
    expect(open.stderr).to.match(/^Hinweis: .*chmod 600/m);
    expect(open.stderr).to.match(/^Hinweis: .*veröffentlicht wird/m);
    expect(open.status).to.equal(0);
    expect((await readdir(folder)).filter((n) => n.endsWith('.sig'))).to.deep.equal(['doc.json.sig']);
  });

  it('says how it is called where something is missing', () => {
    for (const args of [['x.json'], ['--key', 'k.pem'], []]) {
      const { status, stderr } = cli('sign', ...args);
      expect([status, stderr.split('\n')[0]]).to.satisfy(
        ([code, line]: [number, string]) => code === 2 && line.includes('ozg-feed sign --key DATEI PFAD …'),
      );
    }
    expect(cli('sign', '--key', 'a', '--new-key', 'b').status).to.equal(2);
  });
});

describe('signatures', () => {
  inFolder();

  it('are accepted by OpenSSL (needs openssl)', async function () {
    if (!withOpenSsl) this.skip();
    await writeFile(at('doc.json'), document());
    expect(cli('sign', '--new-key', at('key.pem'), at('doc.json')).status).to.equal(0);
    openssl('pkey', '-in', at('key.pem'), '-pubout', '-out', at('pub.pem'));
    await writeFile(at('sig.bin'), Buffer.from(await readFile(at('doc.json.sig'), 'utf8'), 'base64url'));
    const verify = ['pkeyutl', '-verify', '-rawin', '-pubin', '-inkey', at('pub.pem'), '-sigfile', at('sig.bin')];
    expect(openssl(...verify, '-in', at('doc.json')).toString()).to.contain('Signature Verified Successfully');
    await writeFile(at('doc.json'), document({ more: 1 }));
    expect(() => openssl(...verify, '-in', at('doc.json'))).to.throw();
  });

  it('of OpenSSL are accepted for every spelling of the key, and for one of several keys (needs openssl)', async function () {
    if (!withOpenSsl) this.skip();
    const bytes = Buffer.from(document({ name: 'Größe' }));
    await writeFile(at('doc.json'), bytes);
    for (const name of ['one', 'two']) {
      openssl('genpkey', '-algorithm', 'ed25519', '-out', at(`${name}.pem`));
      openssl('pkey', '-in', at(`${name}.pem`), '-pubout', '-out', at(`${name}.pub`));
    }
    openssl('pkeyutl', '-sign', '-rawin', '-inkey', at('one.pem'), '-in', at('doc.json'), '-out', at('sig.bin'));
    const signature = `${(await readFile(at('sig.bin'))).toString('base64url')}\n`;
    const pem = await readFile(at('one.pub'), 'utf8');
    const other = await readFile(at('two.pub'), 'utf8');
    const line = pem.split('\n')[1] ?? '';
    const bare = Buffer.from(line, 'base64').subarray(-32);
    for (const key of [pem, line, bare.toString('base64'), bare.toString('base64url'), `${other}${pem}`]) {
      expect(verifySignature(bytes, signature, key), key).to.be.true;
    }
    expect(verifySignature(bytes, signature, other)).to.be.false;

    for (let i = 0; i < bytes.length; i++) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(i) ^ 1, i);
      expect(verifySignature(flipped, signature, line), `byte ${i}`).to.be.false;
    }
    const raw = await readFile(at('sig.bin'));
    for (let i = 0; i < raw.length; i++) {
      const flipped = Buffer.from(raw);
      flipped.writeUInt8(flipped.readUInt8(i) ^ 1, i);
      expect(verifySignature(bytes, flipped.toString('base64url'), line), `byte ${i}`).to.be.false;
    }
  });

  it('that are missing, malformed or made with another key are each told apart', async () => {
    await writeFile(at('doc.json'), document());
    const mine = printedKey(cli('sign', '--new-key', at('mine.pem'), at('doc.json')).stdout);
    const other = printedKey(cli('sign', '--new-key', at('other.pem')).stdout);
    expect(await objections(at('doc.json'), mine)).to.deep.equal([]);
    expect(await objections(at('doc.json'), `${other} ${mine}`)).to.deep.equal([]);
    expect(await objections(at('doc.json'), other)).to.deep.equal(['signature-wrong']);
    for (const key of ['', 'x', mine.slice(4), `${mine} x`]) {
      expect(await objections(at('doc.json'), key), key).to.deep.equal(['public-key-invalid']);
    }
    await writeFile(at('doc.json.sig'), '<!doctype html>');
    expect(await objections(at('doc.json'), mine)).to.deep.equal(['signature-malformed']);
    await rm(at('doc.json.sig'));
    const findings: Finding[] = [];
    await checkSignature(at('doc.json'), mine, (finding) => findings.push(finding));
    expect(findings.map((f) => describeFinding(f)).join()).to.match(/Unterschrift fehlt: .*doc\.json\.sig/);
  });
});
