/**
 * The build as a function without I/O: tables as bytes and a time in, documents as bytes and findings out. Runs in
 * browsers, workers and Node.
 */
import type { BuildContext } from './build-context.js';
import { hasErrors } from './findings/finding.js';
import type { Finding, Report } from './findings/finding.js';
import { isTooLarge } from './findings/size-limit.js';
import { readSource } from './source/read-source.js';
import type { SourceFile } from './source/sheets/sheet.js';
import { isTable } from './source/sheets/sheets.js';
import { buildDocuments } from './tree/documents.js';
import type { BuiltDocument } from './tree/documents.js';
import { exceedsPageLimit } from './tree/oembed/pages.js';
import { sizeOf, validateSource } from './validate-source.js';

export { describeFinding } from './findings/finding.js';
export type { Finding, Lang } from './findings/finding.js';

/** What to build. */
export interface BuildFeedsOptions {
  /** The bytes of each table by the name of its file: `stand.csv`, or a workbook such as `town.xlsx`. */
  tables: Iterable<readonly [name: string, bytes: Uint8Array]>;
  /** The time of publication. */
  now: Date;
  /**
   * Stands for the whole source in findings.
   * @default ''
   */
  name?: string;
  /** Called after each published area. */
  progress?: (done: number, total: number) => void;
}

/** A document of the tree. */
export interface FeedFile {
  /** Its path below the folder that is published: `areas/065340011011.json`. */
  path: string;
  bytes: Uint8Array;
}

/** The result of {@link buildFeeds}. */
export interface FeedBuild {
  /**
   * The documents, each built when it is asked for, so that a country fits in memory. Can be iterated once. Empty where
   * the source has errors.
   */
  documents: Iterable<FeedFile>;
  /**
   * The findings so far, in the order of the tables. Complete after the last document; with an error among them nothing
   * should be published.
   */
  findings: () => Finding[];
}

/**
 * Builds the feeds of a source, with directory, coverage and embed pages.
 *
 * @example
 * const { documents, findings } = await buildFeeds({
 *   tables: new Map([['stand.csv', bytes], …]),
 *   now: new Date(),
 * });
 * const files = [...documents];
 * if (!findings().some(({ severity }) => severity === 'error')) publish(files);
 */
export async function buildFeeds({ tables, now, name = '', progress }: BuildFeedsOptions): Promise<FeedBuild> {
  const files = Array.from(tables, ([name, bytes]) => ({ name, read: () => bytes })).filter((file) =>
    isTable(file.name),
  );
  const { documents, findings, report } = await openBuild({ files, name, now, progress });
  return { documents: documents ? encodeAll(documents, now, report) : [], findings };
}

function* encodeAll(documents: Iterable<BuiltDocument>, now: Date, report: Report): Generator<FeedFile> {
  const published = timestamp(now);
  for (const { path, area, encode } of documents) {
    const pieces = encode(published);
    const bytes = new Uint8Array(sizeOf(pieces));
    let at = 0;
    for (const piece of pieces) {
      bytes.set(piece, at);
      at += piece.length;
    }
    isTooLarge(path, bytes.length, report, area?.name);
    yield { path, bytes };
  }
}

/** A time as documents write it: in UTC, to the second. */
export const timestamp = (time: Date): string => `${time.toISOString().slice(0, 19)}Z`;

/** What {@link openBuild} reads. */
export interface OpenBuildOptions {
  files: readonly SourceFile[];
  /** Stands for the whole source in findings. */
  name: string;
  now: Date;
  progress?: (done: number, total: number) => void;
}

/** A source that has been read. */
export interface OpenedBuild {
  /** The documents, built one by one; missing where the source has errors, which have all been reported then. */
  documents?: Iterable<BuiltDocument>;
  /** Keys of the services, in the order of the catalogue. */
  services: readonly string[];
  report: Report;
  /** The findings so far, in the order of the tables. */
  findings: () => Finding[];
}

/** Reads and checks a source, and prepares its documents without encoding them. */
export async function openBuild({ files, name, now, progress }: OpenBuildOptions): Promise<OpenedBuild> {
  const found: Finding[] = [];
  const report: Report = (finding) => found.push(finding);
  const source = await readSource({ files, name, now, report });
  const context: BuildContext = { source, report, progress };
  const services = source.catalogue.services.map(({ key }) => key);
  const findings = (): Finding[] => source.sortFindings(found);
  const { envelope } = source;
  if (hasErrors(found) || !envelope || exceedsPageLimit(context)) {
    validateSource(context);
    return { services, report, findings };
  }
  return { documents: buildDocuments(context, envelope), services, report, findings };
}
