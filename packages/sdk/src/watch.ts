import type { LiveFeed } from './feed-reader.js';
import { isFeedError } from './errors/feed-error.js';
import type { FeedError } from './errors/feed-error.js';
import type { Wait } from './abortable.js';

/** Is told of the feed; without one, of why there is none. */
export type FeedListener = (feed: LiveFeed | undefined, error: FeedError | undefined) => void;

/** The least time between two readings, in milliseconds. */
const LEAST = 60_000;
/** The most that a timer takes. */
const MOST = 2_147_483_647;

/** Asks for a feed again and again, not before its `ttl` is over, and tells what is new. */
export function watch(
  read: (wait: Wait) => Promise<LiveFeed>,
  listener: FeedListener,
  now: () => number,
  signal: AbortSignal,
): void {
  let told: unknown;
  let timer: ReturnType<typeof setTimeout> | undefined;
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
  });

  async function look(): Promise<void> {
    let pause = LEAST;
    let news: [LiveFeed | undefined, FeedError | undefined];
    try {
      const feed = await read({ signal });
      const end = Date.parse(feed.validUntil ?? '') || Infinity;
      if (!feed.problem) pause = Math.min(feed.readAt + feed.ttl * 1000, end) - now();
      news = [feed, undefined];
    } catch (error) {
      if (signal.aborted) return;
      if (!isFeedError(error)) throw error;
      news = [undefined, error];
    }
    // Aborted while it was waited for.
    if (signal.aborted) return;
    const [feed, error] = news;
    // The same content read again is no news; trouble with reading it is.
    const print = feed ? `${feed.published} ${feed.problem?.reason ?? ''}` : error?.reason;
    timer = setTimeout(() => void look(), Math.min(Math.max(pause, LEAST), MOST));
    if (print !== told) {
      told = print;
      listener(feed, error);
    }
  }
  if (!signal.aborted) void look();
}
