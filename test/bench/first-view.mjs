/**
 * From navigation to a painted badge, at slow 4G and a quarter of the speed, beside the least that could be written: a
 * script of a few lines that reads the same feed and fills a span (AB). `node test/bench/first-view.mjs` prints it;
 * needs `npm run build` first.
 */
/* global document, requestAnimationFrame */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import puppeteer from 'puppeteer-core';
import { findChromium } from '../runner/find-browser.mjs';

const read = (relative) => readFileSync(fileURLToPath(new URL(relative, import.meta.url)));
const { version } = JSON.parse(read('../../package.json'));
const ROUNDS = 7;
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'";
/** 1.6 Mbit/s either way is what browsers call slow 4G. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };

/** The least: no cache, no refusal, one language, no icon, no link, nothing where something fails. */
const least = async () => {
  const words = { available: 'Online verfügbar', planned: 'Online geplant', pilot: 'Online im Probebetrieb' };
  const { services } = await (await fetch(document.querySelector('[rel=ozg-feed]').href)).json();
  for (const span of document.querySelectorAll('.b'))
    span.textContent = words[services.find((s) => s.key === span.dataset.service)?.rollout?.state] ?? 'Keine Angabe';
};

const page = (script, tags) =>
  `<!doctype html><html lang="de"><meta charset="utf-8"><title>bench</title><link rel="ozg-feed" href="/feed.json">
  <link rel="modulepreload" href="${script}"><script type="module" src="${script}"></script>${tags.map((tag) => `<p>Leistung: ${tag}</p>`).join('')}`;
/** Read when asked for: `npm run bench` builds after it has loaded this module. */
function files() {
  const feed = read('../../examples/town/feeds/areas/065340011011.json');
  const keys = JSON.parse(feed)
    .services.slice(0, 20)
    .map(({ key }) => key);
  const floor = keys.map((key) => `<span class="b" data-service="${key}"></span>`);
  const badges = keys.map((key) => `<ozg-availability-badge service="${key}"></ozg-availability-badge>`);

  const html = 'text/html; charset=utf-8';
  return Object.fromEntries(
    Object.entries({
      '/floor-1': [html, page('/least.js', floor.slice(0, 1))],
      '/floor-20': [html, page('/least.js', floor)],
      '/badge-1': [html, page('/badge.js', badges.slice(0, 1))],
      '/badge-20': [html, page('/badge.js', badges)],
      '/least.js': ['text/javascript', `(${least.toString().replace(/\s+/g, ' ')})()`],
      '/badge.js': ['text/javascript', read(`../../dist/${version}/ozg-badge-card.js`)],
      '/feed.json': ['application/json', feed],
    }).map(([url, [type, body]]) => [url, [type, brotliCompressSync(body)]]),
  );
}

/** In the page, before it: notes when everything that the page wants to show has been painted. */
const watch = () => {
  const filled = (element) =>
    element.localName === 'span' ? element.textContent : element.shadowRoot?.querySelector('[part=label]');
  const look = () => {
    const all = [...document.querySelectorAll('.b, ozg-availability-badge')];
    if (document.readyState === 'loading' || !all.every(filled)) requestAnimationFrame(look);
    else
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          globalThis.painted = performance.now();
        }),
      );
  };
  requestAnimationFrame(look);
};

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
    return await (await tab.waitForFunction(() => globalThis.painted)).jsonValue();
  } finally {
    await context.close();
  }
}

const median = (list) => list.toSorted((a, b) => a - b)[(list.length - 1) / 2];

export async function firstView() {
  const served = files();
  const server = createServer(({ url }, response) => {
    const [type, body] = served[url] ?? ['text/plain', ''];
    response
      .writeHead(served[url] ? 200 : 404, {
        'Content-Type': type,
        'Content-Security-Policy': POLICY,
        ...(served[url] && { 'Content-Encoding': 'br' }),
      })
      .end(body);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const browser = await puppeteer.launch(await findChromium());
  try {
    const origin = `http://127.0.0.1:${server.address().port}`;
    const samples = [];
    for (let round = 0; round < ROUNDS; round++) {
      const times = {};
      for (const name of ['floor-1', 'badge-1', 'floor-20', 'badge-20'])
        times[name] = await view(browser, `${origin}/${name}`);
      samples.push(times);
    }
    const middle = (name) => median(samples.map((times) => times[name])).toFixed(0);
    const ratio = (count) => median(samples.map((times) => times[`badge-${count}`] / times[`floor-${count}`]));
    console.table(
      Object.fromEntries(
        [1, 20].map((count) => [
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
