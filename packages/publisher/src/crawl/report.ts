/** What a crawl has to say of those it met: who, since when, why. */
import type { Facts, Report } from '../findings/finding.js';
import type { Limits } from '../net/limits.js';
import type { Member, Outside } from './areas.js';
import { Trouble } from '../net/fetch-error.js';
import { inside } from './delegation.js';
import type { Refused, Visit } from './delegation.js';

/** Reports findings; the place of each is the directory that leads there. */
export interface Reports {
  /** The directory itself cannot be read. */
  root(visit: Visit): void;
  /** What was met on the way through the directories. */
  walked(visits: readonly Visit[], refused: readonly Refused[], outside: readonly Outside[], full: boolean): void;
  /** A feed could not be read again; `since` is when it was read last. */
  member(member: Member, trouble: Trouble, since: string | undefined): void;
  /** An area is in no directory any longer. */
  unlisted(ars: string, name: string | undefined): void;
}

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
  const warn = (code: Trouble['code'], file: string, facts: Facts): void => {
    report({ severity: 'warning', code, file, facts: plain(facts) });
  };
  const troubled = (who: string, address: string, { code, facts }: Trouble, file: string, since?: string): void => {
    const rest: Facts = since === undefined ? { unheard: who } : { since: readable(since) };
    warn(code, file, { ...facts, who, address, ...rest });
  };

  function visited({ address, above, opened, scopes }: Visit): void {
    const { read, trouble, shards, faulty } = opened;
    const who = scopes.at(-1)?.name ?? '';
    if (trouble) troubled(who, address, trouble, above?.address ?? address, read);
    for (const shard of shards) troubled(who, shard.address, shard.trouble, address, shard.read);
    if (faulty.count) warn('crawl-entries', address, faulty);
  }

  function notVisited({ code, by, delegate: { area, to } }: Refused): void {
    const scope = by.scopes.find((s) => !inside(area.ars, s)) ?? by.scopes.at(-1);
    const facts: Readonly<Record<Refused['code'], Facts>> = {
      'crawl-outside': { area: area.name, ars: area.ars, scope: scope?.name ?? '' },
      'crawl-loop': { area: area.name, address: to },
      'crawl-deep': { area: area.name, most: limits.depth },
      'crawl-wide': { most: limits.directories },
    };
    warn(code, by.address, facts[code]);
  }

  return {
    root({ opened: { read, trouble } }) {
      const { code, facts } = trouble ?? new Trouble('crawl-is-feed');
      const who = URL.canParse(directory) ? new URL(directory).host : directory;
      const since: Facts = read && trouble ? { since: readable(read) } : {};
      report({
        severity: 'error',
        code,
        file: directory,
        facts: plain({ ...facts, who, address: directory, ...since }),
      });
    },
    walked(visits, refused, outside, full) {
      const once = new Map(visits.toReversed().map((visit) => [visit.address, visit]));
      for (const visit of visits) if (once.get(visit.address) === visit) visited(visit);
      const wide = refused.findIndex((r) => r.code === 'crawl-wide');
      if (wide < 0 && visits.some(({ opened }) => opened.cut))
        warn('crawl-wide', directory, { most: limits.directories });
      for (const [i, one] of refused.entries()) if (one.code !== 'crawl-wide' || i === wide) notVisited(one);
      for (const { by, entry, scope } of outside)
        warn('crawl-outside', by, { area: entry.name, ars: entry.ars, scope: scope.name });
      if (full) warn('crawl-many', directory, { most: limits.areas });
    },
    member({ entry, by, address = by }, trouble, since) {
      troubled(entry.name, address, trouble, by, since);
    },
    unlisted(ars, name) {
      warn('crawl-unlisted', directory, { who: name ?? ars, ars });
    },
  };
}
