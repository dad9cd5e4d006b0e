/** Collects what a directory and its delegates publish, and merges it into one tree. */
import { areaPath, DIRECTORY_PATH, isLoopback } from '@ozg-widgets/feed';
import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DirectoryDocument, Feed } from '@ozg-widgets/feed';
import { hasErrors } from '../findings/finding.js';
import type { Finding, Report } from '../findings/finding.js';
import { writeFileAtomic } from '../output/atomic.js';
import { withLock } from '../output/lock.js';
import {
  createIncrementalWriter,
  holdsTree,
  openOutput,
  readState,
  reportWriteError,
} from '../output/output-folder.js';
import type { Output } from '../output/output-folder.js';
import { wasCrawled } from '../output/ownership.js';
import { createFetcher } from './fetcher.js';
import type { Fetcher } from './fetcher.js';
import { hashOf, openJournal } from './journal.js';
import type { Journal } from './journal.js';
import { LIMITS } from './limits.js';
import type { Limits } from './limits.js';
import { membersOf } from './areas.js';
import type { Member } from './areas.js';
import { createMerge } from './merge.js';
import { eachByHost, readEarly, readFeedOf } from './read-feeds.js';
import type { EarlyReads } from './read-feeds.js';
import { limitEntries } from './quota.js';
import { createReader } from './cached-reader.js';
import type { Read, Reader } from './cached-reader.js';
import { createReports } from './report.js';
import type { Reports } from './report.js';
import type { FetchError } from './fetch-error.js';
import { inside } from './area-name.js';
import { walk } from './delegation.js';
import type { Visit, Walked } from './delegation.js';

/** Options of a crawl. */
export interface CrawlOptions {
  /** Address of the directory: https, or http for loopback addresses. */
  directory: string;
  /** Folder for the tree, as `build` writes one. */
  out: string;
  /** The time of the crawl. */
  now: Date;
  /** Whether to write `.gz` and `.br` copies. @default true */
  compress?: boolean;
  /** Requests every document, even within its `ttl`. @default false */
  force?: boolean;
  /** Requires that every document is signed with this key: SPKI in base64, several keys separated by blanks. */
  publicKey?: string;
  limits?: Partial<Limits>;
  /** Called after each feed. */
  progress?: (done: number, total: number) => void;
}

/** The result of a crawl. */
export interface CrawlResult {
  /** Errors only if the directory cannot be read or the folder cannot be written; the tree is then unchanged. */
  findings: Finding[];
  /** Areas in the merged directory, and areas with a feed. */
  listed: number;
  areas: number;
  /** Feeds that are new or changed; that are unchanged; that were not requested because their `ttl` has not passed. */
  changed: number;
  unchanged: number;
  skipped: number;
  /** Feeds that could not be read again: the last good answer is kept. */
  stale: number;
  /** Entries outside the area of their directory, and feeds without any good answer. */
  rejected: number;
  /** Areas that were removed. */
  removed: number;
}

/** Collects the feeds of a directory and its delegates into a folder. */
export async function crawl(options: CrawlOptions): Promise<CrawlResult> {
  const { directory, out, now } = options;
  const limits = { ...LIMITS, ...options.limits };
  const findings: Finding[] = [];
  const report: Report = (finding) => findings.push(finding);
  const none = { listed: 0, areas: 0, changed: 0, unchanged: 0, skipped: 0, stale: 0, rejected: 0, removed: 0 };
  const result = { ...none };
  await withLock(out, report, async () => {
    // A crawl removes the feeds that it does not find, so it must not work on a built tree.
    if (!wasCrawled(out) && (holdsTree(out) || Object.keys(readState(out).files).length)) {
      report({ severity: 'error', code: 'crawl-built', file: out });
      return;
    }
    let fetcher: Fetcher | undefined;
    let output: Output | undefined;
    try {
      const allowPrivateNetwork = URL.canParse(directory) && isLoopback(new URL(directory));
      const journal = openJournal(out, directory, now, limits.resume);
      fetcher = createFetcher(directory, limits, now, allowPrivateNetwork);
      output = openOutput(out, options.compress ?? true);
      const { force = false, publicKey } = options;
      const reader = createReader({ journal, fetcher, now, force, publicKey, limits });
      const reports = createReports(report, directory, limits);
      await gather({ ...options, limits, reader, journal, output, report, reports, result });
    } finally {
      fetcher?.close();
      await output?.discard();
    }
  }).catch(reportWriteError(out, report));
  // Nothing of what was counted before an error is in the tree.
  return { findings, ...(hasErrors(findings) ? none : result) };
}

/** What the steps of a crawl work with. */
interface Work extends CrawlOptions {
  limits: Limits;
  reader: Reader;
  journal: Journal;
  output: Output;
  report: Report;
  reports: Reports;
  /** Is counted up. */
  result: Omit<CrawlResult, 'findings'>;
}

/** Visits the directories and merges what they list. */
async function gather(work: Work): Promise<void> {
  const { directory, limits, reader, journal, reports } = work;
  const known = new Set(journal.areas());
  const early = readEarly(work);
  const walked = await walk(directory, reader, limits, {
    refused: (refused) => {
      reports.refused(refused);
    },
    visited: early.visited,
  }).catch(async (error: unknown) => {
    await early.settled();
    throw error;
  });
  try {
    const document = walked.root.opened.root;
    // Without the root directory it is unknown which areas are gone.
    if (document && !walked.root.opened.error) await merge(document, walked, work, { early, known });
    else reports.root(walked.root);
  } finally {
    await early.settled();
    reports.end();
  }
}

/** The feeds of a crawl, before they are merged. */
interface Feeds {
  early: EarlyReads;
  /** ARS of the areas whose feeds an earlier crawl has read. */
  known: ReadonlySet<string>;
}

/** Merges all areas into one tree and writes it. */
async function merge(document: DirectoryDocument, walked: Walked, work: Work, { early, known }: Feeds): Promise<void> {
  const { visits, budgets, root } = walked;
  const { directory, out, now, limits, journal, output, report, reports, result } = work;
  const { members: listed, full } = membersOf(root, limits);
  const all = [...listed, ...unseen(journal, visits, new Set(listed.map((m) => m.entry.ars)))];
  const { accepted: members, rejected } = limitEntries(all, limits.root, ({ entry }) => known.has(entry.ars));

  const previous = readState(out).files;
  const { files, writeIfChanged } = createIncrementalWriter(output, previous, now);
  const tree = createMerge();
  const read = await readMembers(members, work, early, async (member, feed) => {
    const { entry, budget } = member;
    tree.add(entry, feed?.value, earlier(feed?.status === 'stale' ? feed.read : undefined, entry.asOf), budget);
    if (feed) await writeIfChanged(areaPath(entry.ars), hashOf(feed.bytes), () => [feed.bytes]);
  });

  reports.walked(visits, budgets, full);
  for (const [budget, count] of rejected) {
    reports.cut(budget, count);
    result.rejected += count;
  }
  // In the order of the areas, not of the answers.
  for (const member of members) {
    const unread = read.errors.get(member);
    if (unread) reports.member(member, unread.error, unread.since);
  }
  const opened = new Set(visits.map((visit) => visit.opened));
  for (const { filtered } of opened) result.rejected += filtered.outside.count;
  const current = new Set(members.map((m) => m.entry.ars).filter((ars) => !read.gone.has(ars)));
  result.listed = current.size;
  forgetUnlisted(previous, new Set([...current, ...read.gone]), work);

  for (const { name, hash, text } of tree.documents(document)) {
    if (name === DIRECTORY_PATH && Buffer.byteLength(text('')) > limits.root) {
      report({ severity: 'error', code: 'crawl-root-large', file: directory, facts: { most: limits.root / 1e6 } });
      return;
    }
    await writeIfChanged(name, hash, (published) => [Buffer.from(text(published))]);
  }
  await output.commit({ services: [], files });
  for (const [ars, signature] of read.signatures) await putSignature(join(out, 'areas', `${ars}.json.sig`), signature);
  journal.done();
}

/** How the feeds of all areas were read. */
interface MembersRead {
  signatures: Map<string, string | undefined>;
  /** ARS of areas whose feeds were withdrawn. */
  gone: Set<string>;
  errors: Map<Member, { error: FetchError; since: string | undefined }>;
}

/** Reads the feeds of all areas; `add` takes each area that stays listed, with its feed if there is one. */
async function readMembers(
  members: readonly Member[],
  work: Work,
  early: EarlyReads,
  add: (member: Member, feed: Read<Feed> | undefined) => Promise<void>,
): Promise<MembersRead> {
  const { limits, result, progress } = work;
  const read: MembersRead = { signatures: new Map(), gone: new Set(), errors: new Map() };
  let done = 0;
  await eachByHost(members, limits.perHost, async (member) => {
    const { entry, address } = member;
    const feed = address === undefined ? undefined : await readFeedOf(member, address, work, early);
    progress?.(++done, members.length);
    if (feed && 'value' in feed) {
      result[feed.status === 'new' ? 'changed' : feed.status]++;
      result.areas++;
      read.signatures.set(entry.ars, feed.signature);
      await add(member, feed);
    } else if (feed?.error.code === 'crawl-gone') {
      read.gone.add(entry.ars);
      result.removed++;
    } else {
      if (feed) result.rejected++;
      await add(member, undefined);
    }
    if (feed?.error) read.errors.set(member, { error: feed.error, since: 'value' in feed ? feed.read : undefined });
  });
  return read;
}

/** Removes areas that no directory lists any more; `met` are all others. */
function forgetUnlisted(
  previous: Readonly<Record<string, unknown>>,
  met: ReadonlySet<string>,
  { journal, reports, result }: Work,
): void {
  const published = Object.keys(previous).flatMap((name) => /^areas\/(\d{12})\.json$/.exec(name)?.[1] ?? []);
  for (const ars of new Set([...published, ...journal.areas()])) {
    if (met.has(ars)) continue;
    reports.unlisted(ars, journal.get(ars)?.entry?.name);
    journal.remove(ars);
    result.removed++;
  }
}

/** Areas that were listed before by a directory that cannot be read now: they may still be listed. */
function unseen(journal: Journal, visits: readonly Visit[], seen: ReadonlySet<string>): Member[] {
  const unreadable = visits.filter(
    ({ cut, opened: { read, error, incomplete } }) =>
      cut === true || incomplete || (!read && error?.code !== 'crawl-gone'),
  );
  if (!unreadable.length) return [];
  return journal.areas().flatMap((ars): Member[] => {
    const { entry, address = '' } = journal.get(ars) ?? {};
    const by = seen.has(ars)
      ? undefined
      : unreadable.find((visit) => visit.scopes.every((scope) => inside(ars, scope)));
    return entry && by ? [{ entry, address, by: by.address, budget: by.budget }] : [];
  });
}

/** Writes the signature beside its document, or removes it. */
async function putSignature(file: string, text: string | undefined): Promise<void> {
  const before = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) {
    if (before !== undefined) rmSync(file, { force: true });
  } else if (before !== `${text}\n`) writeFileAtomic(file, `${text}\n`);
}

/** The earlier of two instants, either of which may be missing. */
function earlier(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return Date.parse(a) < Date.parse(b) ? a : b;
}
