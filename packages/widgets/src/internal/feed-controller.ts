import { Task } from '@lit/task';
import { createFeedClient, FeedError, isFeedError } from '@ozg-widgets/sdk';
import type { FeedClient, LiveFeed } from '@ozg-widgets/sdk';
import type { ReactiveControllerHost } from 'lit';
import type {} from '../events.js';
import { absolute } from '#surroundings';
import type { Page } from './page.js';

/** What the controller reads of a widget. */
export interface FeedHost extends ReactiveControllerHost, HTMLElement {
  src: string | undefined;
  publicKey: string | undefined;
  simulate: string | undefined;
}

const clients: Record<string, FeedClient> = {};

/**
 * Keeps a widget's feed: reads it, asks again whenever something outside may have changed (the client obeys `ttl`), and
 * tells the page. A Task forgets its value when it fails; the last good feed is the client's business.
 */
export class FeedController {
  /** The feed to show; `undefined` while, and whenever, there is none. */
  feed: LiveFeed | undefined;

  constructor(host: FeedHost, page: Page) {
    const tell = (name: string, detail: LiveFeed | FeedError): boolean =>
      host.dispatchEvent(new CustomEvent(`ozg-feed-${name}`, { detail, bubbles: true, composed: true }));

    new Task(host, {
      args: () => [host.src ?? page.src ?? '', host.publicKey, host.simulate, page.changes] as const,
      task: ([src, publicKey, simulate], { signal }) => {
        if (!src || simulate === 'unreachable') throw new FeedError('missing', src);
        const address = absolute(src);
        return (clients[address + (publicKey ?? '')] ??= createFeedClient({ src: address, publicKey })).feed({
          signal,
        });
      },
      onComplete: (feed) => {
        if (feed !== this.feed) tell('loaded', (this.feed = feed));
      },
      onError: (error) => {
        this.feed = undefined;
        if (isFeedError(error)) tell('failed', error);
      },
    });
  }
}
