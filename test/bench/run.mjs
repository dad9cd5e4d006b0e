/** `npm run bench`: every goal with its measure and a verdict. Ratios of one run; absolute times mean nothing here. */
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
const data = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const rows = {};
const goal = (name, value, limit, digits = 2, atLeast = false) => {
  // A ratio of two differences can be negative or without a value on a busy machine: that measured nothing.
  const measurable = Number.isFinite(value) && (value > 0 || !name.includes('÷'));
  const reached = atLeast ? value >= limit : value <= limit;
  rows[name] = {
    value: value.toFixed(digits),
    goal: `${atLeast ? '≥' : '≤'} ${limit}`,
    verdict: measurable ? (reached ? 'reached' : 'MISSED') : 'not measurable here',
  };
};
const goals = (found) => {
  for (const [name, { value, limit, digits, atLeast }] of Object.entries(found))
    goal(name, value, limit, digits, atLeast);
};

const { bundle, floor, lit, feed, peer } = await measure();
console.table(
  { 'badge and card': bundle, 'four libraries': floor, 'lit alone': lit, 'example feed': feed, 'nearest peer': peer },
  ['bytes', 'gzip', 'brotli'],
);
goal('A1 badge and card ÷ four libraries, gzip', bundle.gzip / floor.gzip, 1.25, 3);
goal('A1 badge and card ÷ lit alone, gzip', bundle.gzip / lit.gzip, 4, 3);
goal("E2 (script + feed) ÷ nearest peer's script, brotli", (bundle.brotli + feed.brotli) / peer.brotli, 0.5, 3);

const { ratio, firstAtQuarterSpeed } = await reading();
goal('C1 parse and check one record ÷ JSON.parse', ratio, 1.4);
goal('C1 first time at a quarter of the speed, ms', firstAtQuarterSpeed, 13, 1);

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
