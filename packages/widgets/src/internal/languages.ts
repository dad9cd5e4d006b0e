import { fallbacks } from '@ozg-widgets/feed';
import { messages as de } from '../locales/de.js';
import type { Messages } from '../locales/de.js';

/** Files of other languages that are loaded when somebody speaks them. */
export type Later<T> = Record<string, (() => Promise<{ messages: T }>) | undefined>;

/** Texts by language tag: `undefined` while they are on their way; `whenLoaded` is called once they are here. */
export type Lookup<T> = (tag: string, whenLoaded: () => void) => T | undefined;

/**
 * Looks up texts for a language tag, falling back along BCP 47 (`en-GB`, `en`) to German; a language that cannot be
 * loaded becomes German.
 */
export function languages<T>(german: T, later: Later<T>): Lookup<T> {
  const loaded: Record<string, T | undefined> = { de: german };
  return (tag, whenLoaded) => {
    for (const name of fallbacks(tag)) {
      if (loaded[name]) return loaded[name];
      if (name in later) {
        void later[name]?.()
          .then(
            ({ messages }) => (loaded[name] = messages),
            () => (loaded[name] = german),
          )
          .then(whenLoaded);
        // On its way: the next widget that asks only waits.
        later[name] = undefined;
        return;
      }
    }
    return german;
  };
}

/** The texts of badge and card, and those that all elements share. */
export const messagesFor: Lookup<Messages> = languages(de, {
  en: () => import('../locales/en.js'),
  'de-simple': () => import('../locales/de-simple.js'),
});
