/** The tables of contacts, their weeks, and the days that differ. */
import { HOME_ZONE, WEEKDAYS } from '@ozg-widgets/feed';
import { checkRecord } from '@ozg-widgets/feed/strict';
import type { Channel, Contact, Hours } from '@ozg-widgets/feed';
import type { Areas, Contacts, OwnContact } from '../model.js';
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
import { readRows } from '../rows.js';
import type { Row, Parser, Problem } from '../rows.js';
import { closestMatch } from '@ozg-widgets/feed';
import { loadPhoneParser } from '../cells/phones.js';
import type { PhoneKind, PhoneParser } from '../cells/phones.js';
import { locationOf } from '../table-context.js';
import type { TableContext } from '../table-context.js';
import { parseHours } from '../cells/opening-hours.js';

type ContactRow = Row<
  | 'id' | 'ars' | 'level' | 'role' | 'name' | 'person' | 'consent' | 'organisation' | 'email' | 'phone' | 'mobile' | 'fax'
  | 'deMail' | 'messenger' | 'web' | 'street' | 'postcode' | 'place' | 'addressExtra' | 'accessibility' | 'languages'
  | 'answersWithin' | 'services'
>; // prettier-ignore

/** A contact while its tables are read. */
interface ContactDraft {
  own: OwnContact;
  contact: Contact;
  /** Whether its row has no errors. */
  isValid: boolean;
}
type ContactDrafts = Map<string, ContactDraft>;

/** What contacts refer to. */
interface ContactReferences {
  areas: Areas;
  catalogue: Catalogue;
}

/** Reads the contacts with their hours; `keepRecords` keeps them as objects, too. */
export async function readContacts(
  context: TableContext,
  references: ContactReferences,
  keepRecords: boolean,
): Promise<Contacts> {
  const drafts: ContactDrafts = new Map();
  await readDrafts(context, references, drafts);
  await readHours(context, drafts);
  await readExceptions(context, drafts);
  const { sheets, report } = context;
  const contacts: Contacts = new Map();
  for (const [id, { own, contact, isValid }] of drafts) {
    own.json = JSON.stringify(contact);
    if (keepRecords) own.record = contact;
    contacts.set(id, own);
    if (!isValid || !sheets.contacts) continue;
    for (const issue of checkRecord('contact', contact))
      report({ severity: 'error', code: 'document', ...locationOf(sheets.contacts), row: own.row, issue });
  }
  return contacts;
}

async function readDrafts(
  context: TableContext,
  { areas, catalogue }: ContactReferences,
  drafts: ContactDrafts,
): Promise<void> {
  const parsePhone = await loadPhoneParser();
  const parseRole = parseWord('role');
  const parseYesNo = parseWord('yesNo');
  const parseServices = parseList(catalogue.parseKey);
  const parseLanguages = parseList(parseLanguage);

  await readRows(context, 'contacts', (row) => {
    const id = row.read('id', parseId);
    const area = areas.find(row);
    const role = row.read('role', parseRole);
    const name = row.text('name');
    const person = row.read('person', parseYesNo) === 'yes';
    const consent = row.cell('consent');
    const organisation = row.text('organisation');
    const channels = readChannels(row, parsePhone);
    const address = readPostal(row);
    const accessibility = row.text('accessibility');
    const languages = row.read('languages', parseLanguages);
    const answersWithin = row.read('answersWithin', parseDuration);
    const services = row.read('services', parseServices) ?? [];

    if (person && consent === '') row.error('consent', 'person-without-consent');
    const salutation = typeof name === 'string' ? [name] : (name ?? []).map((n) => n.text);
    const named = salutation.find((n) => /^(Herr|Frau|Hr\.|Fr\.|Dr\.|Prof\.|Mr\.?|Ms\.?|Mrs\.?)\s/.test(n));
    if (named !== undefined && !person) row.error('name', 'person-unmarked', { found: named });
    if (!channels.length && !address) row.warning(undefined, 'contact-unreachable');
    if (id === undefined || area === undefined || role === undefined || name === undefined) return;
    const before = drafts.get(id);
    if (before) {
      row.error('id', 'id-repeated', { found: id, other: before.own.row });
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
    const own = { id, role, json: '', area, services: services.map((s) => s.index), row: row.number };
    drafts.set(id, { own, contact, isValid: row.errors === 0 });
    area.contacts.push(own);
  });
}

function readChannels(row: ContactRow, parsePhone: PhoneParser): Channel[] {
  const channels: Channel[] = [];
  const add = (kind: Channel['kind'], value: string | undefined): void => {
    if (value !== undefined) channels.push({ kind, value });
  };
  const number = (kind: PhoneKind): void => {
    const read = row.read(kind, (text) => parsePhone(text, kind));
    if (!read) return;
    if ('short' in read) {
      channels.push({ kind: 'other', value: read.short, label: read.label });
      return;
    }
    const { value, display } = read;
    channels.push({ kind, value, display: display === value ? undefined : display });
  };
  add('email', row.read('email', parseEmail));
  number('phone');
  number('mobile');
  number('fax');
  add(
    'messenger',
    row.read('messenger', (text) => text),
  );
  add('de-mail', row.read('deMail', parseEmail));
  add('web', row.read('web', parseAddress));
  return channels;
}

function readPostal(row: ContactRow): Contact['address'] {
  const street = row.cell('street');
  const postcode = row.read('postcode', parsePostcode);
  const place = row.cell('place');
  const extra = row.text('addressExtra');
  if (row.cell('postcode') === '' && street === '' && place === '' && extra === undefined) return;
  if (row.cell('postcode') === '' || place === '') {
    row.error(place === '' ? 'place' : 'postcode', 'postal-incomplete');
    return;
  }
  if (postcode === undefined) return;
  return { street: street === '' ? undefined : street, postcode, place, extra };
}

/** Reads the id of one of the contacts, and gives what is known of it. */
export const parseContact =
  <T>(contacts: ReadonlyMap<string, T>): Parser<T> =>
  (id): T | Problem => {
    const contact = contacts.get(id);
    if (contact) return contact;
    const near = closestMatch(id, [...contacts.keys()].slice(0, MAX_COMPARED));
    return { problem: 'contact-unknown', facts: near === undefined ? {} : { nearest: near } };
  };

/** With how many ids a wrong one is compared. */
const MAX_COMPARED = 1000;

/** Gives each contact its week. */
async function readHours(context: TableContext, drafts: ContactDrafts): Promise<void> {
  const rows = new Map<ContactDraft, number>();
  const parseOwner = parseContact(drafts);
  await readRows(context, 'hours', (row) => {
    const owner = row.read('contact', parseOwner);
    const zone = row.read('zone', parseZone) ?? HOME_ZONE;
    const weekly: Hours['weekly'] = {};
    for (const day of WEEKDAYS) {
      const spans = row.read(day, parseHours);
      if (spans?.length) weekly[day] = spans;
    }
    const note = row.text('note');
    if (!owner) return;
    const before = rows.get(owner);
    if (before !== undefined) {
      row.error('contact', 'row-repeated', { other: before });
      return;
    }
    rows.set(owner, row.number);
    owner.contact.hours = { zone, weekly, note };
  });
}

/** Adds the days that differ. A contact without a week gets one that is closed. */
async function readExceptions(context: TableContext, drafts: ContactDrafts): Promise<void> {
  const parseOwner = parseContact(drafts);
  await readRows(context, 'exceptions', (row) => {
    const owner = row.read('contact', parseOwner);
    const date = row.read('date', parseDay);
    const until = row.read('until', parseDay);
    const hours = row.read('hours', parseHours);
    const note = row.text('note');
    if (reversed(date, until)) {
      row.error('until', 'date-reversed', { found: row.cell('until'), start: row.cell('date') });
    }
    if (!owner || date === undefined) return;
    const { contact } = owner;
    contact.hours ??= { zone: HOME_ZONE, weekly: {} };
    (contact.hours.exceptions ??= []).push({
      date,
      until,
      hours: hours?.length ? hours : undefined,
      note,
    });
  });
}
