/** Widgets that a server has rendered: before a script, without one, and while one takes over. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { renderToString, styleHashes } from '@ozg-widgets/widgets/server.js';
import { expect } from 'chai';
import { html } from 'lit';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium, newPage } from '../../support/chromium.js';
import { policy, serveTown } from '../../../examples/town/server.mjs';

const { version } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};
const dist = new URL(`../../../dist/${version}/`, import.meta.url);

const WOHNGELD = 'service="99107023017000"';

/** Every element that can say something without a script, and words that it then says. */
const widgets: Record<string, [attributes: string, words: RegExp]> = {
  'ozg-availability-badge': [`${WOHNGELD} variant="banner"`, /Wohngeld beantragen Online verfügbar/],
  'ozg-contact-card': ['', /Bürgerservice Stadt Kirchhain.*E-Mail/],
  'ozg-service-card': [WOHNGELD, /Das können Sie jetzt online erledigen/],
  'ozg-service-list': ['hash-parameter="leistungen"', /Leistungen: \d+|\d+ Leistungen/],
  'ozg-rollout-timeline': ['', /Unterhaltsvorschuss beantragen/],
  'ozg-coverage': [WOHNGELD, /In \d+ von \d+ Kommunen/],
  'ozg-service-matrix': ['', /Leistungen im Vergleich/],
  'ozg-notices': ['', /Störung/],
  'ozg-help': ['', /Fragen und Antworten/],
  'ozg-promo': [WOHNGELD, /Jetzt online Wohngeld beantragen/],
  'ozg-area-picker': ['query-parameter="ort" remember', /Für welchen Ort\?/],
};

/** What a reader sees of a widget: its visible text. */
const seen = (page: Page, tag: string): Promise<string> =>
  page.$eval(tag, ({ shadowRoot }) =>
    [...(shadowRoot!.children as HTMLCollectionOf<HTMLElement>)]
      .filter((child) => getComputedStyle(child).display !== 'none')
      .map(({ innerText }) => innerText)
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim(),
  );

describe('a page that a server has rendered', function () {
  this.timeout(60_000);
  let browser: Browser;
  let town: Awaited<ReturnType<typeof serveTown>>;
  let server: Server;
  let origin: string;
  const pages = new Map<string, string>();
  /** Requests for feeds that are not answered until somebody lets them. */
  let held: (() => void)[] | undefined;
  let broken = false;
  /** Whether the feed has lost its services since the server looked. */
  let emptied = false;

  before(async () => {
    town = await serveTown(0);
    const strict = policy
      .replace("style-src 'self'", `style-src 'self' ${(await styleHashes()).join(' ')}`)
      .replace("connect-src 'self'", `connect-src 'self' ${town.url}`);
    server = createServer((request, response) => {
      const path = new URL(request.url!, 'http://x').pathname;
      const answer = async (): Promise<void> => {
        if (pages.has(path)) {
          response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': strict });
          response.end(pages.get(path));
        } else if (path.startsWith('/ozg/')) {
          response.writeHead(200, { 'Content-Type': 'text/javascript' });
          response.end(await readFile(new URL(path.slice(5), dist)));
        } else if (path === '/favicon.ico') {
          response.writeHead(204).end();
        } else {
          if (held) await new Promise<void>((resolve) => held!.push(resolve));
          const feed = await fetch(town.url + path.slice(1));
          response.writeHead(broken ? 404 : feed.status, { 'Content-Type': 'application/json' });
          const text = await feed.text();
          response.end(broken ? '' : emptied ? JSON.stringify({ ...JSON.parse(text), services: [] }) : text);
        }
      };
      void answer();
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await launchChromium();
  });
  after(async () => {
    await browser.close();
    server.closeAllConnections();
    server.close();
    await town.close();
  });
  beforeEach(() => {
    held = undefined;
    broken = false;
    emptied = false;
  });

  const feed = (): string => `${origin}/feeds/areas/065340011011.json`;

  /** A page with these widgets, rendered by the server, with these scripts. */
  async function serve(body: string, scripts: string[], lang = 'de'): Promise<string> {
    const page = `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Rathaus</title>
      <link rel="ozg-feed" href="${feed()}">${scripts.map((name) => `<script type="module" src="/ozg/${name}"></script>`).join('')}</head>
      <body><main>${body}</main></body></html>`;
    const path = `/${pages.size}.html`;
    pages.set(path, await renderToString(page, { src: feed(), lang }));
    return origin + path;
  }

  async function open(address: string, script = true): Promise<{ page: Page; faults: string[] }> {
    const page = await newPage(browser);
    const faults: string[] = [];
    await page.setJavaScriptEnabled(script);
    page.on('console', (message) => faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(String(error)));
    await page.evaluateOnNewDocument(() => {
      Object.assign(globalThis, { shift: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          (globalThis as unknown as { shift: number }).shift += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(address, { waitUntil: held ? 'load' : 'networkidle0' });
    return { page, faults };
  }

  const tagged = (tag: string): string => `<${tag} ${widgets[tag]![0]}><p>Auskunft im Rathaus</p></${tag}>`;

  for (const [tag, [, words]] of Object.entries(widgets)) {
    it(`shows <${tag}> without a script, and the same once a script has taken over, without a flash`, async () => {
      const scripts = ['hydrate.js', `elements/${tag}.js`];
      const address = await serve(tagged(tag), scripts);
      const bare = await open(address, false);
      const before = await seen(bare.page, tag);
      expect(before).to.match(words);
      expect(bare.faults).to.deep.equal([]);
      await bare.page.close();

      held = [];
      const { page, faults } = await open(address);
      await page.waitForFunction((name: string) => customElements.get(name), {}, tag);
      // The script is here, its feed is not: nobody sees a difference.
      await page.evaluate(() => new Promise(requestAnimationFrame));
      expect(await seen(page, tag)).to.equal(before);
      for (const letGo of held.splice(0)) letGo();
      held = undefined;
      await page.waitForFunction(
        (name: string) => {
          const root = document.querySelector(name)!.shadowRoot!;
          return !root.querySelector('style') && root.querySelector('[part=base]');
        },
        {},
        tag,
      );
      await page.waitForNetworkIdle({ idleTime: 100 });
      expect(await seen(page, tag)).to.match(words);
      expect(faults).to.deep.equal([]);
      expect(await page.evaluate(() => (globalThis as unknown as { shift: number }).shift)).to.be.below(0.02);
      await page.close();
    });
  }

  it('says nothing twice where nothing takes over: the script begins anew', async () => {
    const { page, faults } = await open(await serve(tagged('ozg-availability-badge'), ['ozg-badge-card.js']));
    expect(await seen(page, 'ozg-availability-badge')).to.match(
      /^Wohngeld beantragen Online verfügbar(?!.*Online verfügbar)/,
    );
    expect(faults).to.deep.equal([]);
    await page.close();
  });

  it('goes on after it has taken over: another language, another service', async () => {
    const { page } = await open(await serve(tagged('ozg-availability-badge'), ['hydrate.js', 'ozg-badge-card.js']));
    await page.evaluate(() => {
      document.documentElement.lang = 'en';
    });
    await page.waitForNetworkIdle();
    expect(await seen(page, 'ozg-availability-badge')).to.contain('Available online');
    await page.$eval('ozg-availability-badge', (badge) => {
      badge.setAttribute('service', '99036008007000');
    });
    await page.evaluate(() => new Promise(requestAnimationFrame));
    expect(await seen(page, 'ozg-availability-badge')).not.to.contain('Wohngeld');
    await page.close();
  });

  it('does not go on saying what the feed no longer has', async () => {
    const address = await serve(tagged('ozg-availability-badge'), ['hydrate.js', 'ozg-badge-card.js']);
    emptied = true;
    const { page, faults } = await open(address);
    await page.waitForFunction(
      () => !document.querySelector('ozg-availability-badge')!.shadowRoot!.querySelector('style'),
    );
    expect(await page.$eval('ozg-availability-badge', ({ innerText }) => innerText.trim())).to.equal(
      'Auskunft im Rathaus',
    );
    expect(faults).to.deep.equal([]);
    await page.close();
  });

  it('keeps the focus of whoever is reading already', async () => {
    const address = await serve(tagged('ozg-contact-card'), ['hydrate.js', 'ozg-badge-card.js']);
    held = [];
    const { page } = await open(address);
    await page.$eval('ozg-contact-card', (card) => {
      card.shadowRoot!.querySelectorAll('a')[1]!.focus();
    });
    const focused = (): Promise<string | null | undefined> =>
      page.$eval('ozg-contact-card', (card) => card.shadowRoot!.activeElement?.textContent);
    const before = await focused();
    for (const letGo of held.splice(0)) letGo();
    held = undefined;
    await page.waitForFunction(() => !document.querySelector('ozg-contact-card')!.shadowRoot!.querySelector('style'));
    expect(before).to.be.a('string').that.is.not.empty;
    expect(await focused()).to.equal(before);
    await page.close();
  });

  it("shows the page's own words once the feed cannot be read any more", async () => {
    const address = await serve(tagged('ozg-availability-badge'), ['hydrate.js', 'ozg-badge-card.js']);
    broken = true;
    const { page } = await open(address);
    await page.waitForFunction(() =>
      document.querySelector('ozg-availability-badge')!.shadowRoot!.querySelector('slot'),
    );
    expect(await page.$eval('ozg-availability-badge', (badge) => badge.innerText)).to.contain('Auskunft im Rathaus');
    await page.close();
  });

  it('speaks the language of the page', async () => {
    expect(await renderToString(tagged('ozg-service-card'), { src: feed(), lang: 'en' })).to.contain(
      'Available online',
    );
    expect(await renderToString(tagged('ozg-notices'), { src: feed(), lang: 'ar' })).to.match(/[\u0600-\u06FF]/);
  });

  it("serves the page's own words where there is no feed, none in time, and no service of that kind", async () => {
    const plain = /<template[^>]*><style>[^<]*<\/style><slot><\/slot><\/template><p>Auskunft im Rathaus<\/p>/;
    expect(await renderToString(tagged('ozg-availability-badge'))).to.match(plain);
    expect(await renderToString(tagged('ozg-availability-badge'), { src: `${origin}/feeds/nowhere.json` })).to.match(
      plain,
    );
    const other =
      '<ozg-availability-badge service="99000000000000"><p>Auskunft im Rathaus</p></ozg-availability-badge>';
    expect(await renderToString(other, { src: feed() })).to.match(plain);
    held = [];
    const slow = { src: `${origin}/feeds/areas/065340011010.json`, timeout: 50 };
    expect(await renderToString(tagged('ozg-availability-badge'), slow)).to.match(plain);
    for (const letGo of held) letGo();
  });

  it("takes Lit's templates too, and several pages at a time with surroundings of their own", async () => {
    const badge = html`<ozg-availability-badge service=${'99107023017000'}></ozg-availability-badge>`;
    const [german, english] = await Promise.all([
      renderToString(badge, { src: feed() }),
      renderToString(badge, { src: feed(), lang: 'en' }),
    ]);
    expect(german).to.contain('Online verfügbar');
    expect(english).to.contain('Available online');
  });
});
