/** Finds a widget's class by its tag; whatever is no widget has none. */
export type Definitions = (
  tag: string,
) => CustomElementConstructor | undefined | Promise<CustomElementConstructor | undefined>;

const BADGE = 'ozg-availability-badge';
const FEED = 'data-ozg-src';

/** What a page may have instead of the tags, and tags that nothing has defined yet. */
const WANTED = '[data-ozg],a.ozg-badge,:not(:defined)';

/**
 * Makes widgets of the forms for systems that strip unknown tags, now and whenever some are inserted:
 * `<div data-ozg="contact-card" data-contact="…">` gets one inside, `<a class="ozg-badge" data-service="…">` one around it;
 * what they contain stays as the page's own words. Tags are looked up too, so that `define` may load them.
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
      for (const node of addedNodes) if (node instanceof Element) find(node);
    }
  });

  function find(root: Element): void {
    if (root.matches(WANTED)) void upgrade(root as HTMLElement);
    for (const element of root.querySelectorAll<HTMLElement>(WANTED)) void upgrade(element);
  }

  async function upgrade(form: HTMLElement, changed?: string): Promise<void> {
    const { localName, dataset } = form;
    const link = localName === 'a';
    const tag = link ? BADGE : dataset.ozg ? `ozg-${dataset.ozg}` : localName;
    const type = (await define(tag)) as { observedAttributes?: string[] } | undefined;
    const names = type?.observedAttributes;
    if (!names || tag === localName) return;

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
      if (form.hasAttribute(from)) widget.setAttribute(name, form.getAttribute(from)!);
      else if (changed === from) widget.removeAttribute(name);
    }
  }

  find(document.body);
  observer.observe(document, { subtree: true, childList: true });
}
