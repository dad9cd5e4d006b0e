import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { render } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium, newPage } from '../../support/chromium.js';

const root = new URL('../../../', import.meta.url);
const program = process.env.CHROME_PATH;

type Texts = Record<string, string>;

/** Renders the example feed of Kirchhain, with these services besides its own, into a folder. Gives the files by name. */
async function rendered(folder: string, more: readonly object[]): Promise<Texts> {
  const example = await readFile(new URL('examples/town/feeds/areas/065340011011.json', root), 'utf8');
  const document = JSON.parse(example) as { services: object[] };
  const feed = join(folder, 'feed.json');
  await writeFile(feed, JSON.stringify({ ...document, services: [...document.services, ...more] }));
  const out = join(folder, 'out');
  const { findings, files } = await render({ feed, out, now: new Date('2026-11-24T09:00:00Z') });
  expect(findings).to.deep.equal([]);
  const texts: Texts = {};
  for (const name of files) texts[name] = await readFile(join(out, name), 'utf8');
  return texts;
}

/** Names that no badge was drawn for. */
const NAMES = [
  'W'.repeat(289),
  `${'Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung '.repeat(4)}Ende`,
  'MMMM WWWW @@@@ %%%% ŒŒŒŒ ÄÖÜ',
  'طلب إعانة السكن للعائلات في المدينة '.repeat(6),
  '申请住房补贴'.repeat(20),
  'Щука Жюль Ыъ '.repeat(12),
  '👩‍👩‍👧‍👦🏳️‍🌈 '.repeat(20),
  '&<>"\' '.repeat(30),
];

/** How much lighter one colour is than the other, by the formula of WCAG. */
function contrast(a: string, b: string): number {
  const luminance = (colour: string): number => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const part = parseInt(colour.slice(at, at + 2), 16) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe('ozg-feed render in a browser (needs CHROME_PATH)', function () {
  this.timeout(60_000);
  let browser: Browser | undefined;
  let page: Page;
  let folder = '';
  let files: Texts = {};

  before(async function () {
    if (program === undefined) {
      this.skip();
      return;
    }
    folder = await mkdtemp(join(tmpdir(), 'ozg-render-'));
    files = await rendered(
      folder,
      NAMES.map((name, i) => ({ key: String(99999000000000 + i), name })),
    );
    browser = await launchChromium();
    page = await newPage(browser);
  });
  after(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });

  const named = (suffix: string): string[] =>
    Object.entries(files).flatMap(([name, text]) => (name.endsWith(suffix) && name !== 'index.html' ? [text] : []));

  it('keeps every line of every badge inside its box, for the longest and oddest names', async () => {
    await page.setContent(`<!doctype html><meta charset="utf-8">${named('.svg').join('\n')}`);
    const measured = await page.evaluate(() =>
      Array.from(document.querySelectorAll('svg'), (svg) => {
        const box = (svg.querySelector('rect') as SVGGraphicsElement).getBBox();
        const over = Array.from(svg.querySelectorAll('text'), (text) => {
          const { x, y, width, height } = text.getBBox();
          const out = [box.x - x, box.y - y, x + width - box.x - box.width, y + height - box.y - box.height];
          return { text: text.textContent, width, over: Math.max(...out) };
        });
        return { lines: over, wide: svg.getBoundingClientRect().width };
      }),
    );
    expect(measured.length).to.be.above(30);
    const lines = measured.flatMap((m) => m.lines);
    expect(lines.filter((line) => line.over > 0 || line.width === 0)).to.deep.equal([]);
    expect(Math.max(...measured.map((m) => m.wide))).to.be.below(440);
  });

  it('draws every badge as an image by itself', async () => {
    const names = (await readdir(join(folder, 'out'))).filter((name) => name.endsWith('.svg'));
    await page.goto(pathToFileURL(join(folder, 'out', 'index.html')).href);
    const sizes = await page.evaluate(
      (all) =>
        Promise.all(
          all.map(async (name) => {
            const image = new Image();
            image.src = name;
            await image.decode();
            return image.naturalWidth;
          }),
        ),
      names,
    );
    expect(Math.min(...sizes)).to.be.above(100);
  });

  it('writes dark on light, and draws an edge that shows on white and on black', () => {
    const backgrounds = named('.svg').map((svg) => {
      const [, background = '', edge = ''] = /<rect [^>]*fill="(#\w{6})" stroke="(#\w{6})"/.exec(svg) ?? [];
      const [, ink = ''] = /<g fill="(#\w{6})"/.exec(svg) ?? [];
      expect(contrast(background, ink)).to.be.above(4.5);
      expect(contrast(edge, '#ffffff')).to.be.above(3);
      expect(contrast(edge, '#000000')).to.be.above(3);
      return `${background} ${/<path [^>]*d="([^"]+)"/.exec(svg)?.[1] ?? ''}`;
    });
    // The example has all twelve states: five tones, five shapes.
    expect(new Set(backgrounds).size).to.equal(5);
  });

  /** Findings of the accessibility checker on what is shown. */
  async function audit(): Promise<string[]> {
    await page.evaluate(await readFile(new URL('node_modules/axe-core/axe.min.js', root), 'utf8'));
    return page.evaluate(async () => {
      type Run = { violations: { id: string; nodes: { html: string }[] }[] };
      const { axe } = window as unknown as { axe: { run: (options: object) => Promise<Run> } };
      const { violations } = await axe.run({ rules: { 'target-size': { enabled: true } } });
      return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
    });
  }

  it('gives fragments that are accessible in a page, and run nothing', async () => {
    const fragments = named('.html');
    expect(fragments.join('')).not.to.match(/<script|<style| style=| class=| on\w+=/);
    await page.setContent(
      `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Probe</title></head><body><main><h1>Probe</h1>${fragments.join('')}</main></body></html>`,
    );
    expect(await page.$$eval('article', (all) => all.length)).to.equal(fragments.length);
    expect(await audit()).to.deep.equal([]);
  });

  for (const scheme of ['light', 'dark']) {
    it(`gives a page that is accessible, and narrow enough for 320 pixels (${scheme})`, async () => {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      await page.setViewport({ width: 320, height: 800 });
      await page.goto(pathToFileURL(join(folder, 'out', 'index.html')).href);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.equal(320);
      expect(await audit()).to.deep.equal([]);
    });
  }
});
