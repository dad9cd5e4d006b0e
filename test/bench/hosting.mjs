/**
 * Goal E1: the nginx configuration of the examples serves nearly as much as nginx with only `gzip_static`, and a hundred
 * times what it serves if it compresses each answer. `node test/bench/hosting.mjs DATA` runs this measurement alone.
 *
 * The load generator runs on the same machine and may be the limit, so the goal is about the CPU time of the server for a
 * request. Requests per second are printed, too.
 *
 * @typedef {{ port: number, paths: string[], seconds: number }} Load
 * @typedef {{ name: string, port: number, pid: number | undefined, stop: () => void, requests: number, cpu: number, seconds: number }} Server
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { makeSource } from './country.mjs';

const SELF = fileURLToPath(import.meta.url);
const SHIPPED = fileURLToPath(new URL('../../examples/hosting/nginx.conf', import.meta.url));

const CONNECTIONS = 64;
const ROUNDS = 6;
const SECONDS = 2;

/**
 * Builds the feeds of one Land and returns the addresses of its feeds.
 *
 * @param {string} data
 * @param {string} folder
 */
async function makeTree(data, folder) {
  const [source, tree] = [join(folder, 'source'), join(folder, 'tree')];
  makeSource(data, source, { only: ({ ars }) => ars.startsWith('06') });
  const { build } = await import('../../packages/publisher/dist/index.js');
  const { findings } = await build({ source, out: tree, now: new Date() });
  const errors = findings.filter((f) => f.severity === 'error');
  if (errors.length) throw new Error(`The made source has findings: ${JSON.stringify(errors.slice(0, 3))}`);
  const names = readdirSync(join(tree, 'areas')).filter((name) => name.endsWith('.json'));
  /** @param {string} suffix */
  const average = (suffix) =>
    names.reduce((sum, name) => sum + statSync(join(tree, 'areas', name + suffix)).size, 0) / names.length / 1000;
  console.log(`${names.length} feeds of ${average('').toFixed(0)} kB, ${average('.gz').toFixed(1)} kB packed`);
  return { tree, paths: names.map((name) => `/ozg/areas/${name}`) };
}

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port')),
      );
    });
  });

/**
 * Starts an nginx of one process with a snippet in its server block.
 *
 * @param {string} folder
 * @param {string} name
 * @param {string} snippet
 * @returns {Promise<Server>}
 */
async function startNginx(folder, name, snippet) {
  const own = join(folder, name);
  mkdirSync(own);
  const port = await freePort();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((n) => `${n}_temp_path ${own}/${n};`);
  writeFileSync(
    join(own, 'nginx.conf'),
    `daemon off; master_process off; pid ${own}/pid; error_log ${own}/error.log;
    events { worker_connections 256; }
    http {
      access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; ${temporary.join(' ')}
      server { listen 127.0.0.1:${port}; ${snippet} }
    }`,
  );
  const child = spawn('nginx', ['-p', own, '-c', join(own, 'nginx.conf'), '-e', join(own, 'error.log')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (let tries = 0; tries < 100 && child.exitCode === null; tries++) {
    const open = await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(Boolean(socket.end()))).on('error', () => resolve(false));
    });
    if (open) return { name, port, pid: child.pid, stop: () => child.kill('SIGTERM'), requests: 0, cpu: 0, seconds: 0 };
    await wait(50);
  }
  child.kill('SIGTERM');
  throw new Error(`nginx (${name}) does not start.`);
}

/**
 * CPU time of a process so far, in seconds.
 *
 * @param {number | undefined} pid
 */
function cpuOf(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e9;
  } catch {
    const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const fields = rest.split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  }
}

/**
 * Sends requests over keep-alive connections, one at a time on each, until the time is over. Returns the number of answers.
 *
 * @param {Load} load
 */
function generate({ port, paths, seconds }) {
  const requests = paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n`);
  const end = performance.now() + seconds * 1000;
  let answered = 0;
  /**
   * @param {number} first
   * @returns {Promise<void>}
   */
  const one = (first) =>
    new Promise((resolve, reject) => {
      let at = first;
      let left = -1;
      let head = '';
      let tail = '';
      const socket = connect(port, '127.0.0.1', () => socket.write(requests[at] ?? ''));
      socket.setNoDelay(true);
      socket.on('error', reject);
      socket.on('close', () => (performance.now() < end ? reject(new Error('The server hung up.')) : resolve()));
      socket.on('data', (chunk) => {
        let rest = chunk.length;
        if (left < 0) {
          head += chunk.toString('latin1', 0, Math.min(chunk.length, 2048));
          const stop = head.indexOf('\r\n\r\n');
          if (stop < 0) return;
          if (!head.startsWith('HTTP/1.1 200') || !/content-encoding: gzip/i.test(head)) {
            reject(new Error(head.slice(0, stop)));
            return;
          }
          const length = /content-length: (\d+)/i.exec(head)?.[1];
          // nginx sends no length if it compresses while it sends; such an answer ends with an empty chunk.
          left = length === undefined ? Infinity : Number(length);
          rest = chunk.length - stop - 4;
          head = '';
        }
        if (left === Infinity) {
          tail = (tail + chunk.toString('latin1', Math.max(0, chunk.length - 5))).slice(-5);
          if (tail !== '0\r\n\r\n') return;
        } else if ((left -= rest) > 0) return;
        left = -1;
        tail = '';
        answered++;
        if (performance.now() >= end) {
          socket.destroy();
          return;
        }
        at = (at + CONNECTIONS) % requests.length;
        socket.write(requests[at] ?? '');
      });
    });
  return Promise.all(Array.from({ length: CONNECTIONS }, (_, i) => one(i % requests.length))).then(() => answered);
}

/**
 * Sends requests to a server from a thread of its own and adds up what they cost.
 *
 * @param {Server} server
 * @param {string[]} paths
 * @param {number} seconds
 */
async function load(server, paths, seconds) {
  const before = { cpu: cpuOf(server.pid), time: performance.now() };
  /** @type {number} */
  const answered = await new Promise((resolve, reject) => {
    const worker = new Worker(SELF, { workerData: { generate: { port: server.port, paths, seconds } } });
    worker.once('message', resolve).once('error', reject);
  });
  server.requests += answered;
  server.cpu += cpuOf(server.pid) - before.cpu;
  server.seconds += (performance.now() - before.time) / 1000;
}

/**
 * Measures goal E1. Returns no goal if nginx is not installed.
 *
 * @param {string} data
 * @returns {Promise<Record<string, import('./support.mjs').Goal>>}
 */
export async function hosting(data) {
  if (spawnSync('nginx', ['-v']).status !== 0) {
    console.log('E1 skipped: nginx is not installed.');
    return {};
  }
  const folder = mkdtempSync(join(tmpdir(), 'ozg-nginx-'));
  /** @type {Server[]} */
  const servers = [];
  try {
    const { tree, paths } = await makeTree(data, folder);
    const at = `location /ozg/ { alias ${tree}/; types { application/json json; }`;
    /**
     * @param {string} name
     * @param {string} snippet
     */
    const start = async (name, snippet) => {
      const server = await startNginx(folder, name, snippet);
      servers.push(server);
      return server;
    };
    const ours = await start('ours', readFileSync(SHIPPED, 'utf8').replace('/var/www/ozg-feed/', `${tree}/`));
    const bare = await start('bare', `${at} gzip_static on; }`);
    const packing = await start('packing', `${at} gzip on; gzip_comp_level 6; gzip_types application/json; }`);
    for (const server of servers) {
      await load(server, paths, 0.5);
      Object.assign(server, { requests: 0, cpu: 0, seconds: 0 });
    }
    for (let round = 0; round < ROUNDS; round++) {
      // The second one finds a warmer machine, so they take turns.
      for (const server of round % 2 ? [bare, ours] : [ours, bare]) await load(server, paths, SECONDS);
      await load(packing, paths, SECONDS / 2);
    }
    /** @param {Server} server */
    const cost = ({ cpu, requests }) => cpu / requests;
    console.table(
      Object.fromEntries(
        servers.map((s) => [
          s.name,
          {
            'requests per second': Math.round(s.requests / s.seconds),
            'server CPU per request, µs': Number((cost(s) * 1e6).toFixed(1)),
            'server busy': `${Math.round((s.cpu / s.seconds) * 100)} %`,
          },
        ]),
      ),
    );
    return {
      'E1 our nginx configuration ÷ bare gzip_static, requests per second of server CPU': {
        value: cost(bare) / cost(ours),
        limit: 0.9,
        digits: 2,
        atLeast: true,
      },
      'E1 packed copies ÷ packing each answer, requests per second of server CPU': {
        value: cost(packing) / cost(ours),
        limit: 100,
        digits: 0,
        atLeast: true,
      },
    };
  } finally {
    for (const server of servers) server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (workerData?.generate) parentPort?.postMessage(await generate(workerData.generate));
else if (isMainThread && process.argv[1] === SELF) {
  const [data] = process.argv.slice(2);
  if (data) console.table(await hosting(data));
  else console.error('node test/bench/hosting.mjs DATA');
}
