import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Tone } from './state-tones.js';

/** Tick, clock, triangle, cross, dash: paths in a view box of 16 by 16. */
const shapes: Readonly<Record<Tone, string>> = {
  good: 'm2 9 4 4 8-9',
  info: 'M8 4v4l3 2m-3-9a7 7 0 1 0 0 14A7 7 0 0 0 8 1',
  warn: 'm8 2 7 12H1zm0 4v4m0 2v.1',
  bad: 'm3 3 10 10m0-10L3 13',
  neutral: 'M3 8h10',
};

/** The icon of a tone. It is hidden from screen readers: the text beside it names the state. */
export const icon = (tone: Tone): TemplateResult =>
  html`<svg viewBox="0 0 16 16" aria-hidden="true"><path d=${shapes[tone]} /></svg>`;
