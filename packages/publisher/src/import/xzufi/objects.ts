/** What the objects of an XZuFi file say, kept as small as it gets: a whole Land has to fit into memory. */
import { parseKey } from '@ozg-widgets/feed';
import type { Report } from '../../findings/finding.js';
import type { PhoneParser } from '../../source/cells/phones.js';
import { child, children, codeIn, codeOf, kept, KNOWN, textIn } from './elements.js';
import { hoursOf } from './opening-hours.js';
import type { Week } from './opening-hours.js';
import { withoutMarkup } from './markup.js';
import { channelsOf, postalOf } from './offices.js';
import type { Row } from '../write-tables.js';
import type { Tally } from '../skipped.js';
import type { Element } from './stream.js';

/** An identifier with the agency that gave it; agencies may give the same one. */
export interface Id {
  id: string;
  agency: string;
}

/** Who is responsible for a service, and where. */
export interface Responsibility {
  service: Id;
  /** Keys of areas, as they are written. */
  areas: readonly string[];
  role: string;
}

/** A service with its keys, and its names as cells. */
export interface Service {
  keys: readonly string[];
  names: Row;
}

/** An online service, or an office. */
export interface Provider {
  id: Id;
  responsibilities: readonly Responsibility[];
  /** Of an online service. */
  url?: string;
  /** Of an office: cells of the table of contacts. */
  contact?: Row;
  week?: Week;
}

/** A responsibility that stands alone, with the one who is responsible: an office or an online service. */
export interface Transferred {
  parent: Id;
  /** What the parent is, where it is said. */
  kind?: 'office' | 'online';
  responsibility: Responsibility;
}

/** Objects by identifier. */
export interface Registry<T> {
  set(id: Id, value: T): void;
  delete(id: Id): void;
  /** A reference without an agency means the only object of this id. */
  get(id: Id): T | undefined;
  values(): Iterable<T>;
}

/** Everything that has been read. */
export interface Facts {
  services: Registry<Service>;
  offices: Registry<Provider>;
  onlineServices: Registry<Provider>;
  /** Responsibilities that stand alone. */
  transferred: Registry<Transferred>;
  /** By ARS, as addresses mention them. */
  areaNames: ReadonlyMap<string, string>;
  /** The ARS of municipalities by AGS, as addresses mention them. */
  arsOfAgs: ReadonlyMap<string, string>;
  /** Takes the next object, and the line on which it begins. */
  take: (object: Element, line: number) => void;
}

/** Takes the objects of a file as they come; later ones replace earlier ones with the same id. */
export function createFacts(file: string, now: Date, phones: PhoneParser, report: Report, tally: Tally): Facts {
  const services = createRegistry<Service>();
  const offices = createRegistry<Provider>();
  const onlineServices = createRegistry<Provider>();
  const transferred = createRegistry<Transferred>();
  const areaNames = new Map<string, string>();
  const arsOfAgs = new Map<string, string>();
  const today = now.toISOString().slice(0, 10);
  const registries: Readonly<Record<string, Registry<unknown>>> = {
    leistung: services,
    organisationseinheit: offices,
    onlinedienst: onlineServices,
    zustaendigkeit: transferred,
    zustaendigkeittransferobjekt: transferred,
  };
  let line = 0;
  let nameless = 0;

  const take = (object: Element): void => {
    const alone = object.name === 'zustaendigkeitTransferObjekt';
    // A responsibility need not be named to count.
    const id = alone
      ? (idOf(child(object, 'zustaendigkeit') ?? object) ?? { id: `#${++nameless}`, agency: '' })
      : idOf(object);
    if (!id) {
      report({ severity: 'warning', code: 'import-no-id', file, row: line, facts: { kind: object.name } });
      return;
    }
    const deletes = object.name === 'loesche';
    // What is written anew replaces the old, even where the new is not valid or cannot be used.
    registries[(deletes ? (object.attributes['klasse'] ?? '') : object.name).toLowerCase()]?.delete(id);
    if (deletes) return;
    if (!validOn(object, today)) tally.add('import-not-valid');
    else if (object.name === 'leistung') takeService(id, object);
    else if (object.name === 'onlinedienst') takeOnline(id, object);
    else if (object.name === 'organisationseinheit') takeOffice(id, object);
    else takeTransferred(id, object);
  };
  const takeService = (id: Id, object: Element): void => {
    const written = [...children(object, 'referenzLeiKa'), ...children(object, 'leistungsschluessel')].map(codeOf);
    const keys = written.map(parseKey).filter((key) => key !== undefined);
    const names = {
      ...namesOf(modules(object, '02'), 'leistung/modulText', tally),
      ...namesOf(modules(object, '03'), 'leistung/modulText', tally),
    };
    const [found] = written;
    if (!keys.length)
      report({ severity: 'warning', code: 'import-no-key', file, row: line, ...(found && { facts: { found } }) });
    else if (!Object.keys(names).length)
      report({ severity: 'warning', code: 'import-no-name', file, row: line, facts: { found: keys[0] ?? '' } });
    else services.set(id, { keys: keys.map(kept), names });
  };
  const takeOnline = (id: Id, object: Element): void => {
    const links = children(object, 'link').map((link) => ({ type: codeIn(link, 'typ'), url: textIn(link, 'link') }));
    const usable = links.filter(({ url }) => /^https:\/\/\S+$/.test(url) && URL.canParse(url));
    const url = (usable.find(({ type }) => type === '01') ?? usable[0])?.url;
    const found = links[0]?.url;
    if (url === undefined) {
      report({ severity: 'warning', code: 'import-no-link', file, row: line, ...(found && { facts: { found } }) });
    } else onlineServices.set(id, { id, url: kept(url), responsibilities: responsibilitiesOf(object) });
  };
  const takeOffice = (id: Id, object: Element): void => {
    tally.add('import-persons', children(object, 'kontaktperson').length);
    for (const address of children(object, 'anschrift')) rememberArea(child(address, 'verwaltungspolitischeKodierung'));
    const names = namesOf(
      children(object, 'name').flatMap((name) => children(name, 'name')),
      'organisationseinheit/name',
      tally,
    );
    const responsibilities = responsibilitiesOf(object);
    if (PERSON.test(names['name'] ?? '')) {
      tally.add('import-persons');
      return;
    }
    if (!Object.keys(names).length) {
      report({ severity: 'warning', code: 'import-office-nameless', file, row: line });
      return;
    }
    const contact = { ...names, ...channelsOf(object, phones, tally), ...postalOf(object, tally) };
    const week = hoursOf(object, tally);
    offices.set(id, { id, contact, responsibilities, ...(week && { week }) });
  };
  const takeTransferred = (id: Id, object: Element): void => {
    const parent = idOf(object, 'uebergeordnetesObjektID');
    const element = child(object, 'zustaendigkeit');
    const scheme = (element && child(element, 'id')?.attributes['schemeID']) ?? '';
    const kind = /onlinedienst/i.test(scheme) ? 'online' : /organisationseinheit/i.test(scheme) ? 'office' : undefined;
    if (!parent || !element) tally.add('import-orphans');
    else {
      // What is wrong with it has been counted where there is none.
      const [responsibility] = responsibilitiesOf(object);
      if (responsibility) transferred.set(id, { parent, responsibility, ...(kind && { kind }) });
    }
  };
  const responsibilitiesOf = (object: Element): Responsibility[] =>
    children(object, 'zustaendigkeit').flatMap((element) => {
      const service = idOf(element, 'leistungID');
      if (!validOn(element, today)) tally.add('import-not-valid');
      else if (!service) tally.add('import-orphans');
      else {
        const areas = children(element, 'gebietID').map(({ text }) => kept(text.replace(/\s/g, '')));
        return [{ service, areas, role: kept(codeIn(element, 'rolle')) }];
      }
      return [];
    });
  const rememberArea = (coding: Element | undefined): void => {
    const [regional, municipal] = ['regionalschluessel', 'gemeindeschluessel'].map(
      (name) => coding && child(coding, name),
    );
    const [ars, ags] = [regional ? codeOf(regional) : '', municipal ? codeOf(municipal) : ''];
    const name = (regional && textIn(regional, 'name')) || (municipal && textIn(municipal, 'name'));
    if (!/^\d{12}$/.test(ars)) return;
    if (name && !areaNames.has(ars)) areaNames.set(kept(ars), kept(name));
    if (/^\d{8}$/.test(ags)) arsOfAgs.set(kept(ags), kept(ars));
  };
  return {
    services,
    offices,
    onlineServices,
    transferred,
    areaNames,
    arsOfAgs,
    take(object, at) {
      line = at;
      take(object);
    },
  };
}

/** An office that is named like a person. */
const PERSON = /^(Herr|Frau|Hr\.|Fr\.|Dr\.|Prof\.)\s/;

const knownIds = new Map<string, Id>();

/** The identifier in an element of this one. Equal ones are one object: half a million references add up. */
function idOf(element: Element, name = 'id'): Id | undefined {
  const found = child(element, name);
  if (!found?.text) return;
  const agency = found.attributes['schemeAgencyID'] ?? '';
  const before = knownIds.get(`${found.text}\n${agency}`);
  if (before) return before;
  const id = { id: kept(found.text), agency: kept(agency) };
  if (knownIds.size >= KNOWN) knownIds.clear();
  knownIds.set(`${id.id}\n${id.agency}`, id);
  return id;
}

/** The texts of a module of a service's description. */
const modules = (object: Element, code: string): Element[] =>
  children(object, 'modulText')
    .filter((module) => codeIn(module, 'leikaTextmodul') === code)
    .flatMap((module) => children(module, 'inhalt'));

/** Texts in several languages as cells: `name`, `name@en`; the first of each language holds. */
function namesOf(elements: readonly Element[], field: string, tally: Tally): Row {
  const names: Record<string, string> = {};
  for (const { text, attributes } of elements) {
    const lang = languageOf(attributes['languageCode'] ?? 'de');
    if (lang === undefined) {
      tally.add('import-languages');
      continue;
    }
    const column = lang === 'de' ? 'name' : `name@${lang}`;
    const read = withoutMarkup(text);
    const name = read.text.replace(/\s+/g, ' ').trim();
    if (name === '' || column in names) continue;
    tally.add('import-markup', read.removed, field);
    names[column] = kept(name);
  }
  return names;
}

function languageOf(code: string): string | undefined {
  if (/leicht|simple/i.test(code)) return 'de-simple';
  const [primary = ''] = code.toLowerCase().split(/[-_]/);
  return /^[a-z]{2,3}$/.test(primary) ? primary : undefined;
}

/** Whether an object has no period of validity, or one that includes the day. */
function validOn(object: Element, day: string): boolean {
  const periods = children(object, 'gueltigkeit');
  const includes = (period: Element): boolean => {
    const [begin, end] = [textIn(period, 'beginn').slice(0, 10), textIn(period, 'ende').slice(0, 10)];
    return (begin === '' || begin <= day) && (end === '' || end >= day);
  };
  return !periods.length || periods.some(includes);
}

function createRegistry<T>(): Registry<T> {
  const entries = new Map<string, { agency: string; value: T }[]>();
  return {
    set({ id, agency }, value) {
      const others = (entries.get(id) ?? []).filter((e) => e.agency !== agency);
      entries.set(id, [...others, { agency, value }]);
    },
    delete({ id, agency }) {
      const others = (entries.get(id) ?? []).filter((e) => agency !== '' && e.agency !== '' && e.agency !== agency);
      if (others.length) entries.set(id, others);
      else entries.delete(id);
    },
    get({ id, agency }) {
      const found = entries.get(id) ?? [];
      const exact = found.find((e) => e.agency === agency);
      const [only] = found;
      const open = found.length === 1 && (agency === '' || only?.agency === '');
      return (exact ?? (open ? only : undefined))?.value;
    },
    *values() {
      for (const list of entries.values()) for (const { value } of list) yield value;
    },
  };
}
