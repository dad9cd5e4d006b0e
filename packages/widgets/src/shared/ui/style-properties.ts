import { noChange } from 'lit';
import { directive, Directive } from 'lit/directive.js';
import type { ElementPart } from 'lit/directive.js';

/** Properties of a style by their names in CSS, custom ones included. */
export type Styles = Readonly<Record<string, string>>;

class Styled extends Directive {
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
 * Sets style properties of the element that it stands in: `<i ${styled({ order: '1' })}></i>`. Lit's `styleMap` writes a
 * style attribute when it renders for the first time, which a strict Content Security Policy refuses.
 */
export const styled = directive(Styled) as (styles: Styles) => unknown;
