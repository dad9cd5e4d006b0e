/**
 * Inheritance. Every area is visited once, the ones above before the ones below; each is described by what differs
 * from the area above it, so that the whole country never has to be held at once.
 */
import { words } from '@ozg-widgets/feed';
import type { Area } from './areas.js';
import type { OwnContact } from './contacts.js';
import type { Report } from './findings.js';
import { exchange, nothing, prepend, printOf } from './fingerprint.js';
import type { Print } from './fingerprint.js';
import type { Source } from './source.js';
import { traits, URL } from './status.js';
import type { Stated, StatusRow } from './status.js';

/** One service as it stands in an area. */
export interface Resolved {
  stated: readonly (Stated | undefined)[];
  /** Ids of the contacts that name this service, nearest first. */
  contacts: readonly string[];
  /** The record of the feed. */
  json: string;
  print: Print;
}

/** What an area's feed has that the one above it has not, or has otherwise. */
export interface Patch {
  service: number;
  json: string;
}

/** A list of the feed (contacts, notices, help): own entries in front of those above. */
export interface Inherited {
  json: string;
  print: Print;
}

/** An area on the way down. */
export interface Step {
  area: Area;
  above?: Step;
  depth: number;
  /** In the order of the catalogue. */
  patches: readonly Patch[];
  /** Print of all services of the feed. */
  services: Print;
  /** How many services the feed has. */
  count: number;
  contacts: Inherited;
  notices: Inherited;
  help: Inherited;
  /** Every service that has a record here, for the areas below. */
  resolved: (Resolved | undefined)[];
  /** Contacts of this area that name a service. */
  named: ReadonlyMap<number, readonly OwnContact[]>;
}

/** Walks through all areas. What only shows on the way (nobody gets to a service, or sees a contact) is reported. */
export function* steps(source: Source, report: Report): Generator<Step> {
  const used = new Set<string>();
  yield* walk(source, source.areas.bund, undefined, used, report);
  for (const own of source.contacts.values()) {
    if (!own.services.length || used.has(own.id)) continue;
    const place = source.placeOf('contacts');
    report({ severity: 'warning', code: 'contact-unused', ...place, row: own.row, facts: { name: own.area.name } });
  }
}

function* walk(
  source: Source,
  area: Area,
  above: Step | undefined,
  used: Set<string>,
  report: Report,
): Generator<Step> {
  const step = stepInto(source, area, above, used, report);
  if (area.published && area.level === 'gemeinde' && says(step) === 0) {
    report({
      severity: 'warning',
      code: 'area-silent',
      ...source.placeOf('areas'),
      row: area.row,
      facts: { name: area.name },
    });
  }
  yield step;
  for (const child of area.children) yield* walk(source, child, step, used, report);
}

/** How much a feed has to say. */
export const says = (step: Step): number =>
  step.count + step.contacts.json.length + step.notices.json.length + step.help.json.length;

const byRole = (a: OwnContact, b: OwnContact): number =>
  words.role.indexOf(a.role as never) - words.role.indexOf(b.role as never);

/** Field by field, the nearest wins. One array serves for all: most records are gone again once they are written. */
const merged: (Stated | undefined)[] = [];

function stepInto(source: Source, area: Area, above: Step | undefined, used: Set<string>, report: Report): Step {
  const named = new Map<number, OwnContact[]>();
  for (const own of area.contacts) {
    for (const service of own.services) named.set(service, [...(named.get(service) ?? []), own].sort(byRole));
  }
  const inherited = above?.resolved ?? [];
  const resolved = area.children.length ? inherited.slice() : [];
  const patches: Patch[] = [];
  let services = above?.services ?? nothing;
  let count = above?.count ?? 0;

  const patch = (service: number, own?: StatusRow): void => {
    const before = inherited[service];
    if (!before && !own) return;
    const statement = own?.statement;
    for (let i = 0; i < traits.length; i++) merged[i] = statement?.stated[i] ?? before?.stated[i];
    if (own?.url) merged[URL] = own.url;
    const ids = named.get(service)?.map((o) => o.id);
    const others = before?.contacts ?? namedAbove(above, service);
    const contacts = ids ? [...ids, ...others] : others;
    for (const id of contacts) used.add(id);
    const json = encode(source.catalogue.services[service]?.head ?? '', merged, contacts);
    if (statement?.available && !merged[URL]) {
      report({ severity: 'warning', code: 'url-missing', ...source.placeOf('status'), row: own?.row ?? 0 });
    }
    if (json === before?.json) return;
    const print = printOf(json);
    services = exchange(services, print, before?.print ?? nothing);
    if (!before) count++;
    patches.push({ service, json });
    if (area.children.length) resolved[service] = { stated: merged.slice(), contacts, json, print };
  };
  for (const row of area.rows) patch(row.service, row);
  if (named.size) {
    const stated = new Set(area.rows.map((r) => r.service));
    for (const service of named.keys()) if (!stated.has(service)) patch(service);
    patches.sort((a, b) => a.service - b.service);
  }
  return {
    area,
    ...(above && { above }),
    depth: above ? above.depth + 1 : 0,
    patches,
    services,
    count,
    contacts: inherit(
      area.contacts.map((o) => o.json),
      above?.contacts,
    ),
    notices: inherit(area.notices, above?.notices),
    help: inherit(area.help, above?.help),
    resolved,
    named,
  };
}

const NOBODY: readonly string[] = [];

/** Contacts of the areas above that name a service of which nothing was stated there. */
function namedAbove(step: Step | undefined, service: number): readonly string[] {
  return step ? [...(step.named.get(service) ?? []).map((o) => o.id), ...namedAbove(step.above, service)] : NOBODY;
}

/** Traits whose level the record lists in `statedBy`; rollout and operation carry theirs themselves. */
const LISTED = (['url', 'platform', 'maturity', 'efa', 'alternative', 'evidence'] as const).map((t) => ({
  trait: t,
  at: traits.indexOf(t),
}));
const EVIDENCE = traits.indexOf('evidence');

const NAMES = traits.map((trait) => `,"${trait}":`);

function encode(head: string, stated: Resolved['stated'], contacts: readonly string[]): string {
  let json = head;
  const add = (i: number): void => {
    const trait = stated[i];
    if (trait) json += (NAMES[i] ?? '') + trait.json;
  };
  for (let i = 0; i < EVIDENCE; i++) add(i);
  if (contacts.length) json += `,"contacts":${JSON.stringify(contacts)}`;
  add(EVIDENCE);
  let levels = '';
  for (const { trait, at } of LISTED) {
    const level = stated[at]?.level;
    if (level !== undefined) levels += `${levels && ','}"${trait}":"${level}"`;
  }
  return levels ? `${json},"statedBy":{${levels}}}` : `${json}}`;
}

const EMPTY: Inherited = { json: '', print: nothing };

function inherit(own: readonly string[], above: Inherited = EMPTY): Inherited {
  let list = above;
  for (const json of own.toReversed()) {
    list = { json: list.json ? `${json},${list.json}` : json, print: prepend(printOf(json), list.print) };
  }
  return list;
}
