import type { More } from '../texts/more.js';
import { languages } from './languages.js';
import type { Lookup } from './languages.js';
import { refresh } from './page.js';
import type { Page } from './page.js';

/** The texts of the other elements in other languages: one file for each language. */
const moreFor: Lookup<Partial<More>> = languages({ lang: 'de' }, {});

/** An element's texts in the language around it, German where there are none; `undefined` while they are loaded. */
export function textsOf<K extends Exclude<keyof More, 'lang'>>(
  page: Page,
  element: K,
  german: More[K],
): More[K] | undefined {
  const more = moreFor(page.lang, refresh);
  return more && (more[element] ?? german);
}
