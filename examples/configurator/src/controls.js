/** A control for each attribute of an element, made from what the element's manifest says of it. */
import { elements as rules } from '../dist/tools.js';
import { make } from './dom.js';
import { nameOf } from './names.js';

/** What has its own place in the page, or is for previews, or is the page's business. */
const ELSEWHERE = ['src', 'service', 'directory', 'for', 'simulate', 'at'];

/**
 * The attributes that are offered for an element.
 * @param {{ tag: string, attributes: { name: string, type: string, standard?: string }[] }} element
 */
export const offered = ({ attributes }) => attributes.filter(({ name }) => !ELSEWHERE.includes(name));

/** Words that its type allows, and whether others may stand there too. */
function valuesOf(tag, { name, type }) {
  const literals = [...type.matchAll(/'([^']+)'/g)].map(([, value]) => value);
  const rule = rules[tag.replace(/^ozg-/, '')]?.[name];
  const words = rule?.words ?? literals;
  return { words, closed: rule?.words ? !rule.several : literals.length > 0 && !/\bstring\b/.test(type) };
}

/** Whether an attribute is one of a few words or the level of headings: what most people come to change. */
export const isPlain = (tag, attribute) => attribute.name === 'heading-level' || valuesOf(tag, attribute).closed;

/**
 * A control with its label.
 * @param {string} tag
 * @param {{ name: string, type: string, description: string, standard?: string }} attribute
 * @param {string | undefined} value
 * @param {'de' | 'en'} lang
 * @param {Record<string, string>} texts
 */
export function control(tag, attribute, value, lang, texts) {
  const { name, type, standard } = attribute;
  const id = `a-${name}`;
  const label = make('label', { htmlFor: id }, nameOf(`@${name}`, lang));
  if (type === 'boolean') {
    const box = make('input', { id, name: id, type: 'checkbox', checked: value !== undefined });
    return make('p', { className: 'check' }, box, label);
  }
  const { words, closed } = valuesOf(tag, attribute);
  if (closed) {
    const known = (word) => nameOf(`=${word}`, lang);
    const first = standard ? known(standard) : texts.standard;
    const options = [
      make('option', { value: '' }, first),
      ...words.filter((word) => word !== standard).map((word) => make('option', { value: word }, known(word))),
    ];
    return make('p', {}, label, make('select', { id, name: id }, ...options.map((o) => marked(o, value))));
  }
  const number = type === 'number' && { type: 'number', min: '1', ...(name === 'heading-level' && { max: '6' }) };
  const input = make('input', { id, name: id, type: 'text', ...number, value: value ?? '' });
  if (!words.length) return make('p', {}, label, input);
  input.setAttribute('list', `${id}-words`);
  const list = make('datalist', { id: `${id}-words` }, ...words.map((word) => make('option', { value: word })));
  return make('p', {}, label, input, list);
}

function marked(option, value) {
  if (option.value === value) option.selected = true;
  return option;
}

/** Fills a list of choices: pairs of a value and its name. */
export function choices(select, pairs, chosen) {
  select.replaceChildren(...pairs.map(([value, name]) => marked(make('option', { value }, name), chosen)));
}
