/** Runs in the page: what can be reached with the keyboard, and where the focus is. */
export { begin } from './measure.js';

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';

const widgets = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.place > *')];

/** All that is in a widget, in the order of reading, widgets within it included. */
const within = (root: ShadowRoot): Element[] =>
  [...root.querySelectorAll('*')].flatMap((element) => [
    element,
    ...(element.shadowRoot ? within(element.shadowRoot) : []),
  ]);

const nameOf = (element: Element): string =>
  `${element.getAttribute('part') ?? element.localName} "${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 40)}"`;

/** What Tab should stop at. */
const stopsOf = (widget: HTMLElement): string[] =>
  within(widget.shadowRoot!)
    .filter((e) => e.matches(FOCUSABLE) && (e as HTMLElement).tabIndex >= 0 && e.checkVisibility())
    .map(nameOf);

/** The widgets of one kind with the most stops, with their numbers on the page. */
export const busiest = (tag: string, count: number): { number: number; stops: string[] }[] =>
  widgets()
    .map((widget, number) => ({ widget, number }))
    .filter(({ widget }) => widget.localName === tag && widget.shadowRoot?.querySelector('[part=base]'))
    .map(({ widget, number }) => ({ number, stops: stopsOf(widget) }))
    .sort((a, b) => b.stops.length - a.stops.length)
    .slice(0, count);

/** Behind everything, so that the focus never leaves the page: where it comes back from there is the browser's choice. */
const end = document.createElement('button');
end.textContent = 'Ende';

/** Puts the focus just before a widget. */
export function focusBefore(number: number): void {
  document.body.append(end);
  const place = widgets()[number]!.parentElement!;
  place.tabIndex = -1;
  place.focus();
}

/** What has the focus: in which widget it is, and whether it shows. */
export function focused(): { widget: number; stop: string; seen: boolean } {
  let element = document.activeElement!;
  const widget = widgets().indexOf(element as HTMLElement);
  while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  return { widget, stop: nameOf(element), seen: outlineStyle !== 'none' && parseFloat(outlineWidth) > 0 };
}

/** The first thing that is folded in each kind of widget that has one. */
const folds = (): HTMLDetailsElement[] =>
  [...new Set(widgets().map(({ localName }) => localName))].flatMap(
    (tag) =>
      widgets()
        .filter(({ localName }) => localName === tag)
        .flatMap(({ shadowRoot }) => [...shadowRoot!.querySelectorAll('details')])
        .find((details) => details.checkVisibility()) ?? [],
  );

/** Whether each of them is open. */
export const open = (): boolean[] => folds().map((details) => details.open);

/** Puts the focus on what opens one of them. */
export const focusFold = (number: number): void => {
  folds()[number]!.querySelector('summary')!.focus();
};
