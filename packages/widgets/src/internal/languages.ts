import { fallbacks } from '@ozg-widgets/feed';
import { messages as de } from '../locales/de.js';
import type { Messages } from '../locales/de.js';

const later: Record<string, (() => Promise<{ messages: Messages }>) | undefined> = {
  en: () => import('../locales/en.js'),
  'de-simple': () => import('../locales/de-simple.js'),
};
const loaded: Record<string, Messages | undefined> = { de };

/**
 * The texts for a language tag, falling back along BCP 47 (`en-GB`, `en`) to German. While a language is on its way the
 * answer is `undefined`; once it is here, `whenLoaded` is called. One that cannot be loaded becomes German.
 */
export function messagesFor(tag: string, whenLoaded: () => void): Messages | undefined {
  for (const name of fallbacks(tag)) {
    if (loaded[name]) return loaded[name];
    if (name in later) {
      void later[name]?.()
        .then(
          ({ messages }) => (loaded[name] = messages),
          () => (loaded[name] = de),
        )
        .then(whenLoaded);
      // On its way: the next widget that asks only waits.
      later[name] = undefined;
      return;
    }
  }
  return de;
}
