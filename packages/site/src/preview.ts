/** The page in the preview frame: one element. It shows its address first, and later what the configurator passes to `show`. */
import { elementNamed, scripts } from './release.js';
import { parseState } from './state.js';
import type { State } from './state.js';

/** The window of the preview frame. */
export interface PreviewWindow extends Window {
  /** Shows the element of a query; defined once the scripts are loaded. */
  show?: (query: string) => void;
}

const root = document.documentElement;
const sheet = document.createElement('link');
sheet.rel = 'stylesheet';

/** Shows the element of a query. Reuses the present element, so that the frame neither flickers nor collapses. */
function show(query: string): void {
  const state = parseState(query);
  const { tag, attributes } = elementNamed(state.element);
  root.lang = state.lang || state.ui;
  root.className = state.view;
  applyLook(state);
  const element = elementOf(tag);
  const directory = new URLSearchParams(query).get('directory') ?? undefined;
  const values: Readonly<Record<string, string | undefined>> = {
    ...state.attributes,
    src: state.feed,
    service: state.service || undefined,
    directory,
  };
  for (const { name } of attributes) {
    const value = values[name];
    if (value === undefined) element.removeAttribute(name);
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
  if (element.textContent !== state.words) element.textContent = state.words;
}

/** The present element, or a new one if it has another tag. */
function elementOf(tag: string): Element {
  const main = document.querySelector('main');
  const present = main?.firstElementChild;
  if (present?.localName === tag) return present;
  const element = document.createElement(tag);
  main?.replaceChildren(element);
  return element;
}

/** Applies theme and colour, except in forced colours. */
function applyLook({ theme, accent, view }: State): void {
  const file = `${scripts}themes/${theme}.css`;
  if (!theme || view === 'forced') sheet.remove();
  else if (sheet.href !== file || !sheet.isConnected) {
    sheet.href = file;
    document.head.append(sheet);
  }
  for (const name of ['--ozg-brand', '--ozg-accent']) root.style.removeProperty(name);
  if (accent && view !== 'forced') root.style.setProperty(theme ? '--ozg-brand' : '--ozg-accent', accent);
}

show(location.search);
await import(`${scripts}ozg-widgets.js`);
Object.assign(window, { show });
