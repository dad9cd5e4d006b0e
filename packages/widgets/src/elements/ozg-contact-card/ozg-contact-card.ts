import { contactsFor, opening, today, WEEKDAYS, wording } from '@ozg-widgets/feed';
import type { Contact, Hours, Text } from '@ozg-widgets/feed';
import { html, LitElement } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { channelLink } from '../../shared/ui/channel-link.js';
import { FeedController } from '../../shared/controllers/feed-controller.js';
import { duration, languageName, partialDate, remarks, weekdayOf } from '../../shared/i18n/dates.js';
import { Page } from '../../shared/controllers/page-context.js';
import { words } from '../../shared/i18n/localized-text.js';
import type { Messages } from '../../locales/de.js';
import { styles } from './ozg-contact-card.styles.js';

/**
 * Who to ask: one contact with its channels, address and hours ("geöffnet bis 16:00 Uhr").
 *
 * @slot - The page's own words. They are shown until, and unless, the feed is readable and has the contact.
 * @fires {FeedLoadedEvent} ozg-feed-loaded - There is a feed to show, or a newer one.
 * @fires {LoadErrorEvent} ozg-load-error - There is none; `error.reason` says why.
 * @fires {FeedFailedEvent} ozg-feed-failed - Deprecated: use `ozg-load-error`.
 * @csspart base - Everything.
 * @csspart heading - The name of the office.
 * @csspart detail - A line about it: organisation, opening now, reply time, languages, accessibility.
 * @csspart channels - The list of channels.
 * @csspart address - The postal address.
 * @csspart hours - The week and the special days.
 * @csspart save - The button that saves a vCard.
 * @cssprop --ozg-accent - Colour of links; the text's own unless set.
 */
export class OzgContactCard extends LitElement {
  static override styles: CSSResultGroup = styles;

  static override properties: PropertyDeclarations = {
    src: {},
    contact: {},
    service: {},
    contactRole: { attribute: 'contact-role' },
    headingLevel: { attribute: 'heading-level', type: Number },
    publicKey: { attribute: 'public-key' },
    simulate: {},
    at: {},
  };

  /** Address of the feed; else the nearest ancestor's `data-ozg-src`, else the page's `<link rel="ozg-feed">`. */
  declare src: string | undefined;
  /** Id of the contact; else the best one for `service` and `contact-role`. */
  declare contact: string | undefined;
  /** LeiKa key of the service that somebody has a question about. */
  declare service: string | undefined;
  /** What the contact is for, such as `support` or `data-protection`. (`role` itself belongs to ARIA.) */
  declare contactRole: string | undefined;
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

  protected override render(): TemplateResult {
    const { messages, lang } = this.#page;
    const contact = this.#find();
    if (!contact || !messages) return html`<slot></slot>`;
    const { address, hours, languages } = contact;
    const answers = duration(contact.answersWithin, messages.lang);
    const now = this.#page.now(this.at);
    const line = (content: unknown, term?: string): unknown =>
      content ? html`<div part="detail">${term && `${term}: `}${content}</div>` : '';
    const say = (text: Text | undefined): unknown => words(text, this.#page);

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
      ${remarks(this, this.#feed.value, now, messages).map((remark) => line(remark))}
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

  /** Whether somebody is there now, in words. */
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

  /** A remark behind what it is about. */
  #aside(note: Text | undefined): unknown {
    return note && html` (${words(note, this.#page)})`;
  }

  #renderHours(hours: Hours, now: Date, messages: Messages): TemplateResult {
    const { lang, closed, clock, range } = messages;
    const row = (term: unknown, spans: readonly string[] | undefined, note?: Text): TemplateResult =>
      html`<tr>
        <th scope="row">${term}</th>
        <td>${spans?.length ? clock(spans.join(', ').replaceAll('-', '–')) : closed}${this.#aside(note)}</td>
      </tr>`;
    const day = today(now);
    // With its year: next year's holidays stand here too.
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
                ${special.map((e) => row(e.until! > e.date ? range(date(e.date), date(e.until!)) : date(e.date), e.hours, e.note))}`
            : ''
        }
      </table>
      ${words(hours.note, this.#page)}
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

/** The way to name a day that is near: "heute", "morgen", "am Montag", "am 4. Januar". */
function dayFrom(today: string, day: string, messages: Messages): string {
  const distance = (Date.parse(day) - Date.parse(today)) / 86_400_000;
  if (distance < 2) return distance ? messages.tomorrow : messages.today;
  return messages.on(distance < 7 ? weekdayOf(day, messages.lang) : partialDate(day, messages));
}

/** Hands a contact to the address book. */
const save = (contact: Contact, lang: string): Promise<void> =>
  import('./v-card.js').then(
    ({ saveContact }) => {
      saveContact(contact, (text) => wording(text, lang).text);
    },
    // Where the file is not beside this one, the card still says everything.
    () => undefined,
  );

// Inline and guarded: a second copy on the page must neither throw nor be dropped by a bundler.
if (!customElements.get('ozg-contact-card')) customElements.define('ozg-contact-card', OzgContactCard);

declare global {
  interface HTMLElementTagNameMap {
    'ozg-contact-card': OzgContactCard;
  }
}
