/** Changes as lines of text, and as records for programs. */
import type { Lang } from '../../findings/finding.js';
import type { DescribedChange } from '../describe.js';
import type { Difference } from '../diff.js';
import { localize } from '../../text/wording.js';

/** Writes one sentence per line; a blank line between services, contacts, notices, areas. */
export function* text(changes: readonly DescribedChange[], lang: Lang): Generator<string> {
  const group = ({ service, kind }: DescribedChange): string => service ?? kind.replace(/-.*/, '');
  for (const [i, change] of changes.entries()) {
    const before = changes[i - 1];
    if (before && group(before) !== group(change)) yield '\n';
    yield `${change.sentence[lang]}\n`;
  }
}

/** "12 Änderungen an 3 Leistungen; 420 von 10796 Feeds sind nicht mehr dieselben." */
export function summary({ changes, feeds, differing }: Difference, lang: Lang): string {
  const services = new Set(changes.flatMap(({ service }) => service ?? [])).size;
  const n = changes.length;
  const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
  return localize(
    lang,
    `${counted(n, 'Änderung', 'Änderungen')}${services ? ` (${counted(services, 'Leistung', 'Leistungen')})` : ''}; ${differing} von ${counted(feeds, 'Feed', 'Feeds')} geändert.`,
    `${counted(n, 'change', 'changes')}${services ? ` (${counted(services, 'service', 'services')})` : ''}; ${differing} of ${counted(feeds, 'feed', 'feeds')} changed.`,
  );
}

/** A change as a record for programs. */
export const recordOf = ({ kind, service, id, area, before, after, feeds, sentence }: DescribedChange): object => ({
  kind,
  service,
  id,
  area: area?.ars,
  level: area?.level,
  name: area?.name,
  before,
  after,
  feeds,
  sentence,
});

/** Writes a JSON object with all changes, one per line, and the findings. */
export function* json({ changes, feeds, differing }: Difference, findings: readonly object[]): Generator<string> {
  yield '{\n"changes": [';
  for (const [i, change] of changes.entries()) yield `${i ? ',' : ''}\n${JSON.stringify(recordOf(change))}`;
  const rest = JSON.stringify({ feeds, differing, findings });
  yield `${changes.length ? '\n' : ''}],\n${rest.slice(1)}\n`;
}
