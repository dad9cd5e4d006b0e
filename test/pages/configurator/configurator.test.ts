/** The configurator as a new webmaster uses it, and the doctor's page beside it. */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import type { Browser, Page } from 'puppeteer-core';
import { launchChromium } from '../../support/chromium.js';
import { serveTown } from '../../../examples/town/server.mjs';

const axe = new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url);
const WOHNGELD = '99107023017000';

/** A page, and what it did that no page may do. */
interface Visit {
  page: Page;
  offences: string[];
  close: () => Promise<void>;
}

describe('the configurator', function () {
  this.timeout(60_000);
  let browser: Browser;
  let town: Awaited<ReturnType<typeof serveTown>>;
  let elsewhere: Server;
  /** The page of the other website, and its headers. */
  let foreign = { html: '', policy: '' };

  before(async () => {
    town = await serveTown(0);
    elsewhere = createServer((_, response) => {
      response.writeHead(200, {
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': foreign.policy,
      });
      response.end(foreign.html);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => elsewhere.once('listening', resolve));
    browser = await launchChromium();
  });
  after(async () => {
    await browser.close();
    elsewhere.closeAllConnections();
    elsewhere.close();
    await town.close();
  });

  async function visit(address: string, width = 1200, media: { name: string; value: string }[] = []): Promise<Visit> {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    const offences: string[] = [];
    await page.setViewport({ width, height: 800 });
    const devtools = await page.createCDPSession();
    await devtools.send('Emulation.setEmulatedMedia', { features: media });
    page.on('console', (message) => offences.push(message.text()));
    page.on('pageerror', (error) => offences.push(String(error)));
    await page.exposeFunction('noteViolation', (what: string) => offences.push(what));
    await page.evaluateOnNewDocument(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const { noteViolation } = window as unknown as { noteViolation: (what: string) => void };
        noteViolation(`${event.violatedDirective} ${event.blockedURI}`);
      });
    });
    await page.goto(address, { waitUntil: 'networkidle0' });
    return { page, offences, close: () => context.close() };
  }

  const open = (query = '', width?: number, media?: { name: string; value: string }[]): Promise<Visit> =>
    visit(`${town.url}konfigurator/${query}`, width, media);

  const textOf = (page: Page, selector: string): Promise<string> =>
    page.$eval(selector, (element) => element.textContent.trim());

  /** Chooses, and waits until the page shows it. */
  async function choose(page: Page, id: string, value: string): Promise<void> {
    await page.select(`#${id}`, value);
    await page.waitForFunction(() => document.body.dataset.shown === location.search);
  }

  /** What somebody hears or sees of the first element of ours in a page or frame. */
  const wordsIn = (page: Page, selector: string): Promise<string> =>
    page.evaluate(
      (wanted) => (document.querySelector(wanted)?.shadowRoot?.textContent ?? '').replace(/\s+/g, ' ').trim(),
      selector,
    );

  /** The copied code in an otherwise empty page of another website, under the policy that the configurator gives. */
  async function paste(code: string, policyLine: string, head = ''): Promise<Visit> {
    const policy = policyLine.replace(/^Content-Security-Policy: /, '');
    expect(policy).to.match(/^default-src 'none'; /);
    foreign = {
      policy,
      html: `<!doctype html><html lang="de"><meta charset="utf-8"><title>Rathaus</title>${head}\n<body>\n${code}\n`,
    };
    return visit(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
  }

  it('gives a block that works in an empty page of another website, under the policy that it gives', async () => {
    const { page, offences, close } = await open();
    await choose(page, 'service', WOHNGELD);
    await choose(page, 'a-variant', 'banner');
    const [code, policy] = [await textOf(page, '#code'), await textOf(page, '#policy')];
    expect(code)
      .to.match(/integrity="sha384-[^"]+" crossorigin="anonymous"/)
      .and.to.contain('variant="banner"');
    expect(code).to.match(/\/ozg\/\d+\.\d+\.\d+\/ozg-badge-card\.js/);
    expect(offences).to.deep.equal([]);
    await close();
    const there = await paste(code, policy);
    expect(await wordsIn(there.page, 'ozg-availability-badge')).to.contain('Online verfügbar');
    expect(there.offences).to.deep.equal([]);
    await there.close();
  });

  for (const [system, form] of [
    ['joomla', '<div data-ozg="availability-badge"'],
    ['contao', '<div data-ozg="availability-badge"'],
    ['strict', '<a class="ozg-badge"'],
  ] as const) {
    it(`gives ${system} a form that it lets through, and the script by itself`, async () => {
      const { page, close } = await open(`?service=${WOHNGELD}`);
      await choose(page, 'system', system);
      const [code, setup, policy] = [
        await textOf(page, '#code'),
        await textOf(page, '#setup'),
        await textOf(page, '#policy'),
      ];
      expect(code).to.contain(form).and.not.to.contain('<script');
      await close();
      const there = await paste(code, policy, setup);
      expect(await wordsIn(there.page, 'ozg-availability-badge')).to.contain('Online verfügbar');
      expect(there.offences).to.deep.equal([]);
      await there.close();
    });
  }

  for (const [element, query] of [
    ['availability-badge', `service=${WOHNGELD}`],
    ['service-card', `service=${WOHNGELD}`],
    ['service-list', ''],
  ] as const) {
    it(`gives a frame where neither tags nor scripts come through: ${element}`, async () => {
      const { page, offences, close } = await open(`?element=${element}&${query}`);
      for (const system of ['builder', 'frame']) {
        await choose(page, 'system', system);
        const [code, policy] = [await textOf(page, '#code'), await textOf(page, '#policy')];
        expect(code).to.match(/^<iframe [^>]*sandbox="allow-scripts [^>]*><\/iframe>$/);
        const setup = (await page.$('#setup')) ? await textOf(page, '#setup') : '';
        expect([setup !== '', policy.includes('script-src')]).to.deep.equal([system === 'frame', system === 'frame']);
        expect(await textOf(page, '#lines')).to.contain('frame-src');
        expect(await textOf(page, '#privacy')).to.contain('in einen Rahmen');
        const there = await paste(code, policy, setup);
        const frame = there.page.frames().find((one) => one.parentFrame() === there.page.mainFrame())!;
        await frame.waitForFunction(
          (tag) => document.querySelector(tag)?.shadowRoot?.querySelector('[part=base]'),
          {},
          `ozg-${element}`,
        );
        expect(
          await frame.evaluate((tag) => document.querySelector(tag)!.shadowRoot!.textContent, `ozg-${element}`),
        ).to.contain('Online verfügbar');
        const room = await there.page.$eval('iframe', ({ clientHeight, height }) => [clientHeight, Number(height)]);
        const content = await frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
        expect(room[0]).to.equal(system === 'frame' ? content : room[1]);
        expect(there.offences, system).to.deep.equal([]);
        await there.close();
      }
      expect(offences).to.deep.equal([]);
      await close();
    });
  }

  it('says which element there is not in a frame', async () => {
    const { page, close } = await open('?element=area-picker&system=frame');
    expect(await page.$('#code')).to.equal(null);
    expect(await textOf(page, '#blocks')).to.contain('Ortsauswahl');
    await close();
  });

  it('gives every other system its own way to the script, and the lines of its policy', async () => {
    const { page, close } = await open(`?service=${WOHNGELD}`);
    for (const [system, setup, lines] of [
      ['typo3', /^page\.headerData/, /mode: extend, directive: 'connect-src'/],
      ['wordpress', /^add_action\( 'wp_head'/, /^\/\/ functions\.php/],
      ['drupal', /libraries\.yml/, /^drush config:set/],
    ] as const) {
      await choose(page, 'system', system);
      expect(await textOf(page, '#code')).to.match(/^<div data-ozg=/);
      expect(await textOf(page, '#setup'))
        .to.match(setup)
        .and.to.contain('sha384-');
      expect(await textOf(page, '#lines')).to.match(lines);
    }
    await choose(page, 'system', 'shortcode');
    expect(await textOf(page, '#code')).to.match(
      /^\[ozg element="availability-badge" service="99107023017000" src="http.*\[\/ozg\]$/,
    );
    expect(await textOf(page, '#policy')).to.contain("script-src 'self'; connect-src http");
    expect(await page.$('#setup')).to.equal(null);
    await choose(page, 'system', 'html');
    expect(await textOf(page, '#lines'))
      .to.contain('add_header')
      .and.to.contain('Header always set');
    await close();
  });

  it('shows every element in the preview, and gives code that works elsewhere', async function () {
    this.timeout(180_000);
    const { page, offences, close } = await open();
    const names = await page.$$eval('#element option', (options) => options.map(({ value }) => value));
    expect(names).to.have.length(11);
    for (const name of names) {
      await choose(page, 'element', name);
      const frame = await page.waitForFrame((f) => f.url().includes('preview.html') && f !== page.mainFrame());
      await frame.waitForFunction(
        (tag) => {
          const element = document.querySelector(tag);
          return (
            (element?.shadowRoot?.textContent.trim().length ?? 0) > 0 &&
            !element?.shadowRoot?.querySelector('slot:not([name])')
          );
        },
        { timeout: 10_000 },
        `ozg-${name}`,
      );
      const [code, policy] = [await textOf(page, '#code'), await textOf(page, '#policy')];
      const there = await paste(code, policy);
      expect(await wordsIn(there.page, `ozg-${name}`), name).not.to.equal('');
      expect(there.offences, name).to.deep.equal([]);
      await there.close();
    }
    expect(offences).to.deep.equal([]);
    await close();
  });

  it('previews dark, forced colours and the width of a phone', async () => {
    const { page, close } = await open(`?service=${WOHNGELD}&view=dark`);
    const look = (): Promise<string> =>
      page.$eval('#frame', (frame) => {
        const root = (frame as HTMLIFrameElement).contentDocument!.documentElement;
        return `${root.className} ${getComputedStyle(root).backgroundColor} ${frame.clientWidth}`;
      });
    const frames = async (): Promise<void> => {
      await page.waitForNetworkIdle();
    };
    await frames();
    expect(await look()).to.match(/^dark rgb\(18, 18, 18\) [4-9]\d\d/);
    await page.click('#forced');
    await page.click('#phone');
    await frames();
    expect(await look()).to.match(/^forced rgb\(0, 0, 0\) 3(18|20)$/);
    expect(await page.$eval('#forced-hint', (hint) => hint.checkVisibility())).to.equal(true);
    await close();
  });

  it('keeps everything in its address: Back leads to what was, a sent address to what is', async () => {
    const { page, close } = await open();
    await choose(page, 'element', 'service-list');
    await choose(page, 'theme', 'kern');
    await choose(page, 'a-group', 'state');
    await choose(page, 'system', 'drupal');
    const code = await textOf(page, '#code');
    const address = page.url();
    await page.goBack();
    await page.waitForFunction(() => document.body.dataset.shown === location.search);
    expect(await page.$eval('#system', (select) => (select as HTMLSelectElement).value)).to.equal('html');
    expect(await page.$eval('#theme', (select) => (select as HTMLSelectElement).value)).to.equal('kern');
    await close();
    const again = await visit(address);
    expect(await textOf(again.page, '#code')).to.equal(code);
    expect(code).to.contain('data-group="state"');
    await again.close();
  });

  it('takes the address of a feed, and says where none can be read', async () => {
    const { page, close } = await open();
    const feed = `${town.url}feeds/areas/034620005005.json`;
    await page.type('#feed', `${feed}\n`);
    await page.waitForFunction((wanted) => document.querySelector('#code')?.textContent.includes(wanted), {}, feed);
    expect(await textOf(page, '#place-status')).to.contain('Friedeburg');
    await page.$eval('#feed', (input) => ((input as HTMLInputElement).value = ''));
    await page.type('#feed', `${town.url}feeds/nichts.json\n`);
    await page.waitForFunction(() => document.querySelector('#place-status')?.textContent.startsWith('Von dort'));
    expect(await page.$('#code')).to.equal(null);
    await close();
  });

  it('chooses a municipality by name', async () => {
    const { page, close } = await open();
    const input = await page.waitForSelector('#picker >>> input');
    await input!.click({ count: 3 });
    await input!.type('Friedeburg');
    await page.waitForFunction(
      () => document.querySelector('#picker')!.shadowRoot!.querySelector('[role=option]') !== null,
    );
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.querySelector('#code')?.textContent.includes('034620005005'));
    expect(page.url()).to.contain('area=034620005005');
    await close();
  });

  it('writes what the law asks for, and says so where the browser is to remember something', async () => {
    const { page, close } = await open('?element=area-picker&a-remember=');
    const { host } = new URL(town.url);
    expect(await textOf(page, '#privacy'))
      .to.contain('ozg-area')
      .and.to.contain(host);
    expect(await textOf(page, '#records')).to.contain('localStorage');
    expect(await textOf(page, '#accessibility')).to.contain('BITV 2.0');
    await choose(page, 'element', 'availability-badge');
    expect(await textOf(page, '#privacy'))
      .to.contain('speichert nichts')
      .and.not.to.contain('ozg-area');
    expect(await textOf(page, '#records')).not.to.contain('localStorage');
    await close();
  });

  it('speaks English', async () => {
    const { page, offences, close } = await open();
    await page.click('#language');
    await page.waitForFunction(() => document.body.dataset.shown === '?ui=en');
    expect(await page.title()).to.equal('Configurator · ozg-widgets');
    expect(await page.$eval('html', ({ lang }) => lang)).to.equal('en');
    expect(await textOf(page, '#privacy')).to.contain('IP address');
    const german = await page.$$eval(
      'h1, h2, h3, label, legend, summary, small, p:not(:has(select)), pre, a, option[value=""], #element option',
      (all) =>
        all.flatMap(({ textContent }) =>
          /\b(und|oder|Baustein|Leistung|wie|Sie)\b/.exec(textContent) ? [textContent] : [],
        ),
    );
    expect(german).to.deep.equal([]);
    expect(offences).to.deep.equal([]);
    await close();
  });

  for (const path of ['', 'arzt.html']) {
    it(`${path || 'the configurator'} is accessible, in light and dark, and fits 320 px`, async () => {
      for (const scheme of ['light', 'dark']) {
        const { page, close } = await open(path, 1200, [{ name: 'prefers-color-scheme', value: scheme }]);
        expect(await audit(page), scheme).to.deep.equal([]);
        await close();
      }
      const { page, close } = await open(path, 320);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.be.at.most(320);
      await close();
    });
  }

  async function audit(page: Page): Promise<string[]> {
    await page.evaluate(await readFile(axe, 'utf8'));
    return page.evaluate(async () => {
      type Run = { violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] };
      const { axe } = window as unknown as { axe: { run: (context: Document, options: object) => Promise<Run> } };
      const { violations } = await axe.run(document, { iframes: false });
      return violations.flatMap(({ id, nodes }) => nodes.map((n) => `${id}: ${n.html} ${n.failureSummary}`));
    });
  }

  describe("the doctor's page", () => {
    async function examine(
      html: string,
      query = '',
    ): Promise<{ findings: string[]; result: string; offences: string[] }> {
      const { page, offences, close } = await open(`arzt.html${query}`);
      await page.$eval('#html', (area, text) => ((area as HTMLTextAreaElement).value = text), html);
      await page.click('button');
      await page.waitForFunction(() => {
        const said = document.querySelector('#result')!.textContent;
        return !/^(Wird|Having)/.test(said) && (said !== '' || document.querySelector('#findings li'));
      });
      const findings = await page.$$eval('#findings li', (items) => items.map(({ textContent }) => textContent));
      const result = await textOf(page, '#result');
      await close();
      return { findings, result, offences };
    }

    it("finds nothing wrong with the configurator's own block, and what is wrong with a damaged one", async () => {
      const { page, close } = await open(`?service=${WOHNGELD}`);
      const code = await textOf(page, '#code');
      await close();
      const whole = `<!doctype html><html lang="de"><head><title>Rathaus</title></head><body>${code}</body></html>`;
      const healthy = await examine(whole);
      expect(healthy.findings).to.deep.equal([]);
      expect(healthy.result).to.contain('Kein Fehler gefunden.');
      expect(healthy.offences).to.deep.equal([]);

      const ill = whole.replace(' type="module"', '');
      expect(ill).not.to.equal(whole);
      const { findings } = await examine(ill);
      expect(findings.join()).to.contain('fehlt type="module"').and.to.contain('Zeile 1');
      expect((await examine(ill, '?ui=en')).findings.join()).to.contain('does not start without type="module"');
    });
  });
});
