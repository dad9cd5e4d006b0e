import { fallbacks } from '@ozg-widgets/feed';
import { textOverrides } from '#host-page';
import { messages as de } from '../../locales/de.js';
import type { Messages } from '../../locales/de.js';

/** Loaders of text files by language tag. */
export type LazyTexts<T> = Record<string, (() => Promise<{ messages: T }>) | undefined>;

/** Returns texts by language tag, or `undefined` while they load; calls `whenLoaded` after that. */
export type TextLookup<T> = (tag: string, whenLoaded: () => void) => T | undefined;

/** Files that are being loaded. Shared by all elements, since they share the files. */
const loading = new Set<Promise<void>>();

/** Resolves once all text files that have been asked for are loaded, or have failed to load. */
export const textsLoaded = async (): Promise<void> => {
  await Promise.all(loading);
};

/**
 * Creates a lookup of texts by language tag, with fallbacks along BCP 47 (`en-GB`, `en`) and then to German; German also
 * replaces a language that fails to load. A page can override texts (`<script type="application/json" class="ozg-texts">`);
 * those of an element are in the `section` of its name.
 */
export function createTextLookup<T extends object>(german: T, files: LazyTexts<T>, section?: string): TextLookup<T> {
  const loaded: Record<string, T | undefined> = {};

  async function load(name: string, file: () => Promise<{ messages: T }>, isOverridden: boolean): Promise<void> {
    try {
      const { messages } = await file();
      loaded[name] = isOverridden
        ? (await import('./text-overrides.js')).applyTextOverrides(messages, name, section)
        : messages;
    } catch {
      loaded[name] = german;
    }
  }

  return (tag, whenLoaded) => {
    const isOverridden = textOverrides() !== null;
    if (!isOverridden) loaded.de ??= german;
    else if (!('de' in files)) files.de = () => Promise.resolve({ messages: german });
    for (const name of [...fallbacks(tag), 'de']) {
      if (loaded[name]) return loaded[name];
      if (!(name in files)) continue;
      const file = files[name];
      // Loaded once: other elements that ask meanwhile are updated together with the first one.
      files[name] = undefined;
      if (file) {
        const request = load(name, file, isOverridden);
        loading.add(request);
        void request.then(() => {
          loading.delete(request);
          whenLoaded();
        });
      }
      return;
    }
    return german;
  };
}

/** Looks up the texts of badge and card, which the other elements share. */
export const messagesFor: TextLookup<Messages> = createTextLookup(de, {
  en: () => import('../../locales/en.js'),
  'de-simple': () => import('../../locales/de-simple.js'),
  tr: () => import('../../locales/tr.js'),
  uk: () => import('../../locales/uk.js'),
  ru: () => import('../../locales/ru.js'),
  ar: () => import('../../locales/ar.js'),
  pl: () => import('../../locales/pl.js'),
  fr: () => import('../../locales/fr.js'),
});
