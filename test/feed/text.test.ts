import { fallbacks, wording } from '@ozg-widgets/feed';
import { expect } from 'chai';
import fc from 'fast-check';
import * as arbitrary from './fixtures/arbitrary.js';

/** A text in the given languages; each wording is its own tag. */
const inLanguages = (...tags: string[]) => tags.map((lang) => ({ lang, text: lang }));

describe('wording', () => {
  const cases: [reader: string, has: string[], gets: string][] = [
    ['de', ['en', 'de'], 'de'],
    ['de-AT', ['en', 'de'], 'de'],
    ['de-AT', ['de', 'de-AT'], 'de-AT'],
    ['de-CH-1996', ['de', 'de-CH'], 'de-CH'],
    ['de-simple', ['de', 'de-simple'], 'de-simple'],
    ['de-simple', ['en', 'de'], 'de'],
    ['de', ['de-simple', 'de'], 'de'],
    ['de', ['en', 'de-simple'], 'de-simple'],
    ['en-GB', ['de', 'en'], 'en'],
    ['en-GB', ['de', 'en-US'], 'en-US'],
    ['en', ['de', 'en-GB'], 'en-GB'],
    ['fr', ['en', 'de'], 'de'],
    ['fr', ['en', 'de-DE'], 'de-DE'],
    ['fr', ['en', 'da'], 'en'],
    ['EN-gb', ['de', 'en-GB'], 'en-GB'],
    ['en', ['de', 'EN'], 'EN'],
    ['e', ['en', 'de'], 'de'],
    ['eng', ['en', 'de'], 'de'],
    ['', ['en', 'de'], 'de'],
    ['-', ['en', 'de'], 'de'],
  ];
  for (const [reader, has, gets] of cases) {
    it(`gives a reader of "${reader}" ${gets} out of ${has.join(', ')}`, () => {
      expect(wording(inLanguages(...has), reader)).to.deep.equal({ lang: gets, text: gets });
    });
  }

  it('takes a plain string for German, whoever reads it', () => {
    expect(wording('Ummelden', 'en')).to.deep.equal({ lang: 'de', text: 'Ummelden' });
  });

  it('gives nothing out of nothing', () => {
    expect(wording([], 'en')).to.deep.equal({ lang: 'en', text: '' });
  });

  it('always gives one of the wordings that there are', () => {
    fc.assert(
      fc.property(arbitrary.text, fc.string(), (text, reader) => {
        const found = wording(text, reader);
        if (typeof text === 'string') expect(found.text).to.equal(text);
        else expect(text).to.include(found);
      }),
    );
  });
});

describe('fallbacks', () => {
  for (const [lang, tags] of [
    ['de-CH-1996', ['de-ch-1996', 'de-ch', 'de']],
    ['de-simple', ['de-simple', 'de']],
    ['EN', ['en']],
  ] as const) {
    it(`of ${lang} are ${tags.join(', ')}`, () => {
      expect(fallbacks(lang)).to.deep.equal(tags);
    });
  }
});
