/** Reads the objects of an XZuFi file, as compactly as possible: a whole Land has to fit into memory. */
import { parseKey } from '@ozg-widgets/feed';
import type { Facts as FindingFacts, Report } from '../../findings/finding.js';
import type { Code } from '../../findings/messages.js';
import type { PhoneParser } from '../../source/cells/phones.js';
import { child, children, codeIn, codeOf, kept, KNOWN, textIn } from './elements.js';
import { hoursOf } from './opening-hours.js';
import type { Week } from './opening-hours.js';
import { withoutMarkup } from './markup.js';
import { channelsOf, postalOf } from './offices.js';
import type { Row } from '../write-tables.js';
import type { SkipCounter } from '../skipped.js';
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
  week?: Week | undefined;
}

/** A responsibility that stands alone, with the one who is responsible: an office or an online service. */
export interface Transferred {
  parent: Id;
  /** The kind of the parent, if the source states it. */
  kind?: 'office' | 'online' | undefined;
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

/** What reading an object needs besides the object. */
interface ReadContext {
  /** The day on which objects must be valid. */
  today: string;
  parsePhone: PhoneParser;
  /** Reports something about the current object. */
  warn: (code: Code, facts?: FindingFacts) => void;
  skipped: SkipCounter;
}

/** Collects the objects of a file; a later object replaces an earlier one with the same id. */
export function createFacts(
  file: string,
  now: Date,
  parsePhone: PhoneParser,
  report: Report,
  skipped: SkipCounter,
): Facts {
  const services = createRegistry<Service>();
  const offices = createRegistry<Provider>();
  const onlineServices = createRegistry<Provider>();
  const transferred = createRegistry<Transferred>();
  const places = createPlaces();
  const registries: Readonly<Record<string, Registry<unknown>>> = {
    leistung: services,
    organisationseinheit: offices,
    onlinedienst: onlineServices,
    zustaendigkeit: transferred,
    zustaendigkeittransferobjekt: transferred,
  };
  let line = 0;
  let nameless = 0;
  const context: ReadContext = {
    today: now.toISOString().slice(0, 10),
    parsePhone,
    skipped,
    warn(code, facts) {
      report({ severity: 'warning', code, file, row: line, facts });
    },
  };

  const readId = (object: Element): Id | undefined => {
    if (object.name !== 'zustaendigkeitTransferObjekt') return idOf(object);
    // A responsibility counts even without an id.
    return idOf(child(object, 'zustaendigkeit') ?? object) ?? { id: `#${++nameless}`, agency: '' };
  };
  /** Reads a valid object into its registry. */
  const add = (id: Id, object: Element): void => {
    if (object.name === 'leistung') setIfFound(services, id, readService(object, context));
    else if (object.name === 'onlinedienst') setIfFound(onlineServices, id, readOnlineService(id, object, context));
    else if (object.name === 'organisationseinheit') {
      for (const address of children(object, 'anschrift')) places.add(child(address, 'verwaltungspolitischeKodierung'));
      setIfFound(offices, id, readOffice(id, object, context));
    } else setIfFound(transferred, id, readTransferred(object, context));
  };
  return {
    services,
    offices,
    onlineServices,
    transferred,
    areaNames: places.names,
    arsOfAgs: places.arsOfAgs,
    take(object, at) {
      line = at;
      const id = readId(object);
      if (!id) {
        context.warn('import-no-id', { kind: object.name });
        return;
      }
      const isDeletion = object.name === 'loesche';
      // A new version replaces the old one even if it is not valid or cannot be used.
      registries[(isDeletion ? (object.attributes['klasse'] ?? '') : object.name).toLowerCase()]?.delete(id);
      if (isDeletion) return;
      if (validOn(object, context.today)) add(id, object);
      else skipped.add('import-not-valid');
    },
  };
}

function setIfFound<T>(registry: Registry<T>, id: Id, value: T | undefined): void {
  if (value !== undefined) registry.set(id, value);
}

function readService(object: Element, { skipped, warn }: ReadContext): Service | undefined {
  const written = [...children(object, 'referenzLeiKa'), ...children(object, 'leistungsschluessel')].map(codeOf);
  const keys = written.map(parseKey).filter((key) => key !== undefined);
  const names = {
    ...namesOf(modules(object, '02'), 'leistung/modulText', skipped),
    ...namesOf(modules(object, '03'), 'leistung/modulText', skipped),
  };
  const [found] = written;
  const [key] = keys;
  if (key === undefined) warn('import-no-key', found ? { found } : undefined);
  else if (!Object.keys(names).length) warn('import-no-name', { found: key });
  else return { keys: keys.map(kept), names };
  return;
}

function readOnlineService(id: Id, object: Element, context: ReadContext): Provider | undefined {
  const links = children(object, 'link').map((link) => ({ type: codeIn(link, 'typ'), url: textIn(link, 'link') }));
  const usable = links.filter(({ url }) => /^https:\/\/\S+$/.test(url) && URL.canParse(url));
  const url = (usable.find(({ type }) => type === '01') ?? usable[0])?.url;
  if (url !== undefined) return { id, url: kept(url), responsibilities: responsibilitiesOf(object, context) };
  const found = links[0]?.url;
  context.warn('import-no-link', found ? { found } : undefined);
  return;
}

function readOffice(id: Id, object: Element, context: ReadContext): Provider | undefined {
  const { parsePhone, skipped, warn } = context;
  skipped.add('import-persons', children(object, 'kontaktperson').length);
  const names = namesOf(
    children(object, 'name').flatMap((name) => children(name, 'name')),
    'organisationseinheit/name',
    skipped,
  );
  const responsibilities = responsibilitiesOf(object, context);
  if (PERSON.test(names['name'] ?? '')) {
    skipped.add('import-persons');
    return;
  }
  if (!Object.keys(names).length) {
    warn('import-office-nameless');
    return;
  }
  const contact = { ...names, ...channelsOf(object, parsePhone, skipped), ...postalOf(object, skipped) };
  return { id, contact, responsibilities, week: hoursOf(object, skipped) };
}

function readTransferred(object: Element, context: ReadContext): Transferred | undefined {
  const parent = idOf(object, 'uebergeordnetesObjektID');
  const element = child(object, 'zustaendigkeit');
  if (!parent || !element) {
    context.skipped.add('import-orphans');
    return;
  }
  const scheme = child(element, 'id')?.attributes['schemeID'] ?? '';
  const kind = /onlinedienst/i.test(scheme) ? 'online' : /organisationseinheit/i.test(scheme) ? 'office' : undefined;
  // Without a responsibility, the reason has been counted.
  const [responsibility] = responsibilitiesOf(object, context);
  return responsibility && { parent, responsibility, kind };
}

function responsibilitiesOf(object: Element, { today, skipped }: ReadContext): Responsibility[] {
  return children(object, 'zustaendigkeit').flatMap((element) => {
    const service = idOf(element, 'leistungID');
    if (!validOn(element, today)) skipped.add('import-not-valid');
    else if (!service) skipped.add('import-orphans');
    else {
      const areas = children(element, 'gebietID').map(({ text }) => kept(text.replace(/\s/g, '')));
      return [{ service, areas, role: kept(codeIn(element, 'rolle')) }];
    }
    return [];
  });
}

/** Names of areas, and the ARS of municipalities by AGS, as addresses mention them. */
interface Places {
  names: Map<string, string>;
  arsOfAgs: Map<string, string>;
  add: (coding: Element | undefined) => void;
}

function createPlaces(): Places {
  const names = new Map<string, string>();
  const arsOfAgs = new Map<string, string>();
  return {
    names,
    arsOfAgs,
    add(coding) {
      const regional = coding && child(coding, 'regionalschluessel');
      const municipal = coding && child(coding, 'gemeindeschluessel');
      const ars = regional ? codeOf(regional) : '';
      const ags = municipal ? codeOf(municipal) : '';
      const name = (regional && textIn(regional, 'name')) || (municipal && textIn(municipal, 'name'));
      if (!/^\d{12}$/.test(ars)) return;
      if (name && !names.has(ars)) names.set(kept(ars), kept(name));
      if (/^\d{8}$/.test(ags)) arsOfAgs.set(kept(ags), kept(ars));
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
function namesOf(elements: readonly Element[], field: string, skipped: SkipCounter): Row {
  const names: Record<string, string> = {};
  for (const { text, attributes } of elements) {
    const lang = languageOf(attributes['languageCode'] ?? 'de');
    if (lang === undefined) {
      skipped.add('import-languages');
      continue;
    }
    const column = lang === 'de' ? 'name' : `name@${lang}`;
    const read = withoutMarkup(text);
    const name = read.text.replace(/\s+/g, ' ').trim();
    if (name === '' || column in names) continue;
    skipped.add('import-markup', read.removed, field);
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
