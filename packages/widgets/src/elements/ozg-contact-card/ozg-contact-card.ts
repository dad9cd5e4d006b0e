import { contactsFor, opening, today, WEEKDAYS, wording } from '@ozg-widgets/feed';
import type { Contact, Hours, Text } from '@ozg-widgets/feed';
import { html } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { OzgElement } from '../../shared/ozg-element.js';
import type { Simulation, Word } from '../../shared/data/attribute-types.js';
import { optional } from '../../shared/page/optional.js';
import { channelLink } from '../../shared/ui/channel-link.js';
import { FeedController } from '../../shared/controllers/feed-controller.js';
import { duration, languageName, partialDate, freshnessNotes, weekdayOf } from '../../shared/i18n/dates.js';
import { PageContext } from '../../shared/controllers/page-context.js';
import { localizedText } from '../../shared/i18n/localized-text.js';
import type { Messages } from '../../locales/de.js';
import { styles } from './ozg-contact-card.styles.js';

/**
 * One contact with its channels, address and opening hours ("geöffnet bis 16:00 Uhr").
 *
 * @slot - Fallback content. Shown unless the feed is readable and has the contact.
 * @fires {FeedLoadedEvent} ozg-feed-loaded - A feed was loaded: the first one, or a newer one.
 * @fires {LoadErrorEvent} ozg-load-error - No feed could be loaded; `error.reason` has the reason.
 * @fires {FeedFailedEvent} ozg-feed-failed - Deprecated: use `ozg-load-error`.
 * @csspart base - The whole element.
 * @csspart heading - The name of the contact.
 * @csspart detail - One line: organisation, opening state, reply time, languages or accessibility.
 * @csspart channels - The list of channels.
 * @csspart address - The postal address.
 * @csspart hours - The regular week and the exceptions.
 * @csspart save - The button that saves a vCard.
 * @cssprop --ozg-accent - Colour of links. Defaults to the colour of the text.
 * @example
 * <ozg-contact-card contact-role="contact-point">Bürgerbüro: 069 90009-110</ozg-contact-card>
 */
export class OzgContactCard extends OzgElement {
  static override styles: CSSResultGroup = styles;

  static override properties: PropertyDeclarations = {
    src: {},
    contact: {},
    service: {},
    contactRole: { attribute: 'contact-role' },
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
  /** Id of the contact. Defaults to the best match for `service` and `contact-role`. */
  declare contact: string | undefined;
  /** LeiKa key of the service that the contact answers questions about. */
  declare service: string | undefined;
  /** Role of the contact, such as `support` or `data-protection`. (The attribute `role` belongs to ARIA.) */
  declare contactRole: Word<'role'> | undefined;
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

  protected override render(): TemplateResult {
    const { messages, lang } = this.#page;
    const contact = this.#find();
    if (!contact || !messages) return html`<slot></slot>`;
    const { address, hours, languages } = contact;
    const answers = duration(contact.answersWithin, messages.lang);
    const now = this.#page.now();
    const line = (content: unknown, term?: string): unknown =>
      content ? html`<div part="detail">${term && `${term}: `}${content}</div>` : '';
    const say = (text: Text | undefined): unknown => localizedText(text, this.#page);

    return html`<section part="base" aria-labelledby="name" lang=${this.#page.ownLang}>
      <div part="heading" id="name" role="heading" aria-level=${this.headingLevel || 3}>${say(contact.name)}</div>
      ${line(say(contact.organisation))}${hours && line(this.#opening(hours, now, messages))}
      <ul part="channels">
        ${contact.channels?.map(
          (channel) =>
            html`<li>
              ${say(channel.label) || (messages.channels[channel.kind] ?? messages.channels.other)}:
              ${channelLink(channel)}
            </li>`,
        )}
      </ul>
      ${
        address &&
        html`<address part="address">
          ${address.street && html`${address.street}<br />`}${address.postcode}
          ${address.place}${address.extra && html`<br />${say(address.extra)}`}
        </address>`
      }
      ${hours && this.#renderHours(hours, now, messages)} ${line(answers && messages.within(answers), messages.answers)}
      ${line(languages?.map((tag) => languageName(tag, messages.lang)).join(', '), messages.languages)}
      ${line(say(contact.accessibility), messages.accessibility)}
      ${freshnessNotes(this, this.#feed.value, now, messages).map((remark) => line(remark))}
      <button
        part="save"
        @click=${() => {
          void save(contact, lang);
        }}
      >
        ${messages.save}
      </button>
    </section>`;
  }

  /** The current opening state in words. */
  #opening(hours: Hours, now: Date, messages: Messages): unknown {
    const found = opening(hours, now);
    if (!found) return;
    const { open, closes, opens, today, note } = found;
    const reached = closes
      ? messages.openUntil(closes.time)
      : opens
        ? messages.opens(dayFrom(today, opens.day, messages), opens.time)
        : open
          ? messages.openAlways
          : messages.closed;
    return html`<strong>${reached}</strong>${this.#aside(note)}`;
  }

  /** A note in brackets. */
  #aside(note: Text | undefined): unknown {
    return note && html` (${localizedText(note, this.#page)})`;
  }

  #renderHours(hours: Hours, now: Date, messages: Messages): TemplateResult {
    const { lang, closed, clock, range } = messages;
    const row = (term: unknown, spans: readonly string[] | undefined, note?: Text): TemplateResult =>
      html`<tr>
        <th scope="row">${term}</th>
        <td>${spans?.length ? clock(spans.join(', ').replaceAll('-', '–')) : closed}${this.#aside(note)}</td>
      </tr>`;
    const day = today(now);
    // With the year, since holidays of the next year are listed too.
    const date = (d: string): string => partialDate(d, messages);
    const special = hours.exceptions?.filter((e) => (e.until ?? e.date) >= day);
    return html`<details part="hours">
      <summary>${messages.hours}</summary>
      <table>
        ${WEEKDAYS.map(
          // 2024-01-01 was a Monday.
          (name, i) => row(weekdayOf(`2024-01-0${i + 1}`, lang), hours.weekly[name]),
        )}
        ${
          special?.length
            ? html`<tr>
                  <th scope="colgroup" colspan="2">${messages.daysOff}</th>
                </tr>
                ${special.map(({ date: first, until = first, hours, note }) => row(until > first ? range(date(first), date(until)) : date(first), hours, note))}`
            : ''
        }
      </table>
      ${localizedText(hours.note, this.#page)}
    </details>`;
  }

  #find(): Contact | undefined {
    const { feed } = this.#feed;
    if (!feed) return;
    return this.contact
      ? feed.contact(this.contact)
      : contactsFor(feed, { role: this.contactRole, service: this.service })[0];
  }
}

/** Names a day relative to today: "heute", "morgen", "am Montag", "am 4. Januar". */
function dayFrom(today: string, day: string, messages: Messages): string {
  const distance = (Date.parse(day) - Date.parse(today)) / 86_400_000;
  if (distance < 2) return distance ? messages.tomorrow : messages.today;
  return messages.on(distance < 7 ? weekdayOf(day, messages.lang) : partialDate(day, messages));
}

/** Saves a contact as a vCard. */
async function save(contact: Contact, lang: string): Promise<void> {
  const file = await optional(() => import('./v-card.js'));
  file?.saveContact(contact, (text) => wording(text, lang).text);
}

// Guarded, since a page may load a second copy; inline, so that bundlers keep it.
if (!customElements.get('ozg-contact-card')) customElements.define('ozg-contact-card', OzgContactCard);

declare global {
  interface HTMLElementTagNameMap {
    'ozg-contact-card': OzgContactCard;
  }
}
