/**
 * Lets widgets take over what a server has rendered (`@ozg-widgets/widgets/server.js`) without a flash: it stays until a
 * widget has read its feed, and is replaced within one frame. Load this before the widgets. Not compared node by node,
 * as hydration usually does: the state of a service may have changed since the server looked.
 */
import { SERVED } from '../shared/page/ssr-marker.js';

interface Rendering {
  localName: string;
  shadowRoot: ShadowRoot | null;
  renderRoot: HTMLElement | DocumentFragment;
  renderOptions: { renderBefore?: ChildNode | null };
  addEventListener(name: string, listener: () => unknown, options: AddEventListenerOptions): void;
  createRenderRoot: (this: Rendering) => HTMLElement | DocumentFragment;
  update: (this: Rendering, changed: unknown) => void;
  requestUpdate(): void;
}

interface Hook {
  litElementHydrateSupport?: (lit: { LitElement: { prototype: Rendering } }) => void;
}

/** Where Lit keeps what it has rendered into a node. */
interface Rendered {
  _$litPart$?: unknown;
}

/** How long, in milliseconds, a widget that has its feed may wait for texts; after that it has nothing to show of it. */
const PATIENCE = 3000;

const hook = globalThis as Hook;
const before = hook.litElementHydrateSupport;

// The way by which Lit lets such a file in: it asks for it once, when it is loaded itself.
hook.litElementHydrateSupport = (lit) => {
  before?.(lit);
  const { prototype } = lit.LitElement;
  const { createRenderRoot, update } = prototype;
  /** Widgets that still show what the server has rendered, and whether they know what to show instead. */
  const waiting = new Map<Rendering, boolean>();

  prototype.createRenderRoot = function (): HTMLElement | DocumentFragment {
    const served = this.localName.startsWith('ozg-') && this.shadowRoot?.querySelector(`.${SERVED}`);
    const root = createRenderRoot.call(this);
    if (!served) return root;
    served.setAttribute('data-kept', '');
    this.renderOptions.renderBefore = null;
    waiting.set(this, false);
    // Nothing to show: then the page's own words, as always. The next update takes over.
    const giveUp = (): void => {
      if (!waiting.has(this)) return;
      waiting.set(this, true);
      this.requestUpdate();
    };
    this.addEventListener('ozg-load-error', giveUp, { once: true });
    for (const name of ['ozg-feed-loaded', 'ozg-coverage-loaded', 'ozg-directory-loaded'])
      this.addEventListener(name, () => setTimeout(giveUp, PATIENCE), { once: true });
    return new DocumentFragment();
  };

  prototype.update = function (changed: unknown): void {
    update.call(this, changed);
    const failed = waiting.get(this);
    if (failed === undefined || !(failed || this.renderRoot.querySelector('[part=base]'))) return;
    waiting.delete(this);
    const { renderRoot, shadowRoot: root } = this;
    const { activeElement } = root!;
    const path = activeElement && placeOf(activeElement);
    root!.replaceChildren(renderRoot);
    // Lit goes on where it began, in another place.
    (root as Rendered)._$litPart$ = (renderRoot as Rendered)._$litPart$;
    this.renderRoot = root!;
    if (path) root!.querySelectorAll<HTMLElement>(path[0])[path[1]]?.focus();
  };
};

/** An element by its name, and how many of them come before it: whoever has it in focus keeps it. */
function placeOf(element: Element): readonly [name: string, index: number] {
  const { localName } = element;
  return [localName, [...(element.getRootNode() as ShadowRoot).querySelectorAll(localName)].indexOf(element)];
}
