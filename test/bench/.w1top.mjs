/**
 * How long a list of 600 services takes to follow what somebody types, in Chromium at a quarter of the speed: from the
 * input event until the frame that shows its outcome has been made (script, style, layout, paint), so that no frame is
 * missed where it is less than 16.7 ms. `node test/bench/service-list.mjs` prints it; needs `tsc --build` first.
 */
/* global document, requestAnimationFrame, InputEvent */
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import puppeteer from 'puppeteer-core';
import { rollup } from 'rollup';
import { findChromium } from '../browser.mjs';

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
    input: path('../../packages/widgets/dist/elements/ozg-service-list.js'),
    onwarn: () => undefined,
    plugins: [nodeResolve({ exportConditions: ['production'] }), terser({ ecma: 2022, module: true })],
  });
  const { output } = await build.generate({ format: 'es', entryFileNames: 'list.js', chunkFileNames: '[name].js' });
  return Object.fromEntries(output.map(({ fileName, code }) => [`/${fileName}`, ['text/javascript', code]]));
}

/** In the page: milliseconds of each letter, typed and deleted. */
async function typing(texts) {
  const list = document.querySelector('ozg-service-list');
  const field = list.shadowRoot.querySelector('input');
  const frame = (value) =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        const before = performance.now();
        field.value = value;
        field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        // Told only once the frame that this callback belongs to has been made.
        port1.onmessage = () => resolve(performance.now() - before);
        port2.postMessage('');
      });
    });
  const times = {};
  for (const text of texts) {
    const steps = [...text].map((_, i) => text.slice(0, i + 1));
    for (const value of [...steps, ...steps.slice(0, -1).reverse(), '']) {
      (times[`${text}: ${value}`] ??= []).push(await frame(value));
      await new Promise((resolve) => setTimeout(resolve, 80));
    }
  }
  return times;
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
    await page.emulateCPUThrottling(4);
    const all = {};
    for (let round = 0; round < ROUNDS; round++)
      for (const [letter, times] of Object.entries(await page.evaluate(typing, TYPED)))
        (all[letter] ??= []).push(...times);
    // The least of all rounds: whatever else runs on the machine only ever adds.
    const letters = Object.values(all)
      .map((times) => Math.min(...times))
      .sort((a, b) => a - b);
    console.log(Object.entries(all).map(([k, t]) => [k, Math.min(...t)]).sort((a, b) => b[1] - a[1]).slice(0, 12).map(([k, v]) => k + ' ' + v.toFixed(1)).join('\n')); const [middle, slowest] = [letters[Math.floor(letters.length / 2)], letters.at(-1)];
    return {
      'B: 600 services filtered at 4× CPU, middle letter, ms': { value: middle, limit: 16.7, digits: 1 },
      'B: 600 services filtered at 4× CPU, slowest letter, ms': { value: slowest, limit: 16.7, digits: 1 },
    };
  } finally {
    await browser.close();
    server.close();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await serviceList());
