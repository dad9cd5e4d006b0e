/**
 * What widgets need to know of the page around them. One clock and one observer serve all of them: an observer per
 * widget costs a page of a thousand badges half its painting time.
 */
import { nothing } from 'lit';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { messagesFor } from './languages.js';
import type { Messages } from '../locales/de.js';

type Host = ReactiveControllerHost & Element;

const MINUTE = 60_000;
const widgets = new Set<Page>();
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
const nearest = (element: Element | undefined, attribute: string): string | null | undefined =>
  element && (element.closest(`[${attribute}]`)?.getAttribute(attribute) ?? nearest(hostOf(element), attribute));

/** The surroundings of one widget: language, address of the feed, time. Asks the widget to update when they change. */
export class Page implements ReactiveController {
  /** The language of the text around the widget (BCP 47). */
  lang = 'de';
  /** The widget's texts; `undefined` while their language is being loaded. */
  messages: Messages | undefined;
  /** The address that the page names for feeds. */
  src: string | undefined;
  /** Counts what may have changed outside: minutes, languages, addresses. */
  changes = 0;
  #host: Host;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    if (!observer) {
      observer = new MutationObserver(refresh);
      document.addEventListener('visibilitychange', tick);
      tick();
    }
    for (let element: Element | undefined = this.#host; element; element = hostOf(element)) {
      observer.observe(element.getRootNode(), { subtree: true, attributeFilter: ['lang', 'data-ozg-src'] });
    }
    widgets.add(this);
    this.refresh();
  }

  hostDisconnected(): void {
    widgets.delete(this);
  }

  refresh(): void {
    this.changes++;
    this.lang = nearest(this.#host, 'lang') || 'de';
    this.messages = messagesFor(this.lang, refresh);
    this.src =
      nearest(this.#host, 'data-ozg-src') ?? document.querySelector<HTMLLinkElement>('link[rel~=ozg-feed]')?.href;
    this.#host.requestUpdate();
  }

  /** The language of the widget's own texts, for its `lang`: only where it is another than the page's. */
  get ownLang(): unknown {
    const own = this.messages?.lang;
    return own === this.lang ? nothing : own;
  }

  /** The time it is, or the one that the page wants to see (`at`, RFC 3339). */
  now(at: string | undefined): Date {
    return new Date(Date.parse(at ?? '') || Date.now());
  }
}
