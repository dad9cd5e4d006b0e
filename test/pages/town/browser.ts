import type { Browser } from 'puppeteer-core';
import { launchChromium } from '../../support/chromium.js';
import { serveTown } from '../../../examples/town/server.mjs';

/** The example town and a browser, there while the tests of a suite run. */
export interface TownInBrowser {
  browser: Browser;
  town: Awaited<ReturnType<typeof serveTown>>;
}

/** Serves the town and starts a browser before the tests of the suite it is called in, and ends both behind them. */
export function townInBrowser(): TownInBrowser {
  const there = {} as TownInBrowser;
  before(async () => {
    there.town = await serveTown(0);
    there.browser = await launchChromium();
  });
  after(async () => {
    await there.browser.close();
    await there.town.close();
  });
  return there;
}
