/**
 * Runs in the page: how something looks, in words that are the same on every machine. Screenshots are not: fonts differ,
 * and with them every line. What a style sheet says of each part does not, nor does which parts there are.
 */

/** One element, pseudo-element or text, and what it contains, shadow roots included. */
export interface Look {
  what: string;
  /** What style sheets say of it beyond what browsers do by themselves. */
  style: Record<string, string>;
  parts: Look[];
}

const sides = ['top', 'right', 'bottom', 'left'];
const BOX = [
  ...'display position float width height min-width min-height max-width max-height overflow-x overflow-y'.split(' '),
  ...'opacity clip-path transform vertical-align appearance object-fit box-decoration-break box-shadow'.split(' '),
  ...'flex-direction flex-wrap flex-grow flex-shrink flex-basis order row-gap column-gap column-count'.split(' '),
  ...'align-items align-self align-content justify-content justify-items justify-self background-image'.split(' '),
  ...'grid-template-columns grid-template-rows grid-auto-flow grid-row-start grid-row-end'.split(' '),
  ...'grid-column-start grid-column-end background-color text-decoration-line text-overflow outline-style'.split(' '),
  ...sides.flatMap((side) => [side, `margin-${side}`, `padding-${side}`, `border-${side}-width`]),
  ...sides.flatMap((side) => [`border-${side}-style`, `border-${side}-color`]),
  ...['top-left', 'top-right', 'bottom-left', 'bottom-right'].map((corner) => `border-${corner}-radius`),
];
const INHERITED = [
  ...'color font-family font-size font-weight font-style font-variant-numeric line-height letter-spacing'.split(' '),
  ...'text-align text-transform white-space-collapse text-wrap-mode overflow-wrap hyphens visibility'.split(' '),
  ...'list-style-type border-collapse direction fill stroke stroke-width stroke-linecap text-anchor'.split(' '),
];
const PSEUDO = [
  ...'content display color background-color font-size font-weight position border-top-width opacity'.split(' '),
  ...sides.map((side) => `padding-${side}`),
];
/** What a drawing is drawn by. */
const DRAWN = 'd points x y x1 y1 x2 y2 cx cy r rx width height viewBox transform'.split(' ');

type Values = Record<string, string>;

const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })!;
const colours: Values = {};

/** A colour as what a screen shows of it: browsers write the same one in several ways. */
function colour(value: string): string {
  if (!/^(rgb|hsl|color|lab|lch|oklab|oklch|#)/.test(value)) return value;
  if (colours[value]) return colours[value];
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = value;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
  return (colours[value] = alpha ? `rgb(${red} ${green} ${blue}${alpha < 255 ? ` / ${alpha}` : ''})` : 'transparent');
}

/** Lengths to a tenth of a pixel. */
const tidy = (name: string, value: string): string =>
  /color$|^fill$|^stroke$/.test(name) ? colour(value) : value.replace(/\d+\.\d+/g, (n) => String(+(+n).toFixed(1)));

/** Computed, not used: a width that follows the text is `auto`, whatever the font. */
function valuesOf(element: Element): Values {
  const map = element.computedStyleMap();
  const values: Values = {};
  for (const name of [...BOX, ...INHERITED]) values[name] = tidy(name, map.get(name)?.toString() ?? '');
  for (const side of sides)
    if (values[`border-${side}-style`] === 'none') values[`border-${side}-color`] = values[`border-${side}-width`] = '';
  return values;
}

/** What browsers do with elements of each kind where nobody has said anything. */
let plain: { root: ShadowRoot; host: HTMLElement; known: Map<string, Values> } | undefined;

function plainly(element: Element): Values {
  if (!plain) {
    const host = document.createElement('div');
    host.style.all = 'initial';
    host.style.colorScheme = 'inherit';
    document.body.append(host);
    plain = { root: host.attachShadow({ mode: 'open' }), host, known: new Map() };
  }
  const { localName, namespaceURI } = element;
  const name = localName.includes('-') ? 'x-plain' : localName;
  const kind = `${name} ${element.getAttribute('type') ?? ''} ${getComputedStyle(plain.host).colorScheme}`;
  const known = plain.known.get(kind);
  if (known) return known;
  const made = document.createElementNS(namespaceURI, name);
  if (element.hasAttribute('type')) made.setAttribute('type', element.getAttribute('type')!);
  if (element.hasAttribute('href')) made.setAttribute('href', '#');
  plain.root.append(made);
  const values = valuesOf(made);
  made.remove();
  plain.known.set(kind, values);
  return values;
}

/** What a short text stands for that would be long. */
function short(text: string): string {
  if (text.length < 40) return text;
  let hash = 0;
  for (const letter of text) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0;
  return `${text.slice(0, 12)}…${hash.toString(36)}`;
}

function styleOf(element: Element, values: Values, around: Values): Values {
  const browsers = plainly(element);
  const nothing = plainly(document.body.ownerDocument.createElement('x-plain'));
  const style: Values = {};
  for (const name of BOX) if (values[name] !== browsers[name]) style[name] = values[name]!;
  for (const name of INHERITED) {
    const own = browsers[name] !== nothing[name];
    if (own && values[name] === around[name]) style[name] = 'inherit';
    else if (values[name] !== (own ? browsers : around)[name]) style[name] = values[name]!;
  }
  if (element instanceof SVGElement)
    for (const name of DRAWN) {
      const value = element.getAttribute(name);
      if (value !== null) style[`@${name}`] = short(value);
    }
  return style;
}

function pseudo(element: Element, which: '::before' | '::after'): Look[] {
  const style = getComputedStyle(element, which);
  if (style.content === 'none' || style.content === 'normal') return [];
  const values = PSEUDO.map((name) => [name, tidy(name, style.getPropertyValue(name))] as const);
  return [{ what: which, style: Object.fromEntries(values), parts: [] }];
}

/** What stands in an element as a reader sees it: its shadow root's, and what is slotted into that. */
function contentOf(element: Element): Iterable<Node> {
  if (element.shadowRoot) return element.shadowRoot.childNodes;
  if (element instanceof HTMLSlotElement) {
    const slotted = element.assignedNodes({ flatten: true });
    return slotted.length ? slotted : element.childNodes;
  }
  return element.localName === 'select' ? [] : element.childNodes;
}

function lookAt(element: Element, around: Values): Look | undefined {
  if (/^(style|script|template|link|title)$/.test(element.localName) || !element.checkVisibility()) return;
  const part = element.getAttribute('part');
  const values = valuesOf(element);
  const parts: Look[] = [...pseudo(element, '::before')];
  for (const node of contentOf(element)) {
    if (node instanceof Element) parts.push(...[lookAt(node, values) ?? []].flat());
    else if (node instanceof Text && /\S/.test(node.data)) parts.push({ what: 'text', style: {}, parts: [] });
  }
  parts.push(...pseudo(element, '::after'));
  return {
    what: part ? `${element.localName}[${part}]` : element.localName,
    style: styleOf(element, values, around),
    parts,
  };
}

/** How an element looks, with all that is in it. */
export const look = (element: Element): Look =>
  lookAt(element, plainly(element)) ?? { what: 'nothing', style: {}, parts: [] };
