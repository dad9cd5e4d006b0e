/** Whether the elements of a page follow the area that somebody picks on it. */
import type { Case } from '../rule-context.js';
import { feedNamed, isKnown, valueOf } from '../html/find-embeds.js';
import type { Embed } from '../html/find-embeds.js';
import { outwards } from '../html/parse-page.js';

/** Looks at every element that an area picker chooses for: a feed of its own comes before the choice. */
export function pickerRules(found: Case): void {
  const { embeds, tell } = found;
  const known = embeds.filter(isKnown);
  for (const picker of known.filter(({ name }) => name === 'area-picker')) {
    for (const embed of known.filter(isForOneArea)) {
      const own = feedNamed(embed, { ...found, feedLinks: [] });
      if (!own || !isBelow(own.by, picker)) continue;
      tell('warning', 'picker-ignored', own.by.placeOf(own.attribute), { facts: { attribute: own.attribute } });
    }
  }
}

/** Pickers have no area themselves; others compare areas, or count them. */
const isForOneArea = (embed: Embed): boolean =>
  !['area-picker', 'coverage'].includes(embed.name) && !valueOf(embed, 'areas');

/** Whether an element stands inside of what the picker chooses for: the element with the id that it names, or the page. */
function isBelow(element: Case['page']['elements'][number], picker: Embed): boolean {
  const id = valueOf(picker, 'target') ?? valueOf(picker, 'for');
  return [...outwards(element.parent)].some(({ tag, attributes }) =>
    id ? attributes.get('id') === id : tag === 'html',
  );
}
