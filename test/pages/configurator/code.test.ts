/** What the configurator writes for each system: in the system's own language, and right wherever it is pasted. */
import { spawnSync } from 'node:child_process';
import { expect } from 'chai';
import { load } from 'js-yaml';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from '../../support/chromium.js';
import { hasPhp } from '../../cms/wordpress/site.js';
import { serveTown } from '../../../examples/town/server.mjs';
import { choose, openConfigurator, textOf } from './visit.js';

const WOHNGELD = '99107023017000';
const THEMES = ['', 'kern', 'plain', 'contrast'];
const TAG = /^<(link rel="stylesheet"|script type="module") [^<>]+>(<\/script>)?$/;

describe('the code that the configurator writes', function () {
  this.timeout(60_000);
  let browser: Browser;
  let town: Awaited<ReturnType<typeof serveTown>>;

  before(async () => {
    town = await serveTown(0);
    browser = await launchChromium();
  });
  after(async () => {
    await browser.close();
    await town.close();
  });

  const open = (query: string): Promise<Page> => openConfigurator(browser, town.url, query);

  /** What is there once for the website, by the theme. */
  async function setups(system: string): Promise<Map<string, string>> {
    const page = await open(`?service=${WOHNGELD}&system=${system}`);
    const found = new Map<string, string>();
    for (const theme of THEMES) {
      await choose(page, 'theme', theme);
      found.set(theme, (await textOf(page, '#setup')) ?? '');
    }
    await page.browserContext().close();
    return found;
  }

  const sheetOf = (theme: string): string => `/themes/${theme}.css`;

  /** Runs PHP of a theme's functions.php, and gives what the head of a page then has. */
  function headBy(code: string): string {
    const frame = `<?php\nfunction add_action( $name, $callback ) {\n\t$callback();\n}\n${code}\n`;
    expect(spawnSync('php', ['-l'], { input: frame, encoding: 'utf8' }).stdout, code).to.contain('No syntax errors');
    return spawnSync('php', [], { input: frame, encoding: 'utf8' }).stdout;
  }

  for (const system of ['wordpress', 'shortcode'])
    it(`is PHP that writes script and theme: ${system} (needs php)`, async function () {
      if (!hasPhp) this.skip();
      for (const [theme, code] of await setups(system)) {
        const tags = headBy(code).split('\n').filter(Boolean);
        for (const tag of tags) expect(tag).to.match(TAG);
        expect(tags.filter((tag) => tag.startsWith('<script'))).to.have.length(system === 'wordpress' ? 1 : 0);
        expect(tags.filter((tag) => tag.startsWith('<link'))).to.have.length(theme ? 1 : 0);
        if (theme) expect(tags.join()).to.contain(sheetOf(theme));
      }
    });

  it('is TypoScript for TYPO3: every line sets a text in the head', async () => {
    for (const [theme, code] of await setups('typo3')) {
      const values = new Map<string, string>();
      for (const line of code.split('\n')) {
        const [, number = '', value] = /^page\.headerData\.(\d+)(?: = TEXT|\.value = (.+))$/.exec(line) ?? [];
        expect(number, line).not.to.equal('');
        expect(values.has(number), line).to.equal(value !== undefined);
        values.set(number, value ?? '');
      }
      for (const value of values.values()) expect(value).to.match(TAG);
      expect(values).to.have.property('size', theme ? 2 : 1);
      if (theme) expect(code).to.contain(sheetOf(theme));
    }
  });

  it('is YAML for Drupal, with script and theme as parts of one library', async () => {
    for (const [theme, code] of await setups('drupal')) {
      const { 'ozg-widgets': library } = load(code) as { 'ozg-widgets': { js: object; css?: { theme: object } } };
      expect(Object.keys(library.js)).to.have.length(1);
      const [[address, how] = ['', {}]] = Object.entries(library.css?.theme ?? {});
      expect(address.endsWith(theme && sheetOf(theme))).to.equal(true);
      if (theme) expect(how).to.have.property('type', 'external');
    }
  });

  for (const system of ['joomla', 'contao', 'strict'])
    it(`is HTML for the head of a page: ${system}`, async () => {
      for (const [theme, code] of await setups(system)) {
        const lines = code.split('\n');
        for (const line of lines) expect(line).to.match(TAG);
        expect(lines).to.have.length(theme ? 2 : 1);
      }
    });

  for (const system of ['typo3', 'wordpress', 'drupal', 'joomla', 'strict'])
    it(`permits what the form without a tag names, and only that: ${system}`, async () => {
      const page = await open(`?service=${WOHNGELD}&system=${system}`);
      const permitted = async (): Promise<string | undefined> =>
        /data-ozg-forms(?:="|: ')([^"']*)/.exec((await textOf(page, '#setup')) ?? '')?.[1];
      const feed = / data-ozg-src="([^"]+)"/.exec((await textOf(page, '#code'))!)?.[1];
      expect(feed).to.match(/^http/);
      expect(await permitted()).to.equal(feed);
      await page.click('#follow');
      expect(await permitted()).to.equal(undefined);
      await page.browserContext().close();
    });

  it('permits a form without a tag to be an area picker, with its directory', async () => {
    const page = await open('?element=area-picker&system=joomla');
    const code = (await textOf(page, '#code'))!;
    const [, feed = ''] = / data-ozg-src="([^"]+)"/.exec(code) ?? [];
    const [, directory = ''] = / data-directory="([^"]+)"/.exec(code) ?? [];
    const listed = [feed, directory, 'area-picker'].filter(Boolean).join(' ');
    expect(await textOf(page, '#setup')).to.contain(` data-ozg-forms="${listed}"`);
    await page.browserContext().close();
  });

  it('says nothing of a theme where the element is in a frame, and puts it beside the script in plain HTML', async () => {
    for (const code of (await setups('builder')).values()) expect(code).to.equal('');
    for (const code of (await setups('frame')).values()) expect(code).not.to.contain('themes/');
    const page = await open(`?service=${WOHNGELD}&theme=kern`);
    expect(await textOf(page, '#setup')).to.equal(null);
    expect(await textOf(page, '#code')).to.match(/^<link rel="stylesheet" [^>]+kern\.css"[^>]+>\n<script /);
    await page.browserContext().close();
  });

  it('is also the plain address, for a website builder that asks for nothing else', async () => {
    const page = await open(`?service=${WOHNGELD}&system=builder&a-variant=banner`);
    const address = (await textOf(page, '#address'))!;
    expect(address).to.match(/^http\S+frame\.html\?element=availability-badge&service=\d+&src=\S+&variant=banner$/);
    expect(await textOf(page, '#code')).to.contain(`src="${address.replaceAll('&', '&amp;')}"`);
    await choose(page, 'system', 'frame');
    expect(await textOf(page, '#address')).to.equal(null);
    await page.browserContext().close();
  });

  it('has a link that leads somewhere, also where a service is not online', async () => {
    const page = await open('?system=strict');
    const services = await page.$$eval('#service option', (options) => options.map(({ value }) => value));
    const seen = { addresses: 0, places: 0 };
    for (const service of services.filter(Boolean)) {
      await choose(page, 'service', service);
      const href = / href="([^"]*)"/.exec((await textOf(page, '#code'))!)?.[1];
      const asks = (await textOf(page, '.block:has(#code)'))!.includes('Adresse Ihrer eigenen Seite');
      expect(href, service).to.match(asks ? /^\[.+\]$/ : /^https?:/);
      seen[asks ? 'places' : 'addresses']++;
    }
    expect(seen.addresses).to.be.above(0);
    expect(seen.places).to.be.above(0);
    await page.browserContext().close();
  });

  it('has the language that was chosen in the shortcode of WordPress too', async () => {
    const page = await open(`?service=${WOHNGELD}&system=shortcode&lang=tr`);
    expect(await textOf(page, '#code')).to.match(/^\[ozg [^\]]* lang="tr"[^\]]*\]/);
    await page.browserContext().close();
  });

  for (const [system, source] of [
    ['html', / src=/],
    ['joomla', /data-ozg-src/],
    ['strict', /data-ozg-src/],
    ['shortcode', / src=/],
  ] as const)
    it(`names no feed where the element follows the area picker of the page: ${system}`, async () => {
      const page = await open(`?service=${WOHNGELD}&system=${system}`);
      const codeOnly = async (): Promise<string> => (await textOf(page, '#code'))!.replace(/^<script.*/, '');
      expect(await codeOnly()).to.match(source);
      await page.click('#follow');
      expect(page.url()).to.contain('follow');
      expect(await codeOnly())
        .to.contain('ozg')
        .and.not.match(source);
      expect(await textOf(page, '#policy')).to.contain(`connect-src ${new URL(town.url).origin}`);
      await page.browserContext().close();
    });

  it('makes elements that follow the picker, pasted side by side', async () => {
    const page = await open(`?service=${WOHNGELD}&follow=`);
    const follower = (await textOf(page, '#code'))!;
    await choose(page, 'element', 'area-picker');
    expect(await textOf(page, '.block:has(#code) p')).to.contain('Folgt der Ortswahl auf der Seite');
    const picker = (await textOf(page, '#code'))!.replace('<ozg-area-picker', '<ozg-area-picker value="034620005005"');
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const body = `<!doctype html><html lang="de"><body>${picker}${follower}</body></html>`;
      void (request.isNavigationRequest() ? request.respond({ contentType: 'text/html', body }) : request.continue());
    });
    await page.goto(`${town.url}rathaus.html`);
    await page.waitForFunction(() =>
      document.querySelector('ozg-availability-badge')?.shadowRoot?.querySelector('[part=base]'),
    );
    expect(await page.evaluate(() => document.documentElement.dataset.ozgSrc)).to.contain('034620005005');
    await page.browserContext().close();
  });

  it('offers to follow only where something can: neither the picker, nor what shows all of Germany, nor a frame', async () => {
    for (const query of ['?element=area-picker', '?element=coverage', '?system=builder']) {
      const page = await open(query);
      expect(await page.$eval('#follow', (box) => box.checkVisibility()), query).to.equal(false);
      await page.browserContext().close();
    }
  });
});
