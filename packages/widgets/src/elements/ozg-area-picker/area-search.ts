import type { AreaAnswer } from '@ozg-widgets/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AreaDirectory } from './area-directory.js';
import { known } from '../../shared/page/directory.js';

/** Maximum number of options. */
const OFFERED = 10;

/** Minimum length of a query. */
const LETTERS = 2;

/** Milliseconds after the last input until the search starts. */
const PAUSE = 150;

/** The text in a picker's field, and the list of matching areas. */
export class AreaSearch implements ReactiveController {
  text = '';
  open = false;
  /** The areas of the list. */
  offered: AreaAnswer[] = [];
  /** Whether there are more matches. */
  more = false;
  /** Index of the highlighted option; -1 is none. */
  active = -1;
  /** The query without matches. */
  missed = '';
  failed = false;

  #host: ReactiveControllerHost;
  #directory: AreaDirectory;
  #typing: ReturnType<typeof setTimeout> | undefined;
  /** Number of searches: a result is dropped after the next search has started. */
  #searches = 0;

  constructor(host: ReactiveControllerHost, directory: AreaDirectory) {
    this.#host = host;
    this.#directory = directory;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.close();
  }

  /** Takes the text of the field, and searches after a pause. */
  type(text: string): void {
    this.text = text;
    this.active = -1;
    this.#stop();
    this.#typing = setTimeout(() => void this.ask(), PAUSE);
    this.#host.requestUpdate();
  }

  /** Searches now, and opens the list with an option highlighted (-1 is the last one), or none. */
  async ask(at?: number): Promise<void> {
    this.#stop();
    const search = this.#searches;
    const typed = this.text.trim();
    let found: AreaAnswer[] = [];
    let failed = false;
    try {
      if (typed.length >= LETTERS) found = (await this.#directory.source?.search(typed)) ?? [];
    } catch (error) {
      known(error);
      failed = true;
    }
    if (search !== this.#searches) return;
    this.offered = found.slice(0, OFFERED);
    this.more = found.length > OFFERED;
    this.open = found.length > 0;
    this.active = at === undefined || !this.open ? -1 : at < 0 ? this.offered.length - 1 : at;
    this.failed = failed;
    this.missed = typed.length < LETTERS || this.open || failed ? '' : typed;
    this.#host.requestUpdate();
  }

  /** Highlights the next or previous option, wrapping around; opens the list if it is closed or outdated. */
  move(down: boolean): void {
    const { offered, active } = this;
    if (!this.#ready) void this.ask(down ? 0 : -1);
    else if (down) this.active = (active + 1) % offered.length;
    else this.active = (active < 1 ? offered.length : active) - 1;
    this.#host.requestUpdate();
  }

  /** The area that Enter selects: the highlighted or only one; `undefined` if the list is closed or outdated. */
  get chosen(): AreaAnswer | undefined {
    return this.#ready ? this.offered[this.offered.length === 1 ? 0 : this.active] : undefined;
  }

  close(): void {
    this.#stop();
    this.open = false;
    this.active = -1;
    this.#host.requestUpdate();
  }

  /** Closes the list, and sets the text of the field. */
  end(text: string): void {
    this.text = text;
    this.missed = '';
    this.failed = false;
    this.close();
  }

  get #ready(): boolean {
    return this.open && this.#typing === undefined;
  }

  #stop(): void {
    clearTimeout(this.#typing);
    this.#typing = undefined;
    this.#searches++;
  }
}
