import type { Feed } from '@ozg-widgets/feed';
import { html, LitElement, noChange } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import { announce } from '../../shared/page/live-region.js';
import type * as FilterAddress from './filter-hash.js';
import { FeedController } from '../../shared/controllers/feed-controller.js';
import { remarks } from '../../shared/i18n/dates.js';
import { nameIn } from '../../shared/i18n/term.js';
import { Page } from '../../shared/controllers/page-context.js';
import { EVERYTHING, understood } from './filter.js';
import type { Filter } from './filter.js';
import { fitting, listing } from './listing.js';
import type { Entry, Listing } from './listing.js';
import type * as ServiceSearch from '../../shared/data/text-search.js';
import { textsOf } from '../../shared/i18n/element-texts.js';
import { icon, toneOf } from '../../shared/ui/tones.js';
import { when } from '../../shared/i18n/availability-phrases.js';
import { words } from '../../shared/i18n/localized-text.js';
import type { Messages } from '../../locales/de.js';
import { de } from './texts.js';
import { styles } from './ozg-service-list.styles.js';

/** Milliseconds without typing, after which the number of services is spoken and the address follows. */
const PAUSE = 700;

/** So many services are laid out together as soon as one of them is in sight. */
const CHUNK = 20;

/** So many services are shown within one frame; the others follow in the frames after it. */
const AT_ONCE = 10;

/** What a list shows before anybody searches: the line of each entry, and which entries stand under which heading. */
interface Lines extends Listing {
  lines: readonly TemplateResult[];
  groups: readonly { name: string; chunks: readonly (readonly number[])[] }[];
}

/**
 * All services of the area: searched while one types, narrowed by topic, by whom they are for and by what is online,
 * grouped.
 *
 * @slot - The page's own words. They are shown until, and unless, the feed is readable and lists services.
 * @fires {FeedLoadedEvent} ozg-feed-loaded - There is a feed to show, or a newer one.
 * @fires {LoadErrorEvent} ozg-load-error - There is none; `error.reason` says why.
 * @fires {FeedFailedEvent} ozg-feed-failed - Deprecated: use `ozg-load-error`.
 * @csspart base - Everything.
 * @csspart search - The controls.
 * @csspart count - How many services are left.
 * @csspart heading - What a group is called.
 * @csspart entry - One service.
 * @csspart name - Its name, a link where it can be done online now.
 * @csspart state - Its state and when that changes.
 * @csspart label - The state, with its icon.
 * @csspart nothing - What to do where nothing was found.
 * @csspart button - The buttons that show more, or all again.
 * @csspart detail - How old the information is, and that a preview is one.
 * @cssprop --ozg-good - Background of what works. Likewise `--ozg-info`, `--ozg-warn`, `--ozg-bad`, `--ozg-neutral`; the text on them follows by itself.
 * @cssprop --ozg-accent - Colour of links; the text's own unless set.
 * @cssprop --ozg-radius - Roundness of corners.
 */
export class OzgServiceList extends LitElement {
  static override styles: CSSResultGroup = styles;

  static override properties: PropertyDeclarations = {
    src: {},
    query: {},
    topic: {},
    audience: {},
    state: {},
    group: {},
    limit: { type: Number },
    hash: {},
    headingLevel: { attribute: 'heading-level', type: Number },
    publicKey: { attribute: 'public-key' },
    simulate: {},
    at: {},
  };

  /** Address of the feed; else the nearest ancestor's `data-ozg-src`, else the page's `<link rel="ozg-feed">`. */
  declare src: string | undefined;
  /** What is sought at first. */
  declare query: string | undefined;
  /** The topic (Themenfeld) that is chosen at first, such as `bauen_wohnen`. */
  declare topic: string | undefined;
  /** For whom at first: `citizens`, `businesses` or `administration`. */
  declare audience: string | undefined;
  /** What is chosen at first: one or several of `usable`, `coming`, `offline`, `unknown`. */
  declare state: string | undefined;
  /** Headings by `topic` (unless told) or `state`, or `none`. */
  declare group: string | undefined;
  /** Shows so many at first, and a button for the rest; all unless told. */
  declare limit: number | undefined;
  /** Keeps what is chosen in the page's address under this key: `leistungen` gives `#leistungen=q:wohn`. */
  declare hash: string | undefined;
  /** Level of the headings, 1 to 6; 3 unless told. */
  declare headingLevel: number | undefined;
  /** Key that the feed must be signed with (Ed25519, base64); several with blanks between them, any may fit. */
  declare publicKey: string | undefined;
  /** For previews: `stale` or `unreachable`. */
  declare simulate: string | undefined;
  /** For previews: the moment to show (RFC 3339). */
  declare at: string | undefined;

  #page = new Page(this);
  #feed = new FeedController(this, this.#page);
  #filter: Filter = EVERYTHING;
  /** What keeps the filter in the page's address, once that was loaded. */
  #address: Partial<typeof FilterAddress> | undefined;
  /** What finds services by words, once that was loaded; without it, the other filters still work. */
  #search: typeof ServiceSearch | undefined;
  /** Whether what `limit` holds back is shown too. */
  #unfolded = false;
  #lines: Lines | undefined;
  /** What the lines were made of; anything else makes new ones. */
  #madeOf: readonly unknown[] = [];
  /** The lines that are on the page, and which of each chunk can be seen. */
  #drawn: Lines | undefined;
  #shown = new WeakMap<readonly number[], string>();
  /** How many services there may be in this frame. */
  #room = Infinity;
  /** How many services are left, in words. */
  #says = '';
  #pause: ReturnType<typeof setTimeout> | undefined;

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
    if (this.hash && changed.has('hash')) void this.#loadAddress();
    if ((['query', 'topic', 'audience', 'state', 'hash'] as const).some((name) => changed.has(name)))
      this.#filter = this.#given();
  }

  protected override render(): TemplateResult {
    const { messages } = this.#page;
    const texts = textsOf(this.#page, 'service-list', de);
    const { feed } = this.#feed;
    if (!feed?.services.length || !messages || !texts || (this.hash && !this.#address)) {
      this.#drawn = undefined;
      return html`<slot></slot>`;
    }
    const list = this.#list(feed, messages, texts);
    const { entries, groups } = list;
    if (this.#filter.q) this.#onSearch();
    const fits = fitting(list, this.#filter, this.#search, { ...texts, lang: this.#page.lang });
    const count = fits.length;
    const limit = !this.#unfolded && this.limit && this.limit > 0 ? this.limit : Infinity;
    const room = this.#room;
    const shown = new Set(fits.slice(0, Math.min(limit, room)));
    if (Math.min(limit, count) > room)
      requestAnimationFrame(() => {
        this.#room = room + AT_ONCE;
        this.requestUpdate();
      });
    this.#says = texts.count(count, entries.length);

    return html`<div part="base" lang=${this.#page.ownLang}>
      ${this.#renderSearch(list, texts)}
      <p part="count">${this.#says}</p>
      ${groups.map(({ name, chunks }) => {
        const parts = chunks.map((chunk) => this.#renderChunk(chunk, shown, list));
        return html`<div ?hidden=${!chunks.flat().some((i) => shown.has(i))}>
          ${name && html`<div part="heading" role="heading" aria-level=${this.headingLevel || 3}>${name}</div>`}
          <div role="list">${parts}</div>
        </div>`;
      })}
      ${count > limit ? html`<button part="button" @click=${() => this.#onMore(fits[limit])}>${texts.more(count)}</button>` : ''}
      ${count ? '' : this.#renderNothing(texts)}
      ${remarks(this, this.#feed.value, this.#page.now(this.at), messages)
        .filter(Boolean)
        .map((remark) => html`<p part="detail">${remark}</p>`)}
    </div>`;
  }

  protected override updated(): void {
    if (this.#lines && this.#field) this.#drawn = this.#lines;
    // Set by itself: a custom property would be inherited, and so cost every line of the chunk a new style.
    for (const { style, dataset } of this.renderRoot.querySelectorAll<HTMLElement>('.chunk'))
      style.setProperty('contain-intrinsic-block-size', `${2.6 * Number(dataset.shown)}em`);
    const field = this.#field;
    if (!field) return;
    // Written only where it differs: the caret of whoever types stays where it is.
    if (field.value !== this.#filter.q) field.value = this.#filter.q;
    announce();
  }

  #renderSearch({ topics, audiences, states }: Listing, texts: typeof de): TemplateResult {
    const chosen = this.#filter.state.split(',');
    return html`<search part="search" @input=${this.#onInput} @focusin=${this.#onSearch}>
      <label class="wide">${texts.search} <input type="search" name="q" autocomplete="off" /></label>
      ${this.#renderChoice('topic', texts.topic, texts.allTopics, topics, texts.topics)}
      ${this.#renderChoice('audience', texts.audience, texts.everybody, audiences, texts.audiences)}
      ${
        states.length > 1
          ? html`<fieldset class="wide">
              <legend>${texts.only}</legend>
              ${states.map(
                (state) =>
                  html`<label
                    ><input type="checkbox" name="state" value=${state} .checked=${chosen.includes(state)} />
                    ${nameIn(texts.groups, state)}</label
                  >`,
              )}
            </fieldset>`
          : ''
      }
    </search>`;
  }

  #renderChoice(
    name: 'topic' | 'audience',
    label: string,
    all: string,
    choices: readonly string[],
    names: Readonly<Record<string, string>>,
  ): unknown {
    const chosen = this.#filter[name];
    const offered = [...new Set([...choices, chosen])].filter((value) => nameIn(names, value));
    return offered.length > 1
      ? html`<label
          >${label}
          <select name=${name}>
            <option value="" .selected=${!chosen}>${all}</option>
            ${offered.map(
              (value) => html`<option value=${value} .selected=${value === chosen}>${nameIn(names, value)}</option>`,
            )}
          </select></label
        >`
      : '';
  }

  /** Hidden rather than left out, and drawn once: nothing is quicker than to do nothing. */
  #renderChunk(chunk: readonly number[], shown: ReadonlySet<number>, list: Lines): unknown {
    const drawn = list === this.#drawn;
    const own = chunk.filter((i) => shown.has(i));
    if (drawn && this.#shown.get(chunk) === own.join()) return noChange;
    this.#shown.set(chunk, own.join());
    return html`<div class="chunk" data-shown=${own.length} ?hidden=${!own.length}>
      ${chunk.map(
        (i) =>
          html`<div part="entry" role="listitem" ?hidden=${!own.includes(i)}>${drawn ? noChange : list.lines[i]}</div>`,
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

  get #field(): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>('[type=search]');
  }

  /** Made once for each feed, language and minute: while somebody types, nothing changes but what is hidden. */
  #list(feed: Feed, messages: Messages, texts: typeof de): Lines {
    const madeOf = [feed, messages, texts, this.#page.version, this.at, this.group];
    if (this.#lines && madeOf.every((part, i) => part === this.#madeOf[i])) return this.#lines;
    this.#madeOf = madeOf;
    const now = this.#page.now(this.at);
    const list = listing(feed.services, { ...texts, lang: this.#page.lang, order: messages.lang, by: this.group, now });
    const lines = list.entries.map((entry) => this.#line(entry, now, messages));
    const groups = [...new Set(list.entries.map(({ group }) => group))];
    return (this.#lines = {
      ...list,
      lines,
      groups: groups.map((name) => {
        const own = [...list.entries.keys()].filter((i) => list.entries[i]?.group === name);
        const chunks = own.flatMap((_, i) => (i % CHUNK ? [] : [own.slice(i, i + CHUNK)]));
        return { name, chunks };
      }),
    });
  }

  #line({ service, found }: Entry, now: Date, messages: Messages): TemplateResult {
    const { state, url } = found;
    const tone = toneOf[state];
    const name = words(service.name, this.#page);
    return html`<span part="name">${url ? html`<a href=${url}>${name}</a>` : name}</span>
      <span part="state"
        ><span part="label" class="pill tone ${tone}">${icon(tone)} ${messages.states[state]}</span>${when(
          found,
          now,
          messages,
        ).map((phrase) => html` <span part="detail">${phrase}</span>`)}</span
      >`;
  }

  /** What the page wants to be shown: by its address, else what is there, the attributes to begin with. */
  #given(there = this.#preset()): Filter {
    return (this.hash && this.#address?.filterInAddress?.(this.hash, there, this.#preset())) || there;
  }

  async #loadAddress(): Promise<void> {
    // Where the file is not beside this one, the list works without.
    this.#address ??= await import('./filter-hash.js').catch(() => ({}));
    this.#onHashChange();
  }

  #preset(): Filter {
    const { query: q, topic, audience, state } = this;
    return understood({ q, topic, audience, state });
  }

  /** Shows at once, and speaks and writes the address once somebody pauses. */
  #narrow(filter: Filter): void {
    this.#filter = filter;
    this.#room = AT_ONCE;
    this.requestUpdate();
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => {
      announce(this.#says, this.#page.messages?.lang);
      if (this.hash) this.#address?.keepInAddress?.(this.hash, this.#filter, this.#preset());
    }, PAUSE);
  }

  /** Somebody is about to search, or the page has done so. */
  #onSearch = (): void => {
    if (this.#search) return;
    import('../../shared/data/text-search.js').then(
      (search) => {
        this.#search = search;
        this.requestUpdate();
      },
      () => undefined,
    );
  };

  #onInput = ({ currentTarget }: Event): void => {
    const filter = { ...this.#filter };
    const controls = (currentTarget as Element).querySelectorAll<HTMLInputElement>('[name]');
    for (const { name, value } of controls) filter[name as keyof Filter] = value;
    const boxes = [...controls].filter(({ type }) => type === 'checkbox');
    if (boxes.length)
      filter.state = boxes
        .filter(({ checked }) => checked)
        .map(({ value }) => value)
        .join();
    this.#narrow(filter);
  };

  /** The button goes away: whoever pressed it goes on at the first service that it showed. */
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
    this.#narrow(EVERYTHING);
    this.#field?.focus();
  };

  #onHashChange = (): void => {
    this.#filter = this.#given(this.#filter);
    this.requestUpdate();
  };
}

// Inline and guarded: a second copy on the page must neither throw nor be dropped by a bundler.
if (!customElements.get('ozg-service-list')) customElements.define('ozg-service-list', OzgServiceList);

declare global {
  interface HTMLElementTagNameMap {
    'ozg-service-list': OzgServiceList;
  }
}
