/** Checks `<link rel="ozg-feed">`: its position and its spelling. */
import { closestMatch } from '@ozg-widgets/feed';
import { ancestors, tokensOf } from '../html/parse-page.js';
import type { RuleContext } from '../rule-context.js';

export function feedLinkRules({ page, feedLinks, report }: RuleContext): void {
  for (const link of feedLinks) {
    if (!link.attributes.get('href')?.trim()) report('error', 'link-empty', link.location);
    const inBody = [...ancestors(link)].some(({ tag }) => tag === 'body');
    if (page.whole && inBody) report('warning', 'link-in-body', link.location);
  }
  for (const link of page.elements) {
    const tokens = link.tag === 'link' ? tokensOf(link, 'rel') : [];
    if (tokens.includes('ozg-feed')) continue;
    const misspelt = tokens.find((token) => /ozg|feed/.test(token) && closestMatch(token, ['ozg-feed']));
    if (misspelt !== undefined) report('error', 'link-rel', link.locationOf('rel'), { facts: { found: misspelt } });
  }
  const [, second] = feedLinks;
  if (second) report('warning', 'link-twice', second.location);
}
