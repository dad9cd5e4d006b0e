import { WEEKDAYS } from '@ozg-widgets/feed';
import type { Hours } from '@ozg-widgets/feed';
import type { Messages } from '../../locales/de.js';

/** The usual week in one line: "Mo, Di 08:00–12:00, 13:30–16:00 Uhr; Mi 07:00–13:00 Uhr". Days without hours are left out. */
export function weekLine({ weekly }: Hours, { lang, clock, range }: Messages): string {
  const names = new Intl.DateTimeFormat(lang, { weekday: 'short', timeZone: 'UTC' });
  const runs: { days: string[]; spans: string; last: number }[] = [];
  for (const [i, day] of WEEKDAYS.entries()) {
    const spans = (weekly[day] ?? []).join(', ').replaceAll('-', '–');
    // 2024-01-01 was a Monday.
    const name = names.format(Date.UTC(2024, 0, i + 1));
    const run = runs.at(-1);
    if (run?.spans === spans && run.last === i - 1) [run.last] = [run.days.push(name) && i];
    else if (spans) runs.push({ days: [name], spans, last: i });
  }
  return runs
    .map(({ days, spans }) => `${days.length > 2 ? range(days[0]!, days.at(-1)!) : days.join(', ')} ${clock(spans)}`)
    .join('; ');
}
