/**
 * Creates output folders, and checks before the first change whether staged files can be moved into place: an
 * interrupted move mixes old and new files.
 */
import { accessSync, constants, lstatSync, mkdirSync, readlinkSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Finding } from '../findings/finding.js';
import type { Code } from '../findings/messages.js';

/** A folder is not writable, or a move cannot start or was interrupted. Carries the finding to report. */
export class MoveError extends Error {
  readonly finding: Finding;

  constructor(code: Code, file: string, problem?: string) {
    super(`${code}: ${file}`);
    this.finding = { severity: 'error', code, file, ...(problem !== undefined && { facts: { problem } }) };
  }
}

/** Whether a folder is there; throws where something else is. */
function folderExists(folder: string): boolean {
  // A slash at the end would already lead through a link.
  const found = lstatSync(resolve(folder), { throwIfNoEntry: false });
  if (!found) return false;
  // Behind a link there may be anything, or nothing.
  const behind = found.isSymbolicLink() ? statSync(folder, { throwIfNoEntry: false }) : found;
  if (!behind) throw new MoveError('out-link', folder, readlinkSync(resolve(folder)));
  if (!behind.isDirectory()) throw new MoveError('out-not-folder', folder);
  return true;
}

/** Creates a folder and its parents. Node's own `recursive` loops forever below /proc, where it cannot create any. */
export function makeFolder(folder: string): void {
  if (folderExists(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new MoveError('out-denied', folder);
    // Another process may have created it meanwhile.
    if (code !== 'EEXIST' || !folderExists(folder)) throw error;
  }
}

/** Throws where one of these files of a folder could not be replaced or removed. */
export function assertMovable(out: string, names: Iterable<string>): void {
  const folders = new Set<string>();
  for (const name of names) {
    const file = join(out, name);
    if (lstatSync(file, { throwIfNoEntry: false })?.isDirectory()) throw new MoveError('out-in-the-way', file);
    folders.add(dirname(file));
  }
  for (const folder of folders) assertWritable(folder);
}

/** Throws where a folder, or its nearest existing parent, is not writable. */
function assertWritable(folder: string): void {
  if (!folderExists(folder)) {
    if (dirname(folder) !== folder) assertWritable(dirname(folder));
    return;
  }
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    throw new MoveError('out-denied', folder);
  }
}

/** The error to throw where a move was interrupted: a `MoveError` where the file system stopped it. */
export function interruptedMove(out: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return code === undefined ? error : new MoveError('out-half', out, code);
}
