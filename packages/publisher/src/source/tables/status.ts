/** The table of what areas state of services: the long one, so equal statements are read only once. */
import { words } from '@ozg-widgets/feed';
import { highestLevel } from '@ozg-widgets/feed/strict';
import type { Area, Areas, Contacts } from '../model.js';
import type { Catalogue } from './services.js';
import { cacheSet, parseAddress, parseLand, parseNatural, parseServiceKey, parseWord } from '../cells/cells.js';
import { parseContact } from './contacts.js';
import { parseDay, parseEnd, parsePartialDate, parseStart, reversed } from '../cells/dates.js';
import { tables } from '../columns.js';
import type { ColumnOf } from '../columns.js';
import { createStatementTable, createStringPool } from './statement-table.js';
import type { StatementTable, StringPool } from './statement-table.js';
import { readRows } from '../rows.js';
import type { Row, Problem } from '../rows.js';
import type { Code } from '../../findings/messages.js';
import { locationOf } from '../table-context.js';
import type { TableContext } from '../table-context.js';

/** What an area can state about a service, trait by trait, in the order in which a feed lists them. */
export const traits = [
  'platform',
  'maturity',
  'efa',
  'url',
  'rollout',
  'operation',
  'alternative',
  'evidence',
] as const;

/** Index of the trait `url` in `traits`. */
export const URL_TRAIT = traits.indexOf('url');
/** Index of the trait `alternative` in `traits`. */
export const ALTERNATIVE_TRAIT = traits.indexOf('alternative');

/** The roll-out state with a code of the statement table; `undefined` for 0. */
export const rolloutState = (code: number): (typeof words.rollout)[number] | undefined => words.rollout[code - 1];

/** All statements. */
export interface Statements {
  table: StatementTable;
  /** The JSON of the values of all traits but `url`. */
  strings: StringPool;
  /** The values of `url`. Nearly every statement has its own, so they are neither cached here nor when they are read. */
  urls: StringPool;
  /** The `url` of alternatives that have one, by the ids of the alternatives in `strings`. */
  alternativeUrls: ReadonlyMap<number, string>;
}

/** How many values stay decoded. */
const CACHE_SIZE = 4096;

type Column = ColumnOf<'status'>;
type StatusRow = Row<Column>;

/** What statements refer to. */
interface StatusReferences {
  areas: Areas;
  catalogue: Catalogue;
  contacts: Contacts;
}

/** Reads the table of statuses. */
export async function readStatus(
  context: TableContext,
  { areas, catalogue, contacts }: StatusReferences,
): Promise<Statements> {
  const strings = createStringPool(CACHE_SIZE);
  const urls = createStringPool(0);
  const table = createStatementTable(traits.length);
  const alternativeUrls = new Map<number, string>();
  const readers = createTraitReaders(contacts);
  const stores = traits.map((trait) => createTraitStore(trait, readers[trait], { strings, urls, alternativeUrls }));

  await readRows(context, 'status', (row) => {
    const errorsBefore = row.errors;
    const service = row.read('key', catalogue.parseKey);
    const area = areas.find(row);
    const level = area?.level ?? 'gemeinde';
    const values: number[] = [];
    let state = 0;
    for (const store of stores) {
      const stored = store(row, level);
      values.push(stored.id);
      state ||= stored.state;
    }
    if (row.errors === errorsBefore && values.every((id) => id === 0)) row.error(undefined, 'row-says-nothing');
    if (!service || !area) return;
    checkContact(row, area, contacts);
    table.add({ area: area.index, service: service.index, row: row.number, state, values });
  });
  reportRepeated(context, areas, table);
  return { table, strings, urls, alternativeUrls };
}

/** The id of a value; for a roll-out with the code of its state. */
interface StoredValue {
  id: number;
  state: number;
}

const NO_VALUE: StoredValue = { id: 0, state: 0 };

/** Reads, checks and stores the values of one trait. Values of the same cells are stored once. */
function createTraitStore(
  trait: (typeof traits)[number],
  { columns, read }: TraitReader,
  { strings, urls, alternativeUrls }: Pick<Statements, 'strings' | 'urls'> & { alternativeUrls: Map<number, string> },
): (row: StatusRow, level: string) => StoredValue {
  const known = new Map<string, StoredValue>();
  const isCached = trait !== 'url';
  const store = (value: object | string | undefined): StoredValue => {
    if (value === undefined) return NO_VALUE;
    if (typeof value === 'string') return { id: urls.add(value), state: 0 };
    const id = strings.add(JSON.stringify(value));
    if (trait === 'alternative' && 'url' in value && typeof value.url === 'string') alternativeUrls.set(id, value.url);
    return { id, state: trait === 'rollout' ? stateCode(value) : 0 };
  };
  return (row, level) => {
    const key = row.cacheKey(columns);
    if (/^\s*$/.test(key)) return NO_VALUE;
    const before = isCached ? known.get(level + key) : undefined;
    if (before) return before;
    const errorsBefore = row.errors;
    const value = read(row, level);
    if (value !== undefined && row.errors === errorsBefore) row.validate(trait, value);
    const stored = store(value);
    // Values with errors are not cached, so that the errors of every row are reported.
    if (isCached && row.errors === errorsBefore) cacheSet(known, level + key, stored);
    return stored;
  };
}

const stateCode = (rollout: object): number =>
  'state' in rollout ? words.rollout.findIndex((state) => state === rollout.state) + 1 : 0;

/** Reports services that an area states more than once. */
function reportRepeated({ sheets, report }: TableContext, areas: Areas, table: StatementTable): void {
  if (!sheets.status) return;
  const where = locationOf(sheets.status);
  for (const { index } of areas.all) {
    let service = -1;
    let other = 0;
    for (const row of table.of(index)) {
      if (row.service === service)
        report({ severity: 'error', code: 'row-repeated', ...where, row: row.row, facts: { other } });
      service = row.service;
      other = row.row;
    }
  }
}

/** A contact is in the feeds of its own area and of those below. */
function checkContact(row: StatusRow, area: Area, contacts: Contacts): void {
  const id = row.cell('alternativeContact');
  const owner = id === '' ? undefined : contacts.get(id)?.area;
  let above: Area | undefined = area;
  while (above && above !== owner) above = above.parent;
  if (owner && !above) {
    row.error('alternativeContact', 'contact-elsewhere', { found: id, other: owner.name, name: area.name });
  }
}

const parseModel = (text: string): string | Problem =>
  highestLevel.has(text) || /^https:\/\/\S+$/.test(text) ? text : { problem: 'model-unknown' };

/** How one trait is read. Members that are `undefined` are not part of the feed. */
interface TraitReader {
  /** Its columns; the first one is required where any of the others is filled. */
  columns: readonly Column[];
  read: (row: StatusRow, level: string) => object | string | undefined;
}

function createTraitReaders(contacts: Contacts): Record<(typeof traits)[number], TraitReader> {
  const parseState = parseWord('rollout');
  const parseOperation = parseWord('operation');
  const parseOwner = parseContact(contacts);

  /** Reports the first filled cell of a trait whose main column is empty. */
  const requireMain = (row: StatusRow, [main, ...others]: readonly Column[], code: Code): void => {
    if (main === undefined || row.cell(main) !== '') return;
    const first = others.find((other) => row.text(other) !== undefined);
    if (first) row.error(first, code, { column: tables.status.columns[main].de });
  };

  const platform = ['platform', 'platformUrl'] as const;
  const maturity = ['maturity', 'maturityModel'] as const;
  const rollout = ['state', 'expected', 'since', 'reason', 'successor', 'asOf'] as const;
  const operation = ['operation', 'operationFrom', 'operationUntil', 'operationNote'] as const;

  return {
    platform: {
      columns: platform,
      read(row) {
        requireMain(row, platform, 'platform-missing');
        const name = row.cell('platform');
        const url = row.read('platformUrl', parseAddress);
        return name === '' ? undefined : { name, url };
      },
    },
    maturity: {
      columns: maturity,
      read(row) {
        requireMain(row, maturity, 'state-missing');
        const model = row.read('maturityModel', parseModel) ?? 'ozg-1.1';
        const level = row.read('maturity', parseNatural);
        if (level === undefined) return;
        const top = highestLevel.get(model) ?? Infinity;
        if (level > top) row.error('maturity', 'maturity-invalid', { found: level, model, from: 0, to: top });
        return { model, level };
      },
    },
    efa: {
      columns: ['efaLead'],
      read(row) {
        const lead = row.read('efaLead', parseLand);
        return lead === undefined ? undefined : { lead };
      },
    },
    url: { columns: ['url'], read: (row) => row.read('url', parseAddress) },
    rollout: {
      columns: rollout,
      read(row, statedBy) {
        requireMain(row, rollout, 'state-missing');
        const state = row.read('state', parseState);
        const expected = row.read('expected', parsePartialDate);
        const since = row.read('since', parsePartialDate);
        const reason = row.text('reason');
        const successor = row.read('successor', parseServiceKey);
        const asOf = row.read('asOf', parseDay);
        return state === undefined ? undefined : { state, expected, since, reason, successor, statedBy, asOf };
      },
    },
    operation: {
      columns: operation,
      read(row, statedBy) {
        requireMain(row, operation, 'state-missing');
        const state = row.read('operation', parseOperation);
        const from = row.read('operationFrom', parseStart);
        const until = row.read('operationUntil', parseEnd);
        const note = row.text('operationNote');
        if (reversed(from, until)) {
          row.error('operationUntil', 'date-reversed', {
            found: row.cell('operationUntil'),
            start: row.cell('operationFrom'),
          });
        }
        return state === undefined ? undefined : { state, from, until, note, statedBy };
      },
    },
    alternative: {
      columns: ['alternative', 'alternativeUrl', 'alternativeContact'],
      read(row) {
        const text = row.text('alternative');
        const url = row.read('alternativeUrl', parseAddress);
        const contact = row.read('alternativeContact', parseOwner)?.id;
        return [text, url, contact].every((v) => v === undefined) ? undefined : { text, url, contact };
      },
    },
    evidence: {
      columns: ['evidence'],
      read(row) {
        const url = row.read('evidence', parseAddress);
        return url === undefined ? undefined : { url };
      },
    },
  };
}
