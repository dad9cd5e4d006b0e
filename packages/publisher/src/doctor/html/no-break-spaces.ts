/** Blanks that are none to HTML: no-break spaces and the like, as text programs and editors write them. */
import { within } from './types.js';
import type { FalseBlank, PageElement, Place } from './types.js';

/** HTML has these blanks: tab, line ends and the space. */
const AROUND = /^[\t\n\f\r ]+|(?<![\t\n\f\r ])[\t\n\f\r ]+$/g;
const FALSE_BLANK = /&nbsp;|[^\S\t\n\f\r ]/;

/** Whether a value begins or ends with a blank that is a part of it. */
export const isPadded = (value: string): boolean => value.replace(AROUND, '') !== value.trim();

/** The page as it is meant, with true blanks in tags of ours, each character in its place. */
export function withTrueBlanks(
  html: string,
  elements: readonly PageElement[],
): { html: string; falseBlanks: FalseBlank[] } {
  const falseBlanks: FalseBlank[] = [];
  let [mended, done] = ['', 0];
  for (const { tag, attributes, source, offset, place } of elements) {
    // To the parser, all up to the next true blank is one name.
    if (![tag, ...attributes.keys()].some((name) => FALSE_BLANK.test(name)) || !/ozg/i.test(source)) continue;
    // Found in tags that the parser has moved, too: those are not in the order of the page.
    if (offset < done) continue;
    const places: (Place | undefined)[] = [];
    const meant = source.replace(/"[^"]*"|'[^']*'|&nbsp;|[^\S\t\n\f\r ]/g, (part, index: number) => {
      if (/^["']/.test(part)) return part;
      places.push(within(place, source, index));
      return ' '.repeat(part.length);
    });
    if (!places.length) continue;
    falseBlanks.push({ found: /^<[\w-]*/.exec(source)?.[0] ?? '', place: places[0] });
    mended += html.slice(done, offset) + meant;
    done = offset + source.length;
  }
  return { html: mended + html.slice(done), falseBlanks };
}
