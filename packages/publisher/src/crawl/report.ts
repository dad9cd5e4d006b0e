/** The findings of a crawl. */
import type { Facts, Report } from '../findings/finding.js';
import type { Limits } from './limits.js';
import { inside } from './area-name.js';
import type { Budget } from './budget.js';
import type { Member } from './areas.js';
import { SHOWN } from './filter-entries.js';
import { FetchError } from './fetch-error.js';
import type { Refused, Visit } from './delegation.js';

/** Reports findings; the file of each is the directory that leads there. */
export interface Reports {
  /** Reports that the root directory cannot be read. */
  root(visit: Visit): void;
  /** Reports a delegate that was not visited. */
  refused(refused: Refused): void;
  /** Reports what was found in the directories; `full` if there were too many areas. */
  walked(visits: readonly Visit[], budgets: readonly Budget[], full: boolean): void;
  /** Reports that areas of a publisher were left out to keep the merged directory readable. */
  cut(budget: Budget, count: number): void;
  /** Reports a feed that could not be read; `since` is when it was last read. */
  member(member: Member, error: FetchError, since: string | undefined): void;
  /** Reports an area that no directory lists any more. */
  unlisted(ars: string, name: string | undefined): void;
  /** Reports how many findings were left out, per kind and directory. */
  end(): void;
}

/** Findings of one kind about one delegate of the root that are reported one by one, for all its directories together. */
const SHOWN_IN_ALL = 50;
/** Directories of one delegate of the root of which the other findings of a kind are summed up. */
const SUMMED_IN_ALL = 20;

/** An instant in readable form: `2026-11-24 10:00 UTC`. */
const readable = (instant: string): string =>
  new Date(instant)
    .toISOString()
    .replace('T', ' ')
    .replace(/:\d\d\.\d+Z$/, ' UTC');

/** Facts without control characters, which could steer a terminal: they come from other publishers. */
const withoutControls = (facts: Facts): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === 'string' ? fact.replace(/\p{Cc}+/gu, ' ').slice(0, 300) : fact,
    ]),
  );

/** A warning, before it is reported or counted. */
interface Warning {
  code: FetchError['code'];
  /** The directory that it is about. */
  file: string;
  facts: Facts;
  /** The delegate of the root that it comes from. @default the root directory */
  of?: string;
}

/** Reports the first warnings of a kind and counts the others. */
interface Warnings {
  add(warning: Warning): void;
  /** Counts warnings without reporting them. */
  count(warning: Omit<Warning, 'facts'>, count: number): void;
  /** Reports the counts. */
  end(): void;
}

/** Warnings about what the root directory itself leads to are all reported. */
function createWarnings(report: Report, directory: string): Warnings {
  const counts = new Map<string, number>();
  const sums = new Map<string, { code: string; file: string; count: number }>();
  const exceeds = (key: string, max: number): boolean => {
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count > max;
  };
  const count = ({ code, file, of = directory }: Omit<Warning, 'facts'>, number: number): void => {
    const isNew = !sums.has(`${code} ${file}`);
    const at = isNew && of !== directory && exceeds(`${code} more in ${of}`, SUMMED_IN_ALL) ? of : file;
    const sum = sums.get(`${code} ${at}`) ?? { code, file: at, count: 0 };
    sum.count += number;
    sums.set(`${code} ${at}`, sum);
  };
  return {
    add({ code, file, facts, of = directory }) {
      const isFull = file !== directory && exceeds(`${code} ${file}`, SHOWN);
      if (!isFull && !exceeds(`${code} in ${of}`, of === directory ? Infinity : SHOWN_IN_ALL))
        report({ severity: 'warning', code, file, facts: withoutControls(facts) });
      else count({ code, file: isFull ? file : of, of }, 1);
    },
    count,
    end() {
      for (const { code, file, count } of sums.values())
        report({ severity: 'warning', code: 'crawl-more', file, facts: { count, kind: code } });
    },
  };
}

/** A document that could not be read. */
interface UnreadDocument {
  who: string;
  address: string;
  error: FetchError;
  /** When it was last read successfully. */
  since: string | undefined;
}

const unreadFacts = ({ who, address, error, since }: UnreadDocument): Facts => ({
  ...error.facts,
  who,
  address,
  ...(since === undefined ? { unheard: who } : { since: readable(since) }),
});

/** Reports what was found at one directory. */
function warnAboutVisit({ address, above, opened, scopes, budget }: Visit, warnings: Warnings): void {
  const { read, error, shards, faulty, filtered } = opened;
  const { outside, long } = filtered;
  const of = budget.address;
  const who = scopes.at(-1)?.name ?? '';
  if (error) {
    const facts = unreadFacts({ who, address, error, since: read });
    warnings.add({ code: error.code, file: above?.address ?? address, facts, of });
  }
  for (const shard of shards) {
    const facts = unreadFacts({ who, address: shard.address, error: shard.error, since: shard.read });
    warnings.add({ code: shard.error.code, file: address, facts, of });
  }
  if (faulty.count) warnings.add({ code: 'crawl-entries', file: address, facts: faulty, of });
  if (long.count) warnings.add({ code: 'crawl-long', file: address, facts: long, of });
  for (const one of outside.first) warnings.add({ code: 'crawl-outside', file: address, facts: { ...one }, of });
  const more = outside.count - outside.first.length;
  if (more > 0) warnings.count({ code: 'crawl-outside', file: address, of }, more);
}

/** The facts of a delegate that was not visited. */
function refusedFacts({ code, by, delegate: { area, to } }: Refused, limits: Limits): Facts {
  const scope = by.scopes.find((s) => !inside(area.ars, s)) ?? by.scopes.at(-1);
  const facts: Readonly<Record<Refused['code'], Facts>> = {
    'crawl-outside': { area: area.name, ars: area.ars, scope: scope?.name ?? '' },
    'crawl-loop': { area: area.name, address: to },
    'crawl-deep': { area: area.name, most: limits.depth },
    'crawl-wide': { most: limits.directories },
  };
  return facts[code];
}

/** Creates the reports of the crawl of a directory. */
export function createReports(report: Report, directory: string, limits: Limits): Reports {
  const warnings = createWarnings(report, directory);
  // Reported once for all directories.
  let isWide = false;
  return {
    root({ opened: { read, error } }) {
      const { code, facts } = error ?? new FetchError('crawl-is-feed');
      const who = URL.canParse(directory) ? new URL(directory).host : directory;
      const since: Facts = read && error ? { since: readable(read) } : {};
      const all = withoutControls({ ...facts, who, address: directory, ...since });
      report({ severity: 'error', code, file: directory, facts: all });
    },
    refused(refused) {
      const { code, by } = refused;
      if (code === 'crawl-wide' && isWide) return;
      isWide ||= code === 'crawl-wide';
      warnings.add({ code, file: by.address, facts: refusedFacts(refused, limits), of: by.budget.address });
    },
    walked(visits, budgets, full) {
      // If a directory was visited more than once, its last visit covers all its parts.
      const once = new Map(visits.map((visit) => [`${visit.budget.address} ${visit.address}`, visit]));
      for (const visit of once.values()) warnAboutVisit(visit, warnings);
      if (!isWide && visits.some(({ opened, budget }) => opened.cut && !budget.over.has('documents')))
        warnings.add({ code: 'crawl-wide', file: directory, facts: { most: limits.directories } });
      for (const budget of budgets)
        for (const cost of budget.over) {
          const { code, facts } = budget.errorFor(cost);
          warnings.add({ code, file: directory, facts: { ...facts, who: budget.who, address: budget.address } });
        }
      if (full) warnings.add({ code: 'crawl-many', file: directory, facts: { most: limits.areas } });
    },
    cut({ who, address }, count) {
      const facts = { who, address, count, most: limits.root / 1e6 };
      warnings.add({ code: 'crawl-quota-root', file: directory, facts });
    },
    member({ entry, by, address = by, budget }, error, since) {
      const facts = unreadFacts({ who: entry.name, address, error, since });
      warnings.add({ code: error.code, file: by, facts, of: budget.address });
    },
    unlisted(ars, name) {
      warnings.add({ code: 'crawl-unlisted', file: directory, facts: { who: name ?? ars, ars } });
    },
    end() {
      warnings.end();
    },
  };
}
