/** Gathers what a directory and its delegates publish, and makes one tree of it. */
import { isLoopback } from '@ozg-widgets/feed';
import { rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Feed } from '@ozg-widgets/feed';
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
import type { Budget } from './budget.js';
import { feedOf } from './documents.js';
import { createFetcher } from './fetcher.js';
import type { Fetcher } from './fetcher.js';
import { hashOf, openJournal } from './journal.js';
import type { Journal } from './journal.js';
import { LIMITS } from './limits.js';
import type { Limits } from './limits.js';
import { membersOf } from './areas.js';
import type { Member } from './areas.js';
import { createMerge } from './merge.js';
import type { ReadInfo } from './open-directory.js';
import { limitEntries } from './quota.js';
import { createReader } from './cached-reader.js';
import type { Read, Reader, Unread } from './cached-reader.js';
import { createReports } from './report.js';
import type { Reports } from './report.js';
import type { FetchError } from './fetch-error.js';
import { inside, walk } from './delegation.js';
import type { Listener, Visit } from './delegation.js';

/** What to gather. */
export interface CrawlOptions {
  /** Address of the directory: https, or http on this machine. */
  directory: string;
  /** Folder for the tree, as `build` writes one. */
  out: string;
  /** The time of the crawl: what is read counts as read then. */
  now: Date;
  /** Whether to write `.gz` and `.br` copies. Default: yes. */
  compress?: boolean;
  /** Asks for everything, even within its `ttl`. Default: no. */
  force?: boolean;
  /** Every document must have a signature that fits: base64 of the SPKI form, several with blanks between them. */
  publicKey?: string;
  limits?: Partial<Limits>;
  /** Is told after each feed how many of how many are done. */
  progress?: (done: number, total: number) => void;
}

/** What a crawl came to. */
export interface CrawlResult {
  /** Errors only where the directory cannot be read or the folder not be written to; then the tree stays as it was. */
  findings: Finding[];
  /** Areas in the merged directory, and those of them that have a feed. */
  listed: number;
  areas: number;
  /** Feeds that are new or changed; that are as they were; that were not asked for within their `ttl`. */
  changed: number;
  unchanged: number;
  skipped: number;
  /** Feeds that could not be read again: the last good answer stays, with its age. */
  stale: number;
  /** Statements of directories that were not theirs to make, and feeds without any good answer. */
  rejected: number;
  /** Areas that are gone. */
  removed: number;
}

/** Crawls. */
export async function crawl(options: CrawlOptions): Promise<CrawlResult> {
  const { directory, out, now } = options;
  const limits = { ...LIMITS, ...options.limits };
  const findings: Finding[] = [];
  const report: Report = (finding) => findings.push(finding);
  const none = { listed: 0, areas: 0, changed: 0, unchanged: 0, skipped: 0, stale: 0, rejected: 0, removed: 0 };
  const result = { ...none };
  await withLock(out, report, async () => {
    // Whatever a crawl does not meet it removes: here that would be somebody's own feeds.
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
      await gather({ ...options, limits, reader, journal, output }, result, report);
    } finally {
      fetcher?.close();
      await output?.discard();
    }
  }).catch(reportWriteError(out, report));
  // What was counted up to an error is not in the tree.
  return { findings, ...(hasErrors(findings) ? none : result) };
}

interface Work extends CrawlOptions {
  limits: Limits;
  reader: Reader;
  journal: Journal;
  output: Output;
}

async function gather(work: Work, result: Omit<CrawlResult, 'findings'>, report: Report): Promise<void> {
  const { directory, limits, reader } = work;
  const reports = createReports(report, directory, limits);
  const before = new Set(work.journal.areas());
  const early = readEarly(work);
  const { root, visits, budgets } = await walk(directory, reader, limits, {
    refused: (refused) => {
      reports.refused(refused);
    },
    visited: early.visited,
  }).catch(async (error: unknown) => {
    await early.settled();
    throw error;
  });
  try {
    await merged(work, result, report, { root, visits, budgets, reports, early, before });
  } finally {
    await early.settled();
    reports.end();
  }
}

/** What the way through the directories has given. */
interface Walked {
  root: Visit;
  visits: readonly Visit[];
  budgets: readonly Budget[];
  reports: Reports;
  early: Early;
  /** ARS of the areas whose feeds had been read before. */
  before: ReadonlySet<string>;
}

async function merged(
  work: Work,
  result: Omit<CrawlResult, 'findings'>,
  report: Report,
  { root, visits, budgets, reports, early, before: earlierAreas }: Walked,
): Promise<void> {
  const { directory, out, now, limits, reader, journal, output, progress } = work;
  const document = root.opened.root;
  // Without the directory nobody can tell what is gone, and what is only not to be seen.
  if (!document || root.opened.error) {
    reports.root(root);
    return;
  }
  const { members: all, full } = membersOf(root, limits);
  all.push(...unseen(journal, visits, new Set(all.map((m) => m.entry.ars))));
  const { accepted: members, rejected } = limitEntries(all, limits.root, ({ entry }) => earlierAreas.has(entry.ars));

  const old = readState(out).files;
  const { files, writeIfChanged } = createIncrementalWriter(output, old, now);

  const merge = createMerge();
  const signatures = new Map<string, string | undefined>();
  const gone = new Set<string>();
  const errors = new Map<Member, [why: FetchError, since: string | undefined]>();
  let done = 0;
  await eachByHost(members, limits.perHost, async (member) => {
    const { entry, address } = member;
    const read = address === undefined ? undefined : await feedFor(member, address, reader, journal, early);
    progress?.(++done, members.length);
    if (read && 'value' in read) {
      const { value, bytes, status, signature } = read;
      result[status === 'new' ? 'changed' : status]++;
      merge.add(entry, value, earlier(status === 'stale' ? read.read : undefined, entry.asOf), member.budget);
      await put(`areas/${entry.ars}.json`, hashOf(bytes), () => [bytes]);
      signatures.set(entry.ars, signature);
      result.areas++;
    } else if (read?.error.code === 'crawl-gone') {
      gone.add(entry.ars);
      result.removed++;
    } else {
      if (read) result.rejected++;
      merge.add(entry, undefined, undefined, member.budget);
    }
    if (read?.error) errors.set(member, [read.error, 'value' in read ? read.read : undefined]);
  });
  reports.walked(visits, budgets, full);
  for (const [budget, count] of rejected) {
    reports.cut(budget, count);
    result.rejected += count;
  }
  // In the order of the areas, not of the answers.
  for (const member of members) {
    const [error, since] = errors.get(member) ?? [];
    if (error) reports.member(member, error, since);
  }
  const opened = new Set(visits.map((visit) => visit.opened));
  for (const { sifted } of opened) result.rejected += sifted.outside.count;

  const stay = new Set(members.map((m) => m.entry.ars).filter((ars) => !gone.has(ars)));
  result.listed = stay.size;
  const before = Object.keys(old).flatMap((name) => /^areas\/(\d{12})\.json$/.exec(name)?.[1] ?? []);
  for (const ars of new Set([...before, ...journal.areas()])) {
    if (stay.has(ars) || gone.has(ars)) continue;
    reports.unlisted(ars, journal.get(ars)?.entry?.name);
    journal.remove(ars);
    result.removed++;
  }
  for (const { name, hash, text } of merge.documents(document)) {
    if (name === 'directory.json' && Buffer.byteLength(text('')) > limits.root) {
      report({ severity: 'error', code: 'crawl-root-large', file: directory, facts: { most: limits.root / 1e6 } });
      return;
    }
    await writeIfChanged(name, hash, (published) => [Buffer.from(text(published))]);
  }
  await output.commit({ services: [], files });
  for (const [ars, signature] of signatures) await putSignature(join(out, 'areas', `${ars}.json.sig`), signature);
  journal.done();
}

/** The feed of an area; one that a directory delegates to has been read on the way. */
async function feedFor(
  { entry, feed, budget }: Member,
  address: string,
  reader: Reader,
  journal: Journal,
  early?: Early,
): Promise<Read<Feed> | Unread> {
  const check = (bytes: Buffer): Feed => feedOf(bytes, entry.ars);
  const bytes = feed && journal.body(address);
  if (bytes) return { ...feed, bytes, value: check(bytes) };
  const before = await early?.read(entry.ars, address);
  if (before && !('status' in before)) return before;
  const known = before && journal.body(entry.ars);
  if (known) return { ...before, bytes: known, value: check(known) };
  return reader({ key: entry.ars, address, check, envelope: (value) => value, signed: () => true, entry, budget });
}

/** Feeds that are read while other delegates are still being visited. */
interface Early {
  visited: Listener['visited'];
  /** Resolves to how a feed was read; `undefined` where it was not requested early. */
  read: (ars: string, address: string) => Promise<ReadInfo | Unread> | undefined;
  /** Resolves once no feed is being read any more. */
  settled: () => Promise<unknown>;
}

/** Reads the feeds of each delegate of the root as soon as its directories are known. */
function readEarly({ reader, journal, limits }: Work): Early {
  const known = new Map<string, Promise<ReadInfo | Unread>>();
  const running: Promise<void>[] = [];
  const keyOf = (ars: string, address: string): string => `${ars} ${address}`;
  return {
    visited(root, first, all) {
      const part = { ...root, opened: { ...root.opened, entries: [] }, below: [...first] };
      // Where several delegates may speak for an area, it takes all of them to tell who does.
      const members = membersOf(part, limits).members.filter(
        ({ entry, feed, address }) =>
          address !== undefined && !feed && all.filter((area) => inside(entry.ars, area)).length === 1,
      );
      const done = new Map<Member, { resolve: (read: ReadInfo | Unread) => void; reject: (reason: unknown) => void }>();
      for (const member of members) {
        const read = new Promise<ReadInfo | Unread>((resolve, reject) => done.set(member, { resolve, reject }));
        // The error is thrown where the feed is merged; a crawl that has failed before merges none.
        read.catch(() => undefined);
        known.set(keyOf(member.entry.ars, member.address ?? ''), read);
      }
      const run = eachByHost(members, limits.perHost, async (member) => {
        const read = await feedFor(member, member.address ?? '', reader, journal);
        if (!('value' in read)) done.get(member)?.resolve(read);
        else {
          // All feeds together would not fit into memory until they are merged.
          const { status, read: since, signature, error } = read;
          done.get(member)?.resolve({
            status,
            read: since,
            ...(signature !== undefined && { signature }),
            ...(error && { error }),
          });
        }
      });
      running.push(
        run.catch((error: unknown) => {
          for (const { reject } of done.values()) reject(error);
        }),
      );
    },
    read: (ars, address) => known.get(keyOf(ars, address)),
    settled: () => Promise.all(running),
  };
}

/** Areas that were listed before, by somebody who cannot be asked now: they are not gone, only not to be seen. */
function unseen(journal: Journal, visits: readonly Visit[], seen: ReadonlySet<string>): Member[] {
  const dark = visits.filter(
    ({ cut, opened: { read, error, incomplete } }) =>
      cut === true || incomplete || (!read && error?.code !== 'crawl-gone'),
  );
  if (!dark.length) return [];
  return journal.areas().flatMap((ars): Member[] => {
    const { entry, address } = journal.get(ars)!;
    const by = seen.has(ars) ? undefined : dark.find((visit) => visit.scopes.every((scope) => inside(ars, scope)));
    return entry && by ? [{ entry, address, by: by.address, budget: by.budget }] : [];
  });
}

/** Works on all members, a few of each server at once, so that a slow one delays nobody else. */
async function eachByHost(
  members: readonly Member[],
  most: number,
  work: (member: Member) => Promise<void>,
): Promise<void> {
  const hosts = new Map<string, Member[]>();
  for (const member of members) {
    const { address = '' } = member;
    const host = URL.canParse(address) ? new URL(address).host : '';
    const list = hosts.get(host);
    if (list) list.push(member);
    else hosts.set(host, [member]);
  }
  const worker = async (queue: Iterator<Member>): Promise<void> => {
    for (let next = queue.next(); !next.done; next = queue.next()) await work(next.value);
  };
  await Promise.all(
    [...hosts.values()].flatMap((list) => {
      const queue = list.values();
      return Array.from({ length: Math.min(most, list.length) }, () => worker(queue));
    }),
  );
}

/** Puts a signature beside its document, or takes away one that there is no longer. */
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
