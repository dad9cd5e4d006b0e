/** Changes as rows of the table of notices, ready to be put into a source. */
import papa from 'papaparse';
import { tables } from '../../source/columns.js';
import { vocabulary } from '../../source/vocabulary.js';
import type { Kind } from '../change.js';
import type { Told } from '../describe.js';
import { identityOf, uuidOf } from '../stable-id.js';

/** What citizens want to know. Notices are none of it: they are there already. */
const TOLD: readonly Kind[] = [
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

/** The headings, then one row for each change that citizens want to know of, as lines of a CSV file. */
export function* notices(changes: readonly Told[]): Generator<string> {
  const { id, ars, level, kind, title, url, published, expires, services } = tables.notices.columns;
  const columns = [id, ars, level, kind, title].map((c) => c.de);
  columns.push(`${title.de} en`, ...[url, published, expires, services].map((c) => c.de));
  yield row(columns);
  for (const change of changes) {
    const { area, sentence, service, after } = change;
    if (!area || !TOLD.includes(change.kind)) continue;
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
      // A service that is gone may be gone from the catalogue, too.
      change.kind === 'service-gone' ? '' : (service ?? ''),
    ]);
  }
}

/** Names come out of feeds of others: a cell must not become a formula where it is opened. */
const row = (cells: readonly string[]): string =>
  `${papa.unparse([[...cells]], { delimiter: ';', newline: '\n', escapeFormulae: true })}\n`;
