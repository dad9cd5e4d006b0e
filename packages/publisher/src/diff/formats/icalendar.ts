/** What is planned as a calendar (iCalendar, RFC 5545). */
import { availability, icalDay, icalLine, icalMoment, icalText, period } from '@ozg-widgets/feed';
import type { Feed, Service } from '@ozg-widgets/feed';
import { readFeedFile } from '../../documents/read-document.js';
import type { ReadFeed } from '../../documents/read-document.js';
import type { Lang } from '../../findings/finding.js';
import { phrase } from '../../text/availability.js';
import { placesOf } from '../change.js';
import type { Place } from '../../text/wording.js';
import type { Watching } from '../diff.js';
import { uuidOf } from '../stable-id.js';
import { pairsOf } from '../pairs.js';
import { localize, dateIn, inArea, textIn } from '../../text/wording.js';

/** The lines of a calendar with all that is planned in the new one of two builds; one feed at a time is held. */
export async function* calendar(
  before: string,
  after: string,
  lang: Lang,
  { report, progress }: Watching,
): AsyncGenerator<string> {
  yield icalLine('BEGIN', 'VCALENDAR');
  yield icalLine('VERSION', '2.0');
  yield icalLine('PRODID', '-//ozg-widgets//ozg-feed diff//DE');
  yield icalLine('X-WR-CALNAME', icalText(localize(lang, 'Geplante Online-Dienste', 'Planned online services')));
  // What a Land plans stands in the feed of every town; the Land's own comes first, if there is one.
  const told = new Set<string>();
  const pairs = await pairsOf(before, after, report);
  for (const [i, { after: file }] of pairs.entries()) {
    const read = file === undefined ? undefined : await readFeedFile(file, report);
    progress?.(i + 1, pairs.length);
    if (!read) continue;
    const { feed } = read;
    const places = placesOf(feed.area);
    for (const { key, level } of datedIn(read)) {
      const place = places.find((p) => p.level === level) ?? places[0];
      if (!place) continue;
      // Nobody lies in a municipality: its own plans do not come again.
      const plan = place.level === 'gemeinde' ? undefined : `${key} ${place.level} ${place.ars}`;
      if (plan !== undefined && told.has(plan)) continue;
      const service = feed.service(key);
      const event = service ? [...eventOf(service, place, feed, lang)] : [];
      if (service && plan !== undefined) told.add(plan);
      yield* event;
    }
    for (const issue of feed.issues) report({ severity: 'error', code: 'document', file: read.file, issue });
  }
  yield icalLine('END', 'VCALENDAR');
}

/** The services of a feed that give a date, unread: most are the Land's or the Bund's, and have been told. */
function datedIn({ feed, document }: ReadFeed): { key: string; level: unknown }[] {
  const records: readonly unknown[] = Array.isArray(document.services) ? document.services : feed.services;
  return (records as (Partial<Record<string, unknown>> | null)[]).flatMap((record) => {
    const { expected, since, statedBy } = (record?.rollout ?? {}) as Partial<Record<string, unknown>>;
    const dated = expected !== undefined || since !== undefined;
    return dated && typeof record?.key === 'string' ? [{ key: record.key, level: statedBy }] : [];
  });
}

function* eventOf(service: Service, place: Place, feed: Feed, lang: Lang): Generator<string> {
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
  yield icalLine('BEGIN', 'VEVENT');
  // A plan that is put off stays the same event.
  yield icalLine('UID', uuidOf(['plan', service.key, place.level, place.ars]));
  yield icalLine('DTSTAMP', icalMoment(new Date(feed.published)));
  yield icalLine('DTSTART;VALUE=DATE', icalDay(span.start));
  yield icalLine('DTEND;VALUE=DATE', icalDay(span.end));
  yield icalLine('SUMMARY', icalText(`${name} ${where}: ${dateIn(view.expected, lang)}`));
  yield icalLine('DESCRIPTION', icalText(details.join('\n')));
  yield icalLine('CATEGORIES', icalText(view.state));
  // A whole year must not look as if somebody were busy.
  yield icalLine('TRANSP', 'TRANSPARENT');
  yield icalLine('END', 'VEVENT');
}
