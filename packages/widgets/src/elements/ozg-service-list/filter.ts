import type { StateGroup } from '@ozg-widgets/feed';
import { de } from './texts.js';
import { asText, wordsIn } from '../../shared/data/parse-attributes.js';
import { term } from '../../shared/i18n/term.js';

/** The groups, the best one first. `unknown` is separate, since it must not look like "not online". */
export const STATE_GROUPS: readonly StateGroup[] = ['usable', 'coming', 'offline', 'unknown'];

/** Filters of a list; an empty string matches everything. `state` has groups separated by commas. */
export interface Filter {
  q: string;
  topic: string;
  audience: string;
  state: string;
}

/** The filter that matches everything. */
export const EMPTY_FILTER: Readonly<Filter> = { q: '', topic: '', audience: '', state: '' };

/** Returns a filter without unknown words: a URL or an attribute can contain anything. */
export const parseFilter = ({ q, topic, audience, state }: { [P in keyof Filter]: Filter[P] | undefined }): Filter => ({
  q: asText(q),
  topic: knownWord(de.topics, topic),
  audience: knownWord(de.audiences, audience),
  state: wordsIn(state)
    .filter((group) => term(de.groups, group))
    .join(),
});

const knownWord = (names: Readonly<Record<string, string>>, word: string | undefined): string =>
  word !== undefined && term(names, word) !== undefined ? word : '';
