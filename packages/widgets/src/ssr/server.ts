/**
 * Renders the elements on a server with `@lit-labs/ssr`, which has to be installed next to this package. Their state is on
 * the page before, and without, any script.
 */
import { html as parts, render } from '@lit-labs/ssr';
import type { RenderInfo } from '@lit-labs/ssr';
import { LitElementRenderer } from '@lit-labs/ssr/lib/lit-element-renderer.js';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import type { ThunkedRenderResult } from '@lit-labs/ssr/lib/render-result.js';
import { renderValue } from '@lit-labs/ssr/lib/render-value.js';
import type { CSSResult, TemplateResult } from 'lit';
import { OzgElement } from '../shared/ozg-element.js';
import { SSR_CLASS } from '../shared/page/ssr-marker.js';
import { setHostPage } from '../shared/page/host-page.server.js';
import * as exported from '../index.js';

/** Options of `renderToString`. */
export interface ServerOptions {
  /** Absolute URL of the feed for all elements without a `src`. */
  src?: string;
  /**
   * Language of the page (BCP 47).
   * @default 'de'
   */
  lang?: string;
  /**
   * Milliseconds to wait for feeds and texts; after that, elements render their fallback content.
   * @default 5000
   */
  timeout?: number;
}

type ElementClass = typeof OzgElement;

const isElementClass = (value: unknown): value is ElementClass =>
  typeof value === 'function' && value.prototype instanceof OzgElement;

const elements: readonly ElementClass[] = Object.values(exported).filter(isElementClass);

const STYLE = [
  `.${SSR_CLASS}{display:contents}`,
  // Without hydration, the element renders anew.
  `:host(:defined) .${SSR_CLASS}:not([data-kept]){display:none}`,
  // With hydration, what the element renders while it loads stays hidden.
  `.${SSR_CLASS}[data-kept]~*{display:none!important}`,
  // Drawings need sizes that a server does not know: they keep their space.
  `.${SSR_CLASS} :is([part=bar],[part=drawing]){visibility:hidden}`,
  // Without a script there is no estimate of the size of hidden content.
  `.${SSR_CLASS} *{content-visibility:visible!important}`,
].join('');

const styleOf = (element: ElementClass): string =>
  element.elementStyles.map((style) => (style as CSSResult).cssText).join('') + STYLE;

/** Whether an element renders its fallback content. */
const isFallback = (value: unknown): boolean =>
  (value as Partial<TemplateResult>).strings?.join('') === '<slot></slot>';

function rendererFor({ src, lang, timeout = 5_000 }: ServerOptions): typeof LitElementRenderer {
  return class extends LitElementRenderer {
    static override matchesClass(element: typeof HTMLElement): boolean {
      return elements.some((own) => own === element);
    }

    /** Defers the connection to `renderShadow`, which can wait for data. */
    override connectedCallback(): void {
      setHostPage(this.element, { lang, 'data-ozg-src': src });
    }

    override renderShadow(info: RenderInfo): ThunkedRenderResult {
      const { element } = this;
      if (!(element instanceof OzgElement)) throw new TypeError(`<${this.tagName}> is not an element of this package`);
      return [
        `<style>${styleOf(element.constructor as ElementClass)}</style>`,
        async () => {
          super.connectedCallback();
          const value = await renderWhenReady(element, timeout);
          // There is nothing to hydrate in the fallback content.
          return isFallback(value)
            ? ['<slot></slot>']
            : [`<div class="${SSR_CLASS}">`, () => renderValue(value, info), '</div>'];
        },
      ];
    }
  };
}

/** Returns what an element renders once its data and texts are loaded, or after the timeout. */
async function renderWhenReady(element: OzgElement, timeout: number): Promise<unknown> {
  // Lit does not run controllers on a server.
  const connect = (): void => {
    for (const controller of element.controllers) controller.hostConnected?.();
    for (const controller of element.controllers) controller.hostUpdate?.();
  };
  connect();
  // The first rendering asks for the texts of the element.
  renderNow(element);
  await withTimeout(element.ready, timeout);
  // The page context reads its texts when it is connected.
  connect();
  return renderNow(element);
}

function renderNow(element: OzgElement): unknown {
  element.prepare();
  // Protected, since only Lit calls it in a browser.
  return (element as unknown as { render(): unknown }).render();
}

async function withTimeout(promise: Promise<void>, milliseconds: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timedOut = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([promise, timedOut]);
  clearTimeout(timer);
}

/**
 * Renders the elements in HTML, or in a template of Lit, into declarative shadow roots. A page that loads
 * `@ozg-widgets/widgets/hydrate.js` before the elements hydrates them without a flash. Text overrides of the page
 * (`script.ozg-texts`) have no effect on a server.
 * @example
 * const html = await renderToString('<ozg-notices></ozg-notices>', { src: 'https://feeds.example.org/feed.json' });
 */
export async function renderToString(page: string | TemplateResult, options: ServerOptions = {}): Promise<string> {
  return collectResult(
    render(typeof page === 'string' ? parts(asStrings(page)) : page, { elementRenderers: [rendererFor(options)] }),
  );
}

/** Returns a text as the strings of a template without expressions. */
const asStrings = (text: string): TemplateStringsArray => Object.assign([text], { raw: [text] });

/**
 * Returns a source (`'sha256-…'`) per element for `style-src` of a Content Security Policy: they allow the style sheets
 * that are in the page until the elements are defined.
 */
export async function styleHashes(): Promise<string[]> {
  const texts = [...new Set(elements.map(styleOf))];
  return Promise.all(
    texts.map(async (text) => {
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
      return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
    }),
  );
}
