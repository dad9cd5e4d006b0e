/** The filters in the page's fragment. Loaded only if the page asks for it. */
import { pageUrl } from '#host-page';
import { EMPTY_FILTER, parseFilter } from './filter.js';
import type { Filter } from './filter.js';

/** Returns a filter as text: `q:wohn;topic:bauen_wohnen`. */
const serialize = ({ q, topic, audience, state }: Filter): string =>
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

/** A fragment has several parts, separated by `&`; each starts with its key. */
const begins = (key: string): string => `${encodeURIComponent(key)}=`;
const partsOf = (address: string): string[] =>
  address
    .replace(/^[^#]*#?/, '')
    .split('&')
    .filter(Boolean);

/**
 * Returns the filter under a key of the page's fragment. A fragment without that key keeps the `current` filter, since it
 * leads to something else on the page; an empty one resets it to the `preset`.
 */
export function readFilter(key: string, current: Filter, preset: Filter): Filter {
  const parts = partsOf(pageUrl());
  const part = parts.find((p) => p.startsWith(begins(key)));
  if (part === undefined) return parts.length ? current : preset;
  const given = part.slice(begins(key).length).split(';');
  return parseFilter({
    ...EMPTY_FILTER,
    ...Object.fromEntries(given.map((entry) => [entry.replace(/:.*/, ''), decoded(entry.replace(/^.*?:/, ''))])),
  });
}

/**
 * Writes a filter to the page's fragment under a key, or removes it if it equals the preset. Keeps the rest of the
 * fragment, and adds no entry to the history.
 */
export function writeFilter(key: string, filter: Filter, preset: Filter): void {
  const parts = partsOf(pageUrl()).filter((p) => !p.startsWith(begins(key)));
  if (serialize(filter) !== serialize(preset)) parts.push(begins(key) + serialize(filter));
  const address = new URL(pageUrl());
  address.hash = parts.join('&');
  try {
    history.replaceState(history.state, '', address);
  } catch {
    // Browsers reject this in some frames, and too many calls in a row.
  }
}
