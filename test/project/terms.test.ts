import { words } from '@ozg-widgets/feed';
import { channelNames, levelNames, stateNames, topicNames } from '@ozg-widgets/feed/terms';
import type { Term } from '@ozg-widgets/feed/terms';
import { expect } from 'chai';
import { de as pickerTexts } from '../../packages/widgets/src/elements/ozg-area-picker/texts.js';
import { messages as german } from '../../packages/widgets/src/locales/de.js';
import { messages as english } from '../../packages/widgets/src/locales/en.js';
import { more } from '../../packages/widgets/src/locales/more/en.js';
import { terms } from '../../packages/widgets/src/shared/i18n/topics.js';

/** One language of a list of terms. */
const namesIn = (lang: keyof Term, list: Readonly<Record<string, Term>>): Record<string, string> =>
  Object.fromEntries(Object.entries(list).map(([word, term]) => [word, term[lang]]));

/** Terms of the words that a locale has. */
const only = (names: Record<string, string>, locale: object): Record<string, string> =>
  Object.fromEntries(Object.entries(names).filter(([word]) => word in locale));

describe('terms', () => {
  it('cover the vocabulary of the format', () => {
    expect(Object.keys(topicNames)).to.have.members([...words.topic]);
    expect(Object.keys(channelNames)).to.have.members([...words.channel]);
    expect(Object.keys(levelNames)).to.have.members([...words.level]);
  });

  it('are the names that widgets show, in German', () => {
    expect(german.states).to.deep.equal(namesIn('de', stateNames));
    expect(german.channels).to.deep.equal(namesIn('de', channelNames));
    expect(terms.topics).to.deep.equal(namesIn('de', topicNames));
  });

  it('are the names that widgets show, in English', () => {
    expect(english.states).to.deep.equal(namesIn('en', stateNames));
    expect(english.channels).to.deep.equal(namesIn('en', channelNames));
    for (const element of ['service-card', 'service-list'] as const)
      expect(more[element].topics).to.deep.equal(namesIn('en', topicNames));
    const { levels } = more['area-picker'];
    expect(levels).to.deep.equal(only(namesIn('en', levelNames), levels));
    expect(Object.keys(levels)).to.have.members(Object.keys(pickerTexts.levels));
  });
});
