/** Links in the head: where they stand, and how they are written. */
import { closestMatch } from '../../text/closest-match.js';
import type { Case } from '../rule-context.js';
import { outwards, wordsOf } from '../html/parse-page.js';

/** Looks at `<link rel="ozg-feed">` and at what was meant to be one. */
export function headRules({ page, feedLinks, tell }: Case): void {
  for (const link of feedLinks) {
    if (!link.attributes.get('href')?.trim()) tell('error', 'link-empty', link.place);
    const inBody = [...outwards(link)].some(({ tag }) => tag === 'body');
    if (page.whole && inBody) tell('warning', 'link-in-body', link.place);
  }
  for (const link of page.elements) {
    const words = link.tag === 'link' ? wordsOf(link, 'rel') : [];
    const slip = words.find((word) => word !== 'ozg-feed' && /ozg|feed/.test(word) && closestMatch(word, ['ozg-feed']));
    if (slip !== undefined && !words.includes('ozg-feed')) {
      tell('error', 'link-rel', link.placeOf('rel'), { facts: { found: slip } });
    }
  }
  const [, second] = feedLinks;
  if (second) tell('warning', 'link-twice', second.place);
}
