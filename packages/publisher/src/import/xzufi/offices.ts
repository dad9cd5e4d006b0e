/** How an office can be reached, as cells of the table of contacts. */
import { parseAddress, parseEmail, parsePostcode } from '../../source/cells/cells.js';
import { isProblem } from '../../source/rows.js';
import type { PhoneKind, PhoneParser } from '../../source/cells/phones.js';
import { looksPersonal } from './personal-mailbox.js';
import type { Row } from '../write-tables.js';
import type { SkipCounter } from '../skipped.js';
import { children, codeIn, kept, textIn } from './elements.js';
import type { Element } from './stream.js';

/** The list of channels (urn:de:xoev:codeliste:erreichbarkeit) and the columns for them. */
const COLUMNS: Readonly<Record<string, string>> = {
  '01': 'email',
  '02': 'phone',
  '03': 'mobile',
  '04': 'fax',
  '05': 'messenger',
  '08': 'deMail',
  '09': 'web',
};

/** The channels of an office; the first of each kind holds. */
export function channelsOf(office: Element, parsePhone: PhoneParser, skipped: SkipCounter): Row {
  const cells: Record<string, string> = {};
  for (const channel of children(office, 'kommunikation')) {
    const column = COLUMNS[codeIn(channel, 'kanal')];
    const value = textIn(channel, 'kennung').replace(/^mailto:/i, '');
    const mailbox = column === 'email' || column === 'deMail';
    if (mailbox && !isProblem(parseEmail(value)) && looksPersonal(value)) skipped.add('import-personal-mailboxes');
    else if (isPhoneKind(column) && !(column in cells) && isProblem(parsePhone(value, column)))
      skipped.add('import-phones');
    else if (column === undefined || column in cells || !readable(column, value)) skipped.add('import-channels');
    else cells[column] = kept(value);
  }
  return cells;
}

const isPhoneKind = (column: string | undefined): column is PhoneKind =>
  column === 'phone' || column === 'mobile' || column === 'fax';

function readable(column: string, value: string): boolean {
  if (column === 'email' || column === 'deMail') return !isProblem(parseEmail(value));
  if (column === 'web') return !isProblem(parseAddress(value));
  return value !== '';
}

/** The first address that can be used; a street rather than a post-office box. */
export function postalOf(office: Element, skipped: SkipCounter): Row {
  const addresses = children(office, 'anschrift');
  const usable = addresses.filter(
    (address) => !isProblem(parsePostcode(textIn(address, 'postleitzahl'))) && textIn(address, 'ort') !== '',
  );
  const address = usable.find((a) => textIn(a, 'strasse') !== '') ?? usable[0];
  skipped.add('import-postal', addresses.length - (address ? 1 : 0));
  if (!address) return {};
  const box = textIn(address, 'postfach');
  const street = [textIn(address, 'strasse'), textIn(address, 'hausnummer')].filter(Boolean).join(' ');
  return {
    street: kept(street || (box && `Postfach ${box.replace(/^Postfach\s*/i, '')}`)),
    postcode: kept(textIn(address, 'postleitzahl')),
    place: kept(textIn(address, 'ort')),
    addressExtra: kept(textIn(address, 'zusatz')),
  };
}
