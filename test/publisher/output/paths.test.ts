import { chmod, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, check, startServer } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import { bound } from '../support/as-unprivileged-user.js';
import { runCli } from '../support/run-cli.js';
import { sound, withSource } from '../support/source.js';

/** Runs the command line; returns its exit code and everything that it prints. */
async function run(...argv: string[]): Promise<[code: number, printed: string]> {
  const { code, stdout, stderr } = await runCli(argv);
  return [code, (stderr + stdout).trimEnd()];
}

const DENIED = 'Diese Datei oder dieser Ordner darf nicht gelesen werden. Bitte die Rechte prüfen.';

describe('paths', () => {
  let folder = '';
  const at = (name: string): string => join(folder, name);
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ozg-paths-'));
    await symlink(at('b'), at('a'));
    await symlink(at('a'), at('b'));
    await writeFile(at('file'), '{}');
    await mkdir(at('folder'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const long = 'x'.repeat(300);
  const [circle, length] = [/im Kreis|\(ELOOP\)/, /zu lang|\(ENAMETOOLONG\)/];
  const uses: [string, (path: string) => string[]][] = [
    ['check', (path) => ['check', path]],
    ['build (source)', (path) => ['build', path, at('out')]],
    ['build (output)', (path) => ['build', at('tables'), path]],
    ['diff', (path) => ['diff', path, at('folder')]],
    ['doctor', (path) => ['doctor', path]],
    ['import (input)', (path) => ['import', 'leistungen', path, at('out')]],
    ['import (output)', (path) => ['import', 'leistungen', at('services.csv'), path]],
    ['init', (path) => ['init', path]],
    ['render', (path) => ['render', path, at('out')]],
    ['serve', (path) => ['serve', path]],
    ['sign (document)', (path) => ['sign', path, '--key', at('key.pem')]],
    ['sign (key)', (path) => ['sign', at('folder'), '--key', path]],
  ];
  for (const [command, argv] of uses) {
    it(`${command} reports a path that does not lead to a file`, async () => {
      await mkdir(at('tables'));
      for (const [name, text] of Object.entries(sound)) await writeFile(join(at('tables'), name), text);
      await writeFile(at('services.csv'), 'leistungsschluessel;bezeichnung\n99107023017000;Wohngeld\n');
      await run('sign', '--new-key', at('key.pem'));
      for (const [path, sentence] of [
        [at('a'), circle],
        [at(long), length],
        [at('file/x'), /./],
      ] as const) {
        const [code, printed] = await run(...argv(path));
        expect(code, printed).to.equal(1);
        expect(printed).to.match(sentence);
      }
    });
  }

  it('commands report an output folder that is a dangling link or cannot be created', async () => {
    await withSource(sound, async (source, out) => {
      await build({ source, out, now: new Date('2026-11-24T10:00:00Z'), compress: false });
      await writeFile(at('services.csv'), 'leistungsschluessel;bezeichnung\n99107023017000;Wohngeld\n');
      await symlink(at('drive/web'), at('link'));
      const feed = join(out, 'areas', '065340011011.json');
      const nowhere = `${at('link')}: Diese Verknüpfung führt ins Leere: ${at('drive/web')} gibt es nicht.`;
      const places = [at('link'), at('link/'), at('link/deep/er')].map((path) => [path, nowhere] as const);
      if (platform() === 'linux') places.push(['/proc/ozg/x', '/proc/ozg: In diesen Ordner darf nicht geschrieben']);
      for (const [path, sentence] of places) {
        for (const argv of [
          ['init', path],
          ['build', source, path],
          ['import', 'leistungen', at('services.csv'), path],
          ['render', feed, path],
          ['crawl', 'http://127.0.0.1:9/directory.json', path],
        ]) {
          const [code, printed] = await run(...argv);
          expect(code, printed).to.equal(1);
          expect(printed.replace('link/:', 'link:')).to.include(sentence);
        }
      }
    });
  });

  it('commands report fatal errors as JSON with --json', async () => {
    await mkdir(at('tables'));
    await writeFile(at('tables/LIESMICH.txt'), '');
    await writeFile(at('services.csv'), 'leistungsschluessel;bezeichnung\n99107023017000;Wohngeld\n');
    const taken = await startServer({ roots: [{ at: '/', folder: at('folder') }], port: 0 });
    for (const [argv, file, code] of [
      [['init', at('file')], 'file', 'out-not-folder'],
      [['init', at('tables')], 'tables', 'init-in-the-way'],
      [['serve', at('nope')], 'nope', 'source-missing'],
      [['serve', at('file')], 'file', 'out-not-folder'],
      [['serve', at('folder'), '--port', new URL(taken.url).port], 'folder', 'port-taken'],
      [['import', 'leistungen', at('services.csv'), at('file')], 'file', 'out-not-folder'],
      [['crawl', 'http://127.0.0.1:9/directory.json', at('file')], 'file', 'out-not-folder'],
    ] as const) {
      const [exit, printed] = await run(...argv, '--json');
      const { findings } = JSON.parse(printed) as { findings: object[] };
      expect(exit).to.equal(1);
      expect(findings).to.have.length(1);
      expect(findings[0]).to.include({ severity: 'error', code, file: at(file) });
    }
    await taken.close();
    const [exit, printed] = await run('init', at('new'), '--json');
    expect(exit).to.equal(0);
    expect((JSON.parse(printed) as { written: string[] }).written).to.have.members(await readdir(at('new')));
  });

  it('commands report a folder that must not be read', async () => {
    await withSource(sound, async (source, out) => {
      await build({ source, out, now: new Date('2026-11-24T10:00:00Z'), compress: false });
      await chmod(join(source, '..'), 0o755);
      for (const closed of [join(out, 'areas'), out]) {
        await chmod(closed, 0);
        await bound(async () => {
          const { findings } = await check(out, new Date());
          expect(findings.map(({ code, file }) => [code, file])).to.deep.equal([['file-denied', closed]]);
        });
      }
      // Loads the command first: the other user may not be allowed to read its code.
      await run('serve', at('nope'));
      const [code, printed] = await bound(() => run('serve', join(out, 'areas')));
      expect([code, printed]).to.deep.equal([1, `Fehler: ${join(out, 'areas')}: ${DENIED}\nEs wird nichts gezeigt.`]);
    });
  });
});
