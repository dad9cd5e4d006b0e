/**
 * Folders to write into, and whether what was staged can be moved into place: asked before the first change, since a
 * half-done move mixes old and new.
 */
import { accessSync, constants, lstatSync, mkdirSync, readlinkSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Finding } from '../findings/finding.js';
import type { Code } from '../findings/messages.js';

/** A folder that cannot be written into, or a move that cannot begin or broke off: what to tell of it. */
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

/** Makes a folder and those above it. Node's own `recursive` turns for ever below /proc, where none can be made. */
export function makeFolder(folder: string): void {
  if (folderExists(folder)) return;
  if (dirname(folder) !== folder) makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new MoveError('out-denied', folder);
    // Somebody else may have made it meanwhile.
    if (code !== 'EEXIST' || !folderExists(folder)) throw error;
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

/** What to throw where a move broke off: where the file system stopped it, that a part is done. */
export function interruptedMove(out: string, error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  return code === undefined ? error : new MoveError('out-half', out, code);
}
