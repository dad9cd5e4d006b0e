/** The table of areas: their hierarchy, and the lookup of the area that a cell refers to. */
import { agsOf, BUND, digitsOf, parentKeys, parseAgs, parseArs } from '@ozg-widgets/feed';
import type { Level } from '@ozg-widgets/feed';
import {
  parseAreaKey,
  parseList,
  parseMunicipalityKey,
  parseNatural,
  parsePostcode,
  parseWord,
} from '../cells/cells.js';
import { parseDay } from '../cells/dates.js';
import type { Area, Areas } from '../model.js';
import { readRows } from '../rows.js';
import type { Row, Parser, Problem } from '../rows.js';
import { closestMatch, normalizeWord } from '@ozg-widgets/feed';
import { checkSuccessors } from './successors.js';
import { locationOf } from '../table-context.js';
import type { TableContext } from '../table-context.js';
import { vocabulary } from '../vocabulary.js';

const rank = vocabulary.level.shown;
const levels = [...new Set(vocabulary.level.meaning.values())];
/** A level as Germans call it. */
const germanLevel = (level: string): string => rank[levels.indexOf(level)] ?? level;

interface AreaRow {
  ars: string;
  level: Level;
  name: string;
  row: number;
  ags?: string;
  population?: number;
  postcodes: readonly string[];
  validFrom?: string;
  successor?: string;
}

/** Reads the table of areas and puts every area below the nearest one above it. */
export async function readAreas(context: TableContext): Promise<Areas> {
  const rows = new Map<string, AreaRow>([
    [`bund${BUND}`, { ars: BUND, level: 'bund', name: 'Deutschland', row: 0, postcodes: [] }],
  ]);
  const parseLevel = parseWord('level') as Parser<Level>;
  await readRows(context, 'areas', (row) => {
    const area = readArea(row, parseLevel);
    if (!area) return;
    const before = rows.get(area.level + area.ars);
    if (before?.row) row.error('ars', 'row-repeated', { other: before.row });
    else rows.set(area.level + area.ars, area);
  });
  const { sheets, report } = context;
  if (sheets.areas) {
    // Of areas that share a key the most local one is meant.
    const upwards = [...rows.values()].sort((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level));
    checkSuccessors(upwards, locationOf(sheets.areas), report);
  }
  return linkAreas(rows);
}

type AreaCells = Row<'ars' | 'ags' | 'level' | 'name' | 'population' | 'postcodes' | 'validFrom' | 'successor'>;
const parsePostcodes = parseList(parsePostcode);
const NONE: readonly string[] = [];

function readArea(row: AreaCells, parseLevel: Parser<Level>): AreaRow | undefined {
  const ars = row.read('ars', parseAreaKey);
  const level = row.read('level', parseLevel);
  const name = row.read('name', (text) => text);
  const given = row.read('ags', parseMunicipalityKey);
  const population = row.read('population', parseNatural);
  const postcodes = row.read('postcodes', parsePostcodes) ?? NONE;
  const validFrom = row.read('validFrom', parseDay);
  const successor = row.read('successor', parseAreaKey);
  if (ars === undefined || level === undefined || name === undefined) return;
  if (/[1-9]/.test(ars.slice(digitsOf[level]))) {
    row.error('ars', 'level-digits', { found: ars, level: germanLevel(level), digits: digitsOf[level] });
    return;
  }
  if (given !== undefined && given !== agsOf(ars))
    row.error('ags', 'ags-mismatch', { found: given, ars, meant: agsOf(ars) });
  const ags = level === 'gemeinde' ? agsOf(ars) : given;
  const area = { ars, level, name, ags, population, validFrom, successor };
  row.validate('area', area);
  return { ...area, row: row.number, postcodes };
}

function linkAreas(rows: ReadonlyMap<string, AreaRow>): Areas {
  const areas = new Map<string, Area>();
  const byArs = new Map<string, Area>();
  const byAgs = new Map<string, Area>();
  const parentsJson = new Map<Area, string>();
  // From the country down, so that the parent of an area is there before it.
  for (const level of levels.toReversed() as Level[]) {
    for (const { ars, name, row, ags, postcodes, level: own, ...rest } of rows.values()) {
      if (own !== level) continue;
      const above = parentKeys(ars, level).find((p) => areas.has(p.level + p.ars));
      const parent = above && areas.get(above.level + above.ars);
      const chain = parent && (parentsJson.get(parent) ?? '');
      const area: Area = {
        index: areas.size,
        ars,
        level,
        name,
        json: areaJson({ ars, level, name, ags }, chain, rest),
        parent,
        population: rest.population ?? 0,
        postcodes,
        successor: rest.successor,
        children: [],
        published: false,
        row,
        contacts: [],
        notices: [],
        help: [],
      };
      parent?.children.push(area);
      areas.set(level + ars, area);
      parentsJson.set(area, JSON.stringify({ ars, level, name }) + (chain ? `,${chain}` : ''));
      byArs.set(ars, area);
      if (level === 'gemeinde') byAgs.set(agsOf(ars), area);
    }
  }
  for (const area of byArs.values()) area.published = area.row > 0;
  for (const area of areas.values()) area.children.sort((a, b) => (a.ars < b.ars ? -1 : 1));
  return { bund: areas.get(`bund${BUND}`) as Area, all: [...areas.values()], find: createLookup(areas, byArs, byAgs) };
}

/** The record of an area in its feed. Areas with the same parent share the JSON of their parents. */
function areaJson(own: object, parents: string | undefined, rest: object): string {
  const [before, after] = [JSON.stringify(own), JSON.stringify(rest)];
  const middle = parents === undefined ? '' : `,"parents":[${parents}]`;
  return before.slice(0, -1) + middle + (after === '{}' ? '}' : `,${after.slice(1)}`);
}

/** How many unknown names get a suggestion: comparing a name with all others is slow. */
const MAX_SUGGESTIONS = 50;

function createLookup(
  all: ReadonlyMap<string, Area>,
  byArs: ReadonlyMap<string, Area>,
  byAgs: ReadonlyMap<string, Area>,
): Areas['find'] {
  const known = new Map<string, Area>();
  const parseLevel = parseWord('level') as Parser<Level>;
  let names: string[] | undefined;
  let guesses = 0;

  const similar = (text: string): Area | undefined => {
    if (/\d/.test(text)) return offByOneDigit(text, byArs);
    const byName = (name: string): Area | undefined =>
      [...byArs.values()].find(
        (a) =>
          normalizeWord(a.name) === normalizeWord(name) ||
          normalizeWord(a.name.split(',')[0] ?? '') === normalizeWord(name),
      );
    if (++guesses > MAX_SUGGESTIONS) return;
    names ??= [...new Set([...byArs.values()].map((a) => a.name))];
    return byName(text) ?? byName(closestMatch(text, names) ?? '#');
  };
  const parse = (text: string, isNumber: boolean): Area | Problem => {
    const digits = text.replace(/\s/g, '');
    const municipality = byAgs.get(parseAgs(digits.padStart(8, digits.length === 7 ? '0' : '')) ?? '');
    if (municipality && !parseArs(text))
      return { problem: 'ars-is-ags', facts: { name: municipality.name, meant: municipality.ars } };
    const ars = parseAreaKey(text, isNumber);
    if (typeof ars !== 'string' && ars.problem !== 'ars-invalid') return ars;
    const area = typeof ars === 'string' ? byArs.get(ars) : undefined;
    if (area) return area;
    if (typeof ars !== 'string' && /^[\d\s]*$/.test(text)) return ars;
    const near = similar(typeof ars === 'string' ? ars : text);
    return { problem: 'ars-unknown', facts: near ? { nearest: `${near.name} (${near.ars})` } : {} };
  };
  const parser: Parser<Area> = (text, isNumber) => {
    const before = isNumber ? undefined : (byArs.get(text) ?? known.get(text));
    if (before) return before;
    const read = parse(text, isNumber);
    if (!('problem' in read)) known.set(text, read);
    return read;
  };
  return (row) => {
    const area = row.read('ars', parser);
    const level = row.cell('level') === '' ? undefined : row.read('level', parseLevel);
    if (!area || level === undefined || level === area.level)
      return row.cell('level') !== '' && level === undefined ? undefined : area;
    const exact = all.get(level + area.ars);
    if (exact) return exact;
    const there = levels.filter((l) => all.has(l + area.ars)).map(germanLevel);
    row.error('level', 'ars-level', { found: area.ars, level: germanLevel(level), known: there.join(', ') });
    return;
  };
}

/** The area whose key differs in one digit, or in two neighbours swapped. */
function offByOneDigit(ars: string, byArs: ReadonlyMap<string, Area>): Area | undefined {
  for (let i = 0; i < ars.length; i++) {
    const [before, after] = [ars.slice(0, i), ars.slice(i + 1)];
    const swapped = byArs.get(`${before}${ars[i + 1] ?? ''}${ars[i] ?? ''}${ars.slice(i + 2)}`);
    if (swapped?.row) return swapped;
    for (let digit = 0; digit < 10; digit++) {
      const changed = byArs.get(before + String(digit) + after);
      if (changed?.row) return changed;
    }
  }
  return;
}
