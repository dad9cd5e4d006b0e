import { period, today, wording } from '@ozg-widgets/feed';
import { html, LitElement, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import type { CalendarEntry } from '../../shared/files/icalendar.js';
import { drawingOf, yearAt } from './time-scale.js';
import type { Drawing } from './time-scale.js';
import { FeedController } from '../../shared/controllers/feed-controller.js';
import { partialDate, remarks } from '../../shared/i18n/dates.js';
import { Page } from '../../shared/controllers/page-context.js';
import { byDate, plansOf } from './plans.js';
import { styled } from '../../shared/ui/style-properties.js';
import type { Plan } from './plans.js';
import { textsOf } from '../../shared/i18n/element-texts.js';
import { icon, toneOf } from '../../shared/ui/tones.js';
import { words } from '../../shared/i18n/localized-text.js';
import type { Messages } from '../../locales/de.js';
import { de } from './texts.js';
import { styles } from './ozg-rollout-timeline.styles.js';

/** What every part of one rendering needs. */
interface Scene {
  now: Date;
  messages: Messages;
  texts: typeof de;
}

/**
 * What comes when: the services of the area that are planned, in the order of time, as exact as the publisher knows.
 *
 * @slot - The page's own words. They are shown until, and unless, the feed is readable.
 * @slot empty - What to say where nothing is planned; else "Derzeit sind keine Termine angekündigt."
 * @fires {FeedLoadedEvent} ozg-feed-loaded - There is a feed to show, or a newer one.
 * @fires {LoadErrorEvent} ozg-load-error - There is none; `error.reason` says why.
 * @fires {FeedFailedEvent} ozg-feed-failed - Deprecated: use `ozg-load-error`.
 * @csspart base - Everything.
 * @csspart view - The button that changes between timeline and table.
 * @csspart save - A button that saves dates to the calendar.
 * @csspart group - All that is expected at one date.
 * @csspart heading - That date.
 * @csspart drawing - The months beside it.
 * @csspart bar - The date as a bar over its months.
 * @csspart service - One service.
 * @csspart label - Its state, with an icon.
 * @csspart detail - A line about it: the date that has passed, why, how old the information is.
 * @csspart table - The table.
 * @cssprop --ozg-accent - Colour of the bars; the text's own unless set.
 * @cssprop --ozg-radius - Roundness of corners.
 */
export class OzgRolloutTimeline extends LitElement {
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
    at: {},
  };

  /** Address of the feed; else the nearest ancestor's `data-ozg-src`, else the page's `<link rel="ozg-feed">`. */
  declare src: string | undefined;
  /** A subject area (Themenfeld) such as `bauen_wohnen`, or several; all unless told. */
  declare topic: string | undefined;
  /** LeiKa key of a service, or several; all unless told. */
  declare service: string | undefined;
  /** Also what came online since then: a date such as `2026`, `2026-Q3`, `2026-06`, `2026-06-15`. */
  declare since: string | undefined;
  /** At most so many services; all unless told. */
  declare limit: number | undefined;
  /** `timeline` (unless told) or `table`; people can change it. */
  declare view: string | undefined;
  /** Level of the dates as headings, 1 to 6; 3 unless told. */
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
    const { messages } = this.#page;
    const { feed } = this.#feed;
    const texts = textsOf(this.#page, 'rollout-timeline', de);
    if (!feed || !messages || !texts) return html`<slot></slot>`;
    const now = this.#page.now(this.at);
    const plans = plansOf(feed.services, this, now);
    const scene = { now, messages, texts };

    return html`<section part="base" aria-label=${texts.timeline} lang=${this.#page.ownLang}>
      ${
        plans.length
          ? [
              this.#renderWays(plans, scene),
              this.view === 'table' ? this.#renderTable(plans, scene) : this.#renderTimeline(plans, scene),
            ]
          : html`<slot name="empty">${texts.empty}</slot>`
      }
      ${remarks(this, this.#feed.value, now, messages)
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
    const drawing = drawingOf(
      [...groups.keys()].filter((date) => date !== undefined),
      scene.now,
    );
    const columns = styled({ '--columns': String(drawing.years.length * 12) });
    return html`<div class="axis" aria-hidden="true">
        <div ${columns}>
          ${drawing.years.map((year) => html`<span>${year}</span>`)}
          <span class="today" ${styled(drawing.now)}>${scene.messages.today}</span>
        </div>
      </div>
      <ol ${columns}>
        ${[...groups].map(
          ([date, group]) =>
            html`<li part="group">
              <div part="heading" role="heading" aria-level=${this.headingLevel || 3}>${this.#date(date, scene)}</div>
              ${date && this.#renderDrawing(date, drawing, group)}
              <ul>
                ${group.map(
                  (plan) =>
                    html`<li part="service">
                      <span>${words(plan.service.name, this.#page)}</span>
                      ${this.#renderState(plan, scene)} ${this.#renderSave(plan, scene)}
                    </li>`,
                )}
              </ul>
            </li>`,
        )}
      </ol>`;
  }

  /** A picture of what the heading says. */
  #renderDrawing(date: string, { years, now, place }: Drawing, group: Plan[]): TemplateResult {
    const found = place(date);
    const overdue = group.every(({ found }) => found.overdue);
    const bar = `${found?.['--day'] ? 'day' : ''} ${overdue ? 'overdue' : ''}`;
    return html`<div part="drawing" aria-hidden="true">
      ${years.map((_, i) => html`<div class="year" ${styled(yearAt(i))}></div>`)}
      <div class="now" ${styled(now)}></div>
      ${found && html`<div part="bar" class=${bar} ${styled(found)}></div>`}
    </div>`;
  }

  #renderTable(plans: readonly Plan[], scene: Scene): TemplateResult {
    const { texts } = scene;
    // Roles of their own: where rows are blocks, browsers forget that this is a table.
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
              <th scope="row" role="rowheader">${words(plan.service.name, this.#page)}</th>
              <td role="cell">${this.#date(plan.date, scene)} ${this.#renderSave(plan, scene)}</td>
              <td role="cell">${this.#renderState(plan, scene)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  /** How far it has come; where its date is over without it, that too, and why it is so. */
  #renderState({ service, found }: Plan, { messages }: Scene): unknown {
    const { state, expected, overdue, since } = found;
    const tone = toneOf[state];
    const date = expected
      ? overdue && messages.overdue(partialDate(expected, messages))
      : since && messages.since(partialDate(since, messages));
    return [
      html`<span part="label" class="pill tone ${tone}">${icon(tone)} ${messages.states[state]}</span>`,
      ...[date, words(service.rollout?.reason, this.#page)]
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

  /** Hands what lies ahead to the calendar, each as long as its date may mean. */
  async #save(name: string, plans: readonly Plan[], { now, messages, texts }: Scene): Promise<void> {
    const { area, published } = this.#feed.feed!;
    const entries = plans.filter(isAhead).map((plan): CalendarEntry => {
      const { start, end, precision } = period(plan.date!)!;
      const asOf = partialDate(plan.service.rollout?.asOf ?? today(new Date(published)), messages);
      const announced = texts.announced(partialDate(plan.date!, messages), asOf);
      return {
        uid: `${area.ars}-${plan.service.key}`,
        start,
        end,
        summary: texts.entry(this.#say(plan)),
        description: precision === 'day' ? announced : `${announced} ${texts.vague}`,
      };
    });
    await import('../../shared/files/icalendar.js').then(
      ({ saveEntries }) => {
        saveEntries(name, entries, now);
      },
      // Where the file is not beside this one, the timeline still says everything.
      () => undefined,
    );
  }
}

/** Whether it is expected, at a date that is not over. */
const isAhead = ({ found }: Plan): boolean => !!found.expected && !found.overdue;

// Inline and guarded: a second copy on the page must neither throw nor be dropped by a bundler.
if (!customElements.get('ozg-rollout-timeline')) customElements.define('ozg-rollout-timeline', OzgRolloutTimeline);

declare global {
  interface HTMLElementTagNameMap {
    'ozg-rollout-timeline': OzgRolloutTimeline;
  }
}
