/** JSON-LD in the head of the page, for search engines. Loaded only where a page asks for it. */
import { structuredData } from '@ozg-widgets/feed';
import type { Contact, Feed, Service } from '@ozg-widgets/feed';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Page } from '../../shared/controllers/page-context.js';

/** A widget that search engines are told of: not by a preview, which shows what is not so. */
export interface Teller extends ReactiveControllerHost {
  structuredData: boolean | undefined;
  simulate: string | undefined;
  at: string | undefined;
}

/** The feed, and what of it a widget shows, as far as there is any. */
export type Shown = readonly [feed: Feed | undefined, about: Service | Contact | '' | undefined];

/** Blocks in the head by their texts, each with the widgets that say so: what two cards say is said once. */
const blocks = new Map<string, { script: HTMLScriptElement; tellers: Set<StructuredData> }>();

interface Policy {
  createScript: (text: string) => unknown;
}

interface TrustedTypes {
  createPolicy: (name: string, rules: Policy) => Policy;
}

/**
 * Under `require-trusted-types-for 'script'` browsers ask for a policy wherever a script gets a text, data or not. This
 * one lets nothing through but JSON, which does nothing even where it runs. A page whose policy names its `trusted-types`
 * has to name `ozg-widgets`; else this file does not load, and nothing is told.
 */
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('ozg-widgets', {
  createScript: (text) => {
    JSON.parse(text);
    return text;
  },
});

/** Keeps a block of JSON-LD in the head of the page in step with what a widget shows. */
export class StructuredData implements ReactiveController {
  #host: Teller;
  #page: Pick<Page, 'lang' | 'now'>;
  #shown: () => Shown;
  #text: string | undefined;

  /** `shown` is asked after every update of the widget. */
  constructor(host: Teller, page: Pick<Page, 'lang' | 'now'>, shown: () => Shown) {
    this.#host = host;
    this.#page = page;
    this.#shown = shown;
    host.addController(this);
  }

  hostConnected(): void {
    this.hostUpdated();
  }

  hostUpdated(): void {
    const { structuredData: isWanted, simulate, at } = this.#host;
    const [feed, about] = this.#shown();
    const { lang } = this.#page;
    const isTold = isWanted && !simulate && !at && feed && about;
    this.#tell(isTold ? structuredData(feed, about, lang, this.#page.now(undefined)) : undefined);
  }

  hostDisconnected(): void {
    this.#tell(undefined);
  }

  #tell(text: string | undefined): void {
    if (text === this.#text) return;
    const before = this.#text;
    this.#text = text;
    if (text !== undefined) (blocks.get(text) ?? insert(text)).tellers.add(this);
    const said = before === undefined ? undefined : blocks.get(before);
    said?.tellers.delete(this);
    if (before === undefined || said?.tellers.size) return;
    said?.script.remove();
    blocks.delete(before);
  }
}

function insert(text: string): { script: HTMLScriptElement; tellers: Set<StructuredData> } {
  const script = document.createElement('script');
  script.type = 'application/ld+json';
  script.textContent = (policy?.createScript(text) ?? text) as string;
  document.head.append(script);
  const block = { script, tellers: new Set<StructuredData>() };
  blocks.set(text, block);
  return block;
}
