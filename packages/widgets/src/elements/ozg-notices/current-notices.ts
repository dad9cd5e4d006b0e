import { HOME_ZONE, today, wallClock } from '@ozg-widgets/feed';
import type { Notice } from '@ozg-widgets/feed';
import { distinct, keysIn, wordsIn } from '../../shared/data/parse-attributes.js';

/** Filters of notices. */
export interface NoticeQuery {
  /** Kinds of notices, separated by spaces. Defaults to all. */
  kind: string | undefined;
  /** LeiKa keys. Notices about no service in particular match too. */
  service: string | undefined;
  /** Maximum number of notices. Defaults to all. */
  limit: number | undefined;
}

/** Whether a notice is a disruption that has started. */
export const isRunning = ({ kind, starts = '' }: Notice, now: Date): boolean =>
  kind === 'disruption' && !(Date.parse(starts) > +now);

/** Whether a notice is over. An event without an end lasts until the end of its day. */
const isOver = ({ kind, expires = '', starts, ends = '' }: Notice, now: Date): boolean =>
  Date.parse(expires) <= +now ||
  Date.parse(ends) <= +now ||
  (kind === 'event' && !ends && !!starts && wallClock(new Date(starts), HOME_ZONE).day < today(now));

/**
 * Returns the current notices: running disruptions first, then the newest ones. A list of events only starts with the next
 * event.
 */
export function currentNotices(
  notices: readonly Notice[],
  { kind, service, limit }: NoticeQuery,
  now: Date,
): readonly Notice[] {
  const kinds = kind == null ? [] : wordsIn(kind);
  const keys = service == null ? undefined : keysIn(service);
  const ordered = ({ starts = '', published }: Notice): number =>
    kind?.trim() === 'event' ? -Date.parse(starts) || -Infinity : Date.parse(published);
  return distinct(notices, 'id')
    .filter(
      (notice) =>
        !isOver(notice, now) &&
        (!kinds.length || kinds.includes(notice.kind)) &&
        (!keys || !notice.services || notice.services.some((key) => keys.includes(key))),
    )
    .sort((a, b) => +isRunning(b, now) - +isRunning(a, now) || ordered(b) - ordered(a))
    .slice(0, limit && limit > 0 ? limit : undefined);
}
