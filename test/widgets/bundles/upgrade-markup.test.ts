import '@ozg-widgets/widgets/elements/ozg-availability-badge.js';
import '@ozg-widgets/widgets/elements/ozg-contact-card.js';
import { watchPage } from '@ozg-widgets/widgets/plain-forms.js';
import { ShownFeed } from '../../../packages/widgets/src/elements/ozg-area-picker/page-feed.js';
import type { Contact } from '@ozg-widgets/feed';
import type { LitElement } from 'lit';
import { expect } from '@open-wc/testing';
import { clean, feedWith, KEY, settle, until, wordsOf } from '../support/town.js';

const online = (): string => feedWith({ url: 'https://a.example.org/', rollout: { state: 'available' } });
const planned = (): string => feedWith({ rollout: { state: 'planned' } });

/** Puts markup on the page as content systems do: all at once. */
function put(markup: string): HTMLElement {
  const main = document.createElement('main');
  main.innerHTML = markup;
  document.body.append(main);
  return main;
}

/** Puts what a page permits into its head, as `<meta>` unless told; it is gone after the test. */
function permit(permissions: string, name = 'meta'): void {
  const element = document.createElement(name);
  const attributes: Record<string, string> =
    name === 'meta' ? { name: 'ozg-forms', content: permissions } : { rel: 'ozg-feed', href: permissions };
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.className = 'permission';
  document.head.append(element);
}

/** A feed that the page permits. */
function permitted(feed: string): string {
  permit(feed);
  return feed;
}

/** The widget that a form has become. */
async function widgetIn(main: HTMLElement, tag = 'ozg-availability-badge'): Promise<LitElement> {
  await until(() => main.querySelector(tag) !== null);
  const widget = main.querySelector<LitElement>(tag)!;
  await settle(widget);
  await until(() => widget.renderRoot.querySelector('slot') === null);
  return widget;
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

describe('a form for pages without custom tags', () => {
  before(() => {
    // As a page with two copies of the script has it.
    watchPage((tag) => customElements.get(tag));
    watchPage(async (tag) => Promise.resolve(customElements.get(tag)));
  });
  beforeEach(clean);
  afterEach(() => {
    for (const element of document.querySelectorAll('.permission')) element.remove();
  });

  it('becomes a widget that has its attributes and its words', async () => {
    const main = put(
      `<div id="a" data-ozg="availability-badge" data-service="${KEY}" data-variant="banner" data-ozg-src="${permitted(online())}">Auskunft <b>im Amt</b></div>`,
    );
    const widget = await widgetIn(main);
    expect(wordsOf(widget)).to.contain('Online verfügbar');
    expect(widget.textContent).to.equal('Auskunft im Amt');
    expect(widget.getAttributeNames()).to.have.members(['service', 'variant']);
    expect(main.firstElementChild!.id).to.equal('a');
    expect(main.firstElementChild!.children).to.have.length(1);
    await expect(main).to.be.accessible();
  });

  it('becomes one only once, though two copies of the script look after it', async () => {
    const main = put(
      `<p data-ozg-src="${permitted(online())}"><span data-ozg="availability-badge" data-service="${KEY}">a</span>
      <a class="ozg-badge" href="#b" data-service="${KEY}">b</a></p>`,
    );
    await widgetIn(main);
    await pause();
    expect(main.querySelectorAll('ozg-availability-badge')).to.have.length(2);
    main.append(main.firstElementChild!);
    await pause();
    expect(main.querySelectorAll('ozg-availability-badge')).to.have.length(2);
    expect(main.querySelectorAll('ozg-availability-badge ozg-availability-badge')).to.have.length(0);
  });

  it('follows its attributes: changed, added, taken away', async () => {
    const main = put(
      `<div data-ozg="availability-badge" data-service="00000000000000" data-ozg-src="${permitted(online())}">eigene Worte</div>`,
    );
    await until(() => main.querySelector('ozg-availability-badge') !== null);
    const form = main.firstElementChild as HTMLElement;
    const widget = main.querySelector<LitElement>('ozg-availability-badge')!;
    await settle(widget);
    expect(wordsOf(widget)).to.equal('eigene Worte');
    form.dataset.service = KEY;
    form.dataset.variant = 'dot';
    await until(() => widget.renderRoot.querySelector('.dot') !== null);
    expect(widget.renderRoot.querySelector('.dot')!.getAttribute('aria-label')).to.equal(
      'Online verfügbar: Wohngeld beantragen',
    );
    delete form.dataset.variant;
    form.dataset.ozgSrc = permitted(planned());
    await until(() => wordsOf(widget).includes('Online geplant'));
    expect(wordsOf(widget)).to.equal('Online geplant');
  });

  it('takes over names with a hyphen', async () => {
    const office: Contact = { id: 'amt', role: 'support', level: 'gemeinde', name: 'Bürgeramt' };
    const feed = permitted(feedWith({}, [office]));
    const main = put(
      `<div data-ozg="contact-card" data-contact-role="support" data-heading-level="2" data-src="${feed}">x</div>`,
    );
    const card = await widgetIn(main, 'ozg-contact-card');
    const heading = card.renderRoot.querySelector('[role=heading]')!;
    expect([heading.textContent.trim(), heading.getAttribute('aria-level')]).to.deep.equal(['Bürgeramt', '2']);
  });

  it('passes on nothing that the widget does not know: what filters let through may do nothing', async () => {
    const main = put(
      `<div data-ozg="availability-badge" data-onclick="alert(1)" data-style="color:red" data-id="b" data-x="y" data-service="${KEY}" data-src="${permitted(online())}">x</div>`,
    );
    expect((await widgetIn(main)).getAttributeNames()).to.have.members(['service', 'src']);
  });

  it('is left alone where nobody knows the name', async () => {
    const markup = '<div data-ozg="nothing" data-service="1">a</div><div data-ozg="">b</div>';
    const main = put(markup);
    await pause();
    expect(main.innerHTML).to.equal(markup);
  });

  it('may be a link, which becomes the words of the badge', async () => {
    const main = put(
      `<p data-ozg-src="${permitted(online())}"><a class="ozg-badge" href="https://a.example.org/" data-service="${KEY}" data-variant="text">Wohngeld beantragen</a></p>`,
    );
    const badge = await widgetIn(main);
    expect(wordsOf(badge)).to.contain('Online verfügbar');
    expect(badge.firstElementChild!.localName).to.equal('a');
    expect(badge.getAttribute('variant')).to.equal('text');
    await expect(main).to.be.accessible();
  });

  it('lets a link name its feed as a form does, and follows it', async () => {
    const main = put(
      `<a class="ozg-badge" href="#a" data-service="${KEY}" data-ozg-src="${permitted(online())}">Wohngeld beantragen</a>`,
    );
    const badge = await widgetIn(main);
    expect(wordsOf(badge)).to.contain('Online verfügbar');
    main.querySelector('a')!.dataset.ozgSrc = permitted(planned());
    await until(() => wordsOf(badge).includes('Online geplant'));
    expect(wordsOf(badge)).to.equal('Online geplant');
  });

  it('stays a link where there is no feed', async () => {
    permit('simulate');
    const main = put(
      `<a class="ozg-badge" href="https://a.example.org/" data-service="${KEY}" data-simulate="unreachable">Wohngeld beantragen</a>`,
    );
    await until(() => main.querySelector('ozg-availability-badge') !== null);
    const badge = main.querySelector<LitElement>('ozg-availability-badge')!;
    await settle(badge);
    expect(wordsOf(badge)).to.equal('Wohngeld beantragen');
    expect(main.querySelector('a')!.offsetHeight).to.be.above(0);
    await expect(main).to.be.accessible();
  });

  it('may go again, or get other words', async () => {
    const main = put(
      `<div data-ozg="availability-badge" data-service="${KEY}" data-src="${permitted(online())}">a</div>`,
    );
    await widgetIn(main);
    const form = main.firstElementChild as HTMLElement;
    form.textContent = 'andere Worte';
    await pause();
    expect(form.textContent).to.equal('andere Worte');
    form.dataset.variant = 'text';
    const widget = await widgetIn(main);
    expect(widget.textContent).to.equal('andere Worte');
    form.remove();
    await pause();
    expect(main.childElementCount).to.equal(0);
  });

  describe('on a page that permits nothing', () => {
    const badge = (attributes: string): string =>
      `<div data-ozg="availability-badge" data-service="${KEY}" ${attributes}>eigene Worte</div>`;
    const matrix = (areas: string): string => `<div data-ozg="service-matrix" data-areas="${areas}">eigene Worte</div>`;

    const refused: [what: string, markup: () => string][] = [
      ['a feed', () => badge(`data-src="${online()}"`)],
      ['a feed for its part of the page', () => badge(`data-ozg-src="${online()}"`)],
      ['a feed for a part of the page around it', () => `<section data-ozg-src="${online()}">${badge('')}</section>`],
      ['a feed in the address itself', () => badge("data-src='data:application/json,{}'")],
      ['a file of the same origin', () => badge('data-src="/uploads/avatar.json"')],
      ['a feed to go back to', () => `<section data-ozg-src="" data-ozg-own="${online()}">${badge('')}</section>`],
      [
        'a feed on a form with fields',
        () => `<form data-ozg-src="${online()}">${badge('')}<input name="getAttribute"></form>`,
      ],
      [
        'a link to a feed',
        () => `<a class="ozg-badge" href="#a" data-service="${KEY}" data-ozg-src="${online()}">a</a>`,
      ],
      ['a directory', () => '<div data-ozg="coverage" data-directory="/uploads/avatar.json">eigene Worte</div>'],
      ['feeds of several areas', () => matrix('065340011011, https://a.example.org/1.json')],
      ['an area picker', () => '<div data-ozg="area-picker" data-value="065340011011">eigene Worte</div>'],
    ];
    for (const [what, markup] of refused) {
      it(`stays as it is where it names ${what}`, async () => {
        const main = put(markup());
        const before = main.innerHTML;
        await pause();
        expect(main.innerHTML).to.equal(before);
        // The next one is read all the same.
        permit(online(), 'link');
        const next = put(badge(''));
        expect(wordsOf(await widgetIn(next))).to.contain('Online verfügbar');
      });
    }

    it('lacks what acts outside of it, or shows a made-up state', async () => {
      permit(online(), 'link');
      const main = put(badge('data-simulate="outage" data-at="2020-01-01T00:00:00Z" data-public-key="x"'));
      await until(() => main.querySelector('ozg-availability-badge') !== null);
      // A key only narrows what is shown.
      expect(main.querySelector('ozg-availability-badge')!.getAttributeNames()).to.have.members([
        'service',
        'public-key',
      ]);
    });

    it('follows neither a part of the page nor itself to a feed that is not permitted', async () => {
      permit(online(), 'link');
      const main = put(badge(''));
      const widget = await widgetIn(main);
      main.querySelector<HTMLElement>('[data-ozg]')!.dataset.src = planned();
      await pause();
      expect(widget.hasAttribute('src')).to.equal(false);
      expect(wordsOf(widget)).to.contain('Online verfügbar');
    });
  });

  describe('on a page that permits it', () => {
    const badge = (src: string): string =>
      `<div data-ozg="availability-badge" data-service="${KEY}" data-src="${src}">eigene Worte</div>`;
    const src = (main: HTMLElement): string | null | undefined =>
      main.querySelector('ozg-availability-badge')?.getAttribute('src');

    const lists: [what: string, permissions: string, taken: boolean][] = [
      ['an address', 'https://a.example.org/feed.json', true],
      ['a folder', 'https://a.example.org/', true],
      ['a server', 'https://b.example.org area-picker https://a.example.org', true],
      ['another folder', 'https://a.example.org/feeds/', false],
      ['a longer address', 'https://a.example.org/feed.json?a', false],
      ['the beginning of an address', 'https://a.example.org/feed', false],
      ['nothing', ' ', false],
    ];
    for (const [what, permissions, taken] of lists) {
      it(`takes a feed, or does not, by ${what}`, async () => {
        permit(permissions);
        const main = put(badge('https://a.example.org/feed.json'));
        await pause();
        expect(src(main)).to.equal(taken ? 'https://a.example.org/feed.json' : undefined);
      });
    }

    it('sees through an address that leaves the folder', async () => {
      permit('https://a.example.org/feeds/');
      const main = put(
        badge('https://a.example.org/feeds/%2e%2e/uploads/avatar.json') + badge('https://a.example.org\n.b.org'),
      );
      await pause();
      expect(src(main)).to.equal(undefined);
    });

    it('takes what a script of the page permits, though that comes later than the form', async () => {
      const main = put(badge('https://a.example.org/feed.json'));
      await pause();
      expect(src(main)).to.equal(undefined);
      const script = document.createElement('script');
      Object.assign(script, { type: 'module', className: 'permission', src: 'data:text/javascript,' });
      script.dataset.ozgForms = 'https://a.example.org/';
      document.body.append(script);
      await until(() => src(main) !== undefined);
      expect(src(main)).to.equal('https://a.example.org/feed.json');
    });

    it('heeds no permission in the body', async () => {
      const main = put(
        `<meta name="ozg-forms" content="https://a.example.org/"><div data-ozg-forms="https://a.example.org/">${badge('https://a.example.org/feed.json')}</div>`,
      );
      await pause();
      expect(src(main)).to.equal(undefined);
    });

    it('follows what a picker of the page has chosen for the part around it', async () => {
      const part = put('');
      const chosen = new ShownFeed(document.body);
      part.id = 'part';
      chosen.set(online(), 'part');
      part.innerHTML = `<div data-ozg="availability-badge" data-service="${KEY}">eigene Worte</div>`;
      expect(wordsOf(await widgetIn(part))).to.contain('Online verfügbar');
    });
  });

  it('does not stumble over a form whose fields have the names of methods', async () => {
    permit(online(), 'link');
    const main = put(
      `<form data-ozg="availability-badge"><input name="matches"><input name="querySelectorAll"><div data-ozg="availability-badge" data-service="${KEY}">a</div></form>`,
    );
    const form = main.firstElementChild!;
    const late = document.createElement('main');
    document.body.append(late);
    late.append(form);
    expect(wordsOf(await widgetIn(late))).to.contain('Online verfügbar');
  });
});
