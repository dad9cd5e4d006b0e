/**
 * The output folder. New files are staged beside the old ones and moved into place at the end, one rename each, so that
 * readers always get a complete file.
 */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writevSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Report } from '../findings/finding.js';
import { writeFileAtomic } from './atomic.js';
import { assertMovable, interruptedMove, MoveError } from './staging.js';
import { isEmbed } from '../tree/oembed/addresses.js';
import type { Code } from '../findings/messages.js';

/** The record of a file: hash, time of publication, size. */
export type FileRecord = readonly [print: string, published: string, size: number];

/** What one build keeps for the next. */
export interface BuildState {
  /** Keys of the catalogue, in its order. */
  services: readonly string[];
  /** By their paths in the folder. */
  files: Readonly<Record<string, FileRecord>>;
}

const STATE_FILE = '.ozg-feed.json';
const STAGING_FOLDER = '.ozg-feed-staging';
const COMPRESSED_SUFFIXES = ['.gz', '.br'];
/** Embed pages and oEmbed answers have no copies and no signatures: they are too small to gain from it. */
const NONE: readonly string[] = [];
/** Paths of the documents that a build writes, with their copies and signatures. */
const PUBLISHED =
  /^(areas\/\d{12}|services\/\d{14}|directory|directory\/(keys|names|postcodes)\/[^/]+)\.json(\.gz|\.br|\.sig)?$/;

/** The state of the last build; an empty one where there is none. */
export function readState(out: string): BuildState {
  try {
    const { services = [], files = {} } = JSON.parse(
      readFileSync(join(out, STATE_FILE), 'utf8'),
    ) as Partial<BuildState>;
    return { services, files };
  } catch {
    // Missing or damaged: then everything is new.
    return { services: [], files: {} };
  }
}

const gzipAsync = promisify(gzip);
const brotliAsync = promisify(brotliCompress);

/** Both compressed forms, smaller in the same order as `COPIES`. */
const compressCopies = (bytes: Buffer): Promise<Buffer[]> =>
  Promise.all([
    gzipAsync(bytes, { level: 6 }),
    brotliAsync(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 5,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        // A window larger than the file only takes memory.
        [constants.BROTLI_PARAM_LGWIN]: Math.min(22, Math.max(10, Math.ceil(Math.log2(bytes.length + 1)))),
      },
    }),
  ]);

/** How many files are compressed at once: enough to keep the threads busy, few enough to fit in memory. */
const MAX_COMPRESSION_JOBS = 8;

/** The output folder while a build has it locked. */
export interface Output {
  /** Whether a file is there as the last build left it, with its compressed copies. */
  isIntact(name: string, entry: FileRecord): boolean;
  /** Stages a file and returns its size. The pieces may be overwritten afterwards. */
  stage(name: string, pieces: readonly Uint8Array[]): Promise<number>;
  /** Moves the staged files into place and removes those no longer published. Returns the number of removed feeds. */
  commit(state: BuildState): Promise<number>;
  /** Deletes what was staged and not committed. */
  discard(): Promise<void>;
}

/** Stages new and changed files, and records all that are published. */
export interface IncrementalWriter {
  /** The files that are published so far. */
  readonly files: Readonly<Record<string, FileRecord>>;
  /**
   * Publishes a file and returns whether it was written. A file that exists with the same hash is not written again; one
   * that was lost keeps its time of publication.
   */
  writeIfChanged: (
    name: string,
    print: string,
    pieces: (published: string) => readonly Uint8Array[],
  ) => Promise<boolean>;
}

/** A writer on top of the files of the last build (`old`). */
export function createIncrementalWriter(output: Output, old: BuildState['files'], now: Date): IncrementalWriter {
  const time = `${now.toISOString().slice(0, 19)}Z`;
  const files: Record<string, FileRecord> = {};
  return {
    files,
    async writeIfChanged(name, print, pieces) {
      const before = old[name];
      const same = before?.[0] === print;
      if (same && output.isIntact(name, before)) {
        files[name] = before;
        return false;
      }
      const published = same ? before[1] : time;
      files[name] = [print, published, await output.stage(name, pieces(published))];
      return true;
    },
  };
}

/** Findings for the error codes of the file system. */
const WRITE_ERRORS: Readonly<Record<string, Code>> = {
  ENOSPC: 'out-full',
  EDQUOT: 'out-full',
  EACCES: 'out-denied',
  EPERM: 'out-denied',
  EROFS: 'out-denied',
  EEXIST: 'out-not-folder',
  ENOTDIR: 'out-not-folder',
  ENAMETOOLONG: 'path-long',
  ELOOP: 'path-loop',
  EISDIR: 'out-in-the-way',
};

/** Reports that an output folder cannot be written to; any other error is a bug and goes on. */
export const reportWriteError =
  (out: string, report: Report) =>
  (error: unknown): undefined => {
    if (error instanceof MoveError) {
      report(error.finding);
      return;
    }
    const { code = '', path } = error as NodeJS.ErrnoException;
    const known = WRITE_ERRORS[code];
    if (!known) throw error;
    report({ severity: 'error', code: known, file: code === 'EISDIR' ? (path ?? out) : out });
  };

/** Opens a folder for a build. Removes what an interrupted build staged. */
export function openOutput(out: string, compress: boolean): Output {
  const staging = join(out, STAGING_FOLDER);
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  const made = new Set<string>();
  const ensureFolder = (root: string, name: string): void => {
    const folder = join(root, dirname(name));
    if (made.has(folder)) return;
    mkdirSync(folder, { recursive: true });
    made.add(folder);
  };
  const staged: string[] = [];
  const running = new Set<Promise<void>>();
  const compressedSuffixes = (name: string): readonly string[] =>
    compress && !isEmbed(name) ? COMPRESSED_SUFFIXES : NONE;

  const saveState = (state: BuildState): void => {
    writeFileAtomic(join(out, STATE_FILE), JSON.stringify(state), join(staging, STATE_FILE));
  };
  const writePieces = (name: string, pieces: readonly Uint8Array[]): void => {
    const file = openSync(join(staging, name), 'w');
    try {
      let left = pieces.reduce((sum, piece) => sum + piece.length, 0);
      const written = writevSync(file, pieces);
      left -= written;
      // On a full disk a write succeeds in part; only the next one fails.
      if (left > 0) writeRemaining(file, Buffer.concat(pieces).subarray(written));
    } finally {
      closeSync(file);
    }
  };

  const move = (state: BuildState, gone: readonly string[]): void => {
    // If the move is interrupted, it is unknown which of these files are new.
    if (staged.length) saveState({ ...state, files: omit(state.files, staged) });
    for (const name of gone) rmSync(join(out, name));
    for (const folder of new Set(gone.filter(isEmbed).map(dirname))) removeEmpty(join(out, folder));
    for (const name of staged) {
      ensureFolder(out, name);
      // The signature of the old file is no longer valid.
      if (!isEmbed(name)) rmSync(join(out, `${name}.sig`), { force: true });
      for (const suffix of ['', ...compressedSuffixes(name)])
        renameSync(join(staging, name + suffix), join(out, name + suffix));
    }
    saveState(state);
  };

  return {
    isIntact: (name, [, , size]) => {
      const file = join(out, name);
      const sizes = ['', ...compressedSuffixes(name)].map(
        (suffix) => statSync(file + suffix, { throwIfNoEntry: false })?.size ?? 0,
      );
      return sizes[0] === size && sizes.every((s) => s > 0);
    },
    async stage(name, pieces) {
      ensureFolder(staging, name);
      writePieces(name, pieces);
      staged.push(name);
      if (compressedSuffixes(name).length) {
        const bytes = Buffer.concat(pieces);
        const job = compressCopies(bytes)
          .then((all) => {
            for (const [i, copy] of all.entries()) writePieces(name + (COMPRESSED_SUFFIXES[i] ?? ''), [copy]);
          })
          .finally(() => running.delete(job));
        running.add(job);
        if (running.size >= MAX_COMPRESSION_JOBS) await Promise.race(running);
      }
      return pieces.reduce((sum, piece) => sum + piece.length, 0);
    },
    async commit(state) {
      await Promise.all(running);
      const wanted = new Set(
        Object.keys(state.files).flatMap((name) =>
          isEmbed(name) ? [name] : [...compressedSuffixes(name), '', '.sig'].map((s) => name + s),
        ),
      );
      const gone = listPublished(out).filter((name) => !wanted.has(name));
      const touched = staged.flatMap((name) =>
        isEmbed(name) ? [name] : ['', ...compressedSuffixes(name), '.sig'].map((s) => name + s),
      );
      assertMovable(out, [STATE_FILE, ...gone, ...touched]);
      try {
        move(state, gone);
      } catch (error) {
        throw interruptedMove(out, error);
      }
      return gone.filter((name) => /^areas.*\.json$/.test(name)).length;
    },
    async discard() {
      await Promise.allSettled(running);
      rmSync(staging, { recursive: true, force: true });
    },
  };
}

function omit(files: BuildState['files'], names: readonly string[]): BuildState['files'] {
  const moving = new Set(names);
  return Object.fromEntries(Object.entries(files).filter(([name]) => !moving.has(name)));
}

function removeEmpty(folder: string): void {
  if (!readdirSync(folder).length) rmdirSync(folder);
}

function writeRemaining(file: number, bytes: Buffer): void {
  for (let at = 0; at < bytes.length;) at += writevSync(file, [bytes.subarray(at)]);
}

/** The published files in a folder, whether its state file lists them or not. */
const listPublished = (out: string): string[] => listFiles(out).filter((name) => PUBLISHED.test(name) || isEmbed(name));

/** Whether something is published in a folder: files that a build or a crawl may remove. */
export const holdsTree = (out: string): boolean => listPublished(out).length > 0;

/** Paths of the files in the folders that a build writes to. */
const listFiles = (out: string): string[] => {
  const within = (folder: string, folders = false): string[] => {
    if (!existsSync(join(out, folder))) return [];
    return readdirSync(join(out, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() === folders)
      .map(({ name }) => (folder === '.' ? name : `${folder}/${name}`));
  };
  const embeds = within('embed', true).filter((folder) => /^embed\/\d{12}$/.test(folder));
  return ['.', 'areas', 'services', 'directory/keys', 'directory/names', 'directory/postcodes', ...embeds].flatMap(
    (folder) => within(folder),
  );
};
