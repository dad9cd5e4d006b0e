/**
 * What one page loads, however large the country is: builds with 100, 1,000 and all municipalities, and weighs (brotli)
 * what a page of Kirchhain asks for. `node test/bench/page.mjs DATA` prints it; so does `npm run bench`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from './build-process.mjs';
import { makeSource } from './country.mjs';

const TOWN = '065340011011';
const COUNTRY = 10_796;

/**
 * Selects about this many municipalities, always including those of one Kreis, and all areas above them.
 *
 * @param {number} count
 * @returns {(area: import('./country.mjs').AreaRow) => boolean}
 */
const some = (count) => {
  let seen = 0;
  const every = COUNTRY / count;
  return ({ ars, level }) => {
    if (level !== 'gemeinde') return true;
    const taken = Math.floor(seen / every) !== Math.floor((seen + 1) / every);
    seen++;
    return taken || ars.startsWith(TOWN.slice(0, 5));
  };
};

/**
 * Returns the bytes (brotli) that each kind of page loads besides the script.
 *
 * @param {string} out
 */
function weigh(out) {
  /** @param {string} name */
  const size = (name) => readFileSync(join(out, `${name}.br`)).length;
  /** @type {{ shards?: Record<'keys' | 'names' | 'postcodes', string[]> }} */
  const root = JSON.parse(readFileSync(join(out, 'directory.json'), 'utf8'));
  /**
   * @param {'keys' | 'names' | 'postcodes'} by
   * @param {string} word
   */
  const shard = (by, word) => {
    if (!root.shards) return 0;
    const start = root.shards[by].findLast((s) => s <= word);
    return size(`directory/${by}/${start}.json`);
  };
  return {
    'badge or list: feed': size(`areas/${TOWN}.json`),
    'area picker: directory': size('directory.json'),
    '… and a shard, at most': Math.max(shard('keys', TOWN), shard('names', 'kirchhain'), shard('postcodes', '35274')),
  };
}

/**
 * @param {string} data
 * @returns {Record<string, import('./support.mjs').Goal>}
 */
export function page(data) {
  const folder = mkdtempSync(join(tmpdir(), 'ozg-page-'));
  try {
    /** @type {Record<string, ReturnType<typeof weigh>>} */
    const table = {};
    for (const count of [100, 1000, COUNTRY]) {
      /** @param {string} name */
      const at = (name) => join(folder, name);
      makeSource(data, at('source'), count === COUNTRY ? {} : { only: some(count) });
      run('ours', at('source'), at('out'), { compress: true });
      table[`${count} municipalities`] = weigh(at('out'));
      rmSync(at('out'), { recursive: true });
    }
    console.table(table);
    const [small = NaN, , all = NaN] = Object.values(table).map((row) => row['badge or list: feed']);
    return { "One page's feed, all of Germany ÷ 100 towns": { value: all / small, limit: 1.01, digits: 3 } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [data] = process.argv.slice(2);
  if (data) console.table(page(data));
  else console.error('node test/bench/page.mjs DATA');
}
