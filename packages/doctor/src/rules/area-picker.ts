/** Checks whether the elements of a page follow its area picker. */
import { attributeOf, feedOf, isKnown } from '../html/find-embeds.js';
import type { Embed } from '../html/find-embeds.js';
import { ancestors } from '../html/parse-page.js';
import type { PageElement } from '../html/types.js';
import type { RuleContext } from '../rule-context.js';

export function areaPickerRules({ embeds, report }: RuleContext): void {
  const known = embeds.filter(isKnown);
  for (const picker of known.filter(({ name }) => name === 'area-picker')) {
    for (const embed of known.filter(showsOneArea)) {
      // An explicit feed takes precedence over the picked area.
      const feed = feedOf(embed, { feedLinks: [] });
      if (!feed || !isInScope(feed.element, picker)) continue;
      const { element, attribute } = feed;
      report('warning', 'picker-ignored', element.locationOf(attribute), { facts: { attribute } });
    }
  }
}

/** Whether an element shows one area, rather than choosing, comparing or counting areas. */
const showsOneArea = (embed: Embed): boolean =>
  !['area-picker', 'coverage'].includes(embed.name) && !attributeOf(embed, 'areas');

/** Whether an element is inside the scope of a picker: the element whose id its `target` names, or the page. */
function isInScope(element: PageElement, picker: Embed): boolean {
  const id = attributeOf(picker, 'target') ?? attributeOf(picker, 'for');
  return [...ancestors(element.parent)].some(({ tag, attributes }) =>
    id ? attributes.get('id') === id : tag === 'html',
  );
}
