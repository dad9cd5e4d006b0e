/** A page as its HTML says it: elements with their places, and the addresses that they mean. */
import { parse } from 'parse5';
import { withTrueBlanks } from './no-break-spaces.js';
import type { Page, PageElement, PageText, Place } from './types.js';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';

/** Where the page would be that was only pasted. */
export const NOWHERE = 'https://page.invalid/';

/** Whether an address leads somewhere, and does not start from a place that is not known. */
export const isPlaced = ({ hostname }: URL): boolean => hostname !== new URL(NOWHERE).hostname;

/** A node that is still to be looked at. */
interface Waiting {
  child: Tree.ChildNode;
  parent: PageElement | undefined;
}

/** Parses a page, or a piece of one, once more where tags of ours had to be mended first. Never throws. */
export function readPage(written: string): Page {
  const page = parsed(written);
  const { html, falseBlanks } = withTrueBlanks(written, page.elements);
  return falseBlanks.length ? { ...parsed(html), falseBlanks } : page;
}

function parsed(html: string): Page {
  const elements: PageElement[] = [];
  const texts: PageText[] = [];
  const comments: PageText[] = [];
  const insideOf = (node: Tree.ParentNode, parent?: PageElement): Waiting[] =>
    node.childNodes.map((child) => ({ child, parent })).reverse();
  // No recursion: a page may be nested deeper than a call stack. The next one in the order of the page is the last.
  const waiting = insideOf(parse(html, { sourceCodeLocationInfo: true }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { child, parent } = next;
    const place = placeOf(child.sourceCodeLocation);
    if ('tagName' in child) {
      const element = elementOf(child, parent, html);
      elements.push(element);
      for (const inside of insideOf(child, element)) waiting.push(inside);
    } else if ('value' in child) texts.push({ value: child.value, place, parent });
    else if ('data' in child) comments.push({ value: child.data, place, parent });
  }
  return { html, elements, texts, comments, falseBlanks: [], whole: /<(!doctype|html|head|body)\b/i.test(html) };
}

const placeOf = (location: { startLine: number; startCol: number } | null | undefined): Place | undefined =>
  location ? { line: location.startLine, column: location.startCol } : undefined;

function elementOf(node: Tree.Element, parent: PageElement | undefined, html: string): PageElement {
  const location = node.sourceCodeLocation;
  const start = location?.startTag ?? location;
  const place = placeOf(location);
  const [first] = node.childNodes;
  return {
    tag: node.tagName,
    attributes: new Map(node.attrs.map(({ name, value }) => [name, value])),
    parent,
    place,
    placeOf: (attribute) => placeOf(location?.attrs?.[attribute]) ?? place,
    source: start ? html.slice(start.startOffset, start.endOffset) : '',
    offset: start?.startOffset ?? 0,
    end: location?.endOffset ?? 0,
    closed: location?.endTag !== undefined,
    filled: node.childNodes.some((child) => !('value' in child && !child.value.trim())),
    text: node.childNodes.map((child) => ('value' in child ? child.value : '')).join(''),
    textPlace: first && 'value' in first ? placeOf(first.sourceCodeLocation) : undefined,
  };
}

/** A value without what text programs put around it: bent quotes, which HTML takes for a part of it, and blanks. */
export const meant = (written: string): string =>
  written.replace(/^[\s„“”‚‘’»«″"']+|(?<![\s„“”‚‘’»«″"'])[\s„“”‚‘’»«″"']+$/g, '');

/** The words of an attribute that lists some, in lower case. */
export const wordsOf = (element: PageElement, attribute: string): string[] =>
  meant(element.attributes.get(attribute) ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean);

/** From the element outwards, itself first. */
export function* outwards(element: PageElement | undefined): Generator<PageElement> {
  for (let e = element; e; e = e.parent) yield e;
}

/** Resolves what is meant on the page as a browser would; `undefined` where it is no address. */
export function addressOf(written: string, base: string): URL | undefined {
  return URL.canParse(meant(written), base) ? new URL(meant(written), base) : undefined;
}

/** Whether an address stands by itself, so that neither the page's place nor its `<base>` changes it. */
export const isAbsolute = (written: string): boolean => /^[a-z][a-z\d+.-]*:/i.test(meant(written));

/** Where the page itself says that it is. */
export function canonicalOf({ elements }: Page): string | undefined {
  const href = elements
    .find((e) => e.tag === 'link' && wordsOf(e, 'rel').includes('canonical'))
    ?.attributes.get('href');
  return href !== undefined && /^\s*https:/i.test(href) ? addressOf(href, NOWHERE)?.href : undefined;
}

/** What relative addresses on the page start from. */
export function baseOf({ elements }: Page, address: string): string {
  const href = elements.find((e) => e.tag === 'base' && e.attributes.has('href'))?.attributes.get('href');
  return (href === undefined ? undefined : addressOf(href, address)?.href) ?? address;
}
