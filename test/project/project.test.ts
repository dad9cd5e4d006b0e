import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { messages as de } from '../../packages/widgets/src/locales/de.js';
import { expect } from 'chai';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const files = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  .trim()
  .split('\n')
  .filter((path) => existsSync(join(root, path)));
const { version } = JSON.parse(read('package.json')) as { version: string };

describe('the project', () => {
  const manifests = files.filter((path) => /^packages\/[^/]+\/package\.json$/.test(path));
  const published = manifests
    .filter((path) => !(JSON.parse(read(path)) as { private?: boolean }).private)
    .map((path) => dirname(path).replace('packages/', ''));

  it('publishes its packages under one version, with their source, their issues and their licence', () => {
    expect(published).to.include.members(['feed', 'sdk', 'widgets', 'doctor', 'publisher']);
    const { url } = /^url: (?<url>\S+)$/m.exec(read('publiccode.yml'))!.groups as { url: string };
    for (const name of published) {
      const manifest = JSON.parse(read(`packages/${name}/package.json`)) as Record<string, unknown>;
      expect(manifest, name).to.deep.include({
        version,
        license: 'EUPL-1.2',
        repository: { type: 'git', url: `git+${url}.git`, directory: `packages/${name}` },
        bugs: { url: `${url}/issues`, email: 'kontakt@ozg-widgets.example.org' },
        publishConfig: { access: 'public', provenance: true },
      });
      expect(manifest.keywords, name).to.include('ozg');
    }
    expect(read('publiccode.yml')).to.include(`softwareVersion: ${version}\n`);
  });

  for (const name of published) {
    it(`ships every file that the exports of ${name} name`, () => {
      const folder = `packages/${name}`;
      const manifest = JSON.parse(read(`${folder}/package.json`)) as {
        version: string;
        exports: Record<string, string | Record<string, string>>;
        bin?: Record<string, string>;
        dependencies: Record<string, string>;
      };
      expect(manifest.version).to.equal(version);
      const targets = Object.values(manifest.exports).flatMap((e) => (typeof e === 'string' ? e : Object.values(e)));
      for (const target of [...targets, ...Object.values(manifest.bin ?? {})].filter((t) => !t.includes('*'))) {
        expect(existsSync(join(root, folder, target)), `${folder}/${target}`).to.equal(true);
      }
      for (const [dependency, range] of Object.entries(manifest.dependencies))
        expect(range, dependency).to.match(/^\d+\.\d+\.\d+$/);
    });
  }

  it('pins every tool to one version', () => {
    const { devDependencies } = JSON.parse(read('package.json')) as { devDependencies: Record<string, string> };
    for (const [name, range] of Object.entries(devDependencies)) expect(range, name).to.match(/^\d+\.\d+\.\d+$/);
  });

  const banned: [what: string, pattern: RegExp, where: RegExp][] = [
    ['code made from text', /new Function\(|\beval\(/, /^packages\/.*\/src\//],
    [
      'markup made from text',
      /innerHTML\s*=|unsafeHTML|insertAdjacentHTML|document\.write/,
      /^packages\/(feed|sdk|widgets)\/src\//,
    ],
    ['a style attribute in a template', /style="/, /^packages\/widgets\/src\/|^examples\/.*\.html$/],
    ['an inline script', /<script(?![^>]*\bsrc=)[^>]*>/, /^examples\/.*\.html$/],
    [
      'storage or cookies',
      /localStorage|sessionStorage|indexedDB|document\.cookie/,
      // The area picker remembers a choice where a page asks it to.
      /^packages\/(feed|sdk|widgets)\/src\/(?!elements\/ozg-area-picker\/)/,
    ],
    ['the global configuration of zod', /z\.config\(/, /^packages\//],
    [
      'a disabled test or rule',
      /\b(it|describe)\.(only|skip)\(|eslint-disable|@ts-ignore|@ts-nocheck/,
      /^(packages|test|stories|examples)\//,
    ],
  ];
  for (const [what, pattern, where] of banned) {
    it(`has no ${what}`, () => {
      const searched = files.filter(
        (path) => where.test(path) && /\.(ts|mjs|html)$/.test(path) && path !== 'test/project/project.test.ts',
      );
      expect(searched.length).to.be.above(3);
      expect(searched.filter((path) => pattern.test(read(path)))).to.deep.equal([]);
    });
  }

  it('has no bundle that could make code from text', () => {
    expect(read(`dist/${version}/ozg-badge-card.js`)).not.to.match(/new Function|\beval\(/);
  });

  it('has no source file of more than 400 lines', () => {
    const long = files.filter(
      (path) => /^packages\/.*\/src\/.*\.ts$/.test(path) && read(path).split('\n').length > 401,
    );
    expect(long).to.deep.equal([]);
  });

  const languages = JSON.parse(read('packages/widgets/languages.json')) as Record<string, { reviewed: boolean }>;

  it('lists every language, and marks those that no native speaker has reviewed', () => {
    const tags = files.flatMap((path) => /^packages\/widgets\/src\/locales\/([\w-]+)\.ts$/.exec(path)?.[1] ?? []);
    expect(Object.keys(languages)).to.have.members(tags);
    expect(Object.keys(languages).filter((tag) => languages[tag]?.reviewed)).to.deep.equal(['de']);
  });

  for (const tag of Object.keys(languages)) {
    it(`has every text, state and channel of German in ${tag}`, async () => {
      const { messages } = (await import(`../../packages/widgets/src/locales/${tag}.js`)) as { messages: typeof de };
      const keys = (value: object): string[] =>
        Object.entries(value).flatMap(([k, v]) =>
          typeof v === 'object' ? keys(v as object).map((inner) => `${k}.${inner}`) : `${k} ${typeof v}`,
        );
      expect(keys(messages).sort()).to.deep.equal(keys(de).sort());
      expect(messages.lang).to.equal(tag);
      for (const [name, text] of Object.entries(messages) as [string, unknown][]) {
        if (typeof text === 'function') expect((text as (...a: unknown[]) => string)(2, '2027'), name).to.match(/2/);
        else if (typeof text === 'string') expect(text.trim(), name).to.not.equal('');
      }
    });
  }

  for (const page of ['README.md', 'README.de.md'])
    it(`shows in ${page} a tag that works in the example town`, () => {
      const readme = read(page);
      const feed = JSON.parse(read(`examples/town${/rel="ozg-feed" href="(.*?)"/.exec(readme)![1]!}`)) as {
        services: { key: string }[];
      };
      expect(feed.services.map((s) => s.key)).to.include(/badge service="(\d+)"/.exec(readme)![1]);
    });

  it('has no dead link in its Markdown pages', () => {
    const dead = files
      .filter((path) => path.endsWith('.md'))
      .flatMap((path) =>
        [...read(path).matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(
          ([, target]) => [path, join(dirname(path), target!)] as const,
        ),
      )
      .filter(([, target]) => !existsSync(join(root, target)));
    expect(dead).to.deep.equal([]);
  });
});
