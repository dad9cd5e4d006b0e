import type { Channel } from '@ozg-widgets/feed';
import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** A channel as it is printed, as a link where a browser can do something with it. */
export function channelLink({ kind, value, display = value }: Channel): TemplateResult {
  const href =
    kind === 'email'
      ? `mailto:${value}`
      : kind === 'phone' || kind === 'mobile'
        ? `tel:${value}`
        : kind === 'web' && /^https?:/.test(value) && value;
  const shown = html`<bdi>${display}</bdi>`;
  return href ? html`<a href=${href}>${shown}</a>` : shown;
}
