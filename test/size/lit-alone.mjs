/** Lit without other code. */
import { css, html, LitElement } from 'lit';

Object.assign(globalThis, { kept: [LitElement, html, css] });
