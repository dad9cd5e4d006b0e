/** JSON-LD in the page's head, for search engines. Loaded only if the page asks for it. */
import { structuredData } from '@ozg-widgets/feed';
import type { Contact, Feed, Service } from '@ozg-widgets/feed';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Preview } from '../../shared/data/attribute-types.js';
import type { PageContext } from '../../shared/controllers/page-context.js';

/** An element whose data is published; previews are not. */
export interface StructuredDataHost extends ReactiveControllerHost, Preview {
  structuredData: boolean | undefined;
}

/** The feed, and the record that an element shows. */
export type Shown = readonly [feed: Feed | undefined, about: Service | Contact | '' | undefined];

/** Blocks in the head by their text, each with its controllers: equal data of several elements is published once. */
const blocks = new Map<string, { script: HTMLScriptElement; controllers: Set<StructuredData> }>();

interface Policy {
  createScript: (text: string) => unknown;
}

interface TrustedTypes {
  createPolicy: (name: string, rules: Policy) => Policy;
}

/**
 * With `require-trusted-types-for 'script'`, the text of any script needs a policy. This one accepts only JSON. A page that
 * lists its `trusted-types` has to list `ozg-widgets`; otherwise this file throws while loading, and nothing is published.
 */
const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('ozg-widgets', {
  createScript: (text) => {
    JSON.parse(text);
    return text;
  },
});

/** Keeps a block of JSON-LD in the page's head up to date with an element. */
export class StructuredData implements ReactiveController {
  #host: StructuredDataHost;
  #page: Pick<PageContext, 'lang' | 'now'>;
  #shown: () => Shown;
  #text: string | undefined;

  /** `shown` is called after every update of the element. */
  constructor(host: StructuredDataHost, page: Pick<PageContext, 'lang' | 'now'>, shown: () => Shown) {
    this.#host = host;
    this.#page = page;
    this.#shown = shown;
    host.addController(this);
  }

  hostConnected(): void {
    this.hostUpdated();
  }

  hostUpdated(): void {
    const { structuredData: isWanted, simulate, now, at } = this.#host;
    const [feed, about] = this.#shown();
    const { lang } = this.#page;
    const isPublished = isWanted && !simulate && !now && !at && feed && about;
    this.#publish(isPublished ? structuredData(feed, about, lang, this.#page.now()) : undefined);
  }

  hostDisconnected(): void {
    this.#publish(undefined);
  }

  #publish(text: string | undefined): void {
    if (text === this.#text) return;
    const before = this.#text;
    this.#text = text;
    if (text !== undefined) (blocks.get(text) ?? insert(text)).controllers.add(this);
    const said = before === undefined ? undefined : blocks.get(before);
    said?.controllers.delete(this);
    if (before === undefined || said?.controllers.size) return;
    said?.script.remove();
    blocks.delete(before);
  }
}

function insert(text: string): { script: HTMLScriptElement; controllers: Set<StructuredData> } {
  const script = document.createElement('script');
  script.type = 'application/ld+json';
  script.textContent = (policy?.createScript(text) ?? text) as string;
  document.head.append(script);
  const block = { script, controllers: new Set<StructuredData>() };
  blocks.set(text, block);
  return block;
}
