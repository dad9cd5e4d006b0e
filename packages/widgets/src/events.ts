import type { AreaAnswer, FeedError, LiveFeed } from '@ozg-widgets/sdk';

/** A widget has a feed to show, the first one or a newer one: `detail` is it. */
export type FeedLoadedEvent = CustomEvent<LiveFeed>;

/** A widget has no feed to show, `detail.reason` says why. The page's own words stay. */
export type FeedFailedEvent = CustomEvent<FeedError>;

/** An area was chosen: `detail` is it, or `null` once the choice is forgotten. */
export type AreaChangedEvent = CustomEvent<AreaAnswer | null>;

declare global {
  interface HTMLElementEventMap {
    'ozg-feed-loaded': FeedLoadedEvent;
    'ozg-feed-failed': FeedFailedEvent;
    'ozg-area-changed': AreaChangedEvent;
  }
}
