/** Which command an output folder belongs to: `build` and `crawl` remove files that they did not write themselves. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder in which a crawl keeps its journal. */
export const CRAWL_FOLDER = '.ozg-crawl';

/** The journal of a crawl, one JSON value per line. */
export const journalFile = (out: string): string => join(out, CRAWL_FOLDER, 'journal.ndjson');

/** Whether a crawl has read anything for this folder. One whose directory never answered leaves the folder free. */
export function wasCrawled(out: string): boolean {
  try {
    return journalLines(out).some((line) => 'key' in line || !('run' in line));
  } catch {
    // An unreadable journal may contain anything.
    return existsSync(join(out, CRAWL_FOLDER));
  }
}

/** The complete lines of the journal of a folder: a process that is killed leaves half a line. */
export function journalLines(out: string): object[] {
  return (readIfThere(journalFile(out))?.toString() ?? '').split('\n').flatMap((line) => {
    try {
      const value: unknown = line === '' ? undefined : JSON.parse(line);
      return typeof value === 'object' && value !== null ? [value] : [];
    } catch {
      return [];
    }
  });
}

/** The content of a file; `undefined` if there is none. */
export function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
}
