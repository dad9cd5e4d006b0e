import { namedFeed } from '#host-page';

/** Where a part of the page names its feed, and where it keeps its own while somebody has chosen another. */
const FEED = 'data-ozg-src';
const OWN = 'data-ozg-own';

/** The feed of a part of the page, as long as somebody has chosen one. */
export class ShownFeed {
  #host: HTMLElement;
  #target: (Element & { ozgSrc?: string }) | null | undefined;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Lets the element with this id, else the whole document, show a feed; `undefined` lets it show its own again. */
  set(src: string | undefined, id: string | undefined): void {
    const root = this.#host.getRootNode() as Document | ShadowRoot;
    this.#target ??= id ? (root.getElementById(id) ?? document.getElementById(id)) : document.documentElement;
    const target = this.#target;
    if (!target) return;
    // Kept in the page, not here: whoever leaves the page, or comes later, is not the only one to know.
    const own = target.getAttribute(OWN);
    const head = namedFeed() ?? '';
    if (src !== undefined) {
      if (own === null) target.setAttribute(OWN, target.getAttribute(FEED) ?? head);
      target.setAttribute(FEED, src);
      // A property, since plain forms take such an attribute only from the page itself, and markup cannot set this.
      target.ozgSrc = src;
      return;
    }
    this.#target = undefined;
    if (own === head) target.removeAttribute(FEED);
    else if (own !== null) target.setAttribute(FEED, own);
    target.removeAttribute(OWN);
  }
}
