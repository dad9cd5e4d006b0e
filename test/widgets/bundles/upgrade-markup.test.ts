import '@ozg-widgets/widgets/elements/ozg-availability-badge.js';
import '@ozg-widgets/widgets/elements/ozg-contact-card.js';
import { watchPage } from '@ozg-widgets/widgets/plain-forms.js';
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

  it('becomes a widget that has its attributes and its words', async () => {
    const main = put(
      `<div id="a" data-ozg="availability-badge" data-service="${KEY}" data-variant="banner" data-ozg-src="${online()}">Auskunft <b>im Amt</b></div>`,
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
      `<p data-ozg-src="${online()}"><span data-ozg="availability-badge" data-service="${KEY}">a</span>
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
      `<div data-ozg="availability-badge" data-service="00000000000000" data-ozg-src="${online()}">eigene Worte</div>`,
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
    form.dataset.ozgSrc = planned();
    await until(() => wordsOf(widget).includes('Online geplant'));
    expect(wordsOf(widget)).to.equal('Online geplant');
  });

  it('takes over names with a hyphen', async () => {
    const office: Contact = { id: 'amt', role: 'support', level: 'gemeinde', name: 'Bürgeramt' };
    const feed = feedWith({}, [office]);
    const main = put(
      `<div data-ozg="contact-card" data-contact-role="support" data-heading-level="2" data-src="${feed}">x</div>`,
    );
    const card = await widgetIn(main, 'ozg-contact-card');
    const heading = card.renderRoot.querySelector('[role=heading]')!;
    expect([heading.textContent.trim(), heading.getAttribute('aria-level')]).to.deep.equal(['Bürgeramt', '2']);
  });

  it('passes on nothing that the widget does not know: what filters let through may do nothing', async () => {
    const main = put(
      `<div data-ozg="availability-badge" data-onclick="alert(1)" data-style="color:red" data-id="b" data-x="y" data-service="${KEY}" data-src="${online()}">x</div>`,
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
      `<p data-ozg-src="${online()}"><a class="ozg-badge" href="https://a.example.org/" data-service="${KEY}" data-variant="text">Wohngeld beantragen</a></p>`,
    );
    const badge = await widgetIn(main);
    expect(wordsOf(badge)).to.contain('Online verfügbar');
    expect(badge.firstElementChild!.localName).to.equal('a');
    expect(badge.getAttribute('variant')).to.equal('text');
    await expect(main).to.be.accessible();
  });

  it('lets a link name its feed as a form does, and follows it', async () => {
    const main = put(
      `<a class="ozg-badge" href="#a" data-service="${KEY}" data-ozg-src="${online()}">Wohngeld beantragen</a>`,
    );
    const badge = await widgetIn(main);
    expect(wordsOf(badge)).to.contain('Online verfügbar');
    main.querySelector('a')!.dataset.ozgSrc = planned();
    await until(() => wordsOf(badge).includes('Online geplant'));
    expect(wordsOf(badge)).to.equal('Online geplant');
  });

  it('stays a link where there is no feed', async () => {
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
    const main = put(`<div data-ozg="availability-badge" data-service="${KEY}" data-src="${online()}">a</div>`);
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
});
