/** Lit, and nothing else. */
import { css, html, LitElement } from 'lit';

globalThis.kept = [LitElement, html, css];
