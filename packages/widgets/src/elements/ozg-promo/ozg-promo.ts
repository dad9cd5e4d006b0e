import { html, LitElement } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { advertise, inWords } from './promo-content.js';
import type { Advert } from './promo-content.js';
import { announce } from '../../shared/page/live-region.js';
import { download } from '../../shared/files/download.js';
import { FeedController } from '../../shared/controllers/feed-controller.js';
import { instant, partialDate, remarks } from '../../shared/i18n/dates.js';
import { asText } from '../../shared/data/parse-attributes.js';
import { Page } from '../../shared/controllers/page-context.js';
import type { QrCode } from './qr-code.js';
import type { readyTexts } from './press-texts.js';
import { textsOf } from '../../shared/i18n/element-texts.js';
import { icon, toneOf } from '../../shared/ui/tones.js';
import { words } from '../../shared/i18n/localized-text.js';
import { de } from './texts.js';
import { styles } from './ozg-promo.styles.js';

/**
 * For multipliers: one service advertised, with a QR code, ready texts to copy, and room for the sender's logo. It
 * advertises what can be used now; what is planned it calls coming, and of what does not work it says so, without a code.
 *
 * @slot - The page's own words. They are shown until, and unless, the feed is readable and the service is there or coming.
 * @slot logo - The sender's logo.
 * @fires {FeedLoadedEvent} ozg-feed-loaded - There is a feed to show, or a newer one.
 * @fires {LoadErrorEvent} ozg-load-error - There is none; `error.reason` says why.
 * @fires {FeedFailedEvent} ozg-feed-failed - Deprecated: use `ozg-load-error`.
 * @csspart base - Everything.
 * @csspart headline - "Jetzt online", "Bald online", or what keeps it from working.
 * @csspart heading - The name of the service.
 * @csspart area - The area it is offered in.
 * @csspart summary - What the service is.
 * @csspart detail - When it comes, until when it does not work, what to know, how old the information is.
 * @csspart link - The link to the online service, with its address in words.
 * @csspart code - The QR code.
 * @csspart alternative - What to do instead, and whom to ask.
 * @csspart tools - Buttons and ready texts.
 * @cssprop --ozg-good - Background of "Jetzt online"; `--ozg-info`, `--ozg-warn`, `--ozg-bad` likewise for the other states.
 * @cssprop --ozg-accent - Colour of links; the text's own unless set.
 * @cssprop --ozg-radius - Roundness of corners.
 */
export class OzgPromo extends LitElement {
  static override styles: CSSResultGroup = styles;

  static override properties: PropertyDeclarations = {
    src: {},
    service: {},
    size: {},
    headingLevel: { attribute: 'heading-level', type: Number },
    publicKey: { attribute: 'public-key' },
    simulate: {},
    at: {},
  };

  /** Address of the feed; else the nearest ancestor's `data-ozg-src`, else the page's `<link rel="ozg-feed">`. */
  declare src: string | undefined;
  /** LeiKa key of the service, 14 digits, blanks allowed. */
  declare service: string | undefined;
  /** `small` (one line), `medium` (a card, unless told) or `large` (like a poster). */
  declare size: string | undefined;
  /** Level of the heading, 1 to 6; 3 unless told. */
  declare headingLevel: number | undefined;
  /** Key that the feed must be signed with (Ed25519, base64); several with blanks between them, any may fit. */
  declare publicKey: string | undefined;
  /** For previews: `stale` or `unreachable`. */
  declare simulate: string | undefined;
  /** For previews: the moment to show (RFC 3339). */
  declare at: string | undefined;

  #page = new Page(this);
  #feed = new FeedController(this, this.#page);
  #code: { url: string; drawing?: QrCode } | undefined;
  /** What writes the texts, once that was loaded; without it there are none to copy. */
  #write: typeof readyTexts | null | undefined;
  /** The text that was copied last. */
  #copied: string | undefined;

  protected override updated(): void {
    // Ready before somebody copies: a live region that comes with its text is not read.
    announce();
  }

  protected override render(): TemplateResult {
    const advert = this.#advert();
    if (!advert) return html`<slot></slot>`;
    const { service, found, headline, messages } = advert;
    // On trial or not, it can be used: a clock beside "now" would be a contradiction.
    const tone = found.url && found.state !== 'degraded' ? 'good' : toneOf[found.state];
    const name = words(service.name, this.#page);
    const details = this.#details(advert);

    if (this.size === 'small') {
      return html`<span part="base" lang=${this.#page.ownLang}
        ><span part="headline">${icon(tone)} ${headline}:</span> <strong part="heading">${name}</strong>${details.map(
          (detail) => html` · <span part="detail">${detail}</span>`,
        )}${
          found.url
            ? html` <a part="link" href=${found.url} aria-label="${messages.service}: ${advert.name}"
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
          <div part="area">${advert.area}</div>
          ${service.summary && html`<p part="summary">${words(service.summary, this.#page)}</p>`}
          ${details.map((detail) => html`<div part="detail">${detail}</div>`)}
        </div>
        ${found.url && html`<div class="way">${this.#renderCode(found.url, advert)}${this.#renderLink(found.url, advert)}</div>`}
        <div class="ask">${this.#renderAlternative(advert)}</div>
      </div>
      ${this.#renderTools(advert)}
    </section>`;
  }

  #renderCode(url: string, { texts }: Advert): TemplateResult {
    const drawing = this.#drawingOf(url);
    // The room is kept from the start, so that nothing jumps once the code is there.
    return html`<figure part="code">
      ${
        drawing &&
        html`<svg viewBox="0 0 ${drawing.size} ${drawing.size}" role="img" aria-label=${texts.code(inWords(url))}>
          <path d=${drawing.path} shape-rendering="crispEdges" />
        </svg>`
      }
    </figure>`;
  }

  #renderLink(url: string, { messages }: Advert): TemplateResult {
    // Addresses break where they have a joint.
    const pieces = inWords(url).split(/(?<=[./-])/);
    return html`<a part="link" href=${url}
      >${messages.service}:<br /><bdi>${pieces.map((piece) => html`${piece}<wbr />`)}</bdi></a
    >`;
  }

  #renderAlternative({ service: { alternative }, found, texts, messages, soon, office, hours }: Advert): unknown {
    const { text, url } = alternative ?? {};
    const way = !found.url && (text || url);
    return [
      way &&
        html`${soon ? texts.untilThen : messages.instead}: ${words(text, this.#page)}
        ${url && html`<a href=${url}>${messages.otherWay}</a>`}`,
      office && html`${texts.inPerson}<br />${office}`,
      this.size === 'large' && hours && `${messages.hours}: ${hours}`,
    ]
      .filter(Boolean)
      .map((line) => html`<p part="alternative">${line}</p>`);
  }

  #renderTools(advert: Advert): unknown {
    const { found, soon, texts, name } = advert;
    if (!found.url && !soon) return '';
    const drawing = this.#code?.drawing;
    const button = (label: string, onClick: () => unknown): TemplateResult =>
      html`<button type="button" @click=${onClick}>${label}</button>`;
    return html`<div part="tools">
      ${
        found.url && (globalThis as { navigator?: Partial<Navigator> }).navigator?.share
          ? button(texts.share, () => {
              // Who changes their mind has done nothing wrong.
              navigator.share({ title: name, url: found.url! }).catch(() => undefined);
            })
          : ''
      }
      ${found.url && drawing ? button(texts.saveCode, this.#saveCode) : ''}
      ${found.url && drawing && this.size === 'large' ? button(texts.savePoster, () => this.#savePoster(advert)) : ''}
      ${this.#renderTexts(advert)}
    </div>`;
  }

  #renderTexts(advert: Advert): unknown {
    const { texts } = advert;
    if (!this.#write) {
      if (this.#write === undefined)
        import('./press-texts.js').then(
          ({ readyTexts }) => {
            this.#write = readyTexts;
            this.requestUpdate();
          },
          () => undefined,
        );
      this.#write = null;
      return;
    }
    return html`<details>
      <summary>${texts.texts}</summary>
      ${Object.entries(this.#write(advert)).map(([key, text]) => {
        const label = texts[key as 'forWeb'];
        const said = this.#copied === text ? texts.copied : texts.copy;
        return html`<label for=${key}>${label}</label>
          <textarea id=${key} readonly .value=${text}></textarea>
          <button type="button" aria-label="${said}: ${label}" @click=${() => this.#copy(key, text, texts)}>
            ${said}
          </button>`;
      })}
    </details>`;
  }

  /** What there is to advertise. */
  #advert(): Advert | undefined {
    const { messages, lang } = this.#page;
    const texts = textsOf(this.#page, 'promo', de);
    const { feed } = this.#feed;
    const service = this.service && feed?.service(this.service);
    if (!feed || !service || !messages || !texts) return;
    return advertise(feed, service, { messages, texts, lang, now: this.#page.now(this.at) });
  }

  #details({ service: { operation }, found, messages, texts, now, soon, when }: Advert): unknown[] {
    const { state, expected, until, announced } = found;
    return [
      found.url && state !== 'available' && messages.states[state],
      soon && (when ? texts.from(when) : expected ? messages.overdue(partialDate(expected, messages)) : texts.undated),
      until && messages.until(instant(until, now, messages)),
      announced && messages.announced(instant(announced.from, now, messages)),
      words(announced || state === operation?.state ? operation?.note : undefined, this.#page),
      ...remarks(this, this.#feed.value, now, messages),
    ].filter(Boolean);
  }

  /** The code, once the file that draws codes is here; without it the address in words is enough. */
  #drawingOf(url: string): QrCode | undefined {
    if (this.#code?.url !== url) {
      this.#code = { url };
      import('./qr-code.js')
        .then(({ qrCode }) => {
          if (this.#code?.url === url) this.#code.drawing = qrCode(new URL(url).href);
          this.requestUpdate();
        })
        // Without the file, or with an address that is none, or too long for a code.
        .catch(() => undefined);
    }
    return this.#code.drawing;
  }

  async #copy(key: string, text: string, { copied, selected }: Advert['texts']): Promise<void> {
    const lang = this.#page.messages?.lang;
    try {
      await navigator.clipboard.writeText(text);
      this.#copied = text;
      this.requestUpdate();
      announce(copied, lang);
    } catch {
      // Not over plain http, not in every frame: then whoever reads copies it by hand.
      this.renderRoot.querySelector<HTMLTextAreaElement>(`#${key}`)!.select();
      announce(selected, lang);
    }
  }

  #saveCode = async (): Promise<void> => {
    const { codeFile } = await import('./qr-code.js');
    download(`qr-${asText(this.service).replace(/\s/g, '')}.svg`, 'image/svg+xml', codeFile(this.#code!.drawing!));
  };

  async #savePoster(advert: Advert): Promise<void> {
    const { posterOf } = await import('./poster.js');
    const file = posterOf(advert, this.#code!.drawing!);
    download(`plakat-${this.service!.replace(/\s/g, '')}.svg`, 'image/svg+xml', file);
  }
}

// Inline and guarded: a second copy on the page must neither throw nor be dropped by a bundler.
if (!customElements.get('ozg-promo')) customElements.define('ozg-promo', OzgPromo);

declare global {
  interface HTMLElementTagNameMap {
    'ozg-promo': OzgPromo;
  }
}
