/** `npm run bench`: every goal with its value and a verdict. Goals are ratios within one run, because absolute times depend on the machine. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { measure } from '../size/measure.mjs';
import { make } from '../../scripts/build.mjs';
import { badges } from './badges.mjs';
import { firstView } from './first-view.mjs';
import { compression, germany } from './germany.mjs';
import { hosting } from './hosting.mjs';
import { page } from './page.mjs';
import { reading } from './reading.mjs';
import { serviceList } from './service-list.mjs';

make();
// The register of municipalities and the catalogue of services are not part of the repository.
const data = fileURLToPath(new URL('../../../shared/data', import.meta.url));
/** @type {Record<string, { value: string, goal: string, verdict: string }>} */
const rows = {};

/**
 * @param {string} name
 * @param {import('./support.mjs').Goal} found
 */
function goal(name, { value, limit, digits = 2, atLeast = false }) {
  // On a busy machine, a ratio of two differences can be negative or infinite: such a value measures nothing.
  const measurable = Number.isFinite(value) && (value > 0 || !name.includes('÷'));
  const reached = atLeast ? value >= limit : value <= limit;
  rows[name] = {
    value: value.toFixed(digits),
    goal: `${atLeast ? '≥' : '≤'} ${limit}`,
    verdict: measurable ? (reached ? 'reached' : 'MISSED') : 'not measurable here',
  };
}

/** @param {Record<string, import('./support.mjs').Goal>} found */
function goals(found) {
  for (const [name, one] of Object.entries(found)) goal(name, one);
}

const { bundle, lit, feed, peer } = await measure();
console.table({ 'badge and card': bundle, 'lit alone': lit, 'example feed': feed, 'nearest peer': peer }, [
  'bytes',
  'gzip',
  'brotli',
]);
goals({
  'A1 badge and card ÷ lit alone, gzip': { value: bundle.gzip / lit.gzip, limit: 4, digits: 3 },
  "E2 (script + feed) ÷ nearest peer's script, brotli": {
    value: (bundle.brotli + feed.brotli) / peer.brotli,
    limit: 0.5,
    digits: 3,
  },
});

const { ratio, firstAtQuarterSpeed } = await reading();
goals({
  'C1 parse and check one record ÷ JSON.parse': { value: ratio, limit: 1.4 },
  'C1 first time at a quarter of the speed, ms': { value: firstAtQuarterSpeed, limit: 13, digits: 1 },
});

goals(await badges());
goals(await firstView());
goals(await serviceList());

if (existsSync(data)) {
  goals(germany(data));
  goals(compression(data));
  goals(page(data));
  goals(await hosting(data));
} else {
  console.log(`D1 to D4, E1 skipped: the data of all Germany is not at ${data}.`);
}

console.table(rows);
