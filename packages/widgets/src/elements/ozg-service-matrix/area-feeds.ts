import { FeedError, feedReader } from '@ozg-widgets/sdk';
import type { LiveFeed } from '@ozg-widgets/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { absolute } from '#host-page';
import { homeOf, known, openDirectory } from '../../shared/page/directory.js';
import type { DirectoryHost } from '../../shared/page/directory.js';
import { asText } from '../../shared/data/parse-attributes.js';
import type { Page } from '../../shared/controllers/page-context.js';

/** Areas beyond this number are ignored: each is a request, also where the address of a frame names them. */
const MOST = 50;

/** What the controller reads of a widget. */
export interface AreasHost extends ReactiveControllerHost, DirectoryHost {
  areas: string | undefined;
}

/** One area with its feed; without one and without a problem, it is being read. */
export interface AreaFeed {
  /** How the page names it: the address of its feed, or its ARS or AGS. */
  entry: string;
  /** What it is called, as far as that is known. */
  name: string;
  feed?: LiveFeed | undefined;
  problem?: FeedError | undefined;
}

/**
 * Keeps the feeds of several areas: reads them side by side, asks again whenever something outside may have changed (the
 * client obeys `ttl`), and tells the page of each. One that cannot be read leaves the others as they are.
 */
export class AreaFeeds implements ReactiveController {
  /** The areas in the order of the page. Others that it names take their place once one of them has answered. */
  areas: AreaFeed[] = [];

  #host: AreasHost;
  #page: Page;
  #next: AreaFeed[] = [];
  /** What was asked last, and when. */
  #asked: string | undefined;
  #askedAt = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: AreasHost, page: Page) {
    this.#host = host;
    this.#page = page;
    host.addController(this);
  }

  hostUpdate(): void {
    const { areas, directory, publicKey, simulate } = this.#host;
    const src = this.#host.src ?? this.#page.src;
    const question = [areas, src, directory, publicKey, simulate].join('\n');
    const { changes } = this.#page;
    if (question === this.#asked && changes === this.#askedAt) return;
    if (question !== this.#asked) {
      const entries = asText(areas ?? src)
        .split(/,?\s+/)
        .filter(Boolean);
      this.#next = [...new Set(entries.length ? entries : [''])]
        .slice(0, MOST)
        .map((entry) => ({ entry, name: nameOf(entry) }));
    }
    this.#asked = question;
    this.#askedAt = changes;
    for (const area of this.#next) void this.#read(area);
  }

  async #read(area: AreaFeed): Promise<void> {
    let [feed, problem]: [LiveFeed?, FeedError?] = [];
    try {
      const src = await this.#locate(area);
      feed = await feedReader({ src, publicKey: this.#host.publicKey })();
    } catch (error) {
      problem = known(error);
    }
    // Other areas may have been asked for in the meantime, and what is known already is no news.
    if (!this.#next.includes(area) || (feed === area.feed && (feed ?? area.problem?.reason === problem?.reason)))
      return;
    Object.assign(area, { feed, problem, name: (feed?.area ?? area).name });
    const [name, detail] = feed ? ['loaded', feed] : ['failed', problem];
    this.#host.dispatchEvent(new CustomEvent(`ozg-feed-${name}`, { detail, bubbles: true, composed: true }));
    // Answers that come soon after each other are shown together.
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.areas = this.#next;
      this.#host.requestUpdate();
    }, 50);
  }

  /** Where an area's feed is. */
  async #locate(area: AreaFeed): Promise<string> {
    const { entry } = area;
    if (entry && !/^\d+$/.test(entry) && this.#host.simulate !== 'unreachable') return absolute(entry);
    const found = entry
      ? await (await openDirectory(this.#host, homeOf(this.#host, this.#page))).find(entry)
      : undefined;
    // The feed's own name counts, once it is known.
    area.name = (area.feed?.area ?? found ?? area).name;
    if (!found?.feed) throw new FeedError('missing', entry);
    return found.feed;
  }
}

/** What an area is called as long as nobody has said it: where its feed is, or its key. */
const nameOf = (entry: string): string => entry.replace(/^https?:\/\/([^/]+).*/, '$1');
