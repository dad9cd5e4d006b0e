/** Every form of embedding, on a page that may do nothing but what the form needs. */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { needs, policyFor } from '@ozg-widgets/doctor';
import { build, render } from '@ozg-widgets/publisher';
import type { Form, Load, RunningServer } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import type { Page } from 'puppeteer-core';
import { policyTable, tableInReadme } from '../../../packages/widgets/build/policies.mjs';
import { attribute, one, TOWN, withFacts } from '../../publisher/tree/oembed/built.js';
import { withSource } from '../../publisher/support/source.js';
import { frameTo, serveElements, serveSite, wordsOn } from './embedding.js';
import type { Site, Visit } from './embedding.js';

const KEY = '99107023017000';
const feedFile = fileURLToPath(new URL('../../../examples/town/feeds/areas/065340011011.json', import.meta.url));

/** Addresses, each with a slash at its end: the scripts' and frames' server, and the feeds' and images'. */
interface Servers {
  widgets: string;
  feeds: string;
}

/** A form as a webmaster writes it, and what tells that it works. */
interface Tried {
  name: string;
  form: Form;
  /** What it needs that a form can do without. */
  optional?: Load;
  html: (servers: Servers) => string | Promise<string>;
  /** What there is to see; `undefined` where it does not work. */
  shown: (page: Page) => Promise<string | undefined>;
}

const script = ({ widgets }: Servers, file = 'ozg-widgets.js', more = ''): string =>
  `<script type="module" src="${widgets}ozg/${file}"${more}></script>`;
const permitting = (at: Servers): string => ` data-ozg-forms="${source(at)}"`;
const source = ({ feeds }: Servers): string => `${feeds}feeds/areas/065340011011.json`;
const badge = async (page: Page): Promise<string | undefined> =>
  (await wordsOn(page, 'ozg-availability-badge')).find((words) => words !== 'eigene Worte');
const framed = ({ widgets }: Servers): string =>
  frameTo(`${widgets}ozg/frame.html?element=service-card&service=${KEY}&src=/feeds/areas/065340011011.json`);
const wordsInFrame = async (page: Page): Promise<string | undefined> => {
  const frame = page.frames().find((one) => /\/(frame|embed\/.*)\.html/.test(one.url()));
  return frame?.evaluate(() => document.querySelector('ozg-service-card')?.shadowRoot?.textContent);
};

/** What stands in a page whose author has pasted an address: a program has followed it, and asked what to put there. */
async function pasted({ feeds }: Servers): Promise<string> {
  const page = await (await fetch(`${feeds}tree/embed/${TOWN}/${KEY}.html`)).text();
  const link = attribute(one(page, 'link', { type: 'application/json+oembed' }), 'href');
  const { html } = (await (await fetch(link!)).json()) as { html: string };
  return html;
}

const FORMS: readonly Tried[] = [
  {
    name: 'a tag',
    form: 'tag',
    html: (at) =>
      `<ozg-availability-badge src="${source(at)}" service="${KEY}">eigene Worte</ozg-availability-badge>${script(at, 'ozg-badge-card.js')}`,
    shown: badge,
  },
  {
    name: 'a tag with a theme',
    form: 'tag',
    optional: 'style',
    html: (at) =>
      `<link rel="stylesheet" href="${at.widgets}ozg/themes/contrast.css"><ozg-availability-badge src="${source(at)}" service="${KEY}">eigene Worte</ozg-availability-badge>${script(at)}`,
    shown: async (page) => {
      const dressed = await page.evaluate(() =>
        getComputedStyle(document.documentElement).getPropertyValue('--ozg-good'),
      );
      return dressed ? badge(page) : undefined;
    },
  },
  {
    name: 'a div',
    form: 'div',
    html: (at) =>
      `<div data-ozg="availability-badge" data-ozg-src="${source(at)}" data-service="${KEY}">eigene Worte</div>${script(at, 'ozg-widgets.js', permitting(at))}`,
    shown: badge,
  },
  {
    name: 'a link',
    form: 'link',
    html: (at) =>
      `<a class="ozg-badge" href="https://www.example.org/" data-ozg-src="${source(at)}" data-service="${KEY}">eigene Worte</a>${script(at, 'autoloader.js', permitting(at))}`,
    shown: badge,
  },
  { name: 'a frame', form: 'iframe', html: framed, shown: wordsInFrame },
  {
    name: 'a frame as high as its content',
    form: 'iframe',
    optional: 'script',
    html: (at) => framed(at) + script(at, 'frame-height.js'),
    shown: async (page) => {
      const grown = await page.$eval('iframe', ({ clientHeight }) => clientHeight !== 400);
      return grown ? wordsInFrame(page) : undefined;
    },
  },
  { name: 'a pasted address', form: 'oembed', html: pasted, shown: wordsInFrame },
  {
    name: 'a pasted address, as high as its content',
    form: 'oembed',
    optional: 'script',
    html: async (at) => (await pasted(at)) + script(at, 'frame-height.js'),
    shown: async (page) => {
      const grown = await page.$eval('iframe', ({ clientHeight }) => clientHeight !== 420);
      return grown ? wordsInFrame(page) : undefined;
    },
  },
  {
    name: 'an image',
    form: 'img',
    html: ({ feeds }) => `<img src="${feeds}badges/${KEY}.svg" alt="Online verfügbar">`,
    shown: (page) => page.$eval('img', ({ naturalWidth, alt }) => (naturalWidth > 50 ? alt : undefined)),
  },
];

describe('every form of embedding, from other servers', function () {
  this.timeout(60_000);
  let site: Site;
  let widgets: RunningServer;
  let feeds: RunningServer;
  let folder: string;
  let policy = '';

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'ozg-forms-'));
    const [badges, tree] = [join(folder, 'badges'), join(folder, 'tree')];
    await mkdir(badges);
    await mkdir(tree);
    site = await serveSite(() => policy);
    widgets = await serveElements();
    feeds = await serveElements({ at: '/badges/', folder: badges }, { at: '/tree/', folder: tree });
    const now = new Date('2026-11-24T09:00:00Z');
    const drawn = await render({ feed: feedFile, out: badges, now });
    const facts = { 'Adresse der Feeds': `${feeds.url}tree/`, 'Adresse der Bausteine': `${widgets.url}ozg/` };
    const published = await withSource(withFacts(facts), (tables) => build({ source: tables, out: tree, now }));
    expect([drawn.findings, published.findings]).to.deep.equal([[], []]);
  });
  after(async () => {
    await feeds.close();
    await widgets.close();
    await site.close();
    await rm(folder, { recursive: true });
  });

  const open = async ({ html }: Tried): Promise<Visit> => {
    const body = await html({ widgets: widgets.url, feeds: feeds.url });
    await site.write('form.html', `<!doctype html><html lang="de"><title>Rathaus</title><body>${body}</body></html>`);
    return site.visit('form.html');
  };

  /** The strictest policy of a form, and of what it can do without only this. */
  const strictest = ({ form, optional }: Tried): string => {
    const [ours, theirs] = [new URL(widgets.url).origin, new URL(feeds.url).origin];
    const frame = form === 'oembed' ? theirs : ours;
    const from: Record<Load, string> = { script: ours, style: ours, frame, feed: theirs, image: theirs };
    const needed = needs[form].filter((need) => !need.optional || need.load === optional);
    return policyFor(form, Object.fromEntries(needed.map(({ load }) => [load, from[load]])));
  };

  for (const tried of FORMS) {
    it(`works under its policy without a violation, and not without any part of that: ${tried.name}`, async () => {
      policy = strictest(tried);
      const directives = policy.split('; ');
      expect(directives[0]).to.equal("default-src 'none'");
      const { page, close, ...did } = await open(tried);
      expect(await tried.shown(page)).to.contain('Online verfügbar');
      expect([did.console, did.policy]).to.deep.equal([[], []]);
      await close();
      for (const removed of directives.slice(1)) {
        policy = directives.filter((directive) => directive !== removed).join('; ');
        const less = await open(tried);
        expect(await tried.shown(less.page), `without ${removed}`).to.equal(undefined);
        expect(less.policy.join(), `without ${removed}`).to.contain(removed.split(' ')[0]!);
        await less.close();
      }
    });
  }

  it('is tried here', () => {
    expect([...new Set(FORMS.map(({ form }) => form))]).to.have.members(Object.keys(needs));
  });

  it('has its policy in the readme (else: node packages/widgets/build/policies.mjs)', () => {
    expect(tableInReadme()).to.equal(policyTable({ needs, policyFor }));
  });
});
