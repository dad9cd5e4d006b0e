/** The tables of contacts, their weeks, and the days that differ. */
import { HOME_ZONE, WEEKDAYS } from '@ozg-widgets/feed';
import type { Channel, Contact, Hours } from '@ozg-widgets/feed';
import type { Area, Areas } from './areas.js';
import type { Catalogue } from './services.js';
import {
  parseAddress,
  parseDuration,
  parseEmail,
  parseId,
  parseLanguage,
  parseList,
  parsePostcode,
  parseWord,
  parseZone,
} from '../cells/cells.js';
import { parseDay, reversed } from '../cells/dates.js';
import type { Report } from '../../findings/finding.js';
import { eachLine } from '../rows.js';
import type { Line, Parser, Problem } from '../rows.js';
import { nearest } from '../../text/closest-match.js';
import { loadPhoneParser } from '../cells/phones.js';
import type { PhoneKind, PhoneParser } from '../cells/phones.js';
import type { Sheet } from '../sheets/sheets.js';
import { parseHours } from '../cells/opening-hours.js';

/** A contact at the area that states it. */
export interface OwnContact {
  id: string;
  role: string;
  /** As it stands in a feed. */
  json: string;
  area: Area;
  /** Places in the catalogue; empty means every service of the area. */
  services: readonly number[];
  row: number;
}

/** All contacts by their ids. */
export type Contacts = Map<string, OwnContact>;

type ContactLine = Line<
  | 'id' | 'ars' | 'level' | 'role' | 'name' | 'person' | 'consent' | 'organisation' | 'email' | 'phone' | 'mobile' | 'fax'
  | 'deMail' | 'messenger' | 'web' | 'street' | 'postcode' | 'place' | 'addressExtra' | 'accessibility' | 'languages'
  | 'answersWithin' | 'services'
>; // prettier-ignore

/** A contact that is still being put together from its tables. */
interface Draft {
  own: OwnContact;
  contact: Contact;
}
type Drafts = Map<string, Draft>;

/** Reads the contacts with their hours. */
export async function readContacts(
  sheets: Partial<Record<'contacts' | 'hours' | 'exceptions', Sheet>>,
  areas: Areas,
  catalogue: Catalogue,
  report: Report,
): Promise<Contacts> {
  const drafts: Drafts = new Map();
  if (sheets.contacts) await readDrafts(sheets.contacts, areas, catalogue, drafts, report);
  if (sheets.hours) await readHours(sheets.hours, drafts, report);
  if (sheets.exceptions) await readExceptions(sheets.exceptions, drafts, report);
  const contacts: Contacts = new Map();
  for (const [id, { own, contact }] of drafts) {
    own.json = JSON.stringify(contact);
    contacts.set(id, own);
  }
  return contacts;
}

async function readDrafts(
  sheet: Sheet,
  areas: Areas,
  catalogue: Catalogue,
  drafts: Drafts,
  report: Report,
): Promise<void> {
  const parsePhone = await loadPhoneParser();
  const parseRole = parseWord('role');
  const parseYesNo = parseWord('yesNo');
  const parseServices = parseList(catalogue.parser);
  const parseLanguages = parseList(parseLanguage);

  await eachLine(sheet, 'contacts', report, (line) => {
    const id = line.read('id', parseId);
    const area = areas.of(line);
    const role = line.read('role', parseRole);
    const name = line.text('name');
    const person = line.read('person', parseYesNo) === 'yes';
    const consent = line.cell('consent');
    const organisation = line.text('organisation');
    const channels = readChannels(line, parsePhone);
    const address = readPostal(line);
    const accessibility = line.text('accessibility');
    const languages = line.read('languages', parseLanguages);
    const answersWithin = line.read('answersWithin', parseDuration);
    const services = line.read('services', parseServices) ?? [];

    if (person && consent === '') line.error('consent', 'person-without-consent');
    const salutation = typeof name === 'string' ? [name] : (name ?? []).map((n) => n.text);
    const named = salutation.find((n) => /^(Herr|Frau|Hr\.|Fr\.|Dr\.|Prof\.|Mr\.?|Ms\.?|Mrs\.?)\s/.test(n));
    if (named !== undefined && !person) line.error('name', 'person-unmarked', { found: named });
    if (!channels.length && !address) line.warning(undefined, 'contact-unreachable');
    if (id === undefined || area === undefined || role === undefined || name === undefined) return;
    const before = drafts.get(id);
    if (before) {
      line.error('id', 'id-repeated', { found: id, other: before.own.row });
      return;
    }
    // In the order in which the format lists them; what is undefined does not get into the JSON.
    const contact = {
      id,
      role,
      level: area.level,
      name,
      person: person || undefined,
      consent: person ? consent : undefined,
      organisation,
      channels: channels.length ? channels : undefined,
      address,
      hours: undefined,
      accessibility,
      languages: languages?.length ? languages : undefined,
      answersWithin,
    };
    const own = { id, role, json: '', area, services: services.map((s) => s.index), row: line.row };
    drafts.set(id, { own, contact });
    area.contacts.push(own);
  });
}

function readChannels(line: ContactLine, parsePhone: PhoneParser): Channel[] {
  const channels: Channel[] = [];
  const add = (kind: Channel['kind'], value: string | undefined): void => {
    if (value !== undefined) channels.push({ kind, value });
  };
  const number = (kind: PhoneKind): void => {
    const read = line.read(kind, (text) => parsePhone(text, kind));
    if (!read) return;
    if ('short' in read) {
      channels.push({ kind: 'other', value: read.short, label: read.label });
      return;
    }
    const { value, display } = read;
    channels.push({ kind, value, ...(display !== value && { display }) });
  };
  add('email', line.read('email', parseEmail));
  number('phone');
  number('mobile');
  number('fax');
  add(
    'messenger',
    line.read('messenger', (text) => text),
  );
  add('de-mail', line.read('deMail', parseEmail));
  add('web', line.read('web', parseAddress));
  return channels;
}

function readPostal(line: ContactLine): Contact['address'] {
  const street = line.cell('street');
  const postcode = line.read('postcode', parsePostcode);
  const place = line.cell('place');
  const extra = line.text('addressExtra');
  if (line.cell('postcode') === '' && street === '' && place === '' && extra === undefined) return;
  if (line.cell('postcode') === '' || place === '') {
    line.error(place === '' ? 'place' : 'postcode', 'postal-incomplete');
    return;
  }
  if (postcode === undefined) return;
  return { ...(street !== '' && { street }), postcode, place, ...(extra !== undefined && { extra }) };
}

/** Reads the id of one of the contacts, and gives what is known of it. */
export const parseContact =
  <T>(contacts: ReadonlyMap<string, T>): Parser<T> =>
  (id): T | Problem => {
    const contact = contacts.get(id);
    if (contact) return contact;
    const near = nearest(id, [...contacts.keys()].slice(0, COMPARED));
    return { problem: 'contact-unknown', facts: near === undefined ? {} : { nearest: near } };
  };

/** With how many ids a wrong one is compared. */
const COMPARED = 1000;

/** Gives each contact its week. */
async function readHours(sheet: Sheet, drafts: Drafts, report: Report): Promise<void> {
  const rows = new Map<Draft, number>();
  const parseOwner = parseContact(drafts);
  await eachLine(sheet, 'hours', report, (line) => {
    const owner = line.read('contact', parseOwner);
    const zone = line.read('zone', parseZone) ?? HOME_ZONE;
    const weekly: Hours['weekly'] = {};
    for (const day of WEEKDAYS) {
      const spans = line.read(day, parseHours);
      if (spans?.length) weekly[day] = spans;
    }
    const note = line.text('note');
    if (!owner) return;
    const before = rows.get(owner);
    if (before !== undefined) {
      line.error('contact', 'row-repeated', { other: before });
      return;
    }
    rows.set(owner, line.row);
    owner.contact.hours = { zone, weekly, ...(note !== undefined && { note }) };
  });
}

/** Adds the days that differ. A contact without a week gets one that is closed. */
async function readExceptions(sheet: Sheet, drafts: Drafts, report: Report): Promise<void> {
  const parseOwner = parseContact(drafts);
  await eachLine(sheet, 'exceptions', report, (line) => {
    const owner = line.read('contact', parseOwner);
    const date = line.read('date', parseDay);
    const until = line.read('until', parseDay);
    const hours = line.read('hours', parseHours);
    const note = line.text('note');
    if (reversed(date, until)) {
      line.error('until', 'date-reversed', { found: line.cell('until'), start: line.cell('date') });
    }
    if (!owner || date === undefined) return;
    const { contact } = owner;
    contact.hours ??= { zone: HOME_ZONE, weekly: {} };
    (contact.hours.exceptions ??= []).push({
      date,
      ...(until !== undefined && { until }),
      ...(hours?.length && { hours }),
      ...(note !== undefined && { note }),
    });
  });
}
