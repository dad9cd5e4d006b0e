import type { Availability } from '@ozg-widgets/feed';
import type { Messages } from '../../locales/de.js';
import { instant, partialDate } from './dates.js';

/** Returns the dates of a state as phrases: expected, end of a disruption, announced disruption. */
export function availabilityPhrases(
  { expected, overdue, until, announced }: Availability,
  now: Date,
  messages: Messages,
): string[] {
  const phrases: string[] = [];
  if (expected) phrases.push(messages[overdue ? 'overdue' : 'expected'](partialDate(expected, messages)));
  if (until) phrases.push(messages.until(instant(until, now, messages)));
  if (announced) phrases.push(messages.announced(instant(announced.from, now, messages)));
  return phrases;
}
