import type { RequestOptions } from './abortable.js';
import type { AreaAnswer } from './errors/area-answer.js';
import { isFeedError } from './errors/feed-error.js';
import type { FeedError } from './errors/feed-error.js';
import type { FeedClient } from './feed-client.js';
import type { FeedSnapshot } from './feed-reader.js';

/** An area, and its feed or why that cannot be read. */
export interface AreaFeed {
  readonly area: AreaAnswer;
  readonly snapshot: FeedSnapshot | undefined;
  readonly error: FeedError | undefined;
}

/** How many feeds are read ahead of the loop. */
const AHEAD = 4;

/** Yields the feeds of areas in their order; areas without a feed are left out. */
export async function* readFeeds<O extends RequestOptions>(
  list: (options: O) => Promise<AreaAnswer[]>,
  clientOf: (src: string) => Pick<FeedClient, 'feed'>,
  options: O,
): AsyncGenerator<AreaFeed, void, void> {
  const { signal } = options;
  const read = async (area: AreaAnswer, src: string): Promise<AreaFeed> => {
    try {
      const snapshot = await clientOf(src).feed({ signal });
      return { area, snapshot, error: snapshot.error };
    } catch (error) {
      if (!isFeedError(error)) throw error;
      return { area, snapshot: undefined, error };
    }
  };
  const areas = (await list(options)).flatMap((area) => (area.feed === undefined ? [] : [{ area, src: area.feed }]));
  const reading: Promise<AreaFeed>[] = [];
  for (let i = 0; i < areas.length; i++) {
    for (const { area, src } of areas.slice(i + reading.length, i + AHEAD)) {
      const started = read(area, src);
      // Awaited in its turn; a loop that ends early does not await it at all.
      started.catch(() => undefined);
      reading.push(started);
    }
    const next = reading.shift();
    if (next) yield await next;
  }
}
