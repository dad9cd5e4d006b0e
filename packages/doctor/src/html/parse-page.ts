/** Parses a page into elements with their source locations, and resolves its addresses. */
import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { replaceNoBreakSpaces } from './no-break-spaces.js';
import type { Page, PageElement, PageText, SourceLocation } from './types.js';

/** The base of relative addresses if the address of the page is unknown. */
export const UNKNOWN_BASE = 'https://page.invalid/';

/** Whether an address is known, rather than relative to a page whose address is unknown. */
export const isResolved = ({ hostname }: URL): boolean => hostname !== new URL(UNKNOWN_BASE).hostname;

/** Parses a page or a fragment of one; a second time if no-break spaces in our tags had to be replaced. Never throws. */
export function parsePage(source: string): Page {
  const page = parseHtml(source);
  const { html, noBreakSpaces } = replaceNoBreakSpaces(source, page.elements);
  return noBreakSpaces.length ? { ...parseHtml(html), noBreakSpaces } : page;
}

/** A node that has not been visited yet. */
interface PendingNode {
  node: Tree.ChildNode;
  parent: PageElement | undefined;
}

function parseHtml(html: string): Page {
  const elements: PageElement[] = [];
  const texts: PageText[] = [];
  const comments: PageText[] = [];
  const childrenOf = (node: Tree.ParentNode, parent?: PageElement): PendingNode[] =>
    node.childNodes.map((child) => ({ node: child, parent })).reverse();
  // A stack instead of recursion, since a page may be nested deeper than the call stack.
  const pending = childrenOf(parse(html, { sourceCodeLocationInfo: true }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { node, parent } = next;
    const location = toLocation(node.sourceCodeLocation);
    if ('tagName' in node) {
      const element = toElement(node, parent, html);
      elements.push(element);
      for (const child of childrenOf(node, element)) pending.push(child);
    } else if ('value' in node) texts.push({ value: node.value, location, parent });
    else if ('data' in node) comments.push({ value: node.data, location, parent });
  }
  return { html, elements, texts, comments, noBreakSpaces: [], whole: /<(!doctype|html|head|body)\b/i.test(html) };
}

const toLocation = (
  location: { startLine: number; startCol: number } | null | undefined,
): SourceLocation | undefined => (location ? { line: location.startLine, column: location.startCol } : undefined);

function toElement(node: Tree.Element, parent: PageElement | undefined, html: string): PageElement {
  const source = node.sourceCodeLocation;
  const start = source?.startTag ?? source;
  const location = toLocation(source);
  const [first] = node.childNodes;
  return {
    tag: node.tagName,
    attributes: new Map(node.attrs.map(({ name, value }) => [name, value])),
    parent,
    location,
    locationOf: (attribute) => toLocation(source?.attrs?.[attribute]) ?? location,
    source: start ? html.slice(start.startOffset, start.endOffset) : '',
    offset: start?.startOffset ?? 0,
    end: source?.endOffset ?? 0,
    closed: source?.endTag !== undefined,
    filled: node.childNodes.some((child) => !('value' in child && !child.value.trim())),
    text: node.childNodes.map((child) => ('value' in child ? child.value : '')).join(''),
    textLocation: first && 'value' in first ? toLocation(first.sourceCodeLocation) : undefined,
  };
}

/** A value without white space and typographic quotes around it, which word processors add. */
export const trimQuotes = (value: string): string =>
  value.replace(/^[\s„“”‚‘’»«″"']+|(?<![\s„“”‚‘’»«″"'])[\s„“”‚‘’»«″"']+$/g, '');

/** The tokens of a space-separated attribute, in lower case. */
export const tokensOf = (element: PageElement, attribute: string): string[] =>
  trimQuotes(element.attributes.get(attribute) ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean);

/** An element and its ancestors, from the inside out. */
export function* ancestors(element: PageElement | undefined): Generator<PageElement> {
  for (let e = element; e; e = e.parent) yield e;
}

/** Resolves an address as a browser does; `undefined` if it is invalid. */
export function resolveUrl(value: string, base: string): URL | undefined {
  return URL.canParse(trimQuotes(value), base) ? new URL(trimQuotes(value), base) : undefined;
}

/** Whether an address is absolute, so that neither the page's address nor its `<base>` changes it. */
export const isAbsolute = (value: string): boolean => /^[a-z][a-z\d+.-]*:/i.test(trimQuotes(value));

/** The page's address according to its `<link rel="canonical">`. */
export function canonicalOf({ elements }: Page): string | undefined {
  const href = elements
    .find((e) => e.tag === 'link' && tokensOf(e, 'rel').includes('canonical'))
    ?.attributes.get('href');
  return href !== undefined && /^\s*https:/i.test(href) ? resolveUrl(href, UNKNOWN_BASE)?.href : undefined;
}

/** The base of the page's relative addresses. */
export function baseOf({ elements }: Page, address: string): string {
  const href = elements.find((e) => e.tag === 'base' && e.attributes.has('href'))?.attributes.get('href');
  return (href === undefined ? undefined : resolveUrl(href, address)?.href) ?? address;
}
