import { chmod, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { platform, tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, check, startServer } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import { contextOf } from '../../../packages/publisher/src/cli/command.js';
import type { Command, Values } from '../../../packages/publisher/src/cli/command.js';
import { buildCommand } from '../../../packages/publisher/src/cli/commands/build.js';
import { checkCommand } from '../../../packages/publisher/src/cli/commands/check.js';
import { crawlCommand } from '../../../packages/publisher/src/cli/commands/crawl.js';
import { diffCommand } from '../../../packages/publisher/src/cli/commands/diff.js';
import { doctorCommand } from '../../../packages/publisher/src/cli/commands/doctor.js';
import { importCommand } from '../../../packages/publisher/src/cli/commands/import.js';
import { initCommand } from '../../../packages/publisher/src/cli/commands/init.js';
import { renderCommand } from '../../../packages/publisher/src/cli/commands/render.js';
import { serveCommand } from '../../../packages/publisher/src/cli/commands/serve.js';
import { signCommand } from '../../../packages/publisher/src/cli/commands/sign.js';
import { bound } from '../support/as-unprivileged-user.js';
import { sound, withSource } from '../support/source.js';

/** Runs a command; gives its exit code and what it said. */
async function ran(command: Command, given: string[], values: Values = {}): Promise<[code: number, said: string]> {
  const { log, error } = console;
  const said: unknown[] = [];
  console.log = console.error = (text: unknown) => said.push(text);
  try {
    const code = await command.run(
      given,
      contextOf(values, 'de', (de) => de),
    );
    return [code, said.join('\n')];
  } finally {
    Object.assign(console, { log, error });
  }
}

const DENIED = 'Diese Datei oder dieser Ordner darf nicht gelesen werden. Bitte die Rechte prüfen.';

describe('a path that leads nowhere', () => {
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
  const uses: [string, Command, (path: string) => string[], Values?][] = [
    ['check', checkCommand, (path) => [path]],
    ['build', buildCommand, (path) => [path, at('out')]],
    ['build into', buildCommand, (path) => [at('tables'), path]],
    ['diff', diffCommand, (path) => [path, at('folder')]],
    ['doctor', doctorCommand, (path) => [path]],
    ['import', importCommand, (path) => ['leistungen', path, at('out')]],
    ['import into', importCommand, (path) => ['leistungen', at('services.csv'), path]],
    ['init', initCommand, (path) => [path]],
    ['render', renderCommand, (path) => [path, at('out')]],
    ['serve', serveCommand, (path) => [path]],
    ['sign', signCommand, (path) => [path], { key: '' }],
    ['sign with', signCommand, () => [at('folder')], { key: 'path' }],
  ];
  for (const [what, command, given, values] of uses) {
    it(`is told by ${what}, in a sentence`, async () => {
      await mkdir(at('tables'));
      for (const [name, text] of Object.entries(sound)) await writeFile(join(at('tables'), name), text);
      await writeFile(at('services.csv'), 'leistungsschluessel;bezeichnung\n99107023017000;Wohngeld\n');
      await ran(signCommand, [], { 'new-key': at('key.pem') });
      for (const [path, sentence] of [
        [at('a'), circle],
        [at(long), length],
        [at('file/x'), /./],
      ] as const) {
        const key = values && { key: values.key === 'path' ? path : at('key.pem') };
        const [code, said] = await ran(command, given(path), key);
        expect(code, said).to.equal(1);
        expect(said).to.match(sentence);
      }
    });
  }

  it('is told where a link of the output leads nowhere, or nothing can be made', async () => {
    await withSource(sound, async (source, out) => {
      await build({ source, out, now: new Date('2026-11-24T10:00:00Z'), compress: false });
      await writeFile(at('services.csv'), 'leistungsschluessel;bezeichnung\n99107023017000;Wohngeld\n');
      await symlink(at('drive/web'), at('link'));
      const feed = join(out, 'areas', '065340011011.json');
      const nowhere = `${at('link')}: Diese Verknüpfung führt ins Leere: ${at('drive/web')} gibt es nicht.`;
      const places = [at('link'), at('link/'), at('link/deep/er')].map((path) => [path, nowhere] as const);
      if (platform() === 'linux') places.push(['/proc/ozg/x', '/proc/ozg: In diesen Ordner darf nicht geschrieben']);
      for (const [path, sentence] of places) {
        for (const [command, given] of [
          [initCommand, [path]],
          [buildCommand, [source, path]],
          [importCommand, ['leistungen', at('services.csv'), path]],
          [renderCommand, [feed, path]],
          [crawlCommand, ['http://127.0.0.1:9/directory.json', path]],
        ] as const) {
          const [code, said] = await ran(command, [...given]);
          expect(code, said).to.equal(1);
          expect(said.replace('link/:', 'link:')).to.include(sentence);
        }
      }
    });
  });

  it('is told to programs as JSON, whatever the command', async () => {
    await mkdir(at('tables'));
    await writeFile(at('tables/LIESMICH.txt'), '');
    await writeFile(at('services.csv'), 'leistungsschluessel;bezeichnung\n99107023017000;Wohngeld\n');
    const taken = await startServer({ roots: [{ at: '/', folder: at('folder') }], port: 0 });
    for (const [command, given, file, code, values] of [
      [initCommand, ['file'], 'file', 'out-not-folder'],
      [initCommand, ['tables'], 'tables', 'init-in-the-way'],
      [serveCommand, ['nope'], 'nope', 'source-missing'],
      [serveCommand, ['file'], 'file', 'out-not-folder'],
      [serveCommand, ['folder'], 'folder', 'port-taken', { port: new URL(taken.url).port }],
      [importCommand, ['leistungen', at('services.csv'), 'file'], 'file', 'out-not-folder'],
      [crawlCommand, ['http://127.0.0.1:9/directory.json', 'file'], 'file', 'out-not-folder'],
    ] as [Command, string[], string, string, Values?][]) {
      const last = at(given.pop() ?? '');
      const [exit, said] = await ran(command, [...given, last], { json: true, ...values });
      const { findings } = JSON.parse(said) as { findings: object[] };
      expect(exit).to.equal(1);
      expect(findings).to.have.length(1);
      expect(findings[0]).to.include({ severity: 'error', code, file: at(file) });
    }
    await taken.close();
    const [exit, said] = await ran(initCommand, [at('new')], { json: true });
    expect(exit).to.equal(0);
    expect((JSON.parse(said) as { written: string[] }).written).to.have.members(await readdir(at('new')));
  });

  it('may not be read', async () => {
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
      const [code, said] = await bound(() => ran(serveCommand, [join(out, 'areas')]));
      expect([code, said]).to.deep.equal([1, `Fehler: ${join(out, 'areas')}: ${DENIED}\nEs wird nichts gezeigt.`]);
    });
  });
});
