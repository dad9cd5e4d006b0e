import { availability, comparePartialDates, isExpected, period } from '@ozg-widgets/feed';
import type { Availability, Service } from '@ozg-widgets/feed';
import { distinct, keysIn, wordsIn } from '../../shared/data/parse-attributes.js';

/** A service on a timeline. */
export interface Plan {
  service: Service;
  /** Its roll-out state, without current disruptions. */
  found: Availability;
  /** The date it is or was expected at, or came online at (partial date). */
  date: string | undefined;
}

/** Filters of plans. */
export interface PlanQuery {
  /** Topics (Themenfelder), separated by spaces. Defaults to all. */
  topic: string | undefined;
  /** LeiKa keys. Defaults to all. */
  service: string | undefined;
  /** Also services that came online since then (partial date). */
  since: string | undefined;
  /** Maximum number of services. Defaults to all. */
  limit: number | undefined;
}

/** Returns planned services by date, those without a date last. */
export function plansOf(
  services: readonly Service[],
  { topic, service, since, limit }: PlanQuery,
  now: Date,
): readonly Plan[] {
  const topics = topic == null ? undefined : wordsIn(topic);
  const keys = service == null ? undefined : keysIn(service);
  const sinceDay = period(since ?? '')?.start;
  return distinct(services, 'key')
    .filter((s) => (!topics || topics.includes(s.topic ?? '')) && (!keys || keys.includes(s.key)))
    .flatMap((s): Plan[] => {
      const found = availability({ ...s, operation: undefined }, now);
      const online = period(found.since ?? '')?.end;
      const recent = sinceDay !== undefined && online !== undefined && online > sinceDay;
      return isExpected(found.state) || (recent && found.state !== 'discontinued')
        ? [{ service: s, found, date: found.expected ?? (recent ? found.since : undefined) }]
        : [];
    })
    .sort((a, b) => comparePartialDates(a.date ?? '', b.date ?? ''))
    .slice(0, limit && limit > 0 ? limit : undefined);
}

/** Groups plans by date, in their order. */
export function byDate(plans: readonly Plan[]): Map<string | undefined, Plan[]> {
  const groups = new Map<string | undefined, Plan[]>();
  for (const plan of plans) {
    const group = groups.get(plan.date);
    if (group) group.push(plan);
    else groups.set(plan.date, [plan]);
  }
  return groups;
}
