/** A control for each attribute of an element, made from what the element's manifest says of it. */
import { elements as rules } from '../dist/tools.js';
import { make } from './dom.js';
import { nameOf } from './names.js';

/** What has its own place in the page, or is for previews, or is the page's business. */
const ELSEWHERE = ['src', 'service', 'directory', 'target', 'simulate', 'now'];

/**
 * The attributes that are offered for an element.
 * @param {{ tag: string, attributes: { name: string, type: string, standard?: string }[] }} element
 */
export const offered = ({ attributes }) => attributes.filter(({ name }) => !ELSEWHERE.includes(name));

/** The words that an attribute takes, none where it takes any text, and whether several may stand there. */
function valuesOf(tag, { name }) {
  const { words = [], several = false } = rules[tag.replace(/^ozg-/, '')]?.[name] ?? {};
  return { words, several };
}

/** Whether an attribute is one of a few words or the level of headings: what most people come to change. */
export function isPlain(tag, attribute) {
  const { words, several } = valuesOf(tag, attribute);
  return attribute.name === 'heading-level' || (words.length > 0 && !several);
}

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
  const { words, several } = valuesOf(tag, attribute);
  const known = (word) => nameOf(`=${word}`, lang);
  if (several) {
    const on = (value ?? '').split(/[\s,]+/);
    const boxes = words.map((word) => {
      const box = make('input', {
        id: `${id}-${word}`,
        name: id,
        type: 'checkbox',
        value: word,
        checked: on.includes(word),
      });
      return make('p', { className: 'check' }, box, make('label', { htmlFor: box.id }, known(word)));
    });
    return make('fieldset', { className: 'several' }, make('legend', {}, label.textContent), ...boxes);
  }
  if (words.length) {
    const first = standard ? known(standard) : texts.standard;
    const options = [
      make('option', { value: '' }, first),
      ...words.filter((word) => word !== standard).map((word) => make('option', { value: word }, known(word))),
    ];
    return make('p', {}, label, make('select', { id, name: id }, ...options.map((o) => marked(o, value))));
  }
  const number = type === 'number' && { type: 'number', min: '1', ...(name === 'heading-level' && { max: '6' }) };
  const input = make('input', { id, name: id, type: 'text', ...number, value: value ?? '' });
  return make('p', {}, label, input);
}

/** What a control says of its attribute; `undefined` where that is to be left out. @param {HTMLInputElement} target */
export function given(target) {
  const several = target.closest('.several');
  if (several) return [...several.querySelectorAll(':checked')].map(({ value }) => value).join(',') || undefined;
  if (target.type === 'checkbox') return target.checked ? '' : undefined;
  return target.value.trim() || undefined;
}

function marked(option, value) {
  if (option.value === value) option.selected = true;
  return option;
}

/** Fills a list of choices, pairs of a value and its name; one that has them already may be open, and stays. */
export function choices(select, pairs, chosen) {
  const there = [...select.options].map(({ value, textContent }) => [value, textContent]);
  if (JSON.stringify(there) === JSON.stringify(pairs)) select.value = chosen;
  else select.replaceChildren(...pairs.map(([value, name]) => marked(make('option', { value }, name), chosen)));
}
