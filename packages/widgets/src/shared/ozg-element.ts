import { LitElement } from 'lit';
import type { PropertyValues, ReactiveController } from 'lit';
import { textsLoaded } from './i18n/message-loader.js';

/** A controller that loads something. */
interface LoadingController extends ReactiveController {
  /** Resolves once it has loaded, or failed to. */
  pending?: Promise<unknown>;
}

/** The base class of all elements. */
export class OzgElement extends LitElement {
  /** The controllers, for rendering on a server, which runs them itself. */
  readonly controllers: LoadingController[] = [];

  override addController(controller: LoadingController): void {
    this.controllers.push(controller);
    super.addController(controller);
  }

  /** Resolves once the data and the texts that the element has asked for are loaded, or have failed to load. */
  get ready(): Promise<void> {
    return Promise.all(this.controllers.flatMap(({ pending }) => pending ?? []))
      .then(textsLoaded)
      .then(() => undefined);
  }

  /**
   * Computes what `render` shows. Called once per update, after the controllers have looked for data (`willUpdate` runs
   * before them), and on a server before `render`.
   */
  prepare(): void {
    // Most elements have nothing to prepare.
  }

  protected override update(changed: PropertyValues): void {
    this.prepare();
    super.update(changed);
  }
}
