/** The size that no reader goes beyond. */
import { SIZE_LIMIT } from '@ozg-widgets/feed';
import type { Report } from '../findings/finding.js';

/** Whether a document is larger than any reader takes; that is reported, for a feed with the area that it is of. */
export function isTooLarge(file: string, bytes: number, report: Report, name?: string): boolean {
  if (bytes <= SIZE_LIMIT) return false;
  // A byte too many is still shown as too many.
  const size = Math.max(SIZE_LIMIT / 1e6 + 0.1, Math.round(bytes / 1e5) / 10);
  report({ severity: 'error', code: 'too-large', file, facts: { size, ...(name !== undefined && { name }) } });
  return true;
}
