import type { ElementTexts } from '../../locales/more/texts.js';
import { createTextLookup } from './message-loader.js';
import type { LazyTexts, TextLookup } from './message-loader.js';
import { refresh } from '#host-page';
import type { PageContext } from '../controllers/page-context.js';

type Element = Exclude<keyof ElementTexts, 'lang'>;

/** Files with the texts of all elements but badge and card, by language. */
const files: Record<string, () => Promise<{ more: ElementTexts }>> = {
  en: () => import('../../locales/more/en.js'),
  'de-simple': () => import('../../locales/more/de-simple.js'),
  tr: () => import('../../locales/more/tr.js'),
  uk: () => import('../../locales/more/uk.js'),
  ru: () => import('../../locales/more/ru.js'),
  ar: () => import('../../locales/more/ar.js'),
  pl: () => import('../../locales/more/pl.js'),
  fr: () => import('../../locales/more/fr.js'),
};

/** One per element, since it keeps what is loaded. */
const lookups: Partial<Record<Element, TextLookup<object>>> = {};

/** Returns an element's texts in the language of the page, else in German; `undefined` while they load. */
export function elementTexts<K extends Element>(
  page: PageContext,
  element: K,
  german: ElementTexts[K],
): ElementTexts[K] | undefined {
  const lookup = (lookups[element] ??= createTextLookup<object>(german, filesOf(element), element));
  return lookup(page.lang, refresh) as ElementTexts[K] | undefined;
}

const filesOf = (element: Element): LazyTexts<object> =>
  Object.fromEntries(
    Object.entries(files).map(([tag, load]) => [tag, async () => ({ messages: (await load()).more[element] })]),
  );
