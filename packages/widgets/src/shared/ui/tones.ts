import { css, html, unsafeCSS } from 'lit';
import type { CSSResult, TemplateResult } from 'lit';
import type { AvailabilityState } from '@ozg-widgets/feed';

/** How good a state is for the citizen. It has a colour, and a shape of its own: colour alone says nothing to many. */
export type Tone = 'good' | 'info' | 'warn' | 'bad' | 'neutral';

/** The tone of every state. */
export const toneOf: Readonly<Record<AvailabilityState, Tone>> = {
  available: 'good',
  degraded: 'warn',
  outage: 'bad',
  maintenance: 'warn',
  closed: 'warn',
  pilot: 'info',
  'rolling-out': 'info',
  'in-progress': 'info',
  planned: 'info',
  'not-planned': 'neutral',
  discontinued: 'neutral',
  unknown: 'neutral',
};

/** Tick, clock, triangle, cross, dash: strokes on a square of 16. */
const shapes: Readonly<Record<Tone, string>> = {
  good: 'm2 9 4 4 8-9',
  info: 'M8 4v4l3 2m-3-9a7 7 0 1 0 0 14A7 7 0 0 0 8 1',
  warn: 'm8 2 7 12H1zm0 4v4m0 2v.1',
  bad: 'm3 3 10 10m0-10L3 13',
  neutral: 'M3 8h10',
};

/** The shape of a tone, as an image that says nothing by itself. */
export const icon = (tone: Tone): TemplateResult =>
  html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d=${shapes[tone]} /></svg>`;

const colour = (tone: Tone, kern: string, light: string, dark: string): string =>
  `.${tone}{--tone:var(--ozg-${tone},var(--kern-color-feedback-${kern}-background,light-dark(#${light},#${dark})))}`;

const colours =
  colour('good', 'success', 'd6f0de', '174a2a') +
  colour('info', 'info', 'dcebfb', '16405f') +
  colour('warn', 'warning', 'fdebc8', '5a3d00') +
  colour('bad', 'danger', 'fbdcda', '6b1f1b') +
  colour('neutral', 'default', 'e8e8e8', '414141');

/**
 * Colours. Each tone is a background; its text is black or white, whichever contrasts more by the formula of WCAG
 * (always 4.5 : 1 and more). Order: the page's own `--ozg-*`, KERN's token where the page has KERN, ours.
 */
export const tones: CSSResult = css`
  ${unsafeCSS(colours)}
  .tone {
    --ink: clamp(0, (0.179 - y) * 9999, 1);
    background: var(--tone);
    color: color(from var(--tone) xyz-d65 calc(0.95 * var(--ink)) var(--ink) calc(1.09 * var(--ink)));
  }
  [part='base'] {
    overflow-wrap: anywhere;
    hyphens: auto;
  }
  [lang][part] {
    direction: ltr;
    unicode-bidi: isolate;
  }
  svg {
    height: 1em;
    vertical-align: -0.15em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 2;
  }
  a,
  summary {
    padding-block: 0.25em;
  }
  a {
    color: var(--ozg-accent, var(--kern-color-action-default, inherit));
  }
  @media (forced-colors: active) {
    .tone {
      border: 1px solid;
    }
  }
  @media print {
    a:not(.dot)[href^='http']::after {
      content: ' (' attr(href) ')';
    }
  }
`;
