import type { CoverageDocument, Feed } from '@ozg-widgets/feed';
import type { AreaAnswer, CoverageSnapshot, FeedError, FeedSnapshot } from '@ozg-widgets/sdk';

/** All events can be heard on the document, out of shadow roots too. */
const init: EventInit = { bubbles: true, composed: true };

/** A feed as `detail` of 0.1 had it. */
type LegacyFeed = Feed & { readonly readAt: number; readonly problem: FeedError | undefined };

/** An element has a feed to show: the first one, or a newer one. */
export class FeedLoadedEvent extends Event {
  /** The feed, with the time it was read at. */
  readonly snapshot: FeedSnapshot;

  constructor(snapshot: FeedSnapshot) {
    super('ozg-feed-loaded', init);
    this.snapshot = snapshot;
  }

  /** The feed. */
  get feed(): Feed {
    return this.snapshot.value;
  }

  /** @deprecated since 0.2: use `feed` and `snapshot` */
  get detail(): LegacyFeed {
    const { value, readAt, error } = this.snapshot;
    return Object.assign(Object.create(value) as Feed, { readAt, problem: error });
  }
}

/** An `<ozg-coverage>` has figures to show: the first ones, or newer ones. */
export class CoverageLoadedEvent extends Event {
  /** The figures, with the time they were read at. */
  readonly snapshot: CoverageSnapshot;

  constructor(snapshot: CoverageSnapshot) {
    super('ozg-coverage-loaded', init);
    this.snapshot = snapshot;
  }

  /** How far the service has come. */
  get coverage(): CoverageDocument {
    return this.snapshot.value;
  }
}

/** The directory of an `<ozg-area-picker>` is readable. */
export class DirectoryLoadedEvent extends Event {
  /** The area that the picker's `value` names. */
  readonly area: AreaAnswer | undefined;

  constructor(area: AreaAnswer | undefined) {
    super('ozg-directory-loaded', init);
    this.area = area;
  }
}

/** An element has nothing to show; its slot stays. */
export class LoadErrorEvent extends Event {
  /** Why: `error.reason` is for programs. */
  readonly error: FeedError;

  constructor(error: FeedError) {
    super('ozg-load-error', init);
    this.error = error;
  }
}

/** An area was chosen in an `<ozg-area-picker>`. */
export class AreaChangeEvent extends Event {
  /** The area; `null` if the choice was cleared. */
  readonly area: AreaAnswer | null;

  constructor(area: AreaAnswer | null) {
    super('ozg-area-change', init);
    this.area = area;
  }
}

/** Deprecated since 0.2: use {@link LoadErrorEvent}. */
export type FeedFailedEvent = CustomEvent<FeedError>;

/** Deprecated since 0.2: use {@link AreaChangeEvent}. */
export type AreaChangedEvent = CustomEvent<AreaAnswer | null>;

/**
 * What `<ozg-coverage>` and `<ozg-area-picker>` fire under the name of {@link FeedLoadedEvent}, as in 0.1, until 0.3. Its
 * `feed` tells the two apart.
 */
export type LegacyLoadedEvent = CustomEvent<
  | (CoverageDocument & { readonly readAt: number; readonly problem: FeedError | undefined })
  | { area: AreaAnswer | undefined }
> & { readonly feed?: undefined };

/** Dispatches an event, and after it the one that 0.1 had in its place. */
export function dispatch(target: EventTarget, event: Event, legacyName: string, detail: unknown): void {
  target.dispatchEvent(event);
  target.dispatchEvent(new CustomEvent(legacyName, { ...init, detail }));
}

interface OzgEventMap {
  'ozg-coverage-loaded': CoverageLoadedEvent;
  'ozg-directory-loaded': DirectoryLoadedEvent;
  'ozg-load-error': LoadErrorEvent;
  'ozg-area-change': AreaChangeEvent;
  /** @deprecated since 0.2: use `ozg-load-error` */
  'ozg-feed-failed': FeedFailedEvent;
  /** @deprecated since 0.2: use `ozg-area-change` */
  'ozg-area-changed': AreaChangedEvent;
}

declare global {
  /** What they bubble to: the document, the window. Until 0.3, `feed` tells the event from its namesake. */
  interface GlobalEventHandlersEventMap extends OzgEventMap {
    'ozg-feed-loaded': FeedLoadedEvent | LegacyLoadedEvent;
  }
  /** The element itself. */
  interface HTMLElementEventMap extends OzgEventMap {
    'ozg-feed-loaded': FeedLoadedEvent;
  }
}
