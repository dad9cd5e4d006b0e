/**
 * A launcher of @web/test-runner for WebKitGTK's MiniBrowser, driven by plain W3C WebDriver on its own virtual display:
 * Playwright's WebKit would be a browser download, which the tests avoid.
 *
 * @import { ChildProcess } from 'node:child_process'
 * @import { BrowserLauncher } from '@web/test-runner-core'
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('No port')),
      );
    });
  });

/**
 * Starts Xvfb, which writes the number of its display to the fourth pipe.
 *
 * @param {ChildProcess[]} children
 * @returns {Promise<string>}
 */
async function startDisplay(children) {
  const xvfb = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  children.push(xvfb);
  return new Promise((resolve, reject) => {
    xvfb.once('error', reject);
    xvfb.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    xvfb.stdio[3]?.once('data', (data) => resolve(`:${String(data).trim()}`));
  });
}

/**
 * @param {string} miniBrowser Path of the browser.
 * @returns {BrowserLauncher}
 */
export function webKit(miniBrowser) {
  /** @type {ChildProcess[]} */
  const children = [];
  const home = mkdtempSync(join(tmpdir(), 'ozg-webkit-'));
  /** @type {string} */
  let address;
  /** @type {string | undefined} */
  let session;
  /** @type {Promise<void> | undefined} */
  let starting;
  /** @type {string | undefined} */
  let active;

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   */
  async function ask(method, path, body) {
    const response = await fetch(address + path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body ? JSON.stringify(body) : null,
      signal: AbortSignal.timeout(60_000),
    });
    const { value } = await response.json();
    if (value?.error) throw new Error(`WebKit: ${value.error}: ${value.message}`);
    return value;
  }

  async function start() {
    // The toolbar of the browser prevents a window as narrow as a phone.
    mkdirSync(join(home, 'gtk-3.0'));
    writeFileSync(join(home, 'gtk-3.0/gtk.css'), '* { min-width: 0; padding: 0; margin: 0; font-size: 1px; }');
    const port = await freePort();
    address = `http://127.0.0.1:${port}`;
    const env = {
      ...process.env,
      DISPLAY: await startDisplay(children),
      XDG_CONFIG_HOME: home,
      XDG_CACHE_HOME: home,
      XDG_DATA_HOME: home,
    };
    children.push(spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore', env }));
    for (let tries = 0; ; tries++) {
      try {
        await ask('GET', '/status');
        break;
      } catch (error) {
        if (tries > 200) throw error;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    }
    const alwaysMatch = {
      browserName: 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: miniBrowser, args: ['--automation'] },
    };
    session = `/session/${(await ask('POST', '/session', { capabilities: { alwaysMatch } })).sessionId}`;
  }

  const kill = () =>
    children
      .splice(0)
      .reverse()
      .forEach((child) => child.kill());
  process.once('exit', kill);

  /**
   * @param {string} id
   * @param {string} url
   */
  async function startSession(id, url) {
    await (starting ??= start());
    active = id;
    await ask('POST', `${session}/url`, { url });
  }

  return {
    name: 'WebKit',
    type: 'webdriver',
    concurrency: 1,
    startSession,
    // WebDriver has no debugger to attach; a debug session is an ordinary one.
    startDebugSession: startSession,
    isActive: (id) => active === id,
    getBrowserUrl: () => ask('GET', `${session}/url`),
    async stopSession() {
      active = undefined;
      await ask('POST', `${session}/url`, { url: 'about:blank' });
      return {};
    },
    async stop() {
      if (session) await ask('DELETE', session).catch(() => undefined);
      kill();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
