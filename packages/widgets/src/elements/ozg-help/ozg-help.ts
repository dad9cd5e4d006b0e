import { wording } from '@ozg-widgets/feed';
import type { Help } from '@ozg-widgets/feed';
import { html, LitElement, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { here } from '#host-page';
import type { bestMatches } from '../../shared/data/best-matches.js';
import { FeedController } from '../../shared/controllers/feed-controller.js';
import { remarks } from '../../shared/i18n/dates.js';
import { asText } from '../../shared/data/parse-attributes.js';
import { Page } from '../../shared/controllers/page-context.js';
import { textsOf } from '../../shared/i18n/element-texts.js';
import { whomToAsk } from '../../shared/data/contact-for-audience.js';
import { words } from '../../shared/i18n/localized-text.js';
import { de } from './texts.js';
import '../ozg-contact-card/ozg-contact-card.js';
import { styles } from './ozg-help.styles.js';

/** From this many entries on there is a search field. */
const MANY = 5;

/**
 * Questions and answers, guides, material; and whom to ask where the question is not among them. `#ozg-help-` and an
 * entry's id in the address of the page opens that entry.
 *
 * @slot - The page's own words. They are shown until, and unless, the feed is readable and has help to show.
 * @fires {FeedLoadedEvent} ozg-feed-loaded - There is a feed to show, or a newer one.
 * @fires {LoadErrorEvent} ozg-load-error - There is none; `error.reason` says why.
 * @fires {FeedFailedEvent} ozg-feed-failed - Deprecated: use `ozg-load-error`.
 * @csspart base - Everything.
 * @csspart search - The search field.
 * @csspart status - How many entries fit what was typed.
 * @csspart heading - What a group of entries is called, and the question that leads to the contact.
 * @csspart entry - One question with its answer, one guide, one piece of material.
 * @csspart text - The answer or description.
 * @csspart permalink - The link to one entry, to be sent to somebody.
 * @csspart contact - Whom to ask.
 * @csspart detail - How old the information is, and that a preview is one, where there is nobody to ask.
 * @cssprop --ozg-accent - Colour of links; the text's own unless set.
 * @cssprop --ozg-radius - Roundness of corners.
 */
export class OzgHelp extends LitElement {
  static override styles: CSSResultGroup = styles;

  static override properties: PropertyDeclarations = {
    src: {},
    service: {},
    audience: {},
    headingLevel: { attribute: 'heading-level', type: Number },
    publicKey: { attribute: 'public-key' },
    simulate: {},
    at: {},
  };

  /** Address of the feed; else the nearest ancestor's `data-ozg-src`, else the page's `<link rel="ozg-feed">`. */
  declare src: string | undefined;
  /** LeiKa key of a service: what is about it comes first, then what is general; the rest is left out. */
  declare service: string | undefined;
  /** For whom: `citizens`, `administration` or `multipliers`; everything unless told. */
  declare audience: string | undefined;
  /** Level of the headings, 1 to 5; 3 unless told. */
  declare headingLevel: number | undefined;
  /** Key that the feed must be signed with (Ed25519, base64); several with blanks between them, any may fit. */
  declare publicKey: string | undefined;
  /** For previews: `stale` or `unreachable`. */
  declare simulate: string | undefined;
  /** For previews: the moment to show (RFC 3339). */
  declare at: string | undefined;

  #page = new Page(this);
  #feed = new FeedController(this, this.#page);
  #sought = '';
  /** What finds it; loaded once somebody types. */
  #match: typeof bestMatches | undefined;
  /** The part of the page's address that was followed last: each is followed once, whatever is rendered later. */
  #followed: string | undefined = '';

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#onHashChange);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#onHashChange);
  }

  protected override updated(): void {
    if (this.#followed !== placeInPage()) this.#follow(document.activeElement === document.body);
  }

  protected override render(): TemplateResult {
    const { messages } = this.#page;
    const texts = textsOf(this.#page, 'help', de);
    const entries = this.#entries();
    if (!entries.length || !texts || !messages) return html`<slot></slot>`;
    const fits = this.#match?.(
      entries.map(({ title, text }) => `${this.#say(title)} ${text ? this.#say(text) : ''}`),
      this.#sought,
    );
    const shown = entries.filter((_, i) => fits?.[i] ?? true);
    const groups: Record<string, string> = { faq: texts.faq, guide: texts.guide, material: texts.material };
    const kindOf = ({ kind }: Help): string => (Object.hasOwn(groups, kind) ? kind : 'other');

    return html`<section part="base" lang=${this.#page.ownLang}>
      ${
        entries.length < MANY
          ? ''
          : html`<label
                >${texts.search}
                <input part="search" type="search" autocomplete="off" .value=${this.#sought} @input=${this.#onInput}
              /></label>
              <p part="status" role="status">
                ${this.#sought.trim() && (shown.length ? texts.found(shown.length, entries.length) : texts.nothing)}
              </p>`
      }
      ${[...Object.entries(groups), ['other', texts.other] as const].map(([kind, name]) => {
        const own = entries.filter((entry) => kindOf(entry) === kind);
        // Hidden rather than left out: what somebody has opened stays open while they type.
        return own.length
          ? html`<div ?hidden=${!own.some((entry) => shown.includes(entry))}>
              ${this.#heading(name)}${own.map((entry) => this.#renderEntry(entry, texts, !shown.includes(entry)))}
            </div>`
          : '';
      })}
      ${this.#renderContact(texts)}
    </section>`;
  }

  #renderEntry(entry: Help, texts: typeof de, hidden: boolean): TemplateResult {
    const { id, kind, title, text, url } = entry;
    const name = words(title, this.#page);
    const description = text && html`<div part="text">${words(text, this.#page)}</div>`;
    if (!text || (url && kind !== 'faq'))
      return html`<div part="entry" id=${id} ?hidden=${hidden}>
        ${url ? html`<a href=${url}>${name}</a>` : html`<strong>${name}</strong>`}${description}
      </div>`;
    const permalink = `${here().replace(/#.*/s, '')}#ozg-help-${id}`;
    return html`<details part="entry" id=${id} ?hidden=${hidden}>
      <summary>${name}</summary>
      ${description}
      ${url && html`<p><a href=${url} aria-label="${texts.more}: ${this.#say(title)}">${texts.more}</a></p>`}
      <p><a part="permalink" href=${permalink} aria-label="${texts.link}: ${this.#say(title)}">${texts.link}</a></p>
    </details>`;
  }

  /** The contact card says itself how old everything is. */
  #renderContact(texts: typeof de): unknown {
    const feed = this.#feed.feed!;
    const contact = whomToAsk(feed, this.audience, this.service);
    if (!contact)
      return remarks(this, this.#feed.value, this.#page.now(this.at), this.#page.messages!)
        .filter(Boolean)
        .map((remark) => html`<p part="detail">${remark}</p>`);
    return html`<div part="contact">
      ${this.#heading(texts.missing)}
      <p>${texts.ask}</p>
      <ozg-contact-card
        src=${this.src ?? nothing}
        contact=${contact.id}
        heading-level=${Math.min(6, (this.headingLevel || 3) + 1)}
        public-key=${this.publicKey ?? nothing}
        simulate=${this.simulate ?? nothing}
        at=${this.at ?? nothing}
      ></ozg-contact-card>
    </div>`;
  }

  #heading(name: string): TemplateResult {
    return html`<div part="heading" role="heading" aria-level=${this.headingLevel || 3}>${name}</div>`;
  }

  #say(text: Help['title']): string {
    return wording(text, this.#page.lang).text;
  }

  /** What to show, before anybody searches: what is about the service before what is general. */
  #entries(): Help[] {
    const { audience } = this;
    const key = asText(this.service).replace(/\s/g, '');
    const about = ({ services = [] }: Help): boolean => !services.length || !key || services.includes(key);
    return (this.#feed.feed?.help ?? [])
      .filter((entry) => about(entry) && (!audience || !entry.audience?.length || entry.audience.includes(audience)))
      .sort((a, b) => (key ? Number(!a.services?.length) - Number(!b.services?.length) : 0));
  }

  /** Opens the entry that the page's address names. Who is already doing something else keeps the focus. */
  #follow(focus: boolean): void {
    const place = placeInPage();
    // Compared, never used as a selector: an address may hold anything.
    const entry = [...this.renderRoot.querySelectorAll<HTMLElement>('[part=entry]')].find(
      // An address writes umlauts otherwise.
      ({ id }) => place === new URL(`#ozg-help-${id}`, location.href).hash,
    );
    if (!entry) return;
    if (entry.hidden) {
      // What was typed hides it; the next rendering shows it, and comes back here.
      this.#sought = '';
      this.requestUpdate();
      return;
    }
    this.#followed = place;
    const target = entry.querySelector<HTMLElement>('summary, a') ?? entry;
    if (entry instanceof HTMLDetailsElement) entry.open = true;
    entry.scrollIntoView();
    if (focus) target.focus({ preventScroll: true });
  }

  #onHashChange = (): void => {
    this.#followed = '';
    this.#follow(true);
  };

  #onInput = async ({ target }: InputEvent): Promise<void> => {
    this.#sought = (target as HTMLInputElement).value;
    // Where the file is not beside this one, every entry stays.
    this.#match ??= (await import('../../shared/data/best-matches.js').catch(() => undefined))?.bestMatches;
    this.requestUpdate();
  };
}

/** The place that the page's address names; behind `&`, a list may keep its filter. */
const placeInPage = (): string | undefined => location.hash.split('&')[0];

// Inline and guarded: a second copy on the page must neither throw nor be dropped by a bundler.
if (!customElements.get('ozg-help')) customElements.define('ozg-help', OzgHelp);

declare global {
  interface HTMLElementTagNameMap {
    'ozg-help': OzgHelp;
  }
}
