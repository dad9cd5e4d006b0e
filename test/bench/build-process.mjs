/**
 * Runs builds in processes of their own and returns what each cost. Needs `tsc --build` first. The processes load no
 * compiler, which would be part of the measured time and memory.
 *
 * @typedef {'ours' | 'naive' | 'compressor'} Work
 * @typedef {{ wall: number, writeWall: number, cpu: number, user: number, peakRss: number, written: number }} Cost
 * @typedef {{ written?: number, writeWall?: number }} Done What a build reports by itself.
 */
import { spawnSync } from 'node:child_process';
import fs, { readdirSync, rmSync, statSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const SELF = fileURLToPath(import.meta.url);

/** Calls that write bytes or move files. */
const WRITES = /** @type {const} */ ([
  'openSync',
  'writeSync',
  'writevSync',
  'closeSync',
  'renameSync',
  'writeFileSync',
  'mkdirSync',
  'rmSync',
]);

/**
 * A build by the project, with the time that it spends in the file system.
 *
 * @param {string} source
 * @param {string} out
 * @param {boolean} compress
 */
async function ours(source, out, compress) {
  let writeWall = 0;
  let depth = 0;
  for (const name of WRITES) {
    /** @type {(...args: unknown[]) => unknown} */
    const real = /** @type {never} */ (fs[name]);
    /** @param {unknown[]} args */
    const timed = (...args) => {
      const before = performance.now();
      depth++;
      try {
        return real(...args);
      } finally {
        if (--depth === 0) writeWall += performance.now() - before;
      }
    };
    Object.assign(fs, { [name]: timed });
  }
  syncBuiltinESMExports();
  const publisher = await import('../../packages/publisher/dist/index.js');
  const now = new Date('2026-11-24T10:00:00Z');
  return async () => {
    const { findings, written } = await publisher.build({ source, out, now, compress });
    const errors = findings.filter((f) => f.severity === 'error');
    if (errors.length) throw new Error(`The made source has findings: ${JSON.stringify(errors.slice(0, 3))}`);
    return { written, writeWall };
  };
}

/**
 * @param {string} source
 * @param {string} out
 */
async function naive(source, out) {
  const { naiveBuild } = await import('./naive-build.mjs');
  return () => ({ writeWall: naiveBuild(source, out) });
}

/**
 * Compresses the files of a folder as a build does.
 *
 * @param {string} folder
 */
function compressor(folder) {
  const [zip, squeeze] = [promisify(gzip), promisify(brotliCompress)];
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_MODE, BROTLI_MODE_TEXT, BROTLI_PARAM_LGWIN } = constants;
  return async () => {
    /** @type {Set<Promise<unknown>>} */
    const running = new Set();
    for (const file of filesIn(folder).filter((name) => name.endsWith('.json'))) {
      const bytes = fs.readFileSync(file);
      const params = {
        [BROTLI_PARAM_QUALITY]: 5,
        [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT,
        [BROTLI_PARAM_LGWIN]: Math.min(22, Math.max(10, Math.ceil(Math.log2(bytes.length + 1)))),
      };
      /** @type {Promise<unknown>} */
      const job = Promise.all([zip(bytes, { level: 6 }), squeeze(bytes, { params })]).then(() => running.delete(job));
      running.add(job);
      if (running.size >= 8) await Promise.race(running);
    }
    await Promise.all(running);
    return {};
  };
}

/**
 * Runs one kind of work in this process and prints what it cost.
 *
 * @param {Work} which
 * @param {string} source
 * @param {string} out
 * @param {boolean} compress
 */
async function child(which, source, out, compress) {
  /** @type {Record<Work, () => (() => Done | Promise<Done>) | Promise<() => Done | Promise<Done>>>} */
  const kinds = {
    naive: () => naive(source, out),
    ours: () => ours(source, out, compress),
    compressor: () => compressor(source),
  };
  const work = await kinds[which]();
  const before = performance.now();
  const { written = 0, writeWall = 0 } = await work();
  const wall = performance.now() - before;
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  /** @param {number} ms */
  const seconds = (ms) => Math.round(ms) / 1000;
  // CPU and memory are those of the whole process with its start; wall time starts after the program is loaded.
  /** @type {Cost} */
  const numbers = {
    wall: seconds(wall),
    writeWall: seconds(writeWall),
    cpu: (userCPUTime + systemCPUTime) / 1e6,
    user: userCPUTime / 1e6,
    peakRss: maxRSS / 1024,
    written,
  };
  process.stdout.write(JSON.stringify(numbers));
}

/** @param {string} folder */
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/**
 * Runs work in its own process and returns its cost, and the bytes and files it wrote.
 *
 * @param {Work} which
 * @param {string} source
 * @param {string} out
 * @param {{ compress?: boolean, keep?: boolean, threads?: number }} [options] `keep`: do not delete the output of the
 *   last run; `threads`: of the compressor.
 * @returns {Cost & { bytes: number, files: number }}
 */
export function run(which, source, out, { compress = false, keep = false, threads } = {}) {
  if (!keep) rmSync(out, { recursive: true, force: true });
  const args = [SELF, which, source, out, ...(compress ? ['--compress'] : [])];
  const env = { ...process.env, ...(threads && { UV_THREADPOOL_SIZE: String(threads) }) };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 24, env });
  if (status !== 0) throw new Error(stderr);
  const files = which === 'compressor' ? [] : filesIn(out);
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  return { ...JSON.parse(stdout), bytes, files: files.length };
}

/**
 * Throws if two folders differ. Returns how many files they have.
 *
 * @param {string} a
 * @param {string} b
 */
export function identical(a, b) {
  /** @param {string} folder */
  const names = (folder) =>
    filesIn(folder)
      .map((file) => file.slice(folder.length))
      .sort();
  const list = names(a);
  if (list.join() !== names(b).join()) throw new Error('The two builds have made different files.');
  const differing = list.filter((name) => !fs.readFileSync(a + name).equals(fs.readFileSync(b + name)));
  if (differing.length) throw new Error(`Differing: ${differing.slice(0, 5).join(', ')} (${differing.length})`);
  return list.length;
}

if (process.argv[1] === SELF) {
  const [which = '', source = '', out = '', flag] = process.argv.slice(2);
  await child(/** @type {Work} */ (which), source, out, flag === '--compress');
}
