/**
 * The tables of the whole country: 10,796 inhabited municipalities and the areas above them, 575 services. The area keys
 * and services are real (folder of data given as argument); the statuses are made, with a fixed seed.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import papa from 'papaparse';

const SERVICES = 575;
const BUND_SERVICES = 57;
const KREIS_ROWS = 41;
const EXCEPTIONS = 0.02;
const PUBLISHER = 'Beispielland (erfundene Stände)';

/** A small generator with a seed (mulberry32): the same tables on every machine. */
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const read = (file) =>
  papa.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data;
const tidy = (text) => text.replace(/["';]/g, ' ').replace(/\s+/g, ' ').trim();

function areasOf(data) {
  const levels = { 10: 'land', 20: 'bezirk', 40: 'kreis', 50: 'verband', 60: 'gemeinde' };
  const areas = [];
  for (const row of read(join(data, 'gemeindeverzeichnis.csv'))) {
    const level = levels[row.satzart];
    const population = Number(row.bevoelkerung.replace(/\D/g, ''));
    const former = level === 'bezirk' && /^(Statistische Region|früher)/.test(row.gemeindename);
    if (
      !level ||
      former ||
      (level === 'verband' && !row.vb.startsWith('5')) ||
      (level === 'gemeinde' && population === 0)
    )
      continue;
    const ars = (row.land + row.rb + row.kreis + row.vb + row.gemeinde).padEnd(12, '0');
    areas.push({ ars, level, name: tidy(row.gemeindename), population, postcode: row.postleitzahl });
  }
  return areas;
}

function servicesOf(data) {
  const all = read(join(data, 'leistungen.csv')).sort((a, b) =>
    a.leistungsschluessel < b.leistungsschluessel ? -1 : 1,
  );
  const first = new Map();
  for (const row of all) if (row.ozg_id && !first.has(row.ozg_id)) first.set(row.ozg_id, row);
  const chosen = new Set(first.values());
  for (const row of all) if (chosen.size < SERVICES) chosen.add(row);
  return all
    .filter((row) => chosen.has(row))
    .slice(0, SERVICES)
    .map((row) => ({
      key: row.leistungsschluessel,
      name: tidy(row.bezeichnung),
      ozgId: row.ozg_id,
      topic: topicOf(row.themenfeld),
    }));
}

const topicOf = (label) =>
  ({
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
  })[label] ?? label.toLowerCase();

/**
 * Writes the tables of the country into a folder; `only` picks among its areas, `changed` is the share of the rows of
 * municipalities that say something else than usual. Gives how many rows the table of statuses has.
 */
export function makeSource(data, folder, { only = () => true, changed = 0 } = {}) {
  const next = random(20_27);
  const nextChange = random(4);
  const pick = (list) => list[Math.floor(next() * list.length)];
  const areas = areasOf(data).filter(only);
  const services = servicesOf(data);
  const write = (table, headings, rows) => {
    writeFileSync(
      join(folder, `${table}.csv`),
      `\uFEFF${[headings, ...rows].map((cells) => cells.join(';')).join('\r\n')}\r\n`,
    );
    return rows.length;
  };
  mkdirSync(folder, { recursive: true });

  const status = [];
  const state = (key, area, tag) => {
    const word = pick(['available', 'available', 'planned', 'in-progress', 'pilot', 'not-planned', 'rolling-out']);
    const due =
      word === 'planned' || word === 'in-progress' ? pick(['2027', '2027-H2', '2027-Q3', '2028-Q1', '2027-06']) : '';
    const since = word === 'available' ? pick(['2025', '2026-03', '2026-10-01']) : '';
    const url = word === 'available' || word === 'pilot' ? `https://${tag}.example.org/dienst/${key.slice(2, 8)}` : '';
    // A town of the table repeats no platform and no maturity of the Land: they are inherited.
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
    if (area.level === 'gemeinde' && nextChange() < changed) status.at(-1)[11] = '2026-11-20';
  };
  const some = (list, count) => {
    const left = [...list];
    return Array.from({ length: count }, () => left.splice(Math.floor(next() * left.length), 1)[0]);
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
