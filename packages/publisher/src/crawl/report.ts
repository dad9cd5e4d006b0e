/** What a crawl has to say of those it met: who, since when, why. */
import type { Facts, Report } from '../findings/finding.js';
import type { Limits } from './limits.js';
import type { Budget, Cost } from './budget.js';
import type { Member } from './areas.js';
import { SHOWN } from './filter-entries.js';
import { FetchError } from './fetch-error.js';
import { inside } from './delegation.js';
import type { Refused, Visit } from './delegation.js';

/** Reports findings; the place of each is the directory that leads there. */
export interface Reports {
  /** The directory itself cannot be read. */
  root(visit: Visit): void;
  /** A delegate is not visited. */
  refused(refused: Refused): void;
  /** What was met on the way through the directories; `full` where there were too many areas. */
  walked(visits: readonly Visit[], budgets: readonly Budget[], full: boolean): void;
  /** Of a publisher fewer areas are taken, so that the merged directory stays readable. */
  cut(budget: Budget, count: number): void;
  /** A feed could not be read again; `since` is when it was read last. */
  member(member: Member, error: FetchError, since: string | undefined): void;
  /** An area is in no directory any longer. */
  unlisted(ars: string, name: string | undefined): void;
  /** Says how many findings were left out, of which kind and about which directory. */
  end(): void;
}

/** Findings of one kind about one delegate of the root that are reported one by one, for all its directories together. */
const SHOWN_IN_ALL = 50;
/** Directories of one delegate of the root of which the other findings of a kind are summed up. */
const SUMMED_IN_ALL = 20;

/** An instant as people write it: `2026-11-24 10:00 UTC`. */
const readable = (instant: string): string =>
  new Date(instant)
    .toISOString()
    .replace('T', ' ')
    .replace(/:\d\d\.\d+Z$/, ' UTC');

/** Facts without what could steer a terminal: they come from strangers. */
const plain = (facts: Facts): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === 'string' ? fact.replace(/\p{Cc}+/gu, ' ').slice(0, 300) : fact,
    ]),
  );

/** Makes findings of a crawl from this directory. */
export function createReports(report: Report, directory: string, limits: Limits): Reports {
  const counts = new Map<string, number>();
  const left = new Map<string, { file: string; count: number }>();
  const isFull = (key: string, most: number): boolean => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count > most;
  };
  /**
   * Reports the first findings of a kind, and counts the others; `of` is the delegate of the root that they come from.
   * What the root directory itself leads to is reported one by one.
   */
  const warn = (code: FetchError['code'], file: string, facts: Facts, of = directory, count = 1): void => {
    const full = file !== directory && isFull(`${code} ${file}`, SHOWN);
    if (!full && !isFull(`${code} in ${of}`, of === directory ? Infinity : SHOWN_IN_ALL))
      report({ severity: 'warning', code, file, facts: plain(facts) });
    else leave(code, full ? file : of, of, count);
  };
  const leave = (code: FetchError['code'], file: string, of: string, count: number): void => {
    const isNew = !left.has(`${code} ${file}`);
    const at = isNew && of !== directory && isFull(`${code} more in ${of}`, SUMMED_IN_ALL) ? of : file;
    const sum = left.get(`${code} ${at}`) ?? { file: at, count: 0 };
    sum.count += count;
    left.set(`${code} ${at}`, sum);
  };
  const warnUnread = (
    who: string,
    address: string,
    { code, facts }: FetchError,
    file: string,
    of: string,
    since?: string,
  ): void => {
    const rest: Facts = since === undefined ? { unheard: who } : { since: readable(since) };
    warn(code, file, { ...facts, who, address, ...rest }, of);
  };

  function visited({ address, above, opened, scopes, budget }: Visit): void {
    const { read, error, shards, faulty, sifted } = opened;
    const { outside, long } = sifted;
    const of = budget.address;
    const who = scopes.at(-1)?.name ?? '';
    if (error) warnUnread(who, address, error, above?.address ?? address, of, read);
    for (const shard of shards) warnUnread(who, shard.address, shard.error, address, of, shard.read);
    if (faulty.count) warn('crawl-entries', address, faulty, of);
    if (long.count) warn('crawl-long', address, long, of);
    for (const one of outside.first) warn('crawl-outside', address, { ...one }, of);
    if (outside.count > outside.first.length) leave('crawl-outside', address, of, outside.count - outside.first.length);
  }

  let isWide = false;
  function notVisited({ code, by, delegate: { area, to } }: Refused): void {
    const scope = by.scopes.find((s) => !inside(area.ars, s)) ?? by.scopes.at(-1);
    const facts: Readonly<Record<Refused['code'], Facts>> = {
      'crawl-outside': { area: area.name, ars: area.ars, scope: scope?.name ?? '' },
      'crawl-loop': { area: area.name, address: to },
      'crawl-deep': { area: area.name, most: limits.depth },
      'crawl-wide': { most: limits.directories },
    };
    // One for all directories.
    if (code === 'crawl-wide' && isWide) return;
    isWide ||= code === 'crawl-wide';
    warn(code, by.address, facts[code], by.budget.address);
  }

  const spent = (budget: Budget, cost: Cost): void => {
    const { code, facts } = budget.errorFor(cost);
    warn(code, directory, { ...facts, who: budget.who, address: budget.address });
  };

  return {
    root({ opened: { read, error } }) {
      const { code, facts } = error ?? new FetchError('crawl-is-feed');
      const who = URL.canParse(directory) ? new URL(directory).host : directory;
      const since: Facts = read && error ? { since: readable(read) } : {};
      report({
        severity: 'error',
        code,
        file: directory,
        facts: plain({ ...facts, who, address: directory, ...since }),
      });
    },
    refused: notVisited,
    walked(visits, budgets, full) {
      // The last one has been opened for all parts.
      const once = new Map(visits.map((visit) => [`${visit.budget.address} ${visit.address}`, visit]));
      for (const visit of once.values()) visited(visit);
      if (!isWide && visits.some(({ opened, budget }) => opened.cut && !budget.over.has('documents')))
        warn('crawl-wide', directory, { most: limits.directories });
      for (const budget of budgets) for (const cost of budget.over) spent(budget, cost);
      if (full) warn('crawl-many', directory, { most: limits.areas });
    },
    cut({ who, address }, count) {
      warn('crawl-quota-root', directory, { who, address, count, most: limits.root / 1e6 });
    },
    member({ entry, by, address = by, budget }, error, since) {
      warnUnread(entry.name, address, error, by, budget.address, since);
    },
    unlisted(ars, name) {
      warn('crawl-unlisted', directory, { who: name ?? ars, ars });
    },
    end() {
      for (const [key, { file, count }] of left) {
        const kind = key.slice(0, key.indexOf(' '));
        report({ severity: 'warning', code: 'crawl-more', file, facts: { count, kind } });
      }
    },
  };
}
