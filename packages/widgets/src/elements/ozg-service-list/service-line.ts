import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Messages } from '../../locales/de.js';
import type { PageContext } from '../../shared/controllers/page-context.js';
import { availabilityPhrases } from '../../shared/i18n/availability-phrases.js';
import { localizedText } from '../../shared/i18n/localized-text.js';
import { icon } from '../../shared/ui/icons.js';
import { stateTones } from '../../shared/ui/state-tones.js';
import type { ListEntry } from './listing.js';

/** The name of a service, a link where it is available online, and its state. */
export function serviceLine({ service, found }: ListEntry, page: PageContext, messages: Messages): TemplateResult {
  const { state, url } = found;
  const tone = stateTones[state];
  const name = localizedText(service.name, page);
  return html`<span part="name">${url ? html`<a href=${url}>${name}</a>` : name}</span>
    <span part="state"
      ><span part="label" class="pill tone ${tone}">${icon(tone)} ${messages.states[state]}</span>${availabilityPhrases(
        found,
        page.now(),
        messages,
      ).map((phrase) => html` <span part="detail">${phrase}</span>`)}</span
    >`;
}
