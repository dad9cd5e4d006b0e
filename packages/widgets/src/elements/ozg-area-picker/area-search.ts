import type { AreaAnswer } from '@ozg-widgets/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AreaDirectory } from './area-directory.js';
import { known } from '../../shared/page/directory.js';

/** How many areas are offered at once, from how many letters on, and how long a pause (ms) ends somebody's typing. */
const OFFERED = 10;
const LETTERS = 2;
const PAUSE = 150;

/** What is typed into a picker, and the list of areas that this may mean. */
export class AreaSearch implements ReactiveController {
  text = '';
  open = false;
  /** The areas of the list. */
  offered: AreaAnswer[] = [];
  /** Whether there are more. */
  more = false;
  /** Which of them is about to be chosen; -1 is none. */
  active = -1;
  /** What was sought in vain. */
  missed = '';
  failed = false;

  #host: ReactiveControllerHost;
  #directory: AreaDirectory;
  #typing: ReturnType<typeof setTimeout> | undefined;
  /** Counts searches: what comes after the next one has begun is not wanted any more. */
  #searches = 0;

  constructor(host: ReactiveControllerHost, directory: AreaDirectory) {
    this.#host = host;
    this.#directory = directory;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.close();
  }

  /** Takes what is typed, and asks once no more is. */
  type(text: string): void {
    this.text = text;
    this.active = -1;
    this.#stop();
    this.#typing = setTimeout(() => void this.ask(), PAUSE);
    this.#host.requestUpdate();
  }

  /** Asks now, and opens the list: at an option (-1 is the last one), or at none. */
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

  /** Goes to the option below or above, round and round; opens the list where it is closed, or out of date. */
  move(down: boolean): void {
    const { offered, active } = this;
    if (!this.#ready) void this.ask(down ? 0 : -1);
    else if (down) this.active = (active + 1) % offered.length;
    else this.active = (active < 1 ? offered.length : active) - 1;
    this.#host.requestUpdate();
  }

  /** The area that Enter chooses: the active one, or the only one; `undefined` where the list is closed or out of date. */
  get chosen(): AreaAnswer | undefined {
    return this.#ready ? this.offered[this.offered.length === 1 ? 0 : this.active] : undefined;
  }

  close(): void {
    this.#stop();
    this.open = false;
    this.active = -1;
    this.#host.requestUpdate();
  }

  /** Closes the list, with another text in the field. */
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
