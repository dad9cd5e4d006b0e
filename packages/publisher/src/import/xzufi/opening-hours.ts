/** Opening hours as text, read only where they can mean one thing. */
import { WEEKDAYS } from '@ozg-widgets/feed';
import { isProblem } from '../../source/rows.js';
import { parseHours } from '../../source/cells/opening-hours.js';
import { withoutMarkup } from './markup.js';
import type { SkipCounter } from '../skipped.js';
import { children } from './elements.js';
import type { Element } from './stream.js';

/** The hours of each day that has some, as cells of the table of opening hours. */
export type Week = Partial<Record<(typeof WEEKDAYS)[number], string>>;

const NAMES = ['montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag', 'sonntag'];
const DAY = String.raw`(?:mo(?:ntags?)?|di(?:enstags?)?|mi(?:ttwochs?)?|do(?:nnerstags?)?|fr(?:eitags?)?|sa(?:mstags?)?|so(?:nntags?)?)\.?`;
const LINE = new RegExp(String.raw`^(${DAY}(?:\s*(?:-|–|bis|,|und|\+|/)\s*${DAY})*)(?:\s*:)?\s+(\S.*)$`, 'is');

/** The week of an office; `undefined` where it has none, or one that could be misread, which is counted. */
export function hoursOf(office: Element, skipped: SkipCounter): Week | undefined {
  const structured = children(office, 'infoOeffnungszeitenStrukturiert').length > 0;
  const texts = children(office, 'infoOeffnungszeitenText').filter(
    ({ text, attributes }) => text !== '' && /^de\b/i.test(attributes['languageCode'] ?? 'de'),
  );
  if (!texts.length && !structured) return;
  const week = texts.length === 1 ? parseWeek(texts[0]?.text ?? '') : undefined;
  if (!week) skipped.add('import-hours');
  return week;
}

/** Reads `Mo-Fr 8-12 Uhr; Di 14-16 Uhr`. `undefined` where any part of it says something else. */
export function parseWeek(text: string): Week | undefined {
  const spans = new Map<number, string[]>();
  for (const line of withoutMarkup(text, '\n')
    .text.split(/[\n;|]/)
    .map((l) => l.trim())) {
    if (line === '') continue;
    const [, names = '', hours = ''] = LINE.exec(line) ?? [];
    const days = daysOf(names);
    const read = parseHours(hours.trim());
    if (!days.length || isProblem(read)) return;
    for (const day of days) spans.set(day, [...(spans.get(day) ?? []), ...read]);
  }
  const week: Week = {};
  for (const [day, list] of spans) {
    const cell = list.join(', ');
    // What overlaps is said twice, or of two things.
    if (cell !== '' && isProblem(parseHours(cell))) return;
    const name = WEEKDAYS[day];
    if (cell !== '' && name) week[name] = cell;
  }
  return Object.keys(week).length ? week : undefined;
}

/** Places of the days in the week: `Mo-Mi, Fr` is 0, 1, 2, 4. */
function daysOf(names: string): number[] {
  const days: number[] = [];
  const parts = names.toLowerCase().split(/(-|–|bis|,|und|\+|\/)/);
  let range = false;
  for (const part of parts.map((p) => p.trim().replace(/\.$/, ''))) {
    if (['-', '–', 'bis'].includes(part)) range = true;
    const day = NAMES.findIndex(
      (name) => part.length > 1 && (name === part.replace(/s$/, '') || name.slice(0, 2) === part),
    );
    if (day < 0) continue;
    const last = days.at(-1);
    if (range && last !== undefined) {
      if (day < last) return [];
      for (let between = last + 1; between < day; between++) days.push(between);
    }
    range = false;
    days.push(day);
  }
  return [...new Set(days)];
}
