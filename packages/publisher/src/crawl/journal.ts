/**
 * The journal of a crawl: one line per answer, written as it arrives, so that a crawl can be killed at any time and resumed.
 * The bodies are kept beside it, or are files of the tree.
 */
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DirectoryEntry } from '@ozg-widgets/feed';
import { writeFileAtomic } from '../output/atomic.js';
import { CRAWL_FOLDER, journalFile, journalLines, readIfThere } from '../output/ownership.js';
import type { Validators } from './fetcher.js';

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
  /** Its directory entry, if it is the feed of an area. */
  entry?: DirectoryEntry;
}

/** The journal of one output folder. Keys are the ARS of feeds and the addresses of all other documents. */
export interface Journal {
  /** The number of this crawl; one that was killed is resumed under its old number. */
  readonly run: number;
  get(key: string): Known | undefined;
  /** The body of an answer; `undefined` if it is lost or damaged. */
  body(key: string): Buffer | undefined;
  /** Stores an answer; its body first, if that is new. */
  set(key: string, known: Known, bytes?: Buffer): void;
  remove(key: string): void;
  /** ARS of all areas whose feeds were read once. */
  areas(): string[];
  /** Ends the crawl, after its feeds were written to the tree; forgets answers that it did not use. */
  done(): void;
}

const isArs = (key: string): boolean => /^\d{12}$/.test(key);

/** The hash of a body (SHA-256). */
export const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('base64url');

type Line =
  | { key: string; known?: Known }
  | { run: number; root: string; started: string; key?: never }
  | { done: number; key?: never; run?: never };

/** Opens the journal of an output folder for a crawl of this directory; `resume` is in milliseconds. */
export function openJournal(out: string, root: string, now: Date, resume: number): Journal {
  const folder = join(out, CRAWL_FOLDER);
  const file = journalFile(out);
  mkdirSync(folder, { recursive: true });
  const known = new Map<string, Known>();
  let last = 0;
  let open: { run: number; root: string; started: string } | undefined;
  for (const line of journalLines(out) as Line[]) {
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
  /** Rewrites the file, so that it does not grow forever, and drops a line that a kill cut off. */
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
        const bytes = readIfThere(place);
        if (bytes && hashOf(bytes) === sha) return bytes;
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
