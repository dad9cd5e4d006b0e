import { fileURLToPath } from 'node:url';
import { policyFor } from '@ozg-widgets/doctor';
import { startServer } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from '../support/chromium.js';
import { version, wordsOn } from '../pages/frames/embedding.js';
import { hasWordPress, startWordPress } from './wordpress/site.js';
import type { WordPress } from './wordpress/site.js';
import { logIn, publishPost, visitPost } from './wordpress/visitor.js';

const program = process.env.CHROME_PATH;
const BADGE = 'ozg-availability-badge';
const LIVE = /^Online verfügbar/;
const service = '99107023017000';

/** What an author writes, by what it is. */
const posts = {
  nothing: '<p>Nur Text.</p>',
  div: `<!-- wp:html --><div data-ozg="availability-badge" data-service="${service}">Auskunft: 069 90009-110</div><!-- /wp:html -->`,
  link: `<!-- wp:paragraph --><p>Hier: <a class="ozg-badge" href="https://www.example.org/wohngeld" data-service="${service}">Wohngeld beantragen</a></p><!-- /wp:paragraph -->`,
  shortcode: `<!-- wp:shortcode -->[ozg element="availability-badge" service="${service}" onclick="x()"]Auskunft: <b>069 90009-110</b>[/ozg]<!-- /wp:shortcode -->`,
  classic: `Vorher.\n\n[ozg service="${service}"]Auskunft:\n\n069 90009-110[/ozg]\n\nNachher.`,
  tag: `<!-- wp:html --><ozg-availability-badge service="${service}" onclick="x()">Auskunft: 069 90009-110</ozg-availability-badge><!-- /wp:html -->`,
  script: `<!-- wp:html --><div data-ozg="availability-badge" data-service="${service}">Auskunft</div><script type="module" src="/ozg.js">ozg()</script><!-- /wp:html -->`,
};

describe('WordPress (needs CHROME_PATH, php, mariadb, wordpress, wordpress-theme-twentytwentythree)', function () {
  this.timeout(120_000);
  let feeds: Awaited<ReturnType<typeof startServer>> | undefined;
  let wordpress: WordPress | undefined;
  let browser: Browser | undefined;
  /** The page on which the author is logged in. */
  let desk: Page;
  let nonce = '';
  let feed = '';

  before(async function () {
    if (program === undefined || !hasWordPress) {
      this.skip();
      return;
    }
    feeds = await startServer({
      port: 0,
      roots: [{ at: '/', folder: fileURLToPath(new URL('../../examples/town/feeds', import.meta.url)) }],
    });
    feed = `${feeds.url}areas/065340011011.json`;
    const needed = policyFor('div', { script: "'self'", feed: new URL(feeds.url).origin });
    wordpress = await startWordPress(
      `${needed}; style-src 'self'; img-src 'self' data:; font-src 'self'`,
      version,
      feeds.url,
    );
    browser = await launchChromium();
    ({ desk, nonce } = await logIn(browser, wordpress.url));
  });
  after(async () => {
    await browser?.close();
    await wordpress?.close();
    await feeds?.close();
  });

  const switchPlugin = (on: boolean): unknown =>
    wordpress!.run(
      on
        ? `update_option('ozg_widgets_feed', '${feed}'); return activate_plugin('ozg-widgets/ozg-widgets.php');`
        : `deactivate_plugins('ozg-widgets/ozg-widgets.php'); return null;`,
    );

  const publish = (content: string): ReturnType<typeof publishPost> => publishPost(desk, nonce, content);

  /** What a visitor sees, our badges' words among it. */
  async function visit(id: number): Promise<{ words: string[]; text: string; policy: string[]; scripts: number }> {
    const { page, close, ...seen } = await visitPost(browser!, wordpress!.url, id);
    const words = await wordsOn(page, BADGE);
    await close();
    return { words, ...seen };
  }

  describe('without the plug-in', () => {
    it('takes the tag away from an author, and leaves own words and the plain forms', async () => {
      const { kept } = await publish(posts.tag);
      expect(kept).to.equal('<!-- wp:html -->Auskunft: 069 90009-110<!-- /wp:html -->');
      for (const name of ['div', 'link'] as const) expect((await publish(posts[name])).kept).to.equal(posts[name]);
    });

    it('leaves the text of a script for all to see: no form may need one', async () => {
      const { kept, id } = await publish(posts.script);
      expect(kept).to.include('ozg()');
      expect(kept).to.not.include('<script');
      expect((await visit(id)).text).to.include('ozg()');
    });
  });

  describe('with the plug-in', () => {
    let bare: string[] = [];

    before(async () => {
      bare = (await visit((await publish(posts.nothing)).id)).policy;
      expect(await switchPlugin(true)).to.equal(null);
    });

    it('loads nothing on a page without a widget, and breaks no policy that WordPress does not break by itself', async () => {
      const { scripts, policy } = await visit((await publish(posts.nothing)).id);
      expect(scripts).to.equal(0);
      expect(policy).to.deep.equal(bare);
      // What WordPress and its theme write into every page.
      expect([...new Set(policy)]).to.deep.equal([
        'script-src-elem inline',
        'style-src-attr inline',
        'style-src-elem inline',
      ]);
    });

    for (const name of ['div', 'link', 'shortcode', 'classic', 'tag'] as const) {
      it(`shows live data where an author writes: ${name}`, async () => {
        const { id, kept } = await publish(posts[name]);
        const { words, text, policy, scripts } = await visit(id);
        expect(words, kept).to.have.length(1);
        expect(words[0]).to.match(LIVE);
        expect(scripts).to.equal(1);
        expect(policy).to.deep.equal(bare);
        expect(text).to.not.match(/069|\[ozg|onclick|x\(\)/);
      });
    }

    it('keeps of the tag what it knows, and drops what could run', async () => {
      expect((await publish(posts.tag)).kept).to.equal(posts.tag.replace(' onclick="x()"', ''));
    });

    it('speaks the language that a shortcode names, and drops what names none', () => {
      const html = wordpress!.run(
        `return array_map('do_shortcode', ['[ozg lang="tr"]x[/ozg]', '[ozg lang="de-simple"]x[/ozg]', '[ozg lang="x y"]x[/ozg]', "[ozg lang='tr\\n']x[/ozg]"]);`,
      );
      const [badge, end] = [`<${BADGE}`, `>x</${BADGE}>`];
      expect(html).to.deep.equal([
        `${badge} lang="tr"${end}`,
        `${badge} lang="de-simple"${end}`,
        `${badge}${end}`,
        `${badge}${end}`,
      ]);
    });

    it('has own words where the feed is gone', async () => {
      wordpress!.run(`return update_option('ozg_widgets_feed', '${feed.replace('areas', 'gone')}');`);
      const { id } = await publish(posts.shortcode);
      expect((await visit(id)).text).to.equal('Auskunft: 069 90009-110');
      await switchPlugin(true);
    });

    it('has a block that the editor knows, saves and reads again, and whose words stay without the plug-in', async () => {
      await desk.goto(`${wordpress!.url}wp-admin/post-new.php`);
      await desk.waitForFunction(
        () => !!(window as unknown as Editor).wp?.data.select('core/editor').getCurrentPostId(),
      );
      const { id, kept } = await desk.evaluate(async (service) => {
        const { wp } = window as unknown as Required<Editor>;
        const block = wp.blocks.createBlock('ozg-widgets/widget', { options: { service }, words: 'Auskunft: 069' });
        wp.data.dispatch('core/block-editor').insertBlock(block);
        wp.data.dispatch('core/editor').editPost({ title: 'Block', status: 'publish' });
        await wp.data.dispatch('core/editor').savePost();
        const { getCurrentPostId, getEditedPostContent } = wp.data.select('core/editor');
        return { id: getCurrentPostId(), kept: getEditedPostContent() };
      }, service);
      expect(kept).to.include('<!-- wp:ozg-widgets/widget').and.to.include('<p>Auskunft: 069</p>');
      const shown = await visit(id);
      expect(shown.words).to.have.length(1);
      expect(shown.words[0]).to.match(LIVE);
      expect(shown.policy).to.deep.equal(bare);

      const valid = await desk.evaluate(
        (kept) => (window as unknown as Required<Editor>).wp.blocks.parse(kept).map(({ isValid }) => isValid),
        kept,
      );
      expect(valid).to.deep.equal([true]);

      await switchPlugin(false);
      expect((await visit(id)).text).to.equal('Auskunft: 069');
      await switchPlugin(true);
    });

    it('takes only an address as its setting, and escapes it', () => {
      const cleaned = wordpress!.run(
        `return array_map('ozg_widgets_clean_feed', ['https://feeds.example.org/a.json', '/feeds/a.json', '', 'javascript:alert(1)', 'a"b']);`,
      );
      expect(cleaned).to.deep.equal(['https://feeds.example.org/a.json', '/feeds/a.json', '', feed, feed]);
      const head = wordpress!.run(
        `update_option('ozg_widgets_feed', 'https://x.example.org/"><b>'); ob_start(); ozg_widgets_head(); $h = ob_get_clean(); update_option('ozg_widgets_feed', '${feed}'); return $h;`,
      );
      expect(head).to.equal('<link rel="ozg-feed" href="https://x.example.org/b">\n');
    });

    it('makes PHP complain of nothing', () => {
      expect(wordpress!.complaints()).to.not.include('ozg-widgets');
    });
  });
});

/** What the test uses of the editor. */
interface Editor {
  wp?: {
    blocks: {
      createBlock: (name: string, attributes: object) => object;
      parse: (content: string) => { isValid: boolean }[];
    };
    data: {
      select: (store: string) => { getCurrentPostId: () => number; getEditedPostContent: () => string };
      dispatch: (store: string) => {
        insertBlock: (block: object) => void;
        editPost: (changes: object) => void;
        savePost: () => Promise<void>;
      };
    };
  };
}
