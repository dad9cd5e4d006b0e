import { digitsOf } from '@ozg-widgets/feed';
import type { DirectoryEntry, Level } from '@ozg-widgets/feed';
import { directoryDocuments, entriesOf } from '@ozg-widgets/publisher';
import type { Listed } from '@ozg-widgets/publisher';
import { existsSync, readFileSync } from 'node:fs';
import papa from 'papaparse';

/** The official list of areas, where it is beside the project (see CONTRIBUTING). */
const file = new URL('../../../../shared/data/gemeindeverzeichnis.csv', import.meta.url);
export const hasGermany = existsSync(file);

const LEVELS: Readonly<Record<string, Level>> = {
  10: 'land',
  20: 'bezirk',
  40: 'kreis',
  50: 'verband',
  60: 'gemeinde',
};

/** All areas of Germany that have a key of their own, the most local one of each key. */
export function germany(): DirectoryEntry[] {
  const text = readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  const { data } = papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  const areas = new Map<string, Listed>();
  const chain: Partial<Record<Level, { level: string; name: string; ars: string }>> = {};
  for (const row of data) {
    const level = LEVELS[row.satzart ?? ''];
    // Only a Verband of several is one: the others are the municipality once more.
    if (!level || (level === 'verband' && !row.vb?.startsWith('5'))) continue;
    const ars = [row.land, row.rb, row.kreis, row.vb, row.gemeinde].join('').padEnd(12, '0');
    const name = row.gemeindename ?? '';
    chain[level] = { level, name, ars };
    const above = (['verband', 'kreis', 'bezirk', 'land'] as const)
      .map((l) => chain[l])
      .filter((a) => a !== undefined)
      .filter((a) => a.level !== level && ars.startsWith(a.ars.slice(0, digitsOf[a.level as Level])));
    if (level === 'verband') continue;
    const postcode = row.postleitzahl;
    areas.set(ars, { ars, level, name, ancestors: above, ...(postcode && { postcodes: [postcode] }) });
  }
  return entriesOf(areas.values());
}

/** The documents of a directory, by their addresses below a made one. */
export function directoryTree(entries: readonly DirectoryEntry[], base: string): Map<string, string> {
  const head = {
    ttl: 86_400,
    publisher: { name: 'Beispielverzeichnis', email: 'verzeichnis@example.org' },
    area: { ars: '000000000000', level: 'bund', name: 'Deutschland' },
  };
  const documents = directoryDocuments(head, entries);
  return new Map(documents.map(({ name, text }) => [new URL(name, base).href, text('2026-11-24T10:00:00Z')]));
}

/** A `fetch` that answers from memory, and what it was asked. */
export function memory(documents: ReadonlyMap<string, string>): { fetch: typeof fetch; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    fetch: (input) => {
      const { href } = new URL(input instanceof Request ? input.url : input);
      asked.push(href);
      const text = documents.get(decodeURI(href)) ?? documents.get(href);
      const init = { status: text === undefined ? 404 : 200, headers: { 'content-type': 'application/json' } };
      return Promise.resolve(new Response(text ?? '', init));
    },
  };
}
