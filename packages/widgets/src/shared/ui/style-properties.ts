import { noChange } from 'lit';
import { directive, Directive } from 'lit/directive.js';
import type { ElementPart } from 'lit/directive.js';

/** Style properties by their CSS names, including custom properties. */
export type Styles = Readonly<Record<string, string>>;

class StyleProperties extends Directive {
  #before: Styles = {};

  override render(): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [styles]: [Styles]): unknown {
    const { style } = element as HTMLElement;
    for (const name of Object.keys(this.#before)) if (!(name in styles)) style.removeProperty(name);
    for (const [name, value] of Object.entries(styles)) {
      if (value !== this.#before[name]) style.setProperty(name, value);
    }
    this.#before = styles;
    return noChange;
  }
}

/**
 * Sets style properties of its element: `<i ${styleProperties({ order: '1' })}></i>`. (Lit's `styleMap` first renders a
 * `style` attribute, which a strict Content Security Policy rejects.)
 */
export const styleProperties = directive(StyleProperties) as (styles: Styles) => unknown;
