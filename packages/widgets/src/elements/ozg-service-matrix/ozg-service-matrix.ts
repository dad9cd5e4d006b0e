import { availability } from '@ozg-widgets/feed';
import type { Service } from '@ozg-widgets/feed';
import { html, noChange, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import type {} from '../../events.js';
import { OzgElement } from '../../shared/ozg-element.js';
import type { Simulation, Word } from '../../shared/data/attribute-types.js';
import { announce } from '../../shared/page/live-region.js';
import { AreaFeeds } from './area-feeds.js';
import type { AreaFeed } from './area-feeds.js';
import { freshnessNotes } from '../../shared/i18n/dates.js';
import { keysIn } from '../../shared/data/parse-attributes.js';
import { matrixOf, scaleOf } from './matrix.js';
import type { MatrixRow } from './matrix.js';
import { PageContext } from '../../shared/controllers/page-context.js';
import { styleProperties } from '../../shared/ui/style-properties.js';
import { elementTexts } from '../../shared/i18n/element-texts.js';
import { icon } from '../../shared/ui/icons.js';
import { stateTones } from '../../shared/ui/state-tones.js';
import { availabilityPhrases } from '../../shared/i18n/availability-phrases.js';
import { localizedText } from '../../shared/i18n/localized-text.js';
import type { Messages } from '../../locales/de.js';
import { de } from './texts.js';
import { styles } from './ozg-service-matrix.styles.js';

/** What one rendering shows. */
interface View {
  areas: readonly AreaFeed[];
  rows: readonly MatrixRow[];
  /** What the cells depend on, and whether they are on the page already. */
  cellsOf: readonly unknown[];
  isDrawn: boolean;
  now: Date;
  messages: Messages;
  texts: typeof de;
}

/**
 * Compares areas: a table of services by area with state, maturity and platform.
 *
 * @slot - Fallback content. Shown unless a feed is readable.
 * @slot empty - Content without services. Defaults to "Hier ist noch keine Leistung aufgeführt."
 * @fires {FeedLoadedEvent} ozg-feed-loaded - The feed of an area was loaded: the first one, or a newer one.
 * @fires {LoadErrorEvent} ozg-load-error - The feed of an area could not be loaded; `error.reason` has the reason. The other areas stay.
 * @fires {FeedFailedEvent} ozg-feed-failed - Deprecated: use `ozg-load-error`.
 * @csspart base - The whole element.
 * @csspart topic - The filter by topic.
 * @csspart count - The number of services.
 * @csspart region - The scroll container of the table.
 * @csspart table - The table.
 * @csspart area - The name of an area.
 * @csspart service - The name of a service.
 * @csspart cell - A service in an area.
 * @csspart label - The state of a service, with its icon.
 * @csspart detail - One line: dates, maturity or platform; of an area, the age of its data.
 * @cssprop --ozg-surface - Background of the sticky headers. Defaults to the browser's.
 * @cssprop --ozg-radius - Radius of corners.
 * @example
 * <ozg-service-matrix areas="065340011011 066310009009" topic="bauen_wohnen"></ozg-service-matrix>
 */
export class OzgServiceMatrix extends OzgElement {
  static override styles: CSSResultGroup = styles;

  static override properties: PropertyDeclarations = {
    areas: {},
    src: {},
    directory: {},
    service: {},
    topic: {},
    publicKey: { attribute: 'public-key' },
    simulate: {},
    now: {},
    at: {},
  };

  /** URLs of feeds, or ARS or AGS to look up in the directory, separated by spaces; at most 50. Defaults to the page's feed. */
  declare areas: string | undefined;
  /**
   * URL of a feed next to the directory. Defaults to the nearest ancestor's `data-ozg-src`, then to `<link
   * rel="ozg-feed">`.
   */
  declare src: string | undefined;
  /** URL of the directory. Defaults to the `directory.json` of the feed's publisher. */
  declare directory: string | undefined;
  /** LeiKa keys of services. Defaults to all. */
  declare service: string | undefined;
  /** Initially selected topic (Themenfeld), such as `bauen_wohnen`. */
  declare topic: Word<'topic'> | undefined;
  /**
   * Public key that the feeds must be signed with (Ed25519, base64). Separate several keys with spaces; one match is
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
  #feeds = new AreaFeeds(this, this.#page);
  #view: View | undefined;
  /** The rows, and what they depend on. */
  #rows: readonly MatrixRow[] = [];
  #rowsOf: readonly unknown[] = [];
  /** What the cells on the page depend on: there may be thousands, which are rendered only when it changes. */
  #drawn: readonly unknown[] = [];
  /** Makes the region focusable while it scrolls. */
  #resized: ResizeObserver | undefined;

  override prepare(): void {
    const { messages } = this.#page;
    const { areas } = this.#feeds;
    const texts = elementTexts(this.#page, 'service-matrix', de);
    this.#view = undefined;
    if (!areas.some(({ feed }) => feed) || !messages || !texts) return;
    this.#updateRows(messages.lang);
    const now = this.#page.now();
    const cellsOf = [this.#rows, messages, texts, Math.floor(Number(now) / 60_000)];
    const isDrawn = cellsOf.every((part, i) => part === this.#drawn[i]);
    this.#view = { areas, rows: this.#rows, cellsOf, isDrawn, now, messages, texts };
  }

  protected override updated(): void {
    this.#drawn = this.#view?.cellsOf ?? [];
    const region = this.renderRoot.querySelector<HTMLElement>('[part=region]');
    if (!region) return;
    this.#resized ??= new ResizeObserver((entries) => {
      for (const { target } of entries) {
        const isScrolling = target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight;
        if (target instanceof HTMLElement) target.tabIndex = isScrolling ? 0 : -1;
      }
    });
    // Observing calls the observer once.
    this.#resized.observe(region);
  }

  protected override render(): TemplateResult {
    const view = this.#view;
    if (!view) return html`<slot></slot>`;
    const { areas, rows, now, messages, texts } = view;
    const topics = Object.entries(texts.topics).filter(([topic]) =>
      rows.some(({ service }) => service.topic === topic),
    );
    const topic = topics.find(([name]) => name === this.topic)?.[0];
    const shown = rows.map(({ service }) => topic === undefined || service.topic === topic);
    const [, preview] = freshnessNotes(this, undefined, now, messages);

    return html`<div part="base" lang=${this.#page.ownLang}>
      ${
        rows.length
          ? [
              topics.length && rows.length > 1 && this.#renderTopics(topics, topic, texts),
              html`<div part="count">${texts.count(shown.filter(Boolean).length, rows.length)}</div>`,
              areas.map((area) => this.#renderNote(area, view)),
              this.#renderTable(shown, view),
            ].map((part) => part || nothing)
          : html`<slot name="empty">${texts.empty}</slot>`
      }
      ${preview ? html`<div part="detail">${preview}</div>` : nothing}
    </div>`;
  }

  #renderTopics(topics: [string, string][], topic: string | undefined, texts: typeof de): TemplateResult {
    return html`<label part="topic">
      ${texts.topic}
      <select @change=${this.#onTopic}>
        <option value="" .selected=${topic === undefined}>${texts.allTopics}</option>
        ${topics.map(([value, name]) => html`<option value=${value} .selected=${value === topic}>${name}</option>`)}
      </select>
    </label>`;
  }

  /** Repeats the note of an area's heading for narrow screens, where rows are cards and headings are hidden. */
  #renderNote(area: AreaFeed, view: View): unknown {
    const note = this.#aboutArea(area, view);
    return note ? html`<div part="detail" class="narrow" aria-hidden="true">${area.name}: ${note}</div>` : nothing;
  }

  #renderTable(shown: readonly boolean[], view: View): TemplateResult {
    const { areas, rows, isDrawn, texts } = view;
    // Explicit roles: `display: block` on rows removes the implicit ones.
    return html`<div part="region" role="region" aria-labelledby="name">
      <table part="table" role="table" ${styleProperties({ '--areas': String(areas.length) })}>
        <caption id="name">
          ${texts.matrix}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader" class="tone">${texts.service}</th>
            ${areas.map(
              (area) =>
                html`<th part="area" scope="col" role="columnheader" class="tone">
                  ${area.name} ${detail(this.#aboutArea(area, view))}
                </th>`,
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${rows.map(
            (row, i) =>
              html`<tr role="row" ?hidden=${!shown[i]}>
                ${isDrawn ? noChange : this.#renderRow(row, view)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #renderRow({ service, cells }: MatrixRow, view: View): TemplateResult {
    return html`<th part="service" scope="row" role="rowheader" class="tone">
        ${localizedText(service.name, this.#page)}
      </th>
      ${view.areas.map((area, i) => this.#renderCell(cells[i], area, view))}`;
  }

  #renderCell(service: Service | undefined, area: AreaFeed, { now, messages, texts }: View): TemplateResult {
    const found = service && availability(service, now);
    const tone = found ? stateTones[found.state] : 'neutral';
    const label = found
      ? messages.states[found.state]
      : area.feed
        ? texts.unlisted
        : area.error
          ? texts.noData
          : texts.loading;
    // The name of the area is visible on narrow screens, where rows are cards.
    return html`<td part="cell" role="cell">
      <span class="term" aria-hidden="true">${area.name}: </span>
      <span part="label" class=${found ? `pill tone ${tone}` : ''}>${icon(tone)} ${label}</span>
      ${found && [...availabilityPhrases(found, now, messages), ...this.#maturityAndPlatform(service, texts)].map(detail)}
    </td>`;
  }

  /** Maturity with its model, since levels of different models cannot be compared, and the platform. */
  #maturityAndPlatform({ maturity, platform }: Service, texts: typeof de): unknown[] {
    const { model, highest } = scaleOf(maturity?.model ?? '');
    return [
      maturity && (highest ? texts.level(maturity.level, highest, model) : texts.otherLevel(maturity.level, model)),
      platform && texts.platform(platform.name),
    ];
  }

  /** The age of an area's data, or that there is none. */
  #aboutArea({ value, error }: AreaFeed, { now, messages, texts }: View): unknown {
    if (value) return freshnessNotes(this, value, now, messages)[0];
    return error ? texts.failed : texts.loading;
  }

  #updateRows(lang: string): void {
    const { areas } = this.#feeds;
    const of = [...areas.flatMap(({ value, error, name }) => [value, error, name]), this.service, lang];
    if (of.length === this.#rowsOf.length && of.every((part, i) => part === this.#rowsOf[i])) return;
    this.#rowsOf = of;
    const feeds = areas.map(({ feed }) => feed);
    this.#rows = matrixOf(feeds, keysIn(this.service ?? ''), lang);
  }

  #onTopic = async ({ target }: Event): Promise<void> => {
    this.topic = (target as HTMLSelectElement).value;
    await this.updateComplete;
    announce(this.renderRoot.querySelector('[part=count]')?.textContent, this.#page.messages?.lang);
  };
}

/** A separate line, unless it is empty. */
const detail = (content: unknown): unknown => (content ? html` <span part="detail">${content}</span>` : nothing);

// Guarded, since a page may load a second copy; inline, so that bundlers keep it.
if (!customElements.get('ozg-service-matrix')) customElements.define('ozg-service-matrix', OzgServiceMatrix);

declare global {
  interface HTMLElementTagNameMap {
    'ozg-service-matrix': OzgServiceMatrix;
  }
}
