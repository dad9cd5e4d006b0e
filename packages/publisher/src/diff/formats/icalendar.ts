/** Plans as a calendar (iCalendar, RFC 5545). */
import { availability, icalLine, icalText, period, planUid, vevent } from '@ozg-widgets/feed';
import type { Feed, Service } from '@ozg-widgets/feed';
import { readFeedFile } from '../../documents/read-document.js';
import type { ReadFeed } from '../../documents/read-document.js';
import type { Lang } from '../../findings/finding.js';
import { phrase } from '../../text/availability.js';
import { subjectsOf } from '../change.js';
import type { ChangeSubject } from '../change.js';
import type { Subscription } from '../diff.js';
import { pairsOf } from '../pairs.js';
import { localize, dateIn, inArea, textIn } from '../../text/wording.js';

/** Writes the lines of a calendar with all plans of the newer of two builds; keeps one feed at a time in memory. */
export async function* calendar(
  before: string,
  after: string,
  lang: Lang,
  { report, progress }: Subscription,
): AsyncGenerator<string> {
  yield icalLine('BEGIN', 'VCALENDAR');
  yield icalLine('VERSION', '2.0');
  yield icalLine('PRODID', '-//ozg-widgets//ozg-feed diff//DE');
  yield icalLine('X-WR-CALNAME', icalText(localize(lang, 'Geplante Online-Dienste', 'Planned online services')));
  // A plan of a Land is in the feed of every municipality; the Land's own feed comes first, if there is one.
  const listed = new Set<string>();
  const pairs = await pairsOf(before, after, report);
  for (const [i, { after: file }] of pairs.entries()) {
    const read = file === undefined ? undefined : await readFeedFile(file, report);
    progress?.(i + 1, pairs.length);
    if (!read) continue;
    const { feed } = read;
    const places = subjectsOf(feed.area);
    for (const { key, level } of datedIn(read)) {
      const place = places.find((p) => p.level === level) ?? places[0];
      if (!place) continue;
      // A municipality has no child areas, so its own plans occur once.
      const plan = place.level === 'gemeinde' ? undefined : `${key} ${place.level} ${place.ars}`;
      if (plan !== undefined && listed.has(plan)) continue;
      const service = feed.service(key);
      if (!service) continue;
      if (plan !== undefined) listed.add(plan);
      const event = eventOf(service, place, feed, lang);
      if (event !== undefined) yield event;
    }
    for (const issue of feed.issues) report({ severity: 'error', code: 'document', file: read.file, issue });
  }
  yield icalLine('END', 'VCALENDAR');
}

/** The services of a feed that give a date, unread: most are the Land's or the Bund's, and already listed. */
function datedIn({ feed, document }: ReadFeed): { key: string; level: unknown }[] {
  const records: readonly unknown[] = Array.isArray(document.services) ? document.services : feed.services;
  return (records as (Partial<Record<string, unknown>> | null)[]).flatMap((record) => {
    const { expected, since, statedBy } = (record?.rollout ?? {}) as Partial<Record<string, unknown>>;
    const dated = expected !== undefined || since !== undefined;
    return dated && typeof record?.key === 'string' ? [{ key: record.key, level: statedBy }] : [];
  });
}

/** The event of a plan; `undefined` where it has no date that a calendar knows. */
function eventOf(service: Service, place: ChangeSubject, feed: Feed, lang: Lang): string | undefined {
  const view = availability(service, new Date(feed.published));
  const span = period(view.expected ?? '');
  if (!span || view.expected === undefined) return;
  const name = textIn(service.name, lang);
  const where = inArea(place, lang, false);
  const details = [
    localize(lang, `Stand: ${phrase(view, lang)}.`, `State: ${phrase(view, lang)}.`),
    localize(
      lang,
      `Termin so genau wie bekannt: ${dateIn(view.expected, lang)}.`,
      `As exact as it is known: ${dateIn(view.expected, lang)}.`,
    ),
    view.overdue && localize(lang, 'Der Termin ist verstrichen.', 'The date has passed.'),
    service.rollout?.reason !== undefined && textIn(service.rollout.reason, lang),
  ].filter((part) => typeof part === 'string');
  return vevent({
    uid: planUid(feed.area, service),
    stamp: new Date(feed.published),
    start: span.start,
    end: span.end,
    summary: `${name} ${where}: ${dateIn(view.expected, lang)}`,
    description: details.join('\n'),
    category: view.state,
  });
}
