import type { Notice } from '@ozg-widgets/feed';
import { area, contact, head, opening, service, stating } from './example.js';
import type { Broken } from './misshapen.js';

const url = 'https://online.hanau.example.org/wohnsitz';
const notice = (more: Partial<Notice>): Notice => ({
  id: 'n1',
  kind: 'news',
  title: 'Neu',
  published: '2026-11-01T08:00Z',
  ...more,
});
const channel = (kind: string, value: string): unknown => ({
  ...head,
  contacts: [contact({ channels: [{ kind, value }] })],
});

/** What only the rules find. */
export const unruly: Broken[] = [
  {
    what: 'a day that does not exist',
    document: stating({ rollout: { state: 'planned', expected: '2027-02-30' } }),
    code: 'date-impossible',
    pointer: '/services/0/rollout/expected',
    found: '2027-02-30',
  },
  {
    what: 'a time that does not exist',
    document: { ...head, validUntil: '2027-01-01T25:00:00Z' },
    code: 'date-impossible',
    pointer: '/validUntil',
    found: '2027-01-01T25:00:00Z',
  },
  {
    what: 'the end of all days',
    document: { ...head, notices: [notice({ expires: '9999-12-31T23:59Z' })] },
    code: 'date-impossible',
    pointer: '/notices/0/expires',
    found: '9999-12-31T23:59Z',
  },
  {
    what: 'a holiday on 31 June',
    document: opening({ exceptions: [{ date: '2027-06-31' }] }),
    code: 'date-impossible',
    pointer: '/contacts/0/hours/exceptions/0/date',
    found: '2027-06-31',
  },
  {
    what: 'valid until before it is published',
    document: { ...head, validUntil: '2026-11-23T07:59:59Z' },
    code: 'order-reversed',
    pointer: '/validUntil',
    found: '2026-11-23T07:59:59Z',
  },
  {
    what: 'maintenance that ends before it begins',
    document: stating({
      operation: { state: 'maintenance', from: '2026-11-23T10:00+01:00', until: '2026-11-23T08:00Z' },
    }),
    code: 'order-reversed',
    pointer: '/services/0/operation/until',
    found: '2026-11-23T08:00Z',
  },
  {
    what: 'a range of days backwards',
    document: opening({ exceptions: [{ date: '2027-01-06', until: '2026-12-24' }] }),
    code: 'order-reversed',
    pointer: '/contacts/0/hours/exceptions/0/until',
    found: '2026-12-24',
  },
  {
    what: 'a notice that expires before it is published',
    document: { ...head, notices: [notice({ expires: '2026-10-31T08:00Z' })] },
    code: 'order-reversed',
    pointer: '/notices/0/expires',
    found: '2026-10-31T08:00Z',
  },
  {
    what: 'an event that ends before it starts',
    document: { ...head, notices: [notice({ kind: 'event', starts: '2026-12-01T18:00Z', ends: '2026-12-01T17:00Z' })] },
    code: 'order-reversed',
    pointer: '/notices/0/ends',
    found: '2026-12-01T17:00Z',
  },
  {
    what: 'an AGS of another town',
    document: area({ ags: '06435015' }),
    code: 'ags-mismatch',
    pointer: '/area/ags',
    found: '06435015',
  },
  {
    what: 'the Land before the Kreis',
    document: area({ parents: [...head.area.parents].reverse() }),
    code: 'parents-order',
    pointer: '/area/parents',
  },
  {
    what: 'itself among its parents',
    document: area({ parents: [{ ars: head.area.ars, level: 'gemeinde', name: 'Hanau' }] }),
    code: 'parents-order',
    pointer: '/area/parents',
  },
  {
    what: 'a statement of a level that is not above the area',
    document: stating({ rollout: { state: 'planned', statedBy: 'bezirk' } }),
    code: 'level-not-in-chain',
    pointer: '/services/0/rollout/statedBy',
    found: 'bezirk',
  },
  {
    what: 'an outage of a level that is not above the area',
    document: stating({ operation: { state: 'outage', statedBy: 'bezirk' } }),
    code: 'level-not-in-chain',
    pointer: '/services/0/operation/statedBy',
    found: 'bezirk',
  },
  {
    what: 'an address of a level that is not above the area',
    document: stating({ url, statedBy: { url: 'bezirk' } }),
    code: 'level-not-in-chain',
    pointer: '/services/0/statedBy/url',
    found: 'bezirk',
  },
  {
    what: 'a service twice',
    document: { ...head, services: [service(), service()] },
    code: 'key-repeated',
    pointer: '/services/1/key',
    found: '99115005104000',
  },
  {
    what: 'a contact twice',
    document: { ...head, contacts: [contact(), contact()] },
    code: 'key-repeated',
    pointer: '/contacts/1/id',
    found: 'buergerbuero',
  },
  {
    what: 'a notice twice',
    document: { ...head, notices: [notice({}), notice({})] },
    code: 'key-repeated',
    pointer: '/notices/1/id',
    found: 'n1',
  },
  {
    what: 'a help entry twice',
    document: { ...head, help: [1, 2].map(() => ({ id: 'h1', kind: 'faq', title: 'Wie?' })) },
    code: 'key-repeated',
    pointer: '/help/1/id',
    found: 'h1',
  },
  {
    what: 'a contact that is not there',
    document: stating({ contacts: ['niemand'] }),
    code: 'contact-unknown',
    pointer: '/services/0/contacts/0',
    found: 'niemand',
  },
  {
    what: 'an alternative that is not there',
    document: stating({ alternative: { contact: 'niemand' } }),
    code: 'contact-unknown',
    pointer: '/services/0/alternative/contact',
    found: 'niemand',
  },
  {
    what: 'available nowhere',
    document: stating({ rollout: { state: 'available' } }),
    code: 'url-missing',
    pointer: '/services/0/rollout',
    severity: 'warning',
  },
  {
    what: 'a person who was not asked',
    document: { ...head, contacts: [contact({ person: true })] },
    code: 'person-without-consent',
    pointer: '/contacts/0',
    found: 'buergerbuero',
  },
  {
    what: 'a zone that is none',
    document: opening({ zone: 'MEZ?' }),
    code: 'zone-unknown',
    pointer: '/contacts/0/hours/zone',
    found: 'MEZ?',
  },
  {
    what: 'an offset for a zone',
    document: opening({ zone: '+01:00' }),
    code: 'zone-unknown',
    pointer: '/contacts/0/hours/zone',
    found: '+01:00',
  },
  {
    what: 'a phone number in national form',
    document: channel('phone', '030 23125000'),
    code: 'phone-invalid',
    pointer: '/contacts/0/channels/0/value',
    found: '030 23125000',
  },
  {
    what: 'a mobile number with blanks',
    document: channel('mobile', '+49 176 04069000'),
    code: 'phone-invalid',
    pointer: '/contacts/0/channels/0/value',
    found: '+49 176 04069000',
  },
  {
    what: 'a fax number that is too short',
    document: channel('fax', '+4930'),
    code: 'phone-invalid',
    pointer: '/contacts/0/channels/0/value',
    found: '+4930',
  },
  {
    what: 'a mailbox without a domain',
    document: channel('email', 'buergerbuero'),
    code: 'email-invalid',
    pointer: '/contacts/0/channels/0/value',
    found: 'buergerbuero',
  },
  {
    what: 'a De-Mail address with a gap',
    document: channel('de-mail', 'amt@stadt..example.org'),
    code: 'email-invalid',
    pointer: '/contacts/0/channels/0/value',
    found: 'amt@stadt..example.org',
  },
  {
    what: 'a web page without https',
    document: channel('web', 'www.hanau.example.org'),
    code: 'invalid_format',
    pointer: '/contacts/0/channels/0/value',
    found: 'www.hanau.example.org',
  },
];

/** Documents in which nothing is wrong, close to those above. */
export const faultless: [what: string, document: unknown][] = [
  ['nothing but the head', head],
  ['keys that are undefined', { ...head, validUntil: undefined }],
  ['valid until the moment it is published', { ...head, validUntil: '2026-11-23T08:00:00Z' }],
  ['available with an address', stating({ url, rollout: { state: 'available' } })],
  ['an address on this machine', stating({ url: 'http://localhost:8000' })],
  ['a leap day', stating({ rollout: { state: 'planned', expected: '2028-02-29' } })],
  ['a person who agreed', { ...head, contacts: [contact({ person: true, consent: 'schriftlich, 2026-05-04' })] }],
  ['a number fit for dialling', channel('phone', '+493023125000')],
  ['a messenger, which has no form', channel('messenger', '@hanau')],
  [
    'an office at its own number',
    { ...head, contacts: [contact()], services: [service({ contacts: ['buergerbuero'] })] },
  ],
  [
    'statements of the area itself and of the Land',
    stating({ url, rollout: { state: 'available', statedBy: 'gemeinde' }, statedBy: { url: 'land' } }),
  ],
  ['no parents', area({ parents: undefined })],
];
