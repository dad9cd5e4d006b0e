import { area, head, opening, stating } from './example.js';

/** A document that breaks one rule, and what the strict reading finds in it. */
export interface Broken {
  what: string;
  document: unknown;
  code: string;
  pointer: string;
  found?: string;
  severity?: 'warning';
}

/** What the schema itself refuses. */
export const misshapen: Broken[] = [
  { what: 'no object', document: null, code: 'invalid_type', pointer: '' },
  { what: 'a list', document: [head], code: 'invalid_type', pointer: '' },
  { what: 'no publisher', document: { ...head, publisher: undefined }, code: 'invalid_type', pointer: '/publisher' },
  {
    what: 'another major version',
    document: { ...head, format: 'ozg-feed/2' },
    code: 'invalid_format',
    pointer: '/format',
    found: 'ozg-feed/2',
  },
  {
    what: 'a minor version',
    document: { ...head, format: 'ozg-feed/1.1' },
    code: 'invalid_format',
    pointer: '/format',
    found: 'ozg-feed/1.1',
  },
  {
    what: 'a moment without offset',
    document: { ...head, published: '2026-11-23T09:00:00' },
    code: 'invalid_format',
    pointer: '/published',
    found: '2026-11-23T09:00:00',
  },
  {
    what: 'a fraction of a second',
    document: { ...head, ttl: 0.5 },
    code: 'invalid_type',
    pointer: '/ttl',
    found: '0.5',
  },
  {
    what: 'a number in quotes',
    document: { ...head, ttl: '3600' },
    code: 'invalid_type',
    pointer: '/ttl',
    found: '3600',
  },
  { what: 'time that runs backwards', document: { ...head, ttl: -1 }, code: 'too_small', pointer: '/ttl', found: '-1' },
  {
    what: 'more than a number holds',
    document: { ...head, ttl: 2 ** 60 },
    code: 'too_big',
    pointer: '/ttl',
    found: String(2 ** 60),
  },
  {
    what: 'a misspelt key',
    document: { ...head, validTill: '2027-01-01T00:00Z' },
    code: 'unrecognized_keys',
    pointer: '/validTill',
  },
  {
    what: 'an extension key',
    document: stating({ 'x-internal': 1 } as object),
    code: 'unrecognized_keys',
    pointer: '/services/0/x-internal',
  },
  {
    what: 'a key that needs escaping',
    document: { ...head, 'a/b~c': 1 },
    code: 'unrecognized_keys',
    pointer: '/a~1b~0c',
  },
  {
    what: 'an ARS that lost its zero',
    document: area({ ars: '64350014014' }),
    code: 'invalid_format',
    pointer: '/area/ars',
    found: '64350014014',
  },
  {
    what: 'an ARS as a number',
    document: area({ ars: 64350014014 }),
    code: 'invalid_type',
    pointer: '/area/ars',
    found: '64350014014',
  },
  {
    what: 'a level outside the list',
    document: area({ level: 'stadt' }),
    code: 'invalid_value',
    pointer: '/area/level',
    found: 'stadt',
  },
  {
    what: 'a LeiKa key with blanks',
    document: stating({ key: '99 115 005 104 000' }),
    code: 'invalid_format',
    pointer: '/services/0/key',
    found: '99 115 005 104 000',
  },
  { what: 'an empty text', document: stating({ name: '' }), code: 'too_small', pointer: '/services/0/name', found: '' },
  {
    what: 'no text',
    document: stating({ name: undefined }),
    code: 'invalid_union',
    pointer: '/services/0/name',
  },
  { what: 'an empty list of texts', document: stating({ name: [] }), code: 'too_small', pointer: '/services/0/name' },
  {
    what: 'a text without its language',
    document: stating({ name: [{ text: 'x' }] } as object),
    code: 'invalid_union',
    pointer: '/services/0/name',
  },
  {
    what: 'a language that is none',
    document: stating({ name: [{ lang: 'Deutsch!', text: 'x' }] }),
    code: 'invalid_format',
    pointer: '/services/0/name/0/lang',
    found: 'Deutsch!',
  },
  {
    what: 'a state outside the list',
    document: stating({ rollout: { state: 'online' } }),
    code: 'invalid_value',
    pointer: '/services/0/rollout/state',
    found: 'online',
  },
  {
    what: 'a German date',
    document: stating({ rollout: { state: 'planned', expected: '15.03.2027' } }),
    code: 'invalid_format',
    pointer: '/services/0/rollout/expected',
    found: '15.03.2027',
  },
  {
    what: 'an address without https',
    document: stating({ url: 'http://hanau.example.org/' }),
    code: 'invalid_format',
    pointer: '/services/0/url',
    found: 'http://hanau.example.org/',
  },
  {
    what: 'a stranger dressed as loopback',
    document: stating({ url: 'http://localhost:@hanau.example.org/' }),
    code: 'invalid_format',
    pointer: '/services/0/url',
    found: 'http://localhost:@hanau.example.org/',
  },
  {
    what: 'a script',
    document: stating({ url: 'javascript:alert(1)' }),
    code: 'invalid_format',
    pointer: '/services/0/url',
    found: 'javascript:alert(1)',
  },
  {
    what: 'hours without leading zero',
    document: opening({ weekly: { mo: ['8:00-12:00'] } }),
    code: 'invalid_format',
    pointer: '/contacts/0/hours/weekly/mo/0',
    found: '8:00-12:00',
  },
  {
    what: 'hours past 24:00',
    document: opening({ weekly: { mo: ['08:00-24:30'] } }),
    code: 'invalid_format',
    pointer: '/contacts/0/hours/weekly/mo/0',
    found: '08:00-24:30',
  },
];
