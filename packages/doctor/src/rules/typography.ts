/** Checks for typographic quotes and no-break spaces that word processors put into tags. */
import { isPadded } from '../html/no-break-spaces.js';
import type { PageElement } from '../html/types.js';
import type { RuleContext } from '../rule-context.js';

/** Whether a value begins or ends with a quotation mark. */
export const isQuoted = (value: string): boolean => /^[„“”‚‘’»«″"']|[„“”‚‘’»«″"']$/.test(value);

/** Attributes by which browsers and our scripts recognise an element. None of their values begins or ends with a quote. */
const IDENTIFYING = ['src', 'href', 'type', 'rel', 'class', 'integrity', 'crossorigin', 'data-ozg', 'data-ozg-src'];

/** Checks the attributes of everything of ours. Markup rules check the attributes of `<ozg-…>` tags. */
export function typographyRules(context: RuleContext): void {
  const { embeds, page, report } = context;
  const tags = new Set(embeds.filter(({ form }) => form === 'tag').map(({ element }) => element));
  for (const element of ownElements(context)) {
    for (const attribute of tags.has(element) ? ['data-ozg-src'] : IDENTIFYING) {
      const written = element.attributes.get(attribute) ?? '';
      const value = written.trim();
      const location = element.locationOf(attribute);
      if (isQuoted(value)) report('error', 'attribute-quotes', location, { facts: { attribute, found: value } });
      else if (isPadded(written)) report('error', 'attribute-blank', location, { facts: { attribute } });
    }
  }
  for (const { found, location } of page.noBreakSpaces) report('error', 'tag-blank', location, { facts: { found } });
}

function ownElements({ page, embeds, scripts, frames, images, oembed, feedLinks }: RuleContext): PageElement[] {
  const own = new Set([
    ...[...embeds, ...scripts, ...frames, ...images, ...oembed].map(({ element }) => element),
    ...feedLinks,
  ]);
  return page.elements.filter((element) => own.has(element) || element.attributes.has('data-ozg-src'));
}
