import type { Availability } from '@ozg-widgets/feed';
import type { Messages } from '../../locales/de.js';
import { instant, partialDate } from './dates.js';

/** When it comes, until when it is down, what is announced: one phrase each, in this order. */
export function when({ expected, overdue, until, announced }: Availability, now: Date, messages: Messages): string[] {
  return [
    expected && messages[overdue ? 'overdue' : 'expected'](partialDate(expected, messages)),
    until && messages.until(instant(until, now, messages)),
    announced && messages.announced(instant(announced.from, now, messages)),
  ].filter(Boolean) as string[];
}
