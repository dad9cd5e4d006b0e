/** XZuFi 2.2 and 2.3: services, offices, online services, and who is responsible where. */
import { basename } from 'node:path';
import { agsOf, BUND, parseArs } from '@ozg-widgets/feed';
import type { Report } from '../../findings/finding.js';
import { loadPhoneParser } from '../../source/cells/phones.js';
import { laender } from '../../source/vocabulary.js';
import { createAreas, createServices } from '../collected-tables.js';
import type { Areas, Services } from '../collected-tables.js';
import type { TableData, Row } from '../write-tables.js';
import { createSkipCounter } from '../skipped.js';
import type { SkipCounter } from '../skipped.js';
import { reportImportError } from '../import-error.js';
import { createFacts } from './objects.js';
import type { Facts, Provider, Responsibility, Transferred } from './objects.js';
import { readObjects } from './stream.js';

/** Reads an XZuFi file of any size. A service is online in an area where an online service is responsible for both. */
export async function readXzufi(
  input: string,
  now: Date,
  report: Report,
  progress?: (done: number, total: number) => void,
): Promise<TableData[] | undefined> {
  const file = basename(input);
  const skipped = createSkipCounter(file, report);
  const facts = createFacts(file, now, await loadPhoneParser(), report, skipped);
  const sound = await readObjects(input, facts.take, progress).then(
    () => true,
    (error: unknown) => {
      reportImportError(error, file, report);
      return false;
    },
  );
  if (!sound) return;
  const services = createServices(skipped);
  for (const { keys, names } of facts.services.values()) for (const key of keys) services.add(key, names);
  const made = joined(facts, services, createAreas(file, undefined, report, skipped), skipped);
  skipped.report();
  return made;
}

/** A contact of an office: for one area, in one role. */
interface Group {
  ars: string;
  role: string;
  keys: Set<string>;
}

const ROLES: Readonly<Record<string, string>> = { '01': 'zuständige Stelle', '03': 'Ansprechpunkt' };

/** Joins who is responsible with what for, and makes the tables of it. */
function joined(facts: Facts, services: Services, areas: Areas, skipped: SkipCounter): TableData[] {
  const status = new Map<string, Row>();
  const contacts = new Map<Provider, Map<string, Group>>();

  const areasOf = ({ areas: written }: Responsibility): string[] => {
    const found = written.map((text) => arsOf(text, facts)).filter((ars) => ars !== undefined);
    if (!found.length) skipped.add('import-no-area');
    return found;
  };
  const name = (ars: string): string =>
    facts.areaNames.get(ars) ??
    (ars === BUND ? 'Deutschland' : (/^\d\d0+$/.test(ars) && laender[ars.slice(0, 2)]) || '');
  const take = (provider: Provider, responsibility: Responsibility): void => {
    const keys = facts.services.get(responsibility.service)?.keys;
    if (!keys) skipped.add('import-orphans');
    else if (provider.url !== undefined) takeOnline(provider.url, keys, areasOf(responsibility));
    else takeOffice(provider, responsibility, keys);
  };
  const takeOnline = (url: string, keys: readonly string[], where: readonly string[]): void => {
    for (const ars of where) {
      areas.add(ars, name(ars));
      for (const key of keys) {
        const before = status.get(key + ars);
        if (!before) status.set(key + ars, { key, ars, state: 'online', url });
        else if (before['url'] !== url) skipped.add('import-other-services');
      }
    }
  };
  const takeOffice = (office: Provider, responsibility: Responsibility, keys: readonly string[]): void => {
    const role = ROLES[responsibility.role];
    if (role === undefined) {
      skipped.add('import-no-role');
      return;
    }
    const groups = contacts.get(office) ?? new Map<string, Group>();
    contacts.set(office, groups);
    for (const ars of areasOf(responsibility)) {
      areas.add(ars, name(ars));
      const group = groups.get(ars + role) ?? { ars, role, keys: new Set() };
      groups.set(ars + role, group);
      for (const key of keys) group.keys.add(key);
    }
  };

  const busy = new Set<Provider>();
  const providers = [...facts.offices.values(), ...facts.onlineServices.values()];
  const join = (provider: Provider | undefined, responsibility: Responsibility): void => {
    if (provider) {
      busy.add(provider);
      take(provider, responsibility);
    } else skipped.add('import-orphans');
  };
  for (const provider of providers)
    for (const responsibility of provider.responsibilities) join(provider, responsibility);
  for (const one of facts.transferred.values()) join(parentOf(one, facts), one.responsibility);
  skipped.add('import-idle', providers.filter((provider) => !busy.has(provider)).length);
  const { rows, hours } = contactRows(contacts);
  return [
    { table: 'areas', rows: areas.rows() },
    { table: 'services', rows: services.rows() },
    { table: 'contacts', rows },
    { table: 'hours', rows: hours },
    { table: 'status', rows: [...status.values()] },
  ];
}

/** Who is responsible; `undefined` where the file does not have it, or has two and does not say which. */
function parentOf({ parent, kind }: Transferred, { offices, onlineServices }: Facts): Provider | undefined {
  const office = kind === 'online' ? undefined : offices.get(parent);
  const online = kind === 'office' ? undefined : onlineServices.get(parent);
  return office && online ? undefined : (office ?? online);
}

/** An ARS in full, of an ARS in any length or of an AGS that is known, or that can only mean one. */
function arsOf(text: string, { arsOfAgs }: Facts): string | undefined {
  if (!/^\d{8}$/.test(text)) return parseArs(text);
  const whole = `${text.slice(0, 5)}0000000`;
  return arsOfAgs.get(text) ?? (agsOf(whole) === text ? parseArs(whole) : undefined);
}

function contactRows(contacts: ReadonlyMap<Provider, ReadonlyMap<string, Group>>): { rows: Row[]; hours: Row[] } {
  const rows: Row[] = [];
  const hours: Row[] = [];
  const taken = new Map<string, number>();
  for (const [{ id, contact, week }, groups] of contacts) {
    for (const { ars, role, keys } of groups.values()) {
      const suffix = groups.size > 1 ? `.${ars}.${role === ROLES['01'] ? '01' : '03'}` : '';
      const own = free(id.id.replace(/[^\w.~-]+/g, '-').slice(0, 56) + suffix, taken);
      rows.push({ id: own, ars, role, ...contact, services: [...keys].join(', ') });
      if (week) hours.push({ contact: own, ...week });
    }
  }
  return { rows, hours };
}

/** An id that no other contact has; `taken` knows how often each was wanted, for thousands can begin alike. */
function free(wanted: string, taken: Map<string, number>): string {
  let id = wanted;
  let n = taken.get(wanted) ?? 1;
  while (taken.has(id)) id = `${wanted}.${++n}`;
  taken.set(wanted, n);
  taken.set(id, taken.get(id) ?? 1);
  return id;
}
