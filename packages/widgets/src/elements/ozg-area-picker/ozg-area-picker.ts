import type { AreaAnswer } from '@ozg-widgets/sdk';
import { html, LitElement, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { AreaChangeEvent, dispatch } from '../../events.js';
import { announce } from '../../shared/page/live-region.js';
import { AreaDirectory } from './area-directory.js';
import { AreaSearch } from './area-search.js';
import { known } from '../../shared/page/directory.js';
import { remarks } from '../../shared/i18n/dates.js';
import { keep, recall } from './stored-area.js';
import { Page } from '../../shared/controllers/page-context.js';
import { ShownFeed } from './page-feed.js';
import { textsOf } from '../../shared/i18n/element-texts.js';
import type { Messages } from '../../locales/de.js';
import { de } from './texts.js';
import { styles } from './ozg-area-picker.styles.js';

/**
 * Choose a municipality by name, postcode, AGS or ARS: the widgets of the page then show what holds there.
 *
 * @slot - The page's own words. They are shown until, and unless, the directory is readable.
 * @fires {AreaChangeEvent} ozg-area-change - An area was chosen, or the choice forgotten (`null`).
 * @fires {DirectoryLoadedEvent} ozg-directory-loaded - The directory is readable.
 * @fires {LoadErrorEvent} ozg-load-error - It is not; `error.reason` says why.
 * @fires {FeedFailedEvent} ozg-feed-failed - Deprecated: use `ozg-load-error`.
 * @fires {LegacyLoadedEvent} ozg-feed-loaded - Deprecated: use `ozg-directory-loaded`.
 * @fires {AreaChangedEvent} ozg-area-changed - Deprecated: use `ozg-area-change`.
 * @csspart base - Everything.
 * @csspart label - The label.
 * @csspart hint - What may be typed.
 * @csspart input - The field.
 * @csspart list - What opens below it. In a box that cuts off what sticks out, give it `position: static`.
 * @csspart option - An area in the list.
 * @csspart more - Below the list: that there are more.
 * @csspart status - What was chosen, or what went wrong.
 * @csspart button - A button: to try again, to take the area above, to forget the choice.
 * @cssprop --ozg-radius - Roundness of corners.
 */
export class OzgAreaPicker extends LitElement {
  static override styles: CSSResultGroup = styles;

  static override properties: PropertyDeclarations = {
    src: {},
    directory: {},
    value: {},
    for: {},
    label: {},
    remember: { type: Boolean },
    param: {},
    publicKey: { attribute: 'public-key' },
    simulate: {},
    at: {},
  };

  /** Address of a feed beside the directory; else the nearest ancestor's `data-ozg-src`, else `<link rel="ozg-feed">`. */
  declare src: string | undefined;
  /** Address of the directory; else the `directory.json` beside the feed. */
  declare directory: string | undefined;
  /** ARS of the chosen area; an AGS will do to begin with. */
  declare value: string | undefined;
  /** Id of the element whose `data-ozg-src` is set; the whole document unless told. */
  declare for: string | undefined;
  /** The label; "Für welchen Ort?" unless told. */
  declare label: string | undefined;
  /** Whether the browser stores the choice (`localStorage`), to be forgotten by a button. Nothing is stored unless told. */
  declare remember: boolean | undefined;
  /** Name of a parameter of the page's address that the choice is read from and kept in. */
  declare param: string | undefined;
  /** Key that the directory must be signed with (Ed25519, base64); several with blanks between them, any may fit. */
  declare publicKey: string | undefined;
  /** For previews: `stale` or `unreachable`. */
  declare simulate: string | undefined;
  /** For previews: the moment to show (RFC 3339). */
  declare at: string | undefined;

  #page = new Page(this);
  #directory = new AreaDirectory(this, this.#page, (area) => {
    if (area?.ars !== this.#area?.ars || area?.feed !== this.#area?.feed) this.#show(area);
  });
  #search = new AreaSearch(this, this.#directory);
  #feed = new ShownFeed(this);
  #area: AreaAnswer | undefined;
  /** The area above the chosen one, where only that one has a feed. */
  #above: AreaAnswer | undefined;
  /** What the picker says, and what it said before. */
  #says = '';
  #said: string | undefined;

  protected override willUpdate(): void {
    if (!this.hasUpdated) this.value = recall(this) ?? this.value;
  }

  protected override updated(): void {
    const list = this.renderRoot.querySelector<HTMLElement>('[part=list]');
    if (!list) return;
    if (this.#says !== this.#said)
      announce(this.#said === undefined ? undefined : this.#says, this.#page.messages?.lang);
    this.#said = this.#says;
    if (!this.#search.open) return;
    // A keyboard on the screen takes its share: field and list have to fit into the rest.
    const field = list.parentElement!.offsetHeight;
    list.style.setProperty('--room', `${(visualViewport?.height ?? innerHeight) - field - 16}px`);
    list.scrollIntoView({ block: 'nearest' });
    list.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render(): TemplateResult {
    const { messages, ownLang } = this.#page;
    const texts = textsOf(this.#page, 'area-picker', de);
    if (!this.#directory.source || !messages || !texts) return html`<slot></slot>`;
    const label = this.label ?? texts.label;
    const status = this.#status(texts, messages);
    const { text, open, offered, more, active } = this.#search;
    this.#says = open ? (more ? texts.foundMore : texts.found)(offered.length) : status.join(' ');

    return html`<div part="base" lang=${ownLang}>
      <label part="label" for="input">${label}</label>
      <div part="hint" id="hint">${texts.hint}</div>
      <div class="field">
        <input
          part="input"
          id="input"
          role="combobox"
          aria-autocomplete="list"
          aria-controls="options"
          aria-expanded=${open}
          aria-activedescendant=${active < 0 ? nothing : `option-${active}`}
          aria-describedby="hint"
          autocomplete="off"
          autocapitalize="words"
          spellcheck="false"
          enterkeyhint="search"
          .value=${text}
          @input=${this.#onInput}
          @keydown=${this.#onKeydown}
          @focus=${this.#onFocus}
          @blur=${this.#onBlur}
        />
        <div part="list" ?hidden=${!open} @mousedown=${keepFocus}>
          <div id="options" role="listbox" aria-label=${label} tabindex="-1">
            ${offered.map((area, i) => this.#renderOption(area, i, texts))}
          </div>
          ${more ? html`<div part="more">${texts.more}</div>` : ''}
        </div>
      </div>
      ${status.map((sentence) => html`<div part="status">${sentence}</div>`)} ${this.#renderButtons(texts)}
    </div>`;
  }

  #renderOption(area: AreaAnswer, i: number, texts: typeof de): TemplateResult {
    const active = i === this.#search.active;
    return html`<div
      part="option"
      id="option-${i}"
      role="option"
      class=${active ? 'tone neutral' : ''}
      aria-selected=${active}
      @click=${() => {
        this.#choose(area);
      }}
    >
      ${describe(area, texts, area.formerly && texts.was(area.formerly.name))}
    </div>`;
  }

  #renderButtons(texts: typeof de): unknown {
    const above = this.#above;
    const button = (words: string, onClick: () => void): TemplateResult =>
      html`<button part="button" @click=${onClick}>${words}</button>`;
    return [
      this.#cannot && button(texts.again, this.#onAgain),
      above &&
        button(texts.above(describe(above, texts)), () => {
          this.#choose(above);
        }),
      this.remember &&
        this.#area &&
        button(texts.forget, () => {
          this.#choose(undefined);
        }),
    ].map((shown) => shown || '');
  }

  /** What was chosen, and what went wrong, in sentences. */
  #status(texts: typeof de, messages: Messages): string[] {
    const area = this.#area;
    const name = area && describe(area, texts);
    const asOf = area?.asOf;
    const readAt = Date.parse(asOf ?? '') || this.#directory.readAt;
    const age = { error: asOf, readAt };
    return [
      this.#cannot && texts.failed,
      this.#search.missed && texts.nothing(this.#search.missed),
      name && area.formerly && texts.formerly(area.formerly.name, name),
      name && (area.feed ? texts.chosen : texts.silent)(name),
      ...remarks(this, age, this.#page.now(this.at), messages),
    ].filter((sentence): sentence is string => Boolean(sentence));
  }

  get #cannot(): boolean {
    return this.#search.failed || this.#directory.failed;
  }

  /** Somebody has chosen an area, or wants the choice forgotten. */
  #choose(area: AreaAnswer | undefined): void {
    this.#show(area);
    keep(area?.ars, this);
    this.#focus();
  }

  /** Lets the page show an area; without one, what it showed by itself. */
  #show(area: AreaAnswer | undefined): void {
    this.#directory.accept(area);
    this.#search.end(area ? nameOf(area) : '');
    this.#area = area;
    this.#above = undefined;
    // Where an area has no feed, nobody may see another one's: the widgets then keep the page's own words.
    this.#feed.set(area && (area.feed ?? ''), this.for);
    dispatch(this, new AreaChangeEvent(area ?? null), 'ozg-area-changed', area ?? null);
    if (area && !area.feed) void this.#lookAbove(area);
  }

  async #lookAbove(area: AreaAnswer): Promise<void> {
    const above = await this.#directory.source?.above(area).catch((error: unknown) => void known(error));
    if (area !== this.#area) return;
    this.#above = above;
    this.requestUpdate();
  }

  /** A button that has done its work goes away: the focus must not go with it. */
  #focus(): void {
    this.renderRoot.querySelector('input')?.focus();
  }

  #onInput = ({ target }: Event): void => {
    this.#search.type((target as HTMLInputElement).value);
  };

  #onKeydown = (event: KeyboardEvent): void => {
    const { key, altKey, isComposing } = event;
    const search = this.#search;
    if (isComposing) return;
    if (key === 'ArrowDown' && altKey) void search.ask();
    else if (key === 'ArrowUp' && altKey) search.close();
    else if (key === 'ArrowDown' || key === 'ArrowUp') search.move(key === 'ArrowDown');
    else if (key === 'Enter') {
      const area = search.chosen;
      if (area) this.#choose(area);
      else void search.ask();
    } else if (key === 'Escape' && search.open) search.close();
    else if (key === 'Escape' && search.text) search.end('');
    else {
      // What moves the cursor in the text leaves the list, as the ARIA Authoring Practices want it.
      if (/^(Home|End|ArrowLeft|ArrowRight)$/.test(key)) search.active = -1;
      this.requestUpdate();
      return;
    }
    event.preventDefault();
  };

  /** Whoever comes back wants to type something else. The browser still has to place its cursor. */
  #onFocus = ({ target }: Event): void => {
    const field = target as HTMLInputElement;
    const { text } = this.#search;
    setTimeout(() => {
      // Whoever has gone on meanwhile keeps the focus: Chromium focuses a field whose text is selected.
      if (field.matches(':focus') && this.#search.text === text) field.select();
    });
  };

  #onBlur = (): void => {
    this.#search.close();
  };

  #onAgain = (): void => {
    if (this.#search.failed) void this.#search.ask();
    else this.#directory.reload();
    this.#focus();
  };
}

/** An area by its name, and where it is if others are called the same; it is found by these words too. */
const nameOf = ({ name, within }: AreaAnswer): string => name + (within ? ` (${within})` : '');

/** An area by its name, and all that tells it from others. */
function describe({ name, within, level }: AreaAnswer, { levels }: typeof de, was?: string): string {
  const details = [levels[level], within, was].filter(Boolean).join(', ');
  return name + (details && ` (${details})`);
}

/** A press on the list must not take the focus from the field, which would close it. */
const keepFocus = (event: Event): void => {
  event.preventDefault();
};

// Inline and guarded: a second copy on the page must neither throw nor be dropped by a bundler.
if (!customElements.get('ozg-area-picker')) customElements.define('ozg-area-picker', OzgAreaPicker);

declare global {
  interface HTMLElementTagNameMap {
    'ozg-area-picker': OzgAreaPicker;
  }
}
