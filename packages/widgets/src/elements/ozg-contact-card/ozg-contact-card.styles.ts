import { css } from 'lit';
import type { CSSResultGroup } from 'lit';
import { baseStyles } from '../../shared/ui/base.styles.js';

/** One column that takes the width it gets; nothing here is wider than a word. */
export const styles: CSSResultGroup = [
  baseStyles,
  css`
    :host(:not([hidden])) {
      display: block;
    }
    section,
    ul {
      display: grid;
      gap: 0.5em;
      justify-items: start;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    [part='heading'] {
      font-size: 1.15em;
      font-weight: bold;
    }
    address {
      font-style: normal;
    }
    table {
      border-spacing: 0;
    }
    th {
      padding-inline-end: 1em;
      text-align: start;
    }
    [scope='row'] {
      font-weight: normal;
    }
    button {
      padding: 0.5em;
      border: 1px solid;
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
    }
  `,
];
