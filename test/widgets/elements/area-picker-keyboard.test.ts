import type { OzgAreaPicker } from '@ozg-widgets/widgets/elements/ozg-area-picker.js';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import { PLANNED, active, empty, field, heard, options, pageSrc, show } from '../support/country.js';
import { settle, within } from '../support/town.js';

describe('ozg-area-picker at the keyboard', () => {
  before('needs a browser whose driver has a keyboard', async function () {
    const reachable = await sendKeys({ press: 'Shift' }).then(
      () => true,
      () => false,
    );
    if (!reachable) this.skip();
  });
  beforeEach(empty);
  after(empty);

  const press = async (element: OzgAreaPicker, ...keys: string[]): Promise<void> => {
    for (const key of keys) {
      await sendKeys({ press: key });
      await settle(element);
    }
  };
  const typeKeys = async (element: OzgAreaPicker, text: string): Promise<void> => {
    field(element).focus();
    await settle(element);
    await sendKeys({ type: text });
    await new Promise((resolve) => setTimeout(resolve, 250));
    await settle(element);
  };

  it('is reached by Tab, and is one stop', async () => {
    const element = await show('remember', '<a href="https://kirchhain.example.org/">weiter</a>');
    await typeKeys(element, 'fulda');
    await expect(element).to.be.accessible();
    await press(element, 'Tab');
    expect(document.activeElement!.textContent).to.equal('weiter');
    expect([options(element), heard]).to.deep.equal([[], []]);
  });

  it('goes down and up the list, round and round, while the focus stays in the field', async () => {
    const element = await show();
    await typeKeys(element, 'neuenk');
    expect(active(element)).to.equal(undefined);
    const seen: unknown[] = [];
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp']) {
      await press(element, key);
      seen.push(active(element));
    }
    const [first, second] = ['Neuenkirchen (Diepholz)', 'Neuenkirchen (Steinfurt)'];
    expect(seen).to.deep.equal([first, second, first, second, first]);
    await expect(element).to.be.accessible();
    expect((element.renderRoot as ShadowRoot).activeElement).to.equal(field(element));
    expect([...element.renderRoot.querySelectorAll('[aria-selected=true]')].map((o) => o.id)).to.deep.equal([
      'option-0',
    ]);
  });

  it('takes the active option with Enter, and the only one without going there', async () => {
    const element = await show();
    await typeKeys(element, 'neuenk');
    await press(element, 'ArrowUp', 'Enter');
    expect([field(element).value, options(element)]).to.deep.equal(['Neuenkirchen (Steinfurt)', []]);
    field(element).select();
    await typeKeys(element, 'burgh');
    await press(element, 'Enter');
    expect([field(element).value, pageSrc()]).to.deep.equal(['Burghaun', PLANNED]);
  });

  it('takes none of several with Enter: it never guesses', async () => {
    const element = await show();
    await typeKeys(element, 'neuenk');
    await press(element, 'Enter');
    expect([options(element).length, field(element).value]).to.deep.equal([2, 'neuenk']);
  });

  it('closes the list with Escape, then empties the field', async () => {
    const element = await show();
    await typeKeys(element, 'neuenk');
    await press(element, 'ArrowDown', 'Escape');
    expect([options(element), active(element), field(element).value]).to.deep.equal([[], undefined, 'neuenk']);
    await press(element, 'Escape');
    expect(field(element).value).to.equal('');
  });

  it('opens the list with Alt and down without going there, with down at the first, with up at the last', async () => {
    const element = await show();
    await typeKeys(element, 'neuenk');
    await press(element, 'Escape');
    await sendKeys({ down: 'Alt' });
    await press(element, 'ArrowDown');
    expect([options(element).length, active(element)]).to.deep.equal([2, undefined]);
    await press(element, 'ArrowUp');
    await sendKeys({ up: 'Alt' });
    expect(options(element)).to.deep.equal([]);
    await press(element, 'ArrowDown');
    expect(active(element)).to.equal('Neuenkirchen (Diepholz)');
    await press(element, 'Escape', 'ArrowUp');
    expect(active(element)).to.equal('Neuenkirchen (Steinfurt)');
  });

  it('goes back into the text with Home, End and the arrows to the sides', async () => {
    const element = await show();
    await typeKeys(element, 'neuenk');
    const places: unknown[] = [];
    for (const key of ['Home', 'ArrowRight', 'End', 'ArrowLeft']) {
      await press(element, 'ArrowDown', key);
      places.push([active(element), field(element).selectionStart]);
    }
    expect(places).to.deep.equal([0, 1, 6, 5].map((place) => [undefined, place]));
    expect(options(element)).to.have.length(2);
  });

  it('keeps the active option in sight', async () => {
    const element = await show();
    await typeKeys(element, 'musterdorf');
    within(element, '[part=list]')!.style.maxHeight = '100px';
    await press(element, 'ArrowUp');
    const option = within(element, '[aria-selected=true]')!.getBoundingClientRect();
    const list = within(element, '[role=listbox]')!.getBoundingClientRect();
    expect(option.top).to.be.at.least(list.top);
    expect(option.bottom).to.be.at.most(list.bottom);
  });

  it('selects what was there for whoever comes back, so that typing replaces it', async () => {
    const element = await show('value="066310009009"');
    await typeKeys(element, 'burgh');
    expect(field(element).value).to.equal('burgh');
  });

  it('loses no letter of whoever types at once', async () => {
    const element = await show();
    field(element).focus();
    await sendKeys({ type: 'verwaltung' });
    await settle(element);
    expect(field(element).value).to.equal('verwaltung');
  });
});
