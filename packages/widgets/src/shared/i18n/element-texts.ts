import type { More } from '../../locales/more/texts.js';
import { languages } from './message-loader.js';
import type { Later, Lookup } from './message-loader.js';
import { refresh } from '#host-page';
import type { Page } from '../controllers/page-context.js';

type Element = Exclude<keyof More, 'lang'>;

/** Files of the other elements' texts, one for each language. */
const files: Record<string, () => Promise<{ more: More }>> = {
  en: () => import('../../locales/more/en.js'),
  'de-simple': () => import('../../locales/more/de-simple.js'),
  tr: () => import('../../locales/more/tr.js'),
  uk: () => import('../../locales/more/uk.js'),
  ru: () => import('../../locales/more/ru.js'),
  ar: () => import('../../locales/more/ar.js'),
  pl: () => import('../../locales/more/pl.js'),
  fr: () => import('../../locales/more/fr.js'),
};

const lookups: Partial<Record<Element, Lookup<object>>> = {};

/** An element's texts in the language around it, German where there are none; `undefined` while they are loaded. */
export function textsOf<K extends Element>(page: Page, element: K, german: More[K]): More[K] | undefined {
  const later = (): Later<object> =>
    Object.fromEntries(
      Object.entries(files).map(([tag, load]) => [tag, async () => ({ messages: (await load()).more[element] })]),
    );
  const lookup = (lookups[element] ??= languages<object>(german, later(), element));
  return lookup(page.lang, refresh) as More[K] | undefined;
}
