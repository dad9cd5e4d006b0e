import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { term } from '../../shared/i18n/term.js';
import type { Filter } from './filter.js';
import type { Listing } from './listing.js';
import type { de } from './texts.js';

/** The search field and the filters that have more than one choice. The field's value is set by the element. */
export function searchForm(
  { topics, audiences, states }: Listing,
  filter: Filter,
  texts: typeof de,
  { onInput, onFocus }: { onInput: (event: Event) => void; onFocus: () => void },
): TemplateResult {
  const chosen = filter.state.split(',');
  return html`<search part="search" @input=${onInput} @focusin=${onFocus}>
    <label class="wide">${texts.search} <input type="search" name="q" autocomplete="off" /></label>
    ${choice({ name: 'topic', label: texts.topic, all: texts.allTopics }, topics, texts.topics, filter)}
    ${choice({ name: 'audience', label: texts.audience, all: texts.everybody }, audiences, texts.audiences, filter)}
    ${
      states.length > 1
        ? html`<fieldset class="wide">
            <legend>${texts.only}</legend>
            ${states.map(
              (state) =>
                html`<label
                  ><input type="checkbox" name="state" value=${state} .checked=${chosen.includes(state)} />
                  ${term(texts.groups, state)}</label
                >`,
            )}
          </fieldset>`
        : ''
    }
  </search>`;
}

function choice(
  { name, label, all }: { name: 'topic' | 'audience'; label: string; all: string },
  choices: readonly string[],
  names: Readonly<Record<string, string>>,
  filter: Filter,
): unknown {
  const chosen = filter[name];
  const offered = [...new Set([...choices, chosen])].filter((value) => term(names, value));
  return offered.length > 1
    ? html`<label
        >${label}
        <select name=${name}>
          <option value="" .selected=${!chosen}>${all}</option>
          ${offered.map(
            (value) => html`<option value=${value} .selected=${value === chosen}>${term(names, value)}</option>`,
          )}
        </select></label
      >`
    : '';
}

/** The filter that a form's controls show. */
export function filterOf(form: Element, before: Filter): Filter {
  const filter = { ...before };
  const controls = form.querySelectorAll<HTMLInputElement>('[name]');
  for (const { name, value } of controls) filter[name as keyof Filter] = value;
  const boxes = [...controls].filter(({ type }) => type === 'checkbox');
  if (boxes.length)
    filter.state = boxes
      .filter(({ checked }) => checked)
      .map(({ value }) => value)
      .join();
  return filter;
}
