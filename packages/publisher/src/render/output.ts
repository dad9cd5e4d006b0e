/** The folder that is rendered into. It may hold other things too: what render did not write is left alone. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../findings/finding.js';
import { writeFileAtomic } from '../output/atomic.js';

const MEMORY = '.ozg-render.json';
const STAGING = '.ozg-render-staging';
/** The only names that are ever written or removed. */
const OURS = /^(\d{14}\.(html|svg|shields\.json|txt|jsonld)|index\.html)$/;

/** What was written, as a hash by the name of each file. */
type Memory = Readonly<Record<string, string>>;

/** How many files are new or changed, and how many are gone. */
export interface Outcome {
  written: number;
  removed: number;
}

const hashOf = (content: string | Buffer): string => createHash('sha256').update(content).digest('base64');

/**
 * Puts files into a folder, by their names. They are staged first and moved into place at the end; what is there already
 * is not touched. With `isAll`, files that an earlier call wrote and this one does not are removed.
 */
export async function putFiles(
  out: string,
  files: ReadonlyMap<string, string>,
  isAll: boolean,
  report: Report,
): Promise<Outcome> {
  const before = await recall(out);
  const after: Record<string, string> = isAll ? {} : { ...before };
  const staging = join(out, STAGING);
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  try {
    const staged: string[] = [];
    for (const [name, content] of files) {
      const hash = hashOf(content);
      const there = await hashAt(join(out, name));
      if (there === FOLDER || (there !== undefined && there !== hash && before[name] === undefined)) {
        report({ severity: 'error', code: 'render-foreign', file: join(out, name) });
        continue;
      }
      after[name] = hash;
      if (there === hash) continue;
      await writeFile(join(staging, name), content);
      staged.push(name);
    }
    const removed = isAll ? await removeGone(out, before, files, report) : 0;
    // Remembered first: should the move break off, the next call still knows which files are its own.
    const memory = `${JSON.stringify({ files: after }, undefined, 1)}\n`;
    writeFileAtomic(join(out, MEMORY), memory, join(staging, MEMORY));
    for (const name of staged) await rename(join(staging, name), join(out, name));
    return { written: staged.length, removed };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function removeGone(
  out: string,
  before: Memory,
  files: ReadonlyMap<string, string>,
  report: Report,
): Promise<number> {
  let removed = 0;
  for (const [name, hash] of Object.entries(before)) {
    if (files.has(name)) continue;
    const there = await hashAt(join(out, name));
    if (there === undefined) continue;
    if (there !== hash) report({ severity: 'warning', code: 'render-edited', file: join(out, name) });
    else {
      await rm(join(out, name));
      removed++;
    }
  }
  return removed;
}

/** What the last call remembered; nothing where there is nothing, or nothing readable. */
async function recall(out: string): Promise<Memory> {
  try {
    const { files = {} } = JSON.parse(await readFile(join(out, MEMORY), 'utf8')) as { files?: Record<string, unknown> };
    return Object.fromEntries(
      Object.entries(files).filter(
        (entry): entry is [string, string] => OURS.test(entry[0]) && typeof entry[1] === 'string',
      ),
    );
  } catch {
    return {};
  }
}

/** What stands for the hash of a folder: it is never one of ours. */
const FOLDER = '';

async function hashAt(file: string): Promise<string | undefined> {
  try {
    return hashOf(await readFile(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return;
    if (code === 'EISDIR') return FOLDER;
    throw error;
  }
}
