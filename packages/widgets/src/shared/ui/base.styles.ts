import { css, unsafeCSS } from 'lit';
import type { CSSResult } from 'lit';
import type { Tone } from './state-tones.js';

const colour = (tone: Tone, kern: string, light: string, dark: string): string =>
  `.${tone}{--tone:var(--ozg-${tone},var(--kern-color-feedback-${kern}-background,light-dark(#${light},#${dark})))}`;

const colours =
  colour('good', 'success', 'd6f0de', '174a2a') +
  colour('info', 'info', 'dcebfb', '16405f') +
  colour('warn', 'warning', 'fdebc8', '5a3d00') +
  colour('bad', 'danger', 'fbdcda', '6b1f1b') +
  colour('neutral', 'default', 'e8e8e8', '414141');

/**
 * Colours of the tones, and what all elements share. The text on a tone is black or white, whichever has the higher
 * contrast by the formula of WCAG (at least 4.5:1). A colour is the page's `--ozg-*`, else KERN's token, else ours.
 */
export const baseStyles: CSSResult = css`
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
