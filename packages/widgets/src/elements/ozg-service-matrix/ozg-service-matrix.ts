import { availability } from '@ozg-widgets/feed';
import type { Service } from '@ozg-widgets/feed';
import { html, LitElement, noChange, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import type {} from '../../events.js';
import { announce } from '../../shared/page/live-region.js';
import { AreaFeeds } from './area-feeds.js';
import type { AreaFeed } from './area-feeds.js';
import { remarks } from '../../shared/i18n/dates.js';
import { keysIn } from '../../shared/data/parse-attributes.js';
import { matrixOf, scaleOf } from './matrix.js';
import type { MatrixRow } from './matrix.js';
import { Page } from '../../shared/controllers/page-context.js';
import { styled } from '../../shared/ui/style-properties.js';
import { textsOf } from '../../shared/i18n/element-texts.js';
import { icon, toneOf } from '../../shared/ui/tones.js';
import { when } from '../../shared/i18n/availability-phrases.js';
import { words } from '../../shared/i18n/localized-text.js';
import type { Messages } from '../../locales/de.js';
import { de } from './texts.js';
import { styles } from './ozg-service-matrix.styles.js';

/** What every part of one rendering needs. */
interface Scene {
  areas: readonly AreaFeed[];
  now: Date;
  messages: Messages;
  texts: typeof de;
}

/**
 * Services by area: how far each one has come, its maturity and its platform, side by side.
 *
 * @slot - The page's own words. They are shown until, and unless, a feed is readable.
 * @slot empty - What to say where no service is listed; else "Hier ist noch keine Leistung aufgeführt."
 * @fires {FeedLoadedEvent} ozg-feed-loaded - There is one area's feed to show, or a newer one.
 * @fires {LoadErrorEvent} ozg-load-error - There is none of an area; `error.reason` says why. The other areas stay.
 * @fires {FeedFailedEvent} ozg-feed-failed - Deprecated: use `ozg-load-error`.
 * @csspart base - Everything.
 * @csspart topic - The choice of a topic.
 * @csspart count - How many services there are.
 * @csspart region - What scrolls where the table is wider than its place.
 * @csspart table - The table.
 * @csspart area - The name of an area.
 * @csspart service - The name of a service.
 * @csspart cell - One service in one area.
 * @csspart label - Its state, with an icon.
 * @csspart detail - A line about it: dates, maturity, platform; of an area: how old its information is.
 * @cssprop --ozg-surface - Background of the names that stay while the rest scrolls; the browser's own unless set.
 * @cssprop --ozg-radius - Roundness of corners.
 */
export class OzgServiceMatrix extends LitElement {
  static override styles: CSSResultGroup = styles;

  static override properties: PropertyDeclarations = {
    areas: {},
    src: {},
    directory: {},
    service: {},
    topic: {},
    publicKey: { attribute: 'public-key' },
    simulate: {},
    at: {},
  };

  /** Addresses of feeds, or ARS or AGS that the directory knows, with blanks between them; else the page's own feed. */
  declare areas: string | undefined;
  /** Address of a feed beside the directory; else the nearest ancestor's `data-ozg-src`, else `<link rel="ozg-feed">`. */
  declare src: string | undefined;
  /** Address of the directory; else the `directory.json` that the feed's publisher has. */
  declare directory: string | undefined;
  /** LeiKa key of a service, or several; all unless told. */
  declare service: string | undefined;
  /** A subject area (Themenfeld) such as `bauen_wohnen` to begin with; people can choose another one. */
  declare topic: string | undefined;
  /** Key that feeds must be signed with (Ed25519, base64); several with blanks between them, any may fit. */
  declare publicKey: string | undefined;
  /** For previews: `stale` or `unreachable`. */
  declare simulate: string | undefined;
  /** For previews: the moment to show (RFC 3339). */
  declare at: string | undefined;

  #page = new Page(this);
  #feeds = new AreaFeeds(this, this.#page);
  /** The rows as they were made last, and what of. */
  #made: { of: readonly unknown[]; rows: readonly MatrixRow[] } = { of: [], rows: [] };
  /** What the cells on the page show: anew only if something of it changes, since there may be thousands. */
  #drawn: readonly unknown[] = [];
  /** A region that scrolls can be reached with the keyboard; one that does not is no stop on the way. */
  #resized: ResizeObserver | undefined;

  protected override updated(): void {
    const region = this.renderRoot.querySelector<HTMLElement>('[part=region]');
    if (!region) return;
    this.#resized ??= new ResizeObserver(([entry]) => {
      const target = entry!.target as HTMLElement;
      target.tabIndex = target.scrollWidth > target.clientWidth || target.scrollHeight > target.clientHeight ? 0 : -1;
    });
    // It speaks whenever it begins, too.
    this.#resized.observe(region);
  }

  protected override render(): TemplateResult {
    const { messages } = this.#page;
    const { areas } = this.#feeds;
    const texts = textsOf(this.#page, 'service-matrix', de);
    const read = areas.flatMap(({ feed }) => feed ?? []);
    if (!read.length || !messages || !texts) {
      this.#drawn = [];
      return html`<slot></slot>`;
    }
    const now = this.#page.now(this.at);
    const rows = this.#rows(messages.lang);
    const topics = Object.entries(texts.topics).filter(([topic]) =>
      rows.some(({ service }) => service.topic === topic),
    );
    const topic = topics.find(([name]) => name === this.topic)?.[0];
    const shown = rows.map(({ service }) => topic === undefined || service.topic === topic);
    const scene = { areas, now, messages, texts };
    const drawn = [rows, messages, texts, Math.floor(+now / 60_000)];
    const same = drawn.every((part, i) => part === this.#drawn[i]);
    this.#drawn = drawn;
    const [, preview] = remarks(this, undefined, now, messages);

    return html`<div part="base" lang=${this.#page.ownLang}>
      ${
        rows.length
          ? [
              topics.length && rows.length > 1 && this.#renderTopics(topics, topic, texts),
              html`<div part="count">${texts.count(shown.filter(Boolean).length, rows.length)}</div>`,
              areas.map((area) => this.#renderNote(area, scene)),
              this.#renderTable(rows, shown, same, scene),
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

  /** What stands in an area's heading, where rows are cards and headings cannot be seen. */
  #renderNote(area: AreaFeed, scene: Scene): unknown {
    const note = this.#aboutArea(area, scene);
    return note ? html`<div part="detail" class="narrow" aria-hidden="true">${area.name}: ${note}</div>` : nothing;
  }

  #renderTable(rows: readonly MatrixRow[], shown: readonly boolean[], same: boolean, scene: Scene): TemplateResult {
    const { areas, texts } = scene;
    // Roles of their own: where rows are blocks, browsers forget that this is a table.
    return html`<div part="region" role="region" aria-labelledby="name">
      <table part="table" role="table" ${styled({ '--areas': String(areas.length) })}>
        <caption id="name">
          ${texts.matrix}
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            <th scope="col" role="columnheader" class="tone">${texts.service}</th>
            ${areas.map(
              (area) =>
                html`<th part="area" scope="col" role="columnheader" class="tone">
                  ${area.name} ${detail(this.#aboutArea(area, scene))}
                </th>`,
            )}
          </tr>
        </thead>
        <tbody role="rowgroup">
          ${rows.map(
            (row, i) =>
              html`<tr role="row" ?hidden=${!shown[i]}>
                ${same ? noChange : this.#renderRow(row, scene)}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #renderRow({ service, cells }: MatrixRow, scene: Scene): TemplateResult {
    return html`<th part="service" scope="row" role="rowheader" class="tone">${words(service.name, this.#page)}</th>
      ${cells.map((cell, i) => this.#renderCell(cell, scene.areas[i]!, scene))}`;
  }

  #renderCell(service: Service | undefined, area: AreaFeed, scene: Scene): TemplateResult {
    const { now, messages, texts } = scene;
    const found = service && availability(service, now);
    const tone = found ? toneOf[found.state] : 'neutral';
    const label = found
      ? messages.states[found.state]
      : area.feed
        ? texts.unlisted
        : area.error
          ? texts.noData
          : texts.loading;
    // Where rows are cards, no heading above a cell says whose it is.
    return html`<td part="cell" role="cell">
      <span class="term" aria-hidden="true">${area.name}: </span>
      <span part="label" class=${found ? `pill tone ${tone}` : ''}>${icon(tone)} ${label}</span>
      ${found && [...when(found, now, messages), ...this.#traits(service, texts)].map(detail)}
    </td>`;
  }

  /** Maturity with its model, since levels of different models cannot be compared; and the platform. */
  #traits({ maturity, platform }: Service, texts: typeof de): unknown[] {
    const { model, highest } = scaleOf(maturity?.model ?? '');
    return [
      maturity && (highest ? texts.level(maturity.level, highest, model) : texts.otherLevel(maturity.level, model)),
      platform && texts.platform(platform.name),
    ];
  }

  /** How old an area's information is, or that there is none. */
  #aboutArea({ value, error }: AreaFeed, { now, messages, texts }: Scene): unknown {
    if (value) return remarks(this, value, now, messages)[0];
    return error ? texts.failed : texts.loading;
  }

  #rows(lang: string): readonly MatrixRow[] {
    const { areas } = this.#feeds;
    const of = [...areas.flatMap(({ value, error, name }) => [value, error, name]), this.service, lang];
    if (of.length !== this.#made.of.length || of.some((part, i) => part !== this.#made.of[i])) {
      const feeds = areas.map(({ feed }) => feed);
      this.#made = { of, rows: matrixOf(feeds, keysIn(this.service ?? ''), lang) };
    }
    return this.#made.rows;
  }

  #onTopic = async ({ target }: Event): Promise<void> => {
    this.topic = (target as HTMLSelectElement).value;
    await this.updateComplete;
    announce(this.renderRoot.querySelector('[part=count]')?.textContent, this.#page.messages?.lang);
  };
}

/** A line of its own, where there is something to say. */
const detail = (content: unknown): unknown => (content ? html` <span part="detail">${content}</span>` : nothing);

// Inline and guarded: a second copy on the page must neither throw nor be dropped by a bundler.
if (!customElements.get('ozg-service-matrix')) customElements.define('ozg-service-matrix', OzgServiceMatrix);

declare global {
  interface HTMLElementTagNameMap {
    'ozg-service-matrix': OzgServiceMatrix;
  }
}
