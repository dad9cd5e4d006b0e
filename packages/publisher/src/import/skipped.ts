/** Counts what an import skips, by kind. */
import type { Report } from '../findings/finding.js';
import type { Code } from '../findings/messages.js';

/** Counts what is skipped without a finding of its own; for some kinds by the field of the source. */
export interface SkipCounter {
  add(code: Code, count?: number, field?: string): void;
  /** Reports every kind that occurred, with its count. */
  report(): void;
}

/** Creates a counter for a file. */
export function createSkipCounter(file: string, report: Report): SkipCounter {
  const counts = new Map<string, { code: Code; count: number; field?: string }>();
  return {
    add(code, count = 1, field) {
      if (!count) return;
      const key = `${code} ${field ?? ''}`;
      const before = counts.get(key)?.count ?? 0;
      counts.set(key, { code, count: before + count, ...(field !== undefined && { field }) });
    },
    report() {
      for (const { code, ...facts } of counts.values()) report({ severity: 'warning', code, file, facts });
    },
  };
}
