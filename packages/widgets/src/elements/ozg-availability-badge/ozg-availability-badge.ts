import { availability, statedByArea, wording } from '@ozg-widgets/feed';
import type { Availability, AvailabilityState, Feed, Service } from '@ozg-widgets/feed';
import { html } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import type { Simulation } from '../../shared/data/attribute-types.js';
import { announce } from '../../shared/page/live-region.js';
import { FeedController } from '../../shared/controllers/feed-controller.js';
import { partialDate, freshnessNotes } from '../../shared/i18n/dates.js';
import { PageContext } from '../../shared/controllers/page-context.js';
import { OzgElement } from '../../shared/ozg-element.js';
import { setCustomState } from '../../shared/ui/custom-state.js';
import { icon } from '../../shared/ui/icons.js';
import { stateTones } from '../../shared/ui/state-tones.js';
import { availabilityPhrases } from '../../shared/i18n/availability-phrases.js';
import { localizedText } from '../../shared/i18n/localized-text.js';
import type { Messages } from '../../locales/de.js';
import { styles } from './ozg-availability-badge.styles.js';

/** What one rendering shows. */
interface View {
  feed: Feed;
  service: Service;
  found: Availability;
  /** Name of the service and of its state, and both in one sentence. */
  name: string;
  label: string;
  says: string;
  messages: Messages;
  now: Date;
}

/** Appearance of `<ozg-availability-badge>`. */
export type BadgeVariant = 'pill' | 'text' | 'dot' | 'banner';

/** What a badge can simulate for a preview: a state, or old or missing data. */
export type BadgeSimulation = AvailabilityState | Simulation;

/**
 * The availability of one service: whether it can be used online now, since or from when, and what to do instead.
 *
 * @slot - Fallback content. Shown unless the feed is readable and lists the service.
 * @fires {FeedLoadedEvent} ozg-feed-loaded - A feed was loaded: the first one, or a newer one.
 * @fires {LoadErrorEvent} ozg-load-error - No feed could be loaded; `error.reason` has the reason.
 * @fires {FeedFailedEvent} ozg-feed-failed - Deprecated: use `ozg-load-error`.
 * @csspart base - The whole element.
 * @csspart label - The state, with its icon.
 * @csspart detail - Dates of the state, or the age of the data.
 * @csspart link - The link to the online service.
 * @csspart alternative - What to do instead.
 * @cssstate available - The service is available; likewise for every other state, such as `planned` or `outage`.
 * @cssprop --ozg-good - Background of available services. Likewise `--ozg-info`, `--ozg-warn`, `--ozg-bad`, `--ozg-neutral`; the colour of their text adapts.
 * @cssprop --ozg-accent - Colour of links. Defaults to the colour of the text.
 * @cssprop --ozg-radius - Radius of corners.
 * @example
 * <ozg-availability-badge service="99107023017000">Wohngeld: 069 90009-110</ozg-availability-badge>
 */
export class OzgAvailabilityBadge extends OzgElement {
  static override styles: CSSResultGroup = styles;

  static override properties: PropertyDeclarations = {
    src: {},
    service: {},
    variant: {},
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
   * Appearance: a label in a coloured pill, plain text, a dot with an icon, or a banner across the page.
   * @default 'pill'
   */
  declare variant: BadgeVariant | undefined;
  /**
   * Public key that the feed must be signed with (Ed25519, base64). Separate several keys with spaces; one match is
   * enough.
   */
  declare publicKey: string | undefined;
  /** Preview: a state such as `outage`, or `stale` or `unreachable`. The badge marks itself as a preview. */
  declare simulate: BadgeSimulation | undefined;
  /** Preview: the time to show the element at (RFC 3339). Defaults to the current time. */
  declare now: string | undefined;
  /**
   * Preview: the time to show the element at.
   * @deprecated Use `now`. Removed in 0.3.
   */
  declare at: string | undefined;

  #states: CustomStateSet | undefined = this.attachInternals().states;
  #page = new PageContext(this);
  #feed = new FeedController(this, this.#page);
  #view: View | undefined;
  /** What the badge said last, to screen readers. */
  #said: string | undefined;

  override prepare(): void {
    const { messages, lang } = this.#page;
    const { feed } = this.#feed;
    const service = this.service ? feed?.service(this.service) : undefined;
    this.#view = undefined;
    if (!feed || !service || !messages) return;
    const now = this.#page.now();
    const simulated = isState(this.simulate) ? pretend(service, this.simulate) : service;
    const found = availability(simulated, now);
    const name = wording(service.name, lang).text;
    const label = messages.states[found.state];
    this.#view = { feed, service, found, name, label, says: `${label}: ${name}`, messages, now };
  }

  protected override updated(): void {
    const view = this.#view;
    setCustomState(this.#states, view?.found.state);
    if (!view) return;
    // The first rendering is silent, but makes the live region ready.
    if (view.says !== this.#said) announce(this.#said && view.says, view.messages.lang);
    this.#said = view.says;
  }

  protected override render(): TemplateResult {
    const view = this.#view;
    if (!view) return html`<slot></slot>`;
    const { service, found, name, label, says, messages } = view;
    const { url, state } = found;
    const tone = stateTones[state];
    const { variant } = this;

    if (variant === 'dot') {
      return url
        ? html`<a part="base" class="dot tone ${tone}" href=${url} aria-label=${says}>${icon(tone)}</a>`
        : html`<span part="base" class="dot tone ${tone}" role="img" aria-label=${says}>${icon(tone)}</span>`;
    }
    const banner = variant === 'banner';
    return html`<span part="base" class=${banner ? `banner tone ${tone}` : tone} lang=${this.#page.ownLang}
      >${banner ? html`<strong>${localizedText(service.name, this.#page)}</strong> ` : ''}<span
        part="label"
        class=${banner || variant === 'text' ? '' : 'pill tone'}
        >${icon(tone)} ${label}</span
      >${this.#details(view).map((detail) => html` <span part="detail">${detail}</span>`)}${
        url
          ? html` <a part="link" href=${url} aria-label="${messages.service}: ${name}">${messages.service}</a>`
          : this.#renderAlternative(view)
      }</span
    >`;
  }

  #renderAlternative({ feed, service: { alternative }, messages: { instead, otherWay }, name }: View): unknown {
    const { text, url, contact } = alternative ?? {};
    const office = contact && feed.contact(contact);
    const phone = office && office.channels?.find(({ kind }) => kind === 'phone');
    return [
      text && html`${instead}: ${localizedText(text, this.#page)}`,
      phone &&
        html`${localizedText(office.name, this.#page)}:
          <a href="tel:${phone.value}"><bdi>${phone.display ?? phone.value}</bdi></a>`,
      url && html`<a href=${url} aria-label="${otherWay}: ${name}">${otherWay}</a>`,
    ].map((way) => way && html` <span part="alternative">${way}</span>`);
  }

  #details({ feed, service: { rollout, operation }, found, messages, now }: View): unknown[] {
    const { state, since, announced } = found;
    const banner = this.variant === 'banner';
    const stated = banner && statedByArea(feed.area, rollout?.statedBy);
    const note = announced || state === operation?.state ? operation?.note : rollout?.reason;
    return [
      ...availabilityPhrases(found, now, messages),
      banner && since && messages.since(partialDate(since, messages)),
      banner && localizedText(note, this.#page),
      stated && messages.validIn(stated.name),
      ...freshnessNotes(this, this.#feed.value, now, messages),
    ].filter(Boolean);
  }
}

const isState = (simulate: BadgeSimulation | undefined): simulate is AvailabilityState =>
  simulate !== undefined && Object.hasOwn(stateTones, simulate);

/** Returns the service as it would be in another state. */
function pretend(service: Service, state: AvailabilityState): Service {
  const { rollout, operation } = service;
  const hindered = /^(degraded|outage|maintenance|closed)$/.test(state);
  return {
    ...service,
    rollout: { ...rollout, state: hindered ? 'available' : state, since: undefined },
    operation: hindered ? { state, note: operation?.note } : undefined,
  };
}

// Guarded, since a page may load a second copy; inline, so that bundlers keep it.
if (!customElements.get('ozg-availability-badge'))
  customElements.define('ozg-availability-badge', OzgAvailabilityBadge);

declare global {
  interface HTMLElementTagNameMap {
    'ozg-availability-badge': OzgAvailabilityBadge;
  }
}
