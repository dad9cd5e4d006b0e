import type { Channel } from '@ozg-widgets/feed';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { nameIn } from './name-in.js';

const schemes: Readonly<Record<string, string>> = { email: 'mailto:', phone: 'tel:', mobile: 'tel:' };

/** A channel as it is printed, as a link where a browser can do something with it. */
export function channelLink({ kind, value, display }: Channel): TemplateResult {
  const shown = html`<bdi>${display ?? value}</bdi>`;
  const scheme = nameIn(schemes, kind);
  return scheme || (kind === 'web' && /^https?:/.test(value))
    ? html`<a href=${(scheme ?? '') + value}>${shown}</a>`
    : shown;
}
