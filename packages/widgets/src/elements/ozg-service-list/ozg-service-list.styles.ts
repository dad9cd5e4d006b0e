import { css } from 'lit';
import type { CSSResultGroup } from 'lit';
import { controls } from '../../shared/ui/controls.styles.js';

/** Controls on top, then one line for each service; what is not in sight is not laid out. */
export const styles: CSSResultGroup = [
  controls,
  css`
    search {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 13em), 1fr));
      gap: 0.75em;
    }
    .wide {
      grid-column: 1 / -1;
    }
    fieldset {
      min-width: 0;
      margin: 0;
      padding: 0.5em;
      border: 1px solid;
      border-radius: var(--ozg-radius, 0.25em);
    }
    fieldset label {
      display: inline-block;
      padding-block: 0.25em;
      margin-inline-end: 1em;
    }
    [type='search'],
    select {
      width: 100%;
    }
    select {
      background: Canvas;
      color: CanvasText;
    }
    p {
      margin-block: 0.75em;
    }
    [role='heading'] {
      margin-block: 1em 0.25em;
      font-size: 1.15em;
      font-weight: bold;
    }
    .chunk {
      content-visibility: auto;
    }
    [part='entry'] {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25em 1em;
      padding-block: 0.5em;
      border-block-end: 1px solid color-mix(in srgb, currentcolor 25%, transparent);
    }
    [part='name'] {
      flex: 1 1 14em;
      min-width: 0;
    }
    :focus-visible {
      outline-offset: -2px;
    }
    @media print {
      search,
      .chunk {
        content-visibility: visible;
      }
    }
  `,
];
