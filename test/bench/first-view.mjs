/**
 * From navigation to a painted badge, at slow 4G and a quarter of the speed, beside the least that could be written: a
 * script of a few lines that reads the same feed and fills a span (AB). `node test/bench/first-view.mjs` prints it;
 * needs `npm run build` first.
 */
/* global document, requestAnimationFrame */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import puppeteer from 'puppeteer-core';
import { findChromium } from '../runner/find-browser.mjs';
import { median, path, serve } from './support.mjs';

/** @typedef {'floor-1' | 'badge-1' | 'floor-20' | 'badge-20'} View */

/** @param {string} relative */
const read = (relative) => readFileSync(path(relative), 'utf8');
const { version } = JSON.parse(read('../../package.json'));
const ROUNDS = 7;
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'";
/** 1.6 Mbit/s either way is what browsers call slow 4G. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };

/** The smallest script: no cache, no checks, one language, no icon, no link, no error handling. */
const least = async () => {
  /** @type {Record<string, string>} */
  const words = { available: 'Online verfügbar', planned: 'Online geplant', pilot: 'Online im Probebetrieb' };
  const link = /** @type {HTMLLinkElement} */ (document.querySelector('[rel=ozg-feed]'));
  /** @type {{ services: { key: string, rollout?: { state: string } }[] }} */
  const { services } = await (await fetch(link.href)).json();
  for (const span of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('.b')))
    span.textContent =
      words[services.find((s) => s.key === span.dataset.service)?.rollout?.state ?? ''] ?? 'Keine Angabe';
};

/**
 * @param {string} script
 * @param {string[]} tags
 */
const page = (script, tags) =>
  `<!doctype html><html lang="de"><meta charset="utf-8"><title>bench</title><link rel="ozg-feed" href="/feed.json">
  <link rel="modulepreload" href="${script}"><script type="module" src="${script}"></script>${tags.map((tag) => `<p>Leistung: ${tag}</p>`).join('')}`;

/** Read on demand: `npm run bench` builds after it has loaded this module. */
function files() {
  const feed = read('../../examples/town/feeds/areas/065340011011.json');
  /** @type {{ services: { key: string }[] }} */
  const { services } = JSON.parse(feed);
  const keys = services.slice(0, 20).map(({ key }) => key);
  const floor = keys.map((key) => `<span class="b" data-service="${key}"></span>`);
  const badges = keys.map((key) => `<ozg-availability-badge service="${key}"></ozg-availability-badge>`);

  const html = 'text/html; charset=utf-8';
  // Comments of this file do not belong to the smallest script.
  const script = least
    .toString()
    .replace(/\/\*\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ');
  /**
   * @param {string} type
   * @param {string} body
   * @returns {[string, Buffer]}
   */
  const compressed = (type, body) => [type, brotliCompressSync(body)];
  return {
    '/floor-1': compressed(html, page('/least.js', floor.slice(0, 1))),
    '/floor-20': compressed(html, page('/least.js', floor)),
    '/badge-1': compressed(html, page('/badge.js', badges.slice(0, 1))),
    '/badge-20': compressed(html, page('/badge.js', badges)),
    '/least.js': compressed('text/javascript', `(${script})()`),
    '/badge.js': compressed('text/javascript', read(`../../dist/${version}/ozg-badge-card.js`)),
    '/feed.json': compressed('application/json', feed),
  };
}

/** In the page, before its scripts: records when every badge has been painted. */
const watch = () => {
  /** @param {Element} element */
  const filled = (element) =>
    element.localName === 'span' ? element.textContent : element.shadowRoot?.querySelector('[part=label]');
  const look = () => {
    const all = [...document.querySelectorAll('.b, ozg-availability-badge')];
    if (document.readyState === 'loading' || !all.every(filled)) requestAnimationFrame(look);
    else
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          Object.assign(globalThis, { painted: performance.now() });
        }),
      );
  };
  requestAnimationFrame(look);
};

/**
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} address
 * @returns {Promise<number>} Milliseconds.
 */
async function view(browser, address) {
  const context = await browser.createBrowserContext();
  try {
    const tab = await context.newPage();
    await tab.evaluateOnNewDocument(`(${watch})()`);
    const devtools = await tab.createCDPSession();
    await devtools.send('Network.enable');
    await devtools.send('Network.emulateNetworkConditions', NETWORK);
    await tab.emulateCPUThrottling(4);
    await tab.goto(address);
    return await (await tab.waitForFunction(() => Number(Reflect.get(globalThis, 'painted')))).jsonValue();
  } finally {
    await context.close();
  }
}

export async function firstView() {
  const served = files();
  const server = await serve(served, { 'Content-Security-Policy': POLICY, 'Content-Encoding': 'br' });
  const browser = await puppeteer.launch(await findChromium());
  try {
    /** @type {Record<View, number>[]} */
    const samples = [];
    for (let round = 0; round < ROUNDS; round++) {
      /** @param {View} name */
      const time = (name) => view(browser, `${server.origin}/${name}`);
      samples.push({
        'floor-1': await time('floor-1'),
        'badge-1': await time('badge-1'),
        'floor-20': await time('floor-20'),
        'badge-20': await time('badge-20'),
      });
    }
    /** @param {View} name */
    const middle = (name) => median(samples.map((times) => times[name])).toFixed(0);
    /** @param {1 | 20} count */
    const ratio = (count) => median(samples.map((times) => times[`badge-${count}`] / times[`floor-${count}`]));
    console.table(
      Object.fromEntries(
        /** @type {const} */ ([1, 20]).map((count) => [
          `${count} at slow 4G and 4×, ms`,
          { 'the least': middle(`floor-${count}`), badge: middle(`badge-${count}`) },
        ]),
      ),
    );
    console.log(`Scripts, brotli: ${served['/least.js'][1].length} and ${served['/badge.js'][1].length} bytes`);
    return {
      'AB first view of a badge ÷ a script of a few lines': { value: ratio(1), limit: 1.25 },
      'AB first view of 20 badges ÷ a script of a few lines': { value: ratio(20), limit: 1.4 },
    };
  } finally {
    await browser.close();
    server.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await firstView());
