/** What the tables of a source say, as the build works with it. */
import type { Contact, Level } from '@ozg-widgets/feed';
import type { Row } from './rows.js';

/** The two folders that embed pages refer to, each a URL with a slash at its end. */
export interface EmbedAddresses {
  /** Where the built tree is served. */
  feeds: string;
  /** Where the widgets are served, `frame.js` among them. */
  widgets: string;
}

/** The members at the top of every feed, without `published`. */
export interface Envelope {
  ttl: number;
  validUntil?: string;
  publisher: { name: string; email: string; url?: string; licence?: string };
  /** Where embed pages will be served; missing where none are wanted. Not part of a feed. */
  embeds?: EmbedAddresses;
}

/** A contact at the area that states it. */
export interface OwnContact {
  id: string;
  role: string;
  /** The record of the feed. */
  json: string;
  /** The same as an object; only where embed pages are built, which name contacts. */
  record?: Contact;
  area: Area;
  /** Indexes in the catalogue; empty means every service of the area. */
  services: readonly number[];
  row: number;
}

/** All contacts by their ids. */
export type Contacts = Map<string, OwnContact>;

/** An area, and everything that is stated for it and only for it. */
export interface Area {
  ars: string;
  level: Level;
  name: string;
  /** Its index among all areas. */
  index: number;
  /** The record of the feed. */
  json: string;
  population: number;
  postcodes: readonly string[];
  successor?: string;
  /** The nearest area above that the table has. */
  parent?: Area;
  children: Area[];
  /** Whether its ARS stands for this area in public: the most local one of the table that has the key. */
  published: boolean;
  /** Row in the table; 0 for the Bund, which needs no row. */
  row: number;
  contacts: OwnContact[];
  /** JSON of each. */
  notices: string[];
  help: string[];
}

/** All areas. */
export interface Areas {
  /** The country, above all others. */
  bund: Area;
  all: readonly Area[];
  /** The area of a row, by its columns ARS and Ebene; `undefined` where there is none, which has been reported. */
  find(row: Row<'ars' | 'level'>): Area | undefined;
}
