/** Real web servers, each with a configuration of its own in a temporary folder, on a free port of this machine. */
import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from '@ozg-widgets/publisher';
import { freePort } from '../../support/servers.js';
import { sound } from '../support/source.js';
import type { Tables } from '../support/source.js';

/** When the tree is built, and looked at. */
export const NOW = new Date('2026-11-24T12:00:00Z');

/** A server that listens. */
export interface Server {
  /** With a slash at the end. */
  url: string;
  port: number;
  stop(): Promise<void>;
}

/** One of the files that are shipped. */
export const shipped = (name: string): Promise<string> =>
  readFile(new URL(`../../../examples/hosting/${name}`, import.meta.url), 'utf8');

/** Whether all these programs are on the path. */
export const installed = (...programs: string[]): boolean =>
  programs.every((program) =>
    [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin'].some((folder) => {
      try {
        accessSync(join(folder, program), constants.X_OK);
        return true;
      } catch {
        return false;
      }
    }),
  );

/** A folder that servers may read, whoever they run as. */
export async function openFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'ozg-hosting-'));
  await chmod(folder, 0o755);
  return folder;
}

/** More services, so that documents are worth packing. */
const keys = Array.from({ length: 20 }, (_, i) => `991150051040${10 + i}`);
const large: Tables = {
  ...sound,
  'herausgeber.csv': `${String(sound['herausgeber.csv'])}Adresse der Feeds;https://feeds.example.org/\nAdresse der Bausteine;https://feeds.example.org/w/\n`,
  'leistungen.csv': `${String(sound['leistungen.csv'])}${keys.map((key) => `${key};Dienst ${key}\n`).join('')}`,
  'stand.csv': `${String(sound['stand.csv'])}${keys
    .map((key) => `${key};060000000000;online;https://dienst.example.org/${key};\n`)
    .join('')}`,
};

/** A folder with a built tree, one signature (that nobody has made), and a page. */
export async function builtTree(): Promise<string> {
  const folder = await openFolder();
  const source = join(folder, 'source');
  const tree = join(folder, 'tree');
  await mkdir(source);
  for (const [name, text] of Object.entries(large)) await writeFile(join(source, name), text);
  const { findings } = await build({ source, out: tree, now: NOW });
  if (findings.length) throw new Error(JSON.stringify(findings));
  await writeFile(join(tree, 'directory.json.sig'), 'A'.repeat(86));
  await writeFile(join(tree, 'index.html'), '<!doctype html><title>Start</title>');
  return tree;
}

/** Starts a program that serves at a port, and waits until it does. */
async function start(program: string, args: string[], folder: string, port: number): Promise<Server> {
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin`, HOME: folder, XDG_DATA_HOME: folder },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.once('error', (error) => {
      said += error.message;
      resolve();
    });
  });
  const stop = async (): Promise<void> => {
    if (child.exitCode === null) child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  for (let tries = 0; tries < 200; tries++) {
    if (await listens(port)) return { url: `http://127.0.0.1:${port}/`, port, stop };
    if (child.exitCode !== null) break;
    await wait(50);
  }
  await stop();
  throw new Error(`${program} does not start:\n${said}`);
}

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
      .on('connect', () => {
        socket.destroy();
        resolve(true);
      })
      .on('error', () => {
        resolve(false);
      });
  });

const isRoot = process.getuid?.() === 0;

/** nginx with a snippet inside its `server` block, which serves the tree at `/ozg/`. */
export async function startNginx(tree: string, snippet: string, { port }: { port?: number } = {}): Promise<Server> {
  const folder = await openFolder();
  const at = port ?? (await freePort());
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((n) => `${n}_temp_path ${folder}/${n};`);
  await writeFile(join(folder, 'snippet.conf'), snippet.replace('/var/www/ozg-feed/', `${tree}/`));
  await writeFile(
    join(folder, 'nginx.conf'),
    `${isRoot ? 'user root;' : ''}
    daemon off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
    events { worker_connections 64; }
    http {
      access_log off; ${temporary.join(' ')}
      server { listen 127.0.0.1:${at}; include ${folder}/snippet.conf; }
    }`,
  );
  return start('nginx', ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')], folder, at);
}

/** What Debian enables where the three modules that we need are enabled. */
const MODULES = ['mpm_prefork', 'authz_core', 'dir', 'mime', 'headers', 'rewrite', 'alias', 'deflate', 'filter'];

/** Apache that serves a tree at `/ozg/`, with a .htaccess in it. `allow` is what a .htaccess may do; `site` is for all of it. */
export async function startApache(
  tree: string,
  htaccess: string,
  { allow = 'FileInfo', site = '' } = {},
): Promise<Server> {
  const folder = await openFolder();
  const port = await freePort();
  await writeFile(join(tree, '.htaccess'), htaccess);
  await mkdir(join(folder, 'site'));
  await writeFile(join(folder, 'site', 'index.html'), '<!doctype html><title>Startseite</title>');
  await writeFile(
    join(folder, 'apache.conf'),
    `${MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
    ${isRoot ? 'User www-data\nGroup www-data' : ''}
    ServerName 127.0.0.1
    KeepAlive Off
    Listen 127.0.0.1:${port}
    PidFile ${folder}/pid
    ErrorLog ${folder}/error.log
    TypesConfig /etc/mime.types
    # As Debian has them: an archive, and the language of Brittany.
    AddType application/x-gzip .gz
    AddLanguage br .br
    AddOutputFilterByType DEFLATE text/html
    DocumentRoot ${folder}/site
    Alias /ozg/ ${tree}/
    ${site}
    <Directory ${tree}>
      Require all granted
      Options Indexes FollowSymLinks
      AllowOverride ${allow}
    </Directory>
    <Directory ${folder}/site>
      Require all granted
    </Directory>\n`,
  );
  return start('apache2', ['-d', folder, '-f', join(folder, 'apache.conf'), '-X'], folder, port);
}

/** Caddy with the shipped file or a variant of it, which serves the tree at `/`. */
export async function startCaddy(tree: string, caddyfile: string): Promise<Server> {
  const folder = await openFolder();
  const port = await freePort();
  const text = caddyfile
    .replace('feed.example.org {', `http://127.0.0.1:${port} {`)
    .replace('/var/www/ozg-feed', tree)
    .replace(/^(?=http:)/m, '{\n\tadmin off\n\tauto_https off\n}\n\n');
  await writeFile(join(folder, 'Caddyfile'), text);
  return start('caddy', ['run', '--config', join(folder, 'Caddyfile'), '--adapter', 'caddyfile'], folder, port);
}

/** Varnish in front of a server. */
export async function startVarnish(vcl: string, backend: number): Promise<Server> {
  const folder = await openFolder();
  const port = await freePort();
  await writeFile(join(folder, 'feed.vcl'), vcl.replace('.port = "8080"', `.port = "${backend}"`));
  const args = ['-n', join(folder, 'work'), '-F', '-j', 'none', '-a', `127.0.0.1:${port}`];
  return start('varnishd', [...args, '-f', join(folder, 'feed.vcl'), '-s', 'malloc,32m'], folder, port);
}
