import { speaksFor } from '@ozg-widgets/feed';
import type { Delegate, DirectoryEntry } from '@ozg-widgets/feed';
import { FeedError, isFeedError } from '../errors/feed-error.js';
import type { DirectoryReader, OpenDirectory } from './directory-reader.js';
import { resolveSafe } from './urls.js';

/** An entry, and the directory that lists it. */
export interface Found {
  entry: DirectoryEntry;
  base: string;
  feeds: string | undefined;
}

/** What was found, and why it may not be all there is. */
export interface LookupResult {
  found: Found[];
  failed?: FeedError | undefined;
}

/** A path along directories: which ones it has passed, and how many all paths together may still ask. */
export interface Traversal {
  depth: number;
  seen: ReadonlySet<string>;
  budget: { left: number };
  /** The delegate that led here: it answers for its own area only. */
  within?: Delegate | undefined;
}

/** What a traversal asks of each directory. */
export interface Question {
  open: (reader: DirectoryReader, at: string) => Promise<OpenDirectory>;
  /** The delegates that may know. */
  delegates: (all: readonly Delegate[]) => readonly Delegate[];
  /** The entries that answer. */
  filter: (entries: readonly DirectoryEntry[]) => readonly DirectoryEntry[];
  /** How long one of several delegates may keep the answers of the others waiting, in milliseconds. */
  patience?: number | undefined;
}

/** How deep delegation may go, whoever names the delegates. */
const MAX_DEPTH = 4;

/** Begins at a directory; at most `budget` delegates are asked. */
export const startAt = (at: string, budget: number): Traversal => ({
  depth: MAX_DEPTH,
  seen: new Set([at]),
  budget: { left: budget },
});

/** An error that may happen, as an answer; others are bugs. */
export function expected(error: unknown): FeedError {
  if (!isFeedError(error)) throw error;
  return error;
}

/** What a delegate answered. */
interface DelegateAnswer extends LookupResult {
  delegate: Delegate;
  answered: boolean;
}

/** Asks a directory and its delegates. */
export async function lookUp(
  reader: DirectoryReader,
  at: string,
  question: Question,
  traversal: Traversal,
): Promise<LookupResult> {
  const { depth, seen, budget, within } = traversal;
  const { patience } = question;
  const { root, entries } = await question.open(reader, at);
  const fitting = question.delegates(root.delegates ?? []).flatMap((delegate) => {
    const to = resolveSafe(delegate.to, at);
    const mayAnswer = to !== undefined && !seen.has(to) && (!within || speaksFor(within, delegate.area.ars));
    return mayAnswer ? [{ delegate, to }] : [];
  });
  const asked = depth > 0 ? fitting.filter(() => budget.left-- > 0) : [];
  const answers = await Promise.all(
    asked.map(async ({ delegate, to }): Promise<DelegateAnswer> => {
      try {
        const next = { depth: depth - 1, seen: new Set([...seen, to]), budget, within: delegate };
        const result = lookUp(reader, to, question, next);
        const { found, failed } = await (asked.length > 1 && patience ? soon(result, to, patience) : result);
        return { delegate, answered: true, found: found.filter((f) => speaksFor(delegate, f.entry.ars)), failed };
      } catch (error) {
        return { delegate, answered: false, found: [], failed: expected(error) };
      }
    }),
  );
  const own = question
    .filter(entries)
    .filter(({ ars }) => !answers.some((a) => a.answered && speaksFor(a.delegate, ars)))
    .map((entry) => ({ entry, base: at, feeds: root.feeds }));
  const left = asked.length < fitting.length ? new FeedError('missing', at, { detail: 'too-many' }) : undefined;
  return {
    // Smallest area first: its answer counts if several directories list an area.
    found: [...answers.toReversed().flatMap((a) => a.found), ...own],
    failed: answers.find((a) => a.failed)?.failed ?? left,
  };
}

/** A result, unless it takes too long. */
async function soon(result: Promise<LookupResult>, address: string, patience: number): Promise<LookupResult> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, patience, new FeedError('timeout', address));
  });
  return Promise.race([result, late]).finally(() => {
    clearTimeout(timer);
  });
}
