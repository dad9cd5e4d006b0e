/** What the elements call the words of the format. */
import { messages as de } from '../../widgets/dist/locales/de.js';
import { messages as en } from '../../widgets/dist/locales/en.js';
import { more as moreEn } from '../../widgets/dist/locales/more/en.js';
import { de as notices } from '../../widgets/dist/elements/ozg-notices/texts.js';
import { de as serviceList } from '../../widgets/dist/elements/ozg-service-list/texts.js';

const wordsOf = ({ states }, { groups, topics, audiences }, { kinds }) => ({
  ...states,
  ...groups,
  ...topics,
  ...audiences,
  ...kinds,
});

/** By language, then by the format's word. */
export const spoken = {
  de: wordsOf(de, serviceList, notices),
  en: wordsOf(en, moreEn['service-list'], moreEn.notices),
};
