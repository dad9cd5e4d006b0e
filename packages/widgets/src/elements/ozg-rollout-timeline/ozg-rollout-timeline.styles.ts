import { css } from 'lit';
import type { CSSResultGroup } from 'lit';
import { controls } from '../../shared/ui/controls.styles.js';

/** Dates to the left, months to the right; where there is little room, a list. Twelve columns are a year. */
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
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5em;
      margin-block-end: 1em;
    }
    button {
      padding: 0.25em 0.5em;
    }
    [part='group'] {
      padding-block: 0.75em;
      border-block-start: 1px solid var(--line);
    }
    [part='heading'] {
      font-weight: bold;
    }
    .axis,
    [part='drawing'] {
      display: none;
    }
    [part='service'] {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0.25em 0.75em;
      padding-block: 0.25em;
    }
    [part='service'] button,
    td button {
      padding: 0.1em 0.5em;
      min-block-size: 24px;
    }
    [part='base'] > [part='detail'] {
      margin-block-start: 1em;
    }
    table,
    tbody,
    tr,
    th,
    td {
      display: block;
    }
    thead {
      position: absolute;
      clip-path: inset(50%);
    }
    caption {
      display: block;
      padding-block-end: 0.5em;
      font-weight: bold;
      text-align: start;
    }
    tr {
      padding-block: 0.5em;
      border-block-start: 1px solid var(--line);
    }
    th,
    td {
      padding: 0.15em 0;
      text-align: start;
      vertical-align: top;
    }
    @container (min-width: 32em) {
      .axis,
      [part='group'] {
        display: grid;
        grid-template-columns: 11em minmax(0, 1fr);
        column-gap: 1em;
      }
      .axis > *,
      [part='drawing'] {
        display: grid;
        grid-column: 2;
        grid-template-columns: repeat(var(--columns), minmax(0, 1fr));
        align-items: center;
      }
      .axis span {
        grid-column: span 12;
        padding-inline-start: 0.25em;
        border-inline-start: 1px solid var(--line);
        font-size: 0.875em;
      }
      .axis .today {
        grid-area: 2 / 1 / auto / calc(var(--from) + 1);
        justify-self: safe end;
        padding: 0;
        border: 0;
      }
      [part='drawing'] {
        block-size: 1.5em;
        border-inline-end: 1px solid var(--line);
      }
      .year,
      .now,
      [part='bar'] {
        grid-area: 1 / var(--from) / auto / span var(--months);
        margin-inline-start: var(--day, 0%);
      }
      .year {
        block-size: 100%;
        border-inline-start: 1px solid var(--line);
      }
      .now {
        justify-self: start;
        block-size: 100%;
        border-inline-start: 2px dotted;
      }
      [part='bar'] {
        min-inline-size: 0.25em;
        border: 0 solid
          var(--ozg-accent, var(--kern-color-action-default, color-mix(in srgb, currentcolor 70%, transparent)));
        border-block-end-width: 0.75em;
        border-radius: 0.2em;
      }
      [part='bar'].day {
        inline-size: 0.75em;
        border-radius: 50%;
        justify-self: start;
        translate: -50%;
      }
      [part='bar'].day:dir(rtl) {
        translate: 50%;
      }
      .overdue {
        border-style: dashed;
        border-width: 2px;
        block-size: 0.75em;
        box-sizing: border-box;
      }
      ul {
        grid-column: 2;
      }
      table {
        display: table;
        inline-size: 100%;
        border-collapse: collapse;
      }
      caption {
        display: table-caption;
      }
      thead {
        display: table-header-group;
        position: static;
        clip-path: none;
      }
      tbody {
        display: table-row-group;
      }
      tr {
        display: table-row;
      }
      th,
      td {
        display: table-cell;
        padding: 0.5em;
      }
      [scope='row'] {
        font-weight: normal;
      }
      th + * {
        inline-size: 25%;
      }
      th + * + * {
        inline-size: 33%;
      }
    }
    @media print {
      [part='group'],
      tr {
        break-inside: avoid;
      }
    }
  `,
];
