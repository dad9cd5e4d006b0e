import { today, wording } from '@ozg-widgets/feed';
import type { Notice } from '@ozg-widgets/feed';
import { html, LitElement, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { announce } from '../../shared/page/live-region.js';
import { currentNotices, isRunning } from './current-notices.js';
import { FeedController } from '../../shared/controllers/feed-controller.js';
import { instant, partialDate, remarks } from '../../shared/i18n/dates.js';
import { beginning, moment, span } from './date-ranges.js';
import { Page } from '../../shared/controllers/page-context.js';
import { textsOf } from '../../shared/i18n/element-texts.js';
import { words } from '../../shared/i18n/localized-text.js';
import type { Messages } from '../../locales/de.js';
import { de } from './texts.js';
import { styles } from './ozg-notices.styles.js';

/** A list of more names than this is folded. */
const FEW = 5;

/** How the kinds look: a tone, and a shape on a square of 16 (page, arrows, triangle, calendar, circle). */
const looks: Record<string, [string, string]> = {
  news: ['info', 'M3 2h10v12H3zm3 3h4M6 8h4m-4 3h4'],
  change: ['info', 'M2 5h10L9 2m5 9H4l3 3'],
  disruption: ['bad', 'm8 2 7 12H1zm0 4v4m0 2v.1'],
  event: ['info', 'M2 3h12v11H2zm0 4h12M5 1v3m6-3v3'],
  other: ['neutral', 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1m0 6v5m0-8v.1'],
};

/** What was said already: widgets that show the same disruption say it once. */
const announced = new Set<string>();

/**
 * What is new, what changes, what does not work, what takes place: the notices that hold now. Disruptions stand on top.
 *
 * @slot - The page's own words. They are shown until, and unless, the feed is readable.
 * @slot empty - What to say where there are no notices; else "Derzeit keine Meldungen."
 * @fires {FeedLoadedEvent} ozg-feed-loaded - There is a feed to show, or a newer one.
 * @fires {LoadErrorEvent} ozg-load-error - There is none; `error.reason` says why.
 * @fires {FeedFailedEvent} ozg-feed-failed - Deprecated: use `ozg-load-error`.
 * @csspart base - Everything.
 * @csspart notice - One notice.
 * @csspart kind - What kind it is, with its icon.
 * @csspart heading - Its title.
 * @csspart detail - A line about it: when it was published, when it takes place, what it concerns.
 * @csspart text - Its text.
 * @csspart link - The link to more, or to the registration.
 * @csspart save - The button that saves an event to the calendar.
 * @cssprop --ozg-accent - Colour of links; the text's own unless set.
 * @cssprop --ozg-radius - Roundness of corners.
 */
export class OzgNotices extends LitElement {
  static override styles: CSSResultGroup = styles;

  static override properties: PropertyDeclarations = {
    src: {},
    kind: {},
    service: {},
    limit: { type: Number },
    headingLevel: { attribute: 'heading-level', type: Number },
    publicKey: { attribute: 'public-key' },
    simulate: {},
    at: {},
  };

  /** Address of the feed; else the nearest ancestor's `data-ozg-src`, else the page's `<link rel="ozg-feed">`. */
  declare src: string | undefined;
  /** `news`, `change`, `disruption`, `event`, several with blanks between them; all unless told. */
  declare kind: string | undefined;
  /** LeiKa key of a service, or several: what concerns them, and what concerns all. */
  declare service: string | undefined;
  /** At most so many notices; all unless told. */
  declare limit: number | undefined;
  /** Level of the titles as headings, 1 to 6; 3 unless told. */
  declare headingLevel: number | undefined;
  /** Key that the feed must be signed with (Ed25519, base64); several with blanks between them, any may fit. */
  declare publicKey: string | undefined;
  /** For previews: `stale` or `unreachable`. */
  declare simulate: string | undefined;
  /** For previews: the moment to show (RFC 3339). */
  declare at: string | undefined;

  #page = new Page(this);
  #feed = new FeedController(this, this.#page);
  /** The area whose disruptions are known, and what they are: what was there from the start is no news. */
  #area: string | undefined;
  #known = new Set<string>();

  protected override updated(): void {
    const { feed } = this.#feed;
    const texts = textsOf(this.#page, 'notices', de);
    if (!feed || !texts) return;
    const now = this.#page.now(this.at);
    const { ars } = feed.area;
    const running = feed.notices.filter((notice) => isRunning(notice, now));
    const shown = currentNotices(feed.notices, this, now);
    const arrived = running.filter(({ id }) => ars === this.#area && !this.#known.has(id));
    const news = arrived.filter((notice) => shown.includes(notice) && !announced.has(`${ars}/${notice.id}`));
    announce(
      news.map(({ title }) => `${texts.kinds.disruption!}: ${wording(title, this.#page.lang).text}`).join('\n'),
      this.#page.lang,
    );
    for (const { id } of news) announced.add(`${ars}/${id}`);
    this.#area = ars;
    this.#known = new Set(running.map(({ id }) => id));
  }

  protected override render(): TemplateResult {
    const { messages } = this.#page;
    const { feed } = this.#feed;
    const texts = textsOf(this.#page, 'notices', de);
    if (!feed || !messages || !texts) return html`<slot></slot>`;
    const now = this.#page.now(this.at);
    const shown = currentNotices(feed.notices, this, now);

    return html`<section part="base" aria-label=${texts.notices} lang=${this.#page.ownLang}>
      ${
        shown.length
          ? html`<ul>
              ${shown.map((notice) => this.#renderNotice(notice, now, texts, messages))}
            </ul>`
          : html`<slot name="empty">${texts.empty}</slot>`
      }
      ${remarks(this, this.#feed.value, now, messages)
        .filter(Boolean)
        .map((remark) => html`<div part="detail">${remark}</div>`)}
    </section>`;
  }

  #renderNotice(notice: Notice, now: Date, texts: typeof de, messages: Messages): TemplateResult {
    const { title, text, url, register, starts } = notice;
    const kind = notice.kind !== 'other' && Object.hasOwn(looks, notice.kind) ? notice.kind : 'other';
    const [loud, shape] = looks[kind]!;
    // What will not work some day is no alarm yet.
    const tone = loud === 'bad' && !isRunning(notice, now) ? 'warn' : loud;
    const when = this.#when(notice, now, texts, messages);
    const name = wording(title, this.#page.lang).text;
    const link = (href: string | undefined, label: string): unknown =>
      href && html`<a part="link" href=${href} aria-label="${label}: ${name}">${label}</a>`;

    return html`<li part="notice">
      <div part="detail">
        <span part="kind" class="pill tone ${tone}"
          ><svg viewBox="0 0 16 16" aria-hidden="true"><path d=${shape} /></svg> ${texts.kinds[kind]}</span
        >
        <time datetime=${notice.published}>${published(new Date(notice.published), now, messages)}</time>
      </div>
      <div part="heading" role="heading" aria-level=${this.headingLevel || 3}>${words(title, this.#page)}</div>
      ${when && html`<div part="detail"><strong>${when}</strong></div>`}
      ${text ? html`<div part="text">${words(text, this.#page)}</div>` : ''} ${this.#renderServices(notice, texts)}
      ${
        url || register || (kind === 'event' && starts)
          ? html`<div class="ways">
              ${link(url, texts.more)} ${link(register, texts.register)}
              ${
                kind === 'event' && starts
                  ? html`<button
                      part="save"
                      aria-label="${texts.keep}: ${name}"
                      @click=${() => this.#save(notice, starts, now)}
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

  #renderServices({ services = [] }: Notice, texts: typeof de): unknown {
    const names = services.flatMap((key) => {
      const service = this.#feed.feed!.service(key);
      return service ? [words(service.name, this.#page)] : [];
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

  /** When it takes place, or since or until when it holds. */
  #when({ kind, starts, ends }: Notice, now: Date, texts: typeof de, messages: Messages): unknown {
    const begun = Date.parse(starts ?? '') <= +now;
    if (starts && ends) {
      const dates = span(new Date(starts), new Date(ends), now, messages);
      return begun && kind === 'event' ? `${dates} (${texts.running})` : dates;
    }
    if (starts) {
      const date = beginning(new Date(starts), now, messages);
      return kind === 'event' ? date : begun ? messages.since(date) : texts.from(date);
    }
    return ends && messages.until(instant(ends, now, messages));
  }

  async #save({ id, title, text, ends, url, register }: Notice, start: string, now: Date): Promise<void> {
    const say = (words: Notice['title']): string => wording(words, this.#page.lang).text;
    const uid = `${this.#feed.feed!.area.ars}-${id}`;
    await import('../../shared/files/icalendar.js').then(
      ({ saveEntries }) => {
        saveEntries(
          id,
          [{ uid, start, end: ends, summary: say(title), description: text && say(text), url: register ?? url }],
          now,
        );
      },
      // Where the file is not beside this one, the notice still says everything.
      () => undefined,
    );
  }
}

/** When it was published: the time where that was today, else the day. */
function published(when: Date, now: Date, messages: Messages): string {
  const day = today(when);
  return day === today(now) ? moment(when, now, messages) : partialDate(day, messages);
}

// Inline and guarded: a second copy on the page must neither throw nor be dropped by a bundler.
if (!customElements.get('ozg-notices')) customElements.define('ozg-notices', OzgNotices);

declare global {
  interface HTMLElementTagNameMap {
    'ozg-notices': OzgNotices;
  }
}
