import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FRAME_SANDBOX } from '@ozg-widgets/doctor';
import { startServer } from '@ozg-widgets/publisher';
import type { Root, RunningServer } from '@ozg-widgets/publisher';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from '../../support/chromium.js';

const path = (relative: string): string => fileURLToPath(new URL(`../../../${relative}`, import.meta.url));

/** The version that was built. */
export const { version } = JSON.parse(await readFile(path('package.json'), 'utf8')) as { version: string };

/** What a page did, and the frames in it: what a strict site forbids, and what they asked for. */
export interface Visit {
  page: Page;
  console: string[];
  /** What was against a policy: the directive, and the address. */
  policy: string[];
  /** Paths that were asked for, in order. */
  requests: string[];
  close: () => Promise<void>;
}

/** A web server with pages of a test's own, the built files at `/ozg/`, the example feeds at `/feeds/`; and a browser. */
export interface Site {
  url: string;
  folder: string;
  /** Writes a page. */
  write(name: string, html: string): Promise<void>;
  /** Opens a page as a first-time visitor, and waits until it is quiet. */
  visit(name: string): Promise<Visit>;
  close(): Promise<void>;
}

/** Serves pages under a policy, or each under its own. */
export async function serveSite(policy: string | ((path: string) => string)): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'ozg-site-'));
  await writeFile(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const server = await startServer({
    port: 0,
    roots: [
      { at: '/', folder },
      { at: '/ozg/', folder: path('dist') },
      { at: '/feeds/', folder: path('examples/town/feeds') },
    ],
    headers: (name): Record<string, string> =>
      /(\/|\.html)$/.test(name)
        ? { 'Content-Security-Policy': typeof policy === 'string' ? policy : policy(name) }
        : {},
  });
  const browser: Browser = await launchChromium();
  return {
    url: server.url,
    folder,
    write: (name, html) => writeFile(join(folder, name), html),
    visit: (name) => visit(browser, server.url + name),
    close: async () => {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

async function visit(browser: Browser, address: string): Promise<Visit> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const found: Visit = { page, console: [], policy: [], requests: [], close: () => context.close() };
  page.on('console', (message) => found.console.push(message.text()));
  page.on('pageerror', (error) => found.console.push(String(error)));
  page.on('request', (request) => found.requests.push(new URL(request.url()).pathname));
  await page.exposeFunction('noteViolation', (directive: string) => found.policy.push(directive));
  await page.evaluateOnNewDocument(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      (window as unknown as { noteViolation: (directive: string) => void }).noteViolation(
        `${event.violatedDirective} ${event.blockedURI}`,
      );
    });
  });
  await page.goto(address, { waitUntil: 'networkidle0' });
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
  return found;
}

/** A page in German with these lines in its head and body; its feed is the example town's. */
export const pageOf = (head: string, body: string, feed = '/feeds/areas/065340011011.json'): string =>
  `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Probe</title><link rel="icon" href="/icon.svg">
<link rel="ozg-feed" href="${feed}">${head}</head><body><main>${body}</main></body></html>`;

/** What every widget of a page says, by its tag; what the page says by itself where that is shown. */
export const wordsOn = (page: Page, ...tags: string[]): Promise<string[]> =>
  page.evaluate(
    (selector) =>
      [...document.querySelectorAll(selector)].map((element) => {
        const root = element.shadowRoot;
        const shown = !root || root.querySelector('slot:not([name])') ? element.textContent : root.textContent;
        return shown.replace(/\s+/g, ' ').trim();
      }),
    tags.join(),
  );

/** A copy of the built folder as an older version's: its badge calls what is online "Online (alt)". */
export async function olderVersion(site: Site, name: string): Promise<void> {
  const folder = join(site.folder, name);
  await cp(path(`dist/${version}`), folder, { recursive: true, filter: (file) => !file.endsWith('.map') });
  let changed = 0;
  for (const file of ['ozg-widgets.js', 'ozg-badge-card.js', 'chunks/core.js']) {
    const code = await readFile(join(folder, file), 'utf8');
    const old = code.replaceAll('Online verfügbar', 'Online (alt)');
    if (old !== code) changed++;
    await writeFile(join(folder, file), old);
  }
  if (changed !== 3) throw new Error(`Only ${changed} of three files have the words of the badge.`);
}

/** A frame as it is offered. */
export const frameTo = (address: string, { height = 400, sandbox = FRAME_SANDBOX, more = '' } = {}): string =>
  `<iframe class="ozg-frame" src="${address.replaceAll('&', '&amp;')}" title="Wohngeld" width="100%" height="${height}"
    loading="lazy" sandbox="${sandbox}"${more}></iframe>`;

/** Another server, as one that has both widgets and feeds: the built files of this version at `/ozg/`, the example feeds at `/feeds/`. */
export const serveElements = (...more: Root[]): Promise<RunningServer> =>
  startServer({
    port: 0,
    roots: [
      { at: '/ozg/', folder: path(`dist/${version}`) },
      { at: '/feeds/', folder: path('examples/town/feeds') },
      ...more,
    ],
  });
