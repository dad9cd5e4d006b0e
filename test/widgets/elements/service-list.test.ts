import '@ozg-widgets/widgets/elements/ozg-service-list.js';
import type { OzgServiceList } from '@ozg-widgets/widgets/elements/ozg-service-list.js';
import { expect } from '@open-wc/testing';
import { clean, feedAt, settle, until, wordsOf } from '../support/town.js';

const NOW = '2026-11-24T10:00:00+01:00';
const key = (n: number): string => `99${String(n).padStart(12, '0')}`;
const online = { url: 'https://online.example.org/', rollout: { state: 'available' } };
const longest = `${'Förderdarlehen über die KfW in Verbindung mit '.repeat(6)}Donaudampfschifffahrt`.slice(0, 289);

const town = [
  { name: 'Wohngeld beantragen', topic: 'bauen_wohnen', audience: ['citizens'], ...online },
  {
    name: 'Baugenehmigung beantragen',
    topic: 'bauen_wohnen',
    audience: ['citizens', 'businesses'],
    rollout: { state: 'planned', expected: '2027-Q3' },
  },
  {
    name: [
      { lang: 'de', text: 'Kfz anmelden' },
      { lang: 'de-simple', text: 'Auto anmelden' },
      { lang: 'en', text: 'Register a vehicle' },
    ],
    topic: 'mobilitaet_reisen',
    audience: ['citizens'],
    ...online,
    operation: { state: 'outage', until: '2026-11-24T16:00:00+01:00' },
  },
  { name: 'Straßenfest anzeigen', topic: 'mobilitaet_reisen', summary: 'Feiern vor der Tür', ...online },
  { name: 'Ärztin suchen', topic: 'later_topic', rollout: { state: 'dreamt-of' } },
].map((service, i) => ({ key: key(i), ...service }));
async function list(attributes = '', services: unknown[] = town, around = ''): Promise<OzgServiceList> {
  const main = document.createElement('main');
  const settled = new Promise((resolve) => {
    for (const name of ['ozg-feed-loaded', 'ozg-feed-failed']) main.addEventListener(name, resolve, { once: true });
  });
  main.innerHTML = `<div ${around}><ozg-service-list src="${feedAt({ services })}" now="${NOW}" ${attributes}><p>Alle Leistungen: Telefon 115</p></ozg-service-list></div>`;
  document.body.append(main);
  await settled;
  const element = main.querySelector('ozg-service-list')!;
  await settle(element);
  return element;
}

const textOf = (element: Element): string => element.textContent.replace(/\s+/g, ' ').trim();
const visible = (element: OzgServiceList, selector: string): HTMLElement[] =>
  [...element.renderRoot.querySelectorAll<HTMLElement>(selector)].filter((found) => found.checkVisibility());
const names = (element: OzgServiceList): string[] => visible(element, '[part=name]').map(textOf);
const headings = (element: OzgServiceList): string[] => visible(element, '[part=heading]').map(textOf);
const one = <E extends HTMLElement>(element: OzgServiceList, selector: string): E =>
  element.renderRoot.querySelector<E>(selector)!;

async function type(element: OzgServiceList, text: string): Promise<void> {
  const field = one<HTMLInputElement>(element, '[type=search]');
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await settle(element);
}

async function choose(element: OzgServiceList, name: string, value: string): Promise<void> {
  const select = one<HTMLSelectElement>(element, `[name=${name}]`);
  select.value = value;
  select.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await settle(element);
}

describe('ozg-service-list', () => {
  const address = location.href;
  before(async () => {
    // The search, and what keeps it in the address, are loaded once they are needed: from here on nobody waits for them.
    const element = await list('hash-parameter="leistungen" query="Wohngeld"');
    await until(() => names(element).length === 1);
  });
  beforeEach(() => {
    clean();
    history.replaceState(null, '', address);
  });
  after(() => {
    history.replaceState(null, '', address);
  });

  it('lists all services by topic and name, with what one finds there', async () => {
    const element = await list();
    await expect(element).to.be.accessible();
    expect(headings(element)).to.deep.equal(['Bauen und Wohnen', 'Mobilität und Reisen', 'Weitere Leistungen']);
    expect(visible(element, '[part=entry]').map(textOf)).to.deep.equal([
      'Baugenehmigung beantragen Online geplant voraussichtlich 3. Quartal 2027',
      'Wohngeld beantragen Online verfügbar',
      'Kfz anmelden Derzeit gestört bis 16:00 Uhr',
      'Straßenfest anzeigen Online verfügbar',
      'Ärztin suchen Keine Angabe',
    ]);
    expect(visible(element, '[part=count]').map(textOf)).to.deep.equal(['Leistungen: 5 von 5']);
  });

  it('links what can be used now, and nothing else', async () => {
    const element = await list();
    await expect(element).to.be.accessible();
    expect(visible(element, 'a').map(textOf)).to.deep.equal(['Wohngeld beantragen', 'Straßenfest anzeigen']);
    for (const target of visible(element, 'a, input, select'))
      expect(target.closest('label')?.offsetHeight ?? target.getBoundingClientRect().height).to.be.at.least(24);
  });

  const queries: [string, string, string[]][] = [
    ['the beginning of a word', 'wohn', ['Baugenehmigung beantragen', 'Wohngeld beantragen']],
    ['a part of a word', 'geld', ['Wohngeld beantragen']],
    ['other capitals and blanks', '  WOHNGELD ', ['Wohngeld beantragen']],
    ['no umlaut', 'arztin', ['Ärztin suchen']],
    ['an umlaut written as two letters', 'aerztin', ['Ärztin suchen']],
    ['ss in place of ß', 'strassenfest', ['Straßenfest anzeigen']],
    ['a letter too few', 'wohgeld', ['Wohngeld beantragen']],
    ['a letter too many', 'wohnngeld', ['Wohngeld beantragen']],
    ['a wrong letter', 'wohngelt', ['Wohngeld beantragen']],
    ['a wrong first letter', 'vohngeld', ['Wohngeld beantragen']],
    ['two letters swapped', 'wohngled', ['Wohngeld beantragen']],
    ['an unfinished word with a mistake', 'baugeneg', ['Baugenehmigung beantragen']],
    ['words in any order, small ones between them', 'anmelden das Kfz', ['Kfz anmelden']],
    ['a sentence', 'ich suche eine Ärztin', ['Ärztin suchen']],
    ['the word of Leichte Sprache', 'auto', ['Kfz anmelden']],
    ['the word of another language', 'vehicle', ['Kfz anmelden']],
    ['a word of the summary', 'feiern', ['Straßenfest anzeigen']],
    ['the key', key(3), ['Straßenfest anzeigen']],
    ['a short word with a mistake', 'kfx', []],
    ['nonsense', 'xylofon', []],
    ['what looks like a pattern', '.*[', []],
  ];
  for (const [what, query, found] of queries) {
    it(`finds by ${what}: ${query}`, async () => {
      const element = await list();
      await type(element, query);
      await expect(element).to.be.accessible();
      expect(names(element)).to.have.members(query === '.*[' ? names(await list()) : found);
    });
  }

  it('narrows by topic, by audience and by what is online, and by all of them at once', async () => {
    const element = await list();
    await choose(element, 'topic', 'bauen_wohnen');
    await expect(element).to.be.accessible();
    expect(names(element)).to.deep.equal(['Baugenehmigung beantragen', 'Wohngeld beantragen']);
    await choose(element, 'audience', 'businesses');
    expect(names(element)).to.deep.equal(['Baugenehmigung beantragen']);
    await choose(element, 'audience', '');
    one(element, '[value=usable]').click();
    await settle(element);
    expect(names(element)).to.deep.equal(['Wohngeld beantragen']);
    one(element, '[value=coming]').click();
    await settle(element);
    expect(names(element)).to.deep.equal(['Baugenehmigung beantragen', 'Wohngeld beantragen']);
  });

  it('never files under "not online" what nobody has said', async () => {
    const element = await list('group="state"');
    await expect(element).to.be.accessible();
    expect(headings(element)).to.deep.equal(['Jetzt online', 'Kommt noch', 'Zurzeit nicht online', 'Keine Angabe']);
    one(element, '[value=offline]').click();
    await settle(element);
    expect(names(element)).to.deep.equal(['Kfz anmelden']);
  });

  it('lists without headings where the page wants none, or there are no topics', async () => {
    const element = await list('group="none"');
    await expect(element).to.be.accessible();
    expect(headings(element)).to.deep.equal([]);
    expect(names(element)[0]).to.equal('Ärztin suchen');
    const plain = await list('', [{ key: key(1), name: 'Eins' }]);
    expect([...headings(plain), ...names(plain)]).to.deep.equal(['Eins']);
    expect(visible(plain, 'select, fieldset')).to.deep.equal([]);
  });

  it('says what to do where nothing was found, and shows all again', async () => {
    const element = await list('topic="bauen_wohnen"');
    await type(element, 'xylofon');
    await expect(element).to.be.accessible();
    expect(visible(element, '[part=nothing]').map(textOf)).to.deep.equal([
      'Dazu ist nichts dabei. Versuchen Sie ein anderes oder kürzeres Wort, oder lassen Sie sich alle Leistungen anzeigen. Alle Leistungen anzeigen',
    ]);
    one(element, 'button').click();
    await settle(element);
    expect(names(element)).to.have.length(5);
    expect(one<HTMLInputElement>(element, '[type=search]').value).to.equal('');
    expect((element.shadowRoot!.activeElement as HTMLInputElement).type).to.equal('search');
  });

  it('is silent at first, and says how many are left once somebody pauses', async () => {
    const element = await list();
    await expect(element).to.be.accessible();
    const region = document.querySelector('[aria-live="polite"]')!;
    region.textContent = '';
    await type(element, 'w');
    await type(element, 'wohng');
    expect(region.textContent).to.equal('');
    await until(() => region.textContent !== '');
    expect(region.textContent).to.equal('Leistungen: 1 von 5');
  });

  it('starts with what the attributes say, and follows them', async () => {
    const element = await list('topic="bauen_wohnen" state="coming" query="bau"');
    await expect(element).to.be.accessible();
    expect(names(element)).to.deep.equal(['Baugenehmigung beantragen']);
    expect(one<HTMLInputElement>(element, '[type=search]').value).to.equal('bau');
    expect(one<HTMLSelectElement>(element, '[name=topic]').value).to.equal('bauen_wohnen');
    expect(one<HTMLInputElement>(element, '[value=coming]').checked).to.equal(true);
    element.setAttribute('state', 'usable, coming');
    element.setAttribute('query', '');
    await settle(element);
    expect(names(element)).to.deep.equal(['Baugenehmigung beantragen', 'Wohngeld beantragen']);
    element.setAttribute('audience', 'businesses');
    await settle(element);
    expect(names(element)).to.deep.equal(['Baugenehmigung beantragen']);
  });

  it('keeps a preset that there is no control for, while somebody types', async () => {
    const plain = { key: key(8), name: 'Wohnsitz anmelden', rollout: { state: 'planned' } };
    const element = await list('topic="bauen_wohnen" state="usable"', [{ ...town[0], audience: [] }, plain]);
    await expect(element).to.be.accessible();
    await type(element, 'wohn');
    expect(names(element)).to.deep.equal(['Wohngeld beantragen']);
  });

  it('passes over presets that nobody knows', async () => {
    const element = await list('topic="constructor" audience="martians" state="dreamt-of"');
    await expect(element).to.be.accessible();
    expect(names(element)).to.have.length(5);
  });

  it('shows the first ones, and the rest at a press', async () => {
    const element = await list('limit="2"');
    await expect(element).to.be.accessible();
    expect(names(element)).to.deep.equal(['Baugenehmigung beantragen', 'Wohngeld beantragen']);
    const button = one(element, 'button');
    expect(textOf(button)).to.equal('Alle 5 anzeigen');
    button.click();
    await settle(element);
    expect(names(element)).to.have.length(5);
    expect(textOf(element.shadowRoot!.activeElement!)).to.contain('Kfz anmelden');
    expect(one(element, 'button')).to.equal(null);
  });

  it('goes on at the first of the rest after a search too, of which not all are drawn at once', async () => {
    const many = Array.from({ length: 60 }, (_, i) => ({ key: key(i), name: `Wohnsitz ${i} anmelden` }));
    const element = await list('limit="20"', many);
    await type(element, 'wohn');
    one(element, 'button').click();
    await settle(element);
    expect(names(element)).to.have.length(60);
    expect(element.shadowRoot!.activeElement?.getAttribute('part')).to.equal('entry');
    await expect(element).to.be.accessible();
  });

  it('keeps what is chosen in its part of the address, and leaves the rest and the history alone', async () => {
    history.replaceState({ page: 1 }, '', '#karte=zoom:3');
    const { length } = history;
    const element = await list('hash-parameter="leistungen"');
    await expect(element).to.be.accessible();
    await type(element, 'straße; &');
    await choose(element, 'topic', 'mobilitaet_reisen');
    await until(() => location.hash.includes('topic'));
    expect(location.hash).to.equal('#karte=zoom:3&leistungen=q:stra%C3%9Fe%3B%20%26;topic:mobilitaet_reisen');
    expect(history.length).to.equal(length);
    expect(history.state).to.deep.equal({ page: 1 });
    await choose(element, 'topic', '');
    await type(element, '');
    await until(() => !location.hash.includes('leistungen'));
    expect(location.hash).to.equal('#karte=zoom:3');
  });

  it('shows what the address says, ahead of its attributes, and follows it', async () => {
    history.replaceState(null, '', '#leistungen=q:stra%C3%9Fe;state:usable,offline;nonsense:1');
    const element = await list('hash-parameter="leistungen" topic="bauen_wohnen"');
    await expect(element).to.be.accessible();
    expect(names(element)).to.deep.equal(['Straßenfest anzeigen']);
    expect(one<HTMLInputElement>(element, '[value=offline]').checked).to.equal(true);
    location.hash = '#leistungen=topic:mobilitaet_reisen;q:%E0%A4%A';
    await settle(element);
    expect(one<HTMLInputElement>(element, '[type=search]').value).to.equal('%E0%A4%A');
    location.hash = '#leistungen=';
    await settle(element);
    expect(names(element)).to.have.length(5);
    location.hash = '';
    await settle(element);
    expect(names(element)).to.deep.equal(['Baugenehmigung beantragen', 'Wohngeld beantragen']);
  });

  it('accepts the deprecated attribute `hash` in place of `hash-parameter`', async () => {
    const element = await list('hash="leistungen"');
    await choose(element, 'topic', 'mobilitaet_reisen');
    await until(() => location.hash.includes('topic'));
    expect(location.hash).to.equal('#leistungen=topic:mobilitaet_reisen');
  });

  it('keeps what somebody has typed where the address goes on to something else on the page', async () => {
    const element = await list('hash-parameter="leistungen"');
    await type(element, 'wohngeld');
    location.hash = '#oben';
    await settle(element);
    await expect(element).to.be.accessible();
    expect(names(element)).to.deep.equal(['Wohngeld beantragen']);
    expect(one<HTMLInputElement>(element, '[type=search]').value).to.equal('wohngeld');
  });

  it('is worked by native controls, in their order', async () => {
    const element = await list('limit="1"');
    await expect(element).to.be.accessible();
    const controls = visible(element, 'input, select, a, button').map((control) => {
      control.focus();
      return element.shadowRoot!.activeElement === control ? control.localName : 'unreachable';
    });
    expect(controls).to.deep.equal(['input', 'select', 'select', 'input', 'input', 'input', 'input', 'button']);
  });

  it('shows hundreds: the first at once, all of them soon', async () => {
    const many = Array.from({ length: 300 }, (_, i) => ({ key: key(i), name: `Leistung ${i} beantragen` }));
    const element = await list('', many);
    await type(element, 'xyl');
    expect(names(element)).to.have.length(0);
    const field = one<HTMLInputElement>(element, '[type=search]');
    field.value = '';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    await element.updateComplete;
    expect(names(element).length).to.be.within(10, 299);
    expect(textOf(one(element, '[part=count]'))).to.equal('Leistungen: 300 von 300');
    await until(() => names(element).length === 300);
    expect(names(element)).to.have.length(300);
    await expect(element).to.be.accessible();
  });

  it('counts the first of two records with one key', async () => {
    const element = await list('', [
      { key: key(1), name: 'Eins' },
      { key: key(1), name: 'Zwei' },
      { key: key(2), name: 7 },
    ]);
    await expect(element).to.be.accessible();
    expect(names(element)).to.deep.equal(['Eins']);
  });

  for (const [what, attributes, services] of [
    ['lists no services', '', []],
    ['cannot be read', 'simulate="unreachable"', town],
  ] as const) {
    it(`leaves the page's own words where the feed ${what}`, async () => {
      const element = await list(attributes, [...services]);
      await expect(element).to.be.accessible();
      expect(wordsOf(element)).to.equal('Alle Leistungen: Telefon 115');
    });
  }

  it('comes back after it had nothing to show', async () => {
    const element = await list();
    element.simulate = 'unreachable';
    await settle(element);
    expect(wordsOf(element)).to.equal('Alle Leistungen: Telefon 115');
    element.simulate = undefined;
    await until(() => names(element).length === 5);
    await expect(element).to.be.accessible();
    expect(names(element)).to.have.length(5);
  });

  it('says how old its words are once the feed cannot be read again', async () => {
    const element = await list('simulate="stale"');
    await expect(element).to.be.accessible();
    expect(visible(element, '[part=detail]').map(textOf).join()).to.match(/Stand .* Uhr, seitdem keine neuen Daten/);
  });

  it('names services in the language of the page, and marks the others', async () => {
    const element = await list('', town, 'lang="en"');
    await until(() => names(element).includes('Register a vehicle'));
    await expect(element).to.be.accessible();
    expect(names(element)).to.include('Register a vehicle');
    expect([...element.renderRoot.querySelectorAll('span[lang=de]')].map(textOf)).to.include('Wohngeld beantragen');
  });

  it('stands in a page that is written from right to left', async () => {
    const element = await list('', town, 'lang="ar" dir="rtl"');
    await until(() => names(element).length === 5);
    await expect(element).to.be.accessible();
    expect(element.closest('main')!.scrollWidth).to.be.at.most(document.documentElement.clientWidth);
  });

  const sizes: [string, string][] = [
    ['at 200 % text', 'font-size: 200%'],
    ['with the text spacing of WCAG 1.4.12', 'line-height: 1.5; letter-spacing: 0.12em; word-spacing: 0.16em'],
  ];
  for (const [how, css] of sizes) {
    it(`fits 320 px with the longest name there is, ${how}`, async () => {
      const element = await list('', [...town, { key: key(9), name: longest, ...online }]);
      const main = element.closest('main')!;
      main.style.cssText = `width: 320px; ${css}`;
      await settle(element);
      await expect(element).to.be.accessible();
      expect(names(element)).to.include(longest);
      expect(main.scrollWidth).to.be.at.most(320);
    });
  }
});
