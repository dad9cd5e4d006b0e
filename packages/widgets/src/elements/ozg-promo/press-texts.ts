/** Texts to copy, for press officers. Loaded after the first rendering. */
import { wording } from '@ozg-widgets/feed';
import type { Text } from '@ozg-widgets/feed';
import type { PromoContent } from './promo-content.js';

/** Returns the texts by their purpose. */
export function pressTexts(content: PromoContent): Readonly<Record<'forWeb' | 'forNewsletter' | 'forGazette', string>> {
  const { service, found, messages, texts, lang, area, name, summary, headline, soon, when, office, hours } = content;
  const { url, state } = found;
  const say = (text: Text | undefined): string | undefined => text && wording(text, lang).text;
  const joined = (between: string, ...parts: (string | false | undefined)[]): string =>
    parts.filter(Boolean).join(between);
  const there = (soon ? texts.soonThere : texts.nowThere)(name, area);
  const able = (soon ? texts.willDo : texts.canDo)(name);
  const note = joined(
    ' ',
    url && state !== 'available' && texts.note(messages.states[state]),
    soon && when && texts.expected(when),
  );
  const visit = url && texts.visit(url);
  const ask = office && texts.ask(office);
  const way = soon && joined(' ', say(service.alternative?.text), service.alternative?.url);
  return {
    forWeb: joined(' ', there, note, url),
    forNewsletter: joined('\n\n', texts.title(headline, name), summary, joined(' ', there, note), visit, ask),
    forGazette: joined(
      '\n\n',
      texts.title(headline, `${name} (${area})`),
      summary,
      joined(' ', able, note),
      visit,
      way && texts.asBefore(way),
      ask,
      hours && `${messages.hours}: ${hours}`,
    ),
  };
}
