import '@ozg-widgets/widgets/elements/ozg-availability-badge.js';
import type { OzgAvailabilityBadge } from '@ozg-widgets/widgets';
import { sendMouse } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import {
  ONLINE,
  LONGEST,
  buttons,
  choose,
  directoryAt,
  empty,
  field,
  fulda,
  heard,
  options,
  pageSrc,
  said,
  show,
  status,
  type,
} from '../support/country.js';
import { KEY, settle, until, within, wordsOf } from '../support/town.js';

describe('ozg-area-picker', () => {
  beforeEach(empty);
  after(empty);

  it('is a labelled combobox with a hint, closed and silent to begin with', async () => {
    const element = await show();
    await expect(element).to.be.accessible();
    expect(wordsOf(element)).to.equal('Für welchen Ort? Name, Postleitzahl oder Gemeindeschlüssel (AGS, ARS)');
    expect(field(element).getAttribute('aria-expanded')).to.equal('false');
    expect(said()).to.equal('');
    expect([pageSrc(), localStorage.length, heard]).to.deep.equal([undefined, 0, []]);
  });

  it('offers what may be meant, says how much it is, and what tells one from the other', async () => {
    const element = await show();
    await type(element, 'neuenk');
    await expect(element).to.be.accessible();
    expect(options(element)).to.deep.equal(['Neuenkirchen (Diepholz)', 'Neuenkirchen (Steinfurt)']);
    expect(field(element).getAttribute('aria-expanded')).to.equal('true');
    expect(said()).to.equal('Treffer: 2');
    await type(element, 'fuld');
    expect(options(element)).to.deep.equal(['Fulda, Stadt (Fulda)', 'Fulda (Kreis, Kassel)']);
  });

  const ways: [string, string, string][] = [
    ['a name', 'burgh', 'Burghaun'],
    ['a name without its umlaut or case', 'BURGHAUN', 'Burghaun'],
    ['a postcode', '36037', 'Fulda, Stadt (Fulda)'],
    ['an AGS', '06631009', 'Fulda, Stadt (Fulda)'],
    ['an ARS with blanks', '06 6 31 0009 009', 'Fulda, Stadt (Fulda)'],
    ['a name that is no more', 'altdorf', 'Fulda, Stadt (Fulda, früher Altdorf)'],
  ];
  for (const [what, typed, words] of ways) {
    it(`finds an area by ${what}`, async () => {
      const element = await show();
      await type(element, typed);
      expect(options(element)).to.deep.equal([words]);
    });
  }

  it('offers ten at the most, and asks for more letters', async () => {
    const element = await show();
    await type(element, 'musterdorf');
    await expect(element).to.be.accessible();
    expect(options(element)).to.have.length(10);
    expect(within(element, '[part=more]')!.textContent).to.equal('Weitere Treffer: bitte genauer eingeben.');
    expect(said()).to.equal('Mehr als 10 Treffer: bitte genauer eingeben.');
  });

  it('asks for nothing while only one letter is there', async () => {
    const element = await show();
    await type(element, 'm');
    expect([options(element), status(element)]).to.deep.equal([[], []]);
  });

  it('says in plain words that there is no such place', async () => {
    const element = await show();
    await type(element, 'Atlantis');
    await expect(element).to.be.accessible();
    const words = 'Zu „Atlantis“ wurde kein Ort gefunden. Bitte prüfen Sie die Schreibweise.';
    expect([status(element), said()]).to.deep.equal([[words], words]);
  });

  it('lets every widget of the page follow the choice, and tells the page', async () => {
    const element = await show(
      '',
      `<ozg-availability-badge service="${KEY}">Bitte fragen Sie im Rathaus.</ozg-availability-badge>`,
    );
    const badge = element.parentElement!.querySelector<OzgAvailabilityBadge>('ozg-availability-badge')!;
    expect(wordsOf(badge)).to.equal('Bitte fragen Sie im Rathaus.');
    await choose(element, 'fulda', 'Fulda, Stadt (Fulda)');
    await expect(element).to.be.accessible();
    await until(() => wordsOf(badge).startsWith('Online verfügbar'));
    expect(wordsOf(badge)).to.contain('Online verfügbar');
    expect(field(element).value).to.equal('Fulda, Stadt (Fulda)');
    expect([status(element), said()]).to.deep.equal([
      ['Ausgewählt: Fulda, Stadt (Fulda)'],
      'Ausgewählt: Fulda, Stadt (Fulda)',
    ]);
    expect(element.value).to.equal(fulda.ars);
    expect(heard.map((area) => area?.ars)).to.deep.equal([fulda.ars]);
    await choose(element, 'burghaun', 'Burghaun');
    await until(() => wordsOf(badge).startsWith('Online geplant'));
    expect(wordsOf(badge)).to.equal('Online geplant');
  });

  it('changes only the part of the page that it is for', async () => {
    const element = await show('target="below"', '<div id="below" data-ozg-src="/before.json"></div>');
    await choose(element, 'fulda', 'Fulda, Stadt (Fulda)');
    expect(document.querySelector<HTMLElement>('#below')!.dataset.ozgSrc).to.equal(ONLINE);
    expect(pageSrc()).to.equal(undefined);
  });

  it('accepts the deprecated attribute `for` in place of `target`', async () => {
    const element = await show('for="below"', '<div id="below" data-ozg-src="/before.json"></div>');
    await choose(element, 'fulda', 'Fulda, Stadt (Fulda)');
    expect(document.querySelector<HTMLElement>('#below')!.dataset.ozgSrc).to.equal(ONLINE);
    expect(pageSrc()).to.equal(undefined);
  });

  it('shows nobody the feed of another area where the chosen one has none, and offers the one above', async () => {
    const element = await show(
      'value="055660060060"',
      `<ozg-availability-badge service="${KEY}">Bitte fragen Sie im Rathaus.</ozg-availability-badge>`,
    );
    const badge = element.parentElement!.querySelector<OzgAvailabilityBadge>('ozg-availability-badge')!;
    await until(() => wordsOf(badge).startsWith('Online verfügbar'));
    await choose(element, 'salzschlirf', 'Bad Salzschlirf');
    await until(() => buttons(element).length > 0 && wordsOf(badge).startsWith('Bitte'));
    await expect(element).to.be.accessible();
    expect(wordsOf(badge)).to.equal('Bitte fragen Sie im Rathaus.');
    expect(status(element)).to.deep.equal(['Bad Salzschlirf veröffentlicht noch keine Angaben.']);
    expect(buttons(element).map((b) => b.textContent)).to.deep.equal(['Angaben für Hessen (Land) zeigen']);
    buttons(element)[0]!.click();
    await until(() => wordsOf(badge).startsWith('Online geplant'));
    expect(wordsOf(badge)).to.equal('Online geplant');
    expect(status(element)).to.deep.equal(['Ausgewählt: Hessen (Land)']);
    expect((element.renderRoot as ShadowRoot).activeElement).to.equal(field(element));
  });

  it('answers a dissolved area with its successor, and says so', async () => {
    const element = await show('value="066310001001"');
    await expect(element).to.be.accessible();
    expect(status(element)).to.deep.equal([
      'Altdorf gehört jetzt zu Fulda, Stadt (Fulda).',
      'Ausgewählt: Fulda, Stadt (Fulda)',
    ]);
    expect([element.value, pageSrc()]).to.deep.equal([fulda.ars, ONLINE]);
  });

  it('says how old the answer of a publisher is that cannot be reached', async () => {
    const element = await show('value="066310003003" now="2026-11-23T10:00:00+01:00"');
    expect(status(element)).to.deep.equal([
      'Ausgewählt: Burghaun',
      'Stand 20. November 2026, 09:40 Uhr, seitdem keine neuen Daten',
      '(Vorschau)',
    ]);
  });

  it('follows its attributes: value, label, directory', async () => {
    const element = await show('value="06631009"');
    expect(field(element).value).to.equal('Fulda, Stadt (Fulda)');
    element.setAttribute('value', '033510018018');
    element.setAttribute('label', 'Wo wohnen Sie?');
    await settle(element);
    expect([field(element).value, within(element, 'label')!.textContent]).to.deep.equal([
      'Neuenkirchen (Diepholz)',
      'Wo wohnen Sie?',
    ]);
    element.removeAttribute('value');
    await settle(element);
    expect([field(element).value, pageSrc(), status(element)]).to.deep.equal(['', undefined, []]);
    element.setAttribute('directory', directoryAt({ areas: [] }));
    await settle(element);
    await type(element, 'fulda');
    expect(options(element)).to.deep.equal([]);
    await expect(element).to.be.accessible();
  });

  it('goes without a choice where the area is unknown', async () => {
    const element = await show('value="990000000000"');
    expect([status(element), pageSrc(), heard]).to.deep.equal([[], undefined, []]);
  });

  it('has room for a name of 289 characters, and for 320 px at 200 % text, from right to left too', async () => {
    const element = await show();
    const main = element.closest('main')!;
    Object.assign(main.style, { width: '320px', fontSize: '200%' });
    for (const dir of ['ltr', 'rtl']) {
      main.dir = dir;
      await choose(element, 'verwaltungsgemeinschaft', LONGEST.trim());
      await type(element, 'verwaltungsgemeinschaft');
      await expect(element).to.be.accessible();
      expect(main.scrollWidth).to.be.at.most(320);
      const list = within(element, '[role=listbox]')!;
      expect(list.scrollWidth).to.be.at.most(list.clientWidth);
    }
  });

  it('keeps its list within what is visible, however low it stands', async () => {
    const element = await show();
    element.closest('main')!.style.paddingBlockStart = '200vh';
    await type(element, 'musterdorf');
    const { top, bottom } = within(element, '[part=list]')!.getBoundingClientRect();
    expect(top).to.be.at.least(field(element).getBoundingClientRect().bottom);
    expect(field(element).getBoundingClientRect().top).to.be.at.least(0);
    expect(bottom).to.be.at.most(innerHeight + 1);
    scrollTo(0, 0);
  });

  it('takes an option of 24 px and more by mouse without losing the focus', async function () {
    const element = await show();
    await type(element, 'neuenk');
    const option = within(element, '#option-1')!.getBoundingClientRect();
    expect(option.height).to.be.at.least(24);
    try {
      await sendMouse({ type: 'click', position: [Math.round(option.x + 9), Math.round(option.y + 9)] });
    } catch {
      this.skip(); // This browser's driver has no mouse.
    }
    await settle(element);
    expect(field(element).value).to.equal('Neuenkirchen (Steinfurt)');
    expect((element.renderRoot as ShadowRoot).activeElement).to.equal(field(element));
  });
});
