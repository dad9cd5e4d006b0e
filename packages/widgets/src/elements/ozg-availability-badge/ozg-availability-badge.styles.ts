import { css } from 'lit';
import type { CSSResultGroup } from 'lit';
import { baseStyles } from '../../shared/ui/base.styles.js';

/** A pill is inline text with padding: it never makes its line higher, wraps like words, and so moves nothing. */
export const styles: CSSResultGroup = [
  baseStyles,
  css`
    .pill {
      padding: 0.1em 0.6em;
      border-radius: var(--ozg-radius, 1em);
      -webkit-box-decoration-break: clone;
      box-decoration-break: clone;
    }
    .dot {
      display: inline-grid;
      place-items: center;
      min-width: 24px;
      min-height: 24px;
      padding: 0;
      border-radius: 50%;
    }
    :not(.banner) > span + span::before {
      content: '· ';
    }
    .banner > span + span {
      display: block;
      margin-block-start: 0.25em;
    }
    .banner {
      display: block;
      padding: 1em;
      border-radius: var(--ozg-radius, 0.5em);
    }
    .tone a {
      color: inherit;
    }
  `,
];
