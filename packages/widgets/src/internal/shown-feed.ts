/** The feed of a part of the page, as long as somebody has chosen one. */
export class ShownFeed {
  #host: HTMLElement;
  #target: Element | undefined;
  /** The attribute as the page had it. */
  #before: string | null = null;

  constructor(host: HTMLElement) {
    this.#host = host;
  }

  /** Lets the element with this id, else the whole document, show a feed; `undefined` lets it show its own again. */
  set(src: string | undefined, id: string | undefined): void {
    if (!this.#target) {
      const root = this.#host.getRootNode() as Document | ShadowRoot;
      const target = id ? (root.getElementById(id) ?? document.getElementById(id)) : document.documentElement;
      if (!target) return;
      this.#target = target;
      this.#before = target.getAttribute('data-ozg-src');
    }
    const value = src ?? this.#before;
    if (value === null) this.#target.removeAttribute('data-ozg-src');
    else this.#target.setAttribute('data-ozg-src', value);
    if (src === undefined) this.#target = undefined;
  }
}
