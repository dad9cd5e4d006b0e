/** Describes changes in sentences. */
import { shortName } from '@ozg-widgets/feed';
import type { Area, Channel, Contact, Hours, Notice, Publisher, Service, Text } from '@ozg-widgets/feed';
import type { Lang } from '../findings/finding.js';
import { differ, operationChange, phrase, rolloutChange, viewOf } from '../text/availability.js';
import type { Operation, Rollout } from '../text/availability.js';
import type { Kind, ChangeSubject } from './change.js';
import type { Collected } from './collect.js';
import { areaName, localize, localizeAll, exceptionsIn, inArea, quoted, textIn, weekIn } from '../text/wording.js';
import type { Localized } from '../text/wording.js';

/** A change with its description. */
export interface DescribedChange extends Collected {
  sentence: Localized;
}

/** What descriptions need besides the change. */
export interface DescribeContext {
  /** The time at which both builds are evaluated. */
  at: Date;
  /** The name of a service, by key. */
  service: (key: string) => Text;
  /** The name of an area, by ARS; `undefined` if it has no feed. */
  area: (ars: string) => string | undefined;
}

/** Describes changes, without those that make no difference to readers. */
export function describeAll(changes: readonly Collected[], context: DescribeContext): DescribedChange[] {
  const owners = new Map<string, Set<string>>();
  for (const { area } of changes) {
    if (!area) continue;
    const name = shortName(area.name);
    owners.set(name, (owners.get(name) ?? new Set()).add(area.level === 'gemeinde' ? area.ars : ''));
  }
  return changes
    .filter(
      ({ kind, before, after }) =>
        kind !== 'availability' || differ(before as Rollout | undefined, after as Rollout | undefined, context.at),
    )
    .map((change) => {
      const unique = !change.area || (owners.get(shortName(change.area.name))?.size ?? 0) < 2;
      return { ...change, sentence: localizeAll((lang) => clean(sentence(change, context, lang, unique))) };
    });
}

/** Removes line breaks and control characters: names come from other publishers' feeds. */
const clean = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, ' ').trim();

function sentence(change: Collected, context: DescribeContext, lang: Lang, unique: boolean): string {
  const { kind, service, area, about } = change;
  const where = area ? inArea(area, lang, unique) : '';
  const subject = textIn(about, lang);
  const said = describers[kind]({ ...change, context, lang, where, subject, place: area ?? NOWHERE, unique });
  if (service !== undefined) return `${textIn(context.service(service), lang)}: ${said}`;
  return kind.startsWith('contact-') && !/new|gone/.test(kind)
    ? `${[subject, where].filter(Boolean).join(' ')}: ${said}`
    : said;
}

const NOWHERE: ChangeSubject = { ars: '', level: '', name: '' };

interface Description {
  before?: unknown;
  after?: unknown;
  context: DescribeContext;
  lang: Lang;
  /** "in Marburg", or nothing. */
  where: string;
  /** The name of a contact, notice or help entry. */
  subject: string;
  place: ChangeSubject;
  unique: boolean;
}
type Describer = (description: Description) => string;

const spaced = (...parts: readonly string[]): string => parts.filter(Boolean).join(' ');

/** "in Hessen …: Neues, vorher Altes". */
const replaced =
  (de: string, en: string, show: (value: never, lang: Lang) => string): Describer =>
  ({ before, after, lang, where }) => {
    const what = spaced(where, localize(lang, de, en));
    const old = before === undefined ? '' : show(before as never, lang);
    if (after === undefined) return spaced(what, localize(lang, 'entfällt', 'is gone')) + (old ? ` (${old})` : '');
    return `${what}: ${show(after as never, lang)}${old && localize(lang, `, vorher ${old}`, `, before: ${old}`)}`;
  };

/** Names of channels that are listed together with others. */
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
  (de: string, en: string): Describer =>
  ({ lang, where, subject }) =>
    `${spaced(localize(lang, de, en), where)}: ${subject}`;

const NOTICES: Readonly<Record<string, readonly [de: string, en: string]>> = {
  change: ['Angekündigte Änderung', 'Announced change'],
  disruption: ['Störungsmeldung', 'Disruption'],
  event: ['Neue Veranstaltung', 'New event'],
};
const noticeNew: Describer = (description) =>
  entry(...(NOTICES[(description.after as Notice).kind] ?? ['Neue Meldung', 'New notice']))(description);

const hours: Describer = ({ before, after, lang }) => {
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

const named = (place: ChangeSubject, { lang, unique }: Description): string => areaName(place, lang, unique);

const describers: Readonly<Record<Kind, Describer>> = {
  'service-new': ({ after, context, lang, where }) =>
    `${spaced(where, localize(lang, 'neu', 'new'))}, ${phrase(viewOf(after as Rollout, context.at), lang)}`,
  'service-gone': ({ lang, where }) => spaced(where, localize(lang, 'nicht mehr aufgeführt', 'no longer listed')),
  availability: ({ before, after, context, lang, where }) =>
    spaced(
      where,
      rolloutChange(before as Rollout | undefined, after as Rollout | undefined, context.at, lang, context.service),
    ),
  operation: ({ before, after, context, lang, where }) =>
    spaced(where, operationChange(before as Operation | undefined, after as Operation | undefined, context.at, lang)),
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
  'area-new': (description) =>
    localize(description.lang, 'Neues Gebiet: ', 'New area: ') + named(description.place, description),
  'area-gone': (description) => {
    const { successor } = description.before as Area;
    const taken = successor === undefined ? '' : (description.context.area(successor) ?? successor);
    const next = taken && localize(description.lang, `; es gilt ${taken}`, `; now part of ${taken}`);
    return (
      localize(description.lang, 'Gebiet entfällt: ', 'Area is gone: ') + named(description.place, description) + next
    );
  },
  'area-successor': (description) => {
    const { before, after, context, lang } = description;
    const name = named(description.place, description);
    const taker = (ars: unknown): string => context.area(ars as string) ?? (ars as string);
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
function contactPart(de: string, en: string, show: (value: never, lang: Lang) => string): Describer {
  const tell = replaced(de, en, show);
  return (description) => tell({ ...description, where: '' });
}
