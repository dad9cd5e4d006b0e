/** Every element with real keys: Tab reaches all that can be operated, in the order of reading, and leaves it again. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '@ozg-widgets/publisher';
import type { RunningServer } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { tags } from '../../../packages/widgets/build/tags.mjs';
import { launchChromium, newPage } from '../../support/chromium.js';
import type * as keyboard from './keyboard.js';
import { pageScript } from './script.js';
import { makeTown } from './town.js';

/** In the page. */
type Sweeping = typeof globalThis & { sweeping: typeof keyboard };

describe('with the keyboard alone', function () {
  this.timeout(120_000);
  let folder: string | undefined;
  let server: RunningServer | undefined;
  let browser: Browser | undefined;
  let page: Page;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ozg-keyboard-'));
    await makeTown(folder);
    server = await startServer({ roots: [{ at: '/', folder }], port: 0 });
    browser = await launchChromium();
    page = await newPage(browser);
    await page.setViewport({ width: 320, height: 640 });
    await page.goto(server.url);
    await page.evaluate(await pageScript('keyboard'));
    await page.evaluate(() => (globalThis as Sweeping).sweeping.begin());
  });
  after(async () => {
    await browser?.close();
    await server?.close();
    if (folder) await rm(folder, { recursive: true });
  });

  /** Presses a key; tells what has the focus then, and whether that can be seen. */
  async function press(key: 'Tab' | 'Enter' | 'Space'): Promise<ReturnType<typeof keyboard.focused>> {
    await page.keyboard.press(key);
    return page.evaluate(() => (globalThis as Sweeping).sweeping.focused());
  }

  for (const tag of tags)
    it(`<${tag}> is passed by Tab from control to control, each with a visible focus`, async () => {
      // The widgets of this element that have the most to operate.
      const widgets = await page.evaluate((name) => (globalThis as Sweeping).sweeping.busiest(name, 3), tag);
      expect(widgets).to.not.be.empty;
      for (const { number, stops } of widgets) {
        await page.evaluate((n) => {
          (globalThis as Sweeping).sweeping.focusBefore(n);
        }, number);
        const reached: string[] = [];
        for (let now = await press('Tab'); now.widget === number; now = await press('Tab')) {
          reached.push(now.stop);
          expect(now.seen, `${now.stop} shows that it has the focus`).to.equal(true);
          expect(reached.length, 'stops before Tab leaves the widget').to.be.at.most(stops.length);
        }
        expect(reached).to.deep.equal(stops);
      }
    });

  it('opens and closes with Enter and with Space what is folded', async () => {
    const states = (): Promise<boolean[]> => page.evaluate(() => (globalThis as Sweeping).sweeping.open());
    const before = await states();
    expect(before.length, 'elements with something folded').to.be.above(3);
    for (const key of ['Enter', 'Space'] as const)
      for (const [i, open] of before.entries()) {
        const was = (await states())[i];
        await page.evaluate((n) => {
          (globalThis as Sweeping).sweeping.focusFold(n);
        }, i);
        await press(key);
        expect((await states())[i], `number ${i} after ${key}`).to.equal(!was);
        expect(was).to.equal(key === 'Enter' ? open : !open);
      }
  });
});
