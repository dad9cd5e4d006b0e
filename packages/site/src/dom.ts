/** Creates and finds elements. Strings become text, never markup. */
import type { Texts } from './texts.js';

/** Creates an element. Names that are no properties become attributes. */
export function make<T extends keyof HTMLElementTagNameMap>(
  tag: T,
  properties: Readonly<Record<string, unknown>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) Reflect.set(element, name, value);
    else element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

/** The element with an id. */
export function byId(id: string): HTMLElement;
export function byId<T extends HTMLElement>(id: string, type: new () => T): T;
export function byId(id: string, type: new () => HTMLElement = HTMLElement): HTMLElement {
  const element = document.getElementById(id);
  if (!(element instanceof type)) throw new TypeError(`The page has no ${type.name} with the id "${id}"`);
  return element;
}

/** Writes the texts of a language into the elements with `data-text`, and the labels of those with `data-label`. */
export function localizePage(texts: Texts, lang: string): void {
  document.documentElement.lang = lang;
  for (const element of document.querySelectorAll<HTMLElement>('[data-text]')) {
    element.textContent = texts[element.dataset.text as keyof Texts];
  }
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) {
    element.setAttribute('aria-label', texts[element.dataset.label as keyof Texts]);
  }
}

/** A text to copy. */
export interface Block {
  id: string;
  heading: string;
  hint?: string;
  text: string;
  /** Whether the text is prose rather than code. */
  prose?: boolean;
  /** The label of a disclosure that contains the text. */
  folded?: string;
}

/** Shows blocks in place of the present ones. Reuses the elements of present blocks, since a button may have the focus. */
export function showBlocks(
  parent: HTMLElement,
  blocks: readonly (HTMLElement | Block)[],
  texts: Texts,
  status: HTMLElement,
): void {
  const present = new Map([...parent.children].map((section) => [section.querySelector('pre')?.id, section]));
  const sections = blocks.map((block) => {
    if (block instanceof HTMLElement) return block;
    const section = present.get(block.id) ?? createBlock(block, texts, status);
    updateBlock(section, block, texts);
    return section;
  });
  for (const section of present.values()) if (!sections.includes(section)) section.remove();
  sections.forEach((section, i) => {
    if (parent.children[i] !== section) parent.insertBefore(section, parent.children[i] ?? null);
  });
}

function updateBlock(section: Element, { hint = '', text }: Block, texts: Texts): void {
  const button = section.querySelector('button');
  const paragraph = section.querySelector('p');
  const code = section.querySelector('pre');
  if (paragraph) {
    paragraph.textContent = hint;
    paragraph.hidden = hint === '';
  }
  if (!code || code.textContent === text) return;
  code.textContent = text;
  if (button) button.textContent = texts.copy;
}

/** A block without its text. The text is focusable, so that it can be scrolled with the keyboard. */
function createBlock({ id, heading, prose = false, folded }: Block, texts: Texts, status: HTMLElement): Element {
  const code = make('pre', { id, tabIndex: 0, className: prose ? 'prose' : '' });
  code.setAttribute('role', 'region');
  code.setAttribute('aria-label', heading);
  const button = make('button', { type: 'button' }, texts.copy);
  button.setAttribute('aria-label', `${texts.copy}: ${heading}`);
  button.addEventListener('click', () => {
    void copy(code).then((copied) => {
      // Only the last copied text is in the clipboard.
      for (const other of document.querySelectorAll('.block-head button')) other.textContent = texts.copy;
      if (copied) button.textContent = texts.copied;
      status.textContent = `${heading}: ${copied ? texts.copied : texts.marked}`;
    });
  });
  const head = make('div', { className: 'block-head' }, make('h3', {}, heading), button);
  const content = folded ? make('details', {}, make('summary', {}, folded), code) : code;
  return make('section', { className: 'block' }, head, make('p'), content);
}

/** Copies a text; selects it if the browser does not allow copying. */
async function copy(element: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(element.textContent);
    return true;
  } catch {
    element.closest('details')?.setAttribute('open', '');
    getSelection()?.selectAllChildren(element);
    return false;
  }
}
