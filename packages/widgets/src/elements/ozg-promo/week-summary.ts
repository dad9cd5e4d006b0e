import { WEEKDAYS } from '@ozg-widgets/feed';
import type { Hours } from '@ozg-widgets/feed';
import type { Messages } from '../../locales/de.js';

/** Consecutive days with the same hours. */
interface Run {
  first: string;
  last: string;
  /** Names of all days, and the index of the last one. */
  days: string[];
  end: number;
  spans: string;
}

/** Returns the regular week in one line: "Mo, Di 08:00–12:00, 13:30–16:00 Uhr; Mi 07:00–13:00 Uhr". Omits closed days. */
export function weekSummary({ weekly }: Hours, { lang, clock, range }: Messages): string {
  const names = new Intl.DateTimeFormat(lang, { weekday: 'short', timeZone: 'UTC' });
  const runs: Run[] = [];
  for (const [i, day] of WEEKDAYS.entries()) {
    const spans = (weekly[day] ?? []).join(', ').replaceAll('-', '–');
    if (!spans) continue;
    // 2024-01-01 was a Monday.
    const name = names.format(Date.UTC(2024, 0, i + 1));
    const run = runs.at(-1);
    if (run?.spans === spans && run.end === i - 1) {
      run.days.push(name);
      run.last = name;
      run.end = i;
    } else {
      runs.push({ first: name, last: name, days: [name], end: i, spans });
    }
  }
  return runs
    .map(({ first, last, days, spans }) => `${days.length > 2 ? range(first, last) : days.join(', ')} ${clock(spans)}`)
    .join('; ');
}
