import { nothing } from 'lit';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { namedFeed, nearest, refresh, unobserveHostPage, observeHostPage } from '#host-page';
import { messagesFor } from '../i18n/message-loader.js';
import type { Preview } from '../data/attribute-types.js';
import type { Messages } from '../../locales/de.js';

type Host = ReactiveControllerHost & Element & Preview;

/** The surroundings of one widget: language, address of the feed, time. Asks the widget to update when they change. */
export class PageContext implements ReactiveController {
  /** The language of the text around the widget (BCP 47). */
  lang = 'de';
  /** The widget's texts; `undefined` while their language is being loaded. */
  messages: Messages | undefined;
  /** The address that the page names for feeds. */
  src: string | undefined;
  /** Increases whenever something outside may have changed: minutes, languages, addresses. */
  version = 0;
  #host: Host;

  constructor(host: Host) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    observeHostPage(this.#host, this);
    this.refresh();
  }

  hostDisconnected(): void {
    unobserveHostPage(this);
  }

  refresh(): void {
    this.version++;
    this.lang = nearest(this.#host, 'lang') || 'de';
    this.messages = messagesFor(this.lang, refresh);
    this.src = nearest(this.#host, 'data-ozg-src') ?? namedFeed();
    this.#host.requestUpdate();
  }

  /** The language of the widget's own texts, for its `lang`: only where it is another than the page's. */
  get ownLang(): unknown {
    const own = this.messages?.lang;
    return own === this.lang ? nothing : own;
  }

  /** The time to render for: the one that a preview asks for, else the current time. */
  now(): Date {
    const { now, at } = this.#host;
    return new Date(Date.parse(now ?? at ?? '') || Date.now());
  }
}
