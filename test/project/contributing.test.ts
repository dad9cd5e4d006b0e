import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const read = (path: string): string => readFileSync(at(path), 'utf8');

/** The paths in code spans: `packages/feed/src/`, `stories/`; no placeholders such as `ozg-x`. */
const pathsIn = (text: string): string[] =>
  [...text.matchAll(/`((?:packages|test|stories|examples|scripts)\/[^`]*)`/g)]
    .map(([, path = '']) => path)
    .filter((path) => !/ozg-x\b/.test(path));

describe('CONTRIBUTING', () => {
  const page = read('CONTRIBUTING.md');
  const questions = page
    .slice(page.indexOf('## Where does a change go?'), page.indexOf('## Add'))
    .split('\n')
    .filter((line) => /^\| .*\?/.test(line));

  it('answers at least ten questions about where a change goes', () => {
    expect(questions.length).to.be.at.least(10);
    for (const question of questions) expect(pathsIn(question), question).not.to.be.empty;
  });

  it('names only paths that exist', () => {
    const paths = pathsIn(page);
    expect(paths.length).to.be.above(25);
    expect(paths.filter((path) => !existsSync(at(path)))).to.deep.equal([]);
  });

  it('names only scripts that package.json has', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...page.matchAll(/npm run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(named).to.include('test:one');
    for (const name of named) expect(scripts).to.have.property(name);
  });
});

describe('ARCHITECTURE', () => {
  const page = read('ARCHITECTURE.md');
  const glossary = page
    .slice(page.indexOf('## Glossary'))
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (German|---)/.test(line));
  const sources = ['packages/feed/src', 'packages/sdk/src', 'packages/publisher/src'].flatMap((folder) =>
    readdirSync(at(folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => read(`${folder}/${name}`)),
  );
  const words = new Set(sources.join('\n').match(/[\w-]+/g));

  it('has a glossary with identifiers that the code uses', () => {
    const identifiers = glossary.flatMap((line) =>
      [...(line.split('|')[3] ?? '').matchAll(/`([^`/]+)`/g)].flatMap(([, code = '']) => code.split('.')),
    );
    expect(identifiers).to.include.members(['ars', 'ags', 'topic', 'maturity', 'efa', 'asOf']);
    expect(identifiers.filter((name) => !words.has(name))).to.deep.equal([]);
  });

  it('names every package and every folder of a package', () => {
    const folders = ['feed', 'sdk', 'widgets', 'doctor', 'publisher'].flatMap((name) =>
      readdirSync(at(`packages/${name}/src`), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name),
    );
    expect(folders.filter((name) => !page.includes(`\`${name}\``) && !page.includes(`\`${name}/`))).to.deep.equal([]);
  });
});
