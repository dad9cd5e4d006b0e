/** The table of services. */
import type { Text } from '@ozg-widgets/feed';
import { parseList, parseOzgId, parseServiceKey, parseWord } from '../cells/cells.js';
import { readRows } from '../rows.js';
import type { Parser } from '../rows.js';
import type { TableContext } from '../table-context.js';

/** A service of the catalogue. */
export interface CatalogueService {
  key: string;
  name: Text;
  /** Its index in the catalogue. */
  index: number;
  /** Its members of the catalogue: the record of a feed as JSON, without the brace at the end. */
  recordStart: string;
  /** Key, name, OZG-ID and topic, as JSON. */
  summaryJson: string;
}

/** All services, in the order of the table. */
export interface Catalogue {
  services: readonly CatalogueService[];
  /** Parses a key that must be in the catalogue. */
  parseKey: Parser<CatalogueService>;
}

/** Reads the table of services. */
export async function readCatalogue(context: TableContext): Promise<Catalogue> {
  const services: CatalogueService[] = [];
  const rows = new Map<string, number>();
  const known = new Map<string, CatalogueService>();
  const parseTopic = parseWord('topic');
  const parseAudience = parseList(parseWord('audience'));
  await readRows(context, 'services', (row) => {
    const key = row.read('key', parseServiceKey);
    const name = row.text('name');
    const summary = row.text('summary');
    const ozgId = row.read('ozgId', parseOzgId);
    const topic = row.read('topic', parseTopic);
    const audience = row.read('audience', parseAudience);
    if (key === undefined || name === undefined) return;
    const before = rows.get(key);
    if (before !== undefined) {
      row.error('key', 'row-repeated', { other: before });
      return;
    }
    rows.set(key, row.number);
    const record = { key, name, summary, ozgId, topic, audience: audience?.length ? audience : undefined };
    row.validate('service', record);
    const service = {
      key,
      name,
      index: services.length,
      recordStart: JSON.stringify(record).slice(0, -1),
      summaryJson: JSON.stringify({ key, name, ozgId, topic }),
    };
    services.push(service);
    known.set(key, service);
  });
  return {
    services,
    parseKey: (text, isNumber) => {
      const before = isNumber ? undefined : known.get(text);
      if (before) return before;
      const key = parseServiceKey(text, isNumber);
      if (typeof key !== 'string') return key;
      const service = rows.has(key) ? known.get(key) : undefined;
      if (service) known.set(text, service);
      const near = service ? undefined : offByOneDigit(key, rows);
      return service ?? { problem: 'key-unknown', facts: near === undefined ? {} : { nearest: near } };
    },
  };
}

/** The key of the catalogue that differs in one digit. */
function offByOneDigit(key: string, rows: ReadonlyMap<string, number>): string | undefined {
  for (let i = 2; i < key.length; i++) {
    for (let digit = 0; digit < 10; digit++) {
      const changed = key.slice(0, i) + String(digit) + key.slice(i + 1);
      if (rows.has(changed)) return changed;
    }
  }
  return;
}
