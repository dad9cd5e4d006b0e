import { contactForAudience, wording } from '@ozg-widgets/feed';
import type { Help } from '@ozg-widgets/feed';
import { html, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { pageUrl } from '#host-page';
import { optional } from '../../shared/page/optional.js';
import { OzgElement } from '../../shared/ozg-element.js';
import type { Preview, Simulation } from '../../shared/data/attribute-types.js';
import type { bestMatches } from '../../shared/data/best-matches.js';
import { FeedController } from '../../shared/controllers/feed-controller.js';
import { freshnessNotes } from '../../shared/i18n/dates.js';
import { asText } from '../../shared/data/parse-attributes.js';
import { PageContext } from '../../shared/controllers/page-context.js';
import { elementTexts } from '../../shared/i18n/element-texts.js';
import { localizedText } from '../../shared/i18n/localized-text.js';
import type { Messages } from '../../locales/de.js';
import { de } from './texts.js';
import '../ozg-contact-card/ozg-contact-card.js';
import { styles } from './ozg-help.styles.js';

/** Minimum number of entries for a search field. */
const MANY = 5;

/** Audience of the entries of `<ozg-help>`. */
export type HelpAudience = 'citizens' | 'administration' | 'multipliers';

/**
 * Questions and answers, guides and material, with a contact for other questions. The fragment `#ozg-help-` with the id of
 * an entry opens that entry.
 *
 * @slot - Fallback content. Shown unless the feed is readable and has help entries.
 * @fires {FeedLoadedEvent} ozg-feed-loaded - A feed was loaded: the first one, or a newer one.
 * @fires {LoadErrorEvent} ozg-load-error - No feed could be loaded; `error.reason` has the reason.
 * @fires {FeedFailedEvent} ozg-feed-failed - Deprecated: use `ozg-load-error`.
 * @csspart base - The whole element.
 * @csspart search - The search field.
 * @csspart status - The number of matching entries.
 * @csspart heading - The heading of a group, and of the contact.
 * @csspart entry - One entry.
 * @csspart text - The answer or description.
 * @csspart permalink - The link to an entry.
 * @csspart contact - The contact.
 * @csspart detail - The age of the data and the note that marks a preview, if there is no contact.
 * @cssprop --ozg-accent - Colour of links. Defaults to the colour of the text.
 * @cssprop --ozg-radius - Radius of corners.
 * @example
 * <ozg-help service="99107023017000" audience="citizens">Fragen beantwortet das Bürgerbüro.</ozg-help>
 */
export class OzgHelp extends OzgElement {
  static override styles: CSSResultGroup = styles;

  static override properties: PropertyDeclarations = {
    src: {},
    service: {},
    audience: {},
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
  /** LeiKa key of a service: shows entries about it first, then general ones, and no others. */
  declare service: string | undefined;
  /** Audience of the entries. Defaults to all. */
  declare audience: HelpAudience | undefined;
  /**
   * Level of the headings, 1 to 5.
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
  #query = '';
  /** The search; loaded with the first input. */
  #match: typeof bestMatches | undefined;
  /** The fragment that was followed last: later renderings do not follow it again. */
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
    if (this.#followed !== fragment()) this.#follow(document.activeElement === document.body);
  }

  protected override render(): TemplateResult {
    const { messages } = this.#page;
    const texts = elementTexts(this.#page, 'help', de);
    const entries = this.#entries();
    if (!entries.length || !texts || !messages) return html`<slot></slot>`;
    const fits = this.#match?.(
      entries.map(({ title, text }) => `${this.#say(title)} ${text ? this.#say(text) : ''}`),
      this.#query,
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
                <input part="search" type="search" autocomplete="off" .value=${this.#query} @input=${this.#onInput}
              /></label>
              <p part="status" role="status">
                ${this.#query.trim() && (shown.length ? texts.found(shown.length, entries.length) : texts.nothing)}
              </p>`
      }
      ${[...Object.entries(groups), ['other', texts.other] as const].map(([kind, name]) => {
        const own = entries.filter((entry) => kindOf(entry) === kind);
        // Hidden rather than removed, so that open entries stay open during a search.
        return own.length
          ? html`<div ?hidden=${!own.some((entry) => shown.includes(entry))}>
              ${this.#heading(name)}${own.map((entry) => this.#renderEntry(entry, texts, !shown.includes(entry)))}
            </div>`
          : '';
      })}
      ${this.#renderContact(texts, messages)}
    </section>`;
  }

  #renderEntry(entry: Help, texts: typeof de, hidden: boolean): TemplateResult {
    const { id, kind, title, text, url } = entry;
    const name = localizedText(title, this.#page);
    const description = text && html`<div part="text">${localizedText(text, this.#page)}</div>`;
    if (!text || (url && kind !== 'faq'))
      return html`<div part="entry" id=${id} ?hidden=${hidden}>
        ${url ? html`<a href=${url}>${name}</a>` : html`<strong>${name}</strong>`}${description}
      </div>`;
    const permalink = `${pageUrl().replace(/#.*/s, '')}#ozg-help-${id}`;
    return html`<details part="entry" id=${id} ?hidden=${hidden}>
      <summary>${name}</summary>
      ${description}
      ${url && html`<p><a href=${url} aria-label="${texts.more}: ${this.#say(title)}">${texts.more}</a></p>`}
      <p><a part="permalink" href=${permalink} aria-label="${texts.link}: ${this.#say(title)}">${texts.link}</a></p>
    </details>`;
  }

  /** The contact card shows the age of the data itself. */
  #renderContact(texts: typeof de, messages: Messages): unknown {
    const { feed } = this.#feed;
    if (!feed) return '';
    const { now, at }: Preview = this;
    const contact = contactForAudience(feed, this.audience, this.service);
    if (!contact)
      return freshnessNotes(this, this.#feed.value, this.#page.now(), messages)
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
        now=${now ?? at ?? nothing}
      ></ozg-contact-card>
    </div>`;
  }

  #heading(name: string): TemplateResult {
    return html`<div part="heading" role="heading" aria-level=${this.headingLevel || 3}>${name}</div>`;
  }

  #say(text: Help['title']): string {
    return wording(text, this.#page.lang).text;
  }

  /** The entries before a search: those about the service, then the general ones. */
  #entries(): Help[] {
    const { audience } = this;
    const key = asText(this.service).replace(/\s/g, '');
    const about = ({ services = [] }: Help): boolean => !services.length || !key || services.includes(key);
    return (this.#feed.feed?.help ?? [])
      .filter((entry) => about(entry) && (!audience || !entry.audience?.length || entry.audience.includes(audience)))
      .sort((a, b) => (key ? Number(!a.services?.length) - Number(!b.services?.length) : 0));
  }

  /** Opens the entry that the page's fragment names; moves the focus there if `focus` is set. */
  #follow(focus: boolean): void {
    // Without a feed there are only entries that a server has rendered.
    if (!this.#feed.feed) return;
    const place = fragment();
    // Compared rather than used as a selector, since a fragment can contain anything.
    const entry = [...this.renderRoot.querySelectorAll<HTMLElement>('[part=entry]')].find(
      // The fragment of a URL is percent-encoded.
      ({ id }) => place === new URL(`#ozg-help-${id}`, location.href).hash,
    );
    if (!entry) return;
    if (entry.hidden) {
      // Hidden by a search: the next rendering shows it and calls this method again.
      this.#query = '';
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
    this.#query = (target as HTMLInputElement).value;
    this.#match ??= (await optional(() => import('../../shared/data/best-matches.js')))?.bestMatches;
    this.requestUpdate();
  };
}

/** The first part of the page's fragment: a service list may keep its filters after `&`. */
const fragment = (): string | undefined => location.hash.split('&')[0];

// Guarded, since a page may load a second copy; inline, so that bundlers keep it.
if (!customElements.get('ozg-help')) customElements.define('ozg-help', OzgHelp);

declare global {
  interface HTMLElementTagNameMap {
    'ozg-help': OzgHelp;
  }
}
