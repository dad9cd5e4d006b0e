import type { CoverageDocument, CoveragePart } from '@ozg-widgets/feed';
import { html, LitElement, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, PropertyValues, TemplateResult } from 'lit';
import type {} from '../../events.js';
import { CoverageController } from './coverage-controller.js';
import { partsOf, reached, shareOf, statesIn } from './figures.js';
import type { Measure } from './figures.js';
import type * as CoverageView from './drawing.js';
import { dayIn, sentence } from './sentence.js';
import type { Words } from './sentence.js';
import { remarks } from '../../shared/i18n/dates.js';
import { wordsIn } from '../../shared/data/parse-attributes.js';
import { landName } from '../../shared/data/land-name.js';
import { count, percent, percentRange, wholePercent } from './number-format.js';
import { Page } from '../../shared/controllers/page-context.js';
import { textsOf } from '../../shared/i18n/element-texts.js';
import type { Tile } from './tile-map.js';
import { words } from '../../shared/i18n/localized-text.js';
import { de } from './texts.js';
import { styles } from './ozg-coverage.styles.js';

/** What every part of one rendering needs. */
interface Scene extends Words {
  coverage: CoverageDocument;
  lands: readonly CoveragePart[];
  by: Measure;
}

/** Steps of the colour, in whole percent. */
const STEPS = [0, 20, 40, 60, 80];

/**
 * One service across the country: a map or table of the Länder, with the share of Kommunen and of people it has reached.
 *
 * @slot - The page's own words. They are shown until, and unless, the figures are readable.
 * @fires {CoverageLoadedEvent} ozg-coverage-loaded - There are figures to show, or newer ones.
 * @fires {LoadErrorEvent} ozg-load-error - There are none; `error.reason` says why.
 * @fires {FeedFailedEvent} ozg-feed-failed - Deprecated: use `ozg-load-error`.
 * @fires {LegacyLoadedEvent} ozg-feed-loaded - Deprecated: use `ozg-coverage-loaded`.
 * @csspart base - Everything.
 * @csspart heading - The name of the service.
 * @csspart total - The sentence that says how far it has come.
 * @csspart bar - The states beside each other, as wide as their shares.
 * @csspart state - One state with its share.
 * @csspart button - A button: another view, another measure, a Land's Kreise, back, the file.
 * @csspart map - The map.
 * @csspart tile - A Land on the map.
 * @csspart legend - What the colours mean.
 * @csspart table - The table.
 * @csspart detail - A line about it: how old the figures are, what can be done.
 * @cssprop --ozg-map - Colour of a Land that has come all the way; the other steps are mixed from it.
 * @cssprop --ozg-radius - Roundness of corners.
 */
export class OzgCoverage extends LitElement {
  static override styles: CSSResultGroup = styles;

  static override properties: PropertyDeclarations = {
    src: {},
    directory: {},
    service: {},
    state: {},
    view: {},
    by: {},
    land: {},
    headingLevel: { attribute: 'heading-level', type: Number },
    publicKey: { attribute: 'public-key' },
    simulate: {},
    at: {},
  };

  /** Address of a feed beside the directory; else the nearest ancestor's `data-ozg-src`, else `<link rel="ozg-feed">`. */
  declare src: string | undefined;
  /** Address of the directory; else the `directory.json` that the feed's publisher has. */
  declare directory: string | undefined;
  /** LeiKa key of the service, 14 digits, blanks allowed. */
  declare service: string | undefined;
  /** What counts as reached: states of roll-out with blanks between them; `available` unless told. */
  declare state: string | undefined;
  /** `map` (unless told) or `table`; people can change it. */
  declare view: string | undefined;
  /** What colours the map: the share of `areas` (Kommunen, unless told) or of `population`; people can change it. */
  declare by: string | undefined;
  /** The two digits of a Land whose Kreise are shown; people can choose another one. */
  declare land: string | undefined;
  /** Level of the heading, 1 to 6; 3 unless told. */
  declare headingLevel: number | undefined;
  /** Key that the documents must be signed with (Ed25519, base64); several with blanks between them, any may fit. */
  declare publicKey: string | undefined;
  /** For previews: `stale` or `unreachable`. */
  declare simulate: string | undefined;
  /** For previews: the moment to show (RFC 3339). */
  declare at: string | undefined;

  #page = new Page(this);
  #source = new CoverageController(this, this.#page);
  /** What a press on a button leads to: the focus follows. */
  #next: string | undefined;

  protected override updated(changed: PropertyValues<this>): void {
    if (!this.#next || !changed.has('land')) return;
    this.renderRoot.querySelector<HTMLElement>(this.#next)?.focus();
    this.#next = undefined;
  }

  protected override render(): TemplateResult {
    const { messages } = this.#page;
    const { coverage, view } = this.#source;
    const texts = textsOf(this.#page, 'coverage', de);
    if (!coverage || !messages || !texts) return html`<slot></slot>`;
    const now = this.#page.now(this.at);
    const lands = partsOf(coverage, 'land', messages.lang);
    const by = this.by === 'population' ? 'population' : 'areas';
    const scene = { coverage, lands, counted: statesIn(wordsIn(this.state ?? '')), by, texts, messages, now } as const;
    const country = coverage.area.level === 'bund' || lands.length > 1;
    const chosen = country ? lands.find(({ ars }) => ars.slice(0, 2) === this.land?.trim().slice(0, 2)) : undefined;
    const shown = chosen ?? { ...coverage, ...coverage.area, asOf: undefined };
    const overview = country && !chosen;

    return html`<section part="base" aria-labelledby="name" lang=${this.#page.ownLang}>
      <div part="heading" id="name" role="heading" aria-level=${this.headingLevel || 3}>
        ${words(coverage.service.name, this.#page)}
      </div>
      <div part="total" tabindex="-1">${shown.level === 'bund' ? '' : `${shown.name}: `}${sentence(shown, scene)}</div>
      ${view?.stateShares(shown, scene)}
      <div class="ways">${this.#renderWays(overview, chosen, scene)}</div>
      ${
        !overview
          ? this.#renderTable(partsOf(coverage, 'kreis', messages.lang, chosen?.ars.slice(0, 2)), 'kreise', scene)
          : this.view === 'table' || !view
            ? this.#renderTable(lands, 'lands', scene)
            : this.#renderMap(view, scene)
      }
      ${[texts.asOf(dayIn(coverage.published, scene)), ...remarks(this, this.#source.value, now, messages)]
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
        ? button(texts.byPopulation, () => (this.by = 'population'))
        : button(texts.byAreas, () => (this.by = 'areas')),
    ].map((shown) => shown || nothing);
  }

  #renderMap({ TILES, tileFrom }: typeof CoverageView, scene: Scene): TemplateResult {
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

  #renderTile({ digits, letters }: Tile, next: (key: string) => Tile | undefined, scene: Scene): TemplateResult {
    const { lands, counted, by, messages } = scene;
    const part = lands.find(({ ars }) => ars.startsWith(digits));
    const share = part && shareOf(reached(part, counted), part, by);
    const step = share === undefined ? 'none' : `tone step${STEPS.findLastIndex((s) => s <= wholePercent(share))}`;
    const says = part ? sentence(part, scene) : scene.texts.nothing;
    // What is seen stands first in what is said, so that people who speak to their computer can say what they see.
    return html`<li>
      <button
        part="tile"
        class=${step}
        data-land=${digits}
        aria-disabled=${part ? nothing : 'true'}
        @click=${() => {
          if (part) this.#open(digits, '[part=total]');
        }}
        @keydown=${(event: KeyboardEvent) => {
          this.#onArrow(event, next);
        }}
      >
        <b>${letters}${part?.asOf ? '*' : ''}</b>
        <span>${share === undefined ? '–' : percent(share, messages.lang)}</span>
        <span class="said">${part?.name ?? landName(digits)}: ${says} ${part && this.#asOf(part, scene)}</span>
      </button>
    </li>`;
  }

  #renderTable(parts: readonly CoveragePart[], kind: 'lands' | 'kreise', scene: Scene): TemplateResult {
    const { texts } = scene;
    if (!parts.length) return html`<div part="detail">${texts.noKreise}</div>`;
    // Roles of their own: where rows are blocks, browsers forget that this is a table.
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
    const measured = (measure: Measure): TemplateResult => {
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

  #asOf = ({ asOf }: CoveragePart, scene: Scene): string => (asOf ? scene.texts.asOf(dayIn(asOf, scene)) : '');

  #open(land: string | undefined, next: string): void {
    this.land = land;
    this.#next = next;
  }

  #onArrow(event: KeyboardEvent, next: (key: string) => Tile | undefined): void {
    const to = next(event.key);
    if (!to || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>(`[data-land='${to.digits}']`)?.focus();
  }

  /** Hands the figures to a spreadsheet. */
  #save({ coverage, counted, texts, messages }: Scene): Promise<void> {
    return import('./csv.js').then(
      ({ saveTable }) => {
        saveTable(coverage, counted, texts, messages);
      },
      // Where the file is not beside this one, the widget still says everything.
      () => undefined,
    );
  }
}

// Inline and guarded: a second copy on the page must neither throw nor be dropped by a bundler.
if (!customElements.get('ozg-coverage')) customElements.define('ozg-coverage', OzgCoverage);

declare global {
  interface HTMLElementTagNameMap {
    'ozg-coverage': OzgCoverage;
  }
}
