import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { costOf } from '../size/elements.mjs';
import { tags } from '../../packages/widgets/build/tags.mjs';

const root = new URL('../../', import.meta.url);
const others = tags.filter((tag) => tag !== 'ozg-availability-badge' && tag !== 'ozg-contact-card');
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as { version: string };

const languages = Object.keys(
  JSON.parse(readFileSync(new URL('packages/widgets/languages.json', root), 'utf8')) as object,
);

/** Every key of an object of texts, with what kind of text it is. */
const keysOf = (value: object): string[] =>
  Object.entries(value).flatMap(([name, text]: [string, unknown]) =>
    typeof text === 'object' && text !== null
      ? keysOf(text).map((inner) => `${name}.${inner}`)
      : `${name} ${typeof text}`,
  );

describe('every element', () => {
  it('costs at most 4.2 kB gzip over badge and card, coverage and promotion 7', async function () {
    this.timeout(240_000);
    const costs = await costOf(others);
    console.log(
      `      ${Object.entries(costs)
        .map(([tag, cost]) => `${tag} ${cost}`)
        .join(', ')}`,
    );
    // 0.2 kB of this are deprecated attributes, and state that is computed before `render` rather than in it.
    for (const tag of others) expect(costs[tag], tag).to.be.within(200, /coverage|promo/.test(tag) ? 7000 : 4200);
  });

  it('is in one file, which is at most 26.2 kB gzip larger than that of badge and card', () => {
    const weigh = (name: string): number =>
      gzipSync(readFileSync(new URL(`dist/${version}/${name}.js`, root), 'utf8').replace(/\n\/\/# source.*\s*$/, ''), {
        level: 9,
      }).length;
    const all = readFileSync(new URL(`dist/${version}/ozg-widgets.js`, root), 'utf8');
    for (const tag of tags) expect(all).to.include(`"${tag}"`);
    // Of these, 0.4 kB check what plain forms name, which badge and card do without; 0.4 kB are deprecated attributes, 0.7 kB
    // plain code in place of tricks; the tolerant reader, which both have, became 3.6 kB smaller.
    expect(weigh('ozg-widgets')).to.be.at.most(weigh('ozg-badge-card') + 26_200);
  });

  it('is described in the readme, and has stories and tests', () => {
    const readme = readFileSync(new URL('packages/widgets/README.md', root), 'utf8');
    for (const tag of tags) {
      const name = tag.slice('ozg-'.length);
      expect(readme, tag).to.include(`<${tag}>`);
      expect(readFileSync(new URL(`stories/${name}.stories.ts`, root), 'utf8')).to.include(`'${tag}'`);
      expect(readFileSync(new URL(`test/widgets/elements/${name}.test.ts`, root), 'utf8')).to.include(tag);
    }
  });

  for (const language of languages.filter((tag) => tag !== 'de')) {
    it(`says the same in ${language} as in German`, async () => {
      const { more } = (await import(`../../packages/widgets/src/locales/more/${language}.js`)) as {
        more: Record<string, object | string>;
      };
      expect(more.lang).to.equal(language);
      for (const tag of others) {
        const name = tag.slice('ozg-'.length);
        const { de } = (await import(`../../packages/widgets/src/elements/${tag}/texts.js`)) as { de: object };
        expect(keysOf(more[name] as object).sort(), name).to.deep.equal(keysOf(de).sort());
      }
    });
  }
});
