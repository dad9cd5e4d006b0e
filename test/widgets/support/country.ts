/** A country with a directory, for the tests of the area picker. */
import '@ozg-widgets/widgets/elements/ozg-area-picker.js';
import type { AreaAnswer } from '@ozg-widgets/sdk';
import type { OzgAreaPicker } from '@ozg-widgets/widgets/elements/ozg-area-picker.js';
import { expect } from '@open-wc/testing';
import { clean, feedWith, settle, within } from './town.js';

export const ONLINE = feedWith({ rollout: { state: 'available' } });
export const PLANNED = feedWith({ rollout: { state: 'planned' } });
export const LONGEST = 'Verwaltungsgemeinschaft der Gemeinden an der Oberen und Unteren Beispielach '
  .repeat(4)
  .slice(0, 289);

export const land = { ars: '060000000000', level: 'land', name: 'Hessen', feed: PLANNED };
export const kreis = { ars: '066310000000', level: 'kreis', name: 'Fulda', within: 'Kassel', silent: true };
export const fulda = {
  ars: '066310009009',
  level: 'gemeinde',
  name: 'Fulda, Stadt',
  within: 'Fulda',
  postcodes: ['36037'],
};
const areas: object[] = [
  land,
  kreis,
  { ...fulda, feed: ONLINE },
  { ars: '066310001001', level: 'gemeinde', name: 'Altdorf', successor: fulda.ars },
  { ars: '066310002002', level: 'gemeinde', name: 'Bad Salzschlirf', silent: true },
  { ars: '066310003003', level: 'gemeinde', name: 'Burghaun', feed: PLANNED, asOf: '2026-11-20T09:40:00+01:00' },
  { ars: '033510018018', level: 'gemeinde', name: 'Neuenkirchen', within: 'Diepholz', feed: PLANNED },
  { ars: '055660060060', level: 'gemeinde', name: 'Neuenkirchen', within: 'Steinfurt', feed: ONLINE },
  { ars: '061110000000', level: 'gemeinde', name: LONGEST, feed: ONLINE },
  ...Array.from({ length: 14 }, (_, i) => ({
    ars: `09000000${String(1000 + i)}`,
    level: 'gemeinde',
    name: `Musterdorf ${String.fromCharCode(65 + i)}`,
    feed: ONLINE,
  })),
];

/** The address of a directory; it is fetched like any other. */
export const directoryAt = (more: object = { areas }): string =>
  URL.createObjectURL(
    new Blob([
      JSON.stringify({
        format: 'ozg-directory/1',
        published: '2026-11-23T09:00:00+01:00',
        ttl: 3600,
        publisher: { name: 'Beispielland', email: 'verzeichnis@example.org' },
        area: { ars: '000000000000', level: 'bund', name: 'Deutschland' },
        ...more,
      }),
    ]),
  );

export const own = '<ul><li><a href="https://kirchhain.example.org/orte">Alle Orte von A bis Z</a></li></ul>';

/** A picker on a page, once it has made up its mind. */
export async function show(attributes = '', around = '', directory = directoryAt()): Promise<OzgAreaPicker> {
  const main = document.createElement('main');
  const settled = new Promise((resolve) => {
    main.addEventListener('ozg-feed-loaded', resolve, { once: true });
    main.addEventListener('ozg-feed-failed', resolve, { once: true });
  });
  main.innerHTML = `<ozg-area-picker directory="${directory}" ${attributes}>${own}</ozg-area-picker>${around}`;
  document.body.append(main);
  await settled;
  const element = main.querySelector('ozg-area-picker')!;
  await settle(element);
  return element;
}

export const field = (element: OzgAreaPicker): HTMLInputElement => within<HTMLInputElement>(element, 'input')!;
export const options = (element: OzgAreaPicker): string[] =>
  [...element.renderRoot.querySelectorAll('[part=list]:not([hidden]) [role=option]')].map((o) => o.textContent.trim());
export const status = (element: OzgAreaPicker): string[] =>
  [...element.renderRoot.querySelectorAll('[part=status]')].map((s) => s.textContent);
export const buttons = (element: OzgAreaPicker): HTMLButtonElement[] => [
  ...element.renderRoot.querySelectorAll('button'),
];
export const active = (element: OzgAreaPicker): string | undefined => {
  const id = field(element).getAttribute('aria-activedescendant');
  return id ? within(element, `#${id}`)!.textContent.trim() : undefined;
};
export const said = (): string | null =>
  [...document.querySelectorAll('[aria-live=polite]')].map((region) => region.textContent).join('');
export const pageSrc = (): string | undefined => document.documentElement.dataset.ozgSrc;

/** Types as a script would, and waits for what comes of it. */
export async function type(element: OzgAreaPicker, text: string): Promise<void> {
  field(element).focus();
  field(element).value = text;
  field(element).dispatchEvent(new InputEvent('input'));
  await new Promise((resolve) => setTimeout(resolve, 200));
  await settle(element);
}

/** Types and takes the option with these words. */
export async function choose(element: OzgAreaPicker, text: string, words: string): Promise<void> {
  await type(element, text);
  const option = [...element.renderRoot.querySelectorAll<HTMLElement>('[role=option]')].find(
    (o) => o.textContent.trim() === words,
  );
  expect(option, `${words} is offered`).to.be.instanceOf(HTMLElement);
  option!.click();
  await settle(element);
}

/** The areas that were chosen since `empty`, oldest first. */
export const heard: (AreaAnswer | null)[] = [];
document.addEventListener('ozg-area-changed', ({ detail }: CustomEventInit<AreaAnswer | null>) => {
  heard.push(detail ?? null);
});

/** A page without anything, for `beforeEach` and `after`. */
export function empty(): void {
  clean();
  heard.length = 0;
  localStorage.clear();
  delete document.documentElement.dataset.ozgSrc;
}
