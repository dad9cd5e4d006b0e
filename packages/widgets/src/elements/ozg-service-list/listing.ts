import { availability, stateGroup, wording } from '@ozg-widgets/feed';
import type { Availability, Service, StateGroup } from '@ozg-widgets/feed';
import { distinct } from '../../shared/data/parse-attributes.js';
import { term } from '../../shared/i18n/term.js';
import { STATE_GROUPS } from './filter.js';
import type { Filter } from './filter.js';
import type * as ServiceSearch from '../../shared/data/text-search.js';

/** A service in a list. */
export interface ListEntry {
  service: Service;
  found: Availability;
  state: StateGroup;
  /** The heading of its group; empty without groups. */
  group: string;
}

/** The services of an area in the order of the list, with the values that the filters offer. */
export interface Listing {
  entries: readonly ListEntry[];
  /** The search index; created by the first search. */
  index?: ServiceSearch.SearchIndex;
  topics: readonly string[];
  audiences: readonly string[];
  states: readonly StateGroup[];
}

/** Options of a listing. */
export interface ListingOptions {
  /** Language of the names (BCP 47). */
  lang: string;
  /** Language of the sort order: one that `Intl` supports. */
  order: string;
  topics: Readonly<Record<string, string>>;
  otherTopic: string;
  groups: Readonly<Record<string, string>>;
  /** @default 'topic' */
  groupBy: string | undefined;
  now: Date;
}

/** Sorts services by group and name, and drops duplicate keys. */
export function listing(services: readonly Service[], options: ListingOptions): Listing {
  const { lang, order, topics, otherTopic, groups, groupBy, now } = options;
  const { compare } = new Intl.Collator(order);
  const withTopics = services.some(({ topic }) => term(topics, topic));

  const sorted = distinct(services, 'key')
    .map((service) => {
      const found = availability(service, now);
      const state = stateGroup(found.state);
      const topic = term(topics, service.topic);
      const { group, rank } = groupOf();
      function groupOf(): { group: string; rank: number } {
        if (groupBy === 'state') return { group: groups[state] ?? '', rank: STATE_GROUPS.indexOf(state) };
        if (groupBy === 'none' || !withTopics) return { group: '', rank: 0 };
        // Services without a known topic come last.
        return topic === undefined ? { group: otherTopic, rank: 1 } : { group: topic, rank: 0 };
      }
      return { service, found, state, group, rank, name: wording(service.name, lang).text };
    })
    .sort((a, b) => a.rank - b.rank || compare(a.group, b.group) || compare(a.name, b.name));
  const audiences = new Set(sorted.flatMap(({ service }) => service.audience ?? []));
  const known = new Set(sorted.map(({ service }) => service.topic));

  return {
    entries: sorted,
    topics: Object.keys(topics)
      .filter((topic) => known.has(topic))
      .sort((a, b) => compare(topics[a] ?? '', topics[b] ?? '')),
    audiences: [...audiences],
    states: STATE_GROUPS.filter((group) => sorted.some(({ state }) => state === group)),
  };
}

/** Returns the indexes of the entries that match the filters; `filter.q` needs `search`. */
export function matchingEntries(
  list: Listing,
  { q, topic, audience, state }: Filter,
  search: typeof ServiceSearch | undefined,
  { lang, topics }: Pick<ListingOptions, 'lang' | 'topics'>,
): number[] {
  const { entries } = list;
  if (search)
    list.index ??= search.searchIndex(
      entries.map(({ service }) => search.searchText(service, lang, term(topics, service.topic))),
    );
  const found = list.index && search?.searchServices(list.index, q);
  const states = state.split(',');
  const fits = ({ service, ...entry }: ListEntry): boolean =>
    (!topic || service.topic === topic) &&
    (!audience || !!service.audience?.includes(audience)) &&
    (!state || states.includes(entry.state));
  return entries.flatMap((entry, i) => ((found?.[i] ?? true) && fits(entry) ? [i] : []));
}
