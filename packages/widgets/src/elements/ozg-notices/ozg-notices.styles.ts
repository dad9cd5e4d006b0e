import { css } from 'lit';
import type { CSSResultGroup } from 'lit';
import { controls } from '../../shared/ui/controls.styles.js';

/** One notice below the other, with a line between them. */
export const styles: CSSResultGroup = [
  controls,
  css`
    ul {
      display: grid;
      gap: 1.5em;
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
      margin-inline-end: 0.25em;
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
    }
    @media print {
      [part='notice'] {
        break-inside: avoid;
      }
    }
  `,
];
