/** The build on a file system: reads tables, locks, stages, compresses, and puts documents in place. */
import { existsSync, realpathSync } from 'node:fs';
import { openBuild } from './core.js';
import type { OpenedBuild } from './core.js';
import { wasCrawled } from './output/ownership.js';
import { listSourceFiles } from './documents/source-files.js';
import { hasErrors } from './findings/finding.js';
import type { Finding, Report } from './findings/finding.js';
import { isTooLarge } from './findings/size-limit.js';
import { withLock } from './output/lock.js';
import { createIncrementalWriter, openOutput, readState, reportWriteError } from './output/output-folder.js';
import type { BuildState, Output } from './output/output-folder.js';
import type { BuiltDocument } from './tree/documents.js';

/** What to build. */
export interface BuildOptions {
  /** Folder of tables, or a workbook (.xlsx). */
  source: string;
  /** Folder for the tree: feeds in `areas`, coverage in `services`, and the directory. */
  out: string;
  /** The time of publication of new and changed documents. */
  now: Date;
  /**
   * Whether to write `.gz` and `.br` copies.
   * @default true
   */
  compress?: boolean;
  /** Called after each published area. */
  progress?: (done: number, total: number) => void;
}

/** The result of {@link build}. */
export interface BuildResult {
  /** In the order of the tables. With an error among them nothing was written. */
  findings: Finding[];
  /** Feeds in the folder. */
  areas: number;
  /** Feeds that are new or changed. */
  written: number;
  /** Feeds that were removed. */
  removed: number;
  /** Embed pages in the folder, without their oEmbed answers. */
  pages: number;
}

const NOTHING: Omit<BuildResult, 'findings'> = { areas: 0, written: 0, removed: 0, pages: 0 };

/**
 * Builds the feeds of a source. With an error, the output folder stays as it was.
 *
 * @example
 * const { findings, written } = await build({ source: 'tables', out: 'public/ozg', now: new Date() });
 * for (const finding of findings) console.error(describeFinding(finding, 'en'));
 */
export async function build({ source: path, out, now, compress = true, progress }: BuildOptions): Promise<BuildResult> {
  const findings: Finding[] = [];
  const report: Report = (finding) => findings.push(finding);
  const files = isOutputFree(path, out, report) ? await listSourceFiles(path, report) : undefined;
  if (!files) return { ...NOTHING, findings };
  const opened = await openBuild({ files, name: path, now, progress });
  const { documents } = opened;
  if (!documents) return { ...NOTHING, findings: [...findings, ...opened.findings()] };
  const done = await withLock(out, opened.report, async () => {
    const output = openOutput(out, compress);
    try {
      return await writeDocuments(documents, { opened, old: readState(out), output, now });
    } finally {
      await output.discard();
    }
  }).catch(reportWriteError(out, opened.report));
  return { ...(done ?? NOTHING), findings: [...findings, ...opened.findings()] };
}

/** Whether a build may write into a folder; reports why not. */
function isOutputFree(source: string, out: string, report: Report): boolean {
  if (existsSync(source) && existsSync(out) && realpathSync(source) === realpathSync(out)) {
    report({ severity: 'error', code: 'out-is-source', file: out });
    return false;
  }
  if (wasCrawled(out)) {
    report({ severity: 'error', code: 'out-crawled', file: out });
    return false;
  }
  return true;
}

interface WriteContext {
  opened: OpenedBuild;
  /** What the last build left. */
  old: BuildState;
  output: Output;
  now: Date;
}

/** Writes what is new or changed; nothing where a document is too large. */
async function writeDocuments(
  documents: Iterable<BuiltDocument>,
  { opened: { services, report, findings }, old, output, now }: WriteContext,
): Promise<Omit<BuildResult, 'findings'>> {
  const isReordered = !haveSameOrder(old.services, services);
  const { files, writeIfChanged } = createIncrementalWriter(output, isReordered ? {} : old.files, now);
  const result = { ...NOTHING };
  for (const { path, hash, area, encode } of documents) {
    const isWritten = await writeIfChanged(path, hash, encode);
    isTooLarge(path, files[path]?.[2] ?? 0, report, area?.name);
    if (area) {
      result.areas++;
      if (isWritten) result.written++;
    } else if (path.endsWith('.html')) result.pages++;
  }
  if (hasErrors(findings())) return NOTHING;
  result.removed = await output.commit({ services, files });
  return result;
}

/** Whether the keys that two lists share are in the same order. */
function haveSameOrder(a: readonly string[], b: readonly string[]): boolean {
  const common = (list: readonly string[], other: ReadonlySet<string>): string =>
    list.filter((key) => other.has(key)).join();
  return common(a, new Set(b)) === common(b, new Set(a));
}
