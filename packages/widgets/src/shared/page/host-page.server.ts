/** The page around widgets, as a server knows it: what it was told for each element that it renders. */
import type * as Browser from './host-page.js';

type Surroundings = Readonly<Record<string, string | undefined>>;

const known = new WeakMap<Element, Surroundings>();

/** Tells what an element stands in: attributes as those around it would have them, such as `lang` and `data-ozg-src`. */
export const setHostPage = (element: Element, surroundings: Surroundings): void => {
  known.set(element, surroundings);
};

export const nearest: typeof Browser.nearest = (element, attribute) =>
  element && (element.getAttribute(attribute) ?? known.get(element)?.[attribute]);

/** Addresses on a server are full ones: there is no page that they could be relative to. */
export const absolute: typeof Browser.absolute = (address) => address;

// A server renders once: nothing changes, nothing has to be looked at again.
export const refresh: typeof Browser.refresh = () => undefined;
export const observeHostPage: typeof Browser.observeHostPage = () => undefined;
export const unobserveHostPage: typeof Browser.unobserveHostPage = () => undefined;
export const namedFeed: typeof Browser.namedFeed = () => undefined;
export const ownFeed: typeof Browser.ownFeed = () => undefined;
export const textOverrides: typeof Browser.textOverrides = () => null;
export const pageUrl: typeof Browser.pageUrl = () => '';
