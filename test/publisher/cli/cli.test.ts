import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import { declarations } from '../../../packages/publisher/src/cli/declarations.js';
import { runCli } from '../support/run-cli.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const names = Object.keys(declarations) as (keyof typeof declarations)[];

describe('ozg-feed', () => {
  it('--help lists every command with its arguments, in German and in English', async () => {
    for (const lang of ['de', 'en'] as const) {
      const { code, stdout, stderr } = await runCli(['--help', '--lang', lang]);
      expect([code, stderr]).to.deep.equal([0, '']);
      for (const name of names) {
        const words = declarations[name].positionals.map((positional) => positional.name[lang]);
        expect(stdout).to.match(new RegExp(`^ {2}${[name, ...words.map((w) => `\\[?${w}[ …]*\\]?`)].join(' ')}`, 'm'));
      }
      for (const line of stdout.split('\n')) expect(line.length, line).to.be.at.most(88);
    }
  });

  for (const name of names) {
    it(`${name} --help lists its options and those of every command, and no others`, async () => {
      for (const lang of ['de', 'en'] as const) {
        const { code, stdout } = await runCli([name, '--help', `--lang=${lang}`]);
        expect(code).to.equal(0);
        expect(stdout).to.match(new RegExp(`^(Aufruf|Usage): ozg-feed ${name}\\b`));
        const listed = [...stdout.matchAll(/^ {2}--([\w-]+)/gm)].map(([, option]) => option);
        expect(listed).to.have.members([...Object.keys(declarations[name].options), 'json', 'lang', 'help', 'version']);
      }
    });
  }

  it('--version prints the version without loading a command', async () => {
    const coverage = await mkdtemp(join(tmpdir(), 'ozg-cli-'));
    try {
      const args = ['--conditions=ozg-source', '--import', 'tsx', 'packages/publisher/src/cli/main.ts', '--version'];
      const env = { ...process.env, NODE_V8_COVERAGE: coverage };
      const { status, stdout } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', env });
      expect([status, stdout]).to.deep.equal([0, '0.1.0\n']);
      // What was loaded, as the coverage of V8 lists it.
      const reports = await Promise.all(
        (await readdir(coverage)).map((name) => readFile(join(coverage, name), 'utf8')),
      );
      const loaded = reports.join('\n');
      expect(loaded).to.include('publisher/src/cli/cli.ts');
      expect(loaded).not.to.match(/cli\/commands\/|feed\/src\/(?!text\/closest-match)|node_modules\/papaparse/);
    } finally {
      await rm(coverage, { recursive: true });
    }
  });

  const mistakes: [string, string[], RegExp, RegExp][] = [
    ['a missing command', [], /^Es fehlt der Befehl\./, /^Missing command\./],
    ['an unknown command', ['biuld'], /„biuld“ gibt es nicht\. .*„build“/, /Unknown command "biuld"\. .*"build"\?/],
    ['an unknown option', ['check', 'x', '--nope'], /„--nope“ gibt es nicht\.\n/, /Unknown option "--nope"\.\n/],
    ['a misspelt option', ['serve', 'x', '--prot', '1'], /wohl „--port“/, /Did you mean "--port"\?/],
    ['an option of another command', ['init', '--service', '1'], /nur bei: render\./, /It belongs to: render\./],
    ['an option before the command', ['--port', '1', 'init'], /nur bei: serve\./, /It belongs to: serve\./],
    ['an option without its value', ['serve', 'x', '--port'], /fehlt die Angabe/, /requires a value/],
    ['an option with a surplus value', ['crawl', 'x', 'y', '--force=1'], /keine Angabe/, /does not take a value/],
    ['a missing argument', ['build', 'x'], /^Es fehlt: ZIEL\. .*build QUELLE ZIEL\n/, /^Missing: OUT\. .*SOURCE OUT\n/],
    ['a surplus argument', ['init', 'x', 'y'], /„y“ ist eine Angabe zu viel/, /Unexpected argument "y"/],
    ['an unknown format', ['diff', 'x', 'y', '--format', 'atm'], /„atm“ .*„atom“/, /Unknown format "atm".*"atom"\?/],
  ];
  for (const [mistake, argv, german, english] of mistakes) {
    it(`rejects ${mistake} with exit code 2`, async () => {
      for (const [lang, message] of [
        ['de', german],
        ['en', english],
      ] as const) {
        const { code, stdout, stderr } = await runCli([...argv, '--lang', lang]);
        expect([code, stdout]).to.deep.equal([2, '']);
        expect(stderr).to.match(message);
        const command = names.find((name) => argv.includes(name));
        const usage = lang === 'de' ? 'Aufruf' : 'Usage';
        expect(stderr).to.include(command ? `${usage}: ozg-feed ${command} ` : `${usage}: ozg-feed `);
      }
    });
  }

  it('rejects a language other than German and English', async () => {
    const { code, stderr } = await runCli(['init', '--lang', 'fr']);
    expect(code).to.equal(2);
    expect(stderr).to.match(/^„fr“ ist keine Sprache/);
  });

  it('rejects an option of another command before anything is written', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ozg-cli-'));
    try {
      expect((await runCli(['init', folder, '--no-compress'])).code).to.equal(2);
      expect(await readdir(folder)).to.deep.equal([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('draws progress only on a terminal', async () => {
    for (const isTTY of [true, false]) {
      const { code, stderr } = await runCli(['check', 'examples/town/feeds'], { isTTY });
      expect(code, stderr).to.equal(0);
      expect(/\r\[=+/.test(stderr)).to.equal(isTTY);
    }
  });
});
