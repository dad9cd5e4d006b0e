import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file so that readers get the old content or the new one, never a part: beside its place first, then moved
 * there. `staged` is that other path, on the same file system.
 */
export function writeFileAtomic(
  file: string,
  content: string | Uint8Array,
  staged = join(dirname(file), `.${basename(file)}.new`),
): void {
  try {
    writeFileSync(staged, content);
    renameSync(staged, file);
  } catch (error) {
    removeQuietly(staged);
    throw error;
  }
}

/** Removes what a failed write left, if the file system allows it. */
function removeQuietly(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // The error of the write itself is the one to report.
  }
}
