/** The formats that can be imported, and how to tell which one a file has. */
import { normalizeWord } from '@ozg-widgets/feed/closest-match';

/** The formats, as the command line names them. */
export const formats = ['dashboard-csv', 'xzufi', 'leistungen', 'gemeindeverzeichnis'] as const;

/** One of them. */
export type Format = (typeof formats)[number];

/** Columns without which a table of this format cannot be read. */
export const requiredColumns: Readonly<Record<Exclude<Format, 'xzufi'>, readonly string[]>> = {
  'dashboard-csv': ['leika_key', 'leika_name', 'ars', 'ars_name', 'url', 'aktiv'],
  leistungen: ['leistungsschluessel', 'bezeichnung'],
  gemeindeverzeichnis: ['satzart', 'land', 'rb', 'kreis', 'vb', 'gemeinde', 'gemeindename'],
};

/** The format that a text has by its beginning, where it is plain to see. */
export function detectFormat(beginning: string): Format | undefined {
  if (/^\s*</.test(beginning)) return /schemata\/xzufi\//.test(beginning) ? 'xzufi' : undefined;
  const firstLine = /^[^\r\n]*/.exec(beginning)?.[0] ?? '';
  const headings = new Set(firstLine.split(/[;,\t]/).map(normalizeWord));
  return (Object.keys(requiredColumns) as (keyof typeof requiredColumns)[]).find((format) =>
    requiredColumns[format].every((column) => headings.has(normalizeWord(column))),
  );
}

/** Whether a text is a web page: what servers send in place of a file. */
export const isWebPage = (beginning: string): boolean =>
  /^\s*(<!--((?!-->).)*-->\s*)*<(!doctype html|html)[\s>]/is.test(beginning);
