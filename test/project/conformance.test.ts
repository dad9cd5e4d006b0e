/** Keeps the pages on accessibility complete, and lets them name only what is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { tags } from '../../packages/widgets/build/tags.mjs';

const root = new URL('../../', import.meta.url);
const folder = new URL('packages/widgets/accessibility/', root);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

const pages = readdirSync(folder);
const page = (name: string): string => readFileSync(new URL(name, folder), 'utf8');

/** Every criterion of WCAG 2.2 of levels A and AA. */
const A =
  '1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2';
const AA =
  '1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3';
const levels = new Map([
  ...A.split(' ').map((number) => [number, 'A'] as const),
  ...AA.split(' ').map((number) => [number, 'AA'] as const),
]);
/** EN 301 549 V3.2.1 follows WCAG 2.1. */
const later = /^(2\.4\.11|2\.5\.7|2\.5\.8|3\.2\.6|3\.3\.7|3\.3\.8)$/;
const clauseOf = (criterion: string): string => (later.test(criterion) ? '–' : `9.${criterion}`);

/** The cells of every row of every table whose first cell looks like this. */
const rows = (text: string, first: RegExp): string[][] =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim()),
    )
    .filter(([cell]) => first.test(cell!));

const CRITERION = /^\d\.\d\.\d/;
const inCode = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code!);

describe('the pages on accessibility', () => {
  it('are one for each element, and one for what all have in common', () => {
    expect(pages).to.have.members(['README.md', 'erklaerung.md', ...tags.map((tag) => `${tag}.md`)]);
    for (const tag of tags) expect(page('README.md')).to.include(`(${tag}.md)`);
  });

  it('tell of every criterion of WCAG 2.2 A and AA, with its level and its clause in EN 301 549', () => {
    const listed = rows(page('README.md'), CRITERION).map(([criterion, clause, level, state]) => {
      const [number = ''] = criterion!.split(' ');
      expect(clause, number).to.equal(clauseOf(number));
      expect(level, number).to.equal(levels.get(number));
      expect(state, number).to.be.oneOf(['erfüllt', 'kommt nicht vor', 'Seite']);
      return number;
    });
    expect(listed).to.have.members([...levels.keys()]);
  });

  for (const tag of tags)
    it(`tell of <${tag}> what was checked and where, what the page has to do, and what the limits are`, () => {
      const text = page(`${tag}.md`);
      for (const part of [
        `# ${tag}\n`,
        '(README.md)',
        '## Geprüft',
        '## Was die Seite tut',
        '## Grenzen',
        '## In English',
      ])
        expect(text).to.include(part);
      const checked = rows(text, CRITERION);
      expect(checked.length).to.be.above(3);
      for (const [criterion = '', clause, , test = ''] of checked) {
        expect(levels.has(criterion), criterion).to.equal(true);
        expect(clause, criterion).to.equal(clauseOf(criterion));
        expect(inCode(test), criterion).to.have.lengthOf(1);
      }
    });

  it('name only tests that are there, and that speak of the element', () => {
    for (const name of pages) {
      const named = inCode(page(name)).filter((code) => code.startsWith('test/'));
      for (const path of named) {
        expect(existsSync(new URL(path, root)), `${name}: ${path}`).to.equal(true);
        if (path.startsWith('test/widgets/') && name.startsWith('ozg-'))
          expect(read(path), `${name}: ${path}`).to.include(name.replace('.md', ''));
      }
      if (name !== 'erklaerung.md') expect(named, name).to.not.be.empty;
    }
  });

  it('name only keys that those tests press', () => {
    const KEY = /^`(Tab|Enter|Space|Escape|Home|End|Alt|Arrow\w+)`/;
    let count = 0;
    for (const name of pages)
      for (const [keys = '', , test = ''] of rows(page(name), KEY))
        for (const key of inCode(keys)) {
          const [path = ''] = inCode(test);
          expect(read(path), `${name}: ${key}`).to.match(new RegExp(`['"]${key}['"]`));
          count++;
        }
    expect(count).to.be.above(10);
  });

  it('give the host a paragraph of its own, in German and English, of this version', () => {
    const { version } = JSON.parse(read('package.json')) as { version: string };
    const paragraphs = page('erklaerung.md').split(/^## (?:Deutsch|English)$/m);
    expect(paragraphs).to.have.lengthOf(3);
    for (const paragraph of paragraphs.slice(1)) {
      expect(paragraph).to.include(version);
      expect(paragraph).to.match(/EN 301 549/);
      expect(paragraph).to.match(/WCAG 2\.2/);
    }
  });
});
