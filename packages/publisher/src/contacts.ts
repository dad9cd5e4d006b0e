/** The tables of contacts, their weeks, and the days that differ. */
import type { Channel, Contact, Hours } from '@ozg-widgets/feed';
import type { Area, Areas } from './areas.js';
import type { Catalogue } from './catalogue.js';
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
} from './cells.js';
import { parseDay, reversed } from './days.js';
import type { Report } from './findings.js';
import { eachLine } from './lines.js';
import type { Line, Parser, Problem } from './lines.js';
import { nearest } from './nearest.js';
import type { Sheet } from './table.js';
import { parseHours } from './week.js';

/** A contact at the area that states it. */
export interface OwnContact {
  contact: Contact;
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

/** Reads the table of contacts. */
export async function readContacts(
  sheet: Sheet | undefined,
  areas: Areas,
  catalogue: Catalogue,
  report: Report,
): Promise<Contacts> {
  const contacts: Contacts = new Map();
  if (!sheet) return contacts;
  const parsePhone = await phoneParser();
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
    const before = contacts.get(id);
    if (before) {
      line.error('id', 'id-repeated', { found: id, other: before.row });
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
    const own = { contact, area, services: services.map((s) => s.index), row: line.row };
    contacts.set(id, own);
    area.contacts.push(own);
  });
  return contacts;
}

/** Numbers are read by the German numbering plan; the library for it is loaded only where a table has contacts. */
async function phoneParser(): Promise<Parser<string>> {
  const { parsePhoneNumberFromString } = await import('libphonenumber-js/max');
  return (text) => {
    const phone = parsePhoneNumberFromString(text, 'DE');
    return phone?.isValid() && phone.ext === undefined ? phone.number : { problem: 'phone-invalid' };
  };
}

/** The one number of every authority, which has no international form. */
const AUTHORITIES = '115';

function readChannels(line: ContactLine, parsePhone: Parser<string>): Channel[] {
  const channels: Channel[] = [];
  const add = (kind: Channel['kind'], value: string | undefined): void => {
    if (value !== undefined) channels.push({ kind, value });
  };
  const number = (kind: 'phone' | 'mobile' | 'fax'): void => {
    const written = line.cell(kind);
    if (written.replace(/\s/g, '') === AUTHORITIES) {
      channels.push({ kind: 'other', value: AUTHORITIES, label: 'Behördennummer' });
      return;
    }
    const value = line.read(kind, parsePhone);
    if (value !== undefined) channels.push({ kind, value, ...(written !== value && { display: written }) });
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

/** The contact that a row names; `undefined` where that has been reported. */
export function contactOf<C extends string>(line: Line<C>, column: C, contacts: Contacts): OwnContact | undefined {
  return line.read(column, (id): OwnContact | Problem => {
    const contact = contacts.get(id);
    if (contact) return contact;
    const near = nearest(id, [...contacts.keys()].slice(0, 1000));
    return { problem: 'contact-unknown', facts: near === undefined ? {} : { nearest: near } };
  });
}

/** Reads the weeks of the contacts, and gives each its hours. */
export async function readHours(sheet: Sheet | undefined, contacts: Contacts, report: Report): Promise<void> {
  if (!sheet) return;
  const rows = new Map<OwnContact, number>();
  await eachLine(sheet, 'hours', report, (line) => {
    const own = contactOf(line, 'contact', contacts);
    const zone = line.read('zone', parseZone) ?? 'Europe/Berlin';
    const weekly: Hours['weekly'] = {};
    for (const day of ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'] as const) {
      const spans = line.read(day, parseHours);
      if (spans?.length) weekly[day] = spans;
    }
    const note = line.text('note');
    if (!own) return;
    const before = rows.get(own);
    if (before !== undefined) {
      line.error('contact', 'row-repeated', { other: before });
      return;
    }
    rows.set(own, line.row);
    own.contact.hours = { zone, weekly, ...(note !== undefined && { note }) };
  });
}

/** Reads the days that differ. A contact without a week gets one that is closed. */
export async function readExceptions(sheet: Sheet | undefined, contacts: Contacts, report: Report): Promise<void> {
  if (!sheet) return;
  await eachLine(sheet, 'exceptions', report, (line) => {
    const own = contactOf(line, 'contact', contacts);
    const date = line.read('date', parseDay);
    const until = line.read('until', parseDay);
    const hours = line.read('hours', parseHours);
    const note = line.text('note');
    if (reversed(date, until))
      line.error('until', 'date-reversed', { found: line.cell('until'), start: line.cell('date') });
    if (!own || date === undefined) return;
    own.contact.hours ??= { zone: 'Europe/Berlin', weekly: {} };
    (own.contact.hours.exceptions ??= []).push({
      date,
      ...(until !== undefined && { until }),
      ...(hours?.length && { hours }),
      ...(note !== undefined && { note }),
    });
  });
}
