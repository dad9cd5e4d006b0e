import { wording } from '@ozg-widgets/feed';
import type { Contact } from '@ozg-widgets/feed';

const properties: Readonly<Record<string, string>> = {
  email: 'EMAIL:',
  phone: 'TEL;VALUE=uri:tel:',
  mobile: 'TEL;TYPE=cell;VALUE=uri:tel:',
  fax: 'TEL;TYPE=fax;VALUE=uri:tel:',
  web: 'URL:',
};

const escape = (text: string | undefined): string => (text ?? '').replace(/[\\,;]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** A contact as a vCard 4.0 (RFC 6350), for the address book of a phone or a mail program. */
export function vCard(
  { name, person, organisation, channels = [], address, languages = [] }: Contact,
  lang: string,
): string {
  return [
    'BEGIN:VCARD',
    'VERSION:4.0',
    `KIND:${person ? 'individual' : 'org'}`,
    `FN:${escape(wording(name, lang).text)}`,
    `ORG:${escape(wording(organisation ?? name, lang).text)}`,
    ...channels.flatMap(({ kind, value }) => (properties[kind] ? properties[kind] + escape(value) : [])),
    ...(address ? [`ADR:;;${escape(address.street)};${escape(address.place)};;${escape(address.postcode)};`] : []),
    ...languages.map((tag) => `LANG:${tag}`),
    'END:VCARD',
    '',
  ].join('\r\n');
}
