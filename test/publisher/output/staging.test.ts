import fs from 'node:fs';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { build, describeFinding } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import { runCli } from '../support/run-cli.js';
import { sound, withSource } from '../support/source.js';

const now = new Date('2026-11-24T10:00:00Z');
const TOWN = 'areas/065340011011.json';

/** A folder as paths and contents; folders are `/`. */
async function contents(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const pairs = entries.map(async (e): Promise<[string, string]> => {
    const path = join(e.parentPath, e.name);
    return [path, e.isFile() ? (await readFile(path)).toString('base64') : '/'];
  });
  return Object.fromEntries(await Promise.all(pairs));
}

/** Builds, puts something in the way, and builds what changed since, signatures between: gives what was found. */
const hindered = (hinder: (out: string) => Promise<unknown>, use: (found: string[], out: string) => unknown) =>
  withSource(sound, async (source, out) => {
    await build({ source, out, now });
    for (const name of ['directory.json', TOWN]) await writeFile(join(out, `${name}.sig`), 'signature');
    await hinder(out);
    const before = await contents(out);
    await writeFile(join(source, 'leistungen.csv'), String(sound['leistungen.csv']).replaceAll('Wohn', 'Neu'));
    const { findings } = await build({ source, out, now });
    expect(await contents(out)).to.deep.equal(before);
    await use(
      findings.map((f) => describeFinding(f)),
      out,
    );
  });

/** Puts a folder with something in it in a file's place. */
const folderAt = (name: string) => async (out: string) => {
  await rm(join(out, name), { force: true });
  await mkdir(join(out, name, 'inside'), { recursive: true });
};

/** Lets the file system refuse to move a file to a place while something is done. */
async function refusing<T>(to: RegExp, work: () => Promise<T>): Promise<T> {
  const rename = fs.renameSync;
  fs.renameSync = (from, target) => {
    if (to.test(String(target))) throw Object.assign(new Error('EIO: i/o error'), { code: 'EIO' });
    rename(from, target);
  };
  syncBuiltinESMExports();
  try {
    return await work();
  } finally {
    fs.renameSync = rename;
    syncBuiltinESMExports();
  }
}

describe('moving a build into place', () => {
  for (const name of [
    TOWN,
    `${TOWN}.br`,
    `${TOWN}.sig`,
    'directory.json',
    'services/99107023017000.json',
    '.ozg-feed.json',
  ]) {
    it(`does not begin where ${name} is a folder`, () =>
      hindered(folderAt(name), (found, out) => {
        expect(found).to.have.length(1);
        expect(found[0]).to.match(/liegt ein Ordner, wo eine Datei hingehört.*unverändert/);
        expect(found[0]).to.include(join(out, name));
      }));
  }

  it('does not begin where a folder leads nowhere', () =>
    hindered(
      async (out) => {
        await rm(join(out, 'services'), { recursive: true });
        await symlink('nowhere', join(out, 'services'));
      },
      (found, out) => {
        expect(found.join())
          .to.include(join(out, 'services'))
          .and.to.match(/führt ins Leere: nowhere gibt es nicht/);
      },
    ));

  it('does not begin where a folder may not be written to', async () => {
    const access = fs.accessSync;
    // As it answers who is not root.
    fs.accessSync = (path, mode) => {
      if (String(path).endsWith('services')) throw Object.assign(new Error('EACCES'), { code: 'EACCES' });
      access(path, mode);
    };
    syncBuiltinESMExports();
    try {
      await hindered(
        () => Promise.resolve(),
        (found, out) => {
          expect(found.join())
            .to.include(join(out, 'services'))
            .and.to.match(/darf nicht geschrieben werden/);
        },
      );
    } finally {
      fs.accessSync = access;
      syncBuiltinESMExports();
    }
  });

  it('leaves a folder alone that has the name of a feed which is gone', async () => {
    await withSource(sound, async (source, out) => {
      await mkdir(join(out, 'areas/999999999999.json'), { recursive: true });
      expect((await build({ source, out, now })).findings).to.deep.equal([]);
      expect(await readdir(join(out, 'areas'))).to.include('999999999999.json');
    });
  });

  it('broken off says so, and mixes nothing of it into a build of what was there before', async () => {
    await withSource(sound, async (source, out) => {
      await build({ source, out, now });
      const before = await contents(out);
      const state = String(sound['stand.csv']);
      await writeFile(join(source, 'stand.csv'), state.replace('wohngeld.example', 'wohnheim.example'));
      const { findings } = await refusing(/065340011011\.json$/, () => build({ source, out, now }));
      expect(findings.map((f) => describeFinding(f)).join()).to.match(/mittendrin.*EIO.*noch einmal bauen/);
      expect(await readFile(join(out, 'areas/060000000000.json'), 'utf8')).to.include('wohnheim.example');
      await writeFile(join(source, 'stand.csv'), state);
      await build({ source, out, now });
      expect(await contents(out)).to.deep.equal(before);
    });
  });

  it('broken off does not claim that nothing was written', async () => {
    await withSource(sound, async (source, out) => {
      const { code, stdout } = await refusing(/065340011011\.json$/, () =>
        runCli(['build', source, out, '--no-compress']),
      );
      expect([code, stdout]).to.deep.equal([1, 'Es wurde nur ein Teil geschrieben; bitte den Befehl wiederholen.\n']);
    });
  });
});
