/** The little that the pages need to make elements. Text is only ever text: no string becomes markup. */
/* global HTMLElement, document, getSelection */

/**
 * Makes an element. Properties are set as such, except for those that only exist as attributes.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, unknown>} [properties]
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element) element[name] = value;
    else element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

/**
 * The element of the page with this id.
 * @param {string} id
 * @returns {any}
 */
export const byId = (id) => document.getElementById(id);

/**
 * Writes the texts of a language into every element that names one: `data-text` its content, `data-label` its name.
 * @param {Record<string, string>} texts
 * @param {string} lang
 */
export function speak(texts, lang) {
  document.documentElement.lang = lang;
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = texts[element.dataset.text];
  for (const element of document.querySelectorAll('[data-label]'))
    element.setAttribute('aria-label', texts[element.dataset.label]);
}

/**
 * A text to copy.
 * @typedef {{ id: string, heading: string, hint?: string, text: string, prose?: boolean, folded?: string }} Block
 *   `folded`: under which words the text is hidden at first.
 */

/**
 * Shows blocks, and nothing else. One that is there already stays: somebody may be about to press its button.
 * @param {HTMLElement} parent
 * @param {(HTMLElement | Block)[]} blocks
 * @param {Record<string, string>} texts
 * @param {HTMLElement} status
 */
export function showBlocks(parent, blocks, texts, status) {
  const there = new Map([...parent.children].map((section) => [section.querySelector('pre')?.id, section]));
  const wanted = blocks.map((block) => {
    if (block instanceof HTMLElement) return block;
    const section = there.get(block.id) ?? copyBlock(block, texts, status);
    write(section, block, texts);
    return section;
  });
  for (const section of there.values()) if (!wanted.includes(section)) section.remove();
  wanted.forEach((section, i) => {
    if (parent.children[i] !== section) parent.insertBefore(section, parent.children[i] ?? null);
  });
}

/** Writes what a block says now. */
function write(section, { hint = '', text }, texts) {
  const [button, words, code] = ['button', 'p', 'pre'].map((name) => section.querySelector(name));
  words.textContent = hint;
  words.hidden = hint === '';
  if (code.textContent === text) return;
  code.textContent = text;
  button.textContent = texts.copy;
}

/** A block with its button, still without its text, which can be reached and scrolled by keyboard. */
function copyBlock({ id, heading, prose = false, folded }, texts, status) {
  const code = make('pre', { id, tabIndex: 0, className: prose ? 'prose' : '' });
  code.setAttribute('role', 'region');
  code.setAttribute('aria-label', heading);
  const button = make('button', { type: 'button' }, texts.copy);
  button.setAttribute('aria-label', `${texts.copy}: ${heading}`);
  button.addEventListener('click', () => {
    void copy(code).then((copied) => {
      // One text is in the clipboard, and one button says so.
      for (const other of document.querySelectorAll('.block-head button')) other.textContent = texts.copy;
      if (copied) button.textContent = texts.copied;
      status.textContent = `${heading}: ${copied ? texts.copied : texts.marked}`;
    });
  });
  const head = make('div', { className: 'block-head' }, make('h3', {}, heading), button);
  const shown = folded ? make('details', {}, make('summary', {}, folded), code) : code;
  return make('section', { className: 'block' }, head, make('p'), shown);
}

/** Copies a text; where the browser does not let it, marks it, so that one key press does. */
async function copy(element) {
  try {
    await navigator.clipboard.writeText(element.textContent);
    return true;
  } catch {
    element.closest('details')?.setAttribute('open', '');
    getSelection()?.selectAllChildren(element);
    return false;
  }
}
