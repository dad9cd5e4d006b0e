import { css } from 'lit';
import type { CSSResultGroup } from 'lit';
import { controls } from '../../shared/ui/controls.styles.js';

/**
 * Cards where there is little room; else a table that scrolls in its place, whose names of services and areas stay. What
 * cannot be seen yet is not laid out: there may be thousands of cells.
 */
export const styles: CSSResultGroup = [
  controls,
  css`
    :host(:not([hidden])) {
      min-inline-size: min(100%, 15em);
    }
    [part='base'] {
      --line: color-mix(in srgb, currentcolor 30%, transparent);
      container-type: inline-size;
    }
    [part='topic'] {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0.25em 0.75em;
    }
    select {
      background: Field;
      color: FieldText;
    }
    [part='count'] {
      margin-block: 0.5em;
    }
    table,
    caption,
    thead,
    tbody,
    tr,
    th,
    td {
      display: block;
    }
    caption {
      padding-block-end: 0.5em;
      font-weight: bold;
      text-align: start;
    }
    tbody tr {
      content-visibility: auto;
    }
    th,
    td {
      text-align: start;
      vertical-align: top;
    }
    th.tone {
      --tone: var(--ozg-surface, var(--kern-color-layout-background-default, Canvas));
    }
    .term,
    [part='detail'] {
      display: block;
    }
    table [part='detail'] {
      font-size: 0.9em;
      font-weight: normal;
    }
    @container (width < 36em) {
      thead {
        position: absolute;
        clip-path: inset(50%);
        inline-size: 1px;
        block-size: 1px;
        overflow: hidden;
      }
      tbody tr {
        contain-intrinsic-block-size: auto calc(3em + var(--areas, 2) * 6em);
        margin-block-end: 1em;
        padding: 0.5em 0.75em;
        border: 1px solid var(--line);
        border-radius: var(--ozg-radius, 0.5em);
      }
      th,
      td {
        padding-block: 0.35em;
      }
      td {
        border-block-start: 1px solid var(--line);
      }
      .tone[part='service'] {
        background: none;
        color: inherit;
      }
    }
    @container (width >= 36em) {
      [part='region'] {
        max-block-size: 85vh;
        overflow: auto;
      }
      [part='region']:focus-visible {
        outline-offset: -2px;
      }
      table {
        inline-size: max(100%, 14em + var(--areas, 2) * 13em);
      }
      caption {
        position: sticky;
        inset-inline-start: 0;
        inline-size: fit-content;
      }
      thead {
        position: sticky;
        inset-block-start: 0;
        z-index: 2;
      }
      tr {
        display: grid;
        grid-auto-columns: minmax(0, 1fr);
        grid-auto-flow: column;
        grid-template-columns: 14em;
      }
      tbody tr {
        contain-intrinsic-block-size: auto 8em;
      }
      th,
      td {
        padding: 0.5em 0.75em;
        border-block-end: 1px solid var(--line);
      }
      th:first-child {
        position: sticky;
        inset-inline-start: 0;
        z-index: 1;
      }
      thead th {
        align-content: end;
      }
      .term,
      .narrow {
        display: none;
      }
    }
    @media print {
      [part='topic'] {
        display: none;
      }
      [part='region'] {
        max-block-size: none;
        overflow: visible;
      }
      tbody tr {
        content-visibility: visible;
        break-inside: avoid;
      }
    }
  `,
];
