import type { Contact, Text } from '@ozg-widgets/feed';
import { download } from '../../shared/files/download.js';

const properties: Readonly<Record<string, string>> = {
  email: 'EMAIL:',
  phone: 'TEL;VALUE=uri:tel:',
  mobile: 'TEL;TYPE=cell;VALUE=uri:tel:',
  fax: 'TEL;TYPE=fax;VALUE=uri:tel:',
  web: 'URL:',
};

const escape = (text: string | undefined): string =>
  (text ?? '').replace(/[\\,;]/g, '\\$&').replace(/\r\n?|\n/g, '\\n');

/** Returns a contact as a vCard 4.0 (RFC 6350); `say` picks the language of a text. */
export function vCard(contact: Contact, say: (text: Text) => string): string {
  const { name, person, organisation, channels = [], address, languages = [] } = contact;
  return [
    'BEGIN:VCARD',
    'VERSION:4.0',
    `KIND:${person ? 'individual' : 'org'}`,
    `FN:${escape(say(name))}`,
    `ORG:${escape(say(organisation ?? name))}`,
    ...channels.flatMap(({ kind, value }) => (properties[kind] ? properties[kind] + escape(value) : [])),
    ...(address ? [`ADR:;;${escape(address.street)};${escape(address.place)};;${escape(address.postcode)};`] : []),
    ...languages.map((tag) => `LANG:${escape(tag)}`),
    'END:VCARD',
    '',
  ].join('\r\n');
}

/** Downloads a contact as a vCard. */
export const saveContact = (contact: Contact, say: (text: Text) => string): void => {
  download(`${contact.id}.vcf`, 'text/vcard', vCard(contact, say));
};
