/** Finds a widget's class by its tag; whatever is no widget has none. */
export type Definitions = (
  tag: string,
) => CustomElementConstructor | undefined | Promise<CustomElementConstructor | undefined>;

const BADGE = 'ozg-availability-badge';
const FEED = 'data-ozg-src';

/** What a page may have instead of the tags, and tags that nothing has defined yet. Fields of a form hide its methods. */
const WANTED = '[data-ozg]:not(form),a.ozg-badge,:not(:defined)';

/**
 * Where the page permits what plain forms cannot do by themselves. Filters for foreign markup keep `data-` attributes, but
 * neither scripts nor anything in the head.
 */
const PERMISSIONS = ':root>head>[rel~=ozg-feed],:root>head>[name=ozg-forms],script[src][data-ozg-forms]';

/** Attributes that act outside the form or show a made-up state: each needs a permission of its name. */
const GUARDED = ['at', 'for', 'now', 'simulate', 'structured-data', 'target', 'value'];

/** Called on an element, so that fields of a form with these names cannot take their place. */
const methods = Element.prototype as {
  getAttribute: (name: string) => string | null;
  matches: (selectors: string) => boolean;
  querySelectorAll: (selectors: string) => Iterable<HTMLElement>;
};

const permissions = (): string[] =>
  [...document.querySelectorAll(PERMISSIONS)]
    .flatMap((element) =>
      (
        element.getAttribute('href') ??
        element.getAttribute('content') ??
        element.getAttribute('data-ozg-forms') ??
        ''
      ).split(/\s+/),
    )
    // Nothing, as an address, would be the page itself and all below it.
    .filter(Boolean);

/** An address as the widgets read it. */
const absolute = (href: string): string => Object.assign(document.createElement('a'), { href }).href;

/** Whether an address is permitted itself, or by one above it that ends in a slash. */
function isPermitted(written: string): boolean {
  const address = absolute(written);
  return permissions()
    .map(absolute)
    .some((one) => address === one || (one.endsWith('/') && address.startsWith(one)));
}

/** The addresses that the widget of a form would read, except those that come from the page itself. */
function addressesOf(form: HTMLElement, names: readonly string[]): string[] {
  const valueOf = (element: Element, attribute: string): string => methods.getAttribute.call(element, attribute) ?? '';
  const own = (name: string): string => (names.includes(name) ? valueOf(form, `data-${name}`) : '');
  const areas = own('areas').split(/,?\s+/);
  const addresses = [own('src'), own('directory'), ...areas.filter((entry) => !/^\d+$/.test(entry))];
  const part = form.closest<HTMLElement & { ozgSrc?: unknown }>(`[${FEED}]`);
  if (part && !own('src') && !methods.matches.call(part, ':root,:root>body')) {
    const feed = valueOf(part, FEED);
    // Markup cannot set a property to a string: this is the choice of a picker of the page.
    addresses.push(part.ozgSrc === feed ? '' : feed, valueOf(part, 'data-ozg-own'));
  }
  return addresses.filter(Boolean);
}

/**
 * Makes widgets of the forms for systems that strip unknown tags, now and whenever some are inserted:
 * `<div data-ozg="contact-card" data-contact="…">` gets one inside, `<a class="ozg-badge" data-service="…">` one around it;
 * what they contain stays as the page's own words. Tags are looked up too, so that `define` may load them. A form that names
 * an address which the page does not permit, or an area picker without permission, stays as it is.
 */
export function watchPage(define: Definitions): void {
  // Of a form that is still being read, what comes later would stand beside the widget.
  if (document.readyState === 'loading') {
    addEventListener('DOMContentLoaded', () => {
      watchPage(define);
    });
    return;
  }

  const observer = new MutationObserver((records) => {
    for (const { target, addedNodes, attributeName } of records) {
      if (attributeName) void upgrade(target as HTMLElement, attributeName);
      for (const node of addedNodes) {
        // A permission may come after the forms that need it.
        if (node instanceof Element) find(methods.matches.call(node, PERMISSIONS) ? document.documentElement : node);
      }
    }
  });

  function find(root: Element): void {
    if (methods.matches.call(root, WANTED)) void upgrade(root as HTMLElement);
    for (const element of methods.querySelectorAll.call(root, WANTED)) void upgrade(element);
  }

  async function upgrade(form: HTMLElement, changed?: string): Promise<void> {
    const { localName, dataset } = form;
    const link = localName === 'a';
    const tag = link ? BADGE : dataset.ozg ? `ozg-${dataset.ozg}` : localName;
    const type = (await define(tag)) as { observedAttributes?: string[] } | undefined;
    const names = type?.observedAttributes;
    if (!names || tag === localName) return;
    // A picker chooses for the whole page.
    if (tag === 'ozg-area-picker' && !permissions().includes('area-picker')) return;
    if (!addressesOf(form, names).every(isPermitted)) return;

    // Whoever came first, another copy of this script perhaps, has left the widget there.
    let widget = link ? form.parentElement : form.firstElementChild;
    if (widget?.localName !== tag) {
      widget = document.createElement(tag);
      if (link) {
        form.replaceWith(widget);
        widget.append(form);
      } else {
        widget.append(...form.childNodes);
        form.append(widget);
      }
      observer.observe(form, { attributes: true });
    }
    // Only what the widget knows: a text filter lets `data-onclick` pass because it does nothing.
    // A link is inside its badge, which could not see what it says of the feed.
    for (const name of link ? [...names, FEED] : names) {
      const from = name === FEED ? FEED : `data-${name}`;
      const value = form.getAttribute(from);
      if (value === null) {
        if (changed === from) widget.removeAttribute(name);
      } else if (!GUARDED.includes(name) || permissions().includes(name)) widget.setAttribute(name, value);
    }
  }

  find(document.documentElement);
  observer.observe(document, { subtree: true, childList: true });
}
