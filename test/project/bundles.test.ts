import { expect } from 'chai';
import { unzipSync } from 'fflate';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { archive } from '../../packages/widgets/build/release.mjs';
import { names } from '../../packages/widgets/src/frame/element-names.js';
import { modulePath, tags } from '../../packages/widgets/build/tags.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const { version } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as { version: string };
const languages = Object.keys(
  JSON.parse(readFileSync(`${root}packages/widgets/languages.json`, 'utf8')) as object,
).filter((tag) => tag !== 'de');

/** The files of a folder and of all folders in it. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(folder.length + 1).replace(/^\//, ''));

/** Whether a path matches a pattern in which `*` stands for one segment, or a part of it. */
const matches = (path: string, pattern: string): boolean =>
  new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`).test(path);

interface Integrity {
  version: string;
  immutable: boolean;
  files: Record<string, string>;
  note?: string;
}

const integrityOf = (folder: string): Integrity =>
  JSON.parse(readFileSync(`${root}dist/${folder}/integrity.json`, 'utf8')) as Integrity;

describe('the folder of a version', () => {
  const folder = `${root}dist/${version}`;
  const files = filesIn(folder);
  const read = (name: string): string => readFileSync(`${folder}/${name}`, 'utf8');

  it('has every bundle, every element, every language, every theme, and what says so', () => {
    expect(files).to.include.members([
      'ozg-widgets.js',
      'ozg-badge-card.js',
      'autoloader.js',
      'frame.html',
      'frame.js',
      'frame-height.js',
      'integrity.json',
      'LICENSES.txt',
      ...tags.map((tag) => `elements/${tag}.js`),
      ...languages.flatMap((tag) => [`locales/${tag}.js`, `locales/more/${tag}.js`]),
      ...readdirSync(`${root}packages/widgets/themes`).map((name) => `themes/${name}`),
    ]);
    const places = files.filter((name) => !/\.map$/.test(name)).map((name) => name.replace(/[^/]*$/, ''));
    expect([...new Set(places)]).to.have.members([
      '',
      'chunks/',
      'chunks/ozg-widgets/',
      'elements/',
      'locales/',
      'locales/more/',
      'themes/',
    ]);
    expect(files.filter((name) => name.startsWith('elements/') && name.endsWith('.js'))).to.have.length(tags.length);
  });

  it('has whatever its scripts ask for', () => {
    for (const name of files.filter((file) => file.endsWith('.js'))) {
      for (const [, wanted] of read(name).matchAll(/(?:from|import)\s?\(?"(\.[^"]+)"/g)) {
        const path = new URL(wanted!, `file:///${name}`).pathname.slice(1);
        expect(files, `${name} asks for ${wanted!}`).to.include(path);
      }
    }
  });

  it('needs nothing at first but one file: badge and card, or all elements', () => {
    for (const name of ['ozg-badge-card.js', 'ozg-widgets.js', 'autoloader.js'])
      expect(read(name), name).not.to.match(/(^|;)import ?[{"*]/m);
  });

  it('lets nobody who loads badge and card load all elements later, and the other way round', () => {
    const later = [...read('ozg-badge-card.js').matchAll(/import\("\.\/([^"]+)"\)/g)].map(([, name]) => name!);
    expect(later).to.include('v-card.js');
    for (const name of later) expect(read(name), name).not.to.match(/ozg-widgets\.js|from ?"/);
  });

  it('asks a page with one badge for three more files at the most', () => {
    const imports = [...read('elements/ozg-availability-badge.js').matchAll(/from ?"([^"]+)"/g)];
    expect(imports.map(([, name]) => name)).to.deep.equal(['../chunks/core.js']);
    for (const tag of tags)
      expect([...read(`elements/${tag}.js`).matchAll(/from ?"([^"]+)"/g)].length, tag).to.be.at.most(4);
  });

  it('has for frames a script that stays below 2 kB gzip, and for the page around one that stays below 1 kB as it is', () => {
    const code = (name: string): string => read(name).replace(/\n\/\/# source.*\s*$/, '');
    expect(gzipSync(code('frame.js'), { level: 9 }).length).to.be.below(2048);
    expect(code('frame-height.js').length).to.be.below(1024);
    expect(code('frame-height.js')).not.to.match(/\bimport\b|\bexport\b/);
    // What it shares with the elements is loaded with them anyway.
    expect([...code('frame.js').matchAll(/from ?"([^"]+)"/g)].map(([, name]) => name)).to.deep.equal([
      './chunks/core.js',
    ]);
  });

  it('has in its frames every element, but the one that chooses for a page', () => {
    expect(['ozg-area-picker', ...Object.keys(names).map((name) => `ozg-${name}`)]).to.have.members(tags);
  });

  it('has the checksum of every script and style sheet', () => {
    const { files: sums, immutable, version: of } = integrityOf(version);
    expect([of, immutable]).to.deep.equal([version, true]);
    expect(Object.keys(sums)).to.have.members(files.filter((name) => /\.(js|css)$/.test(name)));
    for (const [name, sum] of Object.entries(sums))
      expect(sum, name).to.equal(
        `sha384-${createHash('sha384')
          .update(readFileSync(`${folder}/${name}`))
          .digest('base64')}`,
      );
  });

  it('passes on the licences of what is built in', () => {
    const licences = read('LICENSES.txt');
    for (const library of ['lit-html', 'ky', 'lean-qr'])
      expect(licences).to.match(new RegExp(`^${library} \\d+\\.\\d+\\.\\d+ \\(`, 'm'));
    expect(licences).to.contain('Redistribution and use in source and binary forms');
  });

  it('can be made again, byte for byte: no path of this machine, no date is in it', () => {
    for (const name of files) {
      expect(read(name), name).not.to.contain(root);
      if (name.endsWith('.map'))
        expect(JSON.parse(read(name)) as { sources: string[] }, name).to.satisfy(({ sources }: { sources: string[] }) =>
          sources.every((source) => !/^(\/|file:)/.test(source)),
        );
    }
  });
});

describe('the folder that moves on', () => {
  const major = version.split('.')[0]!;

  it('has the same files, and says that nobody can know their checksums', () => {
    const same = (name: string): boolean => name !== 'integrity.json';
    const now = filesIn(`${root}dist/${version}`).filter(same);
    expect(filesIn(`${root}dist/${major}`).filter(same)).to.have.members(now);
    for (const name of now)
      expect(readFileSync(`${root}dist/${major}/${name}`).equals(readFileSync(`${root}dist/${version}/${name}`)), name)
        .to.be.true;
    expect(integrityOf(major)).to.deep.include({ version, immutable: false, files: {} });
    expect(integrityOf(major).note).to.contain(version);
  });
});

describe('the archive', () => {
  const path = `${root}dist/ozg-widgets-${version}.zip`;
  const content = unzipSync(readFileSync(path));

  it('has the folder of the version, the licence, and a word for whoever unpacks it', () => {
    expect(Object.keys(content)).to.have.members([
      'LICENSE',
      'LIESMICH.txt',
      ...filesIn(`${root}dist/${version}`).map((name) => `${version}/${name}`),
    ]);
    for (const name of Object.keys(content).filter((file) => file.startsWith(version)))
      expect(readFileSync(`${root}dist/${name}`).equals(content[name]!), name).to.be.true;
    const readme = new TextDecoder().decode(content['LIESMICH.txt']);
    expect(readme).to.contain(`/ozg/${version}/ozg-widgets.js`).and.to.contain("script-src 'self'; connect-src");
    expect(readme).not.to.contain('{');
  });

  it('is the same whenever and wherever it is made', () => {
    const files = new Map(
      Object.entries(content)
        .filter(([name]) => name.startsWith(`${version}/`))
        .map(([name, bytes]) => [name.slice(version.length + 1), Buffer.from(bytes)]),
    );
    const words = {
      licence: readFileSync(`${root}LICENSE`),
      readme: readFileSync(`${root}packages/widgets/build/LIESMICH.txt`, 'utf8'),
    };
    const before = process.env.TZ;
    for (const zone of ['Pacific/Kiritimati', 'America/Los_Angeles']) {
      process.env.TZ = zone;
      expect(archive(files, version, words).equals(readFileSync(path)), zone).to.be.true;
    }
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });
});

describe('the packages', () => {
  for (const name of ['feed', 'sdk', 'widgets', 'doctor', 'publisher']) {
    const folder = `${root}packages/${name}`;
    const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as {
      exports: Record<string, string | Record<string, string>>;
      files: string[];
    };

    it(`leads to a file wherever ${name} may be imported, patterns too, and ships it`, () => {
      const targets = Object.values(manifest.exports).flatMap((target) =>
        typeof target === 'string' ? target : Object.values(target),
      );
      for (const target of targets) {
        const path = target.slice(2);
        const found = path.includes('*')
          ? filesIn(folder).some((file) => matches(file, path))
          : existsSync(`${folder}/${path}`);
        expect(found, target).to.be.true;
        const shipped =
          path === 'package.json' || manifest.files.some((file) => path === file || path.startsWith(`${file}/`));
        expect(shipped, `${target} is shipped`).to.be.true;
      }
    });
  }

  it('names exactly the modules that do something when they are imported', () => {
    const { sideEffects } = JSON.parse(readFileSync(`${root}packages/widgets/package.json`, 'utf8')) as {
      sideEffects: string[];
    };
    const doing = [
      'bundles/all',
      'bundles/autoloader',
      'bundles/badge-card',
      'frame/frame',
      'frame/frame-height',
      'ssr/hydrate',
      'index',
      ...tags.map(modulePath),
    ];
    const named = (path: string): boolean => sideEffects.some((pattern) => matches(path, pattern));
    for (const name of doing)
      expect([`./dist/${name}.js`, `./src/${name}.ts`].every(named), `${name} has side effects`).to.be.true;
    for (const name of filesIn(`${root}packages/widgets/src`).filter((file) => file.endsWith('.ts'))) {
      const defines = readFileSync(`${root}packages/widgets/src/${name}`, 'utf8').includes('customElements.define(');
      if (defines) expect(named(`./src/${name}`), name).to.be.true;
    }
  });
});
