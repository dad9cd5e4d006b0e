/** The XML files of a workbook (XLSX is a ZIP archive of them). */
import { strFromU8, unzipSync } from 'fflate';
import sax from 'sax';

/** Handlers for one XML file; names of elements are without prefix. */
export interface XmlHandlers {
  open: (name: string, attributes: Readonly<Record<string, string>>) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

/** The unpacked XML files of a workbook by path. */
export type WorkbookFiles = Readonly<Record<string, Uint8Array>>;

const isXml = (name: string): boolean => /\.(xml|rels)$/.test(name);

/** The total size of the XML files in bytes, as the index of the archive states it. Unpacks nothing. */
export function unpackedSize(workbook: Uint8Array): number {
  let size = 0;
  unzipSync(workbook, {
    filter({ name, originalSize }) {
      if (isXml(name)) size += originalSize;
      return false;
    },
  });
  return size;
}

/** Unpacks the XML files. */
export const unpackXml = (workbook: Uint8Array): WorkbookFiles =>
  unzipSync(workbook, { filter: ({ name }) => isXml(name) });

/** The text of an unpacked file; empty where there is none. */
export const textOf = (files: WorkbookFiles, path: string): string => {
  const bytes = files[path];
  return bytes ? strFromU8(bytes) : '';
};

const localName = (name: string): string => name.replace(/^.*:/, '');

/** Parses XML in linear time, tolerantly: the library that reads the values reports what is broken. */
export function parseXml(xml: string, { open, text, close }: XmlHandlers): void {
  const parser = sax.parser(true, { position: false });
  parser.onopentag = (tag: { name: string; attributes: object }) => {
    // Without `xmlns`, values are strings.
    open(localName(tag.name), tag.attributes as Record<string, string>);
  };
  parser.ontext = (value) => {
    text?.(value);
  };
  parser.onclosetag = (name) => {
    close?.(localName(name));
  };
  parser.onerror = () => {
    parser.resume();
  };
  parser.write(xml).close();
}

/** Where the parts of a workbook are. */
export interface WorkbookParts {
  /** In the order of the workbook; a path may lead to a chart, or to no file. */
  sheets: { name: string; path: string }[];
  styles: string;
}

/** Finds the sheets and the styles of a workbook. */
export function partsOfWorkbook(files: WorkbookFiles): WorkbookParts {
  const targets = new Map<string, string>();
  parseXml(textOf(files, 'xl/_rels/workbook.xml.rels'), {
    open(name, { Id = '', Target = '' }) {
      if (name === 'Relationship') targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
    },
  });
  const sheets: WorkbookParts['sheets'] = [];
  parseXml(textOf(files, 'xl/workbook.xml'), {
    open(name, attributes) {
      if (name !== 'sheet') return;
      // The prefix of the namespace of relationships is up to the program.
      const [, id = ''] = Object.entries(attributes).find(([attribute]) => /:id$/.test(attribute)) ?? [];
      sheets.push({ name: attributes['name'] ?? '', path: targets.get(id) ?? '' });
    },
  });
  return { sheets, styles: [...targets.values()].find((path) => path.endsWith('styles.xml')) ?? 'xl/styles.xml' };
}

/** Row and column of a cell address such as `AB12`, counted from 0; `undefined` if no sheet has such a cell. */
export function parseCellAddress(address: string): { row: number; column: number } | undefined {
  const [, letters, digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(address) ?? [];
  if (letters === undefined) return;
  const column = Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return { row: Number(digits) - 1, column: column - 1 };
}
