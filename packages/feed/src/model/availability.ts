import { period } from './partial-dates.js';
import type { Service } from '../schema/shape.js';
import { today } from './time-zone.js';

/** What a citizen would find, in one word: a roll-out state, or what keeps an available service from working. */
export type AvailabilityState =
  | 'available'
  | 'degraded'
  | 'outage'
  | 'maintenance'
  | 'closed'
  | 'pilot'
  | 'rolling-out'
  | 'in-progress'
  | 'planned'
  | 'not-planned'
  | 'discontinued'
  | 'unknown';

/** What a citizen would find who wants this service online at one moment. */
export interface Availability {
  state: AvailabilityState;
  /** Where it can be done now; missing where it cannot. */
  url?: string;
  /** When it is expected (partial date), and whether that time has passed without it. */
  expected?: string;
  overdue?: boolean;
  /** Since when it has been so (partial date). */
  since?: string | undefined;
  /** When the outage, maintenance or closure ends (RFC 3339). */
  until?: string | undefined;
  /** Maintenance that is announced but has not begun (RFC 3339). */
  announced?: { from: string; until?: string };
}

const ONLINE = /^(available|rolling-out|pilot)$/;
const PLANNED = /^(planned|in-progress|rolling-out)$/;
const KNOWN = /^(available|rolling-out|pilot|in-progress|planned|not-planned|discontinued)$/;
const USABLE = /^(available|degraded|pilot|rolling-out)$/;
const HINDERED = /^(degraded|outage|maintenance|closed)$/;

/** Whether the service can be used online in this state, perhaps with limitations. */
export const isUsable = (state: string): boolean => USABLE.test(state);

/** Whether more is announced for this state: a start, or the end of its introduction. */
export const isExpected = (state: string): boolean => PLANNED.test(state);

/** What states have in common for a person who wants a service now. */
export type StateGroup = 'usable' | 'coming' | 'offline' | 'unknown';

/** The group of a state. `unknown` is a group of its own: no statement must not look like "not online". */
export const stateGroup = (state: AvailabilityState): StateGroup =>
  isUsable(state) ? 'usable' : state === 'unknown' ? state : PLANNED.test(state) ? 'coming' : 'offline';

/**
 * Answers from the record alone what a citizen would find at `now`. Words this version does not know count as not
 * said. A service that begins in the future is planned; a plan whose time has passed stays a plan, and is overdue.
 */
export function availability({ rollout, operation, url }: Service, now: Date): Availability {
  const day = today(now);
  const since = rollout?.since;
  let { state = '', expected } = rollout ?? {};
  if (!KNOWN.test(state)) state = 'unknown';
  // A date that no calendar has counts as not said; `~` sorts after every day.
  let start = period(since ?? '')?.start ?? '~';
  if (ONLINE.test(state) && start > day && start !== '~') [state, expected, start] = ['planned', since, '~'];

  const found: Availability = { state: state as AvailabilityState };
  const due = period(expected ?? '');
  if (due && PLANNED.test(state)) {
    found.expected = expected;
    found.overdue = due.end <= day;
  }
  if (start <= day && state !== 'unknown') found.since = since;
  if (!ONLINE.test(state)) return found;

  if (operation && HINDERED.test(operation.state)) {
    const { from = '', until = '' } = operation;
    // What is not said is NaN: neither before nor after anything.
    const [at, begins, ends] = [now.getTime(), Date.parse(from), Date.parse(until)];
    if (begins > at) {
      if (operation.state !== 'degraded' && !(ends <= at)) found.announced = { from, ...(ends > at && { until }) };
    } else if (!(ends <= at)) {
      found.state = operation.state as AvailabilityState;
      delete found.since;
      if (begins <= at) found.since = today(new Date(begins));
      if (ends > at) found.until = until;
    }
  }
  if (url && isUsable(found.state)) found.url = url;
  return found;
}
