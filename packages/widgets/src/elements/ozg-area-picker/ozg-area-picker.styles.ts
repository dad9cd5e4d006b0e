import { css } from 'lit';
import type { CSSResultGroup } from 'lit';
import { controls } from '../../shared/ui/controls.styles.js';

/** A field as wide as it gets; the list lies over what comes below, so that nothing moves while somebody types. */
export const styles: CSSResultGroup = [
  controls,
  css`
    [part='base'] {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      justify-items: start;
      gap: 0.5em;
      max-width: 30em;
    }
    [part='label'] {
      font-weight: bold;
    }
    .field {
      position: relative;
      width: 100%;
    }
    input,
    [part='list'] {
      box-sizing: border-box;
      width: 100%;
      border: 1px solid;
      border-radius: var(--ozg-radius, 0.25em);
      background: Field;
      color: FieldText;
    }
    [part='list'] {
      position: absolute;
      z-index: 1;
      display: flex;
      flex-direction: column;
      max-height: min(28em, var(--room));
      margin-block: 2px;
    }
    [role='listbox'] {
      overflow: auto;
    }
    [part='option'],
    [part='more'] {
      padding: 0.5em;
    }
    [part='option'] {
      cursor: pointer;
    }
    [part='option'] + [part='option'],
    [part='more'] {
      border-block-start: 1px solid color-mix(in srgb, currentcolor 35%, transparent);
    }
    [aria-selected='true'] {
      outline: 3px solid;
      outline-offset: -3px;
    }
    [part='option']:hover {
      text-decoration: underline;
    }
    button {
      text-align: start;
    }
    @media print {
      [part='hint'] {
        display: none;
      }
    }
  `,
];
