import { isFeedError } from '@ozg-widgets/sdk';
import type { FeedError } from '@ozg-widgets/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { dispatch, LoadErrorEvent } from '../../events.js';

/** What a controller loads. */
export interface Resource<T> {
  /** All that the answer depends on: it is loaded again when something of it changes. */
  question: () => readonly unknown[];
  /** Loads the answer; without a promise if it is cached. */
  load: () => T | Promise<T>;
  /** Tells the page of an answer that is not the one before. */
  onLoad: (value: T) => void;
  /** What the answer is about: an answer about something else is not shown while the new one loads. */
  subject?: () => unknown;
}

/**
 * Loads what an element shows: asks when the question changes, drops an answer that a newer question has overtaken, and
 * dispatches an event for what is new. Past errors, the last good answer is the reader's business: an error here means
 * that there is none.
 */
export class ResourceController<T> implements ReactiveController {
  /** The answer; `undefined` while, and whenever, there is none. */
  value: T | undefined;
  /** Why there is none. */
  error: FeedError | undefined;
  /** Resolves once the latest question is answered, or cannot be; server rendering waits for it. */
  pending: Promise<void> = Promise.resolve();

  #host: ReactiveControllerHost & EventTarget;
  #resource: Resource<T>;
  #asked: readonly unknown[] | undefined;
  #subject: unknown;
  #loads = 0;

  constructor(host: ReactiveControllerHost & EventTarget, resource: Resource<T>) {
    this.#host = host;
    this.#resource = resource;
  }

  hostUpdate(): void {
    const question = this.#resource.question();
    const asked = this.#asked;
    if (asked && question.every((part, i) => part === asked[i])) return;
    this.#asked = question;
    this.pending = this.#load();
  }

  /** Takes the question as it is now for answered, and drops an answer that is on its way. */
  skip(): void {
    this.#asked = this.#resource.question();
    this.#loads++;
  }

  /** Asks again with the next update. */
  reload(): void {
    this.#asked = undefined;
    this.#host.requestUpdate();
  }

  async #load(): Promise<void> {
    const load = ++this.#loads;
    const subject = this.#resource.subject?.();
    let value: T | undefined;
    let error: FeedError | undefined;
    try {
      const answer = this.#resource.load();
      if (answer instanceof Promise && subject !== this.#subject) this.value = undefined;
      this.#subject = subject;
      // An answer that is cached is shown by the update that asks for it.
      value = answer instanceof Promise ? await answer : answer;
    } catch (thrown) {
      if (!isFeedError(thrown)) throw thrown;
      error = thrown;
    }
    if (load === this.#loads) this.#settle(value, error);
  }

  #settle(value: T | undefined, error: FeedError | undefined): void {
    const before = this.error;
    // The same answer is no news, nor is an error that goes on.
    const isNew = error
      ? error.reason !== before?.reason || error.address !== before.address
      : value !== this.value || before !== undefined;
    this.value = value;
    this.error = error;
    if (!isNew) return;
    if (error) dispatch(this.#host, new LoadErrorEvent(error), 'ozg-feed-failed', error);
    else if (value !== undefined) this.#resource.onLoad(value);
    this.#host.requestUpdate();
  }
}
