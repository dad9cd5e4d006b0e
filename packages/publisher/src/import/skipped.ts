/** What an import leaves out, counted by kind. */
import type { Report } from '../findings/finding.js';
import type { Code } from '../findings/messages.js';

/** Counts what is left out without a row of its own, for some kinds by the field of the source. */
export interface Tally {
  add(code: Code, count?: number, field?: string): void;
  /** Reports every kind that occurred, with its number. */
  tell(): void;
}

/** An empty tally for a file. */
export function createTally(file: string, report: Report): Tally {
  const counts = new Map<string, { code: Code; count: number; field?: string }>();
  return {
    add(code, count = 1, field) {
      if (!count) return;
      const key = `${code} ${field ?? ''}`;
      const before = counts.get(key)?.count ?? 0;
      counts.set(key, { code, count: before + count, ...(field !== undefined && { field }) });
    },
    tell() {
      for (const { code, ...facts } of counts.values()) report({ severity: 'warning', code, file, facts });
    },
  };
}
