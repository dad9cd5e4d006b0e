/** The table about the publisher: one row for each field. */
import { checkRecord, isLicence } from '@ozg-widgets/feed/strict';
import { parseAddress, parseEmail, parseFolder, parseNatural } from '../cells/cells.js';
import { parseEnd } from '../cells/dates.js';
import { publisherFields } from '../columns.js';
import { readRows } from '../rows.js';
import type { Parser } from '../rows.js';
import { closestMatch, normalizeWord } from '@ozg-widgets/feed';
import type { Envelope } from '../model.js';
import { locationOf } from '../table-context.js';
import type { TableContext } from '../table-context.js';

/** Seconds after which a reader asks again, where the table names none. */
const DEFAULT_TTL = 3600;

const parsers: Readonly<Record<keyof typeof publisherFields, Parser<string | number>>> = {
  name: (text) => text,
  email: parseEmail,
  url: parseAddress,
  licence: (text) => text,
  ttl: parseNatural,
  validUntil: parseEnd,
  feeds: parseFolder,
  widgets: parseFolder,
};

type FieldName = keyof typeof publisherFields;
const fieldNames = Object.keys(publisherFields) as FieldName[];

interface FieldValue {
  value: string | number;
  row: number;
}

/** Reads the publisher's table; `undefined` where a field is missing that every feed needs. */
export async function readPublisher(context: TableContext): Promise<Envelope | undefined> {
  const { sheets, report } = context;
  if (!sheets.publisher) return;
  const where = locationOf(sheets.publisher);
  const values = await readFields(context);
  const text = (name: FieldName): string | undefined => values.get(name)?.value.toString();
  for (const name of fieldNames) {
    if ('required' in publisherFields[name] && !values.has(name))
      report({ severity: 'error', code: 'field-missing', ...where, facts: { field: publisherFields[name].de } });
  }
  const feeds = text('feeds');
  const widgets = text('widgets');
  const given = values.get('feeds') ?? values.get('widgets');
  if (given && (feeds === undefined || widgets === undefined)) {
    const missing = publisherFields[feeds === undefined ? 'feeds' : 'widgets'].de;
    report({ severity: 'error', code: 'embed-half', ...where, row: given.row, facts: { missing } });
  }
  const name = text('name');
  const email = text('email');
  if (name === undefined || email === undefined) return;
  const publisher = { name, email, url: text('url'), licence: text('licence') };
  for (const issue of checkRecord('publisher', publisher))
    report({ severity: 'error', code: 'document', ...where, issue });
  const embeds = feeds === undefined || widgets === undefined ? undefined : { feeds, widgets };
  return { ttl: Number(text('ttl') ?? DEFAULT_TTL), validUntil: text('validUntil'), publisher, embeds };
}

async function readFields(context: TableContext): Promise<ReadonlyMap<FieldName, FieldValue>> {
  const values = new Map<FieldName, FieldValue>();
  await readRows(context, 'publisher', (row) => {
    const field = row.read('field', (text) => text);
    if (field === undefined) return;
    const name = fieldNames.find((n) =>
      [publisherFields[n].de, publisherFields[n].en].some((known) => normalizeWord(known) === normalizeWord(field)),
    );
    if (!name) {
      const near = closestMatch(
        field,
        fieldNames.map((n) => publisherFields[n].de),
      );
      row.error('field', 'field-unknown', { found: field, ...(near !== undefined && { nearest: near }) });
      return;
    }
    const before = values.get(name);
    if (before) row.error('field', 'row-repeated', { other: before.row });
    // An optional field may be left empty: the row is only a reminder.
    if (row.cell('value') === '' && !('required' in publisherFields[name])) return;
    const value = row.read('value', parsers[name]);
    if (value === undefined) return;
    if (name === 'validUntil' && Date.parse(String(value)) <= context.now.getTime())
      row.error('value', 'date-past', { found: row.cell('value') });
    if (name === 'licence' && !isLicence(String(value))) row.warning('value', 'licence-unknown', { found: value });
    values.set(name, { value, row: row.number });
  });
  return values;
}
