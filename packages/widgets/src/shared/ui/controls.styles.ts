import { css } from 'lit';
import type { CSSResultGroup } from 'lit';
import { baseStyles } from './base.styles.js';

/** Styles of the larger elements: colours, buttons, fields, pills, focus ring, print. */
export const controls: CSSResultGroup = [
  baseStyles,
  css`
    :host(:not([hidden])) {
      display: block;
    }
    [hidden] {
      display: none !important;
    }
    button,
    input,
    select,
    textarea {
      box-sizing: border-box;
      max-inline-size: 100%;
      padding: 0.5em;
      border: 1px solid;
      border-radius: var(--ozg-radius, 0.25em);
      background: none;
      color: inherit;
      font: inherit;
    }
    ul,
    ol {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .pill {
      display: inline-block;
      padding: 0.1em 0.6em;
      border-radius: var(--ozg-radius, 1em);
    }
    :focus-visible {
      outline: 2px solid;
      outline-offset: 2px;
    }
    @media print {
      button {
        display: none;
      }
      ::details-content {
        content-visibility: visible;
        block-size: auto;
      }
    }
  `,
];
