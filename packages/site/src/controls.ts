/** Form controls for the attributes of an element. */
import { elements as rules } from '@ozg-widgets/doctor';
import { make } from './dom.js';
import { nameOf } from './names.js';
import type { AttributeInfo, ElementInfo } from './release.js';
import type { Language } from './state.js';
import type { Texts } from './texts.js';

/** Attributes that have a control of their own, are for previews, or depend on the page. */
const EXCLUDED = ['src', 'service', 'directory', 'target', 'simulate', 'now'];

/** The attributes that the page offers for an element. */
export const offeredAttributes = ({ attributes }: ElementInfo): AttributeInfo[] =>
  attributes.filter(({ name }) => !EXCLUDED.includes(name));

/** The enumerated values of an attribute. */
interface Values {
  words: readonly string[];
  /** Whether the attribute takes several of them. */
  several: boolean;
}

function valuesOf(tag: string, { name }: AttributeInfo): Values {
  const rule = rules[tag.replace(/^ozg-/, '')]?.[name];
  return typeof rule === 'object'
    ? { words: rule.words, several: rule.several ?? false }
    : { words: [], several: false };
}

/** Whether an attribute is shown at once: those with one of a few values, and the heading level. */
export function isPrimary(tag: string, attribute: AttributeInfo): boolean {
  const { words, several } = valuesOf(tag, attribute);
  return attribute.name === 'heading-level' || (words.length > 0 && !several);
}

/** The languages and texts of the controls. */
export interface Localization {
  ui: Language;
  texts: Texts;
}

/** Creates the control of an attribute, with its label. */
export function createControl(
  tag: string,
  attribute: AttributeInfo,
  value: string | undefined,
  { ui, texts }: Localization,
): HTMLElement {
  const { name, type, standard } = attribute;
  const id = `a-${name}`;
  const label = make('label', { htmlFor: id }, nameOf(`@${name}`, ui));
  if (type === 'boolean') {
    const box = make('input', { id, name: id, type: 'checkbox', checked: value !== undefined });
    return make('p', { className: 'check' }, box, label);
  }
  const { words, several } = valuesOf(tag, attribute);
  const nameOfWord = (word: string): string => nameOf(`=${word}`, ui);
  if (several) {
    const boxes = createBoxes(id, words, value ?? '', nameOfWord);
    return make('fieldset', { className: 'several' }, make('legend', {}, label.textContent), ...boxes);
  }
  if (words.length) {
    const options = [
      make('option', { value: '' }, standard ? nameOfWord(standard) : texts.standard),
      ...words.filter((word) => word !== standard).map((word) => make('option', { value: word }, nameOfWord(word))),
    ];
    for (const option of options) option.selected = option.value === value;
    return make('p', {}, label, make('select', { id, name: id }, ...options));
  }
  const number = type === 'number' && { type: 'number', min: '1', ...(name === 'heading-level' && { max: '6' }) };
  return make('p', {}, label, make('input', { id, name: id, type: 'text', ...number, value: value ?? '' }));
}

function createBoxes(
  id: string,
  words: readonly string[],
  value: string,
  nameOfWord: (word: string) => string,
): HTMLElement[] {
  const selected = value.split(/[\s,]+/);
  return words.map((word) => {
    const boxId = `${id}-${word}`;
    const checked = selected.includes(word);
    const box = make('input', { id: boxId, name: id, type: 'checkbox', value: word, checked });
    return make('p', { className: 'check' }, box, make('label', { htmlFor: boxId }, nameOfWord(word)));
  });
}

/** The value of an attribute's control; `undefined` if the attribute is to be omitted. */
export function valueOf(control: HTMLInputElement | HTMLSelectElement): string | undefined {
  const several = control.closest('.several');
  if (several) {
    const boxes = [...several.querySelectorAll<HTMLInputElement>(':checked')];
    return boxes.map(({ value }) => value).join(',') || undefined;
  }
  if (control instanceof HTMLInputElement && control.type === 'checkbox') return control.checked ? '' : undefined;
  return control.value.trim() || undefined;
}

/** An option of a select: its value and its label. */
export type Choice = [value: string, label: string];

/** Fills a select. Leaves equal options in place, since the select may be open. */
export function fillSelect(select: HTMLSelectElement, choices: readonly Choice[], selected: string): void {
  const present = [...select.options].map(({ value, textContent }) => [value, textContent]);
  if (JSON.stringify(present) === JSON.stringify(choices)) {
    select.value = selected;
    return;
  }
  const options = choices.map(([value, label]) => make('option', { value, selected: value === selected }, label));
  select.replaceChildren(...options);
}
