/** Compares two feeds of the same area, record by record; the time of publication does not count. */
import type { Area, Channel, Contact, Feed, Help, Notice, Service } from '@ozg-widgets/feed';
import { ownerOf, subjectsOf } from './change.js';
import type { Change, Kind, ChangeSubject, Side } from './change.js';
import type { ReadFeed } from '../documents/read-document.js';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** An object without undefined values; `undefined` if nothing is left. */
function said<T extends object>(value: T | undefined): T | undefined {
  const entries = Object.entries(value ?? {}).filter(([, v]) => v !== undefined);
  return entries.length ? (Object.fromEntries(entries) as T) : undefined;
}

const change = (kind: Kind, rest: Omit<Change, 'kind'>): Change => ({ kind, ...said(rest) });

type List = 'services' | 'contacts' | 'notices' | 'help';
interface Records {
  services: Service;
  contacts: Contact;
  notices: Notice;
  help: Help;
}

/** The records of a list that are not the same in both feeds. Only those are read: most are the same. */
function* differing<L extends List>(
  list: L,
  before: ReadFeed,
  after: ReadFeed,
): Generator<{ id: string; old?: Records[L]; fresh?: Records[L] }> {
  const name = list === 'services' ? 'key' : 'id';
  const textsOf = ({ document, feed }: ReadFeed): Map<string, string> => {
    // The reader reports what is not a list.
    const records: readonly unknown[] = Array.isArray(document[list]) ? document[list] : feed[list];
    const texts = new Map<string, string>();
    for (const record of records as (Partial<Record<string, unknown>> | null)[]) {
      const id = record?.[name];
      if (typeof id === 'string' && !texts.has(id)) texts.set(id, JSON.stringify(record));
    }
    return texts;
  };
  const find = ({ feed }: ReadFeed, id: string): Records[L] | undefined =>
    (feed[list] as readonly Records[L][]).find((r) => (r as Partial<Record<string, unknown>>)[name] === id);
  const [olds, news] = [textsOf(before), textsOf(after)];
  for (const id of new Set([...olds.keys(), ...news.keys()])) {
    if (olds.get(id) === news.get(id)) continue;
    const old = list === 'services' ? before.feed.service(id) : find(before, id);
    const fresh = list === 'services' ? after.feed.service(id) : find(after, id);
    // A record that cannot be read has been reported; it is not gone.
    if ((olds.has(id) && !old) || (news.has(id) && !fresh)) continue;
    yield { id, ...(old && { old: old as Records[L] }), ...(fresh && { fresh: fresh as Records[L] }) };
  }
}

/** What changed from one feed to the next. */
export function* compare(before: ReadFeed, after: ReadFeed): Generator<Change> {
  yield* compareHeads(before.feed, after.feed);
  const contacts = [...differing('contacts', before, after)];
  const moved = new Set(contacts.filter(({ old, fresh }) => !old || !fresh).map(({ id }) => id));
  const areas = { old: before.feed.area, fresh: after.feed.area };
  for (const { id, old, fresh } of differing('services', before, after)) {
    if (old && fresh) yield* compareServices(old, fresh, before.feed, after.feed, moved);
    else if (old) {
      const [area, value] = describeService(old, areas.old);
      yield change('service-gone', { service: id, area, before: value });
    } else if (fresh) {
      const [area, value] = describeService(fresh, areas.fresh);
      yield change('service-new', { service: id, area, after: value });
    }
  }
  for (const { id, old, fresh } of contacts) {
    const side = (contact: Contact | undefined, feed: Feed): Side | undefined =>
      contact && { area: feed.area, level: contact.level };
    const area = ownerOf(side(old, before.feed), side(fresh, after.feed));
    yield* compareContacts(id, old, fresh, area);
  }
  for (const [list, kind] of [
    ['notices', 'notice'],
    ['help', 'help'],
  ] as const) {
    for (const { id, old, fresh } of differing(list, before, after)) {
      const what = old ? (fresh ? 'changed' : 'gone') : 'new';
      if (same(old, fresh)) continue;
      const about = (fresh ?? old)?.title;
      yield change(`${kind}-${what}`, { id, ...(about !== undefined && { about }), before: old, after: fresh });
    }
  }
}

/** Whose statement a service is that only one feed has, and what was stated. */
function describeService({ rollout, url, statedBy }: Service, area: Area): [ChangeSubject | undefined, object] {
  const level = rollout?.statedBy ?? Object.values(statedBy ?? {})[0];
  return [ownerOf(undefined, { area, level }), { ...stripped(rollout), ...(url !== undefined && { url }) }];
}

function* compareHeads(before: Feed, after: Feed): Generator<Change> {
  if (!same(before.publisher, after.publisher))
    yield change('publisher', { area: 'everywhere', before: before.publisher, after: after.publisher });
  const [area] = subjectsOf(after.area);
  const [old, fresh] = [before.area, after.area];
  if (old.name !== fresh.name)
    yield change('area-name', { ...(area && { area }), before: old.name, after: fresh.name });
  if (old.successor !== fresh.successor) {
    yield change('area-successor', {
      ...(area && { area }),
      ...(old.successor !== undefined && { before: old.successor }),
      ...(fresh.successor !== undefined && { after: fresh.successor }),
    });
  }
}

type Statement = Partial<Record<string, unknown>> & { state: string; statedBy?: string | undefined };

/** A statement without who made it and when it was last checked; `undefined` if nothing is left. */
function stripped(statement: Statement | undefined): object | undefined {
  if (!statement) return;
  const rest: Partial<Record<string, unknown>> = { ...statement };
  delete rest.statedBy;
  delete rest.asOf;
  return said(rest);
}

const traits = ['platform', 'maturity', 'efa', 'alternative', 'evidence'] as const;

function* compareServices(
  old: Service,
  fresh: Service,
  before: Feed,
  after: Feed,
  moved: ReadonlySet<string>,
): Generator<Change> {
  const service = fresh.key;
  /** A trait with who stated it, on one side. */
  const side = (feed: Feed, value: unknown, level: string | undefined): Side | undefined =>
    value === undefined ? undefined : { area: feed.area, level };
  const trait = (kind: Kind, was: unknown, is: unknown, levels: [old?: string, fresh?: string]): Change | undefined => {
    if (same(was, is)) return;
    const area = ownerOf(side(before, was, levels[0]), side(after, is, levels[1]));
    return change(kind, { service, ...(area && { area }), before: was, after: is });
  };
  const levels = (name: keyof NonNullable<Service['statedBy']>): [string?, string?] => [
    ...([old.statedBy?.[name], fresh.statedBy?.[name]] as [string?, string?]),
  ];

  const rollout = trait('availability', stripped(old.rollout), stripped(fresh.rollout), [
    ...([old.rollout?.statedBy, fresh.rollout?.statedBy] as [string?, string?]),
  ]);
  const url = trait('url', old.url, fresh.url, levels('url'));
  // An address that appears or disappears with the service is not a separate change.
  const together =
    rollout && url && (url.before === undefined || url.after === undefined) && same(rollout.area, url.area);
  if (rollout && together) {
    const withUrl = (value: unknown, address: unknown): object => ({
      ...(value as object),
      ...(address !== undefined && { url: address }),
    });
    yield { ...rollout, before: withUrl(rollout.before, url.before), after: withUrl(rollout.after, url.after) };
  } else {
    if (rollout) yield rollout;
    if (url) yield url;
  }
  const operation = trait('operation', stripped(old.operation), stripped(fresh.operation), [
    ...([old.operation?.statedBy, fresh.operation?.statedBy] as [string?, string?]),
  ]);
  if (operation) yield operation;
  for (const name of traits) {
    const changed = trait(name, old[name], fresh[name], levels(name));
    if (changed) yield changed;
  }

  if (!same(old.name, fresh.name))
    yield change('name', { service, area: 'everywhere', before: old.name, after: fresh.name });
  const described = ({ summary, ozgId, topic, audience }: Service): object => ({ summary, ozgId, topic, audience });
  if (!same(described(old), described(fresh)))
    yield change('description', { service, area: 'everywhere', before: described(old), after: described(fresh) });

  const [olds, news] = [old.contacts ?? [], fresh.contacts ?? []];
  for (const id of new Set([...olds, ...news])) {
    if (moved.has(id) || olds.includes(id) === news.includes(id)) continue;
    const feed = news.includes(id) ? after : before;
    const contact = feed.contact(id);
    const area = contact && ownerOf(undefined, { area: feed.area, level: contact.level });
    yield change('contact-service', {
      service,
      id,
      ...(contact && { about: contact.name }),
      ...(area && { area }),
      ...(news.includes(id) ? { after: id } : { before: id }),
    });
  }
}

/** The kind of change that a channel belongs to; a number like 115 has no international form, so its kind is `other`. */
function partOf({ kind, value }: Channel): Kind {
  if (/^(phone|mobile|fax)$/.test(kind)) return 'contact-phone';
  if (/^(email|de-mail)$/.test(kind)) return 'contact-email';
  if (kind === 'web') return 'contact-web';
  return kind === 'other' && /^\+?[\d\s()/-]+$/.test(value) ? 'contact-phone' : 'contact-channel';
}

/** The parts of a contact that are compared separately. */
type Part = readonly [kind: Kind, of: (contact: Contact) => unknown];
const parts: readonly Part[] = [
  ['contact-name', ({ name, organisation }) => said({ name, organisation })],
  ...(['contact-phone', 'contact-email', 'contact-web', 'contact-channel'] as const).map((kind): Part => [
    kind,
    ({ channels }) => some(channels?.filter((channel) => partOf(channel) === kind)),
  ]),
  ['contact-address', ({ address }) => address],
  ['contact-hours', ({ hours }) => hours],
  [
    'contact-other',
    ({ role, accessibility, languages, answersWithin }) => said({ role, accessibility, languages, answersWithin }),
  ],
];
const some = <T>(list: readonly T[] | undefined): readonly T[] | undefined => (list?.length ? list : undefined);

function* compareContacts(
  id: string,
  old: Contact | undefined,
  fresh: Contact | undefined,
  area: ChangeSubject | undefined,
): Generator<Change> {
  const head = { id, about: (fresh ?? old)?.name, area };
  if (!fresh) yield change('contact-gone', { ...head, before: old });
  else if (!old) yield change('contact-new', { ...head, after: fresh });
  else
    for (const [kind, of] of parts) {
      if (!same(of(old), of(fresh))) yield change(kind, { ...head, before: of(old), after: of(fresh) });
    }
}
