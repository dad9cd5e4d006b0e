/** Changes as rows of the table of notices, ready to be put into a source. */
import { tables } from '../../source/columns.js';
import { formatRows } from '../../source/sheets/csv.js';
import { vocabulary } from '../../source/vocabulary.js';
import type { Kind } from '../change.js';
import type { DescribedChange } from '../describe.js';
import { identityOf, uuidOf } from '../stable-id.js';

/** Changes that matter to citizens. Notices are left out: they are notices already. */
const INCLUDED: readonly Kind[] = [
  'service-new',
  'service-gone',
  'availability',
  'operation',
  'url',
  'alternative',
  'contact-service',
  'contact-new',
  'contact-gone',
  'contact-name',
  'contact-phone',
  'contact-email',
  'contact-web',
  'contact-channel',
  'contact-address',
  'contact-hours',
];

const DAYS = 90;

/** Writes the headings, then a row for each change that matters to citizens, as lines of a CSV file. */
export function* notices(changes: readonly DescribedChange[]): Generator<string> {
  const { id, ars, level, kind, title, url, published, expires, services } = tables.notices.columns;
  const columns = [id, ars, level, kind, title].map((c) => c.de);
  columns.push(`${title.de} en`, ...[url, published, expires, services].map((c) => c.de));
  yield row(columns);
  for (const change of changes) {
    const { area, sentence, service, after } = change;
    if (!area || !INCLUDED.includes(change.kind)) continue;
    const address = change.kind === 'url' ? after : (after as { url?: unknown } | undefined)?.url;
    const end = new Date(Date.parse(change.published) + DAYS * 86_400_000);
    yield row([
      `aenderung-${uuidOf(identityOf(change)).slice(0, 18)}`,
      area.ars,
      area.level,
      vocabulary.notice.shown[1] ?? '',
      sentence.de,
      sentence.en,
      typeof address === 'string' ? address : '',
      change.published,
      `${end.toISOString().slice(0, 19)}Z`,
      // The catalogue may no longer contain a removed service.
      change.kind === 'service-gone' ? '' : (service ?? ''),
    ]);
  }
}

/** Names come from other publishers' feeds: a cell must not become a formula in a spreadsheet program. */
const row = (cells: readonly string[]): string => formatRows([cells], '\n', true);
