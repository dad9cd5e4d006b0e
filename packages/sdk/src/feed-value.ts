import { readFeed } from '@ozg-widgets/feed';
import type { Feed } from '@ozg-widgets/feed';
import { deepFreeze } from './deep-freeze.js';

/**
 * Reads a document as a feed that many callers may share: plain frozen data. Records are still checked when they are
 * first read. Look-ups and `issues` are not enumerable, so `structuredClone`, `postMessage`, `JSON.stringify` and
 * spreading give the document.
 */
export function parseFeed(document: unknown): Feed | undefined {
  const { feed } = readFeed(document);
  if (!feed) return;
  const parts = Object.getOwnPropertyDescriptors(feed) as Record<string, PropertyDescriptor>;
  for (const [name, part] of Object.entries(parts)) {
    const get = part.get?.bind(feed);
    const value = part.value as unknown;
    if (get) part.get = () => deepFreeze<unknown>(get());
    else if (typeof value === 'function') {
      const lookUp = value as (key: string) => unknown;
      parts[name] = { value: (key: string) => deepFreeze(lookUp(key)) };
    } else if (name === 'issues') {
      // It grows with each record that is read.
      parts[name] = { get: () => [...(value as unknown[])] };
    } else deepFreeze(value);
  }
  return Object.freeze(Object.defineProperties({}, parts)) as Feed;
}
