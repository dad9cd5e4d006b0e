import type { AreaAnswer, FeedError } from '@ozg-widgets/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { DirectorySource } from '../../shared/page/directory-source.js';
import { homeOf, known, openDirectory } from '../../shared/page/directory.js';
import type { DirectoryHost } from '../../shared/page/directory.js';
import type { Page } from '../../shared/controllers/page-context.js';

/** What the directory reads of a picker. */
export interface AreaHost extends ReactiveControllerHost, DirectoryHost {
  value: string | undefined;
}

/** Keeps a picker's directory, and finds the area that its `value` names, whenever one of them changes. */
export class AreaDirectory implements ReactiveController {
  /** What answers; `undefined` while, and whenever, the directory cannot be read. */
  source: DirectorySource | undefined;
  /** When it was asked last whether it answers, in milliseconds. */
  readAt = Date.now();
  /** Whether the area that `value` names could not be looked up. */
  failed = false;

  #host: AreaHost;
  #page: Page;
  #onArea: (area: AreaAnswer | undefined) => void;
  /** What was asked last, and when: a directory that cannot be read is tried again whenever the page is looked at. */
  #asked: string | undefined;
  #askedAt = 0;
  #readings = 0;

  /** Calls `onArea` with the area that `value` names, or without one where it names none. */
  constructor(host: AreaHost, page: Page, onArea: (area: AreaAnswer | undefined) => void) {
    this.#host = host;
    this.#page = page;
    this.#onArea = onArea;
    host.addController(this);
  }

  hostUpdate(): void {
    const { changes } = this.#page;
    if (this.#asked === this.#question && (this.source ?? changes === this.#askedAt)) return;
    this.#asked = this.#question;
    this.#askedAt = changes;
    void this.#read();
  }

  /** Accepts an area as what `value` names. */
  accept(area: AreaAnswer | undefined): void {
    this.#host.value = area?.ars;
    this.#asked = this.#question;
    this.#readings++;
    this.failed = false;
  }

  /** Looks up again what `value` names. */
  retry(): void {
    this.#asked = undefined;
    this.#host.requestUpdate();
  }

  /** All that an answer depends on. */
  get #question(): string {
    const { directory, publicKey, simulate, value } = this.#host;
    return [directory, homeOf(this.#host, this.#page), publicKey, simulate, value].join(' ');
  }

  async #read(): Promise<void> {
    const reading = ++this.#readings;
    const { value } = this.#host;
    let source: DirectorySource | undefined;
    let area: AreaAnswer | undefined;
    let problem: FeedError | undefined;
    try {
      source = await openDirectory(this.#host, homeOf(this.#host, this.#page));
      // Where one area cannot be looked up, the rest of the directory may still answer.
      if (value) area = await source.find(value).catch((error: unknown) => void (problem = known(error)));
      if (!area) await source.find();
    } catch (error) {
      source = undefined;
      problem = known(error);
    }
    if (reading !== this.#readings) return;
    this.source = source;
    this.readAt = Date.now();
    this.failed = problem !== undefined;
    const [name, detail] = source ? ['loaded', { area }] : ['failed', problem];
    this.#host.dispatchEvent(new CustomEvent(`ozg-feed-${name}`, { detail, bubbles: true, composed: true }));
    if (!problem) this.#onArea(area);
    this.#host.requestUpdate();
  }
}
