/** The table of services. */
import { parseList, parseOzgId, parseServiceKey, parseWord } from '../cells/cells.js';
import type { Report } from '../../findings/finding.js';
import { eachLine } from '../rows.js';
import type { Parser } from '../rows.js';
import type { Sheet } from '../sheets/sheets.js';

/** A service of the catalogue. */
export interface CatalogueService {
  key: string;
  /** Its place in the catalogue. */
  index: number;
  /** What the catalogue says of it, as the beginning of a JSON object. */
  head: string;
  /** Key, name, OZG-ID and topic, as JSON. */
  about: string;
}

/** All services, in the order of the table. */
export interface Catalogue {
  services: readonly CatalogueService[];
  /** Reads a key that must be in the catalogue. */
  parser: Parser<CatalogueService>;
}

/** Reads the table of services. */
export async function readCatalogue(sheet: Sheet | undefined, report: Report): Promise<Catalogue> {
  const services: CatalogueService[] = [];
  const rows = new Map<string, number>();
  const known = new Map<string, CatalogueService>();
  const parseTopic = parseWord('topic');
  const parseAudience = parseList(parseWord('audience'));
  if (sheet) {
    await eachLine(sheet, 'services', report, (line) => {
      const key = line.read('key', parseServiceKey);
      const name = line.text('name');
      const summary = line.text('summary');
      const ozgId = line.read('ozgId', parseOzgId);
      const topic = line.read('topic', parseTopic);
      const audience = line.read('audience', parseAudience);
      if (key === undefined || name === undefined) return;
      const before = rows.get(key);
      if (before !== undefined) {
        line.error('key', 'row-repeated', { other: before });
        return;
      }
      rows.set(key, line.row);
      const head = JSON.stringify({ key, name, summary, ozgId, topic, ...(audience?.length && { audience }) }).slice(
        0,
        -1,
      );
      const about = JSON.stringify({ key, name, ozgId, topic });
      const service = { key, index: services.length, head, about };
      services.push(service);
      known.set(key, service);
    });
  }
  return {
    services,
    parser: (text, isNumber) => {
      const before = isNumber ? undefined : known.get(text);
      if (before) return before;
      const key = parseServiceKey(text, isNumber);
      if (typeof key !== 'string') return key;
      const service = rows.has(key) ? known.get(key) : undefined;
      if (service) known.set(text, service);
      const near = service ? undefined : similar(key, rows);
      return service ?? { problem: 'key-unknown', facts: near === undefined ? {} : { nearest: near } };
    },
  };
}

/** The key of the catalogue that differs in one digit, or in the detail at its end. */
function similar(key: string, rows: ReadonlyMap<string, number>): string | undefined {
  for (let i = 2; i < key.length; i++) {
    for (let digit = 0; digit < 10; digit++) {
      const changed = key.slice(0, i) + String(digit) + key.slice(i + 1);
      if (rows.has(changed)) return changed;
    }
  }
  return;
}
