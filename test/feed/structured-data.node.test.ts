import { availability, readFeed, structuredData } from '@ozg-widgets/feed';
import type { Contact, Feed, Service } from '@ozg-widgets/feed';
import { expect } from 'chai';
import fc from 'fast-check';
import { feed as feeds, instant } from './fixtures/arbitrary.js';
import { contact, head, service, week } from './fixtures/example.js';
import { vocabulary } from './fixtures/schema-org.js';

/** 10:00 in Berlin, a Tuesday. */
const NOW = new Date('2026-11-24T09:00:00Z');
const url = 'https://portal.example.org/wohnsitz';

type Data = Record<string, unknown>;

const read = (document: object): Feed => readFeed({ ...head, ...document }).feed!;

const parsed = (feed: Feed, about: Service | Contact, lang = 'de', now = NOW): Data =>
  JSON.parse(structuredData(feed, about, lang, now)!) as Data;

/** The one service of a feed. */
function ofService(stated: Partial<Service>, contacts: Contact[] = [], lang = 'de'): Data {
  const feed = read({ services: [service(stated)], contacts });
  return parsed(feed, feed.services[0]!, lang);
}

/** The one contact of a feed. */
function ofContact(stated: Partial<Contact>, lang = 'de', now = NOW): Data {
  const feed = read({ contacts: [contact(stated)] });
  return parsed(feed, feed.contacts[0]!, lang, now);
}

const phone = { kind: 'phone', value: '+496990009110', display: '069 90009-110' };

describe('structuredData', () => {
  it('says of a service what it is, where it holds, and under which keys', () => {
    const found = ofService({
      name: [
        { lang: 'de', text: 'Wohnsitz anmelden' },
        { lang: 'en', text: 'Register your address' },
      ],
      ozgId: '10124',
      topic: 'bauen_wohnen',
      audience: ['citizens'],
    });
    const { areaServed, ...rest } = found;
    expect(rest).to.deep.equal({
      '@context': 'https://schema.org',
      '@type': 'GovernmentService',
      name: 'Wohnsitz anmelden',
      serviceType: 'bauen_wohnen',
      identifier: [
        { '@type': 'PropertyValue', propertyID: 'LeiKa', value: '99115005104000' },
        { '@type': 'PropertyValue', propertyID: 'OZG-ID', value: '10124' },
      ],
      audience: [{ '@type': 'Audience', audienceType: 'citizens' }],
    });
    expect(areaServed).to.deep.include({
      '@type': 'AdministrativeArea',
      name: 'Hanau, Brüder-Grimm-Stadt',
      identifier: [
        { '@type': 'PropertyValue', propertyID: 'ARS', value: '064350014014' },
        { '@type': 'PropertyValue', propertyID: 'AGS', value: '06435014' },
      ],
    });
    expect(JSON.stringify(areaServed)).to.match(/Main-Kinzig-Kreis.*Hessen.*Deutschland/);
    expect(ofService({ name: [{ lang: 'en', text: 'Register' }] }, [], 'en')).to.include({ name: 'Register' });
  });

  const states: [what: string, stated: Partial<Service>, online: boolean][] = [
    ['is available', { rollout: { state: 'available' } }, true],
    ['is on trial', { rollout: { state: 'pilot' } }, true],
    ['is being introduced', { rollout: { state: 'rolling-out' } }, true],
    ['works with limitations', { rollout: { state: 'available' }, operation: { state: 'degraded' } }, true],
    ['is disrupted', { rollout: { state: 'available' }, operation: { state: 'outage' } }, false],
    ['is being maintained', { rollout: { state: 'available' }, operation: { state: 'maintenance' } }, false],
    ['is closed', { rollout: { state: 'available' }, operation: { state: 'closed' } }, false],
    ['begins tomorrow', { rollout: { state: 'available', since: '2026-11-25' } }, false],
    ['is planned', { rollout: { state: 'planned', expected: '2026' } }, false],
    ['is in preparation', { rollout: { state: 'in-progress' } }, false],
    ['is not planned', { rollout: { state: 'not-planned' } }, false],
    ['is discontinued', { rollout: { state: 'discontinued' } }, false],
    ['has an unknown state', { rollout: { state: 'unknown' } }, false],
    ['has a state of a later version', { rollout: { state: 'half-open' } }, false],
    ['has no state', {}, false],
  ];
  for (const [what, stated, online] of states) {
    it(`${online ? 'gives' : 'does not give'} the address of a service that ${what}`, () => {
      const channels = [{ '@type': 'ServiceChannel', serviceUrl: url }];
      const found = ofService({ ...stated, url, alternative: { url: 'https://hanau.example.org/formular' } });
      expect(found.availableChannel).to.deep.equal(online ? channels : undefined);
      expect(JSON.stringify(found)).not.to.contain('formular');
    });
  }

  it('names offices that the service names, and where to go instead; those that only help are none', () => {
    const desk = contact({ channels: [phone], languages: ['de', 'tr'] });
    const authority = contact({
      id: 'amt',
      role: 'responsible-authority',
      name: 'Meldebehörde',
      organisation: 'Stadt Hanau',
      address: { street: 'Am Markt 1', postcode: '63450', place: 'Hanau', extra: '2. Stock' },
      hours: week({ mo: ['08:00-12:00'] }),
    });
    const support = contact({ id: 'hilfe', role: 'support', channels: [phone] });
    const found = ofService({ contacts: ['hilfe', 'amt', 'gone'], alternative: { contact: 'buergerbuero' } }, [
      desk,
      authority,
      support,
    ]);
    expect(found.provider).to.deep.equal({ '@type': 'GovernmentOrganization', name: 'Stadt Hanau' });
    expect(found.availableChannel).to.deep.equal([
      {
        '@type': 'ServiceChannel',
        name: 'Meldebehörde',
        serviceLocation: {
          '@type': 'Place',
          name: 'Meldebehörde',
          address: {
            '@type': 'PostalAddress',
            streetAddress: 'Am Markt 1',
            extendedAddress: '2. Stock',
            postalCode: '63450',
            addressLocality: 'Hanau',
          },
          openingHoursSpecification: [
            {
              '@type': 'OpeningHoursSpecification',
              dayOfWeek: ['https://schema.org/Monday'],
              opens: '08:00',
              closes: '12:00',
            },
          ],
        },
      },
      {
        '@type': 'ServiceChannel',
        name: 'Bürgerbüro',
        availableLanguage: ['de', 'tr'],
        servicePhone: {
          '@type': 'ContactPoint',
          name: 'Bürgerbüro',
          contactType: 'contact point',
          telephone: ['+496990009110'],
          availableLanguage: ['de', 'tr'],
        },
      },
    ]);
    expect(ofService({}, [desk, authority, support])).not.to.have.any.keys('provider', 'availableChannel');
  });

  it('says how to reach a contact, and leaves out what is no number, no mailbox, no web address', () => {
    const found = ofContact({
      role: 'data-protection',
      organisation: 'Stadt Hanau',
      channels: [
        phone,
        { kind: 'mobile', value: '+4917604069011' },
        { kind: 'fax', value: '+496990009119' },
        { kind: 'email', value: 'datenschutz@hanau.example.org' },
        { kind: 'web', value: 'https://hanau.example.org/datenschutz' },
        { kind: 'web', value: 'javascript:alert(1)' },
        { kind: 'phone', value: '115' },
        { kind: 'phone', value: 'im Rathaus' },
        { kind: 'email', value: 'nur persönlich' },
        { kind: 'messenger', value: '@hanau' },
        { kind: 'other', value: 'Klopfzeichen' },
      ],
      languages: ['de', 'de-simple'],
    });
    const { contactPoint, ...organisation } = found;
    expect(organisation).to.deep.equal({
      '@context': 'https://schema.org',
      '@type': 'Organization',
      name: 'Stadt Hanau',
    });
    const { areaServed, ...point } = contactPoint as Data;
    expect(point).to.deep.equal({
      '@type': 'ContactPoint',
      name: 'Bürgerbüro',
      contactType: 'data protection',
      telephone: ['+496990009110', '+4917604069011', '115'],
      faxNumber: ['+496990009119'],
      email: ['datenschutz@hanau.example.org'],
      url: ['https://hanau.example.org/datenschutz'],
      availableLanguage: ['de', 'de-simple'],
    });
    expect(areaServed).to.include({ name: 'Hanau, Brüder-Grimm-Stadt' });
  });

  /** Hours as people would write them down: "Monday,Tuesday 08:00-12:00", "2026-12-24..2026-12-31 closed". */
  const hoursOf = (found: Data): string[] =>
    ((found.contactPoint as Data).hoursAvailable as Record<string, string>[]).map(
      ({ dayOfWeek, validFrom, validThrough, opens, closes, description }) =>
        [
          dayOfWeek ? [dayOfWeek].join().replaceAll('https://schema.org/', '') : `${validFrom!}..${validThrough!}`,
          opens ? `${opens}-${closes!}` : 'closed',
          ...(description ? [description] : []),
        ].join(' '),
    );

  it('puts days with the same hours together, and never says closed for a day around the clock', () => {
    const weekly = {
      mo: ['08:00-12:00', '14:00-16:00'],
      tu: ['08:00-12:00'],
      we: [],
      fr: ['00:00-24:00'],
      sa: ['00:00-00:00', '22:00-02:00'],
      su: ['08:00-08:00'],
    };
    expect(hoursOf(ofContact({ hours: week(weekly, { note: 'Nur mit Termin.' }) }))).to.deep.equal([
      'Monday,Tuesday 08:00-12:00 Nur mit Termin.',
      'Monday 14:00-16:00 Nur mit Termin.',
      'Friday 00:00-23:59 Nur mit Termin.',
      'Saturday 00:00-23:59 Nur mit Termin.',
      'Saturday 22:00-02:00 Nur mit Termin.',
      'Sunday 08:00-07:59 Nur mit Termin.',
    ]);
  });

  it('names days that differ from today on, each once: the last entry that names a day holds', () => {
    const exceptions = [
      { date: '2026-11-23', note: 'vorbei' },
      { date: '2026-12-24', until: '2026-12-31', note: 'Betriebsferien' },
      { date: '2026-12-28', hours: ['09:00-10:00', '15:00-16:00'] },
      { date: '2030-01-01', note: 'zu weit weg' },
    ];
    const hours = week({ mo: ['08:00-12:00'] }, { exceptions });
    expect(hoursOf(ofContact({ hours }))).to.deep.equal([
      'Monday 08:00-12:00',
      '2026-12-24..2026-12-27 closed Betriebsferien',
      '2026-12-28..2026-12-28 09:00-10:00',
      '2026-12-28..2026-12-28 15:00-16:00',
      '2026-12-29..2026-12-31 closed Betriebsferien',
    ]);
    // At 23:30 in the world's clock it is the next day in Berlin.
    expect(hoursOf(ofContact({ hours }, 'de', new Date('2026-12-24T23:30:00Z')))[1]).to.equal(
      '2026-12-25..2026-12-27 closed Betriebsferien',
    );
    const nowhere = ofContact({ hours: { ...hours, zone: 'Mars/Utopia' } });
    expect(hoursOf(nowhere)).to.have.length(5);
  });

  it('says nothing of persons', () => {
    const person = contact({ person: true, consent: 'schriftlich', name: 'Eine Person', channels: [phone] });
    const feed = read({ services: [service({ contacts: [person.id] })], contacts: [person] });
    expect(structuredData(feed, feed.contacts[0]!, 'de', NOW)).to.equal(undefined);
    expect(structuredData(feed, feed.services[0]!, 'de', NOW)).not.to.match(/Person|6990009110/);
  });

  it('says nothing once the feed has run out', () => {
    const feed = read({ validUntil: '2026-11-24T09:00:00Z', services: [service()] });
    const at = (now: string): unknown => structuredData(feed, feed.services[0]!, 'de', new Date(now));
    expect(at('2026-11-24T08:59:59Z')).to.be.a('string');
    expect(at('2026-11-24T09:00:00Z')).to.equal(undefined);
  });

  it('cannot end the script that it stands in, and says the same when it is read', () => {
    const name = '</script><script>alert(1)</script><!-- &lt; ]]> \u2028';
    const feed = read({ services: [service({ name })] });
    const text = structuredData(feed, feed.services[0]!, 'de', NOW)!;
    expect(text).not.to.match(/[<>&]/);
    expect(JSON.parse(text)).to.include({ name });
  });
});

describe('structuredData by the vocabulary of schema.org (needs schema-dts)', function () {
  this.timeout(60_000);
  const schema = vocabulary();
  before(function () {
    if (!schema) this.skip();
  });

  it('would notice a wrong type, property or value', () => {
    const faults = (node: object): string[] => schema!.faults({ '@context': 'https://schema.org', ...node });
    expect(faults({ '@type': 'GovernmentServices' })).to.deep.equal([': schema.org has no type GovernmentServices']);
    expect(faults({ '@type': 'GovernmentService', address: 'x' })).to.deep.equal([
      ': GovernmentService has no property address',
    ]);
    expect(faults({ '@type': 'ServiceChannel', serviceUrl: 'javascript:x' })[0]).to.contain('is none of URL');
    expect(faults({ '@type': 'OpeningHoursSpecification', closes: '24:00' })[0]).to.contain('is none of Time');
    expect(faults({ '@type': 'OpeningHoursSpecification', dayOfWeek: ['Montag'] })[0]).to.contain('DayOfWeek');
    expect(faults({ '@type': 'GovernmentService', provider: { '@type': 'Place' } })[0]).to.contain('Place is none of');
    expect(schema!.faults({ '@type': 'Thing' })).to.deep.equal(['no context']);
    expect(
      faults({ '@type': 'GovernmentService', provider: { '@type': 'GovernmentOrganization', name: 'x' } }),
    ).to.deep.equal([]);
  });

  it('uses types, properties and values as schema.org defines them, whatever a publisher writes', () => {
    fc.assert(
      fc.property(feeds, instant, (document, moment) => {
        const { feed } = readFeed(document);
        const now = new Date(moment);
        for (const about of [...feed!.services, ...feed!.contacts]) {
          const text = structuredData(feed!, about, 'de', now);
          if (text === undefined) continue;
          const data = JSON.parse(text) as Data;
          expect(schema!.faults(data)).to.deep.equal([]);
          const online = 'key' in about && availability(about, now).url;
          expect(text.includes('"serviceUrl"')).to.equal(Boolean(online));
        }
      }),
      { numRuns: 300 },
    );
  });
});
