/** What one badge needs of a feed, in Chromium under a policy without eval: parse, check the envelope and one record. */
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import puppeteer from 'puppeteer-core';
import { rollup } from 'rollup';
import { findChromium } from '../runner/find-browser.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const ROUNDS = 9;

/** The reader, alone, as a page would load it. */
async function reader() {
  const build = await rollup({
    input: path('../../packages/feed/dist/read/read-feed.js'),
    onwarn: () => undefined,
    plugins: [nodeResolve(), terser({ module: true })],
  });
  return (await build.generate({ format: 'es' })).output[0].code;
}

export async function reading() {
  const files = {
    '/': ['text/html', '<!doctype html><html lang="en"><title>bench</title>'],
    '/read.js': ['text/javascript', await reader()],
    '/feed.json': ['application/json', readFileSync(path('../../examples/town/feeds/areas/065340011011.json'))],
  };
  const server = createServer(({ url }, response) => {
    const [type, body] = files[url] ?? ['text/plain', ''];
    response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': "default-src 'self'" }).end(body);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const browser = await puppeteer.launch(await findChromium());
  const samples = [];
  for (let round = 0; round < ROUNDS; round++) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.emulateCPUThrottling(4);
    const first = await page.evaluate(async () => {
      const text = await (await fetch('/feed.json')).text();
      const { readFeed } = await import('/read.js');
      const before = performance.now();
      readFeed(JSON.parse(text)).feed.service('99107023017000');
      return performance.now() - before;
    });
    await page.emulateCPUThrottling(1);
    const ratio = await page.evaluate(async () => {
      const text = await (await fetch('/feed.json')).text();
      const { readFeed } = await import('/read.js');
      const time = (work) => {
        const before = performance.now();
        for (let i = 0; i < 20; i++) work();
        return performance.now() - before;
      };
      const parse = () => JSON.parse(text);
      const both = () => readFeed(JSON.parse(text)).feed.service('99107023017000').name;
      let [alone, together] = [0, 0];
      for (let turn = 0; turn < 40; turn++) {
        alone += time(parse);
        together += time(both);
      }
      return together / alone;
    });
    samples.push({ first, ratio });
    await context.close();
  }
  await browser.close();
  server.close();
  const median = (key) => samples.map((s) => s[key]).sort((a, b) => a - b)[(ROUNDS - 1) / 2];
  return { ratio: median('ratio'), firstAtQuarterSpeed: median('first') };
}
