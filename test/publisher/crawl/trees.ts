import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from '@ozg-widgets/publisher';
import { expect } from 'chai';

export const now = new Date('2026-11-24T10:00:00Z');
export const later = (hours: number): Date => new Date(now.getTime() + hours * 3_600_000);

const WOHNGELD = '99107023017000';
const KFZ = '99036008060000';

/** A Land of two towns in one Kreis. */
export interface Land {
  ars: string;
  name: string;
  kreis: [ars: string, name: string];
  towns: [ars: string, name: string, population: number][];
}

export const HESSEN: Land = {
  ars: '060000000000',
  name: 'Hessen',
  kreis: ['065340000000', 'Marburg-Biedenkopf'],
  towns: [
    ['065340011011', 'Kirchhain', 16_000],
    ['065340014014', 'Marburg', 76_000],
  ],
};
export const BAYERN: Land = {
  ars: '090000000000',
  name: 'Bayern',
  kreis: ['091790000000', 'Fürstenfeldbruck'],
  towns: [
    ['091790121121', 'Fürstenfeldbruck, Große Kreisstadt', 37_000],
    ['091790145145', 'Puchheim', 21_000],
  ],
};
export const SACHSEN: Land = {
  ars: '140000000000',
  name: 'Sachsen',
  kreis: ['146250000000', 'Bautzen'],
  towns: [
    ['146250020020', 'Bautzen', 38_000],
    ['146250240240', 'Hoyerswerda', 31_000],
  ],
};
export const LAENDER = [HESSEN, BAYERN, SACHSEN];

/** All keys of a Land, in their order. */
export const keysOf = ({ ars, kreis, towns }: Land): string[] => [ars, kreis[0], ...towns.map((t) => t[0])];

const publisher = (name: string, more = ''): string =>
  `Feld;Wert\nName;${name} (Beispiel)\nE-Mail;feed@example.org\n${more}`;
const services = `Schlüssel;Name\n${WOHNGELD};Wohngeld\n${KFZ};Fahrzeug zulassen\n`;

const areasOf = ({ ars, name, kreis, towns }: Land): string =>
  [
    `${ars};Land;${name};;`,
    `${kreis[0]};Kreis;${kreis[1]};;`,
    ...towns.map(([key, town, people], i) => `${key};Gemeinde;${town};${people};0${35_270 + i}`.replace(';03', ';3')),
  ].join('\n');

const statusOf = ({ ars, kreis, towns }: Land): string =>
  [
    `${WOHNGELD};${ars};online;https://wohngeld.example.org/`,
    `${KFZ};${kreis[0]};geplant;`,
    `${KFZ};${towns[0]![0]};online;https://kfz.example.org/`,
  ].join('\n');

/** Builds from tables. */
export async function buildTree(out: string, tables: Record<string, string>, when = now): Promise<void> {
  const source = `${out}-tables`;
  await mkdir(source, { recursive: true });
  for (const [name, text] of Object.entries(tables)) await writeFile(join(source, `${name}.csv`), text);
  const { findings } = await build({ source, out, now: when });
  expect(findings.filter((f) => f.severity === 'error')).to.deep.equal([]);
}

/** The tables of some Länder; `more` lines of the publisher's table. */
export const tablesOf = (lands: readonly Land[], more = ''): Record<string, string> => ({
  herausgeber: publisher(lands.map((l) => l.name).join(' und '), more),
  gebiete: `ARS;Ebene;Name;Einwohner;PLZ\n${lands.map(areasOf).join('\n')}\n`,
  leistungen: services,
  stand: `Schlüssel;ARS;Stand;Adresse\n${lands.map(statusOf).join('\n')}\n`,
});

const elsewhere = ({ ars }: Land): string => `https://land${ars}.example.org/directory.json`;

/** Builds a directory that only names the Länder, and says who speaks for them. */
export async function buildRoot(out: string, delegates: readonly (readonly [Land, string])[]): Promise<void> {
  await buildTree(out, {
    herausgeber: publisher('Bundesverzeichnis'),
    gebiete: `ARS;Ebene;Name\n${LAENDER.map(({ ars, name }) => `${ars};Land;${name}`).join('\n')}\n`,
    verzeichnisse: `ARS;Adresse\n${delegates.map(([land]) => `${land.ars};${elsewhere(land)}`).join('\n')}\n`,
    leistungen: services,
    stand: 'Schlüssel;ARS;Stand\n',
  });
  await edit(join(out, 'directory.json'), (text) => {
    // Tables take addresses of the internet only.
    for (const [land, to] of delegates) text = text.replace(elsewhere(land), to);
    return text;
  });
}

/** Writes a published file anew, without copies. */
export async function edit(file: string, change: (text: string) => string): Promise<void> {
  const text = await readFile(file, 'utf8');
  for (const copy of ['.gz', '.br']) await rm(file + copy, { force: true });
  await writeFile(file, change(text));
}

/** All files of a tree that are for readers, and what is in them. */
export async function contents(folder: string): Promise<Record<string, string>> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const pairs = files
    .filter((e) => e.isFile() && !join(e.parentPath, e.name).slice(folder.length).includes('/.'))
    .map(async (e): Promise<[string, string]> => {
      const path = join(e.parentPath, e.name);
      return [path.slice(folder.length + 1), (await readFile(path)).toString('base64')];
    });
  return Object.fromEntries((await Promise.all(pairs)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** One JSON file of a tree. */
export const json = async <T>(...path: string[]): Promise<T> => JSON.parse(await readFile(join(...path), 'utf8')) as T;
