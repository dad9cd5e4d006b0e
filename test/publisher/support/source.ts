import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Tables by their names, as text. */
export type Tables = Record<string, string | Buffer>;

const KEY = '99107023017000';

/** A small source that builds without a finding. */
export const sound: Tables = {
  'herausgeber.csv': 'Feld;Wert\nName;Musterstadt (Beispiel)\nE-Mail;feed@example.org\n',
  'gebiete.csv':
    'ARS;AGS;Ebene;Name\n065340011011;06534011;Gemeinde;Kirchhain\n065340000000;;Kreis;Marburg-Biedenkopf\n060000000000;;Land;Hessen\n',
  'leistungen.csv': `Schlüssel;Name\n${KEY};Wohngeld\n99115005104000;Wohnsitz anmelden\n`,
  'stand.csv': `Schlüssel;ARS;Stand;Adresse;Erwartet\n${KEY};060000000000;online;https://wohngeld.example.org/;\n99115005104000;065340011011;geplant;;2031-Q3\n`,
  'kontakte.csv':
    'Kennung;ARS;Rolle;Name;Person;Einwilligung;E-Mail;Telefon;PLZ;Ort;Leistungen\namt;065340011011;Ansprechpunkt;Bürgeramt;;;amt@example.org;+49 69 90009-110;35274;Kirchhain;\n',
};

/** Runs something on a source in a folder of its own. */
export async function withSource<T>(tables: Tables, use: (source: string, out: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'ozg-test-'));
  try {
    const source = join(folder, 'source');
    await mkdir(source);
    for (const [name, text] of Object.entries(tables)) await writeFile(join(source, name), text);
    return await use(source, join(folder, 'out'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
