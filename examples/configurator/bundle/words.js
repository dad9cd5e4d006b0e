/** What the elements call the words of the format. */
import { messages as de } from '../../../packages/widgets/dist/locales/de.js';
import { messages as en } from '../../../packages/widgets/dist/locales/en.js';
import { more as moreEn } from '../../../packages/widgets/dist/locales/more/en.js';
import { de as notices } from '../../../packages/widgets/dist/texts/notices.js';
import { de as serviceList } from '../../../packages/widgets/dist/texts/service-list.js';

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
