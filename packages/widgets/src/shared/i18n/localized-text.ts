import { wording } from '@ozg-widgets/feed';
import type { Text } from '@ozg-widgets/feed';
import { html } from 'lit';
import type { Page } from '../controllers/page-context.js';

/** Words of the feed, marked where they are in another language than the widget's own. */
export function words(text: Text | undefined, { lang, messages }: Page): unknown {
  if (!text) return '';
  const found = wording(text, lang);
  return found.lang === messages?.lang ? found.text : html`<span lang=${found.lang} dir="auto">${found.text}</span>`;
}
