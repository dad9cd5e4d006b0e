import { css } from 'lit';
import type { CSSResultGroup } from 'lit';
import { controls } from '../../shared/ui/controls.styles.js';

/**
 * Tiles of equal size on a grid of four, east on the right whatever the direction of the text (a tile is told its column
 * where a row of tile-map.ts has a gap); where there is little room, the rows of the table are blocks.
 */
export const styles: CSSResultGroup = [
  controls,
  css`
    :host(:not([hidden])) {
      min-inline-size: min(100%, 15em);
    }
    [part='base'] {
      --line: color-mix(in srgb, currentcolor 30%, transparent);
      --full: var(--ozg-map, light-dark(#0b4a8f, #9ccbff));
      container-type: inline-size;
    }
    [part='heading'] {
      font-size: 1.15em;
      font-weight: bold;
    }
    [part='total'] {
      margin-block: 0.25em 1em;
      font-size: 1.15em;
    }
    [part='bar'] {
      display: flex;
      gap: 2px;
      max-inline-size: 40em;
      margin-block: 0.25em 0.5em;
    }
    i {
      box-sizing: border-box;
      min-inline-size: 2px;
      block-size: 0.75em;
      border: 1px solid;
      flex-basis: 0;
    }
    .states,
    [part='legend'],
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25em 1em;
    }
    .states .tone {
      padding: 0 0.25em;
      border-radius: 0.25em;
    }
    .ways {
      gap: 0.5em;
      margin-block: 1em;
    }
    button {
      min-block-size: 24px;
      padding: 0.25em 0.5em;
    }
    [part='map'] {
      display: grid;
      grid-template-columns: repeat(4, minmax(0, 1fr));
      gap: 0.25em;
      max-inline-size: 24em;
      margin-block: 0.5em;
      direction: ltr;
    }
    [part='map'] > :first-child {
      grid-column: 2;
    }
    [part='map'] > :is(:nth-child(3), :nth-child(14)) {
      grid-column: 1;
    }
    [part='tile'] {
      display: grid;
      align-content: center;
      position: relative;
      box-sizing: border-box;
      inline-size: 100%;
      min-block-size: 3.5em;
      padding: 0.25em 0;
      border: 1px solid var(--line);
      font-size: min(1em, 7cqi);
      text-align: center;
      font-variant-numeric: tabular-nums;
    }
    [part='tile'].tone {
      background: var(--tone);
      color: color(from var(--tone) xyz-d65 calc(0.95 * var(--ink)) var(--ink) calc(1.09 * var(--ink)));
    }
    [part='tile'].none {
      border-style: dashed;
    }
    .step0 {
      --tone: color-mix(in oklab, var(--full) 6%, Canvas);
    }
    .step1 {
      --tone: color-mix(in oklab, var(--full) 25%, Canvas);
    }
    .step2 {
      --tone: color-mix(in oklab, var(--full) 50%, Canvas);
    }
    .step3 {
      --tone: color-mix(in oklab, var(--full) 75%, Canvas);
    }
    .step4 {
      --tone: var(--full);
    }
    [part='legend'] i {
      display: inline-block;
      inline-size: 1em;
      block-size: 1em;
      vertical-align: -0.1em;
    }
    .said,
    thead {
      position: absolute;
      clip-path: inset(50%);
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
    }
    [part='base'] > button {
      margin-block-start: 0.75em;
    }
    [part='legend'] {
      margin-block-end: 0.5em;
    }
    table + [part='detail'] {
      margin-block-start: 0.75em;
    }
    [part='total']:focus-visible {
      outline-width: 1px;
    }
    table,
    tbody,
    tr,
    th,
    td {
      display: block;
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
      vertical-align: baseline;
    }
    th button {
      padding: 0.1em 0.5em;
      font-weight: normal;
    }
    @container (min-width: 32em) {
      table {
        display: table;
        border-spacing: 0;
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
        padding-block: 0.35em;
        padding-inline-end: 1em;
        border-block-end: 1px solid var(--line);
      }
      [scope='row'] {
        font-weight: normal;
      }
      th button {
        margin-inline-start: 0.5em;
      }
      td {
        font-variant-numeric: tabular-nums;
      }
      .term {
        display: none;
      }
    }
    @media (forced-colors: active) {
      [part='legend'] {
        display: none;
      }
    }
    @media print {
      [part='legend'] {
        display: none;
      }
      tr {
        break-inside: avoid;
      }
    }
  `,
];
