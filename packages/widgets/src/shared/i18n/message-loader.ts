import { fallbacks } from '@ozg-widgets/feed';
import { ownTexts } from '#host-page';
import { messages as de } from '../../locales/de.js';
import type { Messages } from '../../locales/de.js';

/** Files of languages that are loaded when somebody speaks them. */
export type Later<T> = Record<string, (() => Promise<{ messages: T }>) | undefined>;

/** Texts by language tag: `undefined` while they are on their way; `whenLoaded` is called once they are here. */
export type Lookup<T> = (tag: string, whenLoaded: () => void) => T | undefined;

/**
 * Looks up texts for a language tag, falling back along BCP 47 (`en-GB`, `en`) to German; a language that cannot be
 * loaded becomes German. A page may have texts of its own (`<script type="application/json" class="ozg-texts">`);
 * those of an element are in their `section`.
 */
export function languages<T extends object>(german: T, later: Later<T>, section?: string): Lookup<T> {
  const loaded: Record<string, T | undefined> = {};
  const look: Lookup<T> = (tag, whenLoaded) => {
    const own = ownTexts();
    if (!own) loaded.de ??= german;
    else if (!('de' in later)) later.de = () => Promise.resolve({ messages: german });
    for (const name of [...fallbacks(tag), 'de']) {
      if (loaded[name]) return loaded[name];
      if (name in later) {
        void later[name]?.()
          .then(async ({ messages }) =>
            own ? (await import('./text-overrides.js')).withOwnTexts(messages, name, section) : messages,
          )
          .then(
            (messages) => (loaded[name] = messages),
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
  return look;
}

/** The texts of badge and card, and those that all elements share. */
export const messagesFor: Lookup<Messages> = languages(de, {
  en: () => import('../../locales/en.js'),
  'de-simple': () => import('../../locales/de-simple.js'),
  tr: () => import('../../locales/tr.js'),
  uk: () => import('../../locales/uk.js'),
  ru: () => import('../../locales/ru.js'),
  ar: () => import('../../locales/ar.js'),
  pl: () => import('../../locales/pl.js'),
  fr: () => import('../../locales/fr.js'),
});
