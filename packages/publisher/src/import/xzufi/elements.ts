/** Looking into the elements of an XZuFi object. */
import type { Element } from './stream.js';

/** All elements of a name in this one. */
export const children = (element: Element, name: string): Element[] => element.children.filter((c) => c.name === name);
/** The first element of a name. */
export const child = (element: Element, name: string): Element | undefined =>
  element.children.find((c) => c.name === name);
/** The text of an element in this one; empty where there is none. */
export const textIn = (element: Element, name: string): string => child(element, name)?.text ?? '';
/** The code of a list, which stands in an element of its own. */
export const codeOf = (element: Element): string => textIn(element, 'code') || element.text;
/** The code of an element in this one; empty where there is none. */
export function codeIn(element: Element, name: string): string {
  const found = child(element, name);
  return found ? codeOf(found) : '';
}

const known = new Map<string, string>();
/** How many strings are remembered, before it starts anew. */
export const KNOWN = 100_000;

/** A string that does not hold on to the piece of the file that it was cut from; equal ones are one. */
export function kept(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const copy = Buffer.from(text).toString();
  if (known.size >= KNOWN) known.clear();
  known.set(copy, copy);
  return copy;
}
