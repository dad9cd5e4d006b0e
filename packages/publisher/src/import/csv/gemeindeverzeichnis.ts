/** The list of all areas of Germany (Gemeindeverzeichnis), as CSV with a row of headings. */
import { basename } from 'node:path';
import { agsOf } from '@ozg-widgets/feed';
import type { Level } from '@ozg-widgets/feed';
import { parseNatural, parsePostcode } from '../../source/cells/cells.js';
import type { Report } from '../../findings/finding.js';
import { germanLevel } from '../levels.js';
import type { TableData, Row } from '../write-tables.js';
import { readRecords } from './records.js';
import type { PublishedRow } from './records.js';
import { createSkipCounter } from '../skipped.js';

/** The kind of a row (Satzart), the level it means, and the parts of the key that it has to have. */
const KINDS: Readonly<Record<string, { level: Level; parts: readonly string[] }>> = {
  10: { level: 'land', parts: ['land'] },
  20: { level: 'bezirk', parts: ['land', 'rb'] },
  40: { level: 'kreis', parts: ['land', 'rb', 'kreis'] },
  50: { level: 'verband', parts: ['land', 'rb', 'kreis', 'vb'] },
  60: { level: 'gemeinde', parts: ['land', 'rb', 'kreis', 'vb', 'gemeinde'] },
};
const REGION = '30';
const DIGITS: Readonly<Record<string, RegExp>> = {
  land: /^(0[1-9]|1[0-6])$/,
  rb: /^\d$/,
  kreis: /^\d\d$/,
  vb: /^\d{4}$/,
  gemeinde: /^\d{3}$/,
};

/** Reads Länder, Regierungsbezirke, Kreise, Verbände and Gemeinden, as far as there is an administration behind them. */
export async function readMunicipalities(input: string, report: Report): Promise<TableData[] | undefined> {
  const skipped = createSkipCounter(basename(input), report);
  const rows: Row[] = [];
  const seen = new Map<string, number>();
  const sound = await readRecords(input, 'gemeindeverzeichnis', report, (record) => {
    const kind = KINDS[record.cell('satzart')];
    const name = record.cell('gemeindename');
    if (record.cell('satzart') === REGION || (kind && !administers(record, kind.level, name))) {
      skipped.add('import-not-areas');
      return;
    }
    const ars = kind && readKey(record, kind.parts);
    if (!kind || ars === undefined || name === '') {
      if (!kind) record.warn('satzart', 'import-cell', { found: record.cell('satzart') });
      else if (name === '') record.warn('gemeindename', 'cell-missing');
      skipped.add('import-rows');
      return;
    }
    const { level } = kind;
    const other = seen.get(level + ars);
    if (other !== undefined) {
      record.warn('satzart', 'import-row-repeated', { found: ars, other });
      return;
    }
    seen.set(level + ars, record.row);
    rows.push({
      ars,
      level: germanLevel(level),
      name,
      ...(level === 'gemeinde' && { ags: agsOf(ars) }),
      population: record.read('bevoelkerung', parseNatural, 'import-population')?.toString(),
      postcodes: record.read('postleitzahl', parsePostcode),
    });
  });
  skipped.report();
  return sound ? [{ table: 'areas', rows }] : undefined;
}

/** Statistical regions and former Bezirke have no authority; a Verband is one only where its number begins with 5. */
function administers(record: PublishedRow, level: Level, name: string): boolean {
  if (level === 'bezirk') return !/^(Statistische Region|früher)/i.test(name);
  return level !== 'verband' || record.cell('vb').startsWith('5');
}

/** The ARS, put together of its parts; `undefined` where one of them is damaged, which is reported. */
function readKey(record: PublishedRow, parts: readonly string[]): string | undefined {
  const damaged = parts.find((part) => !DIGITS[part]?.test(record.cell(part)));
  if (damaged === undefined)
    return parts
      .map((part) => record.cell(part))
      .join('')
      .padEnd(12, '0');
  const found = parts.map((part) => record.cell(part)).join(' ');
  record.warn(damaged, 'ars-invalid', { found });
  return;
}
