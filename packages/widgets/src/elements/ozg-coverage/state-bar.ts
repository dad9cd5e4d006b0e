import { html, nothing } from 'lit';
import { shareOf, tallies } from './figures.js';
import type { Counted, Measure } from './figures.js';
import type { Words } from './sentence.js';
import { percent } from './number-format.js';
import { styled } from '../../shared/ui/style-properties.js';
import { icon, toneOf } from '../../shared/ui/tones.js';

/** All states with their shares: what is on its way counts for something, but not as reached. */
export function stateShares(
  shown: Counted,
  { by, texts, messages: { lang, states } }: Words & { by: Measure },
): unknown {
  const found = tallies(shown)
    .map((tally) => ({ tone: toneOf[tally.state], name: states[tally.state], share: shareOf(tally, shown, by) ?? 0 }))
    .filter(({ share }) => share);
  return found.length === 0
    ? nothing
    : html`<div part="detail" id="measure">${texts[by]}:</div>
        <div part="bar" aria-hidden="true">
          ${found.map(({ tone, share }) => html`<i class="tone ${tone}" ${styled({ 'flex-grow': String(share) })}></i>`)}
        </div>
        <ul class="states" aria-labelledby="measure">
          ${found.map(
            ({ tone, name, share }) =>
              html`<li part="state">
                <span class="tone ${tone}">${icon(tone)}</span> ${name}: ${percent(share, lang)}
              </li>`,
          )}
        </ul>`;
}
