/** The page in the preview's frame: one element, as its address says, and then as the configurator says. */
/* global document, location, window */
import { parse } from './state.js';
import { elementNamed, scripts } from './release.js';

const root = document.documentElement;
const main = document.querySelector('main');
const sheet = document.createElement('link');
sheet.rel = 'stylesheet';

/** Shows what a query says. What is there stays, so that the frame neither goes blank nor loses its height. */
function show(query) {
  const state = parse(query);
  const { tag, attributes } = elementNamed(state.element);
  root.lang = state.lang || state.ui;
  root.className = state.view;
  dress(state);
  let element = main.firstElementChild;
  if (element?.localName !== tag) main.replaceChildren((element = document.createElement(tag)));
  const directory = new URLSearchParams(query).get('directory');
  const given = { ...state.attributes, src: state.feed, service: state.service || undefined, directory };
  for (const { name } of attributes) {
    const value = given[name];
    if (value === undefined || value === null) element.removeAttribute(name);
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
  if (element.textContent !== state.words) element.textContent = state.words;
}

/** Puts theme and colour on the page; forced colours know neither. */
function dress({ theme, accent, view }) {
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
window.show = show;
