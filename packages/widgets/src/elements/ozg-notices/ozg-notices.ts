import { today, wording } from '@ozg-widgets/feed';
import type { Feed, Notice } from '@ozg-widgets/feed';
import { html, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { OzgElement } from '../../shared/ozg-element.js';
import type { Simulation, TokenList } from '../../shared/data/attribute-types.js';
import { optional } from '../../shared/page/optional.js';
import { announce } from '../../shared/page/live-region.js';
import { currentNotices, isRunning } from './current-notices.js';
import { FeedController } from '../../shared/controllers/feed-controller.js';
import { instant, partialDate, freshnessNotes } from '../../shared/i18n/dates.js';
import { startDate, dateAndTime, dateRange } from './date-ranges.js';
import { PageContext } from '../../shared/controllers/page-context.js';
import { elementTexts } from '../../shared/i18n/element-texts.js';
import type { CalendarEntry } from '../../shared/files/icalendar.js';
import type { Tone } from '../../shared/ui/state-tones.js';
import { localizedText } from '../../shared/i18n/localized-text.js';
import type { Messages } from '../../locales/de.js';
import { de } from './texts.js';
import { styles } from './ozg-notices.styles.js';

/** Number of services above which their names are collapsed. */
const FEW = 5;

/** The tone and the icon (a path in a view box of 16 by 16) of each kind. */
interface Look {
  tone: Tone;
  icon: string;
}

const looks: Readonly<Record<NoticeKind | 'other', Look>> = {
  news: { tone: 'info', icon: 'M3 2h10v12H3zm3 3h4M6 8h4m-4 3h4' },
  change: { tone: 'info', icon: 'M2 5h10L9 2m5 9H4l3 3' },
  disruption: { tone: 'bad', icon: 'm8 2 7 12H1zm0 4v4m0 2v.1' },
  event: { tone: 'info', icon: 'M2 3h12v11H2zm0 4h12M5 1v3m6-3v3' },
  other: { tone: 'neutral', icon: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1m0 6v5m0-8v.1' },
};

const isKind = (kind: string): kind is NoticeKind => kind !== 'other' && Object.hasOwn(looks, kind);

/** What the parts of one rendering share. */
interface Scene {
  feed: Feed;
  now: Date;
  messages: Messages;
  texts: typeof de;
}

/** Disruptions that were announced. Shared, so that several elements announce a disruption once. */
const announced = new Set<string>();

/** Kind of a notice. */
export type NoticeKind = 'news' | 'change' | 'disruption' | 'event';

/**
 * The current notices of an area: disruptions first, then news, changes and events.
 *
 * @slot - Fallback content. Shown unless the feed is readable.
 * @slot empty - Content without notices. Defaults to "Derzeit keine Meldungen."
 * @fires {FeedLoadedEvent} ozg-feed-loaded - A feed was loaded: the first one, or a newer one.
 * @fires {LoadErrorEvent} ozg-load-error - No feed could be loaded; `error.reason` has the reason.
 * @fires {FeedFailedEvent} ozg-feed-failed - Deprecated: use `ozg-load-error`.
 * @csspart base - The whole element.
 * @csspart notice - One notice.
 * @csspart kind - The kind of a notice, with its icon.
 * @csspart heading - The title of a notice.
 * @csspart detail - One line: date of publication, date of the event, or services.
 * @csspart text - The text of a notice.
 * @csspart link - The link to details, or to the registration.
 * @csspart save - The button that saves an event as a calendar entry.
 * @cssprop --ozg-accent - Colour of links. Defaults to the colour of the text.
 * @cssprop --ozg-radius - Radius of corners.
 * @example
 * <ozg-notices kind="disruption event" limit="3">Meldungen finden Sie im Amtsblatt.</ozg-notices>
 */
export class OzgNotices extends OzgElement {
  static override styles: CSSResultGroup = styles;

  static override properties: PropertyDeclarations = {
    src: {},
    kind: {},
    service: {},
    limit: { type: Number },
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
  /** Kinds of notices, separated by spaces. Defaults to all. */
  declare kind: TokenList<NoticeKind> | undefined;
  /** LeiKa keys of services: shows notices about them, and notices about no service in particular. */
  declare service: string | undefined;
  /** Maximum number of notices. Defaults to all. */
  declare limit: number | undefined;
  /**
   * Level of the titles as headings, 1 to 6.
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
  /** The area that was shown last, and its disruptions: those of the first rendering are not announced. */
  #area: string | undefined;
  #known = new Set<string>();

  protected override updated(): void {
    const { feed } = this.#feed;
    const texts = elementTexts(this.#page, 'notices', de);
    if (!feed || !texts) return;
    const now = this.#page.now();
    const { ars } = feed.area;
    const running = feed.notices.filter((notice) => isRunning(notice, now));
    const shown = currentNotices(feed.notices, this, now);
    const arrived = running.filter(({ id }) => ars === this.#area && !this.#known.has(id));
    const fresh = arrived.filter((notice) => shown.includes(notice) && !announced.has(`${ars}/${notice.id}`));
    announce(
      fresh.map(({ title }) => `${texts.kinds.disruption ?? ''}: ${wording(title, this.#page.lang).text}`).join('\n'),
      this.#page.lang,
    );
    for (const { id } of fresh) announced.add(`${ars}/${id}`);
    this.#area = ars;
    this.#known = new Set(running.map(({ id }) => id));
  }

  protected override render(): TemplateResult {
    const { messages } = this.#page;
    const { feed } = this.#feed;
    const texts = elementTexts(this.#page, 'notices', de);
    if (!feed || !messages || !texts) return html`<slot></slot>`;
    const now = this.#page.now();
    const shown = currentNotices(feed.notices, this, now);

    return html`<section part="base" aria-label=${texts.notices} lang=${this.#page.ownLang}>
      ${
        shown.length
          ? html`<ul>
              ${shown.map((notice) => this.#renderNotice(notice, { feed, now, texts, messages }))}
            </ul>`
          : html`<slot name="empty">${texts.empty}</slot>`
      }
      ${freshnessNotes(this, this.#feed.value, now, messages)
        .filter(Boolean)
        .map((remark) => html`<div part="detail">${remark}</div>`)}
    </section>`;
  }

  #renderNotice(notice: Notice, scene: Scene): TemplateResult {
    const { now, texts, messages } = scene;
    const { title, text, url, register, starts } = notice;
    const kind = isKind(notice.kind) ? notice.kind : 'other';
    const look = looks[kind];
    // Future disruptions are warnings.
    const tone = look.tone === 'bad' && !isRunning(notice, now) ? 'warn' : look.tone;
    const when = this.#when(notice, scene);
    const name = wording(title, this.#page.lang).text;
    const link = (href: string | undefined, label: string): unknown =>
      href && html`<a part="link" href=${href} aria-label="${label}: ${name}">${label}</a>`;

    return html`<li part="notice">
      <div part="detail">
        <span part="kind" class="pill tone ${tone}"
          ><svg viewBox="0 0 16 16" aria-hidden="true"><path d=${look.icon} /></svg> ${texts.kinds[kind]}</span
        >
        <time datetime=${notice.published}>${published(new Date(notice.published), now, messages)}</time>
      </div>
      <div part="heading" role="heading" aria-level=${this.headingLevel || 3}>${localizedText(title, this.#page)}</div>
      ${when && html`<div part="detail"><strong>${when}</strong></div>`}
      ${text ? html`<div part="text">${localizedText(text, this.#page)}</div>` : ''}
      ${this.#renderServices(notice, scene)}
      ${
        url || register || (kind === 'event' && starts)
          ? html`<div class="ways">
              ${link(url, texts.more)} ${link(register, texts.register)}
              ${
                kind === 'event' && starts
                  ? html`<button
                      part="save"
                      aria-label="${texts.keep}: ${name}"
                      @click=${() => this.#save(notice, starts, scene)}
                    >
                      ${texts.keep}
                    </button>`
                  : nothing
              }
            </div>`
          : nothing
      }
    </li>`;
  }

  #renderServices({ services = [] }: Notice, { feed, texts }: Scene): unknown {
    const names = services.flatMap((key) => {
      const service = feed.service(key);
      return service ? [localizedText(service.name, this.#page)] : [];
    });
    if (!names.length) return nothing;
    return names.length > FEW
      ? html`<details part="detail">
          <summary>${texts.concernsMany(names.length)}</summary>
          <ul>
            ${names.map((name) => html`<li>${name}</li>`)}
          </ul>
        </details>`
      : html`<div part="detail">${texts.concerns}: ${names.map((name, i) => [i ? ', ' : '', name])}</div>`;
  }

  /** The dates of an event, or of the validity of another notice. */
  #when({ kind, starts, ends }: Notice, { now, texts, messages }: Scene): unknown {
    const begun = Date.parse(starts ?? '') <= +now;
    if (starts && ends) {
      const dates = dateRange(new Date(starts), new Date(ends), now, messages);
      return begun && kind === 'event' ? `${dates} (${texts.running})` : dates;
    }
    if (starts) {
      const date = startDate(new Date(starts), now, messages);
      return kind === 'event' ? date : begun ? messages.since(date) : texts.from(date);
    }
    return ends && messages.until(instant(ends, now, messages));
  }

  async #save({ id, title, text, ends, url, register }: Notice, start: string, { feed, now }: Scene): Promise<void> {
    const say = (words: Notice['title']): string => wording(words, this.#page.lang).text;
    const entry: CalendarEntry = {
      uid: `${feed.area.ars}-${id}`,
      start,
      end: ends,
      summary: say(title),
      description: text && say(text),
      url: register ?? url,
    };
    const file = await optional(() => import('../../shared/files/icalendar.js'));
    file?.saveEntries(id, [entry], now);
  }
}

/** The date of publication: the time if that was today, else the day. */
function published(when: Date, now: Date, messages: Messages): string {
  const day = today(when);
  return day === today(now) ? dateAndTime(when, now, messages) : partialDate(day, messages);
}

// Guarded, since a page may load a second copy; inline, so that bundlers keep it.
if (!customElements.get('ozg-notices')) customElements.define('ozg-notices', OzgNotices);

declare global {
  interface HTMLElementTagNameMap {
    'ozg-notices': OzgNotices;
  }
}
