/**
 * A straightforward build of all Germany: read the tables, look up each status along the chain of areas, merge with object
 * spread, stringify, write. The benchmark compares `ozg-feed build` with it; both must give the same feeds. It reads the
 * tables of `makeSource` and checks nothing.
 *
 * @typedef {Partial<Record<string, string>>} Row
 * @typedef {{ ars: string, level: string, name: string, population: string | undefined }} Area
 * @typedef {'url' | 'platform' | 'maturity' | 'efa' | 'alternative'} Trait
 * @typedef {Partial<Record<Trait | 'rollout', unknown>>} Statement
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import papa from 'papaparse';

const LEVELS = ['gemeinde', 'verband', 'kreis', 'bezirk', 'land', 'bund'];
/** @type {Record<string, number>} */
const DIGITS = { bund: 0, land: 2, bezirk: 3, kreis: 5, verband: 9, gemeinde: 12 };
/** @type {readonly Trait[]} */
const TRAITS = ['url', 'platform', 'maturity', 'efa', 'alternative'];
const ROLES = ['contact-point', 'responsible-authority', 'support', 'specialist', 'rollout-team', 'land-contact'];

/**
 * Returns the rows of a table as objects without empty cells.
 *
 * @param {string} folder
 * @param {string} table
 * @returns {Row[]}
 */
function read(folder, table) {
  /** @type {{ data: string[][] }} */
  const { data } = papa.parse(readFileSync(join(folder, `${table}.csv`), 'utf8').replace(/^\uFEFF/, ''), {
    delimiter: ';',
  });
  const [headings = [], ...rows] = data;
  return rows
    .filter((cells) => cells.length > 1)
    .map((cells) => Object.fromEntries(headings.map((heading, i) => [heading, cells[i]]).filter(([, cell]) => cell)));
}

/**
 * Returns what a status row states, field by field.
 *
 * @param {Row} row
 * @param {string} level
 */
function statement(row, level) {
  /** @type {Statement} */
  const said = {};
  if (row.platform) said.platform = { name: row.platform };
  if (row.maturity) said.maturity = { model: 'ozg-1.1', level: Number(row.maturity) };
  if (row.efaLead) said.efa = { lead: row.efaLead };
  if (row.url) said.url = row.url;
  if (row.state) {
    said.rollout = { state: row.state, expected: row.expected, since: row.since, statedBy: level, asOf: row.asOf };
  }
  if (row.alternativeUrl) said.alternative = { url: row.alternativeUrl };
  return said;
}

/**
 * Builds every feed into `out/areas`. Returns the milliseconds spent writing.
 *
 * @param {string} folder
 * @param {string} out
 */
export function naiveBuild(folder, out) {
  const publisher = Object.fromEntries(read(folder, 'publisher').map(({ field, value }) => [field, value]));
  const services = read(folder, 'services');
  /** @type {Area[]} */
  const areas = read(folder, 'areas').map(({ ars = '', level = '', name = '', population }) => ({
    ars: ars.padEnd(12, '0'),
    level,
    name,
    population,
  }));
  const bund = { ars: '000000000000', level: 'bund', name: 'Deutschland', population: undefined };
  areas.unshift(bund);
  const byKey = new Map(areas.map((a) => [a.level + a.ars, a]));
  /** @type {Map<string, Area>} */
  const mostLocal = new Map();
  for (const area of areas) {
    const other = mostLocal.get(area.ars);
    if (!other || LEVELS.indexOf(area.level) < LEVELS.indexOf(other.level)) mostLocal.set(area.ars, area);
  }
  /** @param {Row} row */
  const of = ({ ars = '', level }) => (level ? byKey.get(level + ars) : mostLocal.get(ars)) ?? bund;

  /** @type {Map<string, Map<string, Statement>>} */
  const statuses = new Map();
  for (const row of read(folder, 'status')) {
    const area = of(row);
    const key = area.level + area.ars;
    const own = statuses.get(key) ?? new Map();
    own.set(row.key ?? '', statement(row, area.level));
    statuses.set(key, own);
  }
  /** @type {Map<string, { row: Row, services: string[] }[]>} */
  const contacts = new Map();
  for (const row of read(folder, 'contacts')) {
    const area = of(row);
    const key = area.level + area.ars;
    contacts.set(key, [...(contacts.get(key) ?? []), { row, services: row.services?.split(', ') ?? [] }]);
  }

  mkdirSync(join(out, 'areas'), { recursive: true });
  let writing = 0;
  for (const area of mostLocal.values()) {
    if (area.level === 'bund') continue;
    const chain = LEVELS.slice(LEVELS.indexOf(area.level))
      .map((level) => byKey.get(level + area.ars.slice(0, DIGITS[level]).padEnd(12, '0')))
      .filter((a) => a !== undefined);
    const around = chain.flatMap((a) => contacts.get(a.level + a.ars) ?? []);
    const naming = around.filter((c) => c.services.length > 0);
    const stated = chain.toReversed().map((a) => ({ level: a.level, rows: statuses.get(a.level + a.ars) }));
    const records = [];
    for (const { key = '', name, ozgId, topic } of services) {
      /** @type {Statement} */
      let merged = {};
      /** @type {Partial<Record<Trait, string>>} */
      const statedBy = {};
      for (const { level, rows } of stated) {
        const own = rows?.get(key);
        if (!own) continue;
        merged = { ...merged, ...own };
        for (const trait of TRAITS) if (own[trait]) statedBy[trait] = level;
      }
      if (Object.keys(merged).length === 0) continue;
      const named = naming
        .filter((c) => c.services.includes(key))
        .sort(
          (a, b) =>
            LEVELS.indexOf(of(a.row).level) - LEVELS.indexOf(of(b.row).level) ||
            ROLES.indexOf(a.row.role ?? '') - ROLES.indexOf(b.row.role ?? ''),
        );
      records.push({
        key,
        name,
        ozgId,
        topic,
        platform: merged.platform,
        maturity: merged.maturity,
        efa: merged.efa,
        url: merged.url,
        rollout: merged.rollout,
        alternative: merged.alternative,
        ...(named.length > 0 && { contacts: named.map((c) => c.row.id) }),
        ...(Object.keys(statedBy).length > 0 && {
          statedBy: Object.fromEntries(TRAITS.filter((t) => statedBy[t]).map((t) => [t, statedBy[t]])),
        }),
      });
    }
    const { ars, level, name, population } = area;
    const document = {
      format: 'ozg-feed/1',
      published: '2027-01-01T00:00:00Z',
      ttl: Number(publisher.ttl),
      publisher: { name: publisher.name, email: publisher.email, licence: publisher.licence },
      area: {
        ars,
        level,
        name,
        ags: level === 'gemeinde' ? ars.slice(0, 5) + ars.slice(9) : undefined,
        parents: chain.slice(1).map((a) => ({ ars: a.ars, level: a.level, name: a.name })),
        population: population === undefined ? undefined : Number(population),
      },
      services: records,
      contacts: around.map(({ row }) => ({
        id: row.id,
        role: row.role,
        level: of(row).level,
        name: row.name,
        channels: [{ kind: 'email', value: row.email }, ...(row.phone ? [{ kind: 'phone', value: row.phone }] : [])],
        ...(row.place && { address: { street: row.street, postcode: row.postcode, place: row.place } }),
      })),
    };
    const text = JSON.stringify(document);
    const before = performance.now();
    writeFileSync(join(out, 'areas', `${ars}.json`), text);
    writing += performance.now() - before;
  }
  return writing;
}
