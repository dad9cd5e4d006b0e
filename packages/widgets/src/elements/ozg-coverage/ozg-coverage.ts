import { landName } from '@ozg-widgets/feed';
import type { CoverageDocument, CoveragePart, Land } from '@ozg-widgets/feed';
import { html, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import type {} from '../../events.js';
import { CoverageController } from './coverage-controller.js';
import { partsOf, reached, shareOf, statesIn } from './figures.js';
import type { CoverageMeasure } from './figures.js';
import type * as CoverageDrawing from './drawing.js';
import { coverageSentence, shortDate } from './sentence.js';
import type { SentenceContext } from './sentence.js';
import { OzgElement } from '../../shared/ozg-element.js';
import type { FormerNames, Simulation, TokenList, Word } from '../../shared/data/attribute-types.js';
import { optional } from '../../shared/page/optional.js';
import { freshnessNotes } from '../../shared/i18n/dates.js';
import { wordsIn } from '../../shared/data/parse-attributes.js';
import { count, percent, percentRange, wholePercent } from './number-format.js';
import { PageContext } from '../../shared/controllers/page-context.js';
import { elementTexts } from '../../shared/i18n/element-texts.js';
import { localizedText } from '../../shared/i18n/localized-text.js';
import { de } from './texts.js';
import { styles } from './ozg-coverage.styles.js';

/** What the parts of one rendering share. */
interface Scene extends SentenceContext {
  coverage: CoverageDocument;
  lands: readonly CoveragePart[];
  by: CoverageMeasure;
}

/** Lower limits of the colours on the map, in percent. */
const STEPS = [0, 20, 40, 60, 80];

/** View of `<ozg-coverage>`. */
export type CoverageView = 'map' | 'table';

/**
 * How far a service has been rolled out: a map or a table of the Länder with the share of municipalities and inhabitants
 * it reaches.
 *
 * @slot - Fallback content. Shown unless the figures are readable.
 * @fires {CoverageLoadedEvent} ozg-coverage-loaded - Figures were loaded: the first ones, or newer ones.
 * @fires {LoadErrorEvent} ozg-load-error - No figures could be loaded; `error.reason` has the reason.
 * @fires {FeedFailedEvent} ozg-feed-failed - Deprecated: use `ozg-load-error`.
 * @fires {LegacyLoadedEvent} ozg-feed-loaded - Deprecated: use `ozg-coverage-loaded`.
 * @csspart base - The whole element.
 * @csspart heading - The name of the service.
 * @csspart total - The sentence with the totals.
 * @csspart bar - The bar of all states, in proportion to their shares.
 * @csspart state - One state with its share.
 * @csspart button - A button: view, measure, Kreise of a Land, back, download.
 * @csspart map - The map.
 * @csspart tile - A Land on the map.
 * @csspart legend - The legend of the map.
 * @csspart table - The table.
 * @csspart detail - One line: the date of the figures, or a hint.
 * @cssprop --ozg-map - Colour of a Land with full coverage; the other steps are mixed from it.
 * @cssprop --ozg-radius - Radius of corners.
 * @example
 * <ozg-coverage service="99107023017000" directory="https://feeds.example.org/directory.json"></ozg-coverage>
 */
export class OzgCoverage extends OzgElement {
  static override styles: CSSResultGroup = styles;

  static override properties: PropertyDeclarations = {
    src: {},
    directory: {},
    service: {},
    state: {},
    view: {},
    countBy: { attribute: 'count-by' },
    by: {},
    land: {},
    headingLevel: { attribute: 'heading-level', type: Number },
    publicKey: { attribute: 'public-key' },
    simulate: {},
    now: {},
    at: {},
  };

  /**
   * URL of a feed next to the directory. Defaults to the nearest ancestor's `data-ozg-src`, then to `<link
   * rel="ozg-feed">`.
   */
  declare src: string | undefined;
  /** URL of the directory. Defaults to the `directory.json` of the feed's publisher. */
  declare directory: string | undefined;
  /** LeiKa key of the service: 14 digits, spaces allowed. */
  declare service: string | undefined;
  /**
   * Roll-out states that count as reached, separated by spaces.
   * @default 'available'
   */
  declare state: TokenList<Word<'rollout'>> | undefined;
  /**
   * Initial view; readers can switch.
   * @default 'map'
   */
  declare view: CoverageView | undefined;
  /**
   * What the shares count: municipalities or inhabitants; readers can switch.
   * @default 'areas'
   */
  declare countBy: CoverageMeasure | undefined;
  /**
   * What the shares count.
   * @deprecated Use `count-by`. Removed in 0.3.
   */
  declare by: CoverageMeasure | undefined;
  /** First two digits of the ARS of a Land: shows its Kreise initially. */
  declare land: string | undefined;
  /**
   * Level of the heading, 1 to 6.
   * @default 3
   */
  declare headingLevel: number | undefined;
  /**
   * Public key that the documents must be signed with (Ed25519, base64). Separate several keys with spaces; one match
   * is enough.
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
  #source = new CoverageController(this, this.#page);
  /** Selector of what gets the focus after a button has changed the view. */
  #next: string | undefined;

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.#next || !changed.has('land')) return;
    this.renderRoot.querySelector<HTMLElement>(this.#next)?.focus();
    this.#next = undefined;
  }

  protected override render(): TemplateResult {
    const { messages } = this.#page;
    const { coverage, view } = this.#source;
    const texts = elementTexts(this.#page, 'coverage', de);
    if (!coverage || !messages || !texts) return html`<slot></slot>`;
    const now = this.#page.now();
    const lands = partsOf(coverage, 'land', messages.lang);
    const { by: formerName }: FormerNames = this;
    const by = (this.countBy ?? formerName) === 'population' ? 'population' : 'areas';
    const scene = { coverage, lands, counted: statesIn(wordsIn(this.state ?? '')), by, texts, messages, now } as const;
    const country = coverage.area.level === 'bund' || lands.length > 1;
    const chosen = country ? lands.find(({ ars }) => ars.slice(0, 2) === this.land?.trim().slice(0, 2)) : undefined;
    const shown = chosen ?? { ...coverage, ...coverage.area, asOf: undefined };
    const overview = country && !chosen;

    return html`<section part="base" aria-labelledby="name" lang=${this.#page.ownLang}>
      <div part="heading" id="name" role="heading" aria-level=${this.headingLevel || 3}>
        ${localizedText(coverage.service.name, this.#page)}
      </div>
      <div part="total" tabindex="-1">
        ${shown.level === 'bund' ? '' : `${shown.name}: `}${coverageSentence(shown, scene)}
      </div>
      ${view?.stateShares(shown, scene)}
      <div class="ways">${this.#renderWays(overview, chosen, scene)}</div>
      ${
        !overview
          ? this.#renderTable(partsOf(coverage, 'kreis', messages.lang, chosen?.ars.slice(0, 2)), 'kreise', scene)
          : this.view === 'table' || !view
            ? this.#renderTable(lands, 'lands', scene)
            : this.#renderMap(view, scene)
      }
      ${[texts.asOf(shortDate(coverage.published, scene)), ...freshnessNotes(this, this.#source.value, now, messages)]
        .filter(Boolean)
        .map((line) => html`<div part="detail">${line}</div>`)}
      <button part="button" @click=${() => this.#save(scene)}>${texts.save}</button>
    </section>`;
  }

  #renderWays(overview: boolean, chosen: CoveragePart | undefined, { by, texts }: Scene): unknown {
    const button = (text: string, onClick: () => void): TemplateResult =>
      html`<button part="button" @click=${onClick}>${text}</button>`;
    const table = this.view === 'table';
    return [
      chosen &&
        button(texts.back, () => {
          this.#open(undefined, `[data-land='${chosen.ars.slice(0, 2)}']`);
        }),
      overview && button(table ? texts.asMap : texts.asTable, () => (this.view = table ? 'map' : 'table')),
      by === 'areas'
        ? button(texts.byPopulation, () => (this.countBy = 'population'))
        : button(texts.byAreas, () => (this.countBy = 'areas')),
    ].map((shown) => shown || nothing);
  }

  #renderMap({ TILES, tileFrom }: typeof CoverageDrawing, scene: Scene): TemplateResult {
    const { lands, by, texts, messages } = scene;
    const old = lands.filter(({ asOf }) => asOf);
    return html`<div part="detail">${texts[by]}. ${texts.choose}</div>
      <ul part="map" aria-label=${texts.map}>
        ${TILES.map((tile) => this.#renderTile(tile, (key) => tileFrom(tile, key), scene))}
      </ul>
      <ul part="legend" aria-label=${texts[by]}>
        ${STEPS.map(
          (from, i) =>
            html`<li>
              <i class="tone step${i}"></i> ${percentRange(from, (STEPS[i + 1] ?? 101) - 1, messages.lang)}
            </li>`,
        )}
      </ul>
      ${old.map((part) => html`<div part="detail">* ${part.name}: ${this.#asOf(part, scene)}</div>`)}`;
  }

  #renderTile({ code, short }: Land, next: (key: string) => Land | undefined, scene: Scene): TemplateResult {
    const { lands, counted, by, messages } = scene;
    const part = lands.find(({ ars }) => ars.startsWith(code));
    const share = part && shareOf(reached(part, counted), part, by);
    const step = share === undefined ? 'none' : `tone step${STEPS.findLastIndex((s) => s <= wholePercent(share))}`;
    const description = part ? coverageSentence(part, scene) : scene.texts.nothing;
    // The accessible name starts with the visible label, for speech input (WCAG 2.5.3).
    return html`<li>
      <button
        part="tile"
        class=${step}
        data-land=${code}
        aria-disabled=${part ? nothing : 'true'}
        @click=${() => {
          if (part) this.#open(code, '[part=total]');
        }}
        @keydown=${(event: KeyboardEvent) => {
          this.#onArrow(event, next);
        }}
      >
        <b>${short}${part?.asOf ? '*' : ''}</b>
        <span>${share === undefined ? '–' : percent(share, messages.lang)}</span>
        <span class="said">${part?.name ?? landName(code)}: ${description} ${part && this.#asOf(part, scene)}</span>
      </button>
    </li>`;
  }

  #renderTable(parts: readonly CoveragePart[], kind: 'lands' | 'kreise', scene: Scene): TemplateResult {
    const { texts } = scene;
    if (!parts.length) return html`<div part="detail">${texts.noKreise}</div>`;
    // Explicit roles: `display: block` on rows removes the implicit ones.
    return html`<table part="table" role="table">
      <caption>
        ${texts[kind]}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">${kind === 'lands' ? texts.land : texts.kreis}</th>
          <th scope="col" role="columnheader">${texts.areas}</th>
          <th scope="col" role="columnheader">${texts.population}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${parts.map((part) => this.#renderRow(part, kind === 'lands', scene))}
      </tbody>
    </table>`;
  }

  #renderRow(part: CoveragePart, isLand: boolean, scene: Scene): TemplateResult {
    const { counted, texts, messages } = scene;
    const { lang } = messages;
    const amount = reached(part, counted);
    const measured = (measure: CoverageMeasure): TemplateResult => {
      const share = shareOf(amount, part, measure);
      const shown =
        share === undefined
          ? '–'
          : measure === 'areas'
            ? texts.of(count(amount.areas, lang), count(part.areas, lang), percent(share, lang))
            : percent(share, lang);
      return html`<td role="cell"><span class="term" aria-hidden="true">${texts[measure]}: </span>${shown}</td>`;
    };
    return html`<tr role="row">
      <th scope="row" role="rowheader">
        ${part.name} ${part.asOf ? html`<span part="detail">(${this.#asOf(part, scene)})</span>` : ''}
        ${
          isLand
            ? html`<button
                part="button"
                data-land=${part.ars.slice(0, 2)}
                aria-label="${texts.showKreise}: ${part.name}"
                @click=${() => {
                  this.#open(part.ars.slice(0, 2), '[part=total]');
                }}
              >
                ${texts.showKreise}
              </button>`
            : ''
        }
      </th>
      ${measured('areas')}${measured('population')}
    </tr>`;
  }

  #asOf = ({ asOf }: CoveragePart, scene: Scene): string => (asOf ? scene.texts.asOf(shortDate(asOf, scene)) : '');

  #open(land: string | undefined, next: string): void {
    this.land = land;
    this.#next = next;
  }

  #onArrow(event: KeyboardEvent, next: (key: string) => Land | undefined): void {
    const to = next(event.key);
    if (!to || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>(`[data-land='${to.code}']`)?.focus();
  }

  /** Downloads the figures as CSV. */
  async #save({ coverage, counted, texts, messages }: Scene): Promise<void> {
    const file = await optional(() => import('./csv.js'));
    file?.saveTable(coverage, counted, texts, messages);
  }
}

// Guarded, since a page may load a second copy; inline, so that bundlers keep it.
if (!customElements.get('ozg-coverage')) customElements.define('ozg-coverage', OzgCoverage);

declare global {
  interface HTMLElementTagNameMap {
    'ozg-coverage': OzgCoverage;
  }
}
