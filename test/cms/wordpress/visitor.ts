import { newPage } from '../../support/chromium.js';
import type { Browser, Page } from 'puppeteer-core';

/** What a visitor sees of a post. */
export interface Seen {
  page: Page;
  text: string;
  /** What the page's policy forbids, sorted. */
  policy: string[];
  /** How often our script is there. */
  scripts: number;
  close(): Promise<void>;
}

/** The author, logged in. Gives the page, and the word without which the interface of the editor answers nobody. */
export async function logIn(browser: Browser, site: string): Promise<{ desk: Page; nonce: string }> {
  const desk = await newPage(browser);
  // From there on to what allows to use the interface of the editor.
  const next = encodeURIComponent(`${site}wp-admin/admin-ajax.php?action=rest-nonce`);
  await desk.goto(`${site}wp-login.php?redirect_to=${next}`);
  // Not key by key: the page takes the focus to the name 200 ms after it is there, and selects what is in it.
  for (const field of ['#user_login', '#user_pass'])
    await desk.$eval(field, (input) => ((input as HTMLInputElement).value = 'autorin'));
  await Promise.all([desk.waitForNavigation(), desk.click('#wp-submit')]);
  const nonce = await desk.$eval('body', (body) => body.textContent);
  if (!/^\w+$/.test(nonce)) throw new Error(`The author could not log in: ${nonce.replace(/\s+/g, ' ')}`);
  return { desk, nonce };
}

/** The author publishes a post as the editor does. */
export const publishPost = (desk: Page, nonce: string, content: string): Promise<{ id: number; kept: string }> =>
  desk.evaluate(
    async (nonce, data) => {
      const answer = await fetch('/?rest_route=/wp/v2/posts&context=edit', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-WP-Nonce': nonce },
        body: JSON.stringify(data),
      });
      const post = (await answer.json()) as { id: number; content: { raw: string } };
      return { id: post.id, kept: post.content.raw };
    },
    nonce,
    { title: 'Wohngeld', content, status: 'publish' },
  );

/** Opens a post as a first-time visitor, and waits until it is quiet. */
export async function visitPost(browser: Browser, site: string, id: number): Promise<Seen> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const policy: string[] = [];
  await page.exposeFunction('noteViolation', (directive: string) => policy.push(directive));
  await page.evaluateOnNewDocument(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      (window as unknown as { noteViolation: (directive: string) => void }).noteViolation(
        `${event.violatedDirective} ${event.blockedURI}`,
      );
    });
  });
  await page.goto(`${site}?p=${id}`, { waitUntil: 'load' });
  await page.waitForNetworkIdle({ idleTime: 300 });
  const text = await page.$eval('.wp-block-post-content', (content) =>
    (content as HTMLElement).innerText.replace(/\s+/g, ' ').trim(),
  );
  const scripts = await page.$$eval('script[src*="/ozg-widgets/ozg/"]', (found) => found.length);
  return { page, text, policy: policy.sort(), scripts, close: () => context.close() };
}
