/** Says in a sentence what changed. */
import { shortName } from '@ozg-widgets/feed';
import type { Area, Channel, Contact, Hours, Notice, Publisher, Service, Text } from '@ozg-widgets/feed';
import type { Lang } from '../findings/finding.js';
import { differ, operationChange, phrase, rolloutChange, viewOf } from '../text/availability.js';
import type { Operation, Rollout } from '../text/availability.js';
import type { Kind } from './change.js';
import type { Place } from '../text/wording.js';
import type { Collected } from './collect.js';
import { areaName, localize, localizeAll, exceptionsIn, inArea, quoted, textIn, weekIn } from '../text/wording.js';
import type { Localized } from '../text/wording.js';

/** A change that is told. */
export interface Told extends Collected {
  sentence: Localized;
}

/** What sentences need to know besides the change. */
export interface Background {
  /** The moment at which both builds are looked at. */
  at: Date;
  /** What a service is called, by its key. */
  service: (key: string) => Text;
  /** What an area is called, by its ARS; `undefined` where it has no feed. */
  area: (ars: string) => string | undefined;
}

/** Tells changes; what makes no difference to anybody is left out. */
export function describeAll(changes: readonly Collected[], background: Background): Told[] {
  const owners = new Map<string, Set<string>>();
  for (const { area } of changes) {
    if (!area) continue;
    const name = shortName(area.name);
    owners.set(name, (owners.get(name) ?? new Set()).add(area.level === 'gemeinde' ? area.ars : ''));
  }
  return changes
    .filter(
      ({ kind, before, after }) =>
        kind !== 'availability' || differ(before as Rollout | undefined, after as Rollout | undefined, background.at),
    )
    .map((change) => {
      const unique = !change.area || (owners.get(shortName(change.area.name))?.size ?? 0) < 2;
      return { ...change, sentence: localizeAll((lang) => clean(sentence(change, background, lang, unique))) };
    });
}

/** On one line, without what could steer a terminal: names come out of feeds of others. */
const clean = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, ' ').trim();

function sentence(change: Collected, background: Background, lang: Lang, unique: boolean): string {
  const { kind, service, area, about } = change;
  const where = area ? inArea(area, lang, unique) : '';
  const subject = textIn(about, lang);
  const said = tellers[kind]({ ...change, background, lang, where, subject, place: area ?? NOWHERE, unique });
  if (service !== undefined) return `${textIn(background.service(service), lang)}: ${said}`;
  return kind.startsWith('contact-') && !/new|gone/.test(kind)
    ? `${[subject, where].filter(Boolean).join(' ')}: ${said}`
    : said;
}

const NOWHERE: Place = { ars: '', level: '', name: '' };

interface Telling {
  before?: unknown;
  after?: unknown;
  background: Background;
  lang: Lang;
  /** "in Marburg", or nothing. */
  where: string;
  /** What a contact, notice or help entry is called. */
  subject: string;
  place: Place;
  unique: boolean;
}
type Teller = (telling: Telling) => string;

const spaced = (...parts: readonly string[]): string => parts.filter(Boolean).join(' ');

/** "in Hessen …: Neues, vorher Altes". */
const replaced =
  (de: string, en: string, show: (value: never, lang: Lang) => string): Teller =>
  ({ before, after, lang, where }) => {
    const what = spaced(where, localize(lang, de, en));
    const old = before === undefined ? '' : show(before as never, lang);
    if (after === undefined) return spaced(what, localize(lang, 'entfällt', 'is gone')) + (old ? ` (${old})` : '');
    return `${what}: ${show(after as never, lang)}${old && localize(lang, `, vorher ${old}`, `, before: ${old}`)}`;
  };

/** Channels that have to be named, for they stand beside others. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['fax', 'Fax'],
  ['de-mail', 'De-Mail'],
  ['messenger', 'Messenger'],
]);

const channels = (list: readonly Channel[], lang: Lang): string =>
  list
    .map(({ kind, value, display, label }) => {
      const name = kind === 'other' ? textIn(label, lang) : (NAMES.get(kind) ?? '');
      return spaced(name, display ?? value);
    })
    .join(', ');

const address = ({ street, postcode, place, extra }: NonNullable<Contact['address']>, lang: Lang): string =>
  [street, `${postcode} ${place}`, textIn(extra, lang)].filter(Boolean).join(', ');

/** "Neuer Kontakt in Marburg: Bürgerbüro". */
const entry =
  (de: string, en: string): Teller =>
  ({ lang, where, subject }) =>
    `${spaced(localize(lang, de, en), where)}: ${subject}`;

const NOTICES: Readonly<Record<string, readonly [de: string, en: string]>> = {
  change: ['Angekündigte Änderung', 'Announced change'],
  disruption: ['Störungsmeldung', 'Disruption'],
  event: ['Neue Veranstaltung', 'New event'],
};
const noticeNew: Teller = (telling) =>
  entry(...(NOTICES[(telling.after as Notice).kind] ?? ['Neue Meldung', 'New notice']))(telling);

const hours: Teller = ({ before, after, lang }) => {
  const [old, fresh] = [before as Hours | undefined, after as Hours | undefined];
  if (!fresh) return localize(lang, 'keine Öffnungszeiten mehr', 'no opening hours any longer');
  const weekly = !old || JSON.stringify(old.weekly) !== JSON.stringify(fresh.weekly);
  const week = weekIn(fresh, lang) + (old ? localize(lang, ', vorher ', ', before: ') + weekIn(old, lang) : '');
  const exceptions = exceptionsIn(fresh, old, lang);
  if (weekly)
    return localize(lang, 'neue Öffnungszeiten: ', 'new opening hours: ') + week + (exceptions && `; ${exceptions}`);
  return exceptions
    ? localize(lang, 'abweichende Öffnungszeiten: ', 'different opening hours: ') + exceptions
    : localize(lang, 'Hinweise zu den Öffnungszeiten geändert', 'notes on the opening hours changed');
};

const alternative = ({ text, url }: NonNullable<Service['alternative']>, lang: Lang): string =>
  [textIn(text, lang), url].filter(Boolean).join(', ') || localize(lang, 'ein Kontakt', 'a contact');

const named = (place: Place, { lang, unique }: Telling): string => areaName(place, lang, unique);

const tellers: Readonly<Record<Kind, Teller>> = {
  'service-new': ({ after, background, lang, where }) =>
    `${spaced(where, localize(lang, 'neu', 'new'))}, ${phrase(viewOf(after as Rollout, background.at), lang)}`,
  'service-gone': ({ lang, where }) => spaced(where, localize(lang, 'nicht mehr aufgeführt', 'no longer listed')),
  availability: ({ before, after, background, lang, where }) =>
    spaced(
      where,
      rolloutChange(
        before as Rollout | undefined,
        after as Rollout | undefined,
        background.at,
        lang,
        background.service,
      ),
    ),
  operation: ({ before, after, background, lang, where }) =>
    spaced(
      where,
      operationChange(before as Operation | undefined, after as Operation | undefined, background.at, lang),
    ),
  url: replaced('Adresse des Online-Dienstes', 'address of the online service', (url: string) => url),
  alternative: replaced('Ersatz für den Online-Dienst', 'alternative to the online service', alternative),
  'contact-service': ({ after, lang, where, subject }) =>
    spaced(
      where,
      after === undefined
        ? localize(lang, `hilft nicht mehr: ${subject}`, `no longer helps: ${subject}`)
        : localize(lang, `hilft jetzt: ${subject}`, `now helps: ${subject}`),
    ),
  name: replaced('neuer Name', 'new name', (text: Text, lang) => quoted(textIn(text, lang), lang)),
  description: ({ lang }) => localize(lang, 'Beschreibung geändert', 'description changed'),
  platform: replaced('Plattform', 'platform', ({ name }: NonNullable<Service['platform']>) => name),
  maturity: replaced(
    'Reifegrad',
    'maturity',
    ({ model, level }: NonNullable<Service['maturity']>) => `${level} (${model})`,
  ),
  efa: replaced('EfA-Leistung von Land', 'built for all by Land', ({ lead }: NonNullable<Service['efa']>) => lead),
  evidence: ({ lang, where }) => spaced(where, localize(lang, 'Nachweis geändert', 'evidence changed')),
  'contact-new': entry('Neuer Kontakt', 'New contact'),
  'contact-gone': entry('Kontakt entfällt', 'Contact is gone'),
  'contact-name': ({ before, after, lang }) => {
    const show = (value: unknown): string => {
      const { name, organisation } = (value ?? {}) as Partial<Contact>;
      return quoted([textIn(name, lang), textIn(organisation, lang)].filter(Boolean).join(', '), lang);
    };
    return localize(
      lang,
      `heißt jetzt ${show(after)}, vorher ${show(before)}`,
      `now called ${show(after)}, before: ${show(before)}`,
    );
  },
  'contact-phone': contactPart('Telefon', 'phone', channels),
  'contact-email': contactPart('E-Mail', 'email', channels),
  'contact-web': contactPart('Internet', 'web', channels),
  'contact-channel': contactPart('weiterer Weg', 'further channel', channels),
  'contact-address': contactPart('Anschrift', 'address', address),
  'contact-hours': hours,
  'contact-other': ({ lang }) => localize(lang, 'weitere Angaben geändert', 'other details changed'),
  'notice-new': noticeNew,
  'notice-changed': entry('Meldung geändert', 'Notice changed'),
  'notice-gone': entry('Meldung entfernt', 'Notice removed'),
  'help-new': entry('Neue Hilfe', 'New help'),
  'help-changed': entry('Hilfe geändert', 'Help changed'),
  'help-gone': entry('Hilfe entfernt', 'Help removed'),
  'area-new': (telling) => localize(telling.lang, 'Neues Gebiet: ', 'New area: ') + named(telling.place, telling),
  'area-gone': (telling) => {
    const { successor } = telling.before as Area;
    const taken = successor === undefined ? '' : (telling.background.area(successor) ?? successor);
    const next = taken && localize(telling.lang, `; es gilt ${taken}`, `; now part of ${taken}`);
    return localize(telling.lang, 'Gebiet entfällt: ', 'Area is gone: ') + named(telling.place, telling) + next;
  },
  'area-successor': (telling) => {
    const { before, after, background, lang } = telling;
    const name = named(telling.place, telling);
    const taker = (ars: unknown): string => background.area(ars as string) ?? (ars as string);
    return after === undefined
      ? localize(
          lang,
          `${name} besteht weiter, nicht mehr aufgegangen in ${taker(before)}`,
          `${name} goes on, no longer merged into ${taker(before)}`,
        )
      : localize(lang, `${name} ist aufgegangen in ${taker(after)}`, `${name} has been merged into ${taker(after)}`);
  },
  'area-name': ({ before, after, lang }) =>
    localize(
      lang,
      `${String(before)} heißt jetzt ${String(after)}`,
      `${String(before)} is now called ${String(after)}`,
    ),
  publisher: ({ before, after, lang }) => {
    const name = (value: unknown): string => {
      const { name: text, email } = value as Publisher;
      return `${textIn(text, lang)} (${email})`;
    };
    return localize(
      lang,
      `Herausgeber: ${name(after)}, vorher ${name(before)}`,
      `Publisher: ${name(after)}, before: ${name(before)}`,
    );
  },
};

/** A part of a contact; its area stands with the contact already. */
function contactPart(de: string, en: string, show: (value: never, lang: Lang) => string): Teller {
  const tell = replaced(de, en, show);
  return (telling) => tell({ ...telling, where: '' });
}
