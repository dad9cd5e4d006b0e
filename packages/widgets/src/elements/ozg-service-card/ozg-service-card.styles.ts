import { css } from 'lit';
import type { CSSResultGroup } from 'lit';
import { controls } from '../../shared/ui/controls.styles.js';

/** One column. The state is what one sees first, then what to do; the rest is quiet, and folded. */
export const styles: CSSResultGroup = [
  controls,
  css`
    section,
    [part='contacts'],
    dl {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 0.75em;
    }
    p,
    dl,
    dd {
      margin: 0;
    }
    [role='heading'] {
      font-weight: bold;
    }
    [part='heading'] {
      font-size: 1.25em;
      line-height: 1.3;
    }
    [part='status'] {
      display: grid;
      gap: 0.25em;
      padding: 0.75em 1em;
      border-radius: var(--ozg-radius, 0.5em);
    }
    [part='status'] * + [part='detail']::before {
      content: '· ';
    }
    [part='link'] {
      --tone: var(--ozg-accent, var(--kern-color-action-default, light-dark(#000, #fff)));
      justify-self: start;
      padding: 0.6em 1.2em;
      border-radius: var(--ozg-radius, 0.5em);
      font-weight: bold;
      text-decoration: none;
    }
    [part='link']:hover {
      text-decoration: underline;
    }
    address {
      font-style: normal;
    }
    summary {
      cursor: pointer;
    }
    dl {
      gap: 0.5em;
      margin-block: 0.5em;
    }
    dl > div {
      display: flex;
      flex-wrap: wrap;
      gap: 0 0.5em;
    }
    dt {
      flex: 0 0 8em;
      font-weight: bold;
    }
    dd {
      flex: 1 1 14em;
    }
    @media print {
      [part='link'] {
        padding: 0;
        border: 0;
        background: none;
        color: inherit;
      }
    }
  `,
];
