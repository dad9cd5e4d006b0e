import type { Channel } from '@ozg-widgets/feed';
import { html } from 'lit';
import type { TemplateResult } from 'lit';

/** Renders a channel, as a link if browsers can open it. */
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
