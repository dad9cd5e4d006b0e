import { availability, wording } from '@ozg-widgets/feed';
import type { Availability, Service } from '@ozg-widgets/feed';
import { distinct } from '../../shared/data/parse-attributes.js';
import { nameIn } from '../../shared/i18n/term.js';
import { groupOf, STATE_GROUPS } from './filter.js';
import type { Filter, StateGroup } from './filter.js';
import type * as ServiceSearch from '../../shared/data/text-search.js';

/** A service as it is listed, whatever is sought. */
export interface Entry {
  service: Service;
  found: Availability;
  state: StateGroup;
  /** The heading that it stands under; empty where there are none. */
  group: string;
}

/** The services of an area in the order of a list, with what there is to choose from. */
export interface Listing {
  entries: readonly Entry[];
  /** What is searched in, once somebody has searched. */
  index?: ServiceSearch.SearchIndex;
  topics: readonly string[];
  audiences: readonly string[];
  states: readonly StateGroup[];
}

/** How a list wants it. */
export interface ListingOptions {
  /** The reader's language (BCP 47), and the names in it. */
  lang: string;
  /** The language whose alphabet is followed: one that `Intl` knows, whatever the page writes. */
  order: string;
  topics: Readonly<Record<string, string>>;
  otherTopic: string;
  groups: Readonly<Record<string, string>>;
  /** `state`, `none`; else by topic. */
  by: string | undefined;
  now: Date;
}

/** Sorts services by group and name. The first of several with one key counts. */
export function listing(services: readonly Service[], options: ListingOptions): Listing {
  const { lang, order, topics, otherTopic, groups, by, now } = options;
  const { compare } = new Intl.Collator(order);
  const withTopics = services.some(({ topic }) => nameIn(topics, topic));

  const sorted = distinct(services, 'key')
    .map((service) => {
      const found = availability(service, now);
      const state = groupOf(found.state);
      const topic = nameIn(topics, service.topic);
      const [group, rank] =
        by === 'state'
          ? [groups[state] ?? '', STATE_GROUPS.indexOf(state)]
          : by === 'none' || !withTopics
            ? ['', 0]
            : [topic ?? otherTopic, topic ? 0 : 1];
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

/** The places of the entries that a filter leaves, in their order; words that are typed count once `search` is there. */
export function fitting(
  list: Listing,
  { q, topic, audience, state }: Filter,
  search: typeof ServiceSearch | undefined,
  { lang, topics }: Pick<ListingOptions, 'lang' | 'topics'>,
): number[] {
  const { entries } = list;
  if (search)
    list.index ??= search.searchIndex(
      entries.map(({ service }) => search.searchedIn(service, lang, nameIn(topics, service.topic))),
    );
  const found = list.index && search?.sought(list.index, q);
  const states = state.split(',');
  const fits = ({ service, ...entry }: Entry): boolean =>
    (!topic || service.topic === topic) &&
    (!audience || !!service.audience?.includes(audience)) &&
    (!state || states.includes(entry.state));
  return entries.flatMap((entry, i) => ((found?.[i] ?? true) && fits(entry) ? [i] : []));
}
