import { contactForAudience, contactsFor, readFeed } from '@ozg-widgets/feed';
import type { Contact } from '@ozg-widgets/feed';
import { expect } from 'chai';
import { head, service } from './fixtures/example.js';

const contact = (id: string, role: string, level?: string): Contact => ({
  id,
  role,
  name: id,
  ...(level !== undefined && { level }),
});

const feed = readFeed({
  ...head,
  contacts: [
    contact('press', 'press', 'gemeinde'),
    contact('somebody', 'some-new-role', 'gemeinde'),
    contact('second-desk', 'contact-point', 'gemeinde'),
    contact('desk', 'contact-point', 'gemeinde'),
    { id: 'broken' },
    contact('kreis-support', 'support', 'kreis'),
    contact('land-support', 'support', 'land'),
    contact('land-desk', 'contact-point', 'land'),
    contact('anywhere', 'contact-point'),
  ],
  services: [
    service({ key: '99000000000001', contacts: ['land-support', 'gone', 'broken', 'desk'] }),
    service({ key: '99000000000002' }),
    service({ key: '99000000000003', contacts: ['gone'] }),
  ],
}).feed!;

describe('contactsFor', () => {
  const cases: [what: string, query: Parameters<typeof contactsFor>[1], ids: string[]][] = [
    [
      'a role: in the order of the feed, which lists the nearest first',
      { role: 'contact-point' },
      ['second-desk', 'desk', 'land-desk', 'anywhere'],
    ],
    ['a role that only higher levels have', { role: 'support' }, ['kreis-support', 'land-support']],
    ['a role that this version does not know', { role: 'some-new-role' }, ['somebody']],
    ['a role that nobody has', { role: 'data-protection' }, []],
    ['a service: those it names, in its order', { service: '99000000000001' }, ['land-support', 'desk']],
    ['a service and a role', { service: '99000000000001', role: 'contact-point' }, ['desk']],
    [
      "a role that the service's own contacts lack: the area's",
      { service: '99000000000001', role: 'press' },
      ['press'],
    ],
    [
      "a service that names nobody: the area's",
      { service: '99000000000002', role: 'support' },
      ['kreis-support', 'land-support'],
    ],
    [
      "a service whose contacts are gone: the area's",
      { service: '99000000000003', role: 'support' },
      ['kreis-support', 'land-support'],
    ],
    ['a service that is not there', { service: '99000000000009', role: 'support' }, ['kreis-support', 'land-support']],
  ];
  for (const [what, query, ids] of cases) {
    it(`finds for ${what}`, () => {
      expect(contactsFor(feed, query).map((c) => c.id)).to.deep.equal(ids);
    });
  }

  it('without a question gives all that can be read', () => {
    expect(contactsFor(feed, {}).map((c) => c.id)).to.deep.equal([
      'press',
      'somebody',
      'second-desk',
      'desk',
      'kreis-support',
      'land-support',
      'land-desk',
      'anywhere',
    ]);
  });

  it('finds nobody in a feed without contacts', () => {
    expect(contactsFor(readFeed(head).feed!, { role: 'support' })).to.deep.equal([]);
  });
});

describe('contactForAudience()', () => {
  const cases: [what: string, args: [audience?: string, service?: string], id: string | undefined][] = [
    ['the contact point of the area by default', [], 'second-desk'],
    ['the contact that the service names, before the area’s own', [undefined, '99000000000001'], 'desk'],
    ['the press contact for multipliers', ['multipliers'], 'press'],
    ['the contact for citizens where the audience has none', ['administration'], 'second-desk'],
    ['the contact for citizens for an unknown audience', ['constructor'], 'second-desk'],
  ];
  for (const [what, [audience, key], id] of cases)
    it(`returns ${what}`, () => {
      expect(contactForAudience(feed, audience, key)?.id).to.equal(id);
    });
});
