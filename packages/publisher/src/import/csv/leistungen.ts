/** The list of services of the OZG database NRW, as CSV. */
import { basename } from 'node:path';
import { parseOzgId, parseServiceKey, parseWord } from '../../source/cells/cells.js';
import type { Report } from '../../findings/finding.js';
import type { Made, Row } from '../write-tables.js';
import { eachRecord } from './records.js';
import { createTally } from '../skipped.js';

/** Reads keys, names, OZG-IDs and topics. */
export async function readServices(input: string, report: Report): Promise<Made[] | undefined> {
  const tally = createTally(basename(input), report);
  const rows: Row[] = [];
  const seen = new Map<string, number>();
  const parseTopic = parseWord('topic');
  const sound = await eachRecord(input, 'leistungen', report, (record) => {
    const key = record.read('leistungsschluessel', parseServiceKey);
    const name = record.cell('bezeichnung');
    if (record.cell('leistungsschluessel') === '') record.warn('leistungsschluessel', 'cell-missing');
    if (name === '') record.warn('bezeichnung', 'cell-missing');
    if (key === undefined || name === '') {
      tally.add('import-rows');
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
  tally.tell();
  return sound ? [{ table: 'services', rows }] : undefined;
}
