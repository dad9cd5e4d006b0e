/** What one badge needs of a feed, in Chromium under a policy without eval: parse, check the envelope and one record. */
import { readFileSync } from 'node:fs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import puppeteer from 'puppeteer-core';
import { rollup } from 'rollup';
import { findChromium } from '../runner/find-browser.mjs';
import { median, path, serve } from './support.mjs';

/** What the page imports; its address is no path of this repository. */
const READER = '/read.js';
const ROUNDS = 9;

/** The reader, alone, as a page would load it. */
async function bundledReader() {
  const build = await rollup({
    input: path('../../packages/feed/dist/read/read-feed.js'),
    onwarn: () => undefined,
    plugins: [nodeResolve(), terser({ module: true })],
  });
  return (await build.generate({ format: 'es' })).output[0].code;
}

export async function reading() {
  /** @type {Parameters<typeof serve>[0]} */
  const files = {
    '/': ['text/html', '<!doctype html><html lang="en"><title>bench</title>'],
    [READER]: ['text/javascript', await bundledReader()],
    '/feed.json': ['application/json', readFileSync(path('../../examples/town/feeds/areas/065340011011.json'))],
  };
  const server = await serve(files, { 'Content-Security-Policy': "default-src 'self'" });
  const browser = await puppeteer.launch(await findChromium());
  /** @type {{ first: number, ratio: number }[]} */
  const samples = [];
  for (let round = 0; round < ROUNDS; round++) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    await page.goto(`${server.origin}/`);
    await page.emulateCPUThrottling(4);
    const first = await page.evaluate(async (reader) => {
      const text = await (await fetch('/feed.json')).text();
      /** @type {typeof import('../../packages/feed/dist/read/read-feed.js')} */
      const { readFeed } = await import(reader);
      const before = performance.now();
      readFeed(JSON.parse(text)).feed?.service('99107023017000');
      return performance.now() - before;
    }, READER);
    await page.emulateCPUThrottling(1);
    const ratio = await page.evaluate(async (reader) => {
      const text = await (await fetch('/feed.json')).text();
      /** @type {typeof import('../../packages/feed/dist/read/read-feed.js')} */
      const { readFeed } = await import(reader);
      /** @param {() => unknown} work */
      const time = (work) => {
        const before = performance.now();
        for (let i = 0; i < 20; i++) work();
        return performance.now() - before;
      };
      const parse = () => JSON.parse(text);
      const both = () => readFeed(JSON.parse(text)).feed?.service('99107023017000')?.name;
      let [alone, together] = [0, 0];
      for (let turn = 0; turn < 40; turn++) {
        alone += time(parse);
        together += time(both);
      }
      return together / alone;
    }, READER);
    samples.push({ first, ratio });
    await context.close();
  }
  await browser.close();
  server.close();
  return {
    ratio: median(samples.map(({ ratio }) => ratio)),
    firstAtQuarterSpeed: median(samples.map(({ first }) => first)),
  };
}
