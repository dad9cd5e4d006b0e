/** The table of what areas state of services: the long one, so equal statements are read only once. */
import type { Area, Areas } from './areas.js';
import type { Catalogue } from './catalogue.js';
import { parseAddress, parseLand, parseNatural, parseServiceKey, parseWord } from './cells.js';
import { contactOf } from './contacts.js';
import type { Contacts } from './contacts.js';
import { parseDay, parseEnd, parsePartialDate, parseStart, reversed } from './days.js';
import type { Report } from './findings.js';
import type { ColumnOf } from './headings.js';
import { eachLine } from './lines.js';
import type { Line, Problem } from './lines.js';
import type { Sheet } from './table.js';

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

/** One thing stated, ready for the feed (`,"url":"…"`), and the level that states it. */
export interface Stated {
  json: string;
  level: string;
}

/** Everything one row states, in the order of `traits`. */
export interface Statement {
  stated: readonly (Stated | undefined)[];
  /** Whether the row says that the service is available. */
  available: boolean;
  /** Id of the contact that the alternative names. */
  contact?: string;
}

/** A statement where it stands. */
export interface StatusRow {
  /** Place in the catalogue. */
  service: number;
  statement: Statement;
  row: number;
}

type StatusLine = Line<ColumnOf<'status'>>;

/** Reads the table into the areas; each area's rows are in the order of the catalogue afterwards. */
export async function readStatus(
  sheet: Sheet | undefined,
  areas: Areas,
  catalogue: Catalogue,
  contacts: Contacts,
  report: Report,
): Promise<void> {
  if (!sheet) return;
  const read = statementReader(contacts);
  const statements = new Map<string, Statement>();
  await eachLine(sheet, 'status', report, (line) => {
    const service = line.read('key', catalogue.parser);
    const area = areas.of(line);
    const level = area?.level ?? 'gemeinde';
    const words = level + line.rest(['key', 'ars', 'level']);
    let statement = statements.get(words);
    if (!statement) {
      const { sound, ...fresh } = read(line, level);
      statement = fresh;
      // A statement with findings is read again each time, so that every row of its kind is reported.
      if (sound) statements.set(words, statement);
    }
    if (!service || !area) return;
    if (statement.contact !== undefined) checkContact(line, statement.contact, area, contacts);
    area.rows.push({ service: service.index, statement, row: line.row });
  });
  const where = { file: sheet.file, ...(sheet.sheet !== undefined && { sheet: sheet.sheet }) };
  for (const { rows } of areas.all) {
    rows.sort((a, b) => a.service - b.service || a.row - b.row);
    for (const [i, { service, row }] of rows.entries()) {
      const before = rows[i - 1];
      if (before?.service === service)
        report({ severity: 'error', code: 'row-repeated', ...where, row, facts: { other: before.row } });
    }
  }
}

function checkContact(line: StatusLine, id: string, area: Area, contacts: Contacts): void {
  const owner = contacts.get(id)?.area;
  let above: Area | undefined = area;
  while (above && above !== owner) above = above.parent;
  if (owner && !above)
    line.error('alternativeContact', 'contact-elsewhere', { found: id, other: owner.name, name: area.name });
}

/** The levels of the maturity models of the federation. */
const MODELS: Readonly<Record<string, number>> = { 'ozg-1.1': 4, 'ozg-2.0': 7 };

const parseModel = (text: string): string | Problem =>
  MODELS[text] !== undefined || /^https:\/\/\S+$/.test(text) ? text : { problem: 'model-unknown' };

function statementReader(contacts: Contacts): (line: StatusLine, level: string) => Statement & { sound: boolean } {
  const parseState = parseWord('rollout');
  const parseOperation = parseWord('operation');

  return (line, level) => {
    let sound = true;
    const error: StatusLine['error'] = (column, code, facts) => {
      sound = false;
      line.error(column, code, facts);
    };
    const get = ((column, parser) => {
      const value = line.read(column, parser);
      if (value === undefined && line.cell(column) !== '') sound = false;
      return value;
    }) as StatusLine['read'];
    const needs = (of: ColumnOf<'status'>, column: string, others: readonly ColumnOf<'status'>[]): void => {
      if (line.cell(of) !== '') return;
      const first = others.find((o) => line.text(o) !== undefined);
      if (first) error(first, of === 'platform' ? 'platform-missing' : 'state-missing', { column });
    };

    const state = get('state', parseState);
    const rollout = {
      state,
      expected: get('expected', parsePartialDate),
      since: get('since', parsePartialDate),
      reason: line.text('reason'),
      successor: get('successor', parseServiceKey),
      statedBy: level,
      asOf: get('asOf', parseDay),
    };
    needs('state', 'Stand', ['expected', 'since', 'reason', 'successor', 'asOf']);
    const operation = {
      state: get('operation', parseOperation),
      from: get('operationFrom', parseStart),
      until: get('operationUntil', parseEnd),
      note: line.text('operationNote'),
      statedBy: level,
    };
    needs('operation', 'Betrieb', ['operationFrom', 'operationUntil', 'operationNote']);
    if (reversed(operation.from, operation.until)) {
      error('operationUntil', 'date-reversed', {
        found: line.cell('operationUntil'),
        start: line.cell('operationFrom'),
      });
    }
    const platform = { name: line.cell('platform'), url: get('platformUrl', parseAddress) };
    needs('platform', 'Plattform', ['platformUrl']);
    const maturity = {
      model: get('maturityModel', parseModel) ?? 'ozg-1.1',
      level: get('maturity', parseNatural),
    };
    const top = MODELS[maturity.model] ?? Infinity;
    if (maturity.level !== undefined && maturity.level > top) {
      error('maturity', 'maturity-invalid', { found: maturity.level, model: maturity.model, from: 0, to: top });
    }
    needs('maturity', 'Reifegrad', ['maturityModel']);
    const lead = get('efaLead', parseLand);
    const url = get('url', parseAddress);
    const contact =
      line.cell('alternativeContact') === '' ? undefined : contactOf(line, 'alternativeContact', contacts)?.contact.id;
    if (contact === undefined && line.cell('alternativeContact') !== '') sound = false;
    const alternative = { text: line.text('alternative'), url: get('alternativeUrl', parseAddress), contact };
    const evidence = get('evidence', parseAddress);

    const says = (values: object): boolean => Object.values(values).some((v) => v !== undefined);
    const stated = {
      platform: platform.name === '' ? undefined : platform,
      maturity: maturity.level === undefined ? undefined : maturity,
      efa: lead === undefined ? undefined : { lead },
      url,
      rollout: state === undefined ? undefined : rollout,
      operation: operation.state === undefined ? undefined : operation,
      alternative: says(alternative) ? alternative : undefined,
      evidence: evidence === undefined ? undefined : { url: evidence },
    };
    // Only blame the row for silence where nothing else was wrong with it.
    if (sound && !says(stated)) error(undefined, 'row-says-nothing');
    return {
      sound,
      stated: traits.map((trait) =>
        stated[trait] === undefined ? undefined : { json: `,"${trait}":${JSON.stringify(stated[trait])}`, level },
      ),
      available: state === 'available',
      ...(contact !== undefined && { contact }),
    };
  };
}
