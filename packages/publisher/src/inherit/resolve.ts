/**
 * Inheritance. Every area is visited once, the ones above before the ones below; each is described by what differs
 * from the area above it, so that the whole country never has to be held at once.
 */
import { words } from '@ozg-widgets/feed';
import type { Area } from '../source/tables/areas.js';
import { createAssembler } from '../tree/serialize-feed.js';
import type { OwnContact } from '../source/tables/contacts.js';
import type { Report } from '../findings/finding.js';
import { exchange, nothing, prepend, printOf } from '../output/fingerprint.js';
import type { Print } from '../output/fingerprint.js';
import { isTooLarge } from '../documents/size-limit.js';
import type { Source } from '../source/read-source.js';
import type { LedgerRow } from '../source/tables/statement-store.js';
import { ROLLOUT, stateOf, traits, URL } from '../source/tables/status.js';
import type { Pool } from '../source/tables/statement-store.js';

/** What is stated of a service, trait by trait: the number of its JSON in the pool (0: nothing), and who states it. */
interface Stated {
  values: number[];
  levels: string[];
}

/** One service as it stands in an area. */
export interface Resolved {
  stated: Stated;
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
  /** How far services have come, where this area states it. */
  rollouts: readonly { service: number; state: string }[];
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

/** Walks through all areas only for what is reported on the way, feeds that no reader would take among it. */
export function walkThrough(source: Source, report: Report): void {
  const { envelope, catalogue } = source;
  const assembler = envelope && createAssembler(envelope, catalogue.services.length);
  for (const step of steps(source, report)) {
    const { ars, name, published } = step.area;
    if (!assembler || !published || says(step) === 0) continue;
    const size = assembler.file(step, SOME_TIME).reduce((sum, piece) => sum + piece.length, 0);
    isTooLarge(`areas/${ars}.json`, size, report, name);
  }
}

/** Any time of publication: all are equally long. */
const SOME_TIME = '1970-01-01T00:00:00Z';

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
const merged: Stated = { values: [], levels: [] };

function stepInto(source: Source, area: Area, above: Step | undefined, used: Set<string>, report: Report): Step {
  const named = new Map<number, OwnContact[]>();
  for (const own of area.contacts) {
    for (const service of own.services) named.set(service, [...(named.get(service) ?? []), own].sort(byRole));
  }
  const { pool, ledger } = source.statements;
  const inherited = above?.resolved ?? [];
  const resolved = area.children.length ? inherited.slice() : [];
  const patches: Patch[] = [];
  const rollouts: { service: number; state: string }[] = [];
  let services = above?.services ?? nothing;
  let count = above?.count ?? 0;

  const patch = (service: number, own?: LedgerRow): void => {
    const before = inherited[service];
    if (!before && !own) return;
    for (let i = 0; i < traits.length; i++) {
      const value = own?.value(i) ?? 0;
      merged.values[i] = value || (before?.stated.values[i] ?? 0);
      merged.levels[i] = value ? area.level : (before?.stated.levels[i] ?? '');
    }
    const ids = named.get(service)?.map((o) => o.id);
    const others = before?.contacts ?? namedAbove(above, service);
    const contacts = ids ? [...ids, ...others] : others;
    for (const id of contacts) used.add(id);
    const json = encode(pool, source.catalogue.services[service]?.head ?? '', merged, contacts);
    if (own?.value(ROLLOUT)) {
      const state = stateOf(pool.get(own.value(ROLLOUT)));
      rollouts.push({ service, state });
      if (state === 'available' && !merged.values[URL])
        report({ severity: 'warning', code: 'url-missing', ...source.placeOf('status'), row: own.row });
    }
    if (json === before?.json) return;
    const print = printOf(json);
    services = exchange(services, print, before?.print ?? nothing);
    if (!before) count++;
    patches.push({ service, json });
    if (area.children.length)
      resolved[service] = {
        stated: { values: merged.values.slice(), levels: merged.levels.slice() },
        contacts,
        json,
        print,
      };
  };
  const seen = new Set<number>();
  for (const row of ledger.of(area.index)) {
    patch(row.service, row);
    if (named.size) seen.add(row.service);
  }
  if (named.size) {
    for (const service of named.keys()) if (!seen.has(service)) patch(service);
    patches.sort((a, b) => a.service - b.service);
  }
  return {
    area,
    ...(above && { above }),
    depth: above ? above.depth + 1 : 0,
    patches,
    rollouts,
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

function encode(pool: Pool, head: string, { values, levels }: Stated, contacts: readonly string[]): string {
  let json = head;
  for (let i = 0; i < EVIDENCE; i++) {
    const value = values[i];
    if (value) json += (NAMES[i] ?? '') + pool.get(value);
  }
  if (contacts.length) json += `,"contacts":${JSON.stringify(contacts)}`;
  if (values[EVIDENCE]) json += (NAMES[EVIDENCE] ?? '') + pool.get(values[EVIDENCE]);
  let by = '';
  for (const { trait, at } of LISTED) {
    if (values[at]) by += `${by && ','}"${trait}":"${levels[at] ?? ''}"`;
  }
  return by ? `${json},"statedBy":{${by}}}` : `${json}}`;
}

const EMPTY: Inherited = { json: '', print: nothing };

function inherit(own: readonly string[], above: Inherited = EMPTY): Inherited {
  let list = above;
  for (const json of own.toReversed()) {
    list = { json: list.json ? `${json},${list.json}` : json, print: prepend(printOf(json), list.print) };
  }
  return list;
}
