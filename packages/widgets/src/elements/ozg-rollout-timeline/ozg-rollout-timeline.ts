import { period, planUid, today, wording } from '@ozg-widgets/feed';
import type { Feed } from '@ozg-widgets/feed';
import { html, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { OzgElement } from '../../shared/ozg-element.js';
import type { Simulation, TokenList, Word } from '../../shared/data/attribute-types.js';
import type { CalendarEntry } from '../../shared/files/icalendar.js';
import { createTimeScale, yearPosition } from './time-scale.js';
import type { TimeScale } from './time-scale.js';
import { FeedController } from '../../shared/controllers/feed-controller.js';
import { optional } from '../../shared/page/optional.js';
import { partialDate, freshnessNotes } from '../../shared/i18n/dates.js';
import { PageContext } from '../../shared/controllers/page-context.js';
import { byDate, plansOf } from './plans.js';
import { styleProperties } from '../../shared/ui/style-properties.js';
import type { Plan } from './plans.js';
import { elementTexts } from '../../shared/i18n/element-texts.js';
import { icon } from '../../shared/ui/icons.js';
import { stateTones } from '../../shared/ui/state-tones.js';
import { localizedText } from '../../shared/i18n/localized-text.js';
import type { Messages } from '../../locales/de.js';
import { de } from './texts.js';
import { styles } from './ozg-rollout-timeline.styles.js';

/** What the parts of one rendering share. */
interface Scene {
  feed: Feed;
  now: Date;
  messages: Messages;
  texts: typeof de;
}

/** View of `<ozg-rollout-timeline>`. */
export type TimelineView = 'timeline' | 'table';

/**
 * The planned services of an area by date, with the precision that the publisher states.
 *
 * @slot - Fallback content. Shown unless the feed is readable.
 * @slot empty - Content without plans. Defaults to "Derzeit sind keine Termine angekündigt."
 * @fires {FeedLoadedEvent} ozg-feed-loaded - A feed was loaded: the first one, or a newer one.
 * @fires {LoadErrorEvent} ozg-load-error - No feed could be loaded; `error.reason` has the reason.
 * @fires {FeedFailedEvent} ozg-feed-failed - Deprecated: use `ozg-load-error`.
 * @csspart base - The whole element.
 * @csspart view - The button that switches between timeline and table.
 * @csspart save - A button that saves dates as calendar entries.
 * @csspart group - All services that are expected at one date.
 * @csspart heading - The date of a group.
 * @csspart drawing - The months next to a group.
 * @csspart bar - The date as a bar over its months.
 * @csspart service - One service.
 * @csspart label - The state of a service, with its icon.
 * @csspart detail - One line: an overdue date, the reason, or the age of the data.
 * @csspart table - The table.
 * @cssprop --ozg-accent - Colour of the bars. Defaults to the colour of the text.
 * @cssprop --ozg-radius - Radius of corners.
 * @example
 * <ozg-rollout-timeline since="2026-Q3" limit="10">Pläne finden Sie im Amtsblatt.</ozg-rollout-timeline>
 */
export class OzgRolloutTimeline extends OzgElement {
  static override styles: CSSResultGroup = styles;

  static override properties: PropertyDeclarations = {
    src: {},
    topic: {},
    service: {},
    since: {},
    limit: { type: Number },
    view: {},
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
  /** Topics (Themenfelder) such as `bauen_wohnen`, separated by spaces. Defaults to all. */
  declare topic: TokenList<Word<'topic'>> | undefined;
  /** LeiKa keys of services. Defaults to all. */
  declare service: string | undefined;
  /** Also shows services that came online since this date: `2026`, `2026-Q3`, `2026-06` or `2026-06-15`. */
  declare since: string | undefined;
  /** Maximum number of services. Defaults to all. */
  declare limit: number | undefined;
  /**
   * Initial view; readers can switch.
   * @default 'timeline'
   */
  declare view: TimelineView | undefined;
  /**
   * Level of the dates as headings, 1 to 6.
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
    const { messages } = this.#page;
    const { feed } = this.#feed;
    const texts = elementTexts(this.#page, 'rollout-timeline', de);
    if (!feed || !messages || !texts) return html`<slot></slot>`;
    const now = this.#page.now();
    const plans = plansOf(feed.services, this, now);
    const scene = { feed, now, messages, texts };

    return html`<section part="base" aria-label=${texts.timeline} lang=${this.#page.ownLang}>
      ${
        plans.length
          ? [
              this.#renderWays(plans, scene),
              this.view === 'table' ? this.#renderTable(plans, scene) : this.#renderTimeline(plans, scene),
            ]
          : html`<slot name="empty">${texts.empty}</slot>`
      }
      ${freshnessNotes(this, this.#feed.value, now, messages)
        .filter(Boolean)
        .map((remark) => html`<div part="detail">${remark}</div>`)}
    </section>`;
  }

  #renderWays(plans: readonly Plan[], { texts, ...scene }: Scene): TemplateResult {
    const table = this.view === 'table';
    return html`<div class="ways">
      <button part="view" @click=${() => (this.view = table ? 'timeline' : 'table')}>
        ${table ? texts.asTimeline : texts.asTable}
      </button>
      ${
        plans.some(isAhead)
          ? html`<button part="save" @click=${() => this.#save('online', plans, { texts, ...scene })}>
              ${texts.keepAll}
            </button>`
          : nothing
      }
    </div>`;
  }

  #renderTimeline(plans: readonly Plan[], scene: Scene): TemplateResult {
    const groups = byDate(plans);
    const scale = createTimeScale(
      [...groups.keys()].filter((date) => date !== undefined),
      scene.now,
    );
    const columns = styleProperties({ '--columns': String(scale.years.length * 12) });
    return html`<div class="axis" aria-hidden="true">
        <div ${columns}>
          ${scale.years.map((year) => html`<span>${year}</span>`)}
          <span class="today" ${styleProperties(scale.now)}>${scene.messages.today}</span>
        </div>
      </div>
      <ol ${columns}>
        ${[...groups].map(
          ([date, group]) =>
            html`<li part="group">
              <div part="heading" role="heading" aria-level=${this.headingLevel || 3}>${this.#date(date, scene)}</div>
              ${date && this.#renderDrawing(date, scale, group)}
              <ul>
                ${group.map(
                  (plan) =>
                    html`<li part="service">
                      <span>${localizedText(plan.service.name, this.#page)}</span>
                      ${this.#renderState(plan, scene)} ${this.#renderSave(plan, scene)}
                    </li>`,
                )}
              </ul>
            </li>`,
        )}
      </ol>`;
  }

  /** Draws the date of the heading. */
  #renderDrawing(date: string, { years, now, place }: TimeScale, group: Plan[]): TemplateResult {
    const found = place(date);
    const overdue = group.every(({ found }) => found.overdue);
    const bar = `${found?.['--day'] ? 'day' : ''} ${overdue ? 'overdue' : ''}`;
    return html`<div part="drawing" aria-hidden="true">
      ${years.map((_, i) => html`<div class="year" ${styleProperties(yearPosition(i))}></div>`)}
      <div class="now" ${styleProperties(now)}></div>
      ${found && html`<div part="bar" class=${bar} ${styleProperties(found)}></div>`}
    </div>`;
  }

  #renderTable(plans: readonly Plan[], scene: Scene): TemplateResult {
    const { texts } = scene;
    // Explicit roles: `display: block` on rows removes the implicit ones.
    return html`<table part="table" role="table">
      <caption>
        ${texts.timeline}
      </caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader">${texts.service}</th>
          <th scope="col" role="columnheader">${texts.date}</th>
          <th scope="col" role="columnheader">${texts.state}</th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        ${plans.map(
          (plan) =>
            html`<tr role="row">
              <th scope="row" role="rowheader">${localizedText(plan.service.name, this.#page)}</th>
              <td role="cell">${this.#date(plan.date, scene)} ${this.#renderSave(plan, scene)}</td>
              <td role="cell">${this.#renderState(plan, scene)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** The state with its date and reason. */
  #renderState({ service, found }: Plan, { messages }: Scene): unknown {
    const { state, expected, overdue, since } = found;
    const tone = stateTones[state];
    const date = expected
      ? overdue && messages.overdue(partialDate(expected, messages))
      : since && messages.since(partialDate(since, messages));
    return [
      html`<span part="label" class="pill tone ${tone}">${icon(tone)} ${messages.states[state]}</span>`,
      ...[date, localizedText(service.rollout?.reason, this.#page)]
        .filter(Boolean)
        .map((detail) => html` <span part="detail">${detail}</span>`),
    ];
  }

  #renderSave(plan: Plan, scene: Scene): unknown {
    const { keep } = scene.texts;
    return isAhead(plan)
      ? html`<button
          part="save"
          aria-label="${keep}: ${this.#say(plan)}"
          @click=${() => this.#save(plan.service.key, [plan], scene)}
        >
          ${keep}
        </button>`
      : nothing;
  }

  #date = (date: string | undefined, { texts, messages }: Scene): string =>
    date === undefined ? texts.undated : partialDate(date, messages);

  #say = ({ service }: Plan): string => wording(service.name, this.#page.lang).text;

  /** Saves future dates as calendar entries; an entry covers the whole period of a partial date. */
  async #save(name: string, plans: readonly Plan[], scene: Scene): Promise<void> {
    const file = await optional(() => import('../../shared/files/icalendar.js'));
    const entries = plans.filter(isAhead).flatMap((plan) => this.#entryOf(plan, scene) ?? []);
    file?.saveEntries(name, entries, scene.now);
  }

  #entryOf(plan: Plan, { feed: { area, published }, messages, texts }: Scene): CalendarEntry | undefined {
    const { date = '', service } = plan;
    const found = period(date);
    if (!found) return;
    const { start, end, precision } = found;
    const asOf = partialDate(service.rollout?.asOf ?? today(new Date(published)), messages);
    const announced = texts.announced(partialDate(date, messages), asOf);
    return {
      uid: planUid(area, service),
      start,
      end,
      summary: texts.entry(this.#say(plan)),
      description: precision === 'day' ? announced : `${announced} ${texts.vague}`,
    };
  }
}

/** Whether a plan is expected, and not overdue. */
const isAhead = ({ found }: Plan): boolean => !!found.expected && !found.overdue;

// Guarded, since a page may load a second copy; inline, so that bundlers keep it.
if (!customElements.get('ozg-rollout-timeline')) customElements.define('ozg-rollout-timeline', OzgRolloutTimeline);

declare global {
  interface HTMLElementTagNameMap {
    'ozg-rollout-timeline': OzgRolloutTimeline;
  }
}
