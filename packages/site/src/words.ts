/** The words that the elements use for the terms of the format. */
import { de as notices } from '../../widgets/dist/elements/ozg-notices/texts.js';
import { de as serviceList } from '../../widgets/dist/elements/ozg-service-list/texts.js';
import { messages as de } from '../../widgets/dist/locales/de.js';
import { messages as en } from '../../widgets/dist/locales/en.js';
import { more } from '../../widgets/dist/locales/more/en.js';
import type { Language } from './state.js';

type Words = Readonly<Record<string, string>>;

/** The texts of the elements that name terms of the format. */
interface ElementTexts {
  base: { states: Words };
  serviceList: { groups: Words; topics: Words; audiences: Words };
  notices: { kinds: Words };
}

const wordsOf = ({ base, serviceList: { groups, topics, audiences }, notices: { kinds } }: ElementTexts): Words => ({
  ...base.states,
  ...groups,
  ...topics,
  ...audiences,
  ...kinds,
});

/** The words of a language, by the term of the format. */
export const words: Readonly<Record<Language, Words>> = {
  de: wordsOf({ base: de, serviceList, notices }),
  en: wordsOf({ base: en, serviceList: more['service-list'], notices: more.notices }),
};
