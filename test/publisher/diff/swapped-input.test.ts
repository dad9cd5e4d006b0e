import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, describeFinding } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import { diff } from '../../../packages/publisher/src/diff/diff.js';
import { sound } from '../support/source.js';

const HOUSING = '99107023017000';
const KIRCHHAIN = '065340011011';
const MARBURG = '065340014014';
const AACHEN = '053340002002';

let folder = '';

/** Builds, on a day of November, some towns that each plan one service for a year. */
async function built(name: string, day: number, towns: Readonly<Record<string, string>>): Promise<string> {
  const source = join(folder, `${name}-source`);
  await mkdir(source);
  const rows = (row: (ars: string, year: string) => string): string =>
    Object.entries(towns)
      .map(([ars, year]) => `${row(ars, year)}\n`)
      .join('');
  const tables = {
    'herausgeber.csv': sound['herausgeber.csv'],
    'leistungen.csv': sound['leistungen.csv'],
    'gebiete.csv': `ARS;Ebene;Name\n${rows((ars) => `${ars};Gemeinde;Stadt ${ars}`)}`,
    'stand.csv': `Schlüssel;ARS;Stand;Erwartet\n${rows((ars, year) => `${HOUSING};${ars};geplant;${year}`)}`,
  };
  for (const [file, text] of Object.entries(tables)) await writeFile(join(source, file), String(text));
  const out = join(folder, name);
  const { findings } = await build({ source, out, now: new Date(`2026-11-${day}T10:00:00Z`), compress: false });
  expect(findings.filter((f) => f.severity === 'error')).to.deep.equal([]);
  return out;
}

/** What is found wrong with a comparison, without the paths of this machine, and how many changes there are. */
async function hints(before: string, after: string): Promise<[string[], changes: number]> {
  const found: string[] = [];
  const { changes } = await diff(before, after, {
    report: (finding) => found.push(describeFinding(finding).replaceAll(`${folder}/`, '')),
  });
  return [found, changes.length];
}

describe('two states that are mixed up', () => {
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ozg-mixed-up-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('are compared, with a hint, where the new one is the older one', async () => {
    const old = await built('alt', 24, { [KIRCHHAIN]: '2027' });
    const fresh = await built('neu', 25, { [KIRCHHAIN]: '2028' });
    expect(await hints(old, fresh)).to.deep.equal([[], 1]);
    expect(await hints(fresh, old)).to.deep.equal([
      [
        'Hinweis: alt: Das ist älter (2026-11-24T10:00:00Z) als das, womit es verglichen wird (2026-11-25T10:00:00Z). Vertauscht? Erst der alte Stand, dann der neue.',
      ],
      1,
    ]);
  });

  it('get a hint where they have no area in common', async () => {
    const old = await built('alt', 24, { [KIRCHHAIN]: '2027' });
    const foreign = await built('fremd', 23, { [AACHEN]: '2027' });
    expect(await hints(old, foreign)).to.deep.equal([
      ['Hinweis: fremd: Die beiden Stände haben kein Gebiet gemeinsam; vermutlich gehören sie nicht zusammen.'],
      2,
    ]);
  });

  it('are not compared where two files speak of different areas: none of them was renamed', async () => {
    const out = await built('alt', 24, { [KIRCHHAIN]: '2027', [MARBURG]: '2028' });
    const file = (ars: string): string => join(out, 'areas', `${ars}.json`);
    expect(await hints(file(KIRCHHAIN), file(MARBURG))).to.deep.equal([
      [
        `Fehler: alt/areas/${MARBURG}.json: Dieser Feed spricht für ein anderes Gebiet (${MARBURG}) als sein Vorgänger (${KIRCHHAIN}); die beiden werden nicht verglichen.`,
      ],
      0,
    ]);
  });
});
