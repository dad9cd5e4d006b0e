/** Reads a source: all its tables, in an order in which each one's references have been read. */
import type { Delegate } from '@ozg-widgets/feed';
import type { Finding, Report, SourceLocation } from '../findings/finding.js';
import { closestMatch } from '@ozg-widgets/feed';
import { findTable, tableNames, tables } from './columns.js';
import type { TableName } from './columns.js';
import type { Areas, Contacts, Envelope } from './model.js';
import type { Sheet, SourceFile } from './sheets/sheet.js';
import { openSheets } from './sheets/sheets.js';
import { locationOf } from './table-context.js';
import { readAreas } from './tables/areas.js';
import { readContacts } from './tables/contacts.js';
import { readDelegates } from './tables/delegates.js';
import { readHelp, readNotices } from './tables/notices-and-help.js';
import { readPublisher } from './tables/publisher.js';
import { readCatalogue } from './tables/services.js';
import type { Catalogue } from './tables/services.js';
import { readStatus } from './tables/status.js';
import type { Statements } from './tables/status.js';

/** The content of a source. */
export interface Source {
  /** Missing where the publisher's table lacks what every feed needs. */
  envelope?: Envelope;
  areas: Areas;
  /** Other publishers that cover a part of the country. */
  delegates: readonly Delegate[];
  catalogue: Catalogue;
  contacts: Contacts;
  statements: Statements;
  /** Where a table is, for findings that come up after reading. */
  locate(table: TableName): SourceLocation;
  /** Findings in the order of tables and rows. */
  sortFindings(findings: readonly Finding[]): Finding[];
}

/** What a source is read with. */
export interface ReadSourceOptions {
  files: readonly SourceFile[];
  /** Stands for the whole source in findings: the path of a folder or workbook. */
  name: string;
  now: Date;
  report: Report;
}

/** Reads a source from its files. */
export async function readSource({ files, name, now, report }: ReadSourceOptions): Promise<Source> {
  if (!files.length) report({ severity: 'error', code: 'source-empty', file: name });
  const sheets = assignSheets(await openSheets(files, report), name, report);
  const context = { sheets, now, report };
  const envelope = await readPublisher(context);
  const areas = await readAreas(context);
  const delegates = await readDelegates(context, areas);
  const catalogue = await readCatalogue(context);
  const contacts = await readContacts(context, { areas, catalogue }, envelope?.embeds !== undefined);
  const statements = await readStatus(context, { areas, catalogue, contacts });
  await readNotices(context, areas, catalogue);
  await readHelp(context, areas, catalogue);

  const locate = (table: TableName): SourceLocation => locationOf(sheets[table] ?? { file: name });
  const order = tableNames.map((table) => JSON.stringify(locate(table)));
  const rank = (finding: Finding): number => order.indexOf(JSON.stringify(locationOf(finding)));
  return {
    envelope,
    areas,
    delegates,
    catalogue,
    contacts,
    statements,
    locate,
    sortFindings: (findings) => [...findings].sort((a, b) => rank(a) - rank(b) || (a.row ?? 0) - (b.row ?? 0)),
  };
}

/** The sheet of each table, by the name of the sheet. */
function assignSheets(all: readonly Sheet[], name: string, report: Report): Partial<Record<TableName, Sheet>> {
  const sheets: Partial<Record<TableName, Sheet>> = {};
  for (const sheet of all) {
    const table = findTable(sheet.name);
    if (!table) {
      reportUnknown(sheet, report);
      continue;
    }
    const taken = sheets[table];
    if (taken) {
      const facts = { table: tables[table].de, other: taken.sheet ?? taken.file };
      report({ severity: 'error', code: 'table-twice', ...locationOf(sheet), facts });
    } else sheets[table] = sheet;
  }
  if (!all.length) return sheets;
  for (const table of tableNames) {
    if (tables[table].required && !sheets[table])
      report({ severity: 'error', code: 'table-missing', file: name, facts: { table: tables[table].de } });
  }
  return sheets;
}

/** Reports a sheet that is no table: as an error where its name is probably misspelt. */
function reportUnknown(sheet: Sheet, report: Report): void {
  const nearest = closestMatch(
    sheet.name,
    tableNames.flatMap((table) => [tables[table].de, tables[table].en]),
  );
  const where = { code: 'table-unknown', ...locationOf(sheet) } as const;
  if (nearest === undefined) report({ severity: 'warning', ...where });
  else report({ severity: 'error', ...where, facts: { nearest } });
}
