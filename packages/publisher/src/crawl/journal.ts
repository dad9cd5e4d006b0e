/**
 * What a crawl remembers: a line for every answer, written as it comes, so that a crawl can be killed at any time and goes
 * on where it was. The bodies lie beside it, or are files of the tree.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DirectoryEntry } from '@ozg-widgets/feed';
import type { Validators } from '../net/fetcher.js';
import { writeFileAtomic } from '../output/atomic.js';

/** The last good answer from an address. */
export interface Known extends Validators {
  address: string;
  /** When it was read (instant). */
  read: string;
  /** SHA-256 of the body. */
  sha: string;
  /** The crawl in which it was read. */
  run: number;
  /** Its signature, where it has one. */
  signature?: Validators & { text: string };
  /** As what it is listed, where it is the feed of an area. */
  entry?: DirectoryEntry;
}

/** The memory of one output folder. Keys are the ARS of feeds, the addresses of everything else. */
export interface Journal {
  /** The number of this crawl; one that was killed goes on under its old number. */
  readonly run: number;
  get(key: string): Known | undefined;
  /** The body of an answer; `undefined` where it is lost or damaged. */
  body(key: string): Buffer | undefined;
  /** Remembers an answer; its body first, where that is new. */
  set(key: string, known: Known, bytes?: Buffer): void;
  remove(key: string): void;
  /** ARS of all areas whose feeds were read once. */
  areas(): string[];
  /** The crawl is complete, and its feeds are in the tree. What it did not meet is forgotten. */
  done(): void;
}

const FOLDER = '.ozg-crawl';
const journalFile = (out: string): string => join(out, FOLDER, 'journal.ndjson');
const isArs = (key: string): boolean => /^\d{12}$/.test(key);

/** Whether a crawl has read anything for this folder; one whose directory never answered leaves it free. */
export function wasCrawled(out: string): boolean {
  try {
    return linesOf(journalFile(out)).some((line) => line.key !== undefined || line.run === undefined);
  } catch {
    // A journal that may not be read may remember everything.
    return existsSync(join(out, FOLDER));
  }
}

/** The fingerprint of a body. */
export const shaOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64url');

type Line =
  | { key: string; known?: Known }
  | { run: number; root: string; started: string; key?: never }
  | { done: number; key?: never; run?: never };

/** Opens the memory of an output folder for a crawl of this directory. */
export function openJournal(out: string, root: string, now: Date, resume: number): Journal {
  const folder = join(out, FOLDER);
  const file = journalFile(out);
  mkdirSync(folder, { recursive: true });
  const known = new Map<string, Known>();
  let last = 0;
  let open: { run: number; root: string; started: string } | undefined;
  for (const line of linesOf(file)) {
    if (line.key !== undefined) {
      if (line.known) known.set(line.key, line.known);
      else known.delete(line.key);
    } else if (line.run !== undefined) {
      last = line.run;
      open = line;
    } else {
      last = line.done;
      open = undefined;
    }
  }
  const age = open ? now.getTime() - Date.parse(open.started) : NaN;
  const begun =
    open?.root === root && age >= 0 && age <= resume ? open : { run: last + 1, root, started: now.toISOString() };

  const met = new Set<string>();
  const text = (...lines: Line[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('');
  /** Writes everything anew, so that the file does not grow for ever, and a line that a kill cut off is gone. */
  const compact = (end: Line): void => {
    const records = [...known].map(([key, one]) => text({ key, known: one }));
    writeFileAtomic(file, records.join('') + text(end));
  };
  compact(begun);

  const bodyFile = (key: string): string =>
    join(folder, isArs(key) ? `${key}.json` : `${createHash('sha256').update(key).digest('hex').slice(0, 32)}.json`);
  const places = (key: string): string[] => [bodyFile(key), ...(isArs(key) ? [join(out, 'areas', `${key}.json`)] : [])];

  return {
    run: begun.run,
    get: (key) => known.get(key),
    body(key) {
      met.add(key);
      const sha = known.get(key)?.sha;
      if (sha === undefined) return;
      for (const place of places(key)) {
        const bytes = contentOf(place);
        if (bytes && shaOf(bytes) === sha) return bytes;
      }
      return;
    },
    set(key, one, bytes) {
      met.add(key);
      if (bytes) writeFileAtomic(bodyFile(key), bytes);
      known.set(key, one);
      appendFileSync(file, text({ key, known: one }));
    },
    remove(key) {
      known.delete(key);
      appendFileSync(file, text({ key }));
    },
    areas: () => [...known.keys()].filter(isArs),
    done() {
      for (const key of known.keys()) if (!met.has(key)) known.delete(key);
      compact({ done: begun.run });
      const kept = new Set([...known.keys()].filter((key) => !isArs(key)).map(bodyFile));
      for (const name of readdirSync(folder)) {
        const path = join(folder, name);
        if (path !== file && !kept.has(path)) rmSync(path, { force: true });
      }
    },
  };
}

/** The lines of a journal that are whole. */
function linesOf(file: string): Line[] {
  return (contentOf(file)?.toString() ?? '').split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as Line];
    } catch {
      // A kill cut it off.
      return [];
    }
  });
}

function contentOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
}
