/**
 * The page around widgets, in a browser; surroundings.server.ts stands in its place on a server. One clock and one
 * observer serve all widgets: an observer per widget costs a page of a thousand badges half its painting time.
 */

interface Watcher {
  refresh(): void;
}

const MINUTE = 60_000;
const widgets = new Set<Watcher>();
let timer: ReturnType<typeof setTimeout> | undefined;
let observer: MutationObserver | undefined;

/** Lets every widget look at the page again. */
export const refresh = (): void => {
  for (const widget of widgets) widget.refresh();
};

/** Ticks at every full minute, and not at all while nobody looks. */
function tick(): void {
  clearTimeout(timer);
  if (document.hidden) return;
  refresh();
  timer = setTimeout(tick, MINUTE - (Date.now() % MINUTE));
}

/** The element whose shadow another one stands in. */
const hostOf = (element: Element): Element | undefined => (element.getRootNode() as Partial<ShadowRoot>).host;

/** The nearest value of an attribute, from the element outwards, through shadow roots. */
export const nearest = (element: Element | undefined, attribute: string): string | null | undefined =>
  element && (element.closest(`[${attribute}]`)?.getAttribute(attribute) ?? nearest(hostOf(element), attribute));

/** The page's own feed, where somebody has chosen another for this part of it. */
export function ownFeed(element: Element | undefined): string | null | undefined {
  const part = element?.closest('[data-ozg-src]');
  return part ? part.getAttribute('data-ozg-own') : element && ownFeed(hostOf(element));
}

/** Lets a widget look again whenever what is around its element changes, and every minute. */
export function observeHostPage(host: Element, widget: Watcher): void {
  if (!observer) {
    observer = new MutationObserver(refresh);
    document.addEventListener('visibilitychange', tick);
    tick();
  }
  for (let element: Element | undefined = host; element; element = hostOf(element)) {
    observer.observe(element.getRootNode(), { subtree: true, attributeFilter: ['lang', 'data-ozg-src'] });
  }
  widgets.add(widget);
}

/** Ends what `watch` began. */
export const unobserveHostPage = (widget: Watcher): void => {
  widgets.delete(widget);
};

/** The feed that the page's head names. */
export const namedFeed = (): string | undefined => document.querySelector<HTMLLinkElement>('link[rel~=ozg-feed]')?.href;

/** Where the page has texts of its own. */
export const textOverrides = (): Element | null => document.querySelector('script.ozg-texts');

/** The address of the page. */
export const pageUrl = (): string => location.href;

/** An address as the page means it: a link resolves against the page's base, and never throws. */
export const absolute = (address: string): string => Object.assign(document.createElement('a'), { href: address }).href;
