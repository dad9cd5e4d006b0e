import type { Report } from './findings/finding.js';
import type { Source } from './source/read-source.js';

/** What every step of a build works with. */
export interface BuildContext {
  source: Source;
  report: Report;
  /** Called after each published area. */
  progress?: (done: number, total: number) => void;
}
