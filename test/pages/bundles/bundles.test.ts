import { expect } from 'chai';
import { unzipSync } from 'fflate';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { diagnose, policyFor, trustedTypesFor } from '@ozg-widgets/doctor';
import { policy } from '../../../examples/town/server.mjs';
import { olderVersion, pageOf, serveSite, version, wordsOn } from '../frames/embedding.js';
import type { Site } from '../frames/embedding.js';

const KEY = '99107023017000';
const script = (src: string, more = ''): string => `<script type="module" src="${src}"${more}></script>`;
const badge = `<ozg-availability-badge service="${KEY}">eigene Worte</ozg-availability-badge>`;
const forms = `<p><span data-ozg="availability-badge" data-service="${KEY}">eigene Worte</span></p>
  <p><a class="ozg-badge" href="https://example.org/" data-service="${KEY}">Wohngeld beantragen</a></p>`;
const dist = (name: string): URL => new URL(`../../../dist/${name}`, import.meta.url);

describe('the bundles in a page', function () {
  this.timeout(60_000);
  let site: Site;

  before(async () => {
    site = await serveSite(policy);
    await olderVersion(site, 'alt');
  });
  after(() => site.close());

  const now = `/ozg/${version}`;
  const feeds = (requests: string[]): string[] => requests.filter((path) => path.startsWith('/feeds/'));

  /** Which of these scripts comes first decides what the badge says; `forms`: whether one of them knows the plain forms. */
  const together: [what: string, scripts: string[], says: string, withForms: boolean][] = [
    ['all elements from two folders', [`${now}/ozg-widgets.js`, '/alt/ozg-widgets.js'], 'Online verfügbar', true],
    ['an old version before the new', ['/alt/ozg-widgets.js', `${now}/ozg-widgets.js`], 'Online (alt)', true],
    ['badge and card, then all', [`${now}/ozg-badge-card.js`, `${now}/ozg-widgets.js`], 'Online verfügbar', true],
    ['an old badge and card, then all', ['/alt/ozg-badge-card.js', `${now}/ozg-widgets.js`], 'Online (alt)', true],
    ['badge and card, then the autoloader', ['/alt/ozg-badge-card.js', `${now}/autoloader.js`], 'Online (alt)', true],
    ['the autoloader, then badge and card', [`${now}/autoloader.js`, '/alt/ozg-badge-card.js'], '', true],
    ['two autoloaders', [`${now}/autoloader.js`, '/alt/autoloader.js'], '', true],
    [
      'the moving folder and a version',
      [`/ozg/${version.split('.')[0]!}/ozg-widgets.js`, `${now}/autoloader.js`],
      'Online verfügbar',
      true,
    ],
    ['badge and card twice', ['/alt/ozg-badge-card.js', `${now}/ozg-badge-card.js`], 'Online (alt)', false],
  ];
  for (const [what, scripts, says, withForms] of together) {
    it(`get along, ${what}: no error, one request, the first definition wins`, async () => {
      const body = `${badge}<ozg-contact-card service="${KEY}">Karte</ozg-contact-card>
        ${withForms ? `${forms}<ozg-notices>Meldungen</ozg-notices><ozg-help service="${KEY}">Hilfe</ozg-help>` : ''}`;
      await site.write('together.html', pageOf(scripts.map((src) => script(src)).join(''), body));
      const { page, close, ...did } = await site.visit('together.html');
      expect([did.console, did.policy]).to.deep.equal([[], []]);
      expect(feeds(did.requests)).to.deep.equal(['/feeds/areas/065340011011.json']);
      const badges = await wordsOn(page, 'ozg-availability-badge');
      expect(badges).to.have.length(withForms ? 3 : 1);
      // Where files are loaded as they are needed, whichever arrives first wins: but one for all.
      for (const words of badges) expect(words).to.contain(says || 'Online');
      expect(new Set(badges.map((words) => words.includes('(alt)'))).size).to.equal(1);
      const others = await wordsOn(page, 'ozg-contact-card', 'ozg-notices', 'ozg-help');
      for (const words of others) expect(words).not.to.match(/^(Karte|Meldungen|Hilfe)$/);
      await close();
    });
  }

  it('load with the autoloader what is used, each file once, also what comes later', async () => {
    await site.write(
      'autoloader.html',
      pageOf(script(`${now}/autoloader.js`), badge + badge + '<ozg-nothing>x</ozg-nothing>'),
    );
    const { page, close, ...did } = await site.visit('autoloader.html');
    const elements = (): string[] =>
      did.requests.filter((path) => path.startsWith(`${now}/`)).map((path) => path.slice(now.length + 1));
    expect(elements()).to.have.members(['autoloader.js', 'elements/ozg-availability-badge.js', 'chunks/core.js']);
    await page.evaluate((key) => {
      const form = document.createElement('div');
      Object.assign(form.dataset, { ozg: 'contact-card', service: key });
      document.querySelector('main')!.append(document.createElement('ozg-help'), form, form.cloneNode());
    }, KEY);
    await page.waitForFunction(() => document.querySelectorAll('ozg-contact-card').length === 2);
    await page.waitForNetworkIdle();
    expect(elements()).to.include.members(['elements/ozg-help.js', 'elements/ozg-contact-card.js']);
    expect(new Set(elements()).size).to.equal(elements().length);
    for (const words of await wordsOn(page, 'ozg-availability-badge')) expect(words).to.contain('Online verfügbar');
    expect([did.console, did.policy]).to.deep.equal([[], []]);
    await close();
  });

  for (const [name, makes] of [
    ['ozg-widgets', true],
    ['autoloader', true],
    ['ozg-badge-card', false],
  ] as const) {
    it(`${makes ? 'make' : 'do not make'} widgets of the plain forms: ${name}`, async () => {
      await site.write('forms.html', pageOf(script(`${now}/${name}.js`), forms));
      const { page, close, ...did } = await site.visit('forms.html');
      const badges = await wordsOn(page, 'ozg-availability-badge');
      expect(badges).to.have.length(makes ? 2 : 0);
      for (const words of badges) expect(words).to.contain('Online verfügbar');
      expect(await page.evaluate(() => document.querySelector('a.ozg-badge')?.textContent)).to.equal(
        'Wohngeld beantragen',
      );
      expect([did.console, did.policy]).to.deep.equal([[], []]);
      await close();
    });
  }

  it('speak other languages, and save a contact, without a second copy of themselves', async () => {
    for (const name of ['ozg-badge-card', 'ozg-widgets', 'autoloader']) {
      const card = `<div lang="en"><ozg-contact-card service="${KEY}">Karte</ozg-contact-card></div>`;
      await site.write('later.html', pageOf(script(`${now}/${name}.js`), card));
      const { page, close, ...did } = await site.visit('later.html');
      await page.evaluate(() => {
        document.querySelector('ozg-contact-card')!.shadowRoot!.querySelector<HTMLElement>('[part=save]')!.click();
      });
      await page.waitForNetworkIdle();
      expect(
        did.requests.filter((path) => path.endsWith('v-card.js')),
        name,
      ).to.have.length(1);
      expect(did.requests).to.include(`${now}/locales/en.js`);
      expect(
        did.requests.filter((path) => /\/ozg-widgets\.js|\/ozg-badge-card\.js/.test(path)),
        name,
      ).to.have.length(name === 'autoloader' ? 0 : 1);
      await close();
    }
  });

  it('go on where a file that a button needs is missing: the poster of a promotion', async () => {
    const promo = `<ozg-promo service="${KEY}" size="large">eigene Worte</ozg-promo>`;
    await site.write('promo.html', pageOf(script(`${now}/ozg-widgets.js`), promo));
    const { page, close } = await site.visit('promo.html');
    const errors: string[] = [];
    const missing: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const isPoster = /poster[^/]*\.js$/.test(request.url());
      if (isPoster) missing.push(request.url());
      void (isPoster ? request.abort() : request.continue());
    });
    const pressed = await page.$eval('ozg-promo', ({ shadowRoot }) => {
      const found = [...(shadowRoot?.querySelectorAll('button') ?? [])].find(({ innerText }) =>
        innerText.startsWith('Plakat'),
      );
      found?.click();
      return found?.innerText;
    });
    expect(pressed).to.equal('Plakat speichern (SVG, A4)');
    await page.waitForNetworkIdle({ idleTime: 200 });
    expect(missing).to.have.length(1);
    expect(errors).to.deep.equal([]);
    expect((await wordsOn(page, 'ozg-promo'))[0]).to.contain('Jetzt online');
    await close();
  });

  it('work from where the archive was unpacked, with the lines that it tells', async () => {
    const content = unzipSync(await readFile(dist(`ozg-widgets-${version}.zip`)));
    for (const [name, bytes] of Object.entries(content)) {
      const path = join(site.folder, 'ozg-selbst', name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, bytes);
    }
    const told = new TextDecoder().decode(content['LIESMICH.txt']);
    const lines = [...told.matchAll(/^ {5}(<.*>)\r?$/gm)].map(([, line]) => line!);
    expect(lines).to.have.length(3);
    const [load, link, tag] = lines.map((line) =>
      line.replace(/"\/ozg\//, '"/ozg-selbst/').replace('https://feeds.example.org/', '/feeds/'),
    ) as [string, string, string];
    await site.write('selbst.html', pageOf('', tag).replace(/<link rel="ozg-feed"[^>]*>/, load + link));
    const { page, close, ...did } = await site.visit('selbst.html');
    expect((await wordsOn(page, 'ozg-availability-badge'))[0]).to.contain('Online verfügbar');
    expect(did.requests).to.include(`/ozg-selbst/${version}/ozg-widgets.js`);
    expect([did.console, did.policy]).to.deep.equal([[], []]);
    await close();
  });
});

describe('two of the bundles where a page names its Trusted Types', function () {
  this.timeout(60_000);
  let site: Site;
  /** As the readme prints it; a page has an icon too. */
  const strict = `${policyFor('tag', { script: "'self'", feed: "'self'" })}; img-src 'self'; require-trusted-types-for 'script'`;
  let policy = '';

  before(async () => {
    site = await serveSite(() => policy);
    await olderVersion(site, 'alt');
  });
  after(() => site.close());

  const body = `${badge}<ozg-notices>eigene Worte</ozg-notices>`;
  const now = `/ozg/${version}`;
  const pairs: [what: string, first: string, second: string][] = [
    ['all elements twice', '/alt/ozg-widgets.js', `${now}/ozg-widgets.js`],
    ['badge and card, then all', `${now}/ozg-badge-card.js`, `${now}/ozg-widgets.js`],
    ['badge and card, then one more', `${now}/ozg-badge-card.js`, `${now}/elements/ozg-notices.js`],
    ['badge and card, then the autoloader', '/alt/ozg-badge-card.js', `${now}/autoloader.js`],
    ['autoloaders of two folders', '/alt/autoloader.js', `${now}/autoloader.js`],
  ];

  /** Opens a page with both, and asks the doctor about it. */
  async function tried(first: string, second: string, types: string): Promise<{ said: string; severity: string[] }> {
    policy = `${strict}; ${types}`;
    const html = pageOf(script(first) + script(second), body);
    await site.write('two.html', html);
    const { page, close, ...did } = await site.visit('two.html');
    const words = await wordsOn(page, 'ozg-availability-badge', 'ozg-notices');
    if (!did.console.length && !did.policy.length) {
      expect(words[0]).to.contain('Online');
      expect(words[1]).to.not.contain('eigene Worte');
    }
    await close();
    const headers = { 'content-security-policy': policy };
    const found = await diagnose({ html, address: `${site.url}two.html`, headers }, { now: new Date(0), version });
    const severity = found.flatMap((d) => (/^script-(twice|copies)$/.test(d.code) ? [d.severity] : []));
    return { said: [...did.console, ...did.policy].join(), severity };
  }

  for (const [what, first, second] of pairs) {
    it(`they get along by the line of the readme, and die without its keyword: ${what}`, async () => {
      const free = await tried(first, second, trustedTypesFor());
      expect(free.said).to.equal('');
      expect(free.severity).to.not.include('error');
      for (const types of ['trusted-types lit-html', 'trusted-types *']) {
        const { said, severity } = await tried(first, second, types);
        expect(said, types).to.match(/lit-html/);
        expect(severity, types).to.deep.equal(['error']);
      }
    });
  }

  it('and one file named twice is one copy', async () => {
    const same = `${now}/ozg-widgets.js`;
    expect(await tried(same, same, 'trusted-types lit-html')).to.deep.equal({ said: '', severity: ['warning'] });
    const shared = await tried(`${now}/autoloader.js`, `${now}/elements/ozg-notices.js`, 'trusted-types lit-html');
    expect(shared).to.deep.equal({ said: '', severity: ['warning'] });
  });

  it('and the readme prints that line', async () => {
    const readme = await readFile(new URL('../../../packages/widgets/README.md', import.meta.url), 'utf8');
    expect(readme).to.contain(`\`${trustedTypesFor()}\``);
  });
});

describe('the bundles from another origin', function () {
  this.timeout(60_000);
  let there: Site;
  let sums: Record<string, string>;
  let tampered: { url: string; close: () => void };

  before(async () => {
    there = await serveSite("default-src 'none'");
    const { files } = JSON.parse(await readFile(dist(`${version}/integrity.json`), 'utf8')) as {
      files: Record<string, string>;
    };
    sums = files;
    tampered = await changing();
  });
  after(async () => {
    tampered.close();
    await there.close();
  });

  /** A server that has changed one byte of each script: the last one, a line's end. */
  async function changing(): Promise<{ url: string; close: () => void }> {
    const server = createServer((request, response) => {
      void readFile(dist(request.url!.slice(1))).then((content) => {
        content[content.length - 1] = 32;
        response.writeHead(200, { 'Content-Type': 'text/javascript', 'Access-Control-Allow-Origin': '*' }).end(content);
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, close: () => server.close() };
  }

  /** Opens a page that may load nothing but this folder and this feed. */
  async function open(folder: string, name: string): ReturnType<Site['visit']> {
    const feed = `${there.url}feeds/areas/065340011011.json`;
    const strict = [
      "default-src 'none'",
      `script-src ${folder}`,
      `connect-src ${feed}`,
      "img-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types lit-html',
    ].join('; ');
    const here = await serveSite(strict);
    await here.write(
      'x.html',
      pageOf(script(folder + name, ` integrity="${sums[name]!}" crossorigin="anonymous"`), badge, feed),
    );
    const visit = await here.visit('x.html');
    return { ...visit, close: () => here.close() };
  }

  for (const name of ['ozg-widgets.js', 'ozg-badge-card.js', 'autoloader.js', 'elements/ozg-availability-badge.js']) {
    it(`${name} is loaded with its checksum under the strictest policy`, async () => {
      const { page, close, ...did } = await open(`${there.url}ozg/${version}/`, name);
      expect([did.console, did.policy]).to.deep.equal([[], []]);
      expect((await wordsOn(page, 'ozg-availability-badge'))[0]).to.contain('Online verfügbar');
      await close();
    });
  }

  it('is refused where a byte has changed, and the page keeps its own words', async () => {
    const { page, close, ...did } = await open(`${tampered.url}${version}/`, 'ozg-badge-card.js');
    expect(did.console.join()).to.contain('integrity');
    expect(await wordsOn(page, 'ozg-availability-badge')).to.deep.equal(['eigene Worte']);
    await close();
  });
});
