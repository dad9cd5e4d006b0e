/** What an import leaves out, counted by kind. */
import type { Report } from '../findings/finding.js';
import type { Code } from '../findings/messages.js';

/** Counts what is left out without a row of its own. */
export interface Tally {
  add(code: Code, count?: number): void;
  /** Reports every kind that occurred, with its number. */
  tell(): void;
}

/** An empty tally for a file. */
export function createTally(file: string, report: Report): Tally {
  const counts = new Map<Code, number>();
  return {
    add(code, count = 1) {
      if (count) counts.set(code, (counts.get(code) ?? 0) + count);
    },
    tell() {
      for (const [code, count] of counts) report({ severity: 'warning', code, file, facts: { count } });
    },
  };
}
