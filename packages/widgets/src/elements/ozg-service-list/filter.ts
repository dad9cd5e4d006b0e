import type { AvailabilityState } from '@ozg-widgets/feed';
import { de } from './texts.js';
import { asText, wordsIn } from '../../shared/data/parse-attributes.js';
import { nameIn } from '../../shared/i18n/term.js';

/** What services have in common for somebody who wants one now. */
export type StateGroup = 'usable' | 'coming' | 'offline' | 'unknown';

/** The groups, the best first. What nobody has said is a group of its own: it must not look like "not online". */
export const STATE_GROUPS: readonly StateGroup[] = ['usable', 'coming', 'offline', 'unknown'];

/** The group of a state. */
export const groupOf = (state: AvailabilityState): StateGroup =>
  /^(available|degraded|pilot|rolling-out)$/.test(state)
    ? 'usable'
    : /^(planned|in-progress)$/.test(state)
      ? 'coming'
      : state === 'unknown'
        ? 'unknown'
        : 'offline';

/** What a list of services is narrowed to; an empty string narrows nothing. `state`: groups, commas between them. */
export interface Filter {
  q: string;
  topic: string;
  audience: string;
  state: string;
}

/** Nothing is left out. */
export const EVERYTHING: Readonly<Filter> = { q: '', topic: '', audience: '', state: '' };

/** A filter without the words that nobody knows: an address or an attribute may say anything. */
export const understood = ({ q, topic, audience, state }: { [P in keyof Filter]: Filter[P] | undefined }): Filter => ({
  q: asText(q),
  topic: nameIn(de.topics, topic) ? topic! : '',
  audience: nameIn(de.audiences, audience) ? audience! : '',
  state: wordsIn(state)
    .filter((group) => nameIn(de.groups, group))
    .join(),
});
