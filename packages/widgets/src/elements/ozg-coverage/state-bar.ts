import { html, nothing } from 'lit';
import { shareOf, tallies } from './figures.js';
import type { Counted, CoverageMeasure } from './figures.js';
import type { SentenceContext } from './sentence.js';
import { percent } from './number-format.js';
import { styleProperties } from '../../shared/ui/style-properties.js';
import { icon } from '../../shared/ui/icons.js';
import { stateTones } from '../../shared/ui/state-tones.js';

/** Renders all states with their shares, including those that do not count as reached. */
export function stateShares(
  shown: Counted,
  { by, texts, messages: { lang, states } }: SentenceContext & { by: CoverageMeasure },
): unknown {
  const found = tallies(shown)
    .map((tally) => ({
      tone: stateTones[tally.state],
      name: states[tally.state],
      share: shareOf(tally, shown, by) ?? 0,
    }))
    .filter(({ share }) => share);
  return found.length === 0
    ? nothing
    : html`<div part="detail" id="measure">${texts[by]}:</div>
        <div part="bar" aria-hidden="true">
          ${found.map(({ tone, share }) => html`<i class="tone ${tone}" ${styleProperties({ 'flex-grow': String(share) })}></i>`)}
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
