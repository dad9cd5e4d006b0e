import type { AreaAnswer, FeedError, LiveCoverage, LiveFeed } from '@ozg-widgets/sdk';

/** A widget has a feed to show, the first one or a newer one: `detail` is it. */
export type FeedLoadedEvent = CustomEvent<LiveFeed>;

/** `<ozg-coverage>` has figures to show, or newer ones: `detail` is them. */
export type CoverageLoadedEvent = CustomEvent<LiveCoverage>;

/** The directory of an `<ozg-area-picker>` is readable; `detail.area` is the one that its `value` names. */
export type DirectoryLoadedEvent = CustomEvent<{ area: AreaAnswer | undefined }>;

/** A widget has no feed to show, `detail.reason` says why. The page's own words stay. */
export type FeedFailedEvent = CustomEvent<FeedError>;

/** An area was chosen: `detail` is it, or `null` once the choice is forgotten. */
export type AreaChangedEvent = CustomEvent<AreaAnswer | null>;

declare global {
  /** On whatever they bubble to: the document, the window, an element around widgets. */
  interface GlobalEventHandlersEventMap {
    'ozg-feed-loaded': FeedLoadedEvent | CoverageLoadedEvent | DirectoryLoadedEvent;
    'ozg-feed-failed': FeedFailedEvent;
    'ozg-area-changed': AreaChangedEvent;
  }
  /** On an element: that of most widgets. */
  interface HTMLElementEventMap {
    'ozg-feed-loaded': FeedLoadedEvent;
  }
}
