/** The table of what areas state of services: the long one, so equal statements are read only once. */
import { highestLevel } from '@ozg-widgets/feed/strict';
import type { Area, Areas } from './areas.js';
import type { Catalogue } from './services.js';
import { keep, parseAddress, parseLand, parseNatural, parseServiceKey, parseWord } from '../cells/cells.js';
import { parseContact } from './contacts.js';
import type { Contacts } from './contacts.js';
import { parseDay, parseEnd, parsePartialDate, parseStart, reversed } from '../cells/dates.js';
import type { Report } from '../../findings/finding.js';
import { tables } from '../columns.js';
import type { ColumnOf } from '../columns.js';
import { createLedger, createPool } from './statement-store.js';
import type { Ledger, Pool } from './statement-store.js';
import { eachLine } from '../rows.js';
import type { Line, Problem } from '../rows.js';
import type { Code } from '../../findings/messages.js';
import type { Sheet } from '../sheets/sheets.js';

/** What can be stated of a service, each by another level, in the order in which a feed lists them. */
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

/** Places in `traits`. */
export const URL = traits.indexOf('url');
export const ROLLOUT = traits.indexOf('rollout');

/** The state in the JSON of a roll-out. */
export const stateOf = (rollout: string): string => rollout.slice('{"state":"'.length, rollout.indexOf('"', 10));

/** All statements: for each row and trait the number of its JSON in the pool. */
export interface Statements {
  pool: Pool;
  ledger: Ledger;
}

type Column = ColumnOf<'status'>;
type StatusLine = Line<Column>;

/** Reads the table of statuses. */
export async function readStatus(
  sheet: Sheet | undefined,
  areas: Areas,
  catalogue: Catalogue,
  contacts: Contacts,
  report: Report,
): Promise<Statements> {
  const [pool, ledger] = [createPool(), createLedger(traits.length)];
  if (!sheet) return { pool, ledger };
  let errors = 0;
  const counting: Report = (finding) => {
    errors++;
    report(finding);
  };
  const readers = traitReaders(contacts);
  const caches = traits.map((trait) => ({ trait, ...readers[trait], known: new Map<string, number>() }));

  // What is read with errors is not remembered, so that every row of its kind is reported.
  const values = caches.map(({ trait, columns, read, known }) => (line: StatusLine, level: string): number => {
    const words = line.words(columns);
    if (/^\s*$/.test(words)) return 0;
    // Nearly every row has an address of its own: remembering those only costs.
    const before = trait === 'url' ? undefined : known.get(level + words);
    if (before !== undefined) return before;
    const errorsBefore = errors;
    const value = read(line, level);
    const id = value === undefined ? 0 : pool.add(JSON.stringify(value));
    if (trait !== 'url' && errors === errorsBefore) keep(known, level + words, id);
    return id;
  });

  await eachLine(sheet, 'status', counting, (line) => {
    const errorsBefore = errors;
    const service = line.read('key', catalogue.parser);
    const area = areas.of(line);
    const level = area?.level ?? 'gemeinde';
    const stated = values.map((value) => value(line, level));
    if (errors === errorsBefore && stated.every((id) => id === 0)) line.error(undefined, 'row-says-nothing');
    if (!service || !area) return;
    checkContact(line, area, contacts);
    ledger.add(area.index, service.index, line.row, stated);
  });
  const where = { file: sheet.file, ...(sheet.sheet !== undefined && { sheet: sheet.sheet }) };
  for (const { index } of areas.all) {
    let [service, other] = [-1, 0];
    for (const row of ledger.of(index)) {
      if (row.service === service) {
        report({ severity: 'error', code: 'row-repeated', ...where, row: row.row, facts: { other } });
      }
      [service, other] = [row.service, row.row];
    }
  }
  return { pool, ledger };
}

/** A contact is in the feeds of its own area and of those below. */
function checkContact(line: StatusLine, area: Area, contacts: Contacts): void {
  const id = line.cell('alternativeContact');
  const owner = id === '' ? undefined : contacts.get(id)?.area;
  let above: Area | undefined = area;
  while (above && above !== owner) above = above.parent;
  if (owner && !above) {
    line.error('alternativeContact', 'contact-elsewhere', { found: id, other: owner.name, name: area.name });
  }
}

const parseModel = (text: string): string | Problem =>
  highestLevel.has(text) || /^https:\/\/\S+$/.test(text) ? text : { problem: 'model-unknown' };

/** How one trait is read. What is `undefined` in a value does not get into the feed. */
interface TraitReader {
  /** The columns it stands in; the first one makes it whole. */
  columns: readonly Column[];
  read: (line: StatusLine, level: string) => object | string | undefined;
}

function traitReaders(contacts: Contacts): Record<(typeof traits)[number], TraitReader> {
  const parseState = parseWord('rollout');
  const parseOperation = parseWord('operation');
  const parseOwner = parseContact(contacts);

  /** Reports the first cell that says something, where the one is empty without which it means nothing. */
  const lacks = (line: StatusLine, [main, ...others]: readonly Column[], code: Code): void => {
    if (main === undefined || line.cell(main) !== '') return;
    const first = others.find((other) => line.text(other) !== undefined);
    if (first) line.error(first, code, { column: tables.status.columns[main].de });
  };

  const platform = ['platform', 'platformUrl'] as const;
  const maturity = ['maturity', 'maturityModel'] as const;
  const rollout = ['state', 'expected', 'since', 'reason', 'successor', 'asOf'] as const;
  const operation = ['operation', 'operationFrom', 'operationUntil', 'operationNote'] as const;

  return {
    platform: {
      columns: platform,
      read(line) {
        lacks(line, platform, 'platform-missing');
        const name = line.cell('platform');
        const url = line.read('platformUrl', parseAddress);
        return name === '' ? undefined : { name, url };
      },
    },
    maturity: {
      columns: maturity,
      read(line) {
        lacks(line, maturity, 'state-missing');
        const model = line.read('maturityModel', parseModel) ?? 'ozg-1.1';
        const level = line.read('maturity', parseNatural);
        if (level === undefined) return;
        const top = highestLevel.get(model) ?? Infinity;
        if (level > top) line.error('maturity', 'maturity-invalid', { found: level, model, from: 0, to: top });
        return { model, level };
      },
    },
    efa: {
      columns: ['efaLead'],
      read(line) {
        const lead = line.read('efaLead', parseLand);
        return lead === undefined ? undefined : { lead };
      },
    },
    url: { columns: ['url'], read: (line) => line.read('url', parseAddress) },
    rollout: {
      columns: rollout,
      read(line, statedBy) {
        lacks(line, rollout, 'state-missing');
        const state = line.read('state', parseState);
        const expected = line.read('expected', parsePartialDate);
        const since = line.read('since', parsePartialDate);
        const reason = line.text('reason');
        const successor = line.read('successor', parseServiceKey);
        const asOf = line.read('asOf', parseDay);
        return state === undefined ? undefined : { state, expected, since, reason, successor, statedBy, asOf };
      },
    },
    operation: {
      columns: operation,
      read(line, statedBy) {
        lacks(line, operation, 'state-missing');
        const state = line.read('operation', parseOperation);
        const from = line.read('operationFrom', parseStart);
        const until = line.read('operationUntil', parseEnd);
        const note = line.text('operationNote');
        if (reversed(from, until)) {
          line.error('operationUntil', 'date-reversed', {
            found: line.cell('operationUntil'),
            start: line.cell('operationFrom'),
          });
        }
        return state === undefined ? undefined : { state, from, until, note, statedBy };
      },
    },
    alternative: {
      columns: ['alternative', 'alternativeUrl', 'alternativeContact'],
      read(line) {
        const text = line.text('alternative');
        const url = line.read('alternativeUrl', parseAddress);
        const contact = line.read('alternativeContact', parseOwner)?.id;
        return [text, url, contact].every((v) => v === undefined) ? undefined : { text, url, contact };
      },
    },
    evidence: {
      columns: ['evidence'],
      read(line) {
        const url = line.read('evidence', parseAddress);
        return url === undefined ? undefined : { url };
      },
    },
  };
}
