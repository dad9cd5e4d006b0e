import '@ozg-widgets/widgets/elements/ozg-coverage.js';
import { expect } from '@open-wc/testing';
import {
  ONLINE,
  buttons,
  choose,
  directoryAt,
  empty,
  field,
  fulda,
  heard,
  land,
  options,
  own,
  pageSrc,
  show,
  status,
  type,
} from '../support/country.js';
import { settle, until, within, wordsOf, clean } from '../support/town.js';

describe('ozg-area-picker and what it reads and keeps', () => {
  beforeEach(empty);
  after(empty);

  it('stores a choice only where the page asks for it, and forgets it at the press of a button', async () => {
    await choose(await show(), 'fulda', 'Fulda, Stadt (Fulda)');
    expect(localStorage.length).to.equal(0);
    clean();
    document.documentElement.dataset.ozgSrc = '/own.json';
    const element = await show('remember');
    await choose(element, 'fulda', 'Fulda, Stadt (Fulda)');
    await expect(element).to.be.accessible();
    expect(Object.values(localStorage)).to.deep.equal([fulda.ars]);
    element.closest('main')!.remove();
    const later = await show('remember value="055660060060"');
    expect(field(later).value).to.equal('Fulda, Stadt (Fulda)');
    expect(buttons(later).map((b) => b.textContent)).to.deep.equal(['Auswahl vergessen']);
    buttons(later)[0]!.click();
    await settle(later);
    expect([localStorage.length, field(later).value, status(later), heard.at(-1)]).to.deep.equal([0, '', [], null]);
  });

  it('gives the page back its own feed when the choice is forgotten', async () => {
    document.documentElement.dataset.ozgSrc = '/own.json';
    const element = await show('remember');
    await choose(element, 'fulda', 'Fulda, Stadt (Fulda)');
    expect(pageSrc()).to.equal(ONLINE);
    buttons(element)[0]!.click();
    await settle(element);
    expect(pageSrc()).to.equal('/own.json');
  });

  it('gives the page back its own feed though another one has been chosen by a picker that is gone', async () => {
    document.documentElement.dataset.ozgSrc = '/own.json';
    const first = await show('remember');
    await choose(first, 'fulda', 'Fulda, Stadt (Fulda)');
    first.closest('main')!.remove();
    const element = await show('remember');
    expect(pageSrc()).to.equal(ONLINE);
    buttons(element)[0]!.click();
    await settle(element);
    expect(pageSrc()).to.equal('/own.json');
    expect(document.documentElement.hasAttribute('data-ozg-own')).to.equal(false);
  });

  it('leaves what else asks the directory of the page with that directory', async () => {
    document.documentElement.dataset.ozgSrc = '/test/widgets/support/coverage/areas/060000000000.json';
    const element = await show(
      '',
      '<ozg-coverage service="99115005104000" now="2026-11-23T10:00:00+01:00"></ozg-coverage>',
    );
    const coverage = document.querySelector('ozg-coverage')!;
    const told = (): string => wordsOf(coverage);
    await until(() => told().includes('Hessen'));
    const before = told();
    // One has its feed elsewhere, the other one has none.
    for (const [text, words] of [
      ['fulda', 'Fulda, Stadt (Fulda)'],
      ['salz', 'Bad Salzschlirf'],
    ] as const) {
      await choose(element, text, words);
      await settle(coverage);
      expect(told(), words).to.equal(before);
    }
  });

  it('reads and keeps the choice in the address of the page where the page asks for it', async () => {
    const before = location.href;
    const url = new URL(before);
    url.searchParams.set('ort', fulda.ars);
    history.replaceState(history.state, '', url);
    try {
      const element = await show('query-parameter="ort" value="055660060060"');
      expect(field(element).value).to.equal('Fulda, Stadt (Fulda)');
      await choose(element, 'burghaun', 'Burghaun');
      expect(new URL(location.href).searchParams.get('ort')).to.equal('066310003003');
      expect(location.href.replace(/[?&]ort=\d+/, '')).to.equal(before);
    } finally {
      history.replaceState(history.state, '', before);
    }
  });

  it('accepts the deprecated attribute `param` in place of `query-parameter`', async () => {
    const before = location.href;
    try {
      const element = await show('param="ort"');
      await choose(element, 'burghaun', 'Burghaun');
      expect(new URL(location.href).searchParams.get('ort')).to.equal('066310003003');
    } finally {
      history.replaceState(history.state, '', before);
    }
  });

  it('keeps the words of the page where the directory cannot be read, and tells the page why', async () => {
    const reasons: unknown[] = [];
    const hear = ({ detail }: CustomEventInit<{ reason: string }>): void => void reasons.push(detail?.reason);
    document.addEventListener('ozg-feed-failed', hear);
    for (const directory of ['/test/widgets/support/page.html', '/nowhere/directory.json', '']) {
      const element = await show('', '', directory);
      await expect(element).to.be.accessible();
      expect(wordsOf(element)).to.equal('Alle Orte von A bis Z');
    }
    const element = await show('simulate="unreachable"');
    expect(wordsOf(element)).to.equal('Alle Orte von A bis Z');
    document.removeEventListener('ozg-feed-failed', hear);
    expect(reasons).to.deep.equal(['invalid', 'missing', 'missing', 'missing']);
  });

  it('says that the search does not work just now, and tries again at the press of a button', async () => {
    const shards = { at: `${location.origin}/nowhere/{by}/{start}.json`, keys: ['1'], names: ['0'], postcodes: ['0'] };
    const element = await show('', '', directoryAt({ areas: [land], shards }));
    await type(element, 'fulda');
    await until(() => status(element).length > 0);
    await expect(element).to.be.accessible();
    expect(status(element)).to.deep.equal(['Die Suche geht gerade nicht. Bitte versuchen Sie es gleich noch einmal.']);
    expect(buttons(element).map((b) => b.textContent)).to.deep.equal(['Noch einmal versuchen']);
    element.setAttribute('directory', directoryAt());
    await settle(element);
    buttons(element)[0]!.click();
    await until(() => options(element).length > 0);
    expect(options(element)).to.deep.equal(['Fulda, Stadt (Fulda)', 'Fulda (Kreis, Kassel)']);
    expect([status(element), buttons(element)]).to.deep.equal([[], []]);
  });

  it('stays usable where only the area of its value cannot be looked up', async () => {
    const shards = { at: `${location.origin}/nowhere/{by}/{start}.json`, keys: ['1'], names: ['0'], postcodes: ['0'] };
    const element = await show('value="100000000000"', '', directoryAt({ areas: [land], shards }));
    await expect(element).to.be.accessible();
    expect(field(element).value).to.equal('');
    expect(buttons(element).map((b) => b.textContent)).to.deep.equal(['Noch einmal versuchen']);
  });

  it('finds the directory beside the feed of the page, and stays with it when the page shows another feed', async () => {
    const main = document.createElement('main');
    main.innerHTML = `<div data-ozg-src="/test/widgets/picked/feed.json"><ozg-area-picker>${own}</ozg-area-picker></div>`;
    const asked: string[] = [];
    const { fetch } = globalThis;
    globalThis.fetch = (input, init) => {
      asked.push(new URL(input instanceof Request ? input.url : String(input), location.href).pathname);
      return fetch(directoryAt(), init);
    };
    try {
      document.body.append(main);
      const element = main.querySelector('ozg-area-picker')!;
      await until(() => within(element, 'input') !== null);
      await choose(element, 'fulda', 'Fulda, Stadt (Fulda)');
      await choose(element, 'burghaun', 'Burghaun');
      await settle(element);
    } finally {
      globalThis.fetch = fetch;
    }
    expect(asked).to.deep.equal(['/test/widgets/picked/directory.json']);
  });
});
