/**
 * Widgets rendered on a server by `@lit-labs/ssr`, which has to be installed beside this package: their state is on the
 * page before, and without, any script.
 */
import { html as parts, render } from '@lit-labs/ssr';
import type { RenderInfo } from '@lit-labs/ssr';
import { LitElementRenderer } from '@lit-labs/ssr/lib/lit-element-renderer.js';
import { collectResult } from '@lit-labs/ssr/lib/render-result.js';
import type { ThunkedRenderResult } from '@lit-labs/ssr/lib/render-result.js';
import { renderValue } from '@lit-labs/ssr/lib/render-value.js';
import { LitElement } from 'lit';
import type { CSSResult, ReactiveController, TemplateResult } from 'lit';
import { SERVED } from '../shared/page/ssr-marker.js';
import { surround } from '../shared/page/host-page.server.js';
import * as widgets from '../index.js';

/** What a page has around its widgets. */
export interface ServerOptions {
  /** Address of the feed for all widgets without a `src` of their own: a full one, the server reads it. */
  src?: string;
  /** Language of the page (BCP 47); German unless told. */
  lang?: string;
  /** Milliseconds to wait for a feed, after which the page's own words are served; 5,000 unless told. */
  timeout?: number;
}

const elements: readonly (typeof LitElement)[] = Object.values(widgets);
const controllers = new WeakMap<LitElement, ReactiveController[]>();

// Lit knows an element's controllers, but does not run them on a server.
const { addController } = LitElement.prototype as {
  addController: (this: LitElement, controller: ReactiveController) => void;
};
LitElement.prototype.addController = function (controller: ReactiveController): void {
  controllers.set(this, [...(controllers.get(this) ?? []), controller]);
  addController.call(this, controller);
};

/** Nothing is known of positions and sizes yet: what is drawn keeps its room, and what is long is laid out at once. */
const STYLE = [
  `.${SERVED}{display:contents}`,
  `:host(:defined) .${SERVED}:not([data-kept]){display:none}`,
  `.${SERVED} :is([part=bar],[part=drawing]){visibility:hidden}`,
  `.${SERVED} *{content-visibility:visible!important}`,
].join('');

const styleOf = (element: typeof LitElement): string =>
  element.elementStyles.map((style) => (style as CSSResult).cssText).join('') + STYLE;

/** A moment for whatever is on its way already. */
const moment = (milliseconds = 0): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** The page's own words: what every widget shows as long as it has nothing to say. */
const isSilent = (value: unknown): boolean => (value as Partial<TemplateResult>).strings?.join('') === '<slot></slot>';

function rendererFor({ src, lang, timeout = 5_000 }: ServerOptions): typeof LitElementRenderer {
  return class extends LitElementRenderer {
    static override matchesClass(element: typeof HTMLElement): boolean {
      return elements.some((own) => own === element);
    }

    // Later, once the feed has been read.
    override connectedCallback(): void {
      surround(this.element, { lang, 'data-ozg-src': src });
    }

    override renderShadow(info: RenderInfo): ThunkedRenderResult {
      const { element } = this;
      return [
        `<style>${styleOf(element.constructor as typeof LitElement)}</style>`,
        async () => {
          super.connectedCallback();
          const value = await settled(element, timeout);
          // Silence is what every widget begins with: there is nothing to take over.
          return isSilent(value)
            ? ['<slot></slot>']
            : [`<div class="${SERVED}">`, () => renderValue(value, info), '</div>'];
        },
      ];
    }
  };
}

/** What an element renders once it knows what to show. */
async function settled(element: LitElement, timeout: number): Promise<unknown> {
  const own = controllers.get(element) ?? [];
  // Protected in Lit, since only Lit is to call it; here that is us.
  const rendered = (): unknown => (element as unknown as { render(): unknown }).render();
  let change = (): void => undefined;
  const told = new Promise<boolean>((resolve) => {
    for (const name of ['ozg-feed-loaded', 'ozg-coverage-loaded', 'ozg-directory-loaded'])
      element.addEventListener(name, () => {
        resolve(true);
      });
    element.addEventListener('ozg-load-error', () => {
      resolve(false);
    });
  });
  element.requestUpdate = () => {
    change();
  };
  for (const controller of own) controller.hostConnected?.();
  for (const controller of own) controller.hostUpdate?.();
  const loaded = await Promise.race([told, moment(timeout)]);
  // What was read is shown with the update that follows; texts of another language may still be on their way.
  const deadline = Date.now() + (loaded ? 1_000 : 0);
  let value = rendered();
  while (isSilent(value) && Date.now() < deadline) {
    await Promise.race([new Promise<void>((resolve) => (change = resolve)), moment(20)]);
    for (const controller of own) controller.hostConnected?.();
    value = rendered();
  }
  return value;
}

/**
 * HTML with its widgets rendered into declarative shadow roots; also Lit's templates. Whoever loads
 * `@ozg-widgets/widgets/hydrate.js` before the widgets lets them take over without a flash. Texts of a page's own
 * (`script.ozg-texts`) are not known here.
 */
export async function renderToString(page: string | TemplateResult, options: ServerOptions = {}): Promise<string> {
  return collectResult(
    render(typeof page === 'string' ? parts(asStrings(page)) : page, { elementRenderers: [rendererFor(options)] }),
  );
}

/** A text as a template without gaps. */
const asStrings = (text: string): TemplateStringsArray => Object.assign([text], { raw: [text] });

/**
 * What a Content Security Policy must allow in its `style-src`, besides `'self'`, for the style sheets that stand in the
 * page until the widgets are defined: `'sha256-…'` of each element.
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
