/** Every element in every state, language and theme on the narrowest page, with the longest names there are. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startServer } from '@ozg-widgets/publisher';
import type { RunningServer } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium, newPage } from '../../support/chromium.js';
import type * as measure from './measure.js';
import type { Surroundings } from './measure.js';
import { pageScript } from './script.js';
import { makeTown, SERVICE } from './town.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
/** WCAG 1.4.10: a page of 1280 px at 400 %. */
const WIDTH = 320;

const languages = Object.entries(
  JSON.parse(await readFile(join(ROOT, 'packages/widgets/languages.json'), 'utf8')) as Record<string, { dir?: string }>,
);
const themes = Object.fromEntries(
  await Promise.all(
    ['', 'kern', 'plain', 'contrast'].map(
      async (name) =>
        [name, name && (await readFile(join(ROOT, `packages/widgets/themes/${name}.css`), 'utf8'))] as const,
    ),
  ),
);

/** In the page. */
type Sweeping = typeof globalThis & { sweeping: typeof measure };

describe('every state, language and theme at 320 px, with the longest names', function () {
  this.timeout(120_000);
  let folder: string | undefined;
  let server: RunningServer | undefined;
  let browser: Browser | undefined;
  let page: Page;
  let shown: number;
  const said = new Set<string>();

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ozg-sweep-'));
    await makeTown(folder);
    server = await startServer({ roots: [{ at: '/', folder }], port: 0 });
    browser = await launchChromium();
    page = await newPage(browser);
    await page.setViewport({ width: WIDTH, height: 640 });
    await page.goto(server.url);
    await page.evaluate(await pageScript('measure'));
    shown = await page.evaluate(() => (globalThis as Sweeping).sweeping.begin());
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    if (folder) await rm(folder, { recursive: true });
  });

  /** What does not fit in these surroundings. */
  const misfits = async (surroundings: Surroundings): Promise<string[]> => {
    const [says, found] = await page.evaluate(async (around) => {
      const { surround, misfits } = (globalThis as Sweeping).sweeping;
      return [await surround(around), misfits()] as const;
    }, surroundings);
    said.add(says);
    return found;
  };

  it('has a page of 320 px that shows them', async () => {
    expect(SERVICE).to.have.lengthOf(289);
    expect(shown).to.be.above(200);
    expect(await page.evaluate(() => innerWidth)).to.equal(WIDTH);
  });

  for (const [lang, { dir = 'ltr' }] of languages)
    for (const spaced of [false, true])
      it(`fits in ${lang}, in every theme, light and dark${spaced ? ', at the text spacing of WCAG 1.4.12' : ''}`, async () => {
        const found: Record<string, string[]> = {};
        for (const [name, theme] of Object.entries(themes))
          for (const scheme of ['light', 'dark'])
            for (const misfit of await misfits({ lang, dir, theme, scheme, spaced }))
              (found[misfit] ??= []).push(`${name || 'no theme'}, ${scheme}`);
        expect(Object.entries(found).map(([misfit, where]) => `${misfit} (${where.join('; ')})`)).to.deep.equal([]);
      });

  it('has spoken every language meanwhile', () => {
    expect(said.size).to.equal(languages.length);
  });

  it('would notice: a word that cannot break, a target that is too small, a text that is cut off', async () => {
    const seeded = await page.evaluate(() => {
      const { misfits } = (globalThis as Sweeping).sweeping;
      const seeds = [
        ['ozg-service-card', '* { overflow-wrap: normal !important; hyphens: none !important; white-space: nowrap }'],
        ['ozg-promo', 'button { block-size: 20px !important; min-block-size: 0 !important; padding: 0 !important }'],
        ['ozg-notices', '[part=base] { block-size: 3em; overflow: hidden }'],
      ] as const;
      return seeds.map(([tag, css]) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        const root = document.querySelector(`${tag}:not([size=small])`)!.shadowRoot!;
        const before = root.adoptedStyleSheets;
        root.adoptedStyleSheets = [...before, sheet];
        const found = misfits().filter((misfit) => misfit.includes(tag));
        root.adoptedStyleSheets = before;
        return found.join('\n');
      });
    });
    expect(seeded[0]).to.match(/ozg-service-card.* px in /);
    expect(seeded[1]).to.match(/ozg-promo.*a target of /);
    expect(seeded[2]).to.match(/ozg-notices.*cuts its text off/);
  });
});
