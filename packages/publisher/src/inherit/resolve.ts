/**
 * Inheritance. Every area is resolved once, after its parent. It is described by the records in which it differs from its
 * parent, so that the whole country never has to be in memory.
 */
import { words } from '@ozg-widgets/feed';
import type { BuildContext } from '../build-context.js';
import type { Area, OwnContact } from '../source/model.js';
import type { StatementCursor } from '../source/tables/statement-table.js';
import { ALTERNATIVE_TRAIT, rolloutState, traits, URL_TRAIT } from '../source/tables/status.js';
import type { Statements } from '../source/tables/status.js';
import { EMPTY_HASH, hash, prepend, replaceInSet } from '../text/hash.js';
import type { Hash } from '../text/hash.js';

/** What is stated about a service, trait by trait. */
export interface TraitValues {
  /** Id of the value; 0 for none. */
  ids: readonly number[];
  /** Level of the area that states it. */
  levels: readonly string[];
}

/** One service of an area. */
export interface ResolvedService {
  traits: TraitValues;
  /** Ids of the contacts that name this service, nearest first. */
  contacts: readonly string[];
  /** The record of the feed. */
  json: string;
  hash: Hash;
}

/** A record that an area adds to those of its parent, or replaces. */
export interface Patch {
  /** Index in the catalogue. */
  service: number;
  json: string;
  /** Id of the value of `url`; 0 for none. */
  url: number;
  /** Id of the value of `alternative`; 0 for none. */
  alternative: number;
}

/** A list of the feed (contacts, notices, help): own entries in front of inherited ones. */
export interface InheritedList {
  /** The entries, separated by commas. */
  json: string;
  hash: Hash;
}

/** An area with everything it inherits. */
export interface ResolvedArea {
  area: Area;
  parent?: ResolvedArea;
  depth: number;
  /** In the order of the catalogue. */
  patches: readonly Patch[];
  /** Hash of the set of all services of the feed. */
  servicesHash: Hash;
  /** Number of services of the feed. */
  count: number;
  contacts: InheritedList;
  notices: InheritedList;
  help: InheritedList;
  /** The roll-out states that this area states itself. */
  rollouts: readonly { service: number; state: string }[];
  /** All services by their indexes, for the areas below; empty where there are none. */
  resolved: readonly (ResolvedService | undefined)[];
  /** Contacts of this area that name a service, by its index. */
  contactsByService: ReadonlyMap<number, readonly OwnContact[]>;
}

/** Resolves all areas. Reports what only shows here: services without a URL, contacts and areas without services. */
export function* resolveAreas(context: BuildContext): Generator<ResolvedArea> {
  const { source, report } = context;
  const used = new Set<string>();
  yield* resolveSubtree({ ...context, used, merge: createTraitMerger() }, source.areas.bund, undefined);
  for (const own of source.contacts.values()) {
    if (!own.services.length || used.has(own.id)) continue;
    const location = { ...source.locate('contacts'), row: own.row };
    report({ severity: 'warning', code: 'contact-unused', ...location, facts: { name: own.area.name } });
  }
}

interface ResolveContext extends BuildContext {
  /** Ids of the contacts that some service names. */
  used: Set<string>;
  merge: TraitMerger;
}

function* resolveSubtree(
  context: ResolveContext,
  area: Area,
  parent: ResolvedArea | undefined,
): Generator<ResolvedArea> {
  const resolved = resolveArea(context, area, parent);
  if (area.published && area.level === 'gemeinde' && !hasContent(resolved)) {
    const location = { ...context.source.locate('areas'), row: area.row };
    context.report({ severity: 'warning', code: 'area-silent', ...location, facts: { name: area.name } });
  }
  yield resolved;
  for (const child of area.children) yield* resolveSubtree(context, child, resolved);
}

/** Whether the feed of an area would have anything beside the area itself. */
export const hasContent = ({ count, contacts, notices, help }: ResolvedArea): boolean =>
  count > 0 || [contacts, notices, help].some(({ json }) => json !== '');

function resolveArea(context: ResolveContext, area: Area, parent: ResolvedArea | undefined): ResolvedArea {
  const { source, report, used, merge } = context;
  const contactsByService = groupByService(area.contacts);
  const inherited = parent?.resolved ?? [];
  const resolved = area.children.length ? inherited.slice() : [];
  const patches: Patch[] = [];
  const rollouts: { service: number; state: string }[] = [];
  let servicesHash = parent?.servicesHash ?? EMPTY_HASH;
  let count = parent?.count ?? 0;

  const add = (service: number, own?: StatementCursor): void => {
    const before = inherited[service];
    if (!before && !own) return;
    const ids = contactsByService.get(service)?.map(({ id }) => id);
    const others = before?.contacts ?? contactsNamedAbove(parent, service);
    const contacts = ids ? [...ids, ...others] : others;
    for (const id of contacts) used.add(id);
    const merged = merge(area.level, before?.traits, own);
    const start = source.catalogue.services[service]?.recordStart ?? '';
    const json = encodeService(source.statements, start, merged, contacts);
    const state = rolloutState(own?.state ?? 0);
    if (state !== undefined) rollouts.push({ service, state });
    if (state === 'available' && !merged.ids[URL_TRAIT])
      report({ severity: 'warning', code: 'url-missing', ...source.locate('status'), row: own?.row });
    if (json === before?.json) return;
    const recordHash = hash(json);
    servicesHash = replaceInSet(servicesHash, recordHash, before?.hash ?? EMPTY_HASH);
    if (!before) count++;
    patches.push({
      service,
      json,
      url: merged.ids[URL_TRAIT] ?? 0,
      alternative: merged.ids[ALTERNATIVE_TRAIT] ?? 0,
    });
    if (area.children.length) {
      const values = { ids: merged.ids.slice(), levels: merged.levels.slice() };
      resolved[service] = { traits: values, contacts, json, hash: recordHash };
    }
  };
  const stated = new Set<number>();
  for (const statement of source.statements.table.of(area.index)) {
    add(statement.service, statement);
    if (contactsByService.size) stated.add(statement.service);
  }
  if (contactsByService.size) {
    for (const service of contactsByService.keys()) if (!stated.has(service)) add(service);
    patches.sort((a, b) => a.service - b.service);
  }
  return {
    area,
    parent,
    depth: parent ? parent.depth + 1 : 0,
    patches,
    rollouts,
    servicesHash,
    count,
    contacts: prependOwn(
      area.contacts.map(({ json }) => json),
      parent?.contacts,
    ),
    notices: prependOwn(area.notices, parent?.notices),
    help: prependOwn(area.help, parent?.help),
    resolved,
    contactsByService,
  };
}

const byRole = (a: OwnContact, b: OwnContact): number => roleRank(a.role) - roleRank(b.role);
const roleRank = (role: string): number => words.role.findIndex((known) => known === role);

function groupByService(contacts: readonly OwnContact[]): ReadonlyMap<number, readonly OwnContact[]> {
  const groups = new Map<number, OwnContact[]>();
  for (const own of contacts) {
    for (const service of own.services) groups.set(service, [...(groups.get(service) ?? []), own].sort(byRole));
  }
  return groups;
}

const NO_CONTACTS: readonly string[] = [];

/** Contacts of the areas above that name a service which those areas state nothing about. */
function contactsNamedAbove(parent: ResolvedArea | undefined, service: number): readonly string[] {
  if (!parent) return NO_CONTACTS;
  const ids = (parent.contactsByService.get(service) ?? []).map(({ id }) => id);
  return [...ids, ...contactsNamedAbove(parent.parent, service)];
}

/** Merges trait by trait; the nearest statement wins. The result is only valid until the next call: copy what you keep. */
type TraitMerger = (level: string, inherited: TraitValues | undefined, own: StatementCursor | undefined) => TraitValues;

/** One result serves all calls: most areas have no areas below, and a country has 150,000 statements. */
function createTraitMerger(): TraitMerger {
  const ids = traits.map(() => 0);
  const levels = traits.map(() => '');
  return (level, inherited, own) => {
    for (let i = 0; i < traits.length; i++) {
      const id = own?.value(i) ?? 0;
      ids[i] = id || (inherited?.ids[i] ?? 0);
      levels[i] = id ? level : (inherited?.levels[i] ?? '');
    }
    return { ids, levels };
  };
}

/** Traits whose level is listed in `statedBy`; roll-out and operation have a member of their own for it. */
const STATED_BY = (['url', 'platform', 'maturity', 'efa', 'alternative', 'evidence'] as const).map((trait) => ({
  trait,
  index: traits.indexOf(trait),
}));
const EVIDENCE = traits.indexOf('evidence');
const MEMBERS = traits.map((trait) => `,"${trait}":`);

/** The record of a service. `contacts` come before the last trait, as in the schema. */
function encodeService(
  { strings, urls }: Pick<Statements, 'strings' | 'urls'>,
  start: string,
  { ids, levels }: TraitValues,
  contacts: readonly string[],
): string {
  const member = (trait: number): string => {
    const id = ids[trait];
    if (!id) return '';
    return (MEMBERS[trait] ?? '') + (trait === URL_TRAIT ? JSON.stringify(urls.get(id)) : strings.get(id));
  };
  let json = start;
  for (let trait = 0; trait < EVIDENCE; trait++) json += member(trait);
  if (contacts.length) json += `,"contacts":${JSON.stringify(contacts)}`;
  json += member(EVIDENCE);
  let statedBy = '';
  for (const { trait, index } of STATED_BY) {
    if (ids[index]) statedBy += `${statedBy && ','}"${trait}":"${levels[index] ?? ''}"`;
  }
  return statedBy ? `${json},"statedBy":{${statedBy}}}` : `${json}}`;
}

const EMPTY_LIST: InheritedList = { json: '', hash: EMPTY_HASH };

function prependOwn(own: readonly string[], inherited: InheritedList = EMPTY_LIST): InheritedList {
  let list = inherited;
  for (const json of own.toReversed()) {
    list = { json: list.json ? `${json},${list.json}` : json, hash: prepend(hash(json), list.hash) };
  }
  return list;
}
