import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { policyFor } from '@ozg-widgets/doctor';
import { build, startServer } from '@ozg-widgets/publisher';
import type { RunningServer } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from '../support/chromium.js';
import { withFacts } from '../publisher/tree/oembed/built.js';
import { withSource } from '../publisher/support/source.js';
import { version, wordsOn } from '../pages/frames/embedding.js';
import { hasWordPress, startWordPress } from './wordpress/site.js';
import type { WordPress } from './wordpress/site.js';
import { logIn, publishPost, visitPost } from './wordpress/visitor.js';

const program = process.env.CHROME_PATH;
const CARD = 'ozg-service-card';
const KEY = '99107023017000';
const TOWN = '065340011011';

/** A Kreis: not the area that the plug-in is set to. */
const KREIS = '065340000000';

/** The block that the editor makes of a pasted address. */
const block = (url: string): string =>
  `<!-- wp:embed {"url":"${url}"} -->\n<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\n${url}\n</div></figure>\n<!-- /wp:embed -->`;

describe('WordPress and a pasted address (needs CHROME_PATH, php, mariadb, wordpress, wordpress-theme-twentytwentythree)', function () {
  this.timeout(120_000);
  let folder = '';
  let feeds: RunningServer | undefined;
  let wordpress: WordPress | undefined;
  let browser: Browser | undefined;
  let desk: Page;
  let nonce = '';
  /** Paths below `embed/` that anybody asked for. */
  let asked: string[] = [];

  before(async function () {
    if (program === undefined || !hasWordPress) {
      this.skip();
      return;
    }
    folder = await mkdtemp(join(tmpdir(), 'ozg-embed-'));
    const server = await startServer({
      port: 0,
      roots: [
        { at: '/', folder },
        { at: '/w/', folder: fileURLToPath(new URL(`../../dist/${version}`, import.meta.url)) },
      ],
      headers: (path) => {
        if (path.startsWith('/embed/')) asked.push(path);
        return {};
      },
    });
    feeds = server;
    const facts = { 'Adresse der Feeds': server.url, 'Adresse der Bausteine': `${server.url}w/` };
    await withSource(withFacts(facts), async (source) => {
      const { findings } = await build({ source, out: folder, now: new Date('2026-11-24T10:00:00Z') });
      expect(findings).to.deep.equal([]);
    });
    const { origin } = new URL(server.url);
    const needed = `${policyFor('div', { script: "'self'", feed: origin })}; frame-src ${origin}`;
    wordpress = await startWordPress(
      `${needed}; style-src 'self'; img-src 'self' data:; font-src 'self'`,
      version,
      server.url,
    );
    browser = await launchChromium();
    ({ desk, nonce } = await logIn(browser, wordpress.url));
  });
  beforeEach(() => {
    asked = [];
  });
  after(async () => {
    await browser?.close();
    await wordpress?.close();
    await feeds?.close();
    if (folder) await rm(folder, { recursive: true });
  });

  const address = (ars = TOWN, key = KEY): string => `${feeds!.url}embed/${ars}/${key}.html`;

  /** The author publishes it, a visitor opens it. */
  const shown = async (content: string): ReturnType<typeof visitPost> =>
    visitPost(browser!, wordpress!.url, (await publishPost(desk, nonce, content)).id);

  describe('without the plug-in', () => {
    it('finds the frame by oEmbed, which shows live data and gets the height of its content', async () => {
      const { page, close } = await shown(block(address()));
      expect(asked).to.include.members([`/embed/${TOWN}/${KEY}.html`, `/embed/${TOWN}/${KEY}.json`]);
      const found = await page.$('iframe.wp-embedded-content');
      expect(await found!.evaluate((f) => [f.getAttribute('sandbox'), f.title])).to.deep.equal([
        'allow-scripts',
        'Wohngeld – Kirchhain',
      ]);
      const frame = await found!.contentFrame();
      await frame.waitForFunction(
        (card) => document.querySelector(card)?.shadowRoot?.querySelector('[part=base]'),
        {},
        CARD,
      );
      const words = await frame.evaluate((card) => document.querySelector(card)!.shadowRoot!.textContent, CARD);
      expect(words).to.match(/Online verfügbar/);
      // WordPress believes only heights between 200 and 1000.
      const content = await frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
      expect(content).to.be.within(201, 999);
      await page.waitForFunction(
        (height) => document.querySelector<HTMLIFrameElement>('iframe.wp-embedded-content')?.height === String(height),
        { timeout: 5000 },
        content,
      );
      expect(content).to.not.equal(420);
      expect(await page.$eval('blockquote.wp-embedded-content', (quote) => quote.style.display)).to.equal('none');
      await close();
    });
  });

  describe('with the plug-in', () => {
    before(() => {
      const code = `update_option('ozg_widgets_feed', '${feeds!.url}areas/${TOWN}.json'); return activate_plugin('ozg-widgets/ozg-widgets.php');`;
      expect(wordpress!.run(code)).to.equal(null);
    });

    for (const [what, content] of [
      ['on a line of its own', (url: string) => `Vorher.\n\n${url}\n\nNachher.`],
      ['in the editor’s block', block],
    ] as const) {
      it(`shows the live element instead of a frame, and asks nobody for it: ${what}`, async () => {
        // What WordPress breaks by itself: its block has a style of its own.
        const other = await shown(content('https://www.example.org/'));
        await other.close();
        const { page, policy, scripts, close } = await shown(content(address()));
        const [words, ...more] = await wordsOn(page, CARD);
        expect(more).to.deep.equal([]);
        expect(words).to.match(/^Wohngeld Online verfügbar/);
        expect(scripts).to.equal(1);
        expect(policy).to.deep.equal(other.policy);
        expect(await page.$$eval('.wp-block-post-content iframe', (frames) => frames.length)).to.equal(0);
        expect(asked).to.deep.equal([]);
        await close();
      });
    }

    it('takes the area from the address, not from its setting, and the list from the page of an area', async () => {
      const { page, close } = await shown(`${address(KREIS)}\n\n${address(KREIS, 'index')}`);
      const sources = await page.$$eval('ozg-service-card, ozg-service-list', (all) =>
        all.map((element) => [element.localName, element.getAttribute('src'), element.getAttribute('service')]),
      );
      const feed = `${feeds!.url}areas/${KREIS}.json`;
      expect(sources).to.deep.equal([
        [CARD, feed, KEY],
        ['ozg-service-list', feed, null],
      ]);
      expect((await wordsOn(page, 'ozg-service-list')).join()).to.match(/Wohngeld/);
      await close();
    });

    it('has a link where the feed is gone, and leaves other addresses to WordPress', async () => {
      const { text, close } = await shown(address('069999999999'));
      expect(text).to.equal('Verwaltungsleistung: was online geht');
      await close();
      const other = [
        `${feeds!.url}embed/1/${KEY}.html`,
        `${feeds!.url}embed/${TOWN}/x.html`,
        'https://example.org/embed/',
      ];
      const code = `return array_map('ozg_widgets_embed', json_decode('${JSON.stringify(other)}'));`;
      expect(wordpress!.run(code)).to.deep.equal([null, null, null]);
    });

    it('has no provider where the setting names no area’s feed, and one for a path on this server', () => {
      const feedsOf = (feed: string): unknown =>
        wordpress!.run(
          `$f = get_option('ozg_widgets_feed'); update_option('ozg_widgets_feed', '${feed}'); $r = ozg_widgets_feeds(); update_option('ozg_widgets_feed', $f); return $r;`,
        );
      expect(feedsOf('https://www.example.org/feed.json')).to.equal('');
      expect(feedsOf(`/ozg/areas/${TOWN}.json`)).to.equal(`${wordpress!.url}ozg/`);
    });

    it('gives the editor a preview in a frame without asking anybody, and nobody else', async () => {
      const preview = (page: Page, word: string): Promise<{ status: number; answer: { html?: string } }> =>
        page.evaluate(
          async (url, nonce) => {
            const path = `/?rest_route=/oembed/1.0/proxy&url=${encodeURIComponent(url)}`;
            const answer = await fetch(path, { headers: nonce ? { 'X-WP-Nonce': nonce } : {} });
            return { status: answer.status, answer: (await answer.json()) as { html?: string } };
          },
          address(),
          word,
        );
      const { status, answer } = await preview(desk, nonce);
      expect([status, answer.html]).to.deep.equal([
        200,
        `<iframe src="${address()}" title="Vorschau" width="100%" height="420" sandbox="allow-scripts"></iframe>`,
      ]);
      expect((await preview(desk, '')).status).to.equal(401);
      expect(asked).to.deep.equal([]);
    });

    it('is shown in the editor by its block', async () => {
      await desk.goto(`${wordpress!.url}wp-admin/post-new.php`);
      await desk.waitForFunction(() => 'wp' in window && !!document.querySelector('.block-editor-block-list__layout'));
      await desk.evaluate((url) => {
        const { wp } = window as unknown as Editor;
        wp.data.dispatch('core/block-editor').insertBlock(wp.blocks.createBlock('core/embed', { url }));
      }, address());
      await desk.waitForFunction(() => !!document.querySelector('.wp-block-embed iframe'), { timeout: 20_000 });
      const inner = (): boolean => desk.frames().some((frame) => frame.url() === address());
      for (let tries = 0; !inner() && tries < 50; tries++) await new Promise((resolve) => setTimeout(resolve, 100));
      const frame = desk.frames().find((f) => f.url() === address());
      await frame!.waitForFunction(
        (card) => document.querySelector(card)?.shadowRoot?.textContent.includes('Online verfügbar'),
        {},
        CARD,
      );
    });

    it('makes PHP complain of nothing', () => {
      expect(wordpress!.complaints()).to.not.include('ozg-widgets');
    });
  });
});

/** What the test uses of the editor. */
interface Editor {
  wp: {
    blocks: { createBlock: (name: string, attributes: object) => object };
    data: { dispatch: (store: string) => { insertBlock: (block: object) => void } };
  };
}
