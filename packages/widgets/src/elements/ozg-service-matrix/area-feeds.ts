import type { Feed } from '@ozg-widgets/feed';
import { FeedError, feedReader } from '@ozg-widgets/sdk';
import type { FeedSnapshot } from '@ozg-widgets/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { absolute } from '#host-page';
import { FeedLoadedEvent } from '../../events.js';
import { homeOf, openDirectory } from '../../shared/page/directory.js';
import type { DirectoryHost } from '../../shared/page/directory.js';
import { asText } from '../../shared/data/parse-attributes.js';
import type { PageContext } from '../../shared/controllers/page-context.js';
import { ResourceController } from '../../shared/controllers/resource-controller.js';

/** What the controller reads from an element. */
export interface AreasHost extends ReactiveControllerHost, DirectoryHost {
  areas: string | undefined;
}

/** Areas beyond this number are ignored: each is a request, also where the address of a frame names them. */
const MAX_AREAS = 50;

/** How long to wait for further answers before showing those that have come, in milliseconds. */
const TOGETHER = 50;

/** One area with its feed; without a feed and without an error, it is being loaded. */
export class AreaFeed extends ResourceController<FeedSnapshot> {
  #entry: string;
  #listedName: string | undefined;

  /** `entry` is how the page names the area: the address of its feed, or its ARS or AGS. */
  constructor(entry: string, host: AreasHost, page: PageContext) {
    super(host, {
      question: () => [host.directory ?? homeOf(host, page), host.publicKey, host.simulate, page.version],
      load: async () => {
        const src = await this.#locate(host, page);
        return feedReader({ src, publicKey: host.publicKey })();
      },
      onLoad: (snapshot) => host.dispatchEvent(new FeedLoadedEvent(snapshot)),
    });
    this.#entry = entry;
  }

  get feed(): Feed | undefined {
    return this.value?.value;
  }

  /** The name in the feed, else in the directory; until one of them is read, the host of its feed, or its key. */
  get name(): string {
    return this.feed?.area.name ?? this.#listedName ?? this.#entry.replace(/^https?:\/\/([^/]+).*/, '$1');
  }

  /** The address of the feed. */
  async #locate(host: AreasHost, page: PageContext): Promise<string> {
    const entry = this.#entry;
    if (entry && !/^\d+$/.test(entry) && host.simulate !== 'unreachable') return absolute(entry);
    const found = entry ? await (await openDirectory(host, homeOf(host, page))).find(entry) : undefined;
    this.#listedName = found?.name ?? this.#listedName;
    if (!found?.feed) throw new FeedError('missing', entry);
    return found.feed;
  }
}

/** Loads the feeds of several areas side by side. One that cannot be read leaves the others as they are. */
export class AreaFeeds implements ReactiveController {
  /** The areas in the order of the page. Other areas take their place once one of those has answered. */
  areas: readonly AreaFeed[] = [];

  #host: AreasHost;
  #page: PageContext;
  #next: readonly AreaFeed[] = [];
  #asked: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: AreasHost, page: PageContext) {
    this.#host = host;
    this.#page = page;
    host.addController(this);
  }

  /** Resolves once all feeds are loaded, or cannot be; server rendering waits for it. */
  get pending(): Promise<void> {
    return Promise.all(this.#next.map((area) => area.pending)).then(() => {
      this.areas = this.#next;
    });
  }

  hostUpdate(): void {
    const wanted = asText(this.#host.areas ?? this.#host.src ?? this.#page.src);
    if (wanted !== this.#asked) {
      this.#asked = wanted;
      for (const area of this.#next) area.skip();
      const entries = wanted.split(/,?\s+/).filter(Boolean);
      this.#next = [...new Set(entries.length ? entries : [''])]
        .slice(0, MAX_AREAS)
        .map((entry) => new AreaFeed(entry, this.#host, this.#page));
    }
    for (const area of this.#next) {
      const { pending, value, error } = area;
      area.hostUpdate();
      if (area.pending === pending) continue;
      void area.pending.then(() => {
        if (value !== area.value || error !== area.error) this.#show();
      });
    }
  }

  /** Answers that come soon after each other are shown together. */
  #show(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.areas = this.#next;
      this.#host.requestUpdate();
    }, TOGETHER);
  }
}
