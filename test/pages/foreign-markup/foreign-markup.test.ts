/** Markup of somebody else in a page with widgets, such as a comment, as filters let it through: `data-` attributes, names, ids. */
import { expect } from 'chai';
import { pageOf, serveSite, version, wordsOn } from '../frames/embedding.js';
import type { Site } from '../frames/embedding.js';

const KEY = '99107023017000';
const FEED = '/feeds/areas/065340011011.json';
const OTHER = '/feeds/areas/034620005005.json';
const own = `<ozg-availability-badge service="${KEY}">eigene Worte</ozg-availability-badge>
  <div data-ozg="service-card" data-service="${KEY}">eigene Worte</div>`;

const payloads: [what: string, markup: string][] = [
  [
    'an area picker with a file of the same origin',
    '<div data-ozg="area-picker" data-directory="/uploads/avatar.json" data-value="034620005005"></div>',
  ],
  [
    'an area picker with a directory from elsewhere',
    '<div data-ozg="area-picker" data-directory="https://a.example.org/directory.json" data-value="034620005005"></div>',
  ],
  [
    "an area picker with the page's own directory, for a part of the page",
    '<div data-ozg="area-picker" data-directory="/feeds/directory.json" data-value="034620005005" data-for="main"></div>',
  ],
  [
    'a feed from elsewhere, told to search engines',
    `<div data-ozg="service-card" data-src="${OTHER}" data-service="${KEY}" data-structured-data>Kommentar</div>`,
  ],
  [
    'a feed in the address itself',
    `<div data-ozg="contact-card" data-contact="c1" data-src='data:application/json,{"format":"ozg-feed/1"}'></div>`,
  ],
  [
    'many feeds',
    `<div data-ozg="service-matrix" data-areas="${Array.from({ length: 40 }, (_, i) => `/victim/${i}`).join(' ')}"></div>`,
  ],
  ['a made-up state', `<div data-ozg="availability-badge" data-service="${KEY}" data-simulate="outage"></div>`],
  [
    'a feed for its part of the page',
    `<section data-ozg-src="${OTHER}" data-ozg-own="/uploads/avatar.json"><div data-ozg="service-card" data-service="${KEY}">Kommentar</div></section>`,
  ],
];

/** Names that scripts look up in `document` or `window`. */
const NAMES = ['litHtmlVersions', 'litElementVersions', 'reactiveElementVersions', 'litHtmlPolyfillSupport'];
NAMES.push('litElementPolyfillSupport', 'reactiveElementPolyfillSupport', 'litElementHydrateSupport', 'ShadyCSS');

describe('foreign markup in a page with widgets', function () {
  this.timeout(60_000);
  let site: Site;

  before(async () => {
    site = await serveSite("default-src 'self' data: https:; script-src 'self'; connect-src 'self' data: https:");
  });
  after(() => site.close());

  const script = (name: string, permissions = ''): string =>
    `<script type="module" src="/ozg/${version}/${name}.js"${permissions && ` data-ozg-forms="${permissions}"`}></script>`;

  for (const name of ['ozg-widgets', 'autoloader']) {
    for (const [what, markup] of payloads) {
      it(`changes nothing, and asks nothing, with ${name}: ${what}`, async () => {
        await site.write('comment.html', pageOf(script(name), `${own}<article>${markup}</article>`));
        const { page, close, ...did } = await site.visit('comment.html');
        expect([did.console, did.policy]).to.deep.equal([[], []]);
        expect(did.requests.filter((path) => !/^\/(ozg\/|comment|icon)/.test(path))).to.deep.equal([FEED]);
        const [badge, ...others] = await wordsOn(page, 'ozg-availability-badge', 'ozg-service-card');
        expect(badge).to.contain('Online verfügbar');
        for (const words of others) expect(words).to.not.match(/eigene Worte|outage|Störung/);
        expect(await page.evaluate(() => document.documentElement.hasAttribute('data-ozg-src'))).to.equal(false);
        expect(await page.$$('ozg-area-picker, script[type="application/ld+json"]')).to.deep.equal([]);
        await close();
      });
    }

    it(`does not keep ${name} from starting: names and ids`, async () => {
      const ids = NAMES.map((id) => `<a id="${id}">a</a>`).join('');
      await site.write('names.html', pageOf(script(name), `${ids}<img name="body" alt="">${own}`));
      const { page, close, ...did } = await site.visit('names.html');
      expect([did.console, did.policy]).to.deep.equal([[], []]);
      for (const words of await wordsOn(page, 'ozg-availability-badge', 'ozg-service-card')) {
        expect(words).to.contain('Online verfügbar');
      }
      await close();
    });

    it(`is a form of the page where that permits it, with ${name}`, async () => {
      const forms = `<div data-ozg="area-picker" data-directory="/feeds/directory.json" data-value="034620005005">Orte</div>
        <div data-ozg="service-card" data-src="${OTHER}" data-service="${KEY}" data-structured-data>Kommentar</div>`;
      const permissions = `/feeds/directory.json ${OTHER} area-picker structured-data`;
      await site.write('permitted.html', pageOf(script(name, permissions), own + forms));
      const { page, close, ...did } = await site.visit('permitted.html');
      expect([did.console, did.policy]).to.deep.equal([[], []]);
      expect(did.requests).to.include.members(['/feeds/directory.json', OTHER, FEED]);
      // It chooses nothing by itself.
      expect(await page.evaluate(() => document.documentElement.dataset.ozgSrc)).to.equal(undefined);
      expect((await wordsOn(page, 'ozg-area-picker'))[0]).to.contain('Für welchen Ort?');
      expect(await page.$('script[type="application/ld+json"]')).to.not.equal(null);
      await close();
    });
  }

  it('leaves frames of others as high as they are', async () => {
    await site.write('advert.html', '<!doctype html><script src="/advert.js"></script>');
    await site.write('advert.js', "parent.postMessage({ type: 'ozg-frame', height: 5000 }, '*');");
    const frame = (name: string): string =>
      `<iframe class="${name}" src="/advert.html" height="100" title="a"></iframe>`;
    await site.write('frames.html', pageOf(script('frame-height'), frame('advert') + frame('ozg-frame')));
    const { page, close } = await site.visit('frames.html');
    await page.evaluate(() => {
      for (const { contentWindow } of document.querySelectorAll('iframe')) contentWindow!.location.reload();
    });
    await page.waitForFunction(() => document.querySelector('.ozg-frame')!.clientHeight > 1000);
    expect(await page.$eval('.advert', ({ clientHeight }) => clientHeight)).to.equal(100);
    await close();
  });
});
