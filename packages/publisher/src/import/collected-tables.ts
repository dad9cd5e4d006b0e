/** Services and areas that come up while a source is read, each once. */
import type { Report } from '../findings/finding.js';
import type { Row } from './write-tables.js';
import { germanLevel, levelOf } from './levels.js';
import type { SkipCounter } from './skipped.js';

/** Services by their keys; the first name holds. */
export interface Services {
  add(key: string, row: Row): void;
  has(key: string): boolean;
  rows(): Row[];
}

/** An empty list of services. */
export function createServices(skipped: SkipCounter): Services {
  const services = new Map<string, Row>();
  const differing = new Set<string>();
  return {
    add(key, row) {
      const before = services.get(key);
      if (!before) services.set(key, { key, ...row });
      else if (before['name'] !== row['name'] && !differing.has(key)) {
        differing.add(key);
        skipped.add('import-names-differ');
      }
    },
    has: (key) => services.has(key),
    rows: () => [...services.values()],
  };
}

/** Areas by their ARS; the level is found from key and name. */
export interface Areas {
  /** The level as a table has it. Where it is guessed, that is reported once, with the row if there is one. */
  add(ars: string, name: string, row?: number): void;
  rows(): Row[];
}

/** An empty list of areas. */
export function createAreas(file: string, column: string | undefined, report: Report, skipped: SkipCounter): Areas {
  const areas = new Map<string, Row>();
  return {
    add(ars, name, row) {
      if (areas.has(ars)) return;
      const { level, certain } = levelOf(ars, name);
      areas.set(ars, { ars, level: germanLevel(level), name: name === '' ? ars : name });
      if (name === '') skipped.add('import-area-names');
      if (certain) return;
      report({
        severity: 'warning',
        code: 'import-level',
        file,
        ...(row !== undefined && { row }),
        ...(column !== undefined && { column }),
        facts: { found: ars, name: name === '' ? ars : name, level: germanLevel(level) },
      });
    },
    rows: () => [...areas.values()].sort((a, b) => ((a['ars'] ?? '') < (b['ars'] ?? '') ? -1 : 1)),
  };
}
