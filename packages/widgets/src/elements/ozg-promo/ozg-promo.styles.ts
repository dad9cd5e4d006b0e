import { css } from 'lit';
import type { CSSResultGroup } from 'lit';
import { controls } from '../../shared/ui/controls.styles.js';

/** A card, or a poster; its letters grow with its width, never with the window's. */
export const styles: CSSResultGroup = [
  controls,
  css`
    :host([size='small']:not([hidden])) {
      display: inline;
    }
    section {
      box-sizing: border-box;
      container-type: inline-size;
      padding: 1em;
      border: 1px solid;
      border-radius: var(--ozg-radius, 0.5em);
    }
    .advert {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 1em 1.5em;
    }
    .says,
    .way,
    .ask {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0.5em;
      align-content: start;
      justify-items: start;
    }
    @container (min-width: 30em) {
      section:not(.large) .way {
        grid-row: 1 / span 2;
        grid-column: 2;
        width: 12em;
      }
    }
    ::slotted([slot='logo']) {
      max-width: 100%;
      max-height: 4em;
    }
    section [part='headline'] {
      padding: 0.2em 0.75em;
      border-radius: var(--ozg-radius, 1em);
      font-weight: bold;
    }
    section [part='heading'] {
      font-size: 1.4em;
      font-weight: bold;
      line-height: 1.25;
    }
    p {
      margin: 0;
    }
    [part='code'] {
      box-sizing: border-box;
      width: 12em;
      max-width: 100%;
      aspect-ratio: 1;
      margin: 0;
      forced-color-adjust: none;
      print-color-adjust: exact;
      background: #fff;
    }
    [part='code'] svg {
      display: block;
      width: 100%;
      height: 100%;
      fill: #000;
      stroke: none;
    }
    [part='link'] {
      display: inline-block;
      font-weight: bold;
    }
    .large {
      padding: 1.5em;
      text-align: center;
    }
    .large .says,
    .large .way,
    .large .ask {
      justify-items: center;
    }
    .large [part='headline'] {
      font-size: clamp(1.25em, 5cqi, 2.5em);
    }
    .large [part='heading'] {
      font-size: clamp(1.4em, 7cqi, 3.2em);
      line-height: 1.15;
    }
    .large [part='summary'],
    .large [part='link'] {
      font-size: clamp(1em, 3.5cqi, 1.5em);
    }
    .large [part='code'] {
      width: min(100%, 18em);
    }
    [part='tools'] {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5em;
      margin-block-start: 1em;
      padding-block-start: 1em;
      border-block-start: 1px solid color-mix(in srgb, currentcolor 35%, transparent);
      text-align: start;
    }
    details {
      flex: 1 1 100%;
      min-width: 0;
    }
    summary {
      cursor: pointer;
    }
    label {
      display: block;
      margin-block: 0.75em 0.25em;
    }
    textarea {
      display: block;
      width: 100%;
      max-height: 20em;
      margin-block-end: 0.25em;
      field-sizing: content;
      overflow-wrap: anywhere;
      resize: vertical;
    }
    button {
      padding: 0.5em 0.75em;
      cursor: pointer;
    }
    @media print {
      section {
        break-inside: avoid;
      }
      [part='tools'] {
        display: none;
      }
      section [part='link']::after {
        content: none !important;
      }
    }
  `,
];
