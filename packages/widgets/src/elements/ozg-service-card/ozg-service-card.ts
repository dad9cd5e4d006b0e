import {
  availability,
  contactsFor,
  HOME_ZONE,
  isUsable,
  landName,
  statedByArea,
  wallClock,
  wording,
} from '@ozg-widgets/feed';
import type { Availability, Contact, Feed, Service, Text } from '@ozg-widgets/feed';
import { html } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { OzgElement } from '../../shared/ozg-element.js';
import type { Simulation } from '../../shared/data/attribute-types.js';
import { optional } from '../../shared/page/optional.js';
import { announce } from '../../shared/page/live-region.js';
import { channelLink } from '../../shared/ui/channel-link.js';
import { FeedController } from '../../shared/controllers/feed-controller.js';
import { partialDate, freshnessNotes } from '../../shared/i18n/dates.js';
import { term } from '../../shared/i18n/term.js';
import { PageContext } from '../../shared/controllers/page-context.js';
import { elementTexts } from '../../shared/i18n/element-texts.js';
import { icon } from '../../shared/ui/icons.js';
import { stateTones } from '../../shared/ui/state-tones.js';
import { availabilityPhrases } from '../../shared/i18n/availability-phrases.js';
import { localizedText } from '../../shared/i18n/localized-text.js';
import type { Messages } from '../../locales/de.js';
import { de } from './texts.js';
import { styles } from './ozg-service-card.styles.js';

/** Maximum number of contacts, and of channels of each. */
const FEW = 3;

/** What one rendering shows. */
interface View {
  feed: Feed;
  service: Service;
  found: Availability;
  name: string;
  /** State and name, for screen readers. */
  says: string;
  messages: Messages;
  texts: typeof de;
  now: Date;
}

/**
 * One service in full: summary, availability, alternatives and contacts for citizens; platform, maturity and origin for
 * administrations.
 *
 * @slot - Fallback content. Shown unless the feed is readable and lists the service.
 * @fires {FeedLoadedEvent} ozg-feed-loaded - A feed was loaded: the first one, or a newer one.
 * @fires {LoadErrorEvent} ozg-load-error - No feed could be loaded; `error.reason` has the reason.
 * @fires {FeedFailedEvent} ozg-feed-failed - Deprecated: use `ozg-load-error`.
 * @csspart base - The whole element.
 * @csspart heading - The name of the service.
 * @csspart summary - The summary of the service.
 * @csspart status - The state with its icon, its meaning and its details.
 * @csspart label - The state.
 * @csspart detail - Dates of the state, its source, or the age of the data.
 * @csspart meaning - What the state means for the reader.
 * @csspart note - The publisher's note on the state.
 * @csspart link - The link to the online service.
 * @csspart alternative - What to do instead.
 * @csspart contacts - The contacts.
 * @csspart contact - One contact.
 * @csspart more - Topic, audience, maturity, platform and the like, collapsed.
 * @cssprop --ozg-good - Background of available services. Likewise `--ozg-info`, `--ozg-warn`, `--ozg-bad`, `--ozg-neutral`; the colour of their text adapts.
 * @cssprop --ozg-accent - Colour of links, and background of the link to the online service.
 * @cssprop --ozg-radius - Radius of corners.
 * @example
 * <ozg-service-card service="99107023017000">Wohngeld: 069 90009-110</ozg-service-card>
 */
export class OzgServiceCard extends OzgElement {
  static override styles: CSSResultGroup = styles;

  static override properties: PropertyDeclarations = {
    src: {},
    service: {},
    headingLevel: { attribute: 'heading-level', type: Number },
    publicKey: { attribute: 'public-key' },
    simulate: {},
    now: {},
    at: {},
    structuredData: { attribute: 'structured-data', type: Boolean },
  };

  /**
   * URL of the feed. Defaults to the nearest ancestor's `data-ozg-src`, then to the page's `<link rel="ozg-feed">`.
   */
  declare src: string | undefined;
  /** LeiKa key of the service: 14 digits, spaces allowed. */
  declare service: string | undefined;
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
  /**
   * Adds JSON-LD (schema.org) to the page's head for search engines.
   * @default false
   */
  declare structuredData: boolean | undefined;

  #page = new PageContext(this);
  #feed = new FeedController(this, this.#page);
  #view: View | undefined;
  /** What the card said last, to screen readers. */
  #said: string | undefined;
  #hasStructuredData = false;

  override prepare(): void {
    const { messages, lang } = this.#page;
    const texts = elementTexts(this.#page, 'service-card', de);
    const { feed } = this.#feed;
    const service = this.#service;
    this.#view = undefined;
    if (!feed || !service || !messages || !texts) return;
    const now = this.#page.now();
    const found = availability(service, now);
    const name = wording(service.name, lang).text;
    this.#view = { feed, service, found, name, says: `${messages.states[found.state]}: ${name}`, messages, texts, now };
  }

  protected override updated(): void {
    const view = this.#view;
    if (view && view.says !== this.#said) {
      // The first rendering is silent, but makes the live region ready.
      announce(this.#said && view.says, view.messages.lang);
      this.#said = view.says;
    }
    if (this.structuredData && !this.#hasStructuredData) {
      this.#hasStructuredData = true;
      void this.#addStructuredData();
    }
  }

  protected override render(): TemplateResult {
    const view = this.#view;
    if (!view) return html`<slot></slot>`;
    const { service, found, name, messages, now } = view;
    return html`<section part="base" aria-labelledby="name" lang=${this.#page.ownLang}>
      <div part="heading" id="name" role="heading" aria-level=${this.headingLevel || 3}>${this.#say(service.name)}</div>
      ${service.summary && html`<p part="summary">${this.#say(service.summary)}</p>`} ${this.#renderStatus(view)}
      ${
        found.url &&
        html`<a part="link" class="tone" href=${found.url} aria-label="${messages.service}: ${name}"
          >${messages.service}</a
        >`
      }
      ${this.#renderWays(view)} ${this.#renderMore(view)}
      ${freshnessNotes(this, this.#feed.value, now, messages)
        .filter(Boolean)
        .map((remark) => html`<p><span part="detail">${remark}</span></p>`)}
    </section>`;
  }

  get #service(): Service | undefined {
    return this.service ? this.#feed.feed?.service(this.service) : undefined;
  }

  async #addStructuredData(): Promise<void> {
    const file = await optional(() => import('./structured-data.js'));
    if (file) new file.StructuredData(this, this.#page, () => [this.#feed.feed, this.#service]);
  }

  #renderStatus({ feed, service: { rollout, operation }, found, now, messages, texts }: View): TemplateResult {
    const { state, since, url, announced } = found;
    const tone = stateTones[state];
    const spoken = announced || state === operation?.state;
    const note = spoken ? operation?.note : rollout?.reason;
    const stated = statedByArea(feed.area, state === operation?.state ? operation.statedBy : rollout?.statedBy);
    const asOf = rollout?.asOf ?? wallClock(new Date(feed.published), HOME_ZONE).day;
    const details = (phrases: unknown[]): unknown =>
      phrases.filter(Boolean).map((phrase) => html` <span part="detail">${phrase}</span>`);
    return html`<div part="status" class="tone ${tone}">
      <div>
        <strong part="label">${icon(tone)} ${messages.states[state]}</strong>
        ${details([...availabilityPhrases(found, now, messages), since && messages.since(partialDate(since, messages))])}
      </div>
      <p part="meaning">${isUsable(state) && !url ? texts.noAddress : texts.meaning[state]}</p>
      ${note && html`<p part="note">${this.#say(note)}</p>`}
      <div>${details([stated && messages.validIn(stated.name), texts.asOf(partialDate(asOf, messages))])}</div>
    </div>`;
  }

  /** What to do instead, and the contacts; each office appears once. */
  #renderWays({ feed, service, found: { url, state }, name, messages, texts }: View): unknown {
    const { alternative = {}, contacts = [], rollout } = service;
    const instead = url ? {} : alternative;
    const office = instead.contact ? feed.contact(instead.contact) : undefined;
    const successor = state === 'discontinued' && rollout?.successor ? feed.service(rollout.successor) : undefined;
    const named = contacts.map((id) => feed.contact(id)).filter((contact) => contact !== undefined);
    // Without a contact of its own, the service has the area's general contact point.
    const asked = named.length || office ? named : contactsFor(feed, { role: 'contact-point' }).slice(0, 1);
    const others = [...new Set(asked)].filter((contact) => contact !== office).slice(0, FEW);

    return [
      (instead.text || instead.url || office || successor) &&
        html`<div part="alternative contacts">
          ${this.#heading(texts.otherWays)} ${instead.text && html`<p>${this.#say(instead.text)}</p>`}
          ${successor && html`<p>${messages.instead}: ${this.#renderSuccessor(successor)}</p>`}
          ${
            instead.url &&
            html`<p>
              <a href=${instead.url} aria-label="${messages.otherWay}: ${name}">${messages.otherWay}</a>
            </p>`
          }
          ${office && this.#renderContact(office, messages)}
        </div>`,
      others.length
        ? html`<div part="contacts">
            ${this.#heading(texts.questions)} ${others.map((contact) => this.#renderContact(contact, messages))}
          </div>`
        : '',
    ];
  }

  #renderSuccessor(successor: Service): unknown {
    const { url } = availability(successor, this.#page.now());
    const name = this.#say(successor.name);
    return url ? html`<a href=${url}>${name}</a>` : name;
  }

  #renderContact({ name, channels = [], address }: Contact, messages: Messages): TemplateResult {
    return html`<div part="contact">
      <div>${this.#say(name)}</div>
      <ul>
        ${channels
          .slice(0, FEW)
          .map(
            (channel) =>
              html`<li>
                ${
                  channel.label === undefined
                    ? (term(messages.channels, channel.kind) ?? messages.channels.other)
                    : this.#say(channel.label)
                }:
                ${channelLink(channel)}
              </li>`,
          )}
      </ul>
      ${
        address &&
        html`<address>
          ${address.street && html`${address.street}<br />`}${address.postcode}
          ${address.place}${address.extra && html`<br />${this.#say(address.extra)}`}
        </address>`
      }
    </div>`;
  }

  #renderMore({ feed, service, messages, texts }: View): unknown {
    const { topic, audience = [], maturity, platform, efa, evidence, statedBy = {} } = service;
    const row = (term: string, content: unknown, level?: string): unknown => {
      const stated = statedByArea(feed.area, level);
      return content
        ? html`<div>
            <dt>${term}</dt>
            <dd>${content}${stated && ` (${messages.validIn(stated.name)})`}</dd>
          </div>`
        : '';
    };
    const lead = efa && landName(efa.lead);
    const rows = [
      row(texts.topic, term(texts.topics, topic)),
      row(texts.audience, listed(audience.map((word) => term(texts.audiences, word)).filter(Boolean))),
      row(texts.maturity, maturity && level(maturity, texts), statedBy.maturity),
      row(texts.platform, platform && link(platform.url, platform.name), statedBy.platform),
      row(
        texts.efa,
        listed([lead && texts.lead(lead), efa?.url && link(efa.url, texts.efaLink)].filter(Boolean)),
        statedBy.efa,
      ),
      row(
        texts.evidence,
        evidence &&
          (evidence.note ?? evidence.url) &&
          html`${evidence.note && this.#say(evidence.note)} ${evidence.url && link(evidence.url, texts.evidenceLink)}`,
        statedBy.evidence,
      ),
    ];
    return rows.some(Boolean)
      ? html`<details part="more">
          <summary>${texts.more}</summary>
          <dl>${rows}</dl>
        </details>`
      : '';
  }

  #heading(name: string): TemplateResult {
    return html`<div role="heading" aria-level=${Math.min(6, (this.headingLevel || 3) + 1)}>${name}</div>`;
  }

  #say(text: Text): unknown {
    return localizedText(text, this.#page);
  }
}

/** Joins parts with commas; `undefined` if there are none. */
const listed = (parts: unknown[]): unknown =>
  parts.length ? parts.map((part, i) => (i ? html`, ${part}` : part)) : undefined;

const link = (url: string | undefined, name: string): unknown => (url ? html`<a href=${url}>${name}</a>` : name);

/** A level of maturity with its scale, and its meaning on that scale. */
function level({ model, level }: NonNullable<Service['maturity']>, texts: typeof de): unknown {
  const scale = term(texts.scales, model);
  const meaning = scale && term(scale.levels, String(level));
  if (meaning) return `${texts.level(level, Object.keys(scale.levels).length - 1, scale.name)}: ${meaning}`;
  return listed([texts.otherLevel(level), ...(/^https:\/\//.test(model) ? [link(model, texts.scale)] : [])]);
}

// Guarded, since a page may load a second copy; inline, so that bundlers keep it.
if (!customElements.get('ozg-service-card')) customElements.define('ozg-service-card', OzgServiceCard);

declare global {
  interface HTMLElementTagNameMap {
    'ozg-service-card': OzgServiceCard;
  }
}
