import { availability, comparePartialDates, period } from '@ozg-widgets/feed';
import type { Availability, Service } from '@ozg-widgets/feed';
import { distinct, keysIn, wordsIn } from '../../shared/data/parse-attributes.js';

/** A service on a timeline. */
export interface Plan {
  service: Service;
  /** How far it has come, whatever disturbs it at the moment. */
  found: Availability;
  /** When it is, or was, expected, or since when it is online (partial date); missing where nobody said. */
  date: string | undefined;
}

/** Which services to show. */
export interface PlanQuery {
  /** Subject areas (Themenfelder), with blanks between them; all unless told. */
  topic: string | undefined;
  /** LeiKa keys; all unless told. */
  service: string | undefined;
  /** Also what came online since then (partial date). */
  since: string | undefined;
  /** At most so many; all unless told. */
  limit: number | undefined;
}

/** What is to come, in the order of time, then what has no date; what is not planned is left out. */
export function plansOf(
  services: readonly Service[],
  { topic, service, since, limit }: PlanQuery,
  now: Date,
): readonly Plan[] {
  const topics = topic == null ? undefined : wordsIn(topic);
  const keys = service == null ? undefined : keysIn(service);
  // `~` sorts after every day.
  const begins = period(since ?? '')?.start ?? '~';
  return distinct(services, 'key')
    .filter((s) => (!topics || topics.includes(s.topic ?? '')) && (!keys || keys.includes(s.key)))
    .flatMap((s): Plan[] => {
      const found = availability({ ...s, operation: undefined }, now);
      const recent = (period(found.since ?? '')?.end ?? '') > begins;
      return /^(planned|in-progress|rolling-out)$/.test(found.state) || (recent && found.state !== 'discontinued')
        ? [{ service: s, found, date: found.expected ?? (recent ? found.since : undefined) }]
        : [];
    })
    .sort((a, b) => comparePartialDates(a.date ?? '', b.date ?? ''))
    .slice(0, limit && limit > 0 ? limit : undefined);
}

/** Plans of the same date together, in their order. */
export function byDate(plans: readonly Plan[]): Map<string | undefined, Plan[]> {
  const groups = new Map<string | undefined, Plan[]>();
  for (const plan of plans) {
    const group = groups.get(plan.date);
    if (group) group.push(plan);
    else groups.set(plan.date, [plan]);
  }
  return groups;
}
