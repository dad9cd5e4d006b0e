/**
 * What all areas state, packed: all of Germany is 150,000 rows. As objects they would be most of a build's memory, and
 * most of the work of the garbage collector.
 */
import { decodeUtf8, MAX_BYTES_PER_UNIT, writeUtf8 } from '../../text/utf8.js';

/** Texts in one block of memory, by their ids from 1; 0 stands for no text. */
export interface StringPool {
  add(text: string): number;
  get(id: number): string;
}

/** An empty pool. `cacheSize` texts that were asked for lately stay decoded. */
export function createStringPool(cacheSize: number): StringPool {
  let bytes = new Uint8Array(1 << 16);
  let ends = new Uint32Array(1 << 10);
  let count = 0;
  const recent = new Map<number, string>();
  return {
    add(text) {
      const start = ends[count] ?? 0;
      const limit = start + text.length * MAX_BYTES_PER_UNIT;
      if (limit > bytes.length) {
        const larger = new Uint8Array(Math.max(bytes.length * 2, limit));
        larger.set(bytes.subarray(0, start));
        bytes = larger;
      }
      count++;
      if (count === ends.length) ends = grow(ends);
      ends[count] = start + writeUtf8(text, bytes, start);
      return count;
    },
    get(id) {
      const known = recent.get(id);
      if (known !== undefined) return known;
      const text = decodeUtf8(bytes, ends[id - 1] ?? 0, ends[id] ?? 0);
      if (recent.size >= cacheSize) recent.clear();
      if (cacheSize) recent.set(id, text);
      return text;
    },
  };
}

function grow(old: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(old.length * 2);
  larger.set(old);
  return larger;
}

/** What one row states: numbers only. */
export interface StatementRow {
  /** Index of the area. */
  area: number;
  /** Index of the service in the catalogue. */
  service: number;
  /** Row in the table of the source. */
  row: number;
  /** Code of the roll-out state, from 1; 0 where the row states none. */
  state: number;
  /** Id of the JSON of each trait in the pool; 0 for none. */
  values: readonly number[];
}

/** One statement: a view that is only valid until the next one is read. */
export interface StatementCursor {
  readonly service: number;
  readonly row: number;
  readonly state: number;
  /** Id of the JSON of a trait in the pool; 0 for none. */
  value(trait: number): number;
}

/** All statements. */
export interface StatementTable {
  add(statement: StatementRow): void;
  /** The statements of an area, in the order of services and then of the table. */
  of(area: number): Iterable<StatementCursor>;
}

/** Columns in front of those of the traits: area, service, row, state. */
const FIXED_COLUMNS = 4;

/** An empty table for statements of this many traits. */
export function createStatementTable(traits: number): StatementTable {
  const width = traits + FIXED_COLUMNS;
  let cells = new Uint32Array(width << 10);
  let count = 0;
  let order: Uint32Array | undefined;
  const at = (row: number, column: number): number => cells[row * width + column] ?? 0;

  // Area, service and row in one number: numbers sort ten times as fast as rows.
  const sorted = (): Uint32Array => {
    let services = 1;
    for (let i = 0; i < count; i++) services = Math.max(services, at(i, 1) + 1);
    const keys = Float64Array.from({ length: count }, (_, i) => (at(i, 0) * services + at(i, 1)) * count + i);
    return Uint32Array.from(keys.sort(), (key) => key % count);
  };

  return {
    add({ area, service, row, state, values }) {
      if ((count + 1) * width > cells.length) cells = grow(cells);
      const start = count * width;
      count++;
      cells[start] = area;
      cells[start + 1] = service;
      cells[start + 2] = row;
      cells[start + 3] = state;
      for (let i = 0; i < traits; i++) cells[start + FIXED_COLUMNS + i] = values[i] ?? 0;
      order = undefined;
    },
    *of(area) {
      order ??= sorted();
      let from = 0;
      let to = count;
      while (from < to) {
        const middle = (from + to) >>> 1;
        if (at(order[middle] ?? 0, 0) < area) from = middle + 1;
        else to = middle;
      }
      for (; from < count && at(order[from] ?? 0, 0) === area; from++) {
        const row = order[from] ?? 0;
        yield {
          service: at(row, 1),
          row: at(row, 2),
          state: at(row, 3),
          value: (trait) => at(row, FIXED_COLUMNS + trait),
        };
      }
    },
  };
}
