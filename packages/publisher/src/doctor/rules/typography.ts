/** What text programs do to a tag on its way into the page. */
import { isPadded } from '../html/no-break-spaces.js';
import type { Case } from '../rule-context.js';
import type { PageElement } from '../html/types.js';

/** Whether a value has quotation marks in it, at its ends. */
export const isQuoted = (value: string): boolean => /^[„“”‚‘’»«″"']|[„“”‚‘’»«″"']$/.test(value);

/** Attributes by which browsers and our scripts know what an element is; none of them may begin or end with a quote. */
const TELLING = ['src', 'href', 'type', 'rel', 'class', 'integrity', 'crossorigin', 'data-ozg', 'data-ozg-src'];

/** Looks at what stands around our elements, and at what makes them ours; their own attributes are for the others. */
export function slipRules(found: Case): void {
  const own = new Set(found.embeds.filter(({ form }) => form === 'tag').map(({ element }) => element));
  for (const element of oursAmong(found)) {
    for (const attribute of own.has(element) ? ['data-ozg-src'] : TELLING) {
      const written = element.attributes.get(attribute) ?? '';
      const [place, value] = [element.placeOf(attribute), written.trim()];
      if (isQuoted(value)) found.tell('error', 'attribute-quotes', place, { facts: { attribute, found: value } });
      else if (isPadded(written)) found.tell('error', 'attribute-blank', place, { facts: { attribute } });
    }
  }
  for (const { found: tag, place } of found.page.falseBlanks) {
    found.tell('error', 'tag-blank', place, { facts: { found: tag } });
  }
}

function oursAmong({ page, embeds, scripts, frames, images, oembed, feedLinks }: Case): PageElement[] {
  const ours = new Set([
    ...[...embeds, ...scripts, ...frames, ...images, ...oembed].map(({ element }) => element),
    ...feedLinks,
  ]);
  return page.elements.filter((element) => ours.has(element) || element.attributes.has('data-ozg-src'));
}
