import { launch } from 'puppeteer-core';
import type { Browser, LaunchOptions, Page } from 'puppeteer-core';

/** Starts the Chromium that `CHROME_PATH` names, as `npm test` does, which finds one. */
export function launchChromium(options: LaunchOptions = {}): Promise<Browser> {
  const executablePath = process.env.CHROME_PATH;
  if (!executablePath) throw new Error('CHROME_PATH has to name a Chromium; `npm test` finds one and sets it.');
  // In containers, tests may run as root, whom Chromium gives no sandbox.
  return launch({ executablePath, args: process.platform === 'linux' ? ['--no-sandbox'] : [], ...options });
}

/** Opens a page in a browser context of its own: background tabs of one context get no animation frames. */
export async function newPage(browser: Browser): Promise<Page> {
  const context = await browser.createBrowserContext();
  return context.newPage();
}
