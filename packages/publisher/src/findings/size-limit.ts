import { SIZE_LIMIT } from '@ozg-widgets/feed';
import type { Report } from './finding.js';

/** Whether a document is larger than readers accept, which is reported; for a feed with the name of its area. */
export function isTooLarge(file: string, bytes: number, report: Report, name?: string): boolean {
  if (bytes <= SIZE_LIMIT) return false;
  // Rounded up, so that one byte too many does not look like the limit.
  const size = Math.max(SIZE_LIMIT / 1e6 + 0.1, Math.round(bytes / 1e5) / 10);
  report({ severity: 'error', code: 'too-large', file, facts: { size, ...(name !== undefined && { name }) } });
  return true;
}
