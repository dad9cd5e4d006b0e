import { today } from '@ozg-widgets/feed';
import type { AvailabilityState } from '@ozg-widgets/feed';
import type { Messages } from '../../locales/de.js';
import type { de } from './texts.js';
import { reached, shareOf } from './figures.js';
import type { Counted } from './figures.js';
import { dayOf, partialDate } from '../../shared/i18n/dates.js';
import { count, percent } from './number-format.js';

/** What a sentence depends on besides the figures. */
export interface SentenceContext {
  /** The states that count as reached. */
  counted: readonly AvailabilityState[];
  texts: typeof de;
  messages: Messages;
  now: Date;
}

/** Returns how far a service has been rolled out: "In 7.312 von 10.796 Kommunen (68 %) online, dort wohnen 81 % der Menschen." */
export function coverageSentence(of: Counted, { counted, texts, messages }: SentenceContext): string {
  const { lang, states } = messages;
  const amount = reached(of, counted);
  const share = shareOf(amount, of, 'areas');
  const people = shareOf(amount, of, 'population');
  if (share === undefined) return texts.nothing;
  const figures = [count(amount.areas, lang), count(of.areas, lang), percent(share, lang)] as const;
  if (counted.join() === 'available')
    return people === undefined ? texts.onlineAreas(...figures) : texts.online(...figures, percent(people, lang));
  const named = new Intl.ListFormat(lang).format(counted.map((state) => states[state]));
  return people === undefined
    ? texts.reachedAreas(named, ...figures)
    : texts.reached(named, ...figures, percent(people, lang));
}

/** Returns the day of an instant, "12. November", with the year unless it is the current one. */
export function shortDate(instant: string, { now, messages }: SentenceContext): string {
  const day = today(new Date(instant));
  return day.slice(0, 4) === today(now).slice(0, 4) ? dayOf(day, messages.lang) : partialDate(day, messages);
}
