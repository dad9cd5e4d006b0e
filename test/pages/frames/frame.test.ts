/** An element in a frame: what it shows, how high it becomes, what gets out of it. */
import { readFile } from 'node:fs/promises';
import { FRAME_SANDBOX, policyFor } from '@ozg-widgets/doctor';
import type { RunningServer } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import type { Frame, Page } from 'puppeteer-core';
import { frameTo, serveElements, serveSite, version } from './embedding.js';
import type { Site } from './embedding.js';

const KEY = '99107023017000';
const FEED = '/feeds/areas/065340011011.json';
const CARD = `element=service-card&service=${KEY}&src=${FEED}`;

describe('an element in a frame', function () {
  this.timeout(60_000);
  let site: Site;
  let widgets: RunningServer;
  /** The same pages as the site's, at another address and without a policy. */
  let stranger: RunningServer;
  let origin: string;

  before(async () => {
    site = await serveSite(() => policyFor('iframe', { frame: 'http://127.0.0.1:*', script: 'http://127.0.0.1:*' }));
    widgets = await serveElements();
    stranger = await serveElements({ at: '/pages/', folder: site.folder });
    origin = new URL(widgets.url).origin;
  });
  after(async () => {
    await stranger.close();
    await widgets.close();
    await site.close();
  });

  const script = (): string => `<script type="module" src="${widgets.url}ozg/frame-height.js"></script>`;
  const address = (query: string): string => `${widgets.url}ozg/frame.html?${query}`;

  /** A page with this in its body, in an otherwise empty document. */
  async function open(body: string): ReturnType<Site['visit']> {
    await site.write('page.html', `<!doctype html><html lang="de"><title>Rathaus</title><body>${body}</body></html>`);
    return site.visit('page.html');
  }

  const frameIn = (page: Page): Frame => page.frames().find((frame) => frame.parentFrame() === page.mainFrame())!;

  /** What the frame shows, in words, once it shows something. */
  async function wordsIn(page: Page): Promise<string> {
    const frame = frameIn(page);
    await frame.waitForFunction(
      () =>
        document.querySelector('body > p') ??
        [...document.body.children].some((e) => e.shadowRoot?.querySelector('[part=base]') ?? e.querySelector('p')),
    );
    return frame.evaluate(() =>
      [...document.querySelectorAll<HTMLElement>('body > :not(noscript)')]
        .map((e) => (e.shadowRoot?.querySelector('[part=base]') ? e.shadowRoot.textContent : e.textContent))
        .join(' ')
        .replace(/\s+/g, ' ')
        .trim(),
    );
  }

  const heightOf = (page: Page): Promise<number> => page.$eval('iframe', ({ clientHeight }) => clientHeight);
  const waitForHeight = async (page: Page, fits: string): Promise<number> => {
    await page.waitForFunction(`(height => ${fits})(document.querySelector('iframe').clientHeight)`, {
      timeout: 10_000,
    });
    return heightOf(page);
  };

  it('is shown alone, in its language, under a title that says what it is', async () => {
    const { page, close, ...did } = await open(script() + frameTo(address(CARD)));
    expect(await wordsIn(page)).to.match(/^Wohngeld beantragen .* Online verfügbar/);
    expect(await frameIn(page).title()).to.equal('Wohngeld beantragen – Kirchhain');
    expect([did.console, did.policy]).to.deep.equal([[], []]);
    await close();
    const arabic = await open(frameTo(address(`${CARD}&lang=ar`)));
    await wordsIn(arabic.page);
    expect(await frameIn(arabic.page).$eval('html', ({ lang, dir }) => [lang, dir])).to.deep.equal(['ar', 'rtl']);
    await arabic.close();
  });

  for (const [lang, words] of [
    ['de', 'Welcher Baustein hier stehen soll, sagt die Adresse nicht.'],
    ['en', 'The address does not say which element is to stand here.'],
  ] as const) {
    it(`says in one sentence (${lang}) where the address names none`, async () => {
      for (const name of ['', 'area-picker', 'constructor', '<b>x</b>']) {
        const { page, close, ...did } = await open(
          frameTo(address(`element=${encodeURIComponent(name)}&lang=${lang}`)),
        );
        expect(await wordsIn(page))
          .to.contain(words)
          .and.to.contain('service-card');
        expect([did.console, did.policy], name).to.deep.equal([[], []]);
        await close();
      }
    });
  }

  it('cannot be made to show another state, or words of somebody else', async () => {
    const made = `${CARD}&simulate=unreachable&at=2020-01-01T00:00:00Z&data-ozg-src=/x&onclick=x&style=color:red&slot=x&topic=<b>x</b>`;
    const { page, close, ...did } = await open(frameTo(address(made.replace(/[<>]/g, encodeURIComponent))));
    expect(await wordsIn(page)).to.contain('Online verfügbar');
    expect(await frameIn(page).$eval('ozg-service-card', (card) => card.getAttributeNames().sort())).to.deep.equal([
      'service',
      'src',
    ]);
    expect([did.console, did.policy]).to.deep.equal([[], []]);
    await close();
  });

  it("reads no feed of another server, unless that one line of somebody's copy names it", async () => {
    const elsewhere = CARD.replace(FEED, stranger.url.slice(0, -1) + FEED);
    const refused = await open(frameTo(address(elsewhere)));
    expect(await wordsIn(refused.page)).to.equal('Diese Angaben sind gerade nicht zu erreichen.');
    expect(refused.policy.join()).to.match(/^connect-src http/);
    await refused.close();
    const copy = (await readFile(new URL(`../../../dist/${version}/frame.html`, import.meta.url), 'utf8'))
      .replace("connect-src 'self'", `connect-src ${new URL(stranger.url).origin}`)
      .replace("script-src 'self'", `script-src ${origin}`)
      .replace('src="frame.js"', `src="${widgets.url}ozg/frame.js"`);
    await site.write('copy.html', copy);
    const allowed = await open(frameTo(`${stranger.url}pages/copy.html?${elsewhere}`));
    expect(await wordsIn(allowed.page)).to.contain('Online verfügbar');
    expect([allowed.console, allowed.policy]).to.deep.equal([[], []]);
    await allowed.close();
  });

  it('says so where the feed does not have it', async () => {
    const { page, close } = await open(frameTo(address(CARD.replace(KEY, '99999999999999'))));
    expect(await wordsIn(page)).to.equal('Dazu gibt es hier keine Angaben.');
    await close();
  });

  it('may stand in a page of its own, whose address then counts for nothing', async () => {
    const body = `<ozg-service-card src="${widgets.url.slice(0, -1)}${FEED}" service="${KEY}">Worte</ozg-service-card>`;
    const head = `<script type="module" src="${widgets.url}ozg/frame.js"></script>`;
    await site.write('own.html', `<!doctype html><html lang="ar"><title>Eigene</title>${head}<body>${body}`);
    const { page, close, ...did } = await open(
      script() + frameTo(`${stranger.url}pages/own.html?element=notices&lang=de`, { height: 123 }),
    );
    await waitForHeight(page, 'height !== 123');
    const frame = frameIn(page);
    expect(await frame.title()).to.equal('Eigene');
    expect(await frame.$eval('html', ({ lang, dir }) => [lang, dir])).to.deep.equal(['ar', 'rtl']);
    expect(await frame.$$('ozg-service-card, ozg-notices')).to.have.length(1);
    expect([did.console, did.policy]).to.deep.equal([[], []]);
    await close();
  });

  describe('and its height', () => {
    const LIST = `element=service-list&src=${FEED}`;

    it('grow and shrink with the content, and come to rest', async () => {
      const { page, close } = await open(script() + frameTo(address(LIST)));
      const whole = await waitForHeight(page, 'height > 1000');
      const input = await frameIn(page).waitForSelector('ozg-service-list >>> input');
      await input!.type('wohngeld');
      const one = await waitForHeight(page, `height < ${whole / 2}`);
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(await heightOf(page)).to.equal(one);
      const spare = await frameIn(page).evaluate(() => innerHeight - document.body.getBoundingClientRect().height);
      expect(spare).to.be.within(0, 1);
      await close();
    });

    it('are right in frames that come later, that were there first, and that have a border', async () => {
      const { page, close } = await open(frameTo(address(CARD), { height: 123 }));
      await wordsIn(page);
      await page.evaluate((src) => {
        const loader = document.createElement('script');
        Object.assign(loader, { type: 'module', src });
        document.head.append(loader);
      }, `${widgets.url}ozg/frame-height.js`);
      const first = await waitForHeight(page, 'height > 300');
      await page.evaluate(() => {
        const frame = document.querySelector('iframe')!;
        const later = frame.cloneNode() as HTMLIFrameElement;
        later.style.cssText = 'box-sizing: border-box; border: 7px solid';
        frame.replaceWith(later);
      });
      expect(
        await waitForHeight(page, `Math.abs(height - ${first}) < 40 && document.querySelector('iframe').style.height`),
      ).to.be.above(300);
      expect(await page.$eval('iframe', (f) => f.offsetHeight - f.clientHeight)).to.equal(14);
      expect(
        await frameIn(page).evaluate(
          () => document.documentElement.scrollHeight - document.documentElement.clientHeight,
        ),
      ).to.equal(0);
      await close();
    });

    const messages: [what: string, posted: string][] = [
      ['text', "'ozg-frame'"],
      ['nothing', 'null'],
      ['a height in words', "{ type: 'ozg-frame', height: '777' }"],
      ['no number', "{ type: 'ozg-frame', height: NaN }"],
      ['no end', "{ type: 'ozg-frame', height: Infinity }"],
      ['less than nothing', "{ type: 'ozg-frame', height: -777 }"],
      ['too much', "{ type: 'ozg-frame', height: 1e6 }"],
      ['another name', "{ type: 'frame', height: 777 }"],
    ];
    /** A page that says this to the one around it for a while, and then something that is heeded. */
    const saying = (what: string, last: number): string => `<!doctype html><title>x</title><script>
      let times = 0;
      setInterval(() => {
        parent.postMessage(++times < 20 ? ${what} : { type: 'ozg-frame', height: ${last} }, '*');
      }, 25);
    </script>`;

    for (const [what, posted] of messages) {
      it(`do not heed ${what}`, async () => {
        await site.write('saying.html', saying(posted, 222));
        const { page, close, ...did } = await open(
          script() + frameTo(`${stranger.url}pages/saying.html`, { height: 111 }),
        );
        await waitForHeight(page, 'height !== 111');
        expect(await heightOf(page)).to.equal(222);
        expect([did.console, did.policy]).to.deep.equal([[], []]);
        await close();
      });
    }

    it('do not heed who speaks in the name of another: another website in the frame, another window', async () => {
      await site.write('saying.html', saying("{ type: 'ozg-frame', height: 777 }", 777));
      const { page, close } = await open(script() + frameTo(address(CARD), { height: 111 }));
      const right = await waitForHeight(page, 'height !== 111');
      // The frame goes elsewhere, while its `src` still names the first website.
      await frameIn(page).goto(`${stranger.url}pages/saying.html`);
      await page.evaluate((origin) => {
        dispatchEvent(
          new MessageEvent('message', { source: window, origin, data: { type: 'ozg-frame', height: 777 } }),
        );
      }, origin);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(await heightOf(page)).to.equal(right);
      await close();
    });

    it('are what the page says where there is no script, and the frame scrolls', async () => {
      const { page, close, ...did } = await open(frameTo(address(CARD), { height: 150 }));
      await wordsIn(page);
      expect(await heightOf(page)).to.equal(150);
      const scrolled = await frameIn(page).evaluate(() => {
        scrollTo(0, 10_000);
        return scrollY;
      });
      expect(scrolled).to.be.above(100);
      expect([did.console, did.policy]).to.deep.equal([[], []]);
      await close();
    });
  });

  it('is offered in the readme as it is tested here', async () => {
    const readme = await readFile(new URL('../../../packages/widgets/README.md', import.meta.url), 'utf8');
    expect(readme).to.contain(`sandbox="${FRAME_SANDBOX}"`);
  });
});
