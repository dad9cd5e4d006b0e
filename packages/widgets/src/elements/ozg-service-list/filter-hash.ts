/** A list's filter in the address of its page. Loaded only where a page wants it there. */
import { here } from '#host-page';
import { EVERYTHING, understood } from './filter.js';
import type { Filter } from './filter.js';

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
const partsOf = (address: string): string[] =>
  address
    .replace(/^[^#]*#?/, '')
    .split('&')
    .filter(Boolean);

/**
 * The filter that the page's address has under a key. An address that leads to something else on the page leaves what is
 * `there`: it must not take back what somebody has typed. One that leads nowhere has what the page shows anyway.
 */
export function filterInAddress(key: string, there: Filter, preset: Filter): Filter {
  const parts = partsOf(here());
  const part = parts.find((p) => p.startsWith(begins(key)));
  if (part === undefined) return parts.length ? there : preset;
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
  const parts = partsOf(here()).filter((p) => !p.startsWith(begins(key)));
  if (written(filter) !== written(preset)) parts.push(begins(key) + written(filter));
  const address = new URL(here());
  address.hash = parts.join('&');
  try {
    history.replaceState(history.state, '', address);
  } catch {
    // Some frames may not, and browsers refuse too many in a row: the list works without.
  }
}
