import { Task } from '@lit/task';
import { FeedError, feedReader, isFeedError } from '@ozg-widgets/sdk';
import type { LiveFeed } from '@ozg-widgets/sdk';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type {} from '../../events.js';
import { absolute } from '#host-page';
import type { Page } from './page-context.js';

/** What the controller reads of a widget. */
export interface FeedHost extends ReactiveControllerHost, HTMLElement {
  src: string | undefined;
  publicKey: string | undefined;
  simulate: string | undefined;
}

/**
 * Keeps a widget's feed: reads it, asks again whenever something outside may have changed (the reader obeys `ttl`), and
 * tells the page. A Task forgets its value when it fails; the last good feed is the reader's business.
 */
export class FeedController {
  /** The feed to show; `undefined` while, and whenever, there is none. */
  feed: LiveFeed | undefined;

  constructor(host: FeedHost, page: Page) {
    const tell = (name: string, detail: LiveFeed | FeedError): boolean =>
      host.dispatchEvent(new CustomEvent(`ozg-feed-${name}`, { detail, bubbles: true, composed: true }));
    const show = (feed?: LiveFeed): void => {
      if (feed === this.feed) return;
      this.feed = feed;
      host.requestUpdate();
      if (feed) tell('loaded', feed);
    };
    let shown: string | undefined;
    // A Task asks for an update whenever its status changes: nobody here shows that.
    const quiet = {
      addController: (task: ReactiveController) => {
        host.addController(task);
      },
      requestUpdate() {},
    };

    new Task(quiet as ReactiveControllerHost, {
      args: () => [host.src ?? page.src ?? '', host.publicKey, host.simulate, page.changes] as const,
      task: ([src, publicKey, simulate]) => {
        if (!src || simulate === 'unreachable') throw new FeedError('missing', src);
        const found = feedReader({ src: absolute(src), publicKey })();
        // Known already: shown by the update that asks. What another feed says is not shown meanwhile.
        if (!(found instanceof Promise)) show(found);
        else if (src !== shown) show();
        shown = src;
        return found;
      },
      onComplete: show,
      onError: (error) => {
        show();
        if (isFeedError(error)) tell('failed', error);
      },
    });
  }
}
