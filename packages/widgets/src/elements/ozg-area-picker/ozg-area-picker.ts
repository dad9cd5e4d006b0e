import type { AreaAnswer } from '@ozg-widgets/sdk';
import { html, nothing } from 'lit';
import type { CSSResultGroup, PropertyDeclarations, TemplateResult } from 'lit';
import { AreaChangeEvent, dispatch } from '../../events.js';
import { OzgElement } from '../../shared/ozg-element.js';
import type { FormerNames, Simulation } from '../../shared/data/attribute-types.js';
import { announce } from '../../shared/page/live-region.js';
import { AreaDirectory } from './area-directory.js';
import { AreaSearch } from './area-search.js';
import { known } from '../../shared/page/directory.js';
import { freshnessNotes } from '../../shared/i18n/dates.js';
import { readStoredArea, storeArea } from './stored-area.js';
import type { StorageOptions } from './stored-area.js';
import { PageContext } from '../../shared/controllers/page-context.js';
import { ShownFeed } from './page-feed.js';
import { elementTexts } from '../../shared/i18n/element-texts.js';
import type { Messages } from '../../locales/de.js';
import { de } from './texts.js';
import { styles } from './ozg-area-picker.styles.js';

/** What one rendering shows. */
interface View {
  status: string[];
  /** The status, or the number of options, for screen readers. */
  says: string;
  messages: Messages;
  texts: typeof de;
}

/**
 * A field to choose a municipality by name, postcode, AGS or ARS; the other elements of the page then show its feed.
 *
 * @slot - Fallback content. Shown unless the directory is readable.
 * @fires {AreaChangeEvent} ozg-area-change - An area was chosen, or the selection removed (`null`).
 * @fires {DirectoryLoadedEvent} ozg-directory-loaded - The directory was loaded.
 * @fires {LoadErrorEvent} ozg-load-error - The directory could not be loaded; `error.reason` has the reason.
 * @fires {FeedFailedEvent} ozg-feed-failed - Deprecated: use `ozg-load-error`.
 * @fires {LegacyLoadedEvent} ozg-feed-loaded - Deprecated: use `ozg-directory-loaded`.
 * @fires {AreaChangedEvent} ozg-area-changed - Deprecated: use `ozg-area-change`.
 * @csspart base - The whole element.
 * @csspart label - The label.
 * @csspart hint - The hint on what can be entered.
 * @csspart input - The field.
 * @csspart list - The list of options. In a container that clips its content, give it `position: static`.
 * @csspart option - An area in the list.
 * @csspart more - The note below the list that there are more results.
 * @csspart status - The selection, or an error.
 * @csspart button - A button: to retry, to show the area above, to remove the selection.
 * @cssprop --ozg-radius - Radius of corners.
 * @example
 * <ozg-area-picker directory="https://feeds.example.org/directory.json" remember></ozg-area-picker>
 */
export class OzgAreaPicker extends OzgElement {
  static override styles: CSSResultGroup = styles;

  static override properties: PropertyDeclarations = {
    src: {},
    directory: {},
    value: {},
    target: {},
    for: {},
    label: {},
    remember: { type: Boolean },
    queryParameter: { attribute: 'query-parameter' },
    param: {},
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
  /** URL of the directory. Defaults to the `directory.json` next to the feed. */
  declare directory: string | undefined;
  /** ARS of the selected area. An AGS is accepted initially. */
  declare value: string | undefined;
  /** Id of the element whose `data-ozg-src` is set. Defaults to the whole document. */
  declare target: string | undefined;
  /**
   * Id of the element whose `data-ozg-src` is set.
   * @deprecated Use `target`. Removed in 0.3.
   */
  declare for: string | undefined;
  /**
   * Label of the field.
   * @default 'Für welchen Ort?'
   */
  declare label: string | undefined;
  /**
   * Stores the selection in `localStorage`, and adds a button to remove it.
   * @default false
   */
  declare remember: boolean | undefined;
  /** Name of the parameter of the page's query string that the selection is read from and kept in. */
  declare queryParameter: string | undefined;
  /**
   * Name of the parameter of the page's query string.
   * @deprecated Use `query-parameter`. Removed in 0.3.
   */
  declare param: string | undefined;
  /**
   * Public key that the directory must be signed with (Ed25519, base64). Separate several keys with spaces; one match
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
  #directory = new AreaDirectory(this, this.#page, (area) => {
    if (area?.ars !== this.#area?.ars || area?.feed !== this.#area?.feed) this.#show(area);
  });
  #search = new AreaSearch(this, this.#directory);
  #feed = new ShownFeed(this);
  #area: AreaAnswer | undefined;
  /** The area above the chosen one, where only that one has a feed. */
  #above: AreaAnswer | undefined;
  #view: View | undefined;
  /** What the picker said last, to screen readers; `undefined` before the first rendering, which is silent. */
  #said: string | undefined;

  protected override willUpdate(): void {
    if (!this.hasUpdated) this.value = readStoredArea(this.#storage) ?? this.value;
  }

  override prepare(): void {
    const { messages } = this.#page;
    const texts = elementTexts(this.#page, 'area-picker', de);
    this.#view = undefined;
    if (!this.#directory.source || !messages || !texts) return;
    const { open, offered, more } = this.#search;
    const status = this.#status(texts, messages);
    const says = open ? (more ? texts.foundMore : texts.found)(offered.length) : status.join(' ');
    this.#view = { status, says, messages, texts };
  }

  protected override updated(): void {
    const view = this.#view;
    const list = this.renderRoot.querySelector<HTMLElement>('[part=list]');
    if (!view || !list) return;
    if (view.says !== this.#said) announce(this.#said === undefined ? undefined : view.says, view.messages.lang);
    this.#said = view.says;
    if (!this.#search.open) return;
    // The list has to fit between the field and an on-screen keyboard.
    const field = list.parentElement?.offsetHeight ?? 0;
    list.style.setProperty('--room', `${(visualViewport?.height ?? innerHeight) - field - 16}px`);
    list.scrollIntoView({ block: 'nearest' });
    list.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }

  protected override render(): TemplateResult {
    const view = this.#view;
    if (!view) return html`<slot></slot>`;
    const { status, texts } = view;
    const label = this.label ?? texts.label;
    const { text, open, offered, more, active } = this.#search;

    return html`<div part="base" lang=${this.#page.ownLang}>
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

  /** The selection and what went wrong, in sentences. */
  #status(texts: typeof de, messages: Messages): string[] {
    const area = this.#area;
    const name = area && describe(area, texts);
    // A directory passes on the time of an older answer.
    const asOf = Date.parse(area?.asOf ?? '');
    const age = Number.isNaN(asOf)
      ? { readAt: this.#directory.readAt, error: undefined }
      : { readAt: asOf, error: 'offline' };
    return [
      this.#cannot && texts.failed,
      this.#search.missed && texts.nothing(this.#search.missed),
      name && area.formerly && texts.formerly(area.formerly.name, name),
      name && (area.feed ? texts.chosen : texts.silent)(name),
      ...freshnessNotes(this, age, this.#page.now(), messages),
    ].filter((sentence): sentence is string => Boolean(sentence));
  }

  get #storage(): StorageOptions {
    const { param }: FormerNames = this;
    return { parameter: this.queryParameter ?? param, remember: this.remember };
  }

  get #cannot(): boolean {
    return this.#search.failed || this.#directory.failed;
  }

  /** Selects an area, or removes the selection. */
  #choose(area: AreaAnswer | undefined): void {
    this.#show(area);
    storeArea(area?.ars, this.#storage);
    this.#focus();
  }

  /** Makes the page show an area, or its original feed. */
  #show(area: AreaAnswer | undefined): void {
    this.#directory.accept(area);
    this.#search.end(area ? nameOf(area) : '');
    this.#area = area;
    this.#above = undefined;
    // An area without a feed must not show that of another area: elements then keep their fallback content.
    const { for: formerTarget }: FormerNames = this;
    this.#feed.set(area && (area.feed ?? ''), this.target ?? formerTarget);
    dispatch(this, new AreaChangeEvent(area ?? null), 'ozg-area-changed', area ?? null);
    if (area && !area.feed) void this.#lookAbove(area);
  }

  async #lookAbove(area: AreaAnswer): Promise<void> {
    const above = await this.#directory.source?.above(area).catch((error: unknown) => void known(error));
    if (area !== this.#area) return;
    this.#above = above;
    this.requestUpdate();
  }

  /** Keeps the focus when the button that had it disappears. */
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
      // Keys that move the caret leave the list (ARIA Authoring Practices).
      if (/^(Home|End|ArrowLeft|ArrowRight)$/.test(key)) search.active = -1;
      this.requestUpdate();
      return;
    }
    event.preventDefault();
  };

  /** Selects the text, after the browser has placed the caret: a new text replaces it. */
  #onFocus = ({ target }: Event): void => {
    const field = target as HTMLInputElement;
    const { text } = this.#search;
    setTimeout(() => {
      // Chromium focuses a field whose text is selected: the focus may have moved on.
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

/** The name of an area, with the area around it if others have the same name. The search finds it by this text too. */
const nameOf = ({ name, within }: AreaAnswer): string => name + (within ? ` (${within})` : '');

/** The name of an area, with everything that distinguishes it. */
function describe({ name, within, level }: AreaAnswer, { levels }: typeof de, was?: string): string {
  const details = [levels[level], within, was].filter(Boolean).join(', ');
  return name + (details && ` (${details})`);
}

/** Keeps the focus in the field, since the list closes without it. */
const keepFocus = (event: Event): void => {
  event.preventDefault();
};

// Guarded, since a page may load a second copy; inline, so that bundlers keep it.
if (!customElements.get('ozg-area-picker')) customElements.define('ozg-area-picker', OzgAreaPicker);

declare global {
  interface HTMLElementTagNameMap {
    'ozg-area-picker': OzgAreaPicker;
  }
}
