/** The list of services of the OZG database NRW, as CSV. */
import { basename } from 'node:path';
import { parseOzgId, parseServiceKey, parseWord } from '../../source/cells/cells.js';
import type { Report } from '../../findings/finding.js';
import type { TableData, Row } from '../write-tables.js';
import { readRecords } from './records.js';
import { createSkipCounter } from '../skipped.js';

/** Reads keys, names, OZG-IDs and topics. */
export async function readServices(input: string, report: Report): Promise<TableData[] | undefined> {
  const skipped = createSkipCounter(basename(input), report);
  const rows: Row[] = [];
  const seen = new Map<string, number>();
  const parseTopic = parseWord('topic');
  const sound = await readRecords(input, 'leistungen', report, (record) => {
    const key = record.read('leistungsschluessel', parseServiceKey);
    const name = record.cell('bezeichnung');
    if (record.cell('leistungsschluessel') === '') record.warn('leistungsschluessel', 'cell-missing');
    if (name === '') record.warn('bezeichnung', 'cell-missing');
    if (key === undefined || name === '') {
      skipped.add('import-rows');
      return;
    }
    const other = seen.get(key);
    if (other !== undefined) {
      record.warn('leistungsschluessel', 'import-row-repeated', { found: key, other });
      return;
    }
    seen.set(key, record.row);
    const ozgId = record.read('ozg_id', parseOzgId, 'import-cell');
    rows.push({ key, name, ozgId, topic: record.read('themenfeld', parseTopic, 'import-topic') });
  });
  skipped.report();
  return sound ? [{ table: 'services', rows }] : undefined;
}
