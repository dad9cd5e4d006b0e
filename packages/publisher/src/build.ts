import { existsSync, realpathSync } from 'node:fs';
import { dirname } from 'node:path';
import { checkDocument } from '@ozg-widgets/feed/strict';
import { createAssembler } from './tree/serialize-feed.js';
import type { Assembler } from './tree/serialize-feed.js';
import { wasCrawled } from './crawl/journal.js';
import { hasErrors } from './findings/finding.js';
import type { Finding, Report } from './findings/finding.js';
import { withLock } from './output/lock.js';
import { createEmbeds, tooMany } from './tree/oembed/pages.js';
import { printOf, spell } from './output/fingerprint.js';
import { says, steps, walkThrough } from './inherit/resolve.js';
import { isTooLarge } from './documents/size-limit.js';
import { readSource } from './source/read-source.js';
import type { Source } from './source/read-source.js';
import { createTree } from './tree/documents.js';
import { createKeeper, openOutput, readState, refusal } from './output/output-folder.js';
import type { Output, State } from './output/output-folder.js';

/** What to build. */
export interface BuildOptions {
  /** Folder of tables, or a workbook (.xlsx). */
  source: string;
  /** Folder for the tree: feeds in `areas`, coverage in `services`, and the directory. */
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
  /** Pages to embed in the folder, their oEmbed answers not counted. */
  pages: number;
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
    pages: 0,
    ...done,
    findings: source?.inOrder(findings) ?? findings,
  });
  if (existsSync(path) && existsSync(out) && realpathSync(path) === realpathSync(out)) {
    report({ severity: 'error', code: 'out-is-source', file: out });
    return result();
  }
  if (wasCrawled(out)) {
    report({ severity: 'error', code: 'out-crawled', file: out });
    return result();
  }
  const source = await readSource(path, now, report);
  const { envelope } = source;
  if (hasErrors(findings) || !envelope || tooMany(source, report)) {
    // The rest of what is wrong shows only on the way through the areas.
    walkThrough(source, report);
    return result(source);
  }
  const done = await withLock(out, report, async () => {
    const output = openOutput(out, compress);
    try {
      const assembler = createAssembler(envelope, source.catalogue.services.length);
      return await writeAll(source, readState(out), output, assembler, now, report, progress);
    } finally {
      await output.discard();
    }
  }).catch(refusal(out, report));
  return result(source, done);
}

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
  const { files, put } = createKeeper(output, reordered ? {} : old.files, now);
  const tree = createTree(source);
  const embeds = createEmbeds(source);
  let [visited, areas, written, pages, wrong] = [0, 0, 0, 0, false];
  const kinds = new Set<string>();

  for (const step of steps(source, report)) {
    const { ars, published } = step.area;
    tree.add(step);
    if (!published) continue;
    visited++;
    progress?.(visited, total);
    if (says(step) === 0) continue;
    areas++;
    const file = `areas/${ars}.json`;
    const changed = await put(file, assembler.fingerprint(step), (when) => {
      const pieces = assembler.file(step, when);
      if (visited % every === 0) wrong = !check(file, pieces, report) || wrong;
      return pieces;
    });
    if (changed) written++;
    wrong = isTooLarge(file, files[file]?.[2] ?? 0, report, step.area.name) || wrong;
    for (const { name, text } of embeds?.(step) ?? []) {
      await put(name, spell(printOf(text)), () => [Buffer.from(text)]);
      if (name.endsWith('.html')) pages++;
    }
  }
  for (const { name, print, text } of tree.documents()) {
    await put(name, print, (when) => {
      const pieces = [Buffer.from(text(when))];
      // Of many, the first of each kind: directory, shards by key, name and postcode, coverage.
      const kind = dirname(name);
      if (every === 1 || !kinds.has(kind)) wrong = !check(name, pieces, report) || wrong;
      kinds.add(kind);
      return pieces;
    });
    wrong = isTooLarge(name, files[name]?.[2] ?? 0, report) || wrong;
  }
  if (wrong) return {};
  const removed = await output.commit({ services, files });
  return { areas, written, removed, pages };
}

/** A document is valid by the way it is made; should it not be, better say so than publish it. */
function check(file: string, pieces: readonly Buffer[], report: Report): boolean {
  const errors = checkDocument(JSON.parse(Buffer.concat(pieces).toString())).filter((f) => f.severity === 'error');
  for (const issue of errors) report({ severity: 'error', code: 'document', file, issue });
  return errors.length === 0;
}

/** Whether the keys that both lists have stand in the same order. */
function sameOrder(a: readonly string[], b: readonly string[]): boolean {
  const common = (list: readonly string[], other: ReadonlySet<string>): string =>
    list.filter((k) => other.has(k)).join();
  return common(a, new Set(b)) === common(b, new Set(a));
}
