/** Whether what was staged can be moved into place: asked before the first change, since a half-done move mixes old and new. */
import { accessSync, constants, lstatSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Finding } from './findings.js';
import type { Code } from './sentences.js';

/** A move that cannot begin, or that broke off: what to tell of it. */
export class MoveError extends Error {
  readonly finding: Finding;

  constructor(code: Code, file: string, problem?: string) {
    super(`${code}: ${file}`);
    this.finding = { severity: 'error', code, file, ...(problem !== undefined && { facts: { problem } }) };
  }
}

/** Throws where one of these files of a folder could not be put in place or removed. */
export function assertMovable(out: string, names: Iterable<string>): void {
  const folders = new Set<string>();
  for (const name of names) {
    const file = join(out, name);
    if (lstatSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new MoveError('out-in-the-way', file);
    folders.add(dirname(file));
  }
  for (const folder of folders) assertWritable(folder);
}

/** Throws where a folder, or the nearest one above it that is there, takes no files. */
function assertWritable(folder: string): void {
  if (!lstatSync(folder, { throwIfNoEntry: false })) {
    if (dirname(folder) !== folder) assertWritable(dirname(folder));
    return;
  }
  // Behind a link there may be anything, or nothing.
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw new MoveError('out-not-folder', folder);
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw new MoveError('out-denied', folder);
  }
}

/** What to throw where a move broke off: where the file system stopped it, that a part is done. */
export function brokenOff(out: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return code === undefined ? error : new MoveError('out-half', out, code);
}
