/** A town in which every name is as long as the longest real ones, and a page with every element in every state. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Service } from '@ozg-widgets/feed';
import { wording } from '@ozg-widgets/feed';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const NOW = '2026-11-23T10:00:00+01:00';

/** 289 letters: the longest name of a service in the catalogue of the Länder (238), with its longest words behind. */
export const SERVICE =
  'Förderdarlehen über die KfW in Verbindung mit Förderung des Bundes für den energieeffizienten Neubau von ' +
  'Wohngebäuden oder Eigentumswohnungen oder den Ersterwerb von neu errichteten Wohngebäuden oder ' +
  'Eigentumswohnungen – Nr. 153 Gewährung nach der Telekommunikations-Kundenschutzverordnung';

/** The longest names in the directory of municipalities: of a town, and of an area of several. */
export const TOWN = 'Clausthal-Zellerfeld, Berg- und Universitätsstadt';
const AREA = 'Oelsnitz/Vogtl., Bösenbrunn, Eichigt und Triebel/Vogtl.';

const states =
  'available pilot rolling-out in-progress planned not-planned discontinued unknown degraded outage maintenance closed'.split(
    ' ',
  );

interface Area {
  level: string;
  name: string;
}
interface Feed {
  published: string;
  ttl: number;
  publisher: object;
  area: Area & { parents: Area[] };
  services: Service[];
  contacts: { id: string }[];
}
type Attributes = Record<string, string | undefined>;

/** One widget of the page, written as a page writes it. */
const tag = (name: string, attributes: Attributes = {}): string =>
  `<div class="place"><${name}${Object.entries({ at: NOW, ...attributes })
    .map(([key, value]) => ` ${key}="${value}"`)
    .join('')}><a href="https://www.example.org/auskunft">Auskunft im Bürgerservice</a></${name}></div>`;

/** Every element in every state that it can show. */
function widgets(feed: Feed, keyOf: (german: string) => string): string[] {
  const service = keyOf('Wohngeld beantragen');
  const keys = feed.services.map(({ key }) => key);
  const each = (name: string, list: Attributes[]): string[] => list.map((attributes) => tag(name, attributes));
  const simulated = ['stale', 'unreachable'].map((simulate) => ({ simulate }));
  const variants = ['pill', 'text', 'dot', 'banner'];
  const matrix = { areas: 'feed.json other.json 069990099099', directory: 'directory.json' };
  return [
    ...variants.flatMap((variant) =>
      each(
        'ozg-availability-badge',
        [...states, 'stale', 'unreachable'].map((simulate) => ({ service, variant, simulate })),
      ),
    ),
    ...keys.flatMap((key) => each('ozg-availability-badge', [{ service: key }, { service: key, variant: 'banner' }])),
    ...each('ozg-availability-badge', [{ service: '99089099999000' }]),
    ...each('ozg-contact-card', [
      ...feed.contacts.map(({ id: contact }) => ({ contact })),
      ...simulated.map((more) => ({ contact: 'buergerservice', ...more })),
      ...['2026-11-23T12:30:00+01:00', '2026-11-27T20:00:00+01:00', '2026-12-28T10:00:00+01:00'].map((at) => ({
        contact: 'buergerservice',
        at,
      })),
      { contact: 'nobody' },
    ]),
    ...each('ozg-service-card', [
      ...keys.map((key) => ({ service: key })),
      ...simulated.map((more) => ({ service, ...more })),
      { service: '99089099999000' },
    ]),
    ...each('ozg-service-list', [
      ...['topic', 'state', 'none'].map((group) => ({ group })),
      { group: 'none', limit: '2' },
      { query: 'xylofon' },
      ...simulated.map((more) => ({ limit: '1', ...more })),
    ]),
    ...each('ozg-rollout-timeline', [
      { since: '2020' },
      { since: '2020', view: 'table' },
      { service: keyOf('Eheschließung anmelden') },
      ...simulated.map((more) => ({ limit: '2', ...more })),
    ]),
    ...each('ozg-notices', [
      {},
      { at: '2026-11-28T08:00:00+01:00' },
      { at: '2026-12-03T16:30:00+01:00' },
      { kind: 'disruption', service: keyOf('Kindergeld'), at: '2026-11-22T08:00:00+01:00' },
      ...simulated.map((more) => ({ limit: '1', ...more })),
    ]),
    ...each('ozg-help', [
      {},
      ...['citizens', 'administration', 'multipliers'].map((audience) => ({ audience })),
      { service },
      ...simulated,
    ]),
    ...each(
      'ozg-promo',
      ['small', 'medium', 'large'].flatMap((size) => [
        ...['Wohngeld beantragen', 'Hund zur Steuer anmelden', 'Kfz anmelden', 'Wohnsitz anmelden'].map((name) => ({
          service: keyOf(name),
          size,
        })),
        ...simulated.map((more) => ({ service, size, ...more })),
      ]),
    ),
    ...each(
      'ozg-coverage',
      [
        { view: 'map' },
        { view: 'table' },
        { by: 'population' },
        { land: '06' },
        { land: '09', view: 'table' },
        ...simulated,
      ].map((more) => ({ service: '99115005104000', directory: 'directory.json', ...more })),
    ),
    ...each('ozg-service-matrix', [
      matrix,
      { areas: 'feed.json', service },
      { ...matrix, service: '99000000000000' },
      ...simulated.map((more) => ({ ...matrix, service, ...more })),
    ]),
    ...each(
      'ozg-area-picker',
      [
        {},
        { value: '065340011011', remember: '' },
        { value: '069990099099' },
        { label: SERVICE },
        { directory: 'feed.json' },
        ...simulated,
      ].map((more) => ({ directory: 'directory.json', for: 'nobody', ...more })),
    ),
  ];
}

/** Makes the town and its page in a folder: `index.html` and everything that it loads. */
export async function makeTown(folder: string): Promise<void> {
  const feed = JSON.parse(await readFile(join(ROOT, 'stories/feed.json'), 'utf8')) as Feed;
  const coverage = JSON.parse(await readFile(join(ROOT, 'stories/coverage.json'), 'utf8')) as {
    service: object;
    parts: Area[];
  };
  const keyOf = (german: string): string => feed.services.find(({ name }) => wording(name, 'de').text === german)!.key;
  const body = widgets(feed, keyOf).join('\n');

  const long = {
    ...feed,
    area: { ...feed.area, name: TOWN, parents: feed.area.parents.map((parent) => ({ ...parent, name: AREA })) },
    services: feed.services.map((service, i) => ({
      topic: ['bauen_wohnen', 'mobilitaet_reisen', 'ein_auswanderung', undefined][i % 4],
      maturity: { model: ['ozg-2.0', 'https://land.example.org/reifegrad'][i % 2], level: 2 },
      platform: { name: 'Verwaltungsportal der Landesverwaltung und ihrer Kommunen' },
      ...service,
      name: SERVICE,
    })),
  };
  const { published, ttl, publisher } = feed;
  const directory = {
    ...{ format: 'ozg-directory/1', published, ttl, publisher },
    area: { ars: '000000000000', level: 'bund', name: 'Deutschland' },
    feeds: 'feed.json',
    coverage: 'coverage.json',
    areas: [
      { ars: '065340011011', level: 'gemeinde', name: TOWN },
      { ars: '065340011012', level: 'verband', name: AREA, within: AREA },
      { ars: '069990099099', level: 'gemeinde', name: TOWN, silent: true, within: AREA },
    ],
  };
  const figures = {
    ...coverage,
    service: { ...coverage.service, name: SERVICE },
    parts: coverage.parts.map((part) => (part.level === 'land' ? part : { ...part, name: AREA })),
  };
  const documents = {
    'feed.json': long,
    'other.json': { ...long, services: long.services.toReversed().slice(3) },
    'directory.json': directory,
    'coverage.json': figures,
  };
  for (const [name, document] of Object.entries(documents))
    await writeFile(join(folder, name), JSON.stringify(document));
  await writeFile(
    join(folder, 'index.html'),
    `<!doctype html><html lang="de"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <title>Alles</title><link rel="ozg-feed" href="feed.json">
    <body>${body}</body></html>`,
  );
  await build({
    stdin: { contents: "import './index.ts';", resolveDir: join(ROOT, 'packages/widgets/src') },
    bundle: true,
    splitting: true,
    format: 'esm',
    conditions: ['ozg-source'],
    outdir: folder,
    entryNames: 'elements',
    logLevel: 'error',
  });
}
