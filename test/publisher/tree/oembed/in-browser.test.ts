import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { policyFor } from '@ozg-widgets/doctor';
import { build, startServer } from '@ozg-widgets/publisher';
import type { RunningServer } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import type { Browser, Frame, Page } from 'puppeteer-core';
import { launchChromium, newPage } from '../../../support/chromium.js';
import { answerOf, KEY, now, TOWN, withFacts } from './built.js';
import { withSource } from '../../support/source.js';

const program = process.env.CHROME_PATH;
const widgets = fileURLToPath(new URL('../../../../dist/0.1.0', import.meta.url));

/** What an element of a page shows. */
const shownIn = (frame: Frame): Promise<string> =>
  frame.evaluate(() => {
    const root = document.querySelector('ozg-service-card, ozg-service-list')?.shadowRoot;
    return (root?.querySelector('[part=base]')?.textContent ?? '').replace(/\s+/g, ' ').trim();
  });

describe('pages to embed, in a browser (needs CHROME_PATH)', function () {
  this.timeout(60_000);
  let folder = '';
  let feeds: RunningServer | undefined;
  let browser: Browser | undefined;
  let page: Page;
  let policy: string[] = [];

  before(async function () {
    if (program === undefined) {
      this.skip();
      return;
    }
    folder = await mkdtemp(join(tmpdir(), 'ozg-embed-'));
    const server = await startServer({
      port: 0,
      roots: [
        { at: '/', folder },
        { at: '/w/', folder: widgets },
      ],
    });
    feeds = server;
    const facts = { 'Adresse der Feeds': server.url, 'Adresse der Bausteine': `${server.url}w` };
    await withSource(withFacts(facts), async (source) => {
      expect((await build({ source, out: folder, now })).findings).to.deep.equal([]);
    });
    browser = await launchChromium();
  });
  beforeEach(async () => {
    policy = [];
    page = await newPage(browser!);
    page.on('console', (message) => policy.push(message.text()));
    page.on('pageerror', (error) => policy.push(String(error)));
    await page.evaluateOnNewDocument(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        console.warn(`${violatedDirective} ${blockedURI}`);
      });
    });
  });
  afterEach(() => page.close());
  after(async () => {
    await browser?.close();
    await feeds?.close();
    if (folder) await rm(folder, { recursive: true });
  });

  for (const [key, words] of [
    [KEY, /^Wohngeld Online verfügbar/],
    ['index', /Wohngeld.*Wohnsitz anmelden/],
  ] as const) {
    it(`show live data by themselves, under their own policy: ${key}`, async () => {
      await page.goto(`${feeds!.url}embed/${TOWN}/${key}.html`, { waitUntil: 'networkidle0' });
      expect(await shownIn(page.mainFrame())).to.match(words);
      expect(policy).to.deep.equal([]);
    });
  }

  it('say without script what is true all the same', async () => {
    await page.setJavaScriptEnabled(false);
    await page.goto(`${feeds!.url}embed/${TOWN}/${KEY}.html`, { waitUntil: 'networkidle0' });
    const snapshot = await page.accessibility.snapshot();
    const said = JSON.stringify(snapshot);
    expect(said).to.include('Wohngeld').and.to.include('Bürgeramt').and.to.include('wohngeld.example.org');
    expect(said).to.not.match(/Online verfügbar/);
    expect(policy).to.deep.equal([]);
  });

  for (const [what, sandbox] of [
    ['as the oEmbed answer has it', undefined],
    ['in a frame that has no origin, as WordPress makes it', 'allow-scripts'],
  ] as const) {
    it(`show live data on another site, whose policy allows nothing but the frame: ${what}`, async () => {
      const { html } = answerOf(await (await fetch(`${feeds!.url}embed/${TOWN}/${KEY}.json`)).text());
      const body = sandbox === undefined ? html : html.replace(/sandbox="[^"]*"/, `sandbox="${sandbox}"`);
      const host = await hostWith(body, policyFor('oembed', { frame: new URL(feeds!.url).origin }));
      await page.goto(host.url, { waitUntil: 'networkidle0' });
      const frame = page.frames().find((f) => f.url().includes('/embed/'));
      expect(await shownIn(frame!)).to.match(/^Wohngeld Online verfügbar/);
      expect(await frame!.evaluate(() => origin === 'null')).to.equal(sandbox !== undefined);
      expect(await page.$eval('blockquote a', (a) => a.textContent)).to.equal('Wohngeld – Kirchhain');
      expect(policy).to.deep.equal([]);
      await host.close();
    });
  }
});

/** A page of another site, with this in its body, under this policy. */
async function hostWith(body: string, policy: string): Promise<RunningServer> {
  const folder = await mkdtemp(join(tmpdir(), 'ozg-host-'));
  const head = '<meta charset="utf-8"><title>Host</title>';
  await writeFile(
    join(folder, 'index.html'),
    `<!doctype html><html lang="de"><head>${head}</head><body>${body}</body></html>`,
  );
  const headers = (): Record<string, string> => ({ 'Content-Security-Policy': policy });
  const server = await startServer({ port: 0, roots: [{ at: '/', folder }], headers });
  return {
    url: server.url,
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}
