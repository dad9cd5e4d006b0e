/** The federal dashboard's export of online services (open-pvog), as CSV. */
import { basename } from 'node:path';
import { parseAddress, parseAreaKey, parseOzgId, parseServiceKey } from '../../source/cells/cells.js';
import { parseDay } from '../../source/cells/dates.js';
import type { Report } from '../../findings/finding.js';
import { isProblem } from '../../source/rows.js';
import { createAreas, createServices } from '../collected-tables.js';
import type { TableData, Row } from '../write-tables.js';
import { readRecords } from './records.js';
import type { PublishedRow } from './records.js';
import { createSkipCounter } from '../skipped.js';

/** What is stated of a service in an area, and where. */
interface Statement {
  row: Row;
  at: number;
}

/**
 * Reads the export. Only what it says of the area of its row is taken over: how widely a service is spread
 * (`art_flaechendeckung`) says nothing of other areas, and whether a link answers (`online_status`) is no state.
 */
export async function readDashboard(input: string, now: Date, report: Report): Promise<TableData[] | undefined> {
  const file = basename(input);
  const skipped = createSkipCounter(file, report);
  const services = createServices(skipped);
  const areas = createAreas(file, 'ars', report, skipped);
  const statements = new Map<string, Statement>();
  const today = now.toISOString().slice(0, 10);

  const asOf = (record: PublishedRow): string | undefined => {
    const written = record.cell('datenstand_pvog_import');
    if (written === '') return;
    const day = parseDay(written.replace(/(?<=\d)[T ]\d\d:.*/s, ''));
    if (!isProblem(day) && day <= today) return day;
    skipped.add('import-as-of');
    return;
  };
  const sound = await readRecords(input, 'dashboard-csv', report, (record) => {
    const key = readRequired(record, 'leika_key', parseServiceKey);
    const ars = readRequired(record, 'ars', parseAreaKey);
    if (key === undefined || ars === undefined) {
      skipped.add('import-rows');
      return;
    }
    const name = record.cell('leika_name') || record.cell('leika_bezeichnung');
    if (name === '') {
      record.warn('leika_name', 'import-no-name', { found: key });
      skipped.add('import-rows');
      return;
    }
    services.add(key, { name, ozgId: record.read('ozgid', parseOzgId, 'import-cell') });
    areas.add(ars, record.cell('ars_name'), record.row);
    if (record.cell('online_status').toLowerCase() === 'nicht ok') skipped.add('import-link-check');
    const row = stateOf(record);
    if (!row) return;
    keep(record, { at: record.row, row: { key, ars, ...row, asOf: asOf(record) } });
  });
  if (!sound) return;

  /** What the row says of the roll-out; `undefined` where it says nothing, or cannot be used. */
  function stateOf(record: PublishedRow): Row | undefined {
    const active = record.cell('aktiv').toLowerCase();
    if (active === 'nein') return { state: 'eingestellt' };
    if (active === 'ja') {
      const url = readRequired(record, 'url', parseAddress);
      if (url !== undefined) return { state: 'online', url };
      skipped.add('import-rows');
      return;
    }
    if (active === '' || active === 'null') skipped.add('import-state-unknown');
    else record.warn('aktiv', 'import-active', { found: record.cell('aktiv') });
    return;
  }

  /** The first row of a service in an area holds; one that is online wins over one that is not. */
  function keep(record: PublishedRow, statement: Statement): void {
    const { key = '', ars = '', state } = statement.row;
    const before = statements.get(key + ars);
    const wins = !before || (state === 'online' && before.row['state'] !== 'online');
    if (wins) statements.set(key + ars, statement);
    if (before)
      record.warn('ars', 'import-other-url', {
        found: `${key}, ${ars}`,
        other: before.at,
      });
  }

  skipped.report();
  return [
    { table: 'areas', rows: areas.rows() },
    { table: 'services', rows: services.rows() },
    { table: 'status', rows: [...statements.values()].map(({ row }) => row) },
  ];
}

/** A cell without which a row cannot be used. */
function readRequired(
  record: PublishedRow,
  column: string,
  parser: Parameters<typeof record.read<string>>[1],
): string | undefined {
  if (record.cell(column) === '') record.warn(column, 'cell-missing');
  return record.read(column, parser);
}
