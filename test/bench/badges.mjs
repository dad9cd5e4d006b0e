/**
 * What badges cost a page, beside the plainest markup that shows the same: a span, an inline SVG and a link. Painting
 * 1,000 (B1) and what they take of memory (B3); processor time and blocking of 100 at a quarter of the speed (B2).
 * `node test/bench/badges.mjs` prints it; needs `npm run build` first.
 */
/* global document, requestAnimationFrame */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { findChromium } from '../runner/find-browser.mjs';
import { median, path, serve } from './support.mjs';

/** @typedef {{ took: number, cpu: number, blocked: number, memory: number }} Cost */

/** @param {string} relative */
const read = (relative) => readFileSync(path(relative), 'utf8');
const { version } = JSON.parse(read('../../package.json'));
const ROUNDS = 9;
const KEY = '99107023017000';

/** Before the measurement, the page has read everything and shows one of each, so that only the insertion counts. */
const badge = `<ozg-availability-badge service="${KEY}"></ozg-availability-badge>`;
const plain =
  '<span class="plain"><svg viewBox="0 0 16 16" aria-hidden="true"><path d="m2 9 4 4 8-9"/></svg> Online verfügbar</span> <a href="https://kirchhain.example.org/wohngeld" aria-label="Zum Online-Dienst: Wohngeld beantragen">Zum Online-Dienst</a>';
/**
 * Read on demand: `npm run bench` builds after it has loaded this module.
 *
 * @returns {Parameters<typeof serve>[0]}
 */
const files = () => ({
  '/': [
    'text/html; charset=utf-8',
    `<!doctype html><html lang="de"><title>bench</title><link rel="ozg-feed" href="/feed.json">
    <link rel="stylesheet" href="/plain.css"><script type="module" src="/badge.js"></script>
    <p><b>Wohngeld</b> ${badge}</p><p><b>Wohngeld</b> ${plain}</p><div id="place"></div>`,
  ],
  '/plain.css': [
    'text/css',
    `.plain { padding: 0.1em 0.6em; border-radius: 1em; background: #d6f0de; color: #000; overflow-wrap: anywhere }
    .plain svg { height: 1em; vertical-align: -0.15em; fill: none; stroke: currentcolor; stroke-width: 2 }
    .plain + a { padding-block: 0.25em; color: inherit }`,
  ],
  '/badge.js': ['text/javascript', read(`../../dist/${version}/ozg-badge-card.js`)],
  '/feed.json': ['application/json', read('../../examples/town/feeds/areas/065340011011.json')],
});
const candidates = { floor: plain, badge };

/**
 * In the page: inserts some copies, waits until they are painted, and returns how long that took and blocked.
 *
 * @param {string} html
 * @param {number} count
 */
const insert = async (html, count) => {
  let blocked = 0;
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) blocked += duration - 50;
  });
  observer.observe({ type: 'longtask' });
  const place = /** @type {Element} */ (document.querySelector('#place'));
  const painted = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  await painted();
  const before = performance.now();
  place.innerHTML = `<p>${html}</p>`.repeat(count);
  for (const element of place.querySelectorAll('ozg-availability-badge'))
    await /** @type {Element & { updateComplete?: Promise<boolean> }} */ (element).updateComplete;
  await painted();
  const took = performance.now() - before;
  // The observer reports long tasks with a delay.
  await new Promise((resolve) => setTimeout(resolve, 200));
  observer.disconnect();
  return { took, blocked };
};

/**
 * Takes one sample in a new page with an empty cache.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} origin
 * @param {string} html
 * @param {{ count: number, slower?: number }} how `slower`: by which factor the processor is slowed down.
 * @returns {Promise<Cost>}
 */
async function sample(browser, origin, html, { count, slower = 1 }) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.goto(origin, { waitUntil: 'networkidle0' });
    await page.waitForFunction(() =>
      document.querySelector('ozg-availability-badge')?.shadowRoot?.querySelector('[part=link]'),
    );
    const devtools = await page.createCDPSession();
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
    const heap = async () => {
      await devtools.send('HeapProfiler.collectGarbage');
      const { usedSize, embedderHeapUsedSize } = await devtools.send('Runtime.getHeapUsage');
      return usedSize + embedderHeapUsedSize;
    };
    const worked = async () => {
      const { metrics } = await devtools.send('Performance.getMetrics');
      return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN) * 1000;
    };
    await page.emulateCPUThrottling(slower);
    await page.evaluate(`globalThis.insert = ${insert}`);
    /**
     * @param {string} text
     * @param {number} number
     */
    const run = (text, number) =>
      page.evaluate(
        (t, n) => /** @type {{ insert: typeof insert }} */ (/** @type {unknown} */ (globalThis)).insert(t, n),
        text,
        number,
      );
    // The cost of an empty run is subtracted.
    const [idle, memory] = [await worked(), await heap()];
    await run('', 0);
    const empty = await worked();
    const { took, blocked } = await run(html, count);
    const cpu = (await worked()) - empty - (empty - idle);
    const shown = await page.evaluate(
      () =>
        [...document.querySelectorAll('#place p')].filter((p) => {
          const own = p.querySelector('ozg-availability-badge')?.shadowRoot ?? p;
          return own.querySelector('svg') && own.querySelector('a')?.textContent === 'Zum Online-Dienst';
        }).length,
    );
    if (shown !== count) throw new Error(`${shown} of ${count} show what they should`);
    return { took, blocked, cpu, memory: ((await heap()) - memory) / count };
  } finally {
    await context.close();
  }
}

/**
 * Returns the medians of both, and of the ratios within each round, because other programs slow down both of them.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} origin
 * @param {{ count: number, slower?: number }} how
 */
async function compare(browser, origin, how) {
  /** @type {Record<keyof typeof candidates, Cost>[]} */
  const samples = [];
  for (let round = 0; round < ROUNDS; round++) {
    const floor = await sample(browser, origin, candidates.floor, how);
    samples.push({ floor, badge: await sample(browser, origin, candidates.badge, how) });
  }
  /** @param {keyof Cost} what */
  const ratio = (what) => median(samples.map(({ badge: own, floor }) => own[what] / floor[what]));
  /** @param {keyof typeof candidates} name */
  const middle = (name) => (/** @type {keyof Cost} */ what) => median(samples.map((both) => both[name][what]));
  return {
    took: ratio('took'),
    cpu: ratio('cpu'),
    memory: ratio('memory'),
    floor: middle('floor'),
    badge: middle('badge'),
  };
}

export async function badges() {
  const server = await serve(files());
  const chromium = await findChromium();
  // With the limit, every painting ends at a multiple of 1/60 s.
  const browser = await puppeteer.launch({ ...chromium, args: [...chromium.args, '--disable-frame-rate-limit'] });
  try {
    const origin = `${server.origin}/`;
    const many = await compare(browser, origin, { count: 1000 });
    const slow = await compare(browser, origin, { count: 100, slower: 4 });
    /**
     * @param {Awaited<ReturnType<typeof compare>>} found
     * @param {keyof Cost} what
     */
    const row = ({ floor, badge: own }, what, digits = 1) => ({
      'span, SVG, link': floor(what).toFixed(digits),
      badge: own(what).toFixed(digits),
    });
    console.table({
      '1,000 painted, ms': row(many, 'took'),
      '1,000, main thread, ms': row(many, 'cpu'),
      'each of 1,000, bytes': row(many, 'memory', 0),
      '100 at 4×, painted, ms': row(slow, 'took'),
      '100 at 4×, main thread, ms': row(slow, 'cpu'),
      '100 at 4×, blocked, ms': row(slow, 'blocked'),
    });
    return {
      'B1 1,000 badges painted ÷ plain markup': { value: many.took, limit: 1.6 },
      'B2 100 badges at 4×, main thread ÷ plain markup': { value: slow.cpu, limit: 1.7 },
      'B2 100 badges at 4×, blocked longer than plain markup, ms': {
        value: slow.badge('blocked') - slow.floor('blocked'),
        limit: 30,
        digits: 0,
      },
      'B3 memory of a badge ÷ plain markup': { value: many.memory, limit: 1.6 },
    };
  } finally {
    await browser.close();
    server.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await badges());
