import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { startServer } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from '../../support/chromium.js';
import { buildExamples } from '../../../examples/frameworks/build.mjs';
import type { Framework } from '../../../examples/frameworks/build.mjs';
import { policy } from '../../../examples/town/server.mjs';

const path = (relative: string): string => fileURLToPath(new URL(`../../../${relative}`, import.meta.url));
const out = path('examples/frameworks/dist');
const program = process.env.CHROME_PATH;

/** Those that render on a server. */
const rendered = ['react', 'vue', 'svelte', 'angular'] as const;
const all: readonly Framework[] = [...rendered, 'typescript'];

/** Notes that frameworks in development write whatever the page does. */
const GREETING =
  /React DevTools|Lit is in dev mode|development build of Vue|Angular is running in dev|Angular hydrated .* 0 component\(s\) were skipped/;

describe('elements in frameworks (needs CHROME_PATH)', function () {
  this.timeout(120_000);
  let browser: Browser | undefined;
  let server: Awaited<ReturnType<typeof startServer>> | undefined;
  let page: Page;
  /** What the page says on the console, and what its policy forbids. */
  let said: string[] = [];

  before(async function () {
    if (program === undefined) {
      this.skip();
      return;
    }
    await buildExamples();
    server = await startServer({
      port: 0,
      roots: [
        { at: '/', folder: out },
        { at: '/feeds/', folder: path('examples/town/feeds') },
      ],
      headers: (file): Record<string, string> =>
        /(\/|\.html)$/.test(file) ? { 'Content-Security-Policy': policy } : {},
    });
    browser = await launchChromium();
  });
  after(async () => {
    await browser?.close();
    await server?.close();
  });
  afterEach(async () => {
    await page.browserContext().close();
  });

  async function open(address: string): Promise<void> {
    const context = await browser!.createBrowserContext();
    page = await context.newPage();
    const mine: string[] = (said = []);
    page.on('console', (message) => mine.push(message.text()));
    page.on('pageerror', (error) => mine.push(String(error)));
    await page.exposeFunction('noteViolation', (directive: string) => mine.push(directive));
    await page.evaluateOnNewDocument(() => {
      const window_ = window as unknown as { noteViolation: (directive: string) => void; loaded: string[] };
      window_.loaded = [];
      document.addEventListener('securitypolicyviolation', (event) => {
        window_.noteViolation(`${event.violatedDirective} ${event.blockedURI}`);
      });
      document.addEventListener('ozg-feed-loaded', (event) => {
        window_.loaded.push((event.target as Element).localName);
      });
    });
    await page.goto(server!.url + address);
  }

  /** Waits until something is so, and says what was there instead where it never is. */
  async function becomes(what: () => Promise<unknown>, expected: unknown): Promise<void> {
    let found: unknown;
    for (let tries = 0; tries < 50; tries++) {
      found = await what();
      if (JSON.stringify(found) === JSON.stringify(expected)) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect(found).to.deep.equal(expected);
  }

  const text = (selector: string): Promise<string | undefined> =>
    page.evaluate((s) => document.querySelector(s)?.textContent.replace(/\s+/g, ' ').trim(), selector);
  /** Properties of the first element that fits. */
  const properties = (selector: string, ...names: string[]): Promise<unknown[]> =>
    page.evaluate(
      (s, names) => {
        const element = document.querySelector(s) as unknown as Record<string, unknown>;
        return names.map((name) => element[name] ?? null);
      },
      selector,
      names,
    );
  /** What people read in the elements with this tag, part by part. */
  const shown = (tag: string, part: string): Promise<(string | undefined)[]> =>
    page.evaluate(
      (tag, part) =>
        [...document.querySelectorAll(tag)].map((e) =>
          e.shadowRoot?.querySelector(`[part=${part}]`)?.textContent.replace(/\s+/g, ' ').trim(),
        ),
      tag,
      part,
    );
  const LABELS = ['Online verfügbar', 'Online verfügbar', 'Derzeit gestört'];
  const KIRCHHAIN = 'feeds/areas/065340011011.json';

  for (const framework of all) {
    describe(framework, () => {
      beforeEach(async () => {
        await open(`${framework}/`);
        await becomes(() => shown('ozg-availability-badge', 'label'), LABELS);
        await becomes(async () => /^Stand: \d+\. \S+ \d{4}$/.test((await text('#status')) ?? ''), true);
        await becomes(() => shown('ozg-area-picker', 'label'), ['Für welchen Ort?']);
      });

      it('shows live data under the strict policy, and writes nothing to the console', async () => {
        await becomes(() => shown('ozg-contact-card', 'heading'), ['Bürgerservice']);
        expect(await text('h1')).to.equal('Was geht online in Kirchhain?');
        await page.waitForNetworkIdle();
        expect(said).to.deep.equal([]);
      });

      // Custom Elements Everywhere, "attributes and properties": strings, numbers, booleans; a camel-case property.
      // Nothing rich goes in: none of the elements has a property that is an object or a list.
      it('hands over strings, numbers and booleans, by attribute or by property', async () => {
        // The picker has told the address in full.
        await becomes(
          () => properties('ozg-availability-badge', 'service', 'variant', 'src'),
          ['99107023017000', 'banner', server!.url + KIRCHHAIN],
        );
        expect(await properties('ozg-contact-card', 'contactRole', 'headingLevel')).to.deep.equal(['contact-point', 3]);
        expect(await properties('ozg-service-list', 'limit', 'group')).to.deep.equal([5, 'none']);
        const remembers = async (): Promise<boolean> => Boolean((await properties('ozg-area-picker', 'remember'))[0]);
        expect(await remembers()).to.equal(false);
        await page.click('input[type=checkbox]');
        await becomes(remembers, true);
        await page.click('input[type=checkbox]');
        await becomes(remembers, false);
      });

      // "Events": kebab case is what the elements fire, with an object as detail; they bubble.
      it('listens to events by its own syntax, reads their detail, and hands new values down', async () => {
        await becomes(() => properties('ozg-area-picker', 'value'), ['065340011011']);
        await page.evaluate(() => {
          document.querySelector('ozg-area-picker')!.shadowRoot!.querySelector('input')!.focus();
        });
        await page.keyboard.down('Control');
        await page.keyboard.press('a');
        await page.keyboard.up('Control');
        await page.keyboard.type('Friedeburg');
        await becomes(
          () =>
            page.evaluate(
              () => document.querySelector('ozg-area-picker')!.shadowRoot!.querySelectorAll('[role=option]').length,
            ),
          1,
        );
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await becomes(() => text('h1'), 'Was geht online in Friedeburg?');
        await becomes(async () => (await shown('ozg-availability-badge', 'label'))[0], 'Online geplant');
        expect(await properties('ozg-service-list', 'src')).to.deep.equal([
          `${server!.url}feeds/areas/034620005005.json`,
        ]);
        expect(await text('ozg-availability-badge')).to.equal('Wohngeld beantragen in Friedeburg');
        const loaded = await page.evaluate(() => (window as unknown as { loaded: string[] }).loaded);
        expect(loaded).to.include.members(['ozg-availability-badge', 'ozg-contact-card', 'ozg-service-list']);
        expect(said).to.deep.equal([]);
      });

      it('is told where there is no feed, and the own words stay', async () => {
        await page.evaluate(() => {
          (document.querySelector('ozg-service-list') as unknown as { simulate: string }).simulate = 'unreachable';
        });
        await becomes(() => text('#status'), 'Die Angaben sind gerade nicht zu lesen (missing).');
        await becomes(
          () => page.evaluate(() => (document.querySelector('ozg-service-list > p') as HTMLElement).offsetHeight > 0),
          true,
        );
        expect(await text('ozg-service-list')).to.equal('Alle Leistungen nennt Ihnen das Rathaus Kirchhain.');
      });

      // "Children": with and without, shown and hidden, added, removed and moved.
      it('takes an element away and brings it back, with its own words', async () => {
        const toggle = (): Promise<void> =>
          page.evaluate(() => {
            document.querySelectorAll<HTMLInputElement>('input[type=checkbox]')[1]!.click();
          });
        await toggle();
        await becomes(() => shown('ozg-contact-card', 'heading'), []);
        await toggle();
        await becomes(() => shown('ozg-contact-card', 'heading'), ['Bürgerservice']);
        expect(await text('ozg-contact-card')).to.equal('Rathaus Kirchhain, Telefon 115');
        expect(await properties('ozg-contact-card', 'headingLevel', 'src')).to.deep.equal([3, server!.url + KIRCHHAIN]);
        expect(said).to.deep.equal([]);
      });

      it('moves the elements of a keyed list instead of making them anew', async () => {
        const keys = (): Promise<string[]> =>
          page.evaluate(() =>
            [...document.querySelectorAll('ozg-availability-badge')].map((badge) => {
              const marked = badge as unknown as { service: string; mark?: number };
              return `${marked.service} ${marked.mark ?? 'new'}`;
            }),
          );
        await page.evaluate(() => {
          document.querySelectorAll('ozg-availability-badge').forEach((badge, i) => Object.assign(badge, { mark: i }));
        });
        expect(await keys()).to.deep.equal(['99107023017000 0', '99115005104000 1', '99036008007000 2']);
        await page.evaluate(() => {
          document.querySelector<HTMLButtonElement>('#app button')!.click();
        });
        await becomes(keys, ['99036008007000 2', '99115005104000 1', '99107023017000 0']);
        await becomes(async () => (await shown('ozg-availability-badge', 'label'))[0], 'Derzeit gestört');
        expect(said).to.deep.equal([]);
      });
    });
  }

  describe('rendered on the server', () => {
    before(function () {
      if (program === undefined) this.skip();
      return buildExamples({ out: `${out}/development`, only: rendered, development: true });
    });

    for (const framework of rendered) {
      it(`sends tags with attributes and the own words with ${framework}, and hydrates without a warning`, async () => {
        const html = await readFile(`${out}/${framework}/index.html`, 'utf8');
        // Each framework has an order of its own.
        const attributes = ['service="99107023017000"', `src="/${KIRCHHAIN}"`, 'variant="banner"'];
        const badge = new RegExp(`<ozg-availability-badge${attributes.map((a) => `(?=[^>]* ${a})`).join('')}`);
        const plain = html.replace(/<!--.*?-->/g, '').replace(/\s+/g, ' ');
        expect(plain)
          .to.contain('<h1>Was geht online in Kirchhain?</h1>')
          .and.match(badge)
          .and.match(/<a href="https:\/\/kirchhain.example.org\/wohngeld"> ?Wohngeld beantragen in Kirchhain ?<\/a>/)
          .and.match(/contact-role="contact-point"[^>]* heading-level="3"/)
          .and.contain('Alle Leistungen nennt Ihnen das Rathaus Kirchhain.')
          .and.not.match(/remember|undefined|\[object|(?<=<ozg-[^>]*) on/);
        await open(`development/${framework}/`);
        await becomes(() => shown('ozg-availability-badge', 'label'), LABELS);
        await page.waitForNetworkIdle();
        expect(said.filter((line) => !GREETING.test(line))).to.deep.equal([]);
      });

      it(`would notice a warning of ${framework}`, async () => {
        const file = `${out}/development/${framework}/index.html`;
        const html = await readFile(file, 'utf8');
        await writeFile(file.replace('index', 'wrong'), html.replace(/<ul>.*<\/ul>/s, ''));
        await open(`development/${framework}/wrong.html`);
        await becomes(() => Promise.resolve(said.some((line) => /hydrat/i.test(line) && !GREETING.test(line))), true);
      });
    }
  });
});
