/** No-break spaces that editors put into tags: to HTML they are letters, not white space. */
import { positionAt } from './types.js';
import type { NoBreakSpace, PageElement, SourceLocation } from './types.js';

/** HTML white space: tab, line feed, form feed, carriage return, space. */
const OUTER_SPACE = /^[\t\n\f\r ]+|(?<![\t\n\f\r ])[\t\n\f\r ]+$/g;
const NO_BREAK_SPACE = /&nbsp;|[^\S\t\n\f\r ]/;

/** Whether a value begins or ends with white space that HTML treats as part of the value. */
export const isPadded = (value: string): boolean => value.replace(OUTER_SPACE, '') !== value.trim();

/** Replaces no-break spaces in the tags of our elements by as many plain spaces, so that all offsets stay the same. */
export function replaceNoBreakSpaces(
  html: string,
  elements: readonly PageElement[],
): { html: string; noBreakSpaces: NoBreakSpace[] } {
  const noBreakSpaces: NoBreakSpace[] = [];
  let replaced = '';
  let end = 0;
  for (const { tag, attributes, source, offset, location } of elements) {
    // The parser reads everything up to the next white space as one name.
    if (![tag, ...attributes.keys()].some((name) => NO_BREAK_SPACE.test(name)) || !/ozg/i.test(source)) continue;
    // The parser moves some elements, which are then not in the order of the source.
    if (offset < end) continue;
    const locations: (SourceLocation | undefined)[] = [];
    const tagWithSpaces = source.replace(/"[^"]*"|'[^']*'|&nbsp;|[^\S\t\n\f\r ]/g, (part, index: number) => {
      if (/^["']/.test(part)) return part;
      locations.push(positionAt(location, source, index));
      return ' '.repeat(part.length);
    });
    if (!locations.length) continue;
    noBreakSpaces.push({ found: /^<[\w-]*/.exec(source)?.[0] ?? '', location: locations[0] });
    replaced += html.slice(end, offset) + tagWithSpaces;
    end = offset + source.length;
  }
  return { html: replaced + html.slice(end), noBreakSpaces };
}
