import type { Contact, Service } from '@ozg-widgets/feed';
import type { LitElement } from 'lit';

/** The key of the service that every feed here has. */
export const KEY = '99107023017000';

const head = {
  format: 'ozg-feed/1',
  published: '2026-11-01T08:00:00+01:00',
  ttl: 3600,
  publisher: { name: 'Musterland (Beispiel)', email: 'feed@example.org' },
  area: {
    ars: '065340011011',
    level: 'gemeinde',
    name: 'Kirchhain',
    parents: [{ ars: '060000000000', level: 'land', name: 'Hessen' }],
  },
};

/** The address of a feed made of these records; it is fetched like any other. */
export function feedAt(records: { services?: unknown[]; contacts?: unknown[] }, envelope: object = {}): string {
  return URL.createObjectURL(
    new Blob([JSON.stringify({ ...head, ...envelope, ...records })], { type: 'application/json' }),
  );
}

/** The address of a feed with one service. */
export const feedWith = (service: Partial<Service>, contacts: Contact[] = []): string =>
  feedAt({ services: [{ key: KEY, name: 'Wohngeld beantragen', ...service }], contacts });

/** Puts markup on the page, in a `main` as pages have it, and waits until its widgets have made up their minds. */
export async function show<E extends LitElement>(markup: string): Promise<E> {
  const main = document.createElement('main');
  const settled = new Promise((resolve) => {
    main.addEventListener('ozg-feed-loaded', resolve, { once: true });
    main.addEventListener('ozg-feed-failed', resolve, { once: true });
  });
  main.innerHTML = markup;
  document.body.append(main);
  await settled;
  const element = main.querySelector<E>('ozg-availability-badge, ozg-contact-card')!;
  await settle(element);
  return element;
}

/** Waits for what a change sets off: languages that are loaded, renderings that follow. */
export async function settle(element: LitElement): Promise<void> {
  for (let i = 0; i < 5; i++) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    await element.updateComplete;
  }
}

/** Waits until something holds, five seconds at the most; what does not come is for the assertion to tell. */
export async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 250 && !holds(); i++) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** What a reader sees: the rendered words, white space folded; the page's own words where those are shown. */
export function wordsOf(element: LitElement): string {
  const root = element.renderRoot as ShadowRoot;
  const shown = root.querySelector('slot') ? element.textContent : textOf(root);
  return shown.replace(/\s+/g, ' ').trim();
}

const textOf = (node: Node): string =>
  [...node.childNodes]
    .map((child) => (child instanceof Text ? child.data : child instanceof HTMLBRElement ? ' ' : textOf(child)))
    .join('');

/** The one element of a kind in a widget's shadow. */
export const within = <E extends Element = HTMLElement>(element: LitElement, selector: string): E | null =>
  element.renderRoot.querySelector<E>(selector);

export const clean = (): void => {
  for (const main of document.querySelectorAll('main')) main.remove();
  document.documentElement.lang = 'de';
};
