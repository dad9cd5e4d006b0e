import type { Contact, FeedDocument, Hours, Service } from '@ozg-widgets/feed';

/** A valid feed with nothing in it. The area is real, everything said about it is an example. */
export const head = {
  format: 'ozg-feed/1',
  published: '2026-11-23T09:00:00+01:00',
  ttl: 3600,
  publisher: { name: 'Stadt Hanau', email: 'feed@hanau.example.org' },
  area: {
    ars: '064350014014',
    ags: '06435014',
    level: 'gemeinde',
    name: 'Hanau, Brüder-Grimm-Stadt',
    parents: [
      { ars: '064350000000', level: 'kreis', name: 'Main-Kinzig-Kreis' },
      { ars: '060000000000', level: 'land', name: 'Hessen' },
      { ars: '000000000000', level: 'bund', name: 'Deutschland' },
    ],
  },
} satisfies FeedDocument;

/** A service of which only the given traits are stated. */
export const service = (stated: Partial<Service> = {}): Service => ({
  key: '99115005104000',
  name: 'Wohnsitz anmelden',
  ...stated,
});

/** Opening hours in Berlin, by day of the week. */
export const week = (weekly: Hours['weekly'], more: Partial<Hours> = {}): Hours => ({
  zone: 'Europe/Berlin',
  weekly,
  ...more,
});

/** An office of which only the given traits are stated. */
export const contact = (stated: Partial<Contact> = {}): Contact => ({
  id: 'buergerbuero',
  role: 'contact-point',
  name: 'Bürgerbüro',
  ...stated,
});

/** A feed with one service, of which only the given traits are stated. */
export const stating = (stated: Partial<Service>): unknown => ({ ...head, services: [service(stated)] });

/** A feed with one office, of which only the given hours are stated. */
export const opening = (more: Partial<Hours>): unknown => ({ ...head, contacts: [contact({ hours: week({}, more) })] });

/** A feed whose area differs in the given traits. */
export const area = (more: object): unknown => ({ ...head, area: { ...head.area, ...more } });
