import { wording } from '@ozg-widgets/feed';
import type { Text } from '@ozg-widgets/feed';
import { html } from 'lit';
import type { PageContext } from '../controllers/page-context.js';

/** Renders a text of the feed, with `lang` and `dir` if its language differs from the element's. */
export function localizedText(text: Text | undefined, { lang, messages }: PageContext): unknown {
  if (!text) return '';
  const found = wording(text, lang);
  return found.lang === messages?.lang ? found.text : html`<span lang=${found.lang} dir="auto">${found.text}</span>`;
}
