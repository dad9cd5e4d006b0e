/** Visits of the configurator: opening, choosing, reading what it gives. */
import type { Browser, Page } from 'puppeteer-core';

/** The configurator with what a query says, in a browser that has never been there. */
export async function openConfigurator(browser: Browser, town: string, query = '', width = 1200): Promise<Page> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await page.setViewport({ width, height: 800 });
  await page.goto(`${town}konfigurator/${query}`, { waitUntil: 'networkidle0' });
  return page;
}

/** The text of what a selector finds; `null` where it finds nothing. */
export const textOf = (page: Page, selector: string): Promise<string | null> =>
  page.evaluate((wanted) => document.querySelector(wanted)?.textContent.trim() ?? null, selector);

/** Waits until the page shows what its address says. */
export async function settle(page: Page): Promise<void> {
  await page.waitForFunction(() => document.body.dataset.shown === location.search);
}

/** Chooses, and waits until the page shows it. */
export async function choose(page: Page, id: string, value: string): Promise<void> {
  await page.select(`#${id}`, value);
  await settle(page);
}
