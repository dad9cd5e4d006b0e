/** The tables of notices and of help. */
import type { Areas } from '../model.js';
import type { Catalogue } from './services.js';
import { parseAddress, parseId, parseList, parseWord } from '../cells/cells.js';
import { parseEnd, parseStart, reversed } from '../cells/dates.js';
import { readRows } from '../rows.js';
import type { Row } from '../rows.js';
import type { TableContext } from '../table-context.js';

/** Reads an id that no earlier row has; reports any other and returns `undefined`. */
function readNewId(row: Row<'id'>, rows: Map<string, number>): string | undefined {
  const id = row.read('id', parseId);
  if (id === undefined) return;
  const before = rows.get(id);
  if (before !== undefined) {
    row.error('id', 'id-repeated', { found: id, other: before });
    return;
  }
  rows.set(id, row.number);
  return id;
}

const keysOf = (services: readonly { key: string }[] | undefined): string[] | undefined =>
  services?.length ? services.map((s) => s.key) : undefined;

/** Reads the notices into their areas. */
export async function readNotices(context: TableContext, areas: Areas, catalogue: Catalogue): Promise<void> {
  const rows = new Map<string, number>();
  const parseKind = parseWord('notice');
  const parseServices = parseList(catalogue.parseKey);
  await readRows(context, 'notices', (row) => {
    const id = readNewId(row, rows);
    const area = areas.find(row);
    const kind = row.read('kind', parseKind);
    const title = row.text('title');
    const text = row.text('text');
    const url = row.read('url', parseAddress);
    const published = row.read('published', parseStart);
    const expires = row.read('expires', parseEnd);
    const starts = row.read('starts', parseStart);
    const ends = row.read('ends', parseEnd);
    const register = row.read('register', parseAddress);
    const services = keysOf(row.read('services', parseServices));
    if (reversed(published, expires))
      row.error('expires', 'date-reversed', { found: row.cell('expires'), start: row.cell('published') });
    if (reversed(starts, ends))
      row.error('ends', 'date-reversed', { found: row.cell('ends'), start: row.cell('starts') });
    if (id === undefined || !area) return;
    const notice = { id, kind, title, text, url, published, expires, starts, ends, register, services };
    row.validate('notice', notice);
    area.notices.push(JSON.stringify(notice));
  });
}

/** Reads the help entries into their areas. */
export async function readHelp(context: TableContext, areas: Areas, catalogue: Catalogue): Promise<void> {
  const rows = new Map<string, number>();
  const parseKind = parseWord('help');
  const parseAudience = parseList(parseWord('readership'));
  const parseServices = parseList(catalogue.parseKey);
  await readRows(context, 'help', (row) => {
    const id = readNewId(row, rows);
    const area = areas.find(row);
    const kind = row.read('kind', parseKind);
    const title = row.text('title');
    const text = row.text('text');
    const url = row.read('url', parseAddress);
    const readers = row.read('audience', parseAudience);
    const services = keysOf(row.read('services', parseServices));
    if (id === undefined || !area) return;
    const audience = readers?.length ? readers : undefined;
    const entry = { id, kind, title, text, url, audience, services };
    row.validate('help', entry);
    area.help.push(JSON.stringify(entry));
  });
}
