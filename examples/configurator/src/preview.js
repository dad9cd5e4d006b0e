/** The page in the preview's frame: one element, as its address says. */
/* global document, location */
import { parse } from './state.js';
import { elementNamed, scripts } from './release.js';

const state = parse(location.search);
const { tag, attributes } = elementNamed(state.element);
const root = document.documentElement;
root.lang = state.lang || state.ui;
root.classList.add(state.view);
if (state.theme && state.view !== 'forced') {
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = `${scripts}themes/${state.theme}.css`;
  document.head.append(sheet);
}
if (state.accent && state.view !== 'forced')
  root.style.setProperty(state.theme ? '--ozg-brand' : '--ozg-accent', state.accent);

const element = document.createElement(tag);
const directory = new URLSearchParams(location.search).get('directory');
const given = { ...state.attributes, src: state.feed, service: state.service, directory };
for (const { name } of attributes) if (given[name] || given[name] === '') element.setAttribute(name, given[name]);
if (!state.service) element.removeAttribute('service');
element.textContent = state.words;
document.querySelector('main').append(element);
await import(`${scripts}ozg-widgets.js`);
