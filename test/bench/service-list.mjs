/**
 * How long a list of 600 services takes to follow what somebody types, at a quarter of this machine's speed: every
 * letter, typed and deleted, has to fit into one frame of 16.7 ms. `node test/bench/service-list.mjs` prints it; needs
 * `tsc --build` first.
 */
/* global document, HTMLInputElement, InputEvent, requestAnimationFrame */
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import puppeteer from 'puppeteer-core';
import { rollup } from 'rollup';
import { findChromium } from '../runner/find-browser.mjs';
import { path, serve } from './support.mjs';

const ROUNDS = 5;
/** What somebody types, letter by letter: found at once, misspelt, several words, nothing; then it is deleted. */
const TYPED = ['wohngeld', 'ausweiss bea', 'gewrbe', 'xyl'];

const things =
  'Wohngeld,Wohnsitz,Personalausweis,Reisepass,Führerschein,Elterngeld,Kindergeld,Baugenehmigung,Gewerbe,Hundesteuer,Parkausweis,Sperrmüll,Geburtsurkunde,Sterbeurkunde,Eheschließung,Bibliotheksausweis,Kita-Platz,Ganztagsplatz,Schulwechsel,BAföG,Einbürgerung,Aufenthaltstitel,Fischereischein,Jagdschein,Waffenschein,Gaststätte,Marktstand,Straßenfest,Sondernutzung,Baumfällung,Grundsteuer,Zweitwohnung,Briefwahl,Melderegisterauskunft,Fundsache,Rundfunkbeitrag,Schwerbehindertenausweis,Pflegewohngeld,Blindengeld,Unterhaltsvorschuss,Vaterschaft,Namensänderung,Lärmschutz,Abwasseranschluss,Trinkwasserbrunnen,Brennstelle,Feuerwerk,Drohnenflug,Taxikonzession,Handwerkskarte'.split(
    ',',
  );
const deeds =
  'beantragen,anmelden,abmelden,ändern lassen,verlängern lassen,anzeigen,Auskunft erhalten,Widerspruch einlegen,Gebühr erstatten lassen,Bescheinigung bestellen,für Betriebe beantragen,nach einem Umzug ummelden'.split(
    ',',
  );
const states = ['available', 'planned', 'in-progress', 'pilot', 'not-planned', 'rolling-out', 'unknown'];
const topics = 'arbeit_ruhestand,bauen_wohnen,bildung,familie_kind,gesundheit,mobilitaet_reisen,umwelt'.split(',');

const services = things.flatMap((thing, i) =>
  deeds.map((deed, j) => ({
    key: `99${String(i * deeds.length + j).padStart(6, '0')}000000`,
    name: [
      { lang: 'de', text: `${thing} ${deed}` },
      { lang: 'de-simple', text: `${thing}: das können Sie hier tun` },
    ],
    summary: `Alles Nötige zum Thema ${thing}, damit Sie es in Ruhe ${deed} können.`,
    topic: topics[(i + j) % topics.length],
    audience: [j === 10 ? 'businesses' : 'citizens'],
    url: `https://stadt.example.org/${i}-${j}`,
    rollout: { state: states[(i * 3 + j) % states.length], expected: '2027-Q3' },
  })),
);
const feed = {
  format: 'ozg-feed/1',
  published: '2026-11-23T09:00:00+01:00',
  ttl: 3600,
  publisher: { name: 'Beispielstadt', email: 'feed@example.org' },
  area: { ars: '069990099099', level: 'gemeinde', name: 'Beispielstadt' },
  services,
};

/** @returns {Promise<Parameters<typeof serve>[0]>} */
async function element() {
  const build = await rollup({
    input: path('../../packages/widgets/dist/elements/ozg-service-list/ozg-service-list.js'),
    onwarn: () => undefined,
    plugins: [nodeResolve({ exportConditions: ['production'] }), terser({ ecma: 2022, module: true })],
  });
  const { output } = await build.generate({ format: 'es', entryFileNames: 'list.js', chunkFileNames: '[name].js' });
  return Object.fromEntries(
    output.map((file) => [`/${file.fileName}`, ['text/javascript', file.type === 'chunk' ? file.code : file.source]]),
  );
}

/**
 * In the page: types one text into the search field and waits for the frame that shows the result.
 *
 * @param {string} text
 * @returns {Promise<number>} Milliseconds.
 */
const typing = (text) =>
  new Promise((resolve, reject) => {
    requestAnimationFrame(() => {
      const field = document.querySelector('ozg-service-list')?.shadowRoot?.querySelector('[type=search]');
      if (!(field instanceof HTMLInputElement)) {
        reject(new Error('There is no search field.'));
        return;
      }
      const { port1, port2 } = new MessageChannel();
      const before = performance.now();
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      // The message arrives after the frame of this callback.
      port1.onmessage = () => resolve(performance.now() - before);
      port2.postMessage('');
    });
  });

/** Every text that stands in the field while the words are typed and deleted. */
const steps = TYPED.flatMap((word) => {
  const letters = [...word].map((_, i) => word.slice(0, i + 1));
  return [...letters, ...letters.slice(0, -1).reverse(), ''];
});

/**
 * Returns the milliseconds of each step, the minimum of all rounds, because other programs only add to it.
 *
 * @param {number} rounds
 * @param {(text: string) => Promise<number>} time Measures one step.
 */
async function leastOf(rounds, time) {
  const least = steps.map(() => Infinity);
  for (let round = 0; round < rounds; round++)
    for (const [i, text] of steps.entries()) {
      least[i] = Math.min(least[i] ?? Infinity, await time(text));
      // The pace of typing. Work that did not fit into the first frame happens meanwhile.
      await new Promise((resolve) => setTimeout(resolve, 80));
    }
  return least;
}

export async function serviceList() {
  /** @type {Parameters<typeof serve>[0]} */
  const files = {
    '/': [
      'text/html',
      '<!doctype html><html lang="de"><title>bench</title><link rel="ozg-feed" href="/feed.json"><script type="module" src="/list.js"></script><ozg-service-list></ozg-service-list>',
    ],
    '/feed.json': ['application/json', JSON.stringify(feed)],
    ...(await element()),
  };
  const server = await serve(files);
  const browser = await puppeteer.launch(await findChromium());
  try {
    const page = await browser.newPage();
    await page.goto(`${server.origin}/`);
    await page.waitForFunction(
      (count) =>
        document.querySelector('ozg-service-list')?.shadowRoot?.querySelectorAll('[role=listitem]').length === count,
      {},
      services.length,
    );
    // Defined once, because parsing the function is no work of the list.
    await page.evaluate(`globalThis.type = ${typing}`);
    /** @param {string} text */
    const type = (text) =>
      page.evaluate(
        (sought) => /** @type {{ type: typeof typing }} */ (/** @type {unknown} */ (globalThis)).type(sought),
        text,
      );
    const session = await page.createCDPSession();
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const worked = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      const counted = ['ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration'];
      const seconds = metrics.filter(({ name }) => counted.includes(name)).map(({ value }) => value);
      return seconds.reduce((total, value) => total + value, 0) * 1000;
    };
    const work = await leastOf(ROUNDS, async (text) => {
      const before = await worked();
      await type(text);
      return (await worked()) - before;
    });
    await page.emulateCPUThrottling(4);
    const frames = await leastOf(ROUNDS, type);
    /** @param {number[]} list */
    const row = (list) => ({
      'middle letter': list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]?.toFixed(1),
      'slowest letter': Math.max(...list).toFixed(1),
    });
    console.table({
      'script, style, layout: ms of the processor at full speed': row(work),
      'from input to frame: ms by the clock, throttled 4×': row(frames),
    });
    return {
      'B: 600 services filtered at 4× CPU, slowest letter, ms': {
        value: 4 * Math.max(...work),
        limit: 16.7,
        digits: 1,
      },
    };
  } finally {
    await browser.close();
    server.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await serviceList());
