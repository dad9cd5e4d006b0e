import { availability, statedByArea, wording } from '@ozg-widgets/feed';
import type { Availability, Service } from '@ozg-widgets/feed';
import { html, LitElement } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { announce } from '../../shared/page/live-region.js';
import { FeedController } from '../../shared/controllers/feed-controller.js';
import { partialDate, remarks } from '../../shared/i18n/dates.js';
import { Page } from '../../shared/controllers/page-context.js';
import { icon, toneOf } from '../../shared/ui/tones.js';
import { when } from '../../shared/i18n/availability-phrases.js';
import { words } from '../../shared/i18n/localized-text.js';
import type { Messages } from '../../locales/de.js';
import { styles } from './ozg-availability-badge.styles.js';

/**
 * One service: can I do this online here, now? Else when, and what instead.
 *
 * @slot - The page's own words. They are shown until, and unless, the feed is readable and lists the service.
 * @fires {FeedLoadedEvent} ozg-feed-loaded - There is a feed to show, or a newer one.
 * @fires {LoadErrorEvent} ozg-load-error - There is none; `error.reason` says why.
 * @fires {FeedFailedEvent} ozg-feed-failed - Deprecated: use `ozg-load-error`.
 * @csspart base - Everything.
 * @csspart label - The state, with its icon.
 * @csspart detail - When, until when, since when, or how old the information is.
 * @csspart link - The link to the online service.
 * @csspart alternative - What to do instead.
 * @cssstate available - What it shows; likewise every other state, such as `planned` or `outage`.
 * @cssprop --ozg-good - Background of what works. Likewise `--ozg-info`, `--ozg-warn`, `--ozg-bad`, `--ozg-neutral`; the text on them follows by itself.
 * @cssprop --ozg-accent - Colour of links; the text's own unless set.
 * @cssprop --ozg-radius - Roundness of corners.
 */
export class OzgAvailabilityBadge extends LitElement {
  static override styles: CSSResultGroup = styles;

  static override properties: PropertyDeclarations = {
    src: {},
    service: {},
    variant: {},
    publicKey: { attribute: 'public-key' },
    simulate: {},
    at: {},
  };

  /** Address of the feed; else the nearest ancestor's `data-ozg-src`, else the page's `<link rel="ozg-feed">`. */
  declare src: string | undefined;
  /** LeiKa key of the service, 14 digits, blanks allowed. */
  declare service: string | undefined;
  /** `pill` (unless told), `text`, `dot` or `banner`. */
  declare variant: string | undefined;
  /** Key that the feed must be signed with (Ed25519, base64); several with blanks between them, any may fit. */
  declare publicKey: string | undefined;
  /** For previews: a state such as `outage`, or `stale` or `unreachable`. The badge then says that it is a preview. */
  declare simulate: string | undefined;
  /** For previews: the moment to show (RFC 3339). */
  declare at: string | undefined;

  /** Browsers have custom states from 2024 on. */
  #states: CustomStateSet | undefined = this.attachInternals().states;
  #page = new Page(this);
  #feed = new FeedController(this, this.#page);
  /** What the badge says, and what it said before. */
  #says: string | undefined;
  #said: string | undefined;

  protected override updated(): void {
    if (this.#says !== this.#said) announce(this.#said && this.#says, this.#page.messages!.lang);
    this.#said = this.#says;
  }

  protected override render(): TemplateResult {
    this.#states?.clear();
    const { messages, lang } = this.#page;
    const service = this.service && this.#feed.feed?.service(this.service);
    if (!service || !messages) return html`<slot></slot>`;
    const now = this.#page.now(this.at);
    const simulated = this.simulate !== undefined && this.simulate in toneOf;
    const found = availability(simulated ? pretend(service, this.simulate!) : service, now);
    const { url, state } = found;
    const label = messages.states[state];
    const name = wording(service.name, lang).text;
    const tone = toneOf[state];
    const { variant } = this;
    this.#says = `${label}: ${name}`;
    this.#states?.add(state);

    if (variant === 'dot') {
      return url
        ? html`<a part="base" class="dot tone ${tone}" href=${url} aria-label=${this.#says}>${icon(tone)}</a>`
        : html`<span part="base" class="dot tone ${tone}" role="img" aria-label=${this.#says}>${icon(tone)}</span>`;
    }
    const banner = variant === 'banner';
    return html`<span part="base" class=${banner ? `banner tone ${tone}` : tone} lang=${this.#page.ownLang}
      >${banner ? html`<strong>${words(service.name, this.#page)}</strong> ` : ''}<span
        part="label"
        class=${banner || variant === 'text' ? '' : 'pill tone'}
        >${icon(tone)} ${label}</span
      >${this.#details(found, service, messages, now).map((d) => html` <span part="detail">${d}</span>`)}${
        url
          ? html` <a part="link" href=${url} aria-label="${messages.service}: ${name}">${messages.service}</a>`
          : this.#renderAlternative(service, messages, name)
      }</span
    >`;
  }

  #renderAlternative({ alternative }: Service, { instead, otherWay }: Messages, name: string): unknown {
    const { text, url, contact } = alternative ?? {};
    const office = contact && this.#feed.feed?.contact(contact);
    const phone = office && office.channels?.find(({ kind }) => kind === 'phone');
    return [
      text && html`${instead}: ${words(text, this.#page)}`,
      phone &&
        html`${words(office.name, this.#page)}:
          <a href="tel:${phone.value}"><bdi>${phone.display ?? phone.value}</bdi></a>`,
      url && html`<a href=${url} aria-label="${otherWay}: ${name}">${otherWay}</a>`,
    ].map((way) => way && html` <span part="alternative">${way}</span>`);
  }

  #details(found: Availability, { rollout, operation }: Service, messages: Messages, now: Date): unknown[] {
    const { state, since, announced } = found;
    const banner = this.variant === 'banner';
    const stated = banner && statedByArea(this.#feed.feed!.area, rollout?.statedBy);
    return [
      ...when(found, now, messages),
      banner && since && messages.since(partialDate(since, messages)),
      banner && words(announced || state === operation?.state ? operation?.note : rollout?.reason, this.#page),
      stated && messages.validIn(stated.name),
      ...remarks(this, this.#feed.value, now, messages),
    ].filter(Boolean);
  }
}

/** The service as it would be in another state. */
function pretend(service: Service, state: string): Service {
  const { rollout, operation } = service;
  const hindered = /^(degraded|outage|maintenance|closed)$/.test(state);
  return {
    ...service,
    rollout: { ...rollout, state: hindered ? 'available' : state, since: undefined },
    operation: hindered ? { state, note: operation?.note } : undefined,
  };
}

// Inline and guarded: a second copy on the page must neither throw nor be dropped by a bundler.
if (!customElements.get('ozg-availability-badge'))
  customElements.define('ozg-availability-badge', OzgAvailabilityBadge);

declare global {
  interface HTMLElementTagNameMap {
    'ozg-availability-badge': OzgAvailabilityBadge;
  }
}
