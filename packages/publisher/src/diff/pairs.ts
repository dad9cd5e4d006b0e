/** Finds the feeds of two builds that have to be compared, in pairs. */
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Report } from '../findings/finding.js';
import { reportReadError } from '../documents/read-error.js';

/** The files of an area's feed in the old build and in the new one; missing where it has none. */
export interface Pair {
  before?: string;
  after?: string;
}

/** Returns all pairs in the order of their names; reports a path without feeds and returns none. */
export async function pairsOf(before: string, after: string, report: Report): Promise<Pair[]> {
  const infos = await Promise.all([before, after].map((path) => stat(path).catch(reportReadError(path, report))));
  const [old, fresh] = infos;
  if (!old || !fresh) return [];
  if (old.isDirectory() !== fresh.isDirectory()) {
    report({ severity: 'error', code: 'diff-kinds', file: before, facts: { other: after } });
    return [];
  }
  if (!old.isDirectory()) return [{ before, after }];
  const [olds, news] = [await feedsIn(before, report), await feedsIn(after, report)];
  if (!olds || !news) return [];
  return [...new Set([...olds.keys(), ...news.keys()])].sort().map((name) => {
    const [b, a] = [olds.get(name), news.get(name)];
    return { ...(b !== undefined && { before: b }), ...(a !== undefined && { after: a }) };
  });
}

/** The feeds of a build, or of its folder `areas`, by their names. */
async function feedsIn(folder: string, report: Report): Promise<Map<string, string> | undefined> {
  const isFeed = (name: string): boolean => /^[^.].*\.json$/.test(name);
  for (const [place, fits] of [
    [join(folder, 'areas'), isFeed],
    [folder, (name: string) => /^\d{12}\.json$/.test(name)],
  ] as const) {
    const names = await readdir(place).catch((error: unknown) => {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOENT' && code !== 'ENOTDIR') reportReadError(place, report)(error);
      return [];
    });
    const feeds = names.filter(fits);
    if (feeds.length) return new Map(feeds.map((name) => [basename(name), join(place, name)]));
  }
  report({ severity: 'error', code: 'diff-no-feeds', file: folder });
  return;
}
