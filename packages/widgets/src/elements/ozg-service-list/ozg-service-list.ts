import type { Feed, StateGroup } from '@ozg-widgets/feed';
import { html, noChange } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { OzgElement } from '../../shared/ozg-element.js';
import type { FormerNames, Preview, Simulation, TokenList, Word } from '../../shared/data/attribute-types.js';
import { optional } from '../../shared/page/optional.js';
import { announce } from '../../shared/page/live-region.js';
import type * as FilterAddress from './filter-hash.js';
import { FeedController } from '../../shared/controllers/feed-controller.js';
import { freshnessNotes } from '../../shared/i18n/dates.js';
import { PageContext } from '../../shared/controllers/page-context.js';
import { EMPTY_FILTER, parseFilter } from './filter.js';
import type { Filter } from './filter.js';
import { listing, matchingEntries } from './listing.js';
import type { Listing } from './listing.js';
import type * as ServiceSearch from '../../shared/data/text-search.js';
import { elementTexts } from '../../shared/i18n/element-texts.js';
import type { Messages } from '../../locales/de.js';
import { filterOf, searchForm } from './search-form.js';
import { serviceLine } from './service-line.js';
import { de } from './texts.js';
import { styles } from './ozg-service-list.styles.js';

/** Milliseconds after the last input until the count is announced and the page's address is updated. */
const PAUSE = 700;

/** Number of services per container that the browser lays out at once when it comes into view. */
const CHUNK = 20;

/** Number of services that are added per frame while the reader types. */
const AT_ONCE = 10;

/** A listing with the template of each entry, and the entries of each heading. */
interface Lines extends Listing {
  lines: readonly TemplateResult[];
  groups: readonly { name: string; chunks: readonly (readonly number[])[] }[];
}

/** What one rendering shows. */
interface View {
  feed: Feed;
  list: Lines;
  /** The entries that match the filters, and those of them that are shown. */
  matches: readonly number[];
  shown: ReadonlySet<number>;
  /** The chunks that look as they did in the last rendering. */
  unchanged: ReadonlySet<readonly number[]>;
  /** Whether the lines of the list were rendered before. */
  isDrawn: boolean;
  limit: number;
  count: string;
  messages: Messages;
  texts: typeof de;
}

/** Audience that `<ozg-service-list>` can be narrowed to. */
export type ListAudience = 'citizens' | 'businesses' | 'administration';

/** What `<ozg-service-list>` groups services by. */
export type ListGrouping = 'topic' | 'state' | 'none';

/**
 * All services of an area: searchable, with filters by topic, audience and state, in groups.
 *
 * @slot - Fallback content. Shown unless the feed is readable and lists services.
 * @fires {FeedLoadedEvent} ozg-feed-loaded - A feed was loaded: the first one, or a newer one.
 * @fires {LoadErrorEvent} ozg-load-error - No feed could be loaded; `error.reason` has the reason.
 * @fires {FeedFailedEvent} ozg-feed-failed - Deprecated: use `ozg-load-error`.
 * @csspart base - The whole element.
 * @csspart search - The search field and the filters.
 * @csspart count - The number of matching services.
 * @csspart heading - The heading of a group.
 * @csspart entry - One service.
 * @csspart name - The name of a service; a link if it is available online.
 * @csspart state - The state of a service with its dates.
 * @csspart label - The state, with its icon.
 * @csspart nothing - The message that no service matches.
 * @csspart button - The buttons to show more services, and to reset the filters.
 * @csspart detail - The age of the data, and the note that marks a preview.
 * @cssprop --ozg-good - Background of available services. Likewise `--ozg-info`, `--ozg-warn`, `--ozg-bad`, `--ozg-neutral`; the colour of their text adapts.
 * @cssprop --ozg-accent - Colour of links. Defaults to the colour of the text.
 * @cssprop --ozg-radius - Radius of corners.
 * @example
 * <ozg-service-list group="topic" limit="20" hash-parameter="leistungen"></ozg-service-list>
 */
export class OzgServiceList extends OzgElement {
  static override styles: CSSResultGroup = styles;

  static override properties: PropertyDeclarations = {
    src: {},
    query: {},
    topic: {},
    audience: {},
    state: {},
    group: {},
    limit: { type: Number },
    hashParameter: { attribute: 'hash-parameter' },
    hash: {},
    headingLevel: { attribute: 'heading-level', type: Number },
    publicKey: { attribute: 'public-key' },
    simulate: {},
    now: {},
    at: {},
  };

  /**
   * URL of the feed. Defaults to the nearest ancestor's `data-ozg-src`, then to the page's `<link rel="ozg-feed">`.
   */
  declare src: string | undefined;
  /** Initial search text. */
  declare query: string | undefined;
  /** Initially selected topic (Themenfeld), such as `bauen_wohnen`. */
  declare topic: Word<'topic'> | undefined;
  /** Initially selected audience. */
  declare audience: ListAudience | undefined;
  /** Initially selected groups of states, separated by spaces. */
  declare state: TokenList<StateGroup> | undefined;
  /**
   * What the services are grouped by.
   * @default 'topic'
   */
  declare group: ListGrouping | undefined;
  /** Number of services to show before a button shows the rest. Defaults to all. */
  declare limit: number | undefined;
  /**
   * Name of the parameter of the page's fragment that keeps the filters: `leistungen` gives `#leistungen=q:wohn`.
   */
  declare hashParameter: string | undefined;
  /**
   * Name of the parameter of the page's fragment that keeps the filters.
   * @deprecated Use `hash-parameter`. Removed in 0.3.
   */
  declare hash: string | undefined;
  /**
   * Level of the headings, 1 to 6.
   * @default 3
   */
  declare headingLevel: number | undefined;
  /**
   * Public key that the feed must be signed with (Ed25519, base64). Separate several keys with spaces; one match is
   * enough.
   */
  declare publicKey: string | undefined;
  /** Preview: show the data as `stale`, or as `unreachable`. */
  declare simulate: Simulation | undefined;
  /** Preview: the time to show the element at (RFC 3339). Defaults to the current time. */
  declare now: string | undefined;
  /**
   * Preview: the time to show the element at.
   * @deprecated Use `now`. Removed in 0.3.
   */
  declare at: string | undefined;

  #page = new PageContext(this);
  #feed = new FeedController(this, this.#page);
  #filter: Filter = EMPTY_FILTER;
  /** Reads and writes the filters in the page's address; empty if its file is missing. */
  #address: Partial<typeof FilterAddress> | undefined;
  #addressLoads: Promise<void> | undefined;
  /** The search; the other filters work without it. */
  #search: typeof ServiceSearch | undefined;
  #searchLoads = false;
  /** Whether to show what `limit` leaves out. */
  #unfolded = false;
  #view: View | undefined;
  #lines: Lines | undefined;
  /** What the lines depend on. */
  #madeOf: readonly unknown[] = [];
  /** The lines on the page, and the visible entries of each chunk. */
  #drawn: Lines | undefined;
  #shown = new WeakMap<readonly number[], string>();
  /** Maximum number of services in this frame. */
  #room = Infinity;
  #pause: ReturnType<typeof setTimeout> | undefined;

  override get ready(): Promise<void> {
    return Promise.all([super.ready, this.#addressLoads]).then(() => undefined);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#onHashChange);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#onHashChange);
    clearTimeout(this.#pause);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.#parameter && (changed.has('hashParameter') || changed.has('hash')))
      this.#addressLoads = this.#loadAddress();
    if ((['query', 'topic', 'audience', 'state', 'hashParameter', 'hash'] as const).some((name) => changed.has(name)))
      this.#filter = this.#given();
  }

  override prepare(): void {
    const { messages, lang } = this.#page;
    const texts = elementTexts(this.#page, 'service-list', de);
    const { feed } = this.#feed;
    this.#view = undefined;
    if (!feed?.services.length || !messages || !texts || (this.#parameter && !this.#address)) return;
    const list = this.#list(feed, messages, texts);
    const matches = matchingEntries(list, this.#filter, this.#search, { ...texts, lang });
    const limit = !this.#unfolded && this.limit && this.limit > 0 ? this.limit : Infinity;
    const shown = new Set(matches.slice(0, Math.min(limit, this.#room)));
    const isDrawn = list === this.#drawn;
    const unchanged = new Set<readonly number[]>();
    for (const chunk of list.groups.flatMap(({ chunks }) => chunks)) {
      const visible = chunk.filter((i) => shown.has(i)).join();
      if (isDrawn && this.#shown.get(chunk) === visible) unchanged.add(chunk);
      this.#shown.set(chunk, visible);
    }
    const count = texts.count(matches.length, list.entries.length);
    this.#view = { feed, list, matches, shown, unchanged, isDrawn, limit, count, messages, texts };
  }

  protected override render(): TemplateResult {
    const view = this.#view;
    if (!view) return html`<slot></slot>`;
    const { list, matches, shown, limit, count, messages, texts } = view;

    return html`<div part="base" lang=${this.#page.ownLang}>
      ${searchForm(list, this.#filter, texts, { onInput: this.#onInput, onFocus: this.#loadSearch })}
      <p part="count">${count}</p>
      ${list.groups.map(({ name, chunks }) => {
        const parts = chunks.map((chunk) => this.#renderChunk(chunk, view));
        return html`<div ?hidden=${!chunks.flat().some((i) => shown.has(i))}>
          ${name && html`<div part="heading" role="heading" aria-level=${this.headingLevel || 3}>${name}</div>`}
          <div role="list">${parts}</div>
        </div>`;
      })}
      ${
        matches.length > limit
          ? html`<button part="button" @click=${() => this.#onMore(matches[limit])}>
              ${texts.more(matches.length)}
            </button>`
          : ''
      }
      ${matches.length ? '' : this.#renderNothing(texts)}
      ${freshnessNotes(this, this.#feed.value, this.#page.now(), messages)
        .filter(Boolean)
        .map((remark) => html`<p part="detail">${remark}</p>`)}
    </div>`;
  }

  protected override updated(): void {
    const view = this.#view;
    const field = this.#field;
    this.#drawn = view?.list;
    if (!view || !field) return;
    // Set on each chunk: a custom property would be inherited, and restyle every line of the chunk.
    for (const { style, dataset } of this.renderRoot.querySelectorAll<HTMLElement>('.chunk'))
      style.setProperty('contain-intrinsic-block-size', `${2.6 * Number(dataset.shown)}em`);
    // Written only if it differs, which keeps the caret in its place.
    if (field.value !== this.#filter.q) field.value = this.#filter.q;
    announce();
    if (this.#filter.q) this.#loadSearch();
    if (Math.min(view.limit, view.matches.length) > this.#room) this.#showMoreInNextFrame(this.#room + AT_ONCE);
  }

  #showMoreInNextFrame(room: number): void {
    requestAnimationFrame(() => {
      this.#room = room;
      this.requestUpdate();
    });
  }

  /** Entries are hidden rather than removed, and rendered once: filtering costs only the entries that change. */
  #renderChunk(chunk: readonly number[], { list, shown, unchanged, isDrawn }: View): unknown {
    if (unchanged.has(chunk)) return noChange;
    const visible = chunk.filter((i) => shown.has(i));
    return html`<div class="chunk" data-shown=${visible.length} ?hidden=${!visible.length}>
      ${chunk.map(
        (i) =>
          html`<div part="entry" role="listitem" ?hidden=${!shown.has(i)}>${isDrawn ? noChange : list.lines[i]}</div>`,
      )}
    </div>`;
  }

  #renderNothing(texts: typeof de): TemplateResult {
    return html`<div part="nothing">
      <p><strong>${texts.nothing}</strong></p>
      <p>${texts.advice}</p>
      <button part="button" @click=${this.#onReset}>${texts.reset}</button>
    </div>`;
  }

  /** Name of the parameter of the page's fragment, where the page has asked for one. */
  get #parameter(): string | undefined {
    const { hash }: FormerNames = this;
    return this.hashParameter ?? hash;
  }

  get #field(): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>('[type=search]');
  }

  /** Returns the list, which depends on feed, language and minute, but not on the filters. */
  #list(feed: Feed, messages: Messages, texts: typeof de): Lines {
    const { now: preview, at }: Preview = this;
    const madeOf = [feed, messages, texts, this.#page.version, preview, at, this.group];
    if (this.#lines && madeOf.every((part, i) => part === this.#madeOf[i])) return this.#lines;
    this.#madeOf = madeOf;
    const now = this.#page.now();
    const list = listing(feed.services, {
      ...texts,
      lang: this.#page.lang,
      order: messages.lang,
      groupBy: this.group,
      now,
    });
    const lines = list.entries.map((entry) => serviceLine(entry, this.#page, messages));
    const groups = [...new Set(list.entries.map(({ group }) => group))];
    this.#lines = {
      ...list,
      lines,
      groups: groups.map((name) => {
        const own = [...list.entries.keys()].filter((i) => list.entries[i]?.group === name);
        const chunks = own.flatMap((_, i) => (i % CHUNK ? [] : [own.slice(i, i + CHUNK)]));
        return { name, chunks };
      }),
    };
    return this.#lines;
  }

  /** The filters in the page's address, else the current ones; initially those of the attributes. */
  #given(there = this.#preset()): Filter {
    return (this.#parameter && this.#address?.readFilter?.(this.#parameter, there, this.#preset())) || there;
  }

  async #loadAddress(): Promise<void> {
    this.#address ??= (await optional(() => import('./filter-hash.js'))) ?? {};
    this.#onHashChange();
  }

  #preset(): Filter {
    const { query: q, topic, audience, state } = this;
    return parseFilter({ q, topic, audience, state });
  }

  /** Applies filters at once; announces the count and updates the address after a pause. */
  #narrow(filter: Filter): void {
    this.#filter = filter;
    this.#room = AT_ONCE;
    this.requestUpdate();
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      announce(this.#view?.count, this.#page.messages?.lang);
      if (this.#parameter) this.#address?.writeFilter?.(this.#parameter, this.#filter, this.#preset());
    }, PAUSE);
  }

  #loadSearch = (): void => {
    if (this.#searchLoads) return;
    this.#searchLoads = true;
    void optional(() => import('../../shared/data/text-search.js')).then((search) => {
      this.#search = search;
      this.requestUpdate();
    });
  };

  #onInput = ({ currentTarget }: Event): void => {
    this.#narrow(filterOf(currentTarget as Element, this.#filter));
  };

  /** Shows the rest, and moves the focus from the button, which disappears, to the first service of the rest. */
  async #onMore(next = 0): Promise<void> {
    this.#unfolded = true;
    this.#room = Infinity;
    this.requestUpdate();
    await this.updateComplete;
    const entry = this.renderRoot.querySelectorAll<HTMLElement>('[part=entry]')[next];
    if (!entry) return;
    entry.tabIndex = -1;
    entry.focus();
  }

  #onReset = (): void => {
    this.#narrow(EMPTY_FILTER);
    this.#field?.focus();
  };

  #onHashChange = (): void => {
    this.#filter = this.#given(this.#filter);
    this.requestUpdate();
  };
}

// Guarded, since a page may load a second copy; inline, so that bundlers keep it.
if (!customElements.get('ozg-service-list')) customElements.define('ozg-service-list', OzgServiceList);

declare global {
  interface HTMLElementTagNameMap {
    'ozg-service-list': OzgServiceList;
  }
}
