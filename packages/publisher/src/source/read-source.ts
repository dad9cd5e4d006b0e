/** Reads a source: every table, every finding, in the order of the tables. */
import type { Delegate } from '@ozg-widgets/feed';
import { readAreas } from './tables/areas.js';
import type { Areas } from './tables/areas.js';
import { readCatalogue } from './tables/services.js';
import type { Catalogue } from './tables/services.js';
import { readDelegates } from './tables/delegates.js';
import { readContacts } from './tables/contacts.js';
import type { Contacts } from './tables/contacts.js';
import { readHelp, readNotices } from './tables/notices-and-help.js';
import type { Finding, Place, Report } from '../findings/finding.js';
import { tableCalled, tableNames, tables } from './columns.js';
import type { TableName } from './columns.js';
import { nearest } from '../text/closest-match.js';
import { readPublisher } from './tables/publisher.js';
import type { Envelope } from './tables/publisher.js';
import { readStatus } from './tables/status.js';
import type { Statements } from './tables/status.js';
import { sheetsOf } from './sheets/sheets.js';
import type { Sheet } from './sheets/sheets.js';

/** Everything a source says. */
export interface Source {
  /** Missing where the publisher's table lacks what every feed needs. */
  envelope?: Envelope;
  areas: Areas;
  /** Who speaks for which part. */
  delegates: readonly Delegate[];
  catalogue: Catalogue;
  contacts: Contacts;
  statements: Statements;
  /** Where a table stands, for findings that come up later. */
  placeOf(table: TableName): Place;
  /** The findings in the order of tables and rows. */
  inOrder(findings: readonly Finding[]): Finding[];
}

/** Reads a folder of tables, or a workbook. */
export async function readSource(path: string, now: Date, report: Report): Promise<Source> {
  const sheets = assign(await sheetsOf(path, report), path, report);
  const envelope = await readPublisher(sheets.publisher, now, report);
  const areas = await readAreas(sheets.areas, report);
  const delegates = await readDelegates(sheets.delegates, areas, report);
  const catalogue = await readCatalogue(sheets.services, report);
  const contacts = await readContacts(sheets, areas, catalogue, report);
  const statements = await readStatus(sheets.status, areas, catalogue, contacts, report);
  await readNotices(sheets.notices, areas, catalogue, report);
  await readHelp(sheets.help, areas, catalogue, report);

  const placeOf = (table: TableName): Place => {
    const { file = path, sheet } = sheets[table] ?? {};
    return { file, ...(sheet !== undefined && { sheet }) };
  };
  const order = tableNames.map((t) => JSON.stringify(placeOf(t)));
  const rank = ({ file, sheet }: Finding): number =>
    order.indexOf(JSON.stringify({ file, ...(sheet !== undefined && { sheet }) }));
  return {
    ...(envelope && { envelope }),
    areas,
    delegates,
    catalogue,
    contacts,
    statements,
    placeOf,
    inOrder: (findings) => [...findings].sort((a, b) => rank(a) - rank(b) || (a.row ?? 0) - (b.row ?? 0)),
  };
}

/** Finds the sheet of each table by its name. */
function assign(all: readonly Sheet[], path: string, report: Report): Partial<Record<TableName, Sheet>> {
  const sheets: Partial<Record<TableName, Sheet>> = {};
  for (const sheet of all) {
    const { file, name } = sheet;
    const at = { file, ...(sheet.sheet !== undefined && { sheet: sheet.sheet }) };
    const table = tableCalled(name);
    const taken = table && sheets[table];
    if (!table) {
      const near = nearest(
        name,
        tableNames.flatMap((t) => [tables[t].de, tables[t].en]),
      );
      report({
        severity: near === undefined ? 'warning' : 'error',
        code: 'table-unknown',
        ...at,
        ...(near !== undefined && { facts: { nearest: near } }),
      });
    } else if (taken) {
      report({
        severity: 'error',
        code: 'table-twice',
        ...at,
        facts: { table: tables[table].de, other: taken.sheet ?? taken.file },
      });
    } else sheets[table] = sheet;
  }
  if (!all.length) return sheets;
  for (const t of tableNames) {
    if (tables[t].required && !sheets[t])
      report({ severity: 'error', code: 'table-missing', file: path, facts: { table: tables[t].de } });
  }
  return sheets;
}
