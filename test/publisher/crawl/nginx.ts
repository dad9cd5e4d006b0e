import { spawn, spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../../support/servers.js';

/** Whether nginx is installed here. */
export const hasNginx = spawnSync('nginx', ['-v']).status === 0;

/** An nginx that serves one folder. */
export interface Nginx {
  /** `http://127.0.0.1:8123/` */
  url: string;
  /** What it was asked since the last time: `200 /directory.json`, and the bytes of each body. */
  log: (wait?: number) => Promise<{ line: string; bytes: number }[]>;
  stop: () => Promise<void>;
  start: () => Promise<void>;
}

/** Starts an nginx of its own for a folder; `more` goes into its `server` block. */
export async function nginx(folder: string, more = ''): Promise<Nginx> {
  const port = await freePort();
  const home = `${folder}-nginx`;
  await mkdir(home, { recursive: true });
  await writeFile(
    join(home, 'nginx.conf'),
    `daemon off; worker_processes 1; pid nginx.pid; error_log error.log;
     ${process.getuid?.() === 0 ? 'user root;' : ''}
     events {}
     http {
       log_format short '$status $body_bytes_sent $request_uri';
       access_log access.log short;
       client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
       types { application/json json; }
       server { listen 127.0.0.1:${port}; root ${folder}; gzip_static on; ${more} }
     }`,
  );
  const url = `http://127.0.0.1:${port}/`;
  let running: ReturnType<typeof spawn> | undefined;
  let read = 0;
  const server: Nginx = {
    url,
    async log(wait = 50) {
      // The line is written after the answer.
      await new Promise((resolve) => setTimeout(resolve, wait));
      const lines = (await readFile(join(home, 'access.log'), 'utf8').catch(() => '')).split('\n').filter(Boolean);
      const fresh = lines.slice(read).filter((line) => !line.endsWith(' /up'));
      read = lines.length;
      return fresh.map((line) => {
        const [status = '', bytes = '', path = ''] = line.split(' ');
        return { line: `${status} ${path}`, bytes: Number(bytes) };
      });
    },
    async start() {
      running = spawn('nginx', ['-p', home, '-c', join(home, 'nginx.conf')], { stdio: 'ignore' });
      for (let i = 0; i < 100; i++) {
        if (await fetch(`${url}up`).catch(() => undefined)) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      throw new Error(`nginx does not start: ${await readFile(join(home, 'error.log'), 'utf8')}`);
    },
    async stop() {
      const child = running;
      running = undefined;
      if (!child || child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    },
  };
  await server.start();
  return server;
}
