/** What a feed says, in the vocabulary of schema.org: JSON-LD for search engines and other programs. */
import { availability } from '../model/availability.js';
import { hoursOn, WEEKDAYS } from '../model/opening-hours.js';
import type { Feed } from '../read/read-feed.js';
import type { Area, Contact, Hours, Service, Text } from '../schema/shape.js';
import { wording } from '../model/localized-text.js';
import { wallClock } from '../model/time-zone.js';

type Json = string | undefined | readonly Json[] | { readonly [name: string]: Json };
type Say = (text: Text | undefined) => string | undefined;

/** So many days ahead, other hours than the weekly ones are named. */
const AHEAD = 366;
const DAY = 86_400_000;
const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
/** Those to whom a citizen turns to get the service done; others only help with it. */
const OFFICES = ['contact-point', 'responsible-authority'];

/**
 * A service as `GovernmentService`, or a contact as `ContactPoint` of its organisation: JSON-LD as text, which may stand
 * between `<script type="application/ld+json">` and `</script>` as it is. It claims what the feed says and no more: an
 * address of the online service only while `availability` has one, an office only where the service names it.
 * `undefined` once the feed has run out (`validUntil`), and for persons: they agreed to be asked, not to be indexed.
 */
export function structuredData(feed: Feed, about: Service | Contact, lang: string, now: Date): string | undefined {
  if (feed.validUntil !== undefined && Date.parse(feed.validUntil) <= now.getTime()) return;
  const say: Say = (text) => (text === undefined ? undefined : wording(text, lang).text || undefined);
  const node = 'key' in about ? serviceNode(feed, about, say, now) : contactNode(feed, about, say, now);
  // No character is left that could end the script, begin a comment or be an entity.
  return node && JSON.stringify({ '@context': 'https://schema.org', ...node }).replace(/[<>&]/g, escaped);
}

const escaped = (c: string): string => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`;

type Node = Exclude<Json, string | undefined | readonly Json[]>;

function serviceNode(feed: Feed, service: Service, say: Say, now: Date): Node {
  const { url } = availability(service, now);
  const named = officesOf(feed, service.contacts);
  const offices = named.filter(({ role }) => OFFICES.includes(role));
  const instead = url === undefined ? officesOf(feed, [service.alternative?.contact]) : [];
  const provider = named.find(({ role }) => role === 'responsible-authority');
  return {
    '@type': 'GovernmentService',
    name: say(service.name),
    description: say(service.summary),
    serviceType: service.topic,
    identifier: identifiers({ LeiKa: service.key, 'OZG-ID': service.ozgId }),
    audience: some(service.audience?.map((audienceType) => ({ '@type': 'Audience', audienceType }))),
    areaServed: areaNode(feed.area),
    provider: provider && organisationNode(provider, say),
    availableChannel: some([
      ...(url === undefined ? [] : [{ '@type': 'ServiceChannel', serviceUrl: url }]),
      ...[...new Set([...offices, ...instead])].flatMap((office) => channelNode(office, say, now)),
    ]),
  };
}

/** The contacts with these ids that are offices. */
const officesOf = (feed: Feed, ids: readonly (string | undefined)[] = []): Contact[] =>
  ids
    .map((id) => (id === undefined ? undefined : feed.contact(id)))
    .filter((contact) => contact !== undefined)
    .filter(({ person }) => !person);

/** An office as a way to get the service: by going there, or by calling. */
function channelNode(office: Contact, say: Say, now: Date): Node[] {
  const point = pointNode(office, say, now);
  const address = addressNode(office, say);
  if (!point.telephone && !address) return [];
  const { telephone, hoursAvailable } = point;
  return [
    {
      '@type': 'ServiceChannel',
      name: point.name,
      availableLanguage: point.availableLanguage,
      servicePhone: telephone && point,
      serviceLocation: address && {
        '@type': 'Place',
        name: point.name,
        address,
        openingHoursSpecification: telephone ? undefined : hoursAvailable,
      },
    },
  ];
}

function contactNode(feed: Feed, contact: Contact, say: Say, now: Date): Node | undefined {
  if (contact.person) return;
  return {
    ...organisationNode(contact, say),
    address: addressNode(contact, say),
    contactPoint: { ...pointNode(contact, say, now), areaServed: areaNode(feed.area) },
  };
}

/** Who is behind a contact. Who is responsible for a public service is an authority; of others nobody said so. */
const organisationNode = ({ role, organisation, name }: Contact, say: Say): Node => ({
  '@type': role === 'responsible-authority' ? 'GovernmentOrganization' : 'Organization',
  name: say(organisation) ?? say(name),
});

function pointNode({ name, role, channels = [], hours, languages }: Contact, say: Say, now: Date): Node {
  const values = (kinds: RegExp, form: RegExp): Json =>
    some(channels.filter(({ kind, value }) => kinds.test(kind) && form.test(value)).map(({ value }) => value));
  return {
    '@type': 'ContactPoint',
    name: say(name),
    contactType: role.replaceAll('-', ' '),
    telephone: values(/^(phone|mobile)$/, /^\+?\d{3,20}$/),
    faxNumber: values(/^fax$/, /^\+?\d{3,20}$/),
    email: values(/^email$/, /^[^\s@]+@[^\s@]+$/),
    url: values(/^web$/, /^https?:\/\/\S+$/),
    availableLanguage: some(languages),
    hoursAvailable: some(hours && [...weekNodes(hours, say), ...exceptionNodes(hours, say, now)]),
  };
}

const addressNode = ({ address }: Contact, say: Say): Node | undefined =>
  address && {
    '@type': 'PostalAddress',
    streetAddress: address.street,
    extendedAddress: say(address.extra),
    postalCode: address.postcode,
    addressLocality: address.place,
  };

/** The area with those it lies in, one inside the other. */
const areaNode = ({ ars, ags, name, parents = [] }: Omit<Area, 'level'>): Node => {
  const [outer, ...rest] = parents;
  return {
    '@type': 'AdministrativeArea',
    name,
    identifier: identifiers({ ARS: ars, AGS: ags }),
    containedInPlace: outer && areaNode({ ...outer, parents: rest }),
  };
};

const identifiers = (keys: Readonly<Record<string, string | undefined>>): Json =>
  Object.entries(keys)
    .filter(([, value]) => value !== undefined)
    .map(([propertyID, value]) => ({ '@type': 'PropertyValue', propertyID, value }));

/** The hours of every week: days with the same ones together. */
function weekNodes({ weekly, note }: Hours, say: Say): Node[] {
  const days: Record<string, string[]> = {};
  WEEKDAYS.forEach((day, i) => {
    for (const span of weekly[day] ?? []) (days[span] ??= []).push(`https://schema.org/${DAYS[i]!}`);
  });
  return Object.entries(days).map(([span, dayOfWeek]) => hoursNode(span, { dayOfWeek, description: say(note) }));
}

/** Days that differ, each once, although several entries may name it; days in a row with the same hours together. */
function exceptionNodes(hours: Hours, say: Say, now: Date): Node[] {
  const { exceptions = [], zone } = hours;
  const runs: { from: string; until: string; spans: readonly string[]; note: string | undefined }[] = [];
  for (let n = 0, start = Date.parse(dayIn(zone, now)); exceptions.length && n < AHEAD; n++) {
    const at = (shift: number): string => new Date(start + (n + shift) * DAY).toISOString().slice(0, 10);
    const day = at(0);
    if (!exceptions.some(({ date, until = date }) => date <= day && day <= until)) continue;
    const { spans, note } = hoursOn(hours, day);
    const last = runs.at(-1);
    const said = say(note);
    if (last?.until === at(-1) && last.note === said && last.spans.join() === spans.join()) last.until = day;
    else runs.push({ from: day, until: day, spans, note: said });
  }
  return runs.flatMap(({ from, until, spans, note }) => {
    const when = { validFrom: from, validThrough: until, description: note };
    // By schema.org's definition it is closed where no hour is named at which it opens.
    return spans.length
      ? spans.map((span) => hoursNode(span, when))
      : [{ '@type': 'OpeningHoursSpecification', ...when }];
  });
}

/** The day it is at an office; in a zone that the runtime does not know, by the clock of the world. */
function dayIn(zone: string, now: Date): string {
  try {
    return wallClock(now, zone).day;
  } catch {
    return now.toISOString().slice(0, 10);
  }
}

function hoursNode(span: string, when: Node): Node {
  const [opens = '', end = ''] = span.split('-');
  // Readers take 00:00 to 00:00 for closed; whatever goes around the clock, or to its end, ends a minute earlier.
  return {
    '@type': 'OpeningHoursSpecification',
    ...when,
    opens,
    closes: end === '24:00' || end === opens ? before(end) : end,
  };
}

/** A minute earlier on the clock. */
function before(time: string): string {
  const minutes = (Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) + 1439) % 1440;
  return [minutes / 60, minutes % 60].map((n) => String(Math.floor(n)).padStart(2, '0')).join(':');
}

const some = (list: readonly Json[] | undefined): Json => (list?.length ? list : undefined);
