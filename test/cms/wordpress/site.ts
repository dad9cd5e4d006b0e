import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const path = (relative: string): string => fileURLToPath(new URL(`../../../${relative}`, import.meta.url));

/** Debian's WordPress. */
const wordpress = '/usr/share/wordpress';

const has = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

/** Whether PHP is here. */
export const hasPhp = has('php');

/** Whether all that a WordPress needs is here. */
export const hasWordPress =
  hasPhp &&
  has('mariadbd') &&
  has('mariadb-install-db') &&
  existsSync(`${wordpress}/wp-load.php`) &&
  existsSync(`${wordpress}/wp-content/themes/twentytwentythree`);

/** A WordPress of the test's own, with an author whose HTML is filtered, and our plug-in copied in but not switched on. */
export interface WordPress {
  url: string;
  /** Runs PHP inside WordPress and gives what it returns. */
  run(php: string): unknown;
  /** What PHP complained of. */
  complaints(): string;
  close(): Promise<void>;
}

/** Starts a database and a WordPress, whose public pages have this policy, and which may ask the server of the feeds. */
export async function startWordPress(policy: string, version: string, feeds: string): Promise<WordPress> {
  const folder = await mkdtemp(join(tmpdir(), 'ozg-wordpress-'));
  const site = join(folder, 'site');
  const socket = join(folder, 'db.sock');
  const children: ChildProcess[] = [];
  // WordPress is compiled once, not at every call.
  const fast = ['-d', 'opcache.enable_cli=1', '-d', `opcache.file_cache=${folder}`];
  const host = `127.0.0.1:${await freePort()}`;
  const env = {
    ...process.env,
    OZG_HOST: host,
    OZG_SOCKET: socket,
    OZG_POLICY: policy,
    OZG_FEED_PORT: new URL(feeds).port,
  };

  const close = async (): Promise<void> => {
    await Promise.all(children.map(end));
    await rm(folder, { recursive: true });
  };

  function php(file: string, input = ''): string {
    const { status, stdout, stderr } = spawnSync('php', [...fast, file], { cwd: folder, env, input, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${file}: ${stderr || stdout}`);
    return stdout;
  }

  try {
    await cp(wordpress, site, { recursive: true, dereference: true });
    const plugin = join(site, 'wp-content/plugins/ozg-widgets');
    await cp(path('examples/cms/wordpress/ozg-widgets'), plugin, { recursive: true });
    // As if the ZIP were unpacked there.
    await cp(path(`dist/${version}`), join(plugin, 'ozg', version), { recursive: true });
    await copyFile(path('test/cms/wordpress/wp-config.php'), join(site, 'wp-config.php'));
    await mkdir(join(site, 'wp-content/mu-plugins'), { recursive: true });
    await copyFile(path('test/cms/wordpress/mu-plugin.php'), join(site, 'wp-content/mu-plugins/feeds.php'));
    for (const file of ['router.php', 'install.php', 'run.php']) {
      await copyFile(path(`test/cms/wordpress/${file}`), join(folder, file));
    }

    await startDatabase(folder, socket, children);
    php('install.php');
    const server = spawn('php', [...fast, '-S', host, '-t', site, 'router.php'], {
      cwd: folder,
      env,
      stdio: 'ignore',
    });
    children.push(server);
    await until(() => reaches(`http://${host}/wp-includes/css/dashicons.css`));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    url: `http://${host}/`,
    run: (code) => JSON.parse(php('run.php', code)) as unknown,
    complaints: () => (existsSync(join(site, 'debug.log')) ? readFileSync(join(site, 'debug.log'), 'utf8') : ''),
    close,
  };
}

async function startDatabase(folder: string, socket: string, children: ChildProcess[]): Promise<void> {
  const data = join(folder, 'db');
  const root = process.getuid?.() === 0 ? ['--user=root'] : [];
  const common = ['--no-defaults', `--datadir=${data}`, ...root];
  const made = spawnSync(
    'mariadb-install-db',
    [...common, '--auth-root-authentication-method=normal', '--skip-test-db'],
    { encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(made.stderr || made.stdout);
  const options = [`--socket=${socket}`, '--skip-networking', '--innodb-flush-log-at-trx-commit=0'];
  children.push(spawn('mariadbd', [...common, ...options], { stdio: 'ignore' }));
  const create = "$db = mysqli_init(); $db->real_connect(null, 'root', '', null, 0, $argv[1]);";
  await until(() => {
    const { status } = spawnSync('php', ['-r', `${create} $db->query('CREATE DATABASE wordpress');`, socket]);
    return Promise.resolve(status === 0);
  });
}

const reaches = (address: string): Promise<boolean> =>
  fetch(address).then(
    ({ ok }) => ok,
    () => false,
  );

async function until(done: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await done()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('It does not start.');
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await gone;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
