/** The commands of `ozg-feed` as data: what the help prints, and what the parser accepts. Imports no command. */
import { formats } from '../import/formats.js';

/** A text in both languages of the command line. */
export type Localized = Readonly<Record<'de' | 'en', string>>;

/** An argument that is identified by its position. */
export interface Positional {
  name: Localized;
  optional?: boolean;
  /** Accepts any number of values; only for the last one. */
  repeated?: boolean;
}

/** An option, such as `--port NUMBER`. */
export interface Option {
  type: 'boolean' | 'string';
  /** The value's name in the help; for options of type `string`. */
  value?: Localized;
  help: Localized;
}

/** A command: everything but its implementation. */
export interface Declaration {
  summary: Localized;
  positionals: readonly Positional[];
  options: Readonly<Record<string, Option>>;
}

/** The same text in both languages. */
const both = (text: string): Localized => ({ de: text, en: text });

const folder: Localized = { de: 'ORDNER', en: 'FOLDER' };
const out: Localized = { de: 'ZIEL', en: 'OUT' };
const file: Localized = { de: 'DATEI', en: 'FILE' };
const noCompress = {
  type: 'boolean',
  help: { de: 'schreibt keine .gz und .br', en: 'writes no .gz and .br' },
} as const satisfies Option;
const publicKey = {
  type: 'string',
  value: { de: 'SCHLÜSSEL', en: 'KEY' },
  help: { de: 'verlangt eine Unterschrift mit diesem Schlüssel', en: 'requires a signature by this key' },
} as const satisfies Option;

/** The options that every command accepts. */
export const commonOptions = {
  json: { type: 'boolean', help: { de: 'gibt das Ergebnis als JSON aus', en: 'prints the result as JSON' } },
  lang: { type: 'string', value: both('de|en'), help: { de: 'Sprache (sonst: de)', en: 'language (default: de)' } },
  help: { type: 'boolean', help: { de: 'zeigt diese Hilfe', en: 'prints this help' } },
  version: { type: 'boolean', help: { de: 'zeigt die Version', en: 'prints the version' } },
} as const satisfies Record<string, Option>;

/** All commands by name, in the order of the help. */
export const declarations = {
  init: {
    summary: { de: 'legt Mustertabellen an, mit einer Anleitung', en: 'writes starter tables and a guide' },
    positionals: [{ name: folder, optional: true }],
    options: {},
  },
  build: {
    summary: {
      de: 'macht aus Tabellen (Ordner oder .xlsx) geprüfte Feeds',
      en: 'turns tables (folder or .xlsx) into checked feeds',
    },
    positionals: [{ name: { de: 'QUELLE', en: 'SOURCE' } }, { name: out }],
    options: { 'no-compress': noCompress },
  },
  check: {
    summary: {
      de: 'prüft Feeds oder Tabellen, ohne zu schreiben; auch eine Adresse im Internet: dann auch, wie der Server sie ausliefert',
      en: 'checks feeds or tables without writing; also a web address, including how its server delivers it',
    },
    positionals: [{ name: { de: 'PFAD', en: 'PATH' } }],
    options: { 'public-key': publicKey },
  },
  diff: {
    summary: {
      de: 'sagt, was sich zwischen zwei Ständen geändert hat',
      en: 'lists what changed between two builds',
    },
    positionals: [{ name: { de: 'ALT', en: 'OLD' } }, { name: { de: 'NEU', en: 'NEW' } }],
    options: {
      format: {
        type: 'string',
        value: both('FORMAT'),
        help: { de: 'text (sonst), json, atom, notices oder ics', en: 'text (default), json, atom, notices or ics' },
      },
    },
  },
  doctor: {
    summary: {
      de: 'sagt, warum ein Baustein auf einer Seite nicht erscheint: Adresse, Datei, oder - für die Standardeingabe',
      en: 'reports why an element does not appear on a page: address, file, or - for standard input',
    },
    positionals: [{ name: { de: 'SEITE', en: 'PAGE' } }],
    options: {},
  },
  crawl: {
    summary: {
      de: 'holt, was ein Verzeichnis und seine Delegierten veröffentlichen',
      en: 'collects what a directory and its delegates publish',
    },
    positionals: [{ name: { de: 'ADRESSE', en: 'ADDRESS' } }, { name: out }],
    options: {
      force: { type: 'boolean', help: { de: 'fragt alles neu ab', en: 'requests everything again' } },
      'no-compress': noCompress,
      'public-key': publicKey,
    },
  },
  import: {
    summary: { de: `macht Tabellen aus: ${formats.join(', ')}`, en: `creates tables from: ${formats.join(', ')}` },
    positionals: [{ name: both('FORMAT') }, { name: { de: 'EINGABE', en: 'INPUT' } }, { name: folder, optional: true }],
    options: {},
  },
  render: {
    summary: {
      de: 'schreibt den Stand als HTML, SVG und Text, für Seiten ohne Skript',
      en: 'writes the state as HTML, SVG and text, for pages without scripts',
    },
    positionals: [{ name: both('FEED') }, { name: out }],
    options: {
      format: {
        type: 'string',
        value: both('FORMAT'),
        help: {
          de: 'jsonld schreibt zusätzlich JSON-LD für Suchmaschinen',
          en: 'jsonld also writes JSON-LD for search engines',
        },
      },
      service: {
        type: 'string',
        value: { de: 'SCHLÜSSEL', en: 'KEY' },
        help: { de: 'schreibt nur diese Leistung', en: 'writes only this service' },
      },
    },
  },
  sign: {
    summary: { de: 'unterschreibt Dokumente', en: 'signs documents' },
    // A new key can be created without signing anything: how many paths are required depends on the options.
    positionals: [{ name: { de: 'PFAD', en: 'PATH' }, optional: true, repeated: true }],
    options: {
      key: {
        type: 'string',
        value: file,
        help: { de: 'privater Schlüssel (PEM, Ed25519)', en: 'private key (PEM, Ed25519)' },
      },
      'new-key': {
        type: 'string',
        value: file,
        help: { de: 'legt den Schlüssel vorher an', en: 'creates the key first' },
      },
    },
  },
  serve: {
    summary: {
      de: 'zeigt einen Ordner unter http://127.0.0.1:8000/',
      en: 'serves a folder at http://127.0.0.1:8000/',
    },
    positionals: [{ name: folder }],
    options: {
      port: {
        type: 'string',
        value: { de: 'NUMMER', en: 'NUMBER' },
        help: { de: 'anderer Port', en: 'another port' },
      },
    },
  },
} as const satisfies Record<string, Declaration>;

/** The name of a command. */
export type CommandName = keyof typeof declarations;

/** Whether a word is the name of a command. */
export const isCommandName = (word: string): word is CommandName => Object.hasOwn(declarations, word);

/** The values of a command's options, as the parser returns them. */
export type Values<N extends CommandName> = OptionValues<(typeof declarations)[N]['options'] & typeof commonOptions>;

type OptionValues<O> = {
  readonly [K in keyof O]?: O[K] extends { readonly type: 'boolean' } ? boolean : string;
};
