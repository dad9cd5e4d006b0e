/** What the words of a frame's `sandbox` are for, and frames that have fewer: those that WordPress makes. */
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FRAME_SANDBOX, policyFor } from '@ozg-widgets/doctor';
import type { RunningServer } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import puppeteer from 'puppeteer-core';
import type { ElementHandle, Frame, Page } from 'puppeteer-core';
import { newPage } from '../../support/chromium.js';
import { frameTo, serveElements, serveSite } from './embedding.js';
import type { Site } from './embedding.js';

const QUERY = 'service=99107023017000&src=/feeds/areas/065340011011.json';
const WORDPRESS = '/usr/share/wordpress/wp-includes/js';
const firefox =
  process.env.FIREFOX_PATH ?? ['/usr/bin/firefox', '/usr/bin/firefox-esr'].find((file) => existsSync(file));

describe("a frame's sandbox", function () {
  this.timeout(60_000);
  let site: Site;
  let widgets: RunningServer;
  let service: Server;

  before(async () => {
    site = await serveSite(() => policyFor('iframe', { frame: 'http://127.0.0.1:*', script: 'http://127.0.0.1:*' }));
    widgets = await serveElements(...(existsSync(WORDPRESS) ? [{ at: '/wordpress/', folder: WORDPRESS }] : []));
    service = createServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' }).end('<title>Online-Dienst</title>');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => service.once('listening', resolve));
  });
  after(async () => {
    service.close();
    service.closeAllConnections();
    await widgets.close();
    await site.close();
  });

  const html = (element: string, sandbox: string): string =>
    `<!doctype html><html lang="de"><title>Rathaus</title><body>
    ${frameTo(`${widgets.url}ozg/frame.html?element=${element}&${QUERY}`, { height: 111, sandbox })}
    <script type="module" src="${widgets.url}ozg/frame-height.js"></script></body></html>`;

  /** A page with a frame, once that shows its element. */
  async function open(
    element: string,
    sandbox: string,
  ): Promise<{ page: Page; frame: Frame; close: () => Promise<void> }> {
    await site.write('page.html', html(element, sandbox));
    const { page, close } = await site.visit('page.html');
    return { page, frame: await frameIn(page, element), close };
  }

  async function frameIn(page: Page, element: string): Promise<Frame> {
    const frame = page.frames().find((one) => one.parentFrame() === page.mainFrame())!;
    if (
      await frame.evaluate(() => document.scripts.length > 0 && !document.querySelector('noscript')?.checkVisibility())
    )
      await frame.waitForFunction(
        (tag) => document.querySelector(tag)?.shadowRoot?.querySelector('[part=base]'),
        {},
        `ozg-${element}`,
      );
    return frame;
  }

  /** The link to the online service, which leads to a server of the test. */
  async function link(frame: Frame): Promise<ElementHandle<HTMLAnchorElement>> {
    const handle = await frame.evaluateHandle((address) => {
      const found = document
        .querySelector('ozg-service-card')!
        .shadowRoot!.querySelector<HTMLAnchorElement>('a[part=link]')!;
      found.href = address;
      return found;
    }, serviceAddress());
    return handle;
  }
  const serviceAddress = (): string => `http://127.0.0.1:${(service.address() as AddressInfo).port}/`;
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

  /** What each word is for: whether that works. */
  const uses: Record<string, (sandbox: string) => Promise<boolean>> = {
    'allow-scripts': async (sandbox) => {
      const { frame, close } = await open('service-card', sandbox);
      const works = await frame.evaluate(() => document.querySelector('ozg-service-card') !== null);
      await close();
      return works;
    },
    'allow-same-origin': async (sandbox) => {
      const { page, close } = await open('service-card', sandbox);
      await wait(300);
      const works = (await page.$eval('iframe', ({ clientHeight }) => clientHeight)) !== 111;
      await close();
      return works;
    },
    'allow-top-navigation-by-user-activation': async (sandbox) => {
      const { page, frame, close } = await open('service-card', sandbox);
      await (await link(frame)).click();
      await wait(700);
      const works = page.url() === serviceAddress();
      await close();
      return works;
    },
    'allow-downloads': async (sandbox) => {
      const { page, frame, close } = await open('contact-card', sandbox);
      const devtools = await page.browser().target().createCDPSession();
      let works = false;
      devtools.on('Browser.downloadWillBegin', () => (works = true));
      const browserContextId = page.browserContext().id!;
      await devtools.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true, browserContextId });
      const save = await frame.waitForSelector('ozg-contact-card >>> [part=save]');
      await save!.click();
      await wait(700);
      await close();
      return works;
    },
  };

  for (const word of FRAME_SANDBOX.split(' ')) {
    it(`needs ${word}, and nothing else for what that is for`, async () => {
      const others = FRAME_SANDBOX.split(' ').filter((other) => other !== word);
      expect(await uses[word]!(FRAME_SANDBOX)).to.equal(true);
      expect(await uses[word]!(others.join(' '))).to.equal(false);
    });
  }

  it('needs no more for a link to be opened in a window of its own, which is not in the sandbox', async () => {
    const { page, frame, close } = await open('service-card', FRAME_SANDBOX);
    await page.keyboard.down('Control');
    const opened = page.browserContext().waitForTarget((target) => target.url() === serviceAddress());
    await (await link(frame)).click();
    await page.keyboard.up('Control');
    const window = await (await opened).page();
    // Inside a sandbox without `allow-modals` there are no dialogs.
    const dialog = new Promise<string>((resolve) => {
      window!.once('dialog', (asked) => {
        resolve(asked.message());
        void asked.dismiss();
      });
    });
    await window!.evaluate(() => {
      setTimeout(() => {
        alert('frei');
      });
    });
    expect(await dialog).to.equal('frei');
    await close();
  });

  it('may be the one of WordPress: its script sets the height, and a link leads to the page itself (needs wordpress)', async function () {
    if (!existsSync(`${WORDPRESS}/wp-embed.js`)) this.skip();
    const address = `${widgets.url}ozg/frame.html?element=service-card&${QUERY}`;
    await site.write(
      'wordpress.html',
      `<!doctype html><html lang="de"><title>Blog</title><body><iframe class="wp-embedded-content" sandbox="allow-scripts"
        security="restricted" title="Wohngeld" src="${address.replaceAll('&', '&amp;')}#?secret=a1B2c3D4e5"
        data-secret="a1B2c3D4e5" width="600" height="210"></iframe><script src="${widgets.url}wordpress/wp-embed.js"></script>`,
    );
    const { page, close, ...did } = await site.visit('wordpress.html');
    const frame = await frameIn(page, 'service-card');
    expect(await frame.evaluate(() => origin)).to.equal('null');
    await page.waitForFunction(() => document.querySelector('iframe')!.clientHeight > 400);
    expect(await page.$eval('iframe', ({ clientHeight }) => clientHeight)).to.equal(
      await frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height)),
    );
    expect([did.console, did.policy]).to.deep.equal([[], []]);
    await Promise.all([page.waitForNavigation(), (await link(frame)).click()]);
    expect(page.url()).to.equal(address);
    await page.waitForFunction(() =>
      document.querySelector('ozg-service-card')?.shadowRoot?.querySelector('[part=base]'),
    );
    await close();
  });

  it('shows the element in Firefox too, with and without an origin (needs Firefox)', async function () {
    if (!firefox) this.skip();
    const browser = await puppeteer.launch({ browser: 'firefox', executablePath: firefox });
    for (const sandbox of [FRAME_SANDBOX, 'allow-scripts']) {
      await site.write('page.html', html('service-card', sandbox));
      const page = await newPage(browser);
      await page.goto(`${site.url}page.html`);
      await page.waitForFrame((frame) => frame.url().includes('frame.html'));
      const frame = await frameIn(page, 'service-card');
      expect(
        await frame.evaluate(() => document.querySelector('ozg-service-card')!.shadowRoot!.textContent),
      ).to.contain('Online verfügbar');
      if (sandbox === FRAME_SANDBOX)
        await page.waitForFunction(() => document.querySelector('iframe')!.clientHeight > 400);
      await page.close();
    }
    await browser.close();
  });
});
