import { availability, contactsFor, HOME_ZONE, statedByArea, wallClock, wording } from '@ozg-widgets/feed';
import type { Availability, Contact, Service, Text } from '@ozg-widgets/feed';
import { html, LitElement } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { announce } from '../../shared/page/live-region.js';
import { channelLink } from '../../shared/ui/channel-link.js';
import { FeedController } from '../../shared/controllers/feed-controller.js';
import { partialDate, remarks } from '../../shared/i18n/dates.js';
import { landName } from '../../shared/data/land-name.js';
import { nameIn } from '../../shared/i18n/term.js';
import { Page } from '../../shared/controllers/page-context.js';
import { textsOf } from '../../shared/i18n/element-texts.js';
import { icon, toneOf } from '../../shared/ui/tones.js';
import { when } from '../../shared/i18n/availability-phrases.js';
import { words } from '../../shared/i18n/localized-text.js';
import type { Messages } from '../../locales/de.js';
import { de } from './texts.js';
import { styles } from './ozg-service-card.styles.js';

/** So many contacts, and so many channels of each. */
const FEW = 3;

/**
 * One service in full: what it is, whether and where it can be done online, what to do instead, whom to ask, and what
 * the administration says about it: platform, maturity, who built it.
 *
 * @slot - The page's own words. They are shown until, and unless, the feed is readable and lists the service.
 * @fires {FeedLoadedEvent} ozg-feed-loaded - There is a feed to show, or a newer one.
 * @fires {LoadErrorEvent} ozg-load-error - There is none; `error.reason` says why.
 * @fires {FeedFailedEvent} ozg-feed-failed - Deprecated: use `ozg-load-error`.
 * @csspart base - Everything.
 * @csspart heading - The name of the service.
 * @csspart summary - What it is.
 * @csspart status - The state with its icon, what it means and what there is to know about it.
 * @csspart label - The state.
 * @csspart detail - When, who stated it and as of when; how old the information is.
 * @csspart meaning - What the state means for whoever reads it.
 * @csspart note - What the publisher says about the state.
 * @csspart link - The link to the online service.
 * @csspart alternative - What to do instead.
 * @csspart contacts - Whom to ask.
 * @csspart contact - One contact.
 * @csspart more - Topic, audience, maturity, platform and the like, folded.
 * @cssprop --ozg-good - Background of what works. Likewise `--ozg-info`, `--ozg-warn`, `--ozg-bad`, `--ozg-neutral`; the text on them follows by itself.
 * @cssprop --ozg-accent - Colour of links, and background of the one to the online service.
 * @cssprop --ozg-radius - Roundness of corners.
 */
export class OzgServiceCard extends LitElement {
  static override styles: CSSResultGroup = styles;

  static override properties: PropertyDeclarations = {
    src: {},
    service: {},
    headingLevel: { attribute: 'heading-level', type: Number },
    publicKey: { attribute: 'public-key' },
    simulate: {},
    at: {},
    structuredData: { attribute: 'structured-data', type: Boolean },
  };

  /** Address of the feed; else the nearest ancestor's `data-ozg-src`, else the page's `<link rel="ozg-feed">`. */
  declare src: string | undefined;
  /** LeiKa key of the service, 14 digits, blanks allowed. */
  declare service: string | undefined;
  /** Level of the heading, 1 to 6; 3 unless told. */
  declare headingLevel: number | undefined;
  /** Key that the feed must be signed with (Ed25519, base64); several with blanks between them, any may fit. */
  declare publicKey: string | undefined;
  /** For previews: `stale` or `unreachable`. */
  declare simulate: string | undefined;
  /** For previews: the moment to show (RFC 3339). */
  declare at: string | undefined;
  /** Whether search engines are told as well (schema.org, JSON-LD in the page's head); not unless told. */
  declare structuredData: boolean | undefined;

  #page = new Page(this);
  #feed = new FeedController(this, this.#page);
  /** What the card says of the state, and what it said before. */
  #says: string | undefined;
  #said: string | undefined;
  #tells = false;

  protected override updated(): void {
    if (this.#says !== this.#said) announce(this.#said && this.#says, this.#page.messages?.lang);
    this.#said = this.#says;
    if (!this.structuredData || this.#tells) return;
    this.#tells = true;
    import('./structured-data.js').then(
      ({ StructuredData }) => new StructuredData(this, this.#page, () => [this.#feed.feed, this.#service]),
      // Where the file is not beside this one, people still read everything.
      () => undefined,
    );
  }

  protected override render(): TemplateResult {
    const { messages, lang } = this.#page;
    const texts = textsOf(this.#page, 'service-card', de);
    const service = this.#service;
    if (!service || !messages || !texts) return html`<slot></slot>`;
    const now = this.#page.now(this.at);
    const found = availability(service, now);
    const name = wording(service.name, lang).text;
    this.#says = `${messages.states[found.state]}: ${name}`;

    return html`<section part="base" aria-labelledby="name" lang=${this.#page.ownLang}>
      <div part="heading" id="name" role="heading" aria-level=${this.headingLevel || 3}>${this.#say(service.name)}</div>
      ${service.summary && html`<p part="summary">${this.#say(service.summary)}</p>`}
      ${this.#renderStatus(service, found, now, messages, texts)}
      ${
        found.url &&
        html`<a part="link" class="tone" href=${found.url} aria-label="${messages.service}: ${name}"
          >${messages.service}</a
        >`
      }
      ${this.#renderWays(service, found, messages, texts)} ${this.#renderMore(service, messages, texts)}
      ${remarks(this, this.#feed.value, now, messages)
        .filter(Boolean)
        .map((remark) => html`<p><span part="detail">${remark}</span></p>`)}
    </section>`;
  }

  get #service(): Service | undefined {
    return this.service ? this.#feed.feed?.service(this.service) : undefined;
  }

  #renderStatus(
    { rollout, operation }: Service,
    found: Availability,
    now: Date,
    messages: Messages,
    texts: typeof de,
  ): TemplateResult {
    const { state, since, url, announced } = found;
    const tone = toneOf[state];
    const feed = this.#feed.feed!;
    const spoken = announced || state === operation?.state;
    const note = spoken ? operation?.note : rollout?.reason;
    const stated = statedByArea(feed.area, state === operation?.state ? operation.statedBy : rollout?.statedBy);
    const asOf = rollout?.asOf ?? wallClock(new Date(feed.published), HOME_ZONE).day;
    const details = (phrases: unknown[]): unknown =>
      phrases.filter(Boolean).map((phrase) => html` <span part="detail">${phrase}</span>`);
    return html`<div part="status" class="tone ${tone}">
      <div>
        <strong part="label">${icon(tone)} ${messages.states[state]}</strong>
        ${details([...when(found, now, messages), since && messages.since(partialDate(since, messages))])}
      </div>
      <p part="meaning">
        ${/^(available|degraded|pilot|rolling-out)$/.test(state) && !url ? texts.noAddress : texts.meaning[state]}
      </p>
      ${note && html`<p part="note">${this.#say(note)}</p>`}
      <div>${details([stated && messages.validIn(stated.name), texts.asOf(partialDate(asOf, messages))])}</div>
    </div>`;
  }

  /** What to do instead, and whom to ask; an office is named once. */
  #renderWays(service: Service, { url, state }: Availability, messages: Messages, texts: typeof de): unknown {
    const feed = this.#feed.feed!;
    const { alternative = {}, contacts = [], rollout } = service;
    const instead = url ? {} : alternative;
    const office = instead.contact ? feed.contact(instead.contact) : undefined;
    const successor = state === 'discontinued' && rollout?.successor ? feed.service(rollout.successor) : undefined;
    const named = contacts.map((id) => feed.contact(id)).filter((contact) => contact !== undefined);
    // Nobody named, nobody to turn to: then wherever citizens turn to first.
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
              <a href=${instead.url} aria-label="${messages.otherWay}: ${wording(service.name, this.#page.lang).text}"
                >${messages.otherWay}</a
              >
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
    const { url } = availability(successor, this.#page.now(this.at));
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
                    ? (nameIn(messages.channels, channel.kind) ?? messages.channels.other)
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

  #renderMore(service: Service, messages: Messages, texts: typeof de): unknown {
    const { topic, audience = [], maturity, platform, efa, evidence, statedBy = {} } = service;
    const row = (term: string, content: unknown, level?: string): unknown => {
      const stated = statedByArea(this.#feed.feed!.area, level);
      return content
        ? html`<div>
            <dt>${term}</dt>
            <dd>${content}${stated && ` (${messages.validIn(stated.name)})`}</dd>
          </div>`
        : '';
    };
    const lead = efa && landName(efa.lead);
    const rows = [
      row(texts.topic, nameIn(texts.topics, topic)),
      row(texts.audience, listed(audience.map((word) => nameIn(texts.audiences, word)).filter(Boolean))),
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
    return words(text, this.#page);
  }
}

/** Parts with commas between them; `undefined` where there are none. */
const listed = (parts: unknown[]): unknown =>
  parts.length ? parts.map((part, i) => (i ? html`, ${part}` : part)) : undefined;

const link = (url: string | undefined, name: string): unknown => (url ? html`<a href=${url}>${name}</a>` : name);

/** A level with the scale it is on, and what it means there: a level without its scale means nothing. */
function level({ model, level }: NonNullable<Service['maturity']>, texts: typeof de): unknown {
  const scale = nameIn(texts.scales, model);
  const meaning = scale && nameIn(scale.levels, String(level));
  if (meaning) return `${texts.level(level, Object.keys(scale.levels).length - 1, scale.name)}: ${meaning}`;
  return listed([texts.otherLevel(level), ...(/^https:\/\//.test(model) ? [link(model, texts.scale)] : [])]);
}

// Inline and guarded: a second copy on the page must neither throw nor be dropped by a bundler.
if (!customElements.get('ozg-service-card')) customElements.define('ozg-service-card', OzgServiceCard);

declare global {
  interface HTMLElementTagNameMap {
    'ozg-service-card': OzgServiceCard;
  }
}
