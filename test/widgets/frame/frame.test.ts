import { expect } from '@open-wc/testing';
import { FRAME_SANDBOX } from '../../../packages/doctor/src/csp/requirements.js';
import { clean, KEY, until } from '../support/town.js';

// The built files, as a page gets them: what is in a frame loads the rest by itself.
const root = new URL('../../../', import.meta.url);
const { version } = (await (await fetch(new URL('package.json', root))).json()) as { version: string };

/** The same server by another name: to a browser, another website. */
const elsewhere = new URL(location.href);
elsewhere.hostname = location.hostname === '127.0.0.1' ? 'localhost' : '127.0.0.1';

/** Puts a frame with an element into the page. */
function frame(element: string, { origin = location.origin, lang = 'de' } = {}): HTMLIFrameElement {
  const address = new URL(`/dist/${version}/frame.html`, origin);
  address.search = new URLSearchParams({ element, service: KEY, lang, src: '/stories/feed.json' }).toString();
  const iframe = document.createElement('iframe');
  Object.assign(iframe, { className: 'ozg-frame', src: address.href, title: 'Leistung', width: 300, height: 111 });
  iframe.setAttribute('sandbox', FRAME_SANDBOX);
  document.body.append(iframe);
  return iframe;
}

/** The words of the element in a frame of this origin, once there are some. */
async function wordsIn(iframe: HTMLIFrameElement, tag: string): Promise<string> {
  const base = (): Element | null | undefined =>
    iframe.contentDocument?.querySelector(tag)?.shadowRoot?.querySelector('[part=base]');
  await until(() => Boolean(base()?.textContent));
  return base()?.textContent.replace(/\s+/g, ' ') ?? '';
}

describe('a frame', () => {
  before(async () => {
    await import(new URL(`dist/${version}/frame-height.js`, root).href);
  });
  beforeEach(clean);
  afterEach(() => {
    for (const iframe of document.querySelectorAll('iframe')) iframe.remove();
  });

  it('shows its element, and is as high as that', async () => {
    const iframe = frame('service-card');
    expect(await wordsIn(iframe, 'ozg-service-card')).to.include('Wohngeld');
    const { body, documentElement } = iframe.contentDocument!;
    await until(() => iframe.clientHeight !== 111);
    expect(iframe.clientHeight).to.equal(documentElement.scrollHeight);
    expect(iframe.clientHeight - body.getBoundingClientRect().height).to.be.within(0, 20);
  });

  it('grows and shrinks with it', async () => {
    const iframe = frame('service-card');
    await wordsIn(iframe, 'ozg-service-card');
    await until(() => iframe.clientHeight !== 111);
    const before = iframe.clientHeight;
    iframe.width = '160';
    await until(() => iframe.clientHeight > before);
    expect(iframe.clientHeight).to.be.greaterThan(before);
    iframe.width = '300';
    await until(() => iframe.clientHeight === before);
    expect(iframe.clientHeight).to.equal(before);
  });

  it('is as high as the same one of this website, where it comes from another one', async () => {
    const [own, foreign] = [frame('service-card'), frame('service-card', { origin: elsewhere.origin })];
    await wordsIn(own, 'ozg-service-card');
    await until(() => own.clientHeight !== 111 && foreign.clientHeight === own.clientHeight);
    expect(own.clientHeight).to.not.equal(111);
    expect(foreign.clientHeight).to.equal(own.clientHeight);
    expect(foreign.contentDocument).to.equal(null);
  });

  it('is named after what it shows, and speaks the language it is asked for', async () => {
    const iframe = frame('availability-badge', { lang: 'en' });
    expect(await wordsIn(iframe, 'ozg-availability-badge')).to.include('online');
    await until(() => iframe.contentDocument!.title !== 'Online service');
    expect(iframe.contentDocument!.title).to.match(/ – Kirchhain$/);
    expect(iframe.contentDocument!.documentElement.lang).to.equal('en');
  });
});
