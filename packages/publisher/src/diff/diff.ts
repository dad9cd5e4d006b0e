/** Compares two builds. Files are compared as bytes first; two at a time are kept in memory. */
import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { agsOf, DIRECTORY_PATH, readDirectory } from '@ozg-widgets/feed';
import type { Feed, Publisher, Text } from '@ozg-widgets/feed';
import type { Report } from '../findings/finding.js';
import { feedOf, readBytes, readFeedFile } from '../documents/read-document.js';
import type { ReadFeed } from '../documents/read-document.js';
import { subjectsOf } from './change.js';
import { createCollector, later } from './collect.js';
import { compare } from './compare.js';
import { describeAll } from './describe.js';
import type { DescribedChange } from './describe.js';
import { pairsOf } from './pairs.js';
import type { Pair } from './pairs.js';

/** Who published the new build, and when. */
export interface Head {
  publisher: Publisher;
  published: string;
}

/** The result of a comparison. */
export interface Difference {
  changes: DescribedChange[];
  /** Feeds of both builds, each area once. */
  feeds: number;
  /** The number of them that differ in any way. */
  differing: number;
  /** Missing if the new build has no readable feed. */
  head?: Head;
}

/** Callbacks of a comparison. */
export interface Subscription {
  report: Report;
  /** Called after each feed. */
  progress?: ((done: number, total: number) => void) | undefined;
}

/** Compares two builds (folders) or two feed files. Reports what cannot be read, and compares the rest. */
export async function diff(before: string, after: string, { report, progress }: Subscription): Promise<Difference> {
  const pairs = await pairsOf(before, after, report);
  const collector = createCollector();
  const [olds, news] = [new Map<string, Text>(), new Map<string, Text>()];
  const all: string[] = [];
  let oldAt = '';
  let freshAt = '';
  let differing = 0;
  const latest = (known: string, { published }: Feed): string => (known === '' ? published : later(known, published));
  for (const [i, pair] of pairs.entries()) {
    const read = await readPair(pair, report);
    progress?.(i + 1, pairs.length);
    const [, ars] = /^(\d{12})\.json$/.exec(basename(pair.after ?? pair.before ?? '')) ?? [];
    if (!read) {
      if (ars !== undefined) all.push(ars);
      continue;
    }
    differing++;
    const { old, fresh } = read;
    if (old && fresh && !isSameArea(old.feed, fresh.feed)) {
      const facts = { ars: fresh.feed.area.ars, other: old.feed.area.ars };
      report({ severity: 'error', code: 'diff-areas', file: fresh.file, facts });
      continue;
    }
    if (old) {
      oldAt = latest(oldAt, old.feed);
      remember(olds, old.document.services);
    }
    if (fresh) {
      freshAt = latest(freshAt, fresh.feed);
      remember(news, fresh.document.services);
    }
    if (old && fresh) {
      all.push(fresh.feed.area.ars);
      for (const change of compare(old, fresh)) collector.add(change, fresh.feed.area, fresh.feed.published);
      for (const { file, feed } of [old, fresh])
        for (const issue of feed.issues) report({ severity: 'error', code: 'document', file, issue });
    } else if (pair.before === undefined && fresh) collector.add(...whole(fresh.feed, 'area-new'));
    else if (pair.after === undefined && old) collector.add(...whole(old.feed, 'area-gone'));
  }
  if (pairs.length && !pairs.some((pair) => pair.before !== undefined && pair.after !== undefined))
    report({ severity: 'warning', code: 'diff-unrelated', file: after });
  else if (freshAt !== '' && Date.parse(oldAt) > Date.parse(freshAt))
    report({ severity: 'warning', code: 'diff-swapped', file: after, facts: { published: freshAt, other: oldAt } });
  const head = await headOf(after, pairs);
  const at = oldAt === '' || freshAt === '' ? oldAt + freshAt : later(oldAt, freshAt);
  const changes = collector.finish(all);
  const taken = await namesOf(changes, pairs);
  const told = describeAll(changes, {
    at: new Date(at === '' ? 0 : at),
    service: (key) => news.get(key) ?? olds.get(key) ?? key,
    area: (ars) => taken.get(ars),
  });
  return { changes: byName(told), feeds: pairs.length, differing, ...(head && { head }) };
}

/** Whether two feeds are of the same area: its ARS changes with its Verband, its AGS does not; or one is the successor. */
const isSameArea = ({ area: old }: Feed, { area: fresh }: Feed): boolean =>
  agsOf(old.ars) === agsOf(fresh.ars) || old.successor === fresh.ars;

/** Reads both feeds of a pair; `undefined` if their bytes are equal. */
async function readPair(
  { before, after }: Pair,
  report: Report,
): Promise<{ old?: ReadFeed; fresh?: ReadFeed } | undefined> {
  const old = before === undefined ? undefined : await readBytes(before, report);
  const fresh = after === undefined ? undefined : await readBytes(after, report);
  if (old && fresh && old.equals(fresh)) return;
  const [oldFeed, freshFeed] = [
    old && before !== undefined ? feedOf(old, before, report) : undefined,
    fresh && after !== undefined ? feedOf(fresh, after, report) : undefined,
  ];
  return { ...(oldFeed && { old: oldFeed }), ...(freshFeed && { fresh: freshFeed }) };
}

/** An area that has a feed on one side only. */
function whole(
  { area, published }: Feed,
  kind: 'area-new' | 'area-gone',
): Parameters<ReturnType<typeof createCollector>['add']> {
  const [place] = subjectsOf(area);
  const { ars, level, name, successor } = area;
  const value = { ars, level, name, ...(successor !== undefined && { successor }) };
  const side = kind === 'area-new' ? { after: value } : { before: value };
  return [{ kind, ...(place && { area: place }), ...side }, area, published];
}

/** Collects the names of services. */
function remember(names: Map<string, Text>, services: unknown): void {
  if (!Array.isArray(services)) return;
  for (const service of services as (Partial<Record<string, unknown>> | null)[]) {
    const { key, name } = service ?? {};
    if (typeof key === 'string' && (typeof name === 'string' || isText(name))) names.set(key, name);
  }
}

const isText = (value: unknown): value is Exclude<Text, string> =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every(
    (v: Partial<Record<string, unknown>> | null) => typeof v?.lang === 'string' && typeof v.text === 'string',
  );

/** The names of successors. */
async function namesOf(
  changes: readonly { kind: string; before?: unknown; after?: unknown }[],
  pairs: readonly Pair[],
): Promise<Map<string, string>> {
  const wanted = new Set<string>();
  for (const { kind, before, after } of changes) {
    if (kind === 'area-successor') for (const ars of [before, after]) wanted.add(String(ars));
    if (kind === 'area-gone') wanted.add(String((before as { successor?: string }).successor));
  }
  const names = new Map<string, string>();
  for (const { before, after } of wanted.size ? pairs : []) {
    const file = after ?? before ?? '';
    const ars = basename(file, '.json');
    if (!wanted.has(ars)) continue;
    const read = await readFeedFile(file, () => undefined);
    if (read) names.set(ars, read.feed.area.name);
  }
  return names;
}

/** The publisher of the new build, from its directory or its first feed. */
async function headOf(folder: string, pairs: readonly Pair[]): Promise<Head | undefined> {
  const silent: Report = () => undefined;
  const names = await readdir(folder).catch((): string[] => []);
  if (names.includes(DIRECTORY_PATH)) {
    const bytes = await readBytes(join(folder, DIRECTORY_PATH), silent);
    try {
      const { document } = readDirectory(JSON.parse(bytes?.toString() ?? ''));
      if (document) return { publisher: document.publisher, published: document.published };
    } catch {
      // Not JSON: fall back to the feeds.
    }
  }
  for (const { after } of pairs) {
    const read = after === undefined ? undefined : await readFeedFile(after, silent);
    if (read) return { publisher: read.feed.publisher, published: read.feed.published };
  }
  return;
}

/** Sorts services by name, with which their sentences begin; everything else keeps its order. */
function byName(told: readonly DescribedChange[]): DescribedChange[] {
  const name = ({ sentence }: DescribedChange): string => sentence.de.split(': ')[0] ?? '';
  return told.toSorted((a, b) => {
    if (a.service === b.service) return 0;
    if (a.service === undefined || b.service === undefined) return a.service === undefined ? 1 : -1;
    return name(a).localeCompare(name(b), 'de') || (a.service < b.service ? -1 : 1);
  });
}
