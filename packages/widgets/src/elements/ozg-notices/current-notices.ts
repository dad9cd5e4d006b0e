import { HOME_ZONE, today, wallClock } from '@ozg-widgets/feed';
import type { Notice } from '@ozg-widgets/feed';
import { distinct, keysIn, wordsIn } from '../../shared/data/parse-attributes.js';

/** Which notices to show. */
export interface NoticeQuery {
  /** Kinds of notice, with blanks between them; all unless told. */
  kind: string | undefined;
  /** LeiKa keys; what concerns no service in particular concerns these too. */
  service: string | undefined;
  /** At most so many; all unless told. */
  limit: number | undefined;
}

/** Whether something does not work at this moment. */
export const isRunning = ({ kind, starts = '' }: Notice, now: Date): boolean =>
  kind === 'disruption' && !(Date.parse(starts) > +now);

/** Where nobody said when an event ends, it is over with its day. */
const isOver = ({ kind, expires = '', starts, ends = '' }: Notice, now: Date): boolean =>
  Date.parse(expires) <= +now ||
  Date.parse(ends) <= +now ||
  (kind === 'event' && !ends && !!starts && wallClock(new Date(starts), HOME_ZONE).day < today(now));

/**
 * The notices that hold at a moment: what is disturbed now first, then the newest first. A list of nothing but events is
 * a calendar, and has the next one first.
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
