/** Sentences about services that appeared, disappeared, moved or failed. */
import { availability } from '@ozg-widgets/feed';
import type { Availability, Service, Text } from '@ozg-widgets/feed';
import { statePhrases } from '@ozg-widgets/feed/terms';
import type { Lang } from '../findings/finding.js';
import { localize, dateIn, forDate, instantIn, textIn } from './wording.js';

/** A roll-out without who stated it, and the address that came or went with it. */
export type Rollout = Partial<NonNullable<Service['rollout']>> & { url?: string };
export type Operation = NonNullable<Service['operation']>;

/** What a citizen would find by a roll-out alone. */
export const viewOf = (rollout: Rollout | undefined, at: Date): Availability =>
  availability({ key: '', name: '', rollout: { ...rollout, state: rollout?.state ?? 'unknown' } }, at);

/** "für 2027 (3. Quartal) geplant", "teilweise online, vollständig erwartet: 2027". */
export function phrase({ state, expected, since }: Availability, lang: Lang, withSince = false): string {
  if (state === 'planned' && expected !== undefined)
    return localize(lang, `${forDate(expected, lang)} geplant`, `planned ${forDate(expected, lang)}`);
  const name = statePhrases[state]?.[lang] ?? state;
  if (state === 'rolling-out' && expected !== undefined)
    return name + localize(lang, ', vollständig erwartet: ', ', expected to be complete: ') + dateIn(expected, lang);
  if (expected !== undefined) return name + localize(lang, ', erwartet: ', ', expected: ') + dateIn(expected, lang);
  return withSince && since !== undefined
    ? `${name}${localize(lang, ' seit ', ' since ')}${dateIn(since, lang)}`
    : name;
}

/** Whether there is anything to tell of two roll-outs: words that this version does not know say nothing. */
export const differ = (before: Rollout | undefined, after: Rollout | undefined, at: Date): boolean => {
  const told = (rollout: Rollout | undefined): unknown => [
    viewOf(rollout, at),
    rollout?.reason,
    rollout?.successor,
    rollout?.url,
  ];
  return JSON.stringify(told(before)) !== JSON.stringify(told(after));
};

/** "jetzt online", "jetzt für 2027 (3. Quartal) geplant, vorher 2027 (1. Halbjahr)". */
export function rolloutChange(
  before: Rollout | undefined,
  after: Rollout | undefined,
  at: Date,
  lang: Lang,
  nameOf: (key: string) => Text,
): string {
  const [old, fresh] = [viewOf(before, at), viewOf(after, at)];
  const now = localize(lang, 'jetzt ', 'now ');
  const earlier = localize(lang, ', vorher ', ', before: ');
  let said: string;
  if (old.state !== fresh.state) {
    // That something is there is news enough; how it stood before tells where it is not.
    said = now + phrase(fresh, lang) + (fresh.state === 'available' ? '' : earlier + phrase(old, lang));
  } else if (old.expected !== fresh.expected) {
    const none = localize(lang, 'ohne Termin', 'without a date');
    const date = (view: Availability): string => (view.expected === undefined ? none : dateIn(view.expected, lang));
    said = now + phrase(fresh, lang) + (fresh.expected === undefined ? ` ${none}` : '') + earlier + date(old);
  } else if (old.since !== fresh.since) {
    const [is, was] = [phrase(fresh, lang, true), phrase(old, lang, true)];
    said = is + (old.since === undefined ? '' : earlier + was);
  } else said = localize(lang, 'weiterhin ', 'still ') + phrase(fresh, lang);
  const details = [
    after?.reason !== undefined &&
      JSON.stringify(after.reason) !== JSON.stringify(before?.reason) &&
      localize(lang, 'Grund: ', 'reason: ') + textIn(after.reason, lang),
    after?.successor !== undefined &&
      after.successor !== before?.successor &&
      localize(lang, 'ersetzt durch: ', 'replaced by: ') + textIn(nameOf(after.successor), lang),
  ].filter((part) => part !== false);
  return details.length ? `${said} (${details.join('; ')})` : said;
}

const HINDERED: Readonly<Record<string, readonly [is: string, en: string, name: string, nameEn: string]>> = {
  degraded: ['nur eingeschränkt nutzbar', 'usable with limits', 'Einschränkung', 'limits'],
  outage: ['gestört', 'out of order', 'Störung', 'outage'],
  maintenance: ['wegen Wartung nicht erreichbar', 'down for maintenance', 'Wartung', 'maintenance'],
  closed: ['geschlossen', 'closed', 'Schließung', 'closure'],
};

type Moment = 'none' | 'ahead' | 'now' | 'over';

const momentOf = (operation: Operation | undefined, at: Date): Moment => {
  if (!operation || !HINDERED[operation.state]) return 'none';
  if (Date.parse(operation.from ?? '') > at.getTime()) return 'ahead';
  return Date.parse(operation.until ?? '') <= at.getTime() ? 'over' : 'now';
};

/** "jetzt gestört, voraussichtlich bis …", "Wartung angekündigt: …", "Störung beendet". */
export function operationChange(
  before: Operation | undefined,
  after: Operation | undefined,
  at: Date,
  lang: Lang,
): string {
  const [was, is] = [momentOf(before, at), momentOf(after, at)];
  const nameOf = (operation: Operation | undefined): string => {
    const [, , de, en] = HINDERED[operation?.state ?? ''] ?? ['', '', 'Betrieb', 'operation'];
    return localize(lang, de, en);
  };
  const until = (word: string): string => (after?.until === undefined ? '' : `${word} ${instantIn(after.until, lang)}`);
  const note = after?.note === undefined ? '' : ` (${textIn(after.note, lang)})`;
  if (after && is === 'now') {
    const [de = '', en = ''] = HINDERED[after.state] ?? [];
    const still = was === 'now' && before?.state === after.state;
    return (
      localize(lang, `${still ? 'weiterhin' : 'jetzt'} ${de}`, `${still ? 'still' : 'now'} ${en}`) +
      until(localize(lang, ', voraussichtlich bis', ', expected until')) +
      note
    );
  }
  if (after && is === 'ahead') {
    const from = instantIn(after.from ?? '', lang);
    return (
      localize(lang, `${nameOf(after)} angekündigt: ab ${from}`, `${nameOf(after)} announced: from ${from}`) +
      until(localize(lang, ' bis', ' to')) +
      note
    );
  }
  if (was === 'ahead')
    return localize(lang, `angekündigte ${nameOf(before)} entfällt`, `announced ${nameOf(before)} is off`);
  if (was === 'now' || was === 'over') return nameOf(before) + localize(lang, ' beendet', ' over');
  if (is === 'over') return nameOf(after) + localize(lang, ' war, ist beendet', ' was, is over');
  return localize(lang, 'in Betrieb', 'working');
}
