import type { Feed } from '@ozg-widgets/feed';
import { FeedError, feedReader } from '@ozg-widgets/sdk';
import type { FeedSnapshot } from '@ozg-widgets/sdk';
import type { ReactiveControllerHost } from 'lit';
import { absolute } from '#host-page';
import { FeedLoadedEvent } from '../../events.js';
import type { PageContext } from './page-context.js';
import { ResourceController } from './resource-controller.js';

/** What the controller reads from an element. */
export interface FeedHost extends ReactiveControllerHost, HTMLElement {
  src: string | undefined;
  publicKey: string | undefined;
  simulate: string | undefined;
}

/** Loads an element's feed, and looks again whenever something outside may have changed; the reader obeys `ttl`. */
export class FeedController extends ResourceController<FeedSnapshot> {
  constructor(host: FeedHost, page: PageContext) {
    const src = (): string => host.src ?? page.src ?? '';
    super(host, {
      question: () => [src(), host.publicKey, host.simulate, page.version],
      subject: src,
      load: () => {
        if (!src() || host.simulate === 'unreachable') throw new FeedError('missing', src());
        return feedReader({ src: absolute(src()), publicKey: host.publicKey })();
      },
      onLoad: (snapshot) => host.dispatchEvent(new FeedLoadedEvent(snapshot)),
    });
    host.addController(this);
  }

  /** The feed; `undefined` while, and whenever, there is none. */
  get feed(): Feed | undefined {
    return this.value?.value;
  }
}
