/**
 * How long a list of 600 services takes to follow what somebody types, at a quarter of this machine's speed: every
 * letter, typed and deleted, has to fit into one frame of 16.7 ms. `node test/bench/service-list.mjs` prints it; needs
 * `tsc --build` first.
 */
/* global document, requestAnimationFrame, InputEvent */
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import puppeteer from 'puppeteer-core';
import { rollup } from 'rollup';
import { findChromium } from '../runner/find-browser.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
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

async function element() {
  const build = await rollup({
    input: path('../../packages/widgets/dist/elements/ozg-service-list/ozg-service-list.js'),
    onwarn: () => undefined,
    plugins: [nodeResolve({ exportConditions: ['production'] }), terser({ ecma: 2022, module: true })],
  });
  const { output } = await build.generate({ format: 'es', entryFileNames: 'list.js', chunkFileNames: '[name].js' });
  return Object.fromEntries(output.map(({ fileName, code }) => [`/${fileName}`, ['text/javascript', code]]));
}

/** In the page: types one text into the search field, and waits until the frame that shows the outcome is made. */
const typing = (text) =>
  new Promise((resolve) => {
    requestAnimationFrame(() => {
      const field = document.querySelector('ozg-service-list').shadowRoot.querySelector('[type=search]');
      const { port1, port2 } = new MessageChannel();
      const before = performance.now();
      field.value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      // Told only once the frame that this callback belongs to has been made.
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
 * Milliseconds of each step, the least of all rounds: whatever else runs on the machine only ever adds. `time` measures
 * one step.
 */
async function leastOf(rounds, time) {
  const least = steps.map(() => Infinity);
  for (let round = 0; round < rounds; round++)
    for (const [i, text] of steps.entries()) {
      least[i] = Math.min(least[i], await time(text));
      // As fast as people type; what did not fit into the first frame follows meanwhile.
      await new Promise((resolve) => setTimeout(resolve, 80));
    }
  return least;
}

export async function serviceList() {
  const files = {
    '/': [
      'text/html',
      '<!doctype html><html lang="de"><title>bench</title><link rel="ozg-feed" href="/feed.json"><script type="module" src="/list.js"></script><ozg-service-list></ozg-service-list>',
    ],
    '/feed.json': ['application/json', JSON.stringify(feed)],
    ...(await element()),
  };
  const server = createServer(({ url }, response) => {
    const [type, body] = files[url] ?? ['text/plain', ''];
    response.writeHead(files[url] ? 200 : 404, { 'Content-Type': type }).end(body);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const browser = await puppeteer.launch(await findChromium());
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForFunction(
      (count) =>
        document.querySelector('ozg-service-list').shadowRoot.querySelectorAll('[role=listitem]').length === count,
      {},
      services.length,
    );
    // Put into the page once: the reading of a function is not the list's work.
    await page.evaluate(`globalThis.type = ${typing}`);
    const type = (text) => page.evaluate((sought) => globalThis.type(sought), text);
    const session = await page.createCDPSession();
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    const worked = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      const of = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
      return (of.ScriptDuration + of.RecalcStyleDuration + of.LayoutDuration) * 1000;
    };
    const work = await leastOf(ROUNDS, async (text) => {
      const before = await worked();
      await type(text);
      return (await worked()) - before;
    });
    await page.emulateCPUThrottling(4);
    const frames = await leastOf(ROUNDS, type);
    const sorted = (list) => list.sort((a, b) => a - b);
    const row = (list) => ({
      'middle letter': sorted(list)[list.length >> 1].toFixed(1),
      'slowest letter': sorted(list).at(-1).toFixed(1),
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
