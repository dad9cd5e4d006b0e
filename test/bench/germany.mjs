/**
 * The whole country, built: `node test/bench/germany.mjs DATA` prints goals D1 to D4; so does `npm run bench`. Needs
 * `tsc --build` first.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { identical, run } from './build-process.mjs';
import { makeSource } from './country.mjs';
import { median } from './support.mjs';

/**
 * Throws if the two builds differ in the feed of every n-th area. Returns how many it compared.
 *
 * @param {string} ours
 * @param {string} naive
 */
export function compare(ours, naive, every = 97) {
  /** @param {string} out */
  const list = (out) => readdirSync(join(out, 'areas')).filter((name) => name.endsWith('.json'));
  const names = list(ours);
  if (names.join() !== list(naive).join()) throw new Error('The two builds have made different files.');
  const sample = names.filter((_, i) => i % every === 0);
  for (const name of sample) {
    /** @param {string} out */
    const content = (out) =>
      JSON.stringify({ ...JSON.parse(readFileSync(join(out, 'areas', name), 'utf8')), published: '' });
    const x = content(ours);
    const y = content(naive);
    if (x !== y) throw new Error(`${name} differs:\n${x.slice(0, 2000)}\n${y.slice(0, 2000)}`);
  }
  return sample.length;
}

/**
 * Generates the source, builds it in each way that has a goal, and returns the goals with their values.
 *
 * @param {string} data
 * @returns {Record<string, import('./support.mjs').Goal>}
 */
export function germany(data) {
  const folder = mkdtempSync(join(tmpdir(), 'ozg-germany-'));
  /** @param {string} name */
  const at = (name) => join(folder, name);
  try {
    const rows = makeSource(data, at('source'));
    const straightforward = run('naive', at('source'), at('naive'));
    const one = () => run('ours', at('source'), at('ours'));
    const runs = /** @type {const} */ ([one(), one(), one()]);
    // The median of three runs for each value, because one of them may meet a busy machine.
    /** @param {(one: import('./build-process.mjs').Cost) => number} of */
    const middle = (of) => median(runs.map(of));
    const ours = { ...runs[0], cpu: middle((r) => r.cpu), peakRss: middle((r) => r.peakRss) };
    const same = compare(at('ours'), at('naive'));
    rmSync(at('naive'), { recursive: true });
    const mb = Math.round(ours.bytes / 1e6);
    console.log(`${rows} rows → ${ours.files} files, ${mb} MB; ${same} of them compared and equal in content`);

    const again = run('ours', at('source'), at('ours'), { keep: true });
    makeSource(data, at('changed'), { changed: 0.01 });
    const incremental = run('ours', at('changed'), at('ours'), { keep: true });
    const fresh = run('ours', at('changed'), at('fresh'));
    const equal = identical(at('ours'), at('fresh'));
    console.log(
      `1 % of the rows of municipalities changed: ${incremental.written} feeds written, ${equal} files identical`,
    );
    console.table({
      straightforward,
      ours,
      'nothing changed': again,
      'some changed': incremental,
      'the same, all': fresh,
    });
    return {
      'D1 wall ÷ own write phase': { value: middle((r) => r.wall / r.writeWall), limit: 3, digits: 2 },
      'D1 CPU ÷ straightforward build': { value: ours.cpu / straightforward.cpu, limit: 0.12, digits: 3 },
      'D3 peak memory, MB': { value: ours.peakRss, limit: 256, digits: 0 },
      'D4 files written, nothing changed': { value: again.written, limit: 0, digits: 0 },
      'D4 CPU, 1 % of rows changed ÷ full build': { value: incremental.cpu / fresh.cpu, limit: 0.15, digits: 2 },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Goal D2, with Hessen: a build with compressed copies against the compressor alone, and two of its threads against one.
 *
 * @param {string} data
 * @returns {Record<string, import('./support.mjs').Goal>}
 */
export function compression(data) {
  const folder = mkdtempSync(join(tmpdir(), 'ozg-hessen-'));
  /** @param {string} name */
  const at = (name) => join(folder, name);
  try {
    makeSource(data, at('source'), { only: ({ ars }) => ars.startsWith('06') });
    const two = run('ours', at('source'), at('out'), { compress: true, threads: 2 });
    const alone = run('compressor', at('out'), at('none'), { keep: true, threads: 2 });
    const one = run('ours', at('source'), at('out'), { compress: true, threads: 1 });
    console.table({ 'Hessen, 2 threads': two, 'Hessen, 1 thread': one, 'compressor alone': alone });
    return {
      'D2 CPU with copies ÷ compressor alone': { value: two.cpu / alone.cpu, limit: 1.2, digits: 2 },
      'D2 wall, one thread ÷ two': { value: one.wall / two.wall, limit: 1.6, digits: 2, atLeast: true },
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [data] = process.argv.slice(2);
  if (data) console.table({ ...germany(data), ...compression(data) });
  else console.error('node test/bench/germany.mjs DATA');
}
