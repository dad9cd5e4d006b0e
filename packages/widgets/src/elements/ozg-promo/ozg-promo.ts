import { html } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { createPromoContent, inWords } from './promo-content.js';
import type { PromoContent } from './promo-content.js';
import { OzgElement } from '../../shared/ozg-element.js';
import type { Simulation } from '../../shared/data/attribute-types.js';
import { optional } from '../../shared/page/optional.js';
import { announce } from '../../shared/page/live-region.js';
import { download } from '../../shared/files/download.js';
import { FeedController } from '../../shared/controllers/feed-controller.js';
import { instant, partialDate, freshnessNotes } from '../../shared/i18n/dates.js';
import { asText } from '../../shared/data/parse-attributes.js';
import { PageContext } from '../../shared/controllers/page-context.js';
import type { QrCode } from './qr-code.js';
import type { pressTexts } from './press-texts.js';
import { elementTexts } from '../../shared/i18n/element-texts.js';
import { icon } from '../../shared/ui/icons.js';
import { stateTones } from '../../shared/ui/state-tones.js';
import { localizedText } from '../../shared/i18n/localized-text.js';
import { de } from './texts.js';
import { styles } from './ozg-promo.styles.js';

/** The QR code of a URL; without a drawing while the file that draws it loads, and if that is missing. */
interface LinkCode {
  url: string;
  drawing?: QrCode | undefined;
}

/** Size of `<ozg-promo>`: one line, a card, or a poster. */
export type PromoSize = 'small' | 'medium' | 'large';

/**
 * Promotes one service: with a QR code, texts to copy, and a slot for a logo. Promotes what can be used now, announces
 * what is planned, and shows disruptions without a code.
 *
 * @slot - Fallback content. Shown unless the feed is readable and the service is available or planned.
 * @slot logo - The sender's logo.
 * @fires {FeedLoadedEvent} ozg-feed-loaded - A feed was loaded: the first one, or a newer one.
 * @fires {LoadErrorEvent} ozg-load-error - No feed could be loaded; `error.reason` has the reason.
 * @fires {FeedFailedEvent} ozg-feed-failed - Deprecated: use `ozg-load-error`.
 * @csspart base - The whole element.
 * @csspart headline - "Jetzt online", "Bald online", or the disruption.
 * @csspart heading - The name of the service.
 * @csspart area - The name of the area.
 * @csspart summary - The summary of the service.
 * @csspart detail - Dates of the state, notes, or the age of the data.
 * @csspart link - The link to the online service, with its URL as text.
 * @csspart code - The QR code.
 * @csspart alternative - What to do instead, and the contact.
 * @csspart tools - Buttons, and texts to copy.
 * @cssprop --ozg-good - Background of "Jetzt online". Likewise `--ozg-info`, `--ozg-warn`, `--ozg-bad` for the other states.
 * @cssprop --ozg-accent - Colour of links. Defaults to the colour of the text.
 * @cssprop --ozg-radius - Radius of corners.
 * @example
 * <ozg-promo service="99107023017000" size="large"><img slot="logo" src="logo.svg" alt="Musterstadt" /></ozg-promo>
 */
export class OzgPromo extends OzgElement {
  static override styles: CSSResultGroup = styles;

  static override properties: PropertyDeclarations = {
    src: {},
    service: {},
    size: {},
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
  /** LeiKa key of the service: 14 digits, spaces allowed. */
  declare service: string | undefined;
  /**
   * One line, a card, or a poster.
   * @default 'medium'
   */
  declare size: PromoSize | undefined;
  /**
   * Level of the heading, 1 to 6.
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
  #content: PromoContent | undefined;
  #code: LinkCode | undefined;
  /** Writes the texts to copy; there are none if its file is missing. */
  #pressTexts: typeof pressTexts | undefined;
  #pressTextsLoad = false;
  /** The text that was copied last. */
  #copied: string | undefined;

  override prepare(): void {
    const { messages, lang } = this.#page;
    const texts = elementTexts(this.#page, 'promo', de);
    const { feed } = this.#feed;
    const service = this.service ? feed?.service(this.service) : undefined;
    this.#content =
      feed && service && messages && texts
        ? createPromoContent(feed, service, { messages, texts, lang, now: this.#page.now() })
        : undefined;
  }

  protected override updated(): void {
    // The live region has to exist before its text.
    announce();
    const content = this.#content;
    if (!content || this.size === 'small') return;
    const { url } = content.found;
    if (url !== undefined) void this.#loadCode(url);
    if (isOffered(content)) void this.#loadPressTexts();
  }

  protected override render(): TemplateResult {
    const content = this.#content;
    if (!content) return html`<slot></slot>`;
    const { service, found, headline, messages } = content;
    // The clock of a pilot would contradict "now".
    const tone = found.url && found.state !== 'degraded' ? 'good' : stateTones[found.state];
    const name = localizedText(service.name, this.#page);
    const details = this.#details(content);

    if (this.size === 'small') {
      return html`<span part="base" lang=${this.#page.ownLang}
        ><span part="headline">${icon(tone)} ${headline}:</span> <strong part="heading">${name}</strong>${details.map(
          (detail) => html` · <span part="detail">${detail}</span>`,
        )}${
          found.url
            ? html` <a part="link" href=${found.url} aria-label="${messages.service}: ${content.name}"
                >${messages.service}</a
              >`
            : ''
        }</span
      >`;
    }
    return html`<section
      part="base"
      class=${this.size === 'large' ? 'large' : ''}
      aria-labelledby="name"
      lang=${this.#page.ownLang}
    >
      <slot name="logo"></slot>
      <div class="advert">
        <div class="says">
          <div part="headline" class="tone ${tone}">${icon(tone)} ${headline}</div>
          <div part="heading" id="name" role="heading" aria-level=${this.headingLevel || 3}>${name}</div>
          <div part="area">${content.area}</div>
          ${service.summary && html`<p part="summary">${localizedText(service.summary, this.#page)}</p>`}
          ${details.map((detail) => html`<div part="detail">${detail}</div>`)}
        </div>
        ${found.url && html`<div class="way">${this.#renderCode(found.url, content)}${this.#renderLink(found.url, content)}</div>`}
        <div class="ask">${this.#renderAlternative(content)}</div>
      </div>
      ${this.#renderTools(content)}
    </section>`;
  }

  #renderCode(url: string, { texts }: PromoContent): TemplateResult {
    const drawing = this.#drawingOf(url);
    // Rendered without the code too, so that the layout does not shift when that is loaded.
    return html`<figure part="code">
      ${
        drawing &&
        html`<svg viewBox="0 0 ${drawing.size} ${drawing.size}" role="img" aria-label=${texts.code(inWords(url))}>
          <path d=${drawing.path} shape-rendering="crispEdges" />
        </svg>`
      }
    </figure>`;
  }

  #renderLink(url: string, { messages }: PromoContent): TemplateResult {
    // URLs break after separators.
    const pieces = inWords(url).split(/(?<=[./-])/);
    return html`<a part="link" href=${url}
      >${messages.service}:<br /><bdi>${pieces.map((piece) => html`${piece}<wbr />`)}</bdi></a
    >`;
  }

  #renderAlternative({ service: { alternative }, found, texts, messages, soon, office, hours }: PromoContent): unknown {
    const { text, url } = alternative ?? {};
    const way = !found.url && (text || url);
    return [
      way &&
        html`${soon ? texts.untilThen : messages.instead}: ${localizedText(text, this.#page)}
        ${url && html`<a href=${url}>${messages.otherWay}</a>`}`,
      office && html`${texts.inPerson}<br />${office}`,
      this.size === 'large' && hours && `${messages.hours}: ${hours}`,
    ]
      .filter(Boolean)
      .map((line) => html`<p part="alternative">${line}</p>`);
  }

  #renderTools(content: PromoContent): unknown {
    if (!isOffered(content)) return '';
    const { found, texts, name } = content;
    const { url } = found;
    const drawing = url === undefined ? undefined : this.#drawingOf(url);
    const button = (label: string, onClick: () => unknown): TemplateResult =>
      html`<button type="button" @click=${onClick}>${label}</button>`;
    const canShare = Boolean((globalThis as { navigator?: Partial<Navigator> }).navigator?.share);
    return html`<div part="tools">
      ${url && canShare ? button(texts.share, () => share(name, url)) : ''}
      ${drawing ? button(texts.saveCode, () => this.#saveCode(drawing)) : ''}
      ${drawing && this.size === 'large' ? button(texts.savePoster, () => this.#savePoster(content, drawing)) : ''}
      ${this.#renderTexts(content)}
    </div>`;
  }

  #renderTexts(content: PromoContent): unknown {
    const { texts } = content;
    if (!this.#pressTexts) return;
    return html`<details>
      <summary>${texts.texts}</summary>
      ${Object.entries(this.#pressTexts(content)).map(([key, text]) => {
        const label = texts[key as keyof ReturnType<typeof pressTexts>];
        const action = this.#copied === text ? texts.copied : texts.copy;
        return html`<label for=${key}>${label}</label>
          <textarea id=${key} readonly .value=${text}></textarea>
          <button type="button" aria-label="${action}: ${label}" @click=${() => this.#copy(key, text, texts)}>
            ${action}
          </button>`;
      })}
    </details>`;
  }

  #details({ service: { operation }, found, messages, texts, now, soon, when }: PromoContent): unknown[] {
    const { state, expected, until, announced } = found;
    return [
      found.url && state !== 'available' && messages.states[state],
      soon && (when ? texts.from(when) : expected ? messages.overdue(partialDate(expected, messages)) : texts.undated),
      until && messages.until(instant(until, now, messages)),
      announced && messages.announced(instant(announced.from, now, messages)),
      localizedText(announced || state === operation?.state ? operation?.note : undefined, this.#page),
      ...freshnessNotes(this, this.#feed.value, now, messages),
    ].filter(Boolean);
  }

  #drawingOf(url: string): QrCode | undefined {
    return this.#code?.url === url ? this.#code.drawing : undefined;
  }

  async #loadCode(url: string): Promise<void> {
    if (this.#code?.url === url) return;
    const code: LinkCode = { url };
    this.#code = code;
    const file = await optional(() => import('./qr-code.js'));
    if (!file || this.#code !== code) return;
    code.drawing = file.qrCode(url);
    this.requestUpdate();
  }

  async #loadPressTexts(): Promise<void> {
    if (this.#pressTextsLoad) return;
    this.#pressTextsLoad = true;
    this.#pressTexts = (await optional(() => import('./press-texts.js')))?.pressTexts;
    this.requestUpdate();
  }

  async #copy(key: string, text: string, { copied, selected }: PromoContent['texts']): Promise<void> {
    const lang = this.#page.messages?.lang;
    try {
      await navigator.clipboard.writeText(text);
      this.#copied = text;
      this.requestUpdate();
      announce(copied, lang);
    } catch {
      // There is no clipboard over http and in some frames: the reader copies the selected text.
      this.renderRoot.querySelector<HTMLTextAreaElement>(`#${key}`)?.select();
      announce(selected, lang);
    }
  }

  async #saveCode(drawing: QrCode): Promise<void> {
    const file = await optional(() => import('./qr-code.js'));
    if (file) download(`qr-${this.#fileKey}.svg`, 'image/svg+xml', file.codeFile(drawing));
  }

  async #savePoster(content: PromoContent, drawing: QrCode): Promise<void> {
    const file = await optional(() => import('./poster.js'));
    if (file) download(`plakat-${this.#fileKey}.svg`, 'image/svg+xml', file.posterOf(content, drawing));
  }

  get #fileKey(): string {
    return asText(this.service).replace(/\s/g, '');
  }
}

/** Whether the service can be used now or soon; there is nothing to share or to copy about a disruption. */
const isOffered = ({ found, soon }: PromoContent): boolean => found.url !== undefined || soon;

/** Ignores that the reader cancels. */
const share = (title: string, url: string): Promise<void> => navigator.share({ title, url }).catch(() => undefined);

// Guarded, since a page may load a second copy; inline, so that bundlers keep it.
if (!customElements.get('ozg-promo')) customElements.define('ozg-promo', OzgPromo);

declare global {
  interface HTMLElementTagNameMap {
    'ozg-promo': OzgPromo;
  }
}
