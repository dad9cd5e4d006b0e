import { existsSync, realpathSync } from 'node:fs';
import { checkFeed } from '@ozg-widgets/feed/strict';
import { createAssembler } from './assemble.js';
import type { Assembler } from './assemble.js';
import { hasErrors } from './findings.js';
import type { Finding, Report } from './findings.js';
import { takeLock } from './lock.js';
import { says, steps, walkThrough } from './resolve.js';
import type { Step } from './resolve.js';
import type { Code } from './sentences.js';
import { readSource } from './source.js';
import type { Source } from './source.js';
import { openOutput, readState } from './write.js';
import type { Entry, Output, State } from './write.js';

/** What to build. */
export interface BuildOptions {
  /** Folder of tables, or a workbook (.xlsx). */
  source: string;
  /** Folder for the feeds; they get into its folder `areas`. */
  out: string;
  /** The time of publication of whatever is new. */
  now: Date;
  /** Whether to write `.gz` and `.br` copies. Default: yes. */
  compress?: boolean;
  /** Is told after each area how many of how many are done. */
  progress?: (done: number, total: number) => void;
}

/** What a build came to. */
export interface BuildResult {
  /** In the order of the tables. With an error among them nothing was written. */
  findings: Finding[];
  /** Feeds in the folder. */
  areas: number;
  /** Of them: new or changed. */
  written: number;
  /** Feeds that are gone. */
  removed: number;
}

/** Up to so many feeds are all checked against the format once more before they get out; of more, some are. */
const CHECKED = 200;
const SAMPLE = 4;

/** Builds the feeds of a source. With an error, the output stays as it was. */
export async function build({ source: path, out, now, compress = true, progress }: BuildOptions): Promise<BuildResult> {
  const findings: Finding[] = [];
  const report: Report = (finding) => findings.push(finding);
  const result = (source?: Source, done: Partial<BuildResult> = {}): BuildResult => ({
    areas: 0,
    written: 0,
    removed: 0,
    ...done,
    findings: source?.inOrder(findings) ?? findings,
  });
  if (existsSync(path) && existsSync(out) && realpathSync(path) === realpathSync(out)) {
    report({ severity: 'error', code: 'out-is-source', file: out });
    return result();
  }
  const source = await readSource(path, now, report);
  const { envelope } = source;
  if (hasErrors(findings) || !envelope) {
    // The rest of what is wrong shows only on the way through the areas.
    walkThrough(source, report);
    return result(source);
  }
  try {
    const lock = takeLock(out);
    if (typeof lock !== 'function') {
      const { pid, host, lock: file } = lock;
      report({ severity: 'error', code: 'out-busy', file: out, facts: { pid, lock: file, ...(host && { host }) } });
      return result(source);
    }
    try {
      const output = openOutput(out, compress);
      try {
        const assembler = createAssembler(envelope, source.catalogue.services.length);
        const done = await writeAll(source, readState(out), output, assembler, now, report, progress);
        return result(source, done);
      } finally {
        await output.discard();
      }
    } finally {
      lock();
    }
  } catch (error) {
    const code = REFUSED[(error as NodeJS.ErrnoException).code ?? ''];
    if (!code) throw error;
    report({ severity: 'error', code, file: out });
    return result(source);
  }
}

/** How a file system says no. */
const REFUSED: Readonly<Record<string, Code>> = {
  ENOSPC: 'out-full',
  EDQUOT: 'out-full',
  EACCES: 'out-denied',
  EPERM: 'out-denied',
  EROFS: 'out-denied',
  EEXIST: 'out-not-folder',
  ENOTDIR: 'out-not-folder',
};

async function writeAll(
  source: Source,
  old: State,
  output: Output,
  assembler: Assembler,
  now: Date,
  report: Report,
  progress: BuildOptions['progress'],
): Promise<Partial<BuildResult>> {
  const total = source.areas.all.filter((a) => a.published).length;
  const every = total <= CHECKED ? 1 : Math.ceil(total / SAMPLE);
  const services = source.catalogue.services.map((s) => s.key);
  const reordered = !sameOrder(old.services, services);
  const time = `${now.toISOString().slice(0, 19)}Z`;
  const areas: Record<string, Entry> = {};
  let [visited, written, wrong] = [0, 0, false];

  for (const step of steps(source, report)) {
    const { ars, published } = step.area;
    if (!published) continue;
    visited++;
    progress?.(visited, total);
    if (says(step) === 0) continue;
    const print = assembler.fingerprint(step);
    const before = reordered ? undefined : old.areas[ars];
    const same = before?.[0] === print;
    if (same && output.intact(ars, before)) {
      areas[ars] = before;
      continue;
    }
    const when = same ? before[1] : time;
    const pieces = assembler.file(step, when);
    if (visited % every === 0) wrong = !check(step, pieces, report) || wrong;
    areas[ars] = [print, when, await output.stage(ars, pieces)];
    written++;
  }
  if (wrong) return {};
  const removed = await output.commit({ services, areas });
  return { areas: Object.keys(areas).length, written, removed };
}

/** A feed is valid by the way it is made; should it not be, better say so than publish it. */
function check({ area }: Step, pieces: readonly Buffer[], report: Report): boolean {
  const errors = checkFeed(JSON.parse(Buffer.concat(pieces).toString())).filter((f) => f.severity === 'error');
  for (const issue of errors) report({ severity: 'error', code: 'document', file: `areas/${area.ars}.json`, issue });
  return errors.length === 0;
}

/** Whether the keys that both lists have stand in the same order. */
function sameOrder(a: readonly string[], b: readonly string[]): boolean {
  const common = (list: readonly string[], other: ReadonlySet<string>): string =>
    list.filter((k) => other.has(k)).join();
  return common(a, new Set(b)) === common(b, new Set(a));
}
