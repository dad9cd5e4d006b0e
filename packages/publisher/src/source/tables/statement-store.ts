/**
 * What all areas state, packed: all of Germany is 150,000 rows, and as objects they are most of a build's memory and of
 * the time that the garbage collector takes.
 */

/** Texts in one piece of memory, known by their numbers from 1; 0 is no text. */
export interface Pool {
  add(text: string): number;
  get(id: number): string;
}

const KEPT = 4096;

/** An empty pool. */
export function createPool(): Pool {
  let bytes = Buffer.allocUnsafe(1 << 16);
  let ends = new Uint32Array(1 << 10);
  let count = 0;
  const recent = new Map<number, string>();
  return {
    add(text) {
      const start = ends[count] ?? 0;
      if (start + text.length * 3 > bytes.length) {
        const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, start + text.length * 3));
        bytes.copy(larger, 0, 0, start);
        bytes = larger;
      }
      count++;
      if (count === ends.length) ends = enlarged(ends);
      ends[count] = start + bytes.write(text, start);
      return count;
    },
    get(id) {
      let text = recent.get(id);
      if (text === undefined) {
        text = bytes.toString('utf8', ends[id - 1], ends[id]);
        if (recent.size >= KEPT) recent.clear();
        recent.set(id, text);
      }
      return text;
    },
  };
}

function enlarged(old: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(old.length * 2);
  larger.set(old);
  return larger;
}

/** Rows of numbers: an area, a service, the row in the table, and a value for each trait. */
export interface Ledger {
  add(area: number, service: number, row: number, values: readonly number[]): void;
  /** The rows of an area in the order of services and then of the table, once all are added. */
  of(area: number): Iterable<LedgerRow>;
}

/** One row, to be read before the next one is asked for. */
export interface LedgerRow {
  service: number;
  row: number;
  /** The value of a trait, 0 for none. */
  value(trait: number): number;
}

/** An empty ledger for rows of so many traits. */
export function createLedger(traits: number): Ledger {
  const width = traits + 3;
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
    add(area, service, row, values) {
      if ((count + 1) * width > cells.length) cells = enlarged(cells);
      const start = count++ * width;
      cells[start] = area;
      cells[start + 1] = service;
      cells[start + 2] = row;
      for (let i = 0; i < traits; i++) cells[start + 3 + i] = values[i] ?? 0;
      order = undefined;
    },
    *of(area) {
      order ??= sorted();
      let [from, to] = [0, count];
      while (from < to) {
        const middle = (from + to) >>> 1;
        if (at(order[middle] ?? 0, 0) < area) from = middle + 1;
        else to = middle;
      }
      for (; from < count && at(order[from] ?? 0, 0) === area; from++) {
        const row = order[from] ?? 0;
        yield { service: at(row, 1), row: at(row, 2), value: (trait) => at(row, 3 + trait) };
      }
    },
  };
}
