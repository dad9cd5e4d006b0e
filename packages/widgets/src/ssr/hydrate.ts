/**
 * Hydrates elements that a server has rendered (`@ozg-widgets/widgets/server.js`): the served content stays until an
 * element has its data, and is then replaced within one frame. Load this file before the elements.
 *
 * `@lit-labs/ssr-client` does not fit: it compares the served nodes with the first rendering, which here has no data yet,
 * and the state of a service may have changed since. Uses the hook that it uses, `litElementHydrateSupport`, and the
 * option `renderBefore`. Tested with Lit 3.3.3.
 */
import { SSR_CLASS } from '../shared/page/ssr-marker.js';

/** What this file uses of a `LitElement`. */
interface Hydratable extends HTMLElement {
  renderOptions: { renderBefore?: ChildNode | null };
  createRenderRoot: (this: Hydratable) => HTMLElement | DocumentFragment;
  update: (this: Hydratable, changed: unknown) => void;
  requestUpdate(): void;
}

interface Hook {
  litElementHydrateSupport?: (lit: { LitElement: { prototype: Hydratable } }) => void;
}

/** The served content of an element that has no data yet. */
interface Served {
  root: ShadowRoot;
  content: Element;
  /** Whether to stop waiting: the data could not be loaded, or has nothing to show. */
  isOver: boolean;
}

/** Milliseconds after which an element that has its data no longer waits for its texts. */
const SETTLE_TIMEOUT = 3000;

const hook = globalThis as Hook;
const previous = hook.litElementHydrateSupport;

// Lit calls this once, when it is loaded.
hook.litElementHydrateSupport = (lit) => {
  previous?.(lit);
  const { prototype } = lit.LitElement;
  const { createRenderRoot, update } = prototype;
  const waiting = new Map<Hydratable, Served>();

  prototype.createRenderRoot = function (): HTMLElement | DocumentFragment {
    const root = createRenderRoot.call(this);
    const content = root instanceof ShadowRoot && root.querySelector(`.${SSR_CLASS}`);
    if (!content || !this.localName.startsWith('ozg-')) return root;
    content.setAttribute('data-kept', '');
    // Renders after the served content, whose style sheet hides what comes there.
    this.renderOptions.renderBefore = null;
    const served: Served = { root: root, content, isOver: false };
    waiting.set(this, served);
    const stopWaiting = (): void => {
      served.isOver = true;
      if (waiting.has(this)) this.requestUpdate();
    };
    this.addEventListener('ozg-load-error', stopWaiting, { once: true });
    for (const name of ['ozg-feed-loaded', 'ozg-coverage-loaded', 'ozg-directory-loaded'])
      this.addEventListener(name, () => setTimeout(stopWaiting, SETTLE_TIMEOUT), { once: true });
    return root;
  };

  prototype.update = function (changed: unknown): void {
    update.call(this, changed);
    const served = waiting.get(this);
    if (!served || !(served.isOver || hasContent(served))) return;
    waiting.delete(this);
    replace(served);
  };
};

/** Whether the element has rendered content of its own. */
const hasContent = ({ root, content }: Served): boolean =>
  [...root.querySelectorAll('[part=base]')].some((base) => !content.contains(base));

/** Removes the served content and its style sheet; moves the focus to the same element of the new content. */
function replace({ root, content }: Served): void {
  const focused = root.activeElement;
  const { localName = '' } = focused ?? {};
  const index = focused ? [...content.querySelectorAll(localName)].indexOf(focused) : -1;
  for (const child of [...root.children]) if (child === content || child.localName === 'style') child.remove();
  if (index >= 0) root.querySelectorAll<HTMLElement>(localName)[index]?.focus();
}
