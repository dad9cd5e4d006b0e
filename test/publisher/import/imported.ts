import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FeedDocument } from '@ozg-widgets/feed';
import { build, describeFinding } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import type { Format } from '../../../packages/publisher/src/import/formats.js';
import { importTables } from '../../../packages/publisher/src/import/import.js';

/** When the tests' imports happen. */
export const now = new Date('2026-11-24T10:00:00Z');

/** What an import left: its tables by name, what it said, and the folder. */
export interface Imported {
  /** Lines of each table, without the mark in front. */
  tables: Record<string, string[]>;
  findings: string[];
  errors: string[];
  folder: string;
}

/** Runs something on what an import makes of a text. */
export async function withImport<T>(
  format: Format,
  content: string | Buffer,
  use: (imported: Imported) => T | Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'ozg-import-'));
  try {
    const input = join(folder, 'eingabe');
    const out = join(folder, 'tabellen');
    await writeFile(input, content);
    const { findings } = await importTables({ format, input, out, now });
    const tables: Imported['tables'] = {};
    for (const name of await readdir(out).catch(() => [])) {
      const text = await readFile(join(out, name), 'utf8');
      expect(text.startsWith('\uFEFF') && text.endsWith('\r\n'), `${name} is what spreadsheet programs want`).to.equal(
        true,
      );
      tables[name] = text.slice(1, -2).split('\r\n');
    }
    return await use({
      tables,
      findings: findings.map((f) => describeFinding(f)),
      errors: findings.filter((f) => f.severity === 'error').map((f) => describeFinding(f)),
      folder: out,
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Builds what was imported, with what only a person can say added; gives the feeds by ARS. */
export async function builtFrom(folder: string): Promise<Record<string, FeedDocument>> {
  await writeFile(join(folder, 'herausgeber.csv'), 'Feld;Wert\nName;Musterstadt\nE-Mail;feed@example.org\n');
  const out = join(folder, '..', 'feeds');
  const { findings } = await build({ source: folder, out, now, compress: false });
  expect(findings.filter((f) => f.severity === 'error').map((f) => describeFinding(f))).to.deep.equal([]);
  const feeds: Record<string, FeedDocument> = {};
  for (const name of await readdir(join(out, 'areas')))
    feeds[name.slice(0, 12)] = JSON.parse(await readFile(join(out, 'areas', name), 'utf8')) as FeedDocument;
  return feeds;
}
