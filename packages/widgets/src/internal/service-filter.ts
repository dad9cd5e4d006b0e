import type { AvailabilityState } from '@ozg-widgets/feed';
import { de } from '../texts/service-list.js';
import { wordsIn } from './keys.js';
import { nameIn } from './name-in.js';

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

/** A filter without the words that nobody knows: an address may say anything. */
export const understood = ({ q, topic, audience, state }: Filter): Filter => ({
  q,
  topic: nameIn(de.topics, topic) ? topic : '',
  audience: nameIn(de.audiences, audience) ? audience : '',
  state: wordsIn(state)
    .filter((group) => nameIn(de.groups, group))
    .join(),
});

/** A filter as it stands in the address of a page: `q:wohn;topic:bauen_wohnen`. */
const written = ({ q, topic, audience, state }: Filter): string =>
  Object.entries({ q: encodeURIComponent(q), topic, audience, state })
    .flatMap(([name, value]) => (value ? `${name}:${value}` : []))
    .join(';');

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The page's address keeps several things apart with `&`; each begins with its key. */
const begins = (key: string): string => `${encodeURIComponent(key)}=`;
const partsOf = (hash: string): string[] => hash.slice(1).split('&').filter(Boolean);

/** The filter that the page's address has under a key, `undefined` where it has none. */
export function filterInAddress(key: string): Filter | undefined {
  const part = partsOf(location.hash).find((p) => p.startsWith(begins(key)));
  if (part === undefined) return;
  const given = part.slice(begins(key).length).split(';');
  return understood({
    ...EVERYTHING,
    ...Object.fromEntries(given.map((entry) => [entry.replace(/:.*/, ''), decoded(entry.replace(/^.*?:/, ''))])),
  });
}

/**
 * Puts a filter into the page's address under a key, or takes it out where it is what the page shows anyway; the rest of
 * the address stays, and the page's history neither grows nor loses its state.
 */
export function keepInAddress(key: string, filter: Filter, preset: Filter): void {
  const parts = partsOf(location.hash).filter((p) => !p.startsWith(begins(key)));
  if (written(filter) !== written(preset)) parts.push(begins(key) + written(filter));
  const address = new URL(location.href);
  address.hash = parts.join('&');
  try {
    history.replaceState(history.state, '', address);
  } catch {
    // Some frames may not, and browsers refuse too many in a row: the list works without.
  }
}
