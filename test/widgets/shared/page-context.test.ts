import '@ozg-widgets/widgets/elements/ozg-availability-badge.js';
import type { OzgAvailabilityBadge } from '@ozg-widgets/widgets';
import type { LitElement } from 'lit';
import { expect } from '@open-wc/testing';
import { clean, feedWith, KEY, settle, show, until, wordsOf } from '../support/town.js';

const online = (): string => feedWith({ url: 'https://a.example.org/', rollout: { state: 'available' } });
const planned = (): string => feedWith({ rollout: { state: 'planned' } });
const tag = `<ozg-availability-badge service="${KEY}">eigene Worte</ozg-availability-badge>`;

describe('a widget and the page around it', () => {
  beforeEach(clean);
  afterEach(() => {
    document.querySelector('link[rel="ozg-feed"]')?.remove();
  });

  it('takes its feed from the nearest ancestor, else from the head, and follows both', async () => {
    const link = document.createElement('link');
    link.rel = 'ozg-feed';
    link.href = planned();
    document.head.append(link);
    const element = await show<OzgAvailabilityBadge>(`<div>${tag}</div>`);
    expect(wordsOf(element)).to.equal('Online geplant');
    element.parentElement!.dataset.ozgSrc = online();
    await settle(element);
    expect(wordsOf(element)).to.contain('Online verfügbar');
  });

  it('shows the time of `now`, and of the deprecated `at` where there is no `now`', async () => {
    const src = feedWith({ rollout: { state: 'planned', expected: '2026-12' } });
    const badge = (attributes: string): Promise<OzgAvailabilityBadge> =>
      show(`<ozg-availability-badge src="${src}" service="${KEY}" ${attributes}></ozg-availability-badge>`);
    const [early, late] = ['2026-11-24T10:00:00+01:00', '2027-02-01T10:00:00+01:00'];
    const element = await badge(`at="${late}"`);
    expect(wordsOf(element)).to.equal('Online geplant angekündigt war: Dezember 2026 (Vorschau)');
    element.now = early;
    await settle(element);
    expect(wordsOf(element)).to.equal('Online geplant voraussichtlich Dezember 2026 (Vorschau)');
    element.removeAttribute('at');
    element.removeAttribute('now');
    element.now = undefined;
    await settle(element);
    expect(wordsOf(element)).not.to.contain('Vorschau');
  });

  const languages: [string, string, string | null][] = [
    ['de', 'Online verfügbar', null],
    ['de-AT', 'Online verfügbar', 'de'],
    ['en', 'Available online', null],
    ['en-GB', 'Available online', 'en'],
    ['de-simple', 'Das geht im Internet.', null],
    ['ja', 'Online verfügbar', 'de'],
    ['x_odd', 'Online verfügbar', 'de'],
  ];
  for (const [lang, words, marked] of languages) {
    it(`speaks the language of the text around it: ${lang}`, async () => {
      const element = await show<OzgAvailabilityBadge>(`<div lang="${lang}" data-ozg-src="${online()}">${tag}</div>`);
      await until(() => wordsOf(element).includes(words));
      expect(wordsOf(element)).to.contain(words);
      expect(element.renderRoot.querySelector('[part=base]')!.getAttribute('lang')).to.equal(marked);
      await expect(element).to.be.accessible();
    });
  }

  it('changes its language with the page', async () => {
    const element = await show<OzgAvailabilityBadge>(`<div data-ozg-src="${online()}">${tag}</div>`);
    document.documentElement.lang = 'en';
    await settle(element);
    await until(() => wordsOf(element).includes('Available online'));
    expect(wordsOf(element)).to.contain('Available online');
  });

  it('looks past the shadow root it stands in, and hears changes there', async () => {
    const host = document.createElement('div');
    host.lang = 'en';
    const main = document.createElement('main');
    main.append(host);
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = `<section data-ozg-src="${online()}">${tag}</section>`;
    document.body.append(main);
    const element = root.querySelector<OzgAvailabilityBadge>('ozg-availability-badge')!;
    await settle(element);
    await until(() => wordsOf(element).includes('Available online'));
    expect(wordsOf(element)).to.contain('Available online');
    root.querySelector('section')!.lang = 'de';
    await settle(element);
    expect(wordsOf(element)).to.contain('Online verfügbar');
  });

  it('reads a feed once for ten widgets', async () => {
    const src = `/test/widgets/support/counted.json?${Math.random()}`;
    const before = performance.getEntriesByType('resource').length;
    const element = await show<OzgAvailabilityBadge>(`<div data-ozg-src="${src}">${tag.repeat(10)}</div>`);
    expect(wordsOf(element)).to.contain('Online verfügbar');
    const reads = performance
      .getEntriesByType('resource')
      .slice(before)
      .filter(({ name }) => name.includes('counted.json'));
    expect(reads).to.have.length(1);
    expect([...element.parentElement!.children].map((e) => wordsOf(e as LitElement))).to.deep.equal(
      Array(10).fill(wordsOf(element)),
    );
  });

  it('goes on after it was moved in the page', async () => {
    const element = await show<OzgAvailabilityBadge>(
      `<div data-ozg-src="${online()}">${tag}</div><div data-ozg-src="${planned()}"></div>`,
    );
    element.closest('main')!.lastElementChild!.append(element);
    await settle(element);
    expect(wordsOf(element)).to.equal('Online geplant');
  });

  it('tells the page what it read, and why it could not', async () => {
    const heard: [string, unknown][] = [];
    const hear = (event: Event): void => {
      const { detail } = event as CustomEvent<{ reason?: string; area?: { name: string } }>;
      heard.push([event.type, detail.reason ?? detail.area?.name]);
    };
    document.addEventListener('ozg-feed-loaded', hear);
    document.addEventListener('ozg-feed-failed', hear);
    await show(`<div data-ozg-src="${online()}">${tag}</div>`);
    await show(`<div data-ozg-src="/test/widgets/support/page.html">${tag}</div>`);
    document.removeEventListener('ozg-feed-loaded', hear);
    document.removeEventListener('ozg-feed-failed', hear);
    expect(heard).to.deep.equal([
      ['ozg-feed-loaded', 'Kirchhain'],
      ['ozg-feed-failed', 'invalid'],
    ]);
  });

  it('suffers a second copy of itself', async () => {
    const first = customElements.get('ozg-availability-badge');
    await import(
      `/packages/widgets/src/elements/ozg-availability-badge/ozg-availability-badge.ts?copy=${Math.random()}`
    );
    expect(customElements.get('ozg-availability-badge')).to.equal(first);
  });
});
