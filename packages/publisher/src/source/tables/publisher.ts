/** The table of facts about who publishes. */
import { isLicence } from '@ozg-widgets/feed/strict';
import { parseAddress, parseEmail, parseNatural } from '../cells/cells.js';
import { parseEnd } from '../cells/dates.js';
import type { Report } from '../../findings/finding.js';
import { facts } from '../columns.js';
import { eachLine } from '../rows.js';
import type { Parser } from '../rows.js';
import { nearest, plain } from '../../text/closest-match.js';
import { parseFolder } from '../../tree/oembed/addresses.js';
import type { Addresses } from '../../tree/oembed/addresses.js';
import type { Sheet } from '../sheets/sheets.js';

/** What stands at the top of every feed, without the time of its publication. */
export interface Envelope {
  ttl: number;
  validUntil?: string;
  publisher: { name: string; email: string; url?: string; licence?: string };
  /** Where embed pages will lie, and what they load; missing where none are wanted. Stands in no feed. */
  embeds?: Addresses;
}

const TTL = 3600;

const parsers: Readonly<Record<keyof typeof facts, Parser<string | number>>> = {
  name: (text) => text,
  email: parseEmail,
  url: parseAddress,
  licence: (text) => text,
  ttl: parseNatural,
  validUntil: parseEnd,
  feeds: parseFolder,
  widgets: parseFolder,
};

/** Reads the publisher's table; `undefined` where something is missing that every feed needs. */
export async function readPublisher(
  sheet: Sheet | undefined,
  now: Date,
  report: Report,
): Promise<Envelope | undefined> {
  if (!sheet) return;
  const names = Object.keys(facts) as (keyof typeof facts)[];
  const said = new Map<string, { value: string | number; row: number }>();
  let at = {};
  await eachLine(sheet, 'publisher', report, (line) => {
    at = { file: line.file };
    const field = line.read('field', (text) => text);
    if (field === undefined) return;
    const name = names.find((n) => [facts[n].de, facts[n].en].some((known) => plain(known) === plain(field)));
    if (!name) {
      const near = nearest(
        field,
        names.map((n) => facts[n].de),
      );
      line.error('field', 'field-unknown', { found: field, ...(near !== undefined && { nearest: near }) });
      return;
    }
    const before = said.get(name);
    if (before) line.error('field', 'row-repeated', { other: before.row });
    // An optional fact may be left empty: the row is only a reminder.
    if (line.cell('value') === '' && !('required' in facts[name])) return;
    const value = line.read('value', parsers[name]);
    if (value === undefined) return;
    if (name === 'validUntil' && Date.parse(String(value)) <= now.getTime())
      line.error('value', 'date-past', { found: line.cell('value') });
    if (name === 'licence' && !isLicence(String(value))) line.warning('value', 'licence-unknown', { found: value });
    said.set(name, { value, row: line.row });
  });
  const get = (name: keyof typeof facts): string | undefined => said.get(name)?.value.toString();
  for (const name of names) {
    const absent = 'required' in facts[name] && !said.has(name);
    if (absent)
      report({ severity: 'error', code: 'field-missing', file: sheet.file, ...at, facts: { field: facts[name].de } });
  }
  const [name, email, url, licence, validUntil, feeds, widgets] = [
    get('name'),
    get('email'),
    get('url'),
    get('licence'),
    get('validUntil'),
    get('feeds'),
    get('widgets'),
  ];
  const given = said.get('feeds') ?? said.get('widgets');
  if (given && (feeds === undefined || widgets === undefined)) {
    const missing = facts[feeds === undefined ? 'feeds' : 'widgets'].de;
    report({ severity: 'error', code: 'embed-half', file: sheet.file, ...at, row: given.row, facts: { missing } });
  }
  if (name === undefined || email === undefined) return;
  return {
    ttl: Number(get('ttl') ?? TTL),
    ...(validUntil !== undefined && { validUntil }),
    publisher: { name, email, ...(url !== undefined && { url }), ...(licence !== undefined && { licence }) },
    ...(feeds !== undefined && widgets !== undefined && { embeds: { feeds, widgets } }),
  };
}
