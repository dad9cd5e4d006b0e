/** The output folder of `render`. Files that `render` did not write are left alone. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../findings/finding.js';
import { writeFileAtomic } from '../output/atomic.js';

const MANIFEST = '.ozg-render.json';
const STAGING = '.ozg-render-staging';
/** The only names that are written or removed. */
const OURS = /^(\d{14}\.(html|svg|shields\.json|txt|jsonld)|index\.html)$/;

/** A hash of each file that was written, by name. */
type Manifest = Readonly<Record<string, string>>;

/** How many files are new or changed, and how many are gone. */
export interface Outcome {
  written: number;
  removed: number;
}

const hashOf = (content: string | Buffer): string => createHash('sha256').update(content).digest('base64');

/**
 * Writes files into a folder, by name. They are staged first and moved into place at the end; other files are not
 * touched. With `isAll`, files that only an earlier call wrote are removed.
 */
export async function putFiles(
  out: string,
  files: ReadonlyMap<string, string>,
  isAll: boolean,
  report: Report,
): Promise<Outcome> {
  const before = await readManifest(out);
  const after: Record<string, string> = isAll ? {} : { ...before };
  const staging = join(out, STAGING);
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  try {
    const staged: string[] = [];
    for (const [name, content] of files) {
      const hash = hashOf(content);
      const existing = await hashAt(join(out, name));
      if (existing === FOLDER || (existing !== undefined && existing !== hash && before[name] === undefined)) {
        report({ severity: 'error', code: 'render-foreign', file: join(out, name) });
        continue;
      }
      after[name] = hash;
      if (existing === hash) continue;
      await writeFile(join(staging, name), content);
      staged.push(name);
    }
    const removed = isAll ? await removeGone(out, before, files, report) : 0;
    // The manifest first: if the move is interrupted, the next call still knows which files are its own.
    const manifest = `${JSON.stringify({ files: after }, undefined, 1)}\n`;
    writeFileAtomic(join(out, MANIFEST), manifest, join(staging, MANIFEST));
    for (const name of staged) await rename(join(staging, name), join(out, name));
    return { written: staged.length, removed };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function removeGone(
  out: string,
  before: Manifest,
  files: ReadonlyMap<string, string>,
  report: Report,
): Promise<number> {
  let removed = 0;
  for (const [name, hash] of Object.entries(before)) {
    if (files.has(name)) continue;
    const existing = await hashAt(join(out, name));
    if (existing === undefined) continue;
    if (existing !== hash) report({ severity: 'warning', code: 'render-edited', file: join(out, name) });
    else {
      await rm(join(out, name));
      removed++;
    }
  }
  return removed;
}

/** Reads the manifest of the last call; empty if there is none, or if it is not readable. */
async function readManifest(out: string): Promise<Manifest> {
  try {
    const { files = {} } = JSON.parse(await readFile(join(out, MANIFEST), 'utf8')) as {
      files?: Record<string, unknown>;
    };
    return Object.fromEntries(
      Object.entries(files).filter(
        (entry): entry is [string, string] => OURS.test(entry[0]) && typeof entry[1] === 'string',
      ),
    );
  } catch {
    return {};
  }
}

/** In place of the hash of a folder; no file has this hash. */
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
