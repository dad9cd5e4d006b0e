import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { installed } from '../publisher/audit/servers.js';
import { pageSource, pointed, startServers } from './servers.js';
import type { Servers } from './servers.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the command asynchronously, since its servers run in this process. */
function cli(
  args: string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
): Promise<Ran> {
  const node = ['--conditions=ozg-source', '--import', 'tsx', 'packages/publisher/src/cli/main.ts', 'doctor'];
  const child = spawn(process.execPath, [...node, ...args], { cwd: root, env: { ...process.env, ...env } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  child.stdin.end(input);
  return new Promise((resolve) => {
    child.on('close', (code) => {
      resolve({ code, out, err });
    });
  });
}

/** The command uses the clock of this machine. */
const justBuilt = (): Date => new Date(Date.now() - 60_000);

interface JsonOutput {
  page: string;
  findings: { severity: string; code: string; line?: number; column?: number; about?: string; message: string }[];
}

/** The findings of `--json`, except for the version of the fixtures, which gets outdated. */
const findingsOf = ({ out }: Ran): JsonOutput['findings'] =>
  (JSON.parse(out) as JsonOutput).findings.filter(({ code }) => code !== 'version-old');

describe('ozg-feed doctor', () => {
  let servers: Servers;

  before(async () => {
    servers = await startServers(justBuilt());
  });
  after(() => servers.stop());

  it('reports a valid page and exits with 0', async () => {
    const ran = await cli([servers.page('valid/img')]);
    expect(ran).to.deep.equal({ code: 0, out: 'Seite geprüft: Alles in Ordnung.\n', err: '' });
  });

  it('reports page, line, column and fix, and exits with 1', async () => {
    const page = servers.page('broken/tag-unknown');
    const { code, out, err } = await cli([page]);
    expect(code).to.equal(1);
    expect(err).to.include(
      `Fehler: ${page}, Zeile 11, Spalte 5: Einen Baustein <ozg-availabilty-badge> gibt es nicht. Gemeint ist wohl <ozg-availability-badge>. Bitte`,
    );
    expect(out).to.match(/^Seite geprüft: 1 Fehler, \d Hinweise\.\n$/);
  });

  it('prints English with --lang en', async () => {
    const page = servers.page('broken/feed-gone');
    const { code, out, err } = await cli([page, '--lang', 'en']);
    expect(code).to.equal(1);
    expect(err).to.include(
      `error: ${page}, line 6, column 26: ${servers.second}/gone/feed.json: The server responds with`,
    );
    expect(out).to.match(/^Page checked: 1 errors/);
  });

  it('prints JSON with --json', async () => {
    const page = servers.page('broken/feed-no-cors');
    const ran = await cli([page, '--json']);
    expect(ran.code).to.equal(1);
    expect((JSON.parse(ran.out) as JsonOutput).page).to.equal(page);
    const [finding, ...others] = findingsOf(ran);
    expect(others).to.deep.equal([]);
    expect(finding).to.include({
      severity: 'error',
      code: 'web-cors-missing',
      line: 6,
      column: 26,
      about: `${servers.second}/no-cors/areas/065340011011.json`,
    });
    expect(finding?.message).to.include('add_header Access-Control-Allow-Origin "*" always;');
  });

  it('reads a page from standard input', async () => {
    const input = pointed(await pageSource('broken/service-unknown'), servers.second);
    const ran = await cli(['-', '--json'], { input });
    expect(ran.code).to.equal(1);
    expect(findingsOf(ran).map(({ code }) => code)).to.deep.equal(['service-unknown']);
  });

  it('reads a page from a file, and exits with 0 if there are only warnings', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ozg-doctor-'));
    const file = join(folder, 'page.html');
    await writeFile(file, pointed(await pageSource('broken/link-twice'), servers.second));
    const { code, out, err } = await cli([file]);
    expect(err).to.include(`Hinweis: ${file}, Zeile 7, Spalte 5: Es gibt mehrere <link rel="ozg-feed">`);
    expect(out).to.match(/^Seite geprüft: 0 Fehler, \d Hinweise\.\n$/);
    expect(code).to.equal(0);
    await rm(folder, { recursive: true });
  });

  for (const [what, source, words] of [
    ['a missing file', 'no-such-page.html', /Diese Datei gibt es nicht\. Bitte den Pfad prüfen/],
    ['a folder', 'test', /nicht lesbar \(EISDIR\)/],
    ['a missing page', '/nothing.html', /Status 404/],
    ['a feed', 'feed', /„ozg-feed check“/],
    ['a malformed address', 'http://[', /keine lesbare Adresse/],
  ] as const) {
    it(`reports ${what}`, async () => {
      const page = source === 'feed' ? `${servers.second}/feed.json` : source.replace(/^\//, `${servers.second}/`);
      const { code, err } = await cli([page]);
      expect(code).to.equal(1);
      expect(err).to.match(words);
    });
  }

  it('exits with 2 without arguments', async () => {
    const { code, err } = await cli([]);
    expect(code).to.equal(2);
    expect(err).to.include('Es fehlt: SEITE. So geht es: ozg-feed doctor SEITE');
  });
});

describe('ozg-feed doctor under https (needs openssl)', () => {
  let folder: string;
  let servers: Servers;
  let trusting: { env: Record<string, string> };
  const hasOpenssl = installed('openssl');

  before(async function () {
    if (!hasOpenssl) this.skip();
    folder = await mkdtemp(join(tmpdir(), 'ozg-doctor-'));
    const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
    const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2'];
    execFileSync('openssl', ['req', '-x509', ...key, ...subject, '-keyout', 'own.key', '-out', 'own.crt'], {
      cwd: folder,
      stdio: 'pipe',
    });
    const [own, cert] = await Promise.all(['own.key', 'own.crt'].map((name) => readFile(join(folder, name), 'utf8')));
    servers = await startServers(justBuilt(), { key: own!, cert: cert! });
    trusting = { env: { NODE_EXTRA_CA_CERTS: join(folder, 'own.crt') } };
  });
  after(async () => {
    if (!hasOpenssl) return;
    await servers.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('rejects a self-signed certificate', async () => {
    const page = servers.page('valid/img');
    expect((await cli([page], trusting)).code).to.equal(0);
    const { code, err } = await cli([page]);
    expect(code).to.equal(1);
    expect(err).to.match(/vertraut kein Browser/);
  });

  for (const [name, line, column] of [
    ['mixed-script', 7, 27],
    ['mixed-feed', 6, 26],
  ] as const) {
    it(`reports mixed content: ${name}`, async () => {
      const [finding, ...others] = findingsOf(await cli([servers.page(`broken/${name}`), '--json'], trusting));
      expect(others).to.deep.equal([]);
      expect(finding).to.include({ severity: 'error', code: 'mixed-content', line, column });
      expect(finding?.about).to.match(/^http:\/\/(cdn|data)\.example\.net\//);
      expect(finding?.message).to.match(/Seite mit https lädt nichts von http:/);
    });
  }
});
