import '@ozg-widgets/widgets/elements/ozg-promo.js';
import type { OzgPromo } from '@ozg-widgets/widgets/elements/ozg-promo.js';
import type { Contact, Service } from '@ozg-widgets/feed';
import { feedAt, KEY, settle, until, within } from '../support/town.js';

/** The address of the service. */
export const URL_OF_IT = 'https://kirchhain.example.org/wohngeld';

/** Whom to ask. */
export const office: Contact = {
  id: 'buero',
  role: 'contact-point',
  name: 'Bürgerbüro',
  channels: [
    { kind: 'email', value: 'buero@kirchhain.example.org' },
    { kind: 'phone', value: '+496990009110', display: '069 90009-110' },
  ],
  address: { street: 'Beispielplatz 1', postcode: '35274', place: 'Kirchhain' },
  hours: {
    zone: 'Europe/Berlin',
    weekly: {
      mo: ['08:00-12:00', '14:00-18:00'],
      tu: ['08:00-16:00'],
      we: ['08:00-16:00'],
      th: ['08:00-16:00'],
      sa: ['09:00-12:00'],
      su: ['09:00-12:00'],
    },
  },
};
/** Traits of a service that can be used. */
export const available: Partial<Service> = {
  summary: 'Zuschuss zur Miete.',
  url: URL_OF_IT,
  rollout: { state: 'available' },
};
/** Traits of one that is coming. */
export const planned: Partial<Service> = { rollout: { state: 'planned', expected: '2027-Q3' } };
/** Traits of one that is hindered. */
export const broken = (operation: Service['operation']): Partial<Service> => ({ ...available, operation });

/** A promo on the page, once it has made up its mind. */
export async function promo(
  service: Partial<Service>,
  attributes = '',
  { contacts = [office], around = '' }: { contacts?: Contact[]; around?: string } = {},
): Promise<OzgPromo> {
  const main = document.createElement('main');
  const src = feedAt({ services: [{ key: KEY, name: 'Wohngeld beantragen', ...service }], contacts });
  const settled = new Promise((resolve) => {
    main.addEventListener('ozg-feed-loaded', resolve, { once: true });
    main.addEventListener('ozg-feed-failed', resolve, { once: true });
  });
  main.innerHTML = `<div ${around}><ozg-promo src="${src}" service="${KEY}" ${attributes}
    ><img slot="logo" alt="Stadtbücherei" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" /><p>Auskunft im Rathaus</p></ozg-promo></div>`;
  document.body.append(main);
  await settled;
  const element = main.querySelector('ozg-promo')!;
  await settle(element);
  // The ready texts come in a file of their own.
  await until(() => !within(element, '[part=tools]') || within(element, 'textarea') !== null);
  return element;
}

/** The page's own words are there, and nothing else. */
export const silent = (element: OzgPromo): boolean => {
  const root = element.renderRoot as ShadowRoot;
  return root.querySelector('slot:not([name])') !== null && root.textContent.trim() === '';
};
/** A text with its white space folded. */
export const folded = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
/** The texts of all elements that fit. */
export const all = (element: OzgPromo, selector: string): string[] =>
  [...element.renderRoot.querySelectorAll(selector)].map((found) => folded(found.textContent));
/** The text of a part. */
export const part = (element: OzgPromo, name: string): string => all(element, `[part=${name}]`).join(' | ');
/** Waits for the QR code. */
export const drawn = (element: OzgPromo): Promise<void> => until(() => within(element, '[part=code] path') !== null);
/** The button with this label. */
export const button = (element: OzgPromo, label: string): HTMLButtonElement =>
  [...element.renderRoot.querySelectorAll('button')].find(({ textContent }) => folded(textContent) === label)!;
/** The ready texts by their labels. */
export const pressTexts = (element: OzgPromo): Record<string, string> =>
  Object.fromEntries(
    [...element.renderRoot.querySelectorAll('textarea')].map((area) => [
      folded(area.labels[0]!.textContent),
      area.value,
    ]),
  );
