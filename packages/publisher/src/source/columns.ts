/** The tables of a source and their columns, as they are called in German and English. */
import { normalizeWord } from '@ozg-widgets/feed';

/** One column: what it is called, whether every row needs it, whether it may have siblings in other languages. */
export interface Column {
  de: string;
  en: string;
  required?: boolean;
  text?: boolean;
}

const column = (de: string, en: string, is?: 'required' | 'text' | 'required text'): Column => ({
  de,
  en,
  ...(is?.includes('required') && { required: true }),
  ...(is?.includes('text') && { text: true }),
});

const key = column('Schlüssel', 'key', 'required');
const ars = column('ARS', 'ars', 'required');
const level = column('Ebene', 'level');
const id = column('Kennung', 'id', 'required');
const title = column('Titel', 'title', 'required text');
const text = column('Text', 'text', 'text');
const url = column('Adresse', 'url');
const services = column('Leistungen', 'services');
const contact = column('Kontakt', 'contact', 'required');
const note = column('Hinweis', 'note', 'text');

/** Every table, in the order in which it is read and reported. */
export const tables = {
  publisher: {
    de: 'herausgeber',
    en: 'publisher',
    required: true,
    columns: { field: column('Feld', 'field', 'required'), value: column('Wert', 'value', 'required') },
  },
  areas: {
    de: 'gebiete',
    en: 'areas',
    required: true,
    columns: {
      ars,
      ags: column('AGS', 'ags'),
      level: column('Ebene', 'level', 'required'),
      name: column('Name', 'name', 'required'),
      population: column('Einwohner', 'population'),
      postcodes: column('PLZ', 'postcodes'),
      validFrom: column('Gültig ab', 'validFrom'),
      successor: column('Nachfolger', 'successor'),
    },
  },
  delegates: {
    de: 'verzeichnisse',
    en: 'delegates',
    required: false,
    columns: { ars, level, url: column('Adresse', 'url', 'required') },
  },
  services: {
    de: 'leistungen',
    en: 'services',
    required: true,
    columns: {
      key,
      name: column('Name', 'name', 'required text'),
      summary: column('Kurzbeschreibung', 'summary', 'text'),
      ozgId: column('OZG-ID', 'ozgId'),
      topic: column('Themenfeld', 'topic'),
      audience: column('Zielgruppe', 'audience'),
    },
  },
  contacts: {
    de: 'kontakte',
    en: 'contacts',
    required: false,
    columns: {
      id,
      ars,
      level,
      role: column('Rolle', 'role', 'required'),
      name: column('Name', 'name', 'required text'),
      person: column('Person', 'person'),
      consent: column('Einwilligung', 'consent'),
      organisation: column('Stelle', 'organisation', 'text'),
      email: column('E-Mail', 'email'),
      phone: column('Telefon', 'phone'),
      mobile: column('Mobil', 'mobile'),
      fax: column('Fax', 'fax'),
      deMail: column('De-Mail', 'deMail'),
      messenger: column('Messenger', 'messenger'),
      web: column('Internet', 'web'),
      street: column('Straße', 'street'),
      postcode: column('PLZ', 'postcode'),
      place: column('Ort', 'place'),
      addressExtra: column('Adresszusatz', 'addressExtra', 'text'),
      accessibility: column('Barrierefreiheit', 'accessibility', 'text'),
      languages: column('Sprachen', 'languages'),
      answersWithin: column('Antwort innerhalb', 'answersWithin'),
      services,
    },
  },
  hours: {
    de: 'oeffnungszeiten',
    en: 'hours',
    required: false,
    columns: {
      contact,
      mo: column('Mo', 'mo'),
      tu: column('Di', 'tu'),
      we: column('Mi', 'we'),
      th: column('Do', 'th'),
      fr: column('Fr', 'fr'),
      sa: column('Sa', 'sa'),
      su: column('So', 'su'),
      note,
      zone: column('Zeitzone', 'zone'),
    },
  },
  exceptions: {
    de: 'ausnahmen',
    en: 'exceptions',
    required: false,
    columns: {
      contact,
      date: column('Datum', 'date', 'required'),
      until: column('Bis', 'until'),
      hours: column('Zeiten', 'hours'),
      note,
    },
  },
  status: {
    de: 'stand',
    en: 'status',
    required: true,
    columns: {
      key,
      ars,
      level,
      state: column('Stand', 'state'),
      expected: column('Erwartet', 'expected'),
      since: column('Seit', 'since'),
      reason: column('Grund', 'reason', 'text'),
      successor: column('Nachfolger', 'successor'),
      url,
      platform: column('Plattform', 'platform'),
      platformUrl: column('Plattform-Adresse', 'platformUrl'),
      maturity: column('Reifegrad', 'maturity'),
      maturityModel: column('Reifegradmodell', 'maturityModel'),
      efaLead: column('EfA-Land', 'efaLead'),
      operation: column('Betrieb', 'operation'),
      operationFrom: column('Betrieb von', 'operationFrom'),
      operationUntil: column('Betrieb bis', 'operationUntil'),
      operationNote: column('Betrieb Hinweis', 'operationNote', 'text'),
      alternative: column('Ersatz', 'alternative', 'text'),
      alternativeUrl: column('Ersatz-Adresse', 'alternativeUrl'),
      alternativeContact: column('Ersatz-Kontakt', 'alternativeContact'),
      asOf: column('Stand vom', 'asOf'),
      evidence: column('Nachweis', 'evidence'),
    },
  },
  notices: {
    de: 'meldungen',
    en: 'notices',
    required: false,
    columns: {
      id,
      ars,
      level,
      kind: column('Art', 'kind', 'required'),
      title,
      text,
      url,
      published: column('Veröffentlicht', 'published', 'required'),
      expires: column('Endet', 'expires'),
      starts: column('Beginn', 'starts'),
      ends: column('Ende', 'ends'),
      register: column('Anmeldung', 'register'),
      services,
    },
  },
  help: {
    de: 'hilfe',
    en: 'help',
    required: false,
    columns: {
      id,
      ars,
      level,
      kind: column('Art', 'kind', 'required'),
      title,
      text,
      url,
      audience: column('Zielgruppe', 'audience'),
      services,
    },
  },
} as const satisfies Record<
  string,
  { de: string; en: string; required: boolean; columns: Readonly<Record<string, Column>> }
>;

/** The name of a table in the program. */
export type TableName = keyof typeof tables;

/** The columns of a table in the program. */
export type ColumnOf<T extends TableName> = keyof (typeof tables)[T]['columns'] & string;

/** All tables' names, in the order in which they are read. */
export const tableNames = Object.keys(tables) as TableName[];

/** The table that a file or a sheet with this name contains. */
export const findTable = (name: string): TableName | undefined =>
  tableNames.find((t) => [tables[t].de, tables[t].en].some((known) => normalizeWord(known) === normalizeWord(name)));

/** Facts of the publisher's table. */
export const publisherFields = {
  name: column('Name', 'name', 'required'),
  email: column('E-Mail', 'email', 'required'),
  url: column('Internet', 'url'),
  licence: column('Lizenz', 'licence'),
  ttl: column('Abfrage alle Sekunden', 'ttl'),
  validUntil: column('Gültig bis', 'validUntil'),
  feeds: column('Adresse der Feeds', 'feedsUrl'),
  widgets: column('Adresse der Bausteine', 'widgetsUrl'),
} as const satisfies Record<string, Column>;

/** A language that a heading names at its end. */
const languageOfSuffix = (ending: string): string | undefined => {
  const words: Readonly<Record<string, string>> = {
    leicht: 'de-simple',
    'leichte sprache': 'de-simple',
    simple: 'de-simple',
    englisch: 'en',
    english: 'en',
  };
  const tag = words[ending.toLowerCase()] ?? ending;
  return /^[a-z]{2,3}(-[a-z\d]{1,8})*$/i.test(tag) ? tag : undefined;
};

/** The column that a heading means, and the language where it is a sibling of one. */
export function findColumn(
  columns: Readonly<Record<string, Column>>,
  heading: string,
): { field: string; lang?: string } | undefined {
  const called = (name: string): string | undefined =>
    Object.keys(columns).find((f) =>
      [columns[f]?.de, columns[f]?.en].some((known) => normalizeWord(known ?? '') === normalizeWord(name)),
    );
  const field = called(heading);
  if (field) return { field };
  for (const { index } of heading.matchAll(/[\s_-]+/g)) {
    const base = called(heading.slice(0, index));
    const lang = languageOfSuffix(heading.slice(index).replace(/^[\s_-]+/, ''));
    if (base && columns[base]?.text && lang) return { field: base, lang };
  }
  return;
}
