import { css } from 'lit';
import type { CSSResultGroup } from 'lit';
import { tones } from '../internal/tones.js';

/** One notice below the other, with a line between them. */
export const styles: CSSResultGroup = [
  tones,
  css`
    :host(:not([hidden])) {
      display: block;
    }
    ul {
      display: grid;
      gap: 1.5em;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      gap: 0.5em;
      justify-items: start;
    }
    [part='notice'] + [part='notice'] {
      padding-block-start: 1.5em;
      border-block-start: 1px solid color-mix(in srgb, currentcolor 30%, transparent);
    }
    .pill {
      display: inline-block;
      margin-inline-end: 0.25em;
      padding: 0.1em 0.6em;
      border-radius: var(--ozg-radius, 1em);
    }
    [part='heading'] {
      font-size: 1.15em;
      font-weight: bold;
    }
    [part='text'] {
      max-inline-size: 45em;
      white-space: pre-line;
    }
    details li {
      display: list-item;
      margin-inline-start: 1.25em;
      list-style: disc;
    }
    details ul {
      gap: 0.25em;
    }
    [part='base'] > [part='detail'] {
      margin-block-start: 1em;
    }
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5em 1em;
      align-items: center;
    }
    button {
      padding: 0.25em 0.5em;
      border: 1px solid;
      border-radius: var(--ozg-radius, 0.25em);
      background: none;
      color: inherit;
      font: inherit;
    }
    @media print {
      button {
        display: none;
      }
      ::details-content {
        content-visibility: visible;
      }
      [part='notice'] {
        break-inside: avoid;
      }
    }
  `,
];
