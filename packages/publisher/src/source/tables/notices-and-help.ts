/** The tables of notices and of help. */
import type { Areas } from './areas.js';
import type { Catalogue } from './services.js';
import { parseAddress, parseId, parseList, parseWord } from '../cells/cells.js';
import { parseEnd, parseStart, reversed } from '../cells/dates.js';
import type { Report } from '../../findings/finding.js';
import { eachLine } from '../rows.js';
import type { Line } from '../rows.js';
import type { Sheet } from '../sheets/sheets.js';

/** An id that no row before has; `undefined` where that has been reported. */
function newId(line: Line<'id'>, rows: Map<string, number>): string | undefined {
  const id = line.read('id', parseId);
  if (id === undefined) return;
  const before = rows.get(id);
  if (before !== undefined) {
    line.error('id', 'id-repeated', { found: id, other: before });
    return;
  }
  rows.set(id, line.row);
  return id;
}

const keysOf = (services: readonly { key: string }[] | undefined): string[] | undefined =>
  services?.length ? services.map((s) => s.key) : undefined;

/** Reads the notices into their areas. */
export async function readNotices(
  sheet: Sheet | undefined,
  areas: Areas,
  catalogue: Catalogue,
  report: Report,
): Promise<void> {
  if (!sheet) return;
  const rows = new Map<string, number>();
  const parseKind = parseWord('notice');
  const parseServices = parseList(catalogue.parser);
  await eachLine(sheet, 'notices', report, (line) => {
    const id = newId(line, rows);
    const area = areas.of(line);
    const kind = line.read('kind', parseKind);
    const title = line.text('title');
    const text = line.text('text');
    const url = line.read('url', parseAddress);
    const published = line.read('published', parseStart);
    const expires = line.read('expires', parseEnd);
    const starts = line.read('starts', parseStart);
    const ends = line.read('ends', parseEnd);
    const register = line.read('register', parseAddress);
    const services = keysOf(line.read('services', parseServices));
    if (reversed(published, expires))
      line.error('expires', 'date-reversed', { found: line.cell('expires'), start: line.cell('published') });
    if (reversed(starts, ends))
      line.error('ends', 'date-reversed', { found: line.cell('ends'), start: line.cell('starts') });
    if (id === undefined || !area) return;
    area.notices.push(
      JSON.stringify({ id, kind, title, text, url, published, expires, starts, ends, register, services }),
    );
  });
}

/** Reads the help entries into their areas. */
export async function readHelp(
  sheet: Sheet | undefined,
  areas: Areas,
  catalogue: Catalogue,
  report: Report,
): Promise<void> {
  if (!sheet) return;
  const rows = new Map<string, number>();
  const parseKind = parseWord('help');
  const parseAudience = parseList(parseWord('readership'));
  const parseServices = parseList(catalogue.parser);
  await eachLine(sheet, 'help', report, (line) => {
    const id = newId(line, rows);
    const area = areas.of(line);
    const kind = line.read('kind', parseKind);
    const title = line.text('title');
    const text = line.text('text');
    const url = line.read('url', parseAddress);
    const readers = line.read('audience', parseAudience);
    const services = keysOf(line.read('services', parseServices));
    if (id === undefined || !area) return;
    const audience = readers?.length ? readers : undefined;
    area.help.push(JSON.stringify({ id, kind, title, text, url, audience, services }));
  });
}
