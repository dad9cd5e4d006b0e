/** The configurator under somebody's hands: pressing, typing, tabbing, waiting; nothing that is in use goes away. */
import { expect } from 'chai';
import type { HTTPRequest, Page } from 'puppeteer-core';
import { townInBrowser } from '../town/browser.js';
import { choose, openConfigurator, settle, textOf } from './visit.js';

const AMOENEBURG = 'feeds/areas/065340001001.json';

describe('the configurator in use', function () {
  this.timeout(60_000);
  const here = townInBrowser();

  async function open(query = '', width?: number): Promise<Page & { close: () => Promise<void>; errors: string[] }> {
    const page = await openConfigurator(here.browser, here.town.url, query, width);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    return Object.assign(page, { close: () => page.browserContext().close(), errors });
  }

  const waitFor = (page: Page, selector: string, text: string): Promise<unknown> =>
    page.waitForFunction(
      (wanted, words) => document.querySelector(wanted)?.textContent.includes(words),
      {},
      selector,
      text,
    );

  /** Chooses a municipality by the picker. */
  async function pick(page: Page, name: string): Promise<void> {
    const input = await page.waitForSelector('#picker >>> input');
    await input!.click({ count: 3 });
    await input!.type(name);
    await page.waitForSelector('#picker >>> [role=option]');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
  }

  async function allowCopying(page: Page): Promise<void> {
    const { origin } = new URL(here.town.url);
    await page
      .browserContext()
      .setPermission(
        origin,
        ...['clipboard-write', 'clipboard-read'].map((name) => ({ permission: { name }, state: 'granted' }) as const),
      );
  }

  it('copies with the first press after something was typed, and copies what was typed', async () => {
    const page = await open();
    await allowCopying(page);
    await page.bringToFront();
    await page.type('#words', 'Rufen Sie an');
    const button = await page.$('.block:has(#code) button');
    await button!.click({ delay: 200 });
    await waitFor(page, '#status', 'Kopiert');
    expect(await page.evaluate(() => navigator.clipboard.readText())).to.contain('Rufen Sie an');
    expect(await page.evaluate((pressed) => pressed!.isConnected, button)).to.equal(true);
    expect(await textOf(page, '.block:has(#code) button')).to.equal('Kopiert');
    // What is there now was not copied yet.
    await choose(page, 'system', 'joomla');
    expect(await textOf(page, '.block:has(#code) button')).to.equal('Kopieren');
    expect(await page.$$eval('#blocks pre', (all) => all.map(({ id }) => id).slice(0, 3))).to.deep.equal([
      'code',
      'setup',
      'lines',
    ]);
    await page.close();
  });

  it('says of one text only that it is in the clipboard', async () => {
    const page = await open();
    await allowCopying(page);
    await page.bringToFront();
    for (const id of ['code', 'lines']) await page.click(`.block:has(#${id}) button`);
    await waitFor(page, '#status', 'Nur falls');
    const copied = await page.$$eval(
      '.block-head button',
      (all) => all.filter((b) => b.textContent === 'Kopiert').length,
    );
    expect(copied).to.equal(1);
    await page.close();
  });

  it('takes an address without https:// for one, and no value that the element would not understand', async () => {
    const page = await open('?element=help');
    await page.type('#feed', 'www.kirchhain.example.org/feed.json');
    await page.keyboard.press('Tab');
    await page.waitForFunction(() => location.search.includes('feed='));
    expect(new URL(page.url()).searchParams.get('feed')).to.equal('https://www.kirchhain.example.org/feed.json');
    await page.close();

    const other = await open('?element=help');
    const code = await textOf(other, '#code');
    await other.$eval('#a-heading-level', (level) => {
      level.closest('details')?.setAttribute('open', '');
    });
    await other.type('#a-heading-level', '9');
    await other.keyboard.press('Tab');
    await settle(other);
    expect(await textOf(other, '#code')).to.equal(code);
    expect(await other.$eval('#a-heading-level', (level) => level.matches(':invalid'))).to.equal(true);
    await other.click('#a-heading-level', { count: 3 });
    await other.type('#a-heading-level', '4');
    await other.keyboard.press('Tab');
    await waitFor(other, '#code', 'heading-level="4"');
    await other.close();
  });

  it('names the file whose elements are enough, and gives a frame the height of all that a badge says', async () => {
    const page = await open('?element=service-list');
    expect(await textOf(page, '.block:has(#code) > p')).to.contain('Steht ozg-widgets.js schon auf der Seite');
    await choose(page, 'element', 'availability-badge');
    await settle(page);
    expect(await textOf(page, '.block:has(#code) > p')).to.contain('Steht ozg-badge-card.js / ozg-widgets.js schon');
    await choose(page, 'system', 'builder');
    await settle(page);
    expect(await textOf(page, '#code')).to.contain('height="120"');
    await page.close();
  });

  it('leaves the button under the finger while the preview above it becomes another', async () => {
    const page = await open('?element=service-list', 700);
    const heightOf = (): Promise<number> => page.$eval('#frame', ({ clientHeight }) => clientHeight);
    const long = await heightOf();
    await page.click('#more-box summary');
    await page.type('#a-query', 'wohn');
    const button = (await page.$('.block:has(#code) button'))!;
    const topOf = (): Promise<number> => button.evaluate((pressed) => pressed.getBoundingClientRect().top);
    // What comes into sight in the preview may get its height only then: pressed is what stands still.
    let before = NaN;
    for (let now = 0; now !== before; now = await topOf()) {
      await button.scrollIntoView();
      before = await topOf();
      await new Promise((resolve) => setTimeout(resolve, 300));
    }
    const { x, y, width, height } = (await button.boundingBox())!;
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.waitForFunction(
      (was) => document.querySelector<HTMLIFrameElement>('#frame')!.contentDocument!.body.offsetHeight < was / 2,
      {},
      long,
    );
    expect(await topOf()).to.equal(before);
    await page.mouse.up();
    await page.waitForFunction(() => document.querySelector('#status')!.textContent !== '');
    await page.waitForFunction((was) => document.querySelector('#frame')!.clientHeight < was, {}, long);
    // What was pressed stays in sight, though what is above it has become much lower.
    expect(await topOf()).to.be.within(0, 700);
    await page.close();
  });

  it('shows another choice in the preview that is there, and never a blank one', async () => {
    const page = await open('?element=service-list&theme=kern&accent=%23aa0000');
    const frame = await page.waitForFrame((one) => one.url().includes('preview.html'));
    await frame.evaluate(() => Object.assign(window, { before: document.querySelector('ozg-service-list') }));
    await choose(page, 'a-group', 'state');
    await choose(page, 'theme', '');
    await choose(page, 'lang', 'tr');
    const found = await frame.evaluate(() => ({
      same: (window as unknown as { before: Element }).before === document.querySelector('ozg-service-list'),
      group: document.querySelector('ozg-service-list')!.getAttribute('group'),
      sheets: document.querySelectorAll('link[rel=stylesheet]').length,
      style: document.documentElement.getAttribute('style'),
      lang: document.documentElement.lang,
    }));
    expect(found).to.deep.equal({ same: true, group: 'state', sheets: 1, style: '--ozg-accent: #aa0000;', lang: 'tr' });
    await choose(page, 'a-group', '');
    await choose(page, 'element', 'notices');
    expect(await frame.evaluate(() => document.querySelector('main')!.innerHTML)).to.match(
      /^<ozg-notices src="[^"]+">/,
    );
    await page.close();
  });

  it('keeps focus and text while somebody goes through the settings by keyboard', async () => {
    const page = await open('?element=service-list');
    await page.click('#more-box summary');
    await page.type('#a-query', 'wohn');
    await page.keyboard.press('Tab');
    await settle(page);
    const next = await page.evaluate(() => document.activeElement!.id);
    expect(next).to.match(/^a-/);
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await settle(page);
    expect(await page.evaluate(() => document.activeElement!.id))
      .to.match(/^a-/)
      .and.not.equal(next);
    expect(await page.$eval('#a-query', (field) => (field as HTMLInputElement).value)).to.equal('wohn');
    expect(await textOf(page, '#code')).to.contain('query="wohn"');
    await page.goBack();
    await page.goBack();
    await settle(page);
    expect(await page.$eval('#a-query', (field) => (field as HTMLInputElement).value)).to.equal('');
    await page.close();
  });

  it('takes a relative address of a feed, and keeps it in its own address', async () => {
    const page = await open();
    await page.type('#feed', `/${AMOENEBURG}\n`);
    await waitFor(page, '#place-status', 'Amöneburg');
    expect(await textOf(page, '#code')).to.contain(`src="${here.town.url}${AMOENEBURG}"`);
    expect(page.errors).to.deep.equal([]);
    const address = page.url();
    await page.goto(address, { waitUntil: 'networkidle0' });
    expect(await textOf(page, '#place-status')).to.contain('Amöneburg');
    await page.goto(`${here.town.url}konfigurator/?feed=/${AMOENEBURG}`, { waitUntil: 'networkidle0' });
    expect(await textOf(page, '#code')).to.contain(`src="${here.town.url}${AMOENEBURG}"`);
    await page.close();
  });

  it('says in a sentence what is no address, without code for another municipality', async () => {
    const page = await open();
    for (const wrong of ['https://', 'ftp://feeds.example.org/a.json', 'Kirchhain']) {
      await page.$eval('#feed', (field) => ((field as HTMLInputElement).value = ''));
      await page.type('#feed', wrong);
      await page.keyboard.press('Tab');
      await waitFor(page, '#place-status', 'Von dort ist kein Feed zu lesen');
      expect(await page.$('#code'), wrong).to.equal(null);
    }
    expect(page.errors).to.deep.equal([]);
    await page.close();
  });

  it('lets nobody copy the code of the municipality before, while a slow feed is on its way', async () => {
    const page = await open();
    let held: HTTPRequest | undefined;
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      if (request.url().endsWith(AMOENEBURG) && !held) held = request;
      else void request.continue();
    });
    await page.type('#feed', `${here.town.url}${AMOENEBURG}\n`);
    await waitFor(page, '#place-status', 'Wird geladen …');
    const usable = (): Promise<boolean> =>
      page.$eval('.block:has(#code) button', (button) => button.closest('[inert]') === null);
    expect(await usable()).to.equal(false);
    await page.waitForFunction(() => !document.querySelector('#stage')!.matches(':not([inert])'));
    for (let i = 0; i < 100 && !held; i++) await new Promise((resolve) => setTimeout(resolve, 50));
    await held!.continue();
    await waitFor(page, '#place-status', 'Amöneburg');
    expect(await usable()).to.equal(true);
    expect(await textOf(page, '#code')).to.contain(AMOENEBURG);
    await page.close();
  });

  it('takes a municipality from the picker after the address of a feed, even the one it begins with', async () => {
    const page = await open(`?feed=${encodeURIComponent(`${here.town.url}${AMOENEBURG}`)}`);
    await waitFor(page, '#code', AMOENEBURG);
    const shown = await page.$eval('#picker >>> input', ({ value }) => value);
    expect(shown).not.to.contain('Kirchhain');
    await pick(page, 'Kirchhain');
    await waitFor(page, '#code', '065340011011');
    expect(page.url()).to.contain('area=065340011011').and.not.contain('feed=');
    await page.close();
  });

  it('finds a municipality by its postcode', async () => {
    const page = await open();
    await pick(page, '35287');
    await waitFor(page, '#code', '065340001001');
    await page.close();
  });

  for (const ui of ['de', 'en'])
    it(`has a name for every choice: ${ui}`, async () => {
      const page = await open(`?ui=${ui}`);
      const elements = await page.$$eval('#element option', (options) => options.map(({ value }) => value));
      const raw: string[] = [];
      for (const element of elements) {
        await choose(page, 'element', element);
        raw.push(
          ...(await page.evaluate((german) => {
            const choices = document.querySelectorAll<HTMLOptionElement | HTMLInputElement>(
              '[id^="a-"] option:not([value=""]), .several input',
            );
            return [...choices].flatMap((choice) => {
              const name = choice instanceof HTMLOptionElement ? choice.label : choice.labels![0]!.textContent;
              // Some plain words are their own name in English.
              return name === choice.value && (german || /[-_]/.test(name)) ? [name] : [];
            });
          }, ui === 'de')),
        );
        const lists = await page.$$('datalist');
        expect(lists, element).to.have.length(0);
      }
      expect(raw).to.deep.equal([]);
      await page.close();
    });

  it('takes several words of one attribute', async () => {
    const page = await open('?element=notices&a-kind=event');
    await page.click('#more-box summary');
    expect(await page.$eval('#a-kind-event', (box) => (box as HTMLInputElement).checked)).to.equal(true);
    expect(await textOf(page, 'label[for="a-kind-news"]')).to.equal('Neues');
    await page.click('#a-kind-news');
    await settle(page);
    expect(await textOf(page, '#code')).to.contain('kind="news,event"');
    await page.click('#a-kind-news');
    await page.click('#a-kind-event');
    await settle(page);
    expect(await textOf(page, '#code')).not.to.contain('kind=');
    await page.close();
  });
});
