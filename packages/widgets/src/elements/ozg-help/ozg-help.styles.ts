import { css } from 'lit';
import type { CSSResultGroup } from 'lit';
import { controls } from '../../shared/ui/controls.styles.js';

/** One column; a line under each question shows where it ends. */
export const styles: CSSResultGroup = [
  controls,
  css`
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0.5em;
    }
    label {
      display: grid;
      gap: 0.25em;
      max-width: 30em;
    }
    input {
      width: 100%;
    }
    p {
      margin: 0;
    }
    p:empty {
      position: absolute;
    }
    [role='heading'] {
      margin-block: 0.75em 0.25em;
      font-size: 1.15em;
      font-weight: bold;
    }
    [part='entry'] {
      padding-block: 0.5em;
      border-block-end: 1px solid color-mix(in srgb, currentcolor 35%, transparent);
    }
    summary {
      cursor: pointer;
      font-weight: bold;
    }
    [part='text'] {
      margin-block: 0.5em;
      max-width: 40em;
      white-space: pre-line;
    }
    [part='contact'] {
      margin-block-start: 1em;
      padding: 1em;
      border: 1px solid;
      border-radius: var(--ozg-radius, 0.5em);
    }
    [part='contact'] [role='heading'] {
      margin-block-start: 0;
    }
    @media print {
      label,
      [part='permalink'] {
        display: none;
      }
    }
  `,
];
