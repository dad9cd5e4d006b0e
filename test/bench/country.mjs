/**
 * The tables of the whole country: 10,796 inhabited municipalities and the areas above them, 575 services. The area keys
 * and services are real (from a folder of data); the statuses are generated with a fixed seed.
 *
 * @typedef {{ ars: string, level: string, name: string, population: number, postcode: string | undefined }} AreaRow
 * @typedef {{ key: string, name: string, ozgId: string, topic: string }} ServiceRow
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import papa from 'papaparse';

const SERVICES = 575;
const BUND_SERVICES = 57;
const KREIS_ROWS = 41;
const EXCEPTIONS = 0.02;
const PUBLISHER = 'Beispielland (erfundene Stände)';

/**
 * A random generator with a seed (mulberry32), so that every machine gets the same tables.
 *
 * @param {number} seed
 */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * @param {string} file
 * @param {readonly string[]} columns The columns that the file must have.
 */
function read(file, columns) {
  /** @type {{ data: Record<string, string>[] }} */
  const { data } = papa.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  });
  return data.map((row) => columns.map((column) => row[column] ?? ''));
}

/** @param {string} text */
const tidy = (text) => text.replace(/["';]/g, ' ').replace(/\s+/g, ' ').trim();

const AREA_COLUMNS = [
  'satzart',
  'land',
  'rb',
  'kreis',
  'vb',
  'gemeinde',
  'gemeindename',
  'bevoelkerung',
  'postleitzahl',
];

/**
 * @param {string} data
 * @returns {AreaRow[]}
 */
function areasOf(data) {
  /** @type {Record<string, string>} */
  const levels = { 10: 'land', 20: 'bezirk', 40: 'kreis', 50: 'verband', 60: 'gemeinde' };
  const areas = [];
  for (const row of read(join(data, 'gemeindeverzeichnis.csv'), AREA_COLUMNS)) {
    const [type = '', land = '', rb = '', kreis = '', vb = '', gemeinde = '', name = '', inhabitants = '', postcode] =
      row;
    const level = levels[type];
    const population = Number(inhabitants.replace(/\D/g, ''));
    const former = level === 'bezirk' && /^(Statistische Region|früher)/.test(name);
    if (!level || former || (level === 'verband' && !vb.startsWith('5')) || (level === 'gemeinde' && population === 0))
      continue;
    const ars = (land + rb + kreis + vb + gemeinde).padEnd(12, '0');
    areas.push({ ars, level, name: tidy(name), population, postcode });
  }
  return areas;
}

/**
 * @param {string} data
 * @returns {ServiceRow[]}
 */
function servicesOf(data) {
  const all = read(join(data, 'leistungen.csv'), ['leistungsschluessel', 'bezeichnung', 'ozg_id', 'themenfeld'])
    .map(([key = '', name = '', ozgId = '', label = '']) => ({ key, name: tidy(name), ozgId, label }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const first = new Map();
  for (const row of all) if (row.ozgId && !first.has(row.ozgId)) first.set(row.ozgId, row);
  const chosen = new Set(first.values());
  for (const row of all) if (chosen.size < SERVICES) chosen.add(row);
  return all
    .filter((row) => chosen.has(row))
    .slice(0, SERVICES)
    .map(({ label, ...service }) => ({ ...service, topic: TOPICS[label] ?? label.toLowerCase() }));
}

/** @type {Record<string, string>} */
const TOPICS = {
  'Unternehmensführung & -entwicklung': 'unternehmensfuehrung_entwicklung',
  'Arbeit & Ruhestand': 'arbeit_ruhestand',
  'Mobilität & Reisen': 'mobilitaet_reisen',
  'Engagement & Hobby': 'engagement_hobby',
  'Bauen & Wohnen': 'bauen_wohnen',
  'Ein- & Auswanderung': 'ein_auswanderung',
  'Familie & Kind': 'familie_kind',
  'Forschung & Förderung': 'forschung_foerderung',
  'Recht & Ordnung': 'recht_ordnung',
  'Steuern & Zoll': 'steuern_zoll',
  Querschnitt: 'querschnittsleistungen',
};

/**
 * Writes the tables of the country into a folder. Returns the number of rows of the table of statuses.
 *
 * @param {string} data
 * @param {string} folder
 * @param {{ only?: (area: AreaRow) => boolean, changed?: number }} [options] `only`: selects areas; `changed`: which share
 *   of the rows of municipalities has another date.
 */
export function makeSource(data, folder, { only = () => true, changed = 0 } = {}) {
  const next = random(20_27);
  const nextChange = random(4);
  /** @param {readonly string[]} list */
  const pick = (list) => list[Math.floor(next() * list.length)] ?? '';
  const areas = areasOf(data).filter(only);
  const services = servicesOf(data);
  /**
   * @param {string} table
   * @param {string[]} headings
   * @param {(string | number)[][]} rows
   */
  const write = (table, headings, rows) => {
    writeFileSync(
      join(folder, `${table}.csv`),
      `\uFEFF${[headings, ...rows].map((cells) => cells.join(';')).join('\r\n')}\r\n`,
    );
    return rows.length;
  };
  mkdirSync(folder, { recursive: true });

  /** @type {string[][]} */
  const status = [];
  /**
   * @param {string} key
   * @param {Pick<AreaRow, 'ars' | 'level'>} area
   * @param {string} tag
   */
  const state = (key, area, tag) => {
    const word = pick(['available', 'available', 'planned', 'in-progress', 'pilot', 'not-planned', 'rolling-out']);
    const due =
      word === 'planned' || word === 'in-progress' ? pick(['2027', '2027-H2', '2027-Q3', '2028-Q1', '2027-06']) : '';
    const since = word === 'available' ? pick(['2025', '2026-03', '2026-10-01']) : '';
    const url = word === 'available' || word === 'pilot' ? `https://${tag}.example.org/dienst/${key.slice(2, 8)}` : '';
    // Municipalities inherit platform and maturity from the Land.
    const own = area.level === 'land' || area.level === 'bund';
    const level = area.level === 'gemeinde' ? '' : area.level;
    status.push([
      key,
      area.ars,
      level,
      word,
      due,
      since,
      url,
      own ? pick(['Serviceportal', 'Bürgerkonto']) : '',
      own ? pick(['2', '3', '4']) : '',
      own && next() < 0.3 ? pick(['02', '05', '06', '09']) : '',
      word === 'not-planned' ? `https://${tag}.example.org/buergerbuero` : '',
      pick(['2026-10-01', '2026-11-01', '2026-11-15']),
    ]);
    const row = status.at(-1);
    if (row && area.level === 'gemeinde' && nextChange() < changed) row[row.length - 1] = '2026-11-20';
  };
  /**
   * @param {ServiceRow[]} list
   * @param {number} count
   */
  const some = (list, count) => {
    const left = [...list];
    return Array.from({ length: count }, () => left.splice(Math.floor(next() * left.length), 1)).flat();
  };
  const bund = services.filter((_, i) => i % 10 === 0).slice(0, BUND_SERVICES);
  const others = services.filter((s) => !bund.includes(s));
  for (const { key } of bund) state(key, { ars: '000000000000', level: 'bund' }, 'bund');
  for (const area of areas) {
    const tag = `${area.level}-${area.ars}`;
    if (area.level === 'land') for (const { key } of others) state(key, area, tag);
    if (area.level === 'kreis') for (const { key } of some(others, KREIS_ROWS)) state(key, area, tag);
    if (area.level === 'gemeinde') for (const { key } of services) if (next() < EXCEPTIONS) state(key, area, tag);
  }

  const contacts = areas
    .filter(({ level }) => ['land', 'kreis', 'gemeinde'].includes(level))
    .flatMap((area) => {
      const level = area.level === 'gemeinde' ? '' : area.level;
      /**
       * @param {string} role
       * @param {string} name
       * @param {ServiceRow[]} [named]
       */
      const row = (role, name, named = []) => [
        `${role}-${area.level}-${area.ars}`,
        area.ars,
        level,
        role,
        name,
        `${role}@${area.level}-${area.ars}.example.org`,
        area.level === 'gemeinde' ? `+493023125${String(Math.floor(next() * 1000)).padStart(3, '0')}` : '',
        ...(area.postcode ? ['Rathausplatz 1', area.postcode, area.name] : ['', '', '']),
        named.map((s) => s.key).join(', '),
      ];
      if (area.level === 'gemeinde') return [row('contact-point', 'Bürgerservice')];
      if (area.level === 'kreis') return [row('responsible-authority', 'Kreisverwaltung', some(others, 3))];
      return [row('land-contact', 'Ansprechstelle für Kommunen'), row('support', 'Technische Hilfe', some(others, 5))];
    });

  write(
    'publisher',
    ['field', 'value'],
    [
      ['name', PUBLISHER],
      ['email', 'feed@example.org'],
      ['licence', 'CC0-1.0'],
      ['ttl', '3600'],
    ],
  );
  write(
    'areas',
    ['ars', 'level', 'name', 'population', 'postcodes'],
    areas.map((a) => [a.ars, a.level, a.name, a.population || '', a.postcode ?? '']),
  );
  write(
    'services',
    ['key', 'name', 'ozgId', 'topic'],
    services.map((s) => [s.key, s.name, s.ozgId, s.topic]),
  );
  write(
    'contacts',
    ['id', 'ars', 'level', 'role', 'name', 'email', 'phone', 'street', 'postcode', 'place', 'services'],
    contacts,
  );
  return write(
    'status',
    [
      'key',
      'ars',
      'level',
      'state',
      'expected',
      'since',
      'url',
      'platform',
      'maturity',
      'efaLead',
      'alternativeUrl',
      'asOf',
    ],
    status,
  );
}
