import type { Feed, Service } from '@ozg-widgets/feed';
import type { RequestOptions } from './abortable.js';
import { isFeedError } from './errors/feed-error.js';
import type { FeedError } from './errors/feed-error.js';
import type { FeedSnapshot } from './feed-reader.js';
import type { Signal } from './platform.js';
import { report } from './report.js';

/** A service that has changed: without `before` it is new, without `after` it is no longer listed. */
export interface ServiceChange {
  /** LeiKa key. */
  readonly key: string;
  readonly before: Service | undefined;
  readonly after: Service | undefined;
}

/** What is new about a feed. */
export interface FeedUpdate {
  /** The feed; `undefined` if there is none. */
  readonly snapshot: FeedSnapshot | undefined;
  /** Why there is no feed, or why it could not be read again. */
  readonly error: FeedError | undefined;
  /** The services that differ from the update before; empty at first. */
  readonly changes: readonly ServiceChange[];
}

/** Gets each update. An error that it throws is reported, and does not end the watch. */
export type FeedListener = (update: FeedUpdate) => void;

/** Least time between two readings, in milliseconds. */
const LEAST = 60_000;
/** Maximum `setTimeout` delay (2^31 − 1 ms). */
const MOST = 2_147_483_647;

/** What a watch reads, and by which clock. */
export interface Watched {
  read: (options: RequestOptions) => Promise<FeedSnapshot>;
  now: () => number;
}

/** Yields what is new about a feed, now and after each `ttl`, until the signal is aborted. */
export async function* updates({ read, now }: Watched, signal: Signal): AsyncGenerator<FeedUpdate, void, void> {
  let told: string | undefined;
  let known: Feed | undefined;
  while (!signal.aborted) {
    let snapshot: FeedSnapshot | undefined;
    let error: FeedError | undefined;
    try {
      snapshot = await read({ signal });
      error = snapshot.error;
    } catch (thrown) {
      if (aborted(signal)) return;
      if (!isFeedError(thrown)) throw thrown;
      error = thrown;
    }
    // Aborted while waiting.
    if (aborted(signal)) return;
    // The same content read again is no news; a failure to read it is.
    const print = `${snapshot?.value.published ?? ''} ${error?.reason ?? ''}`;
    if (print !== told) {
      const value = snapshot?.value;
      const changes = value && known && value.published !== known.published ? changesBetween(known, value) : [];
      told = print;
      known = value ?? known;
      yield { snapshot, error, changes };
    }
    await sleep(pauseAfter(snapshot, now), signal);
  }
}

/** Calls a listener with each update; returns a function that ends the watch. */
export function watch(watched: Watched, listener: FeedListener, signal: Signal | undefined): () => void {
  const controller = linked(signal);
  async function run(): Promise<void> {
    for await (const update of updates(watched, controller.signal)) {
      try {
        listener(update);
      } catch (error) {
        report(error);
      }
    }
  }
  run().catch(report);
  return () => {
    controller.abort();
  };
}

/** What is used of an `AbortController`. */
interface Controller {
  readonly signal: Signal;
  abort(reason?: unknown): void;
}

/** A controller that is aborted with another signal. */
export function linked(signal: Signal | undefined): Controller {
  const controller = new AbortController();
  const abort = (): void => {
    controller.abort(signal?.reason);
  };
  if (signal?.aborted) abort();
  else signal?.addEventListener('abort', abort, { once: true, signal: controller.signal });
  return controller;
}

/** How long to wait until a feed may be read again. */
function pauseAfter(snapshot: FeedSnapshot | undefined, now: () => number): number {
  if (!snapshot || snapshot.error) return LEAST;
  const { value, readAt } = snapshot;
  const end = Date.parse(value.validUntil ?? '') || Infinity;
  return Math.min(Math.max(Math.min(readAt + value.ttl * 1000, end) - now(), LEAST), MOST);
}

/** The services in which two versions of a feed differ. */
function changesBetween(before: Feed, after: Feed): ServiceChange[] {
  const old = new Map(before.services.map((service) => [service.key, service]));
  const fresh = new Map(after.services.map((service) => [service.key, service]));
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .map((key) => ({ key, before: old.get(key), after: fresh.get(key) }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

// A call, since the compiler takes a property that was false a moment ago to be false still.
const aborted = (signal: Signal): boolean => signal.aborted;

const sleep = (milliseconds: number, signal: Signal): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    // What consumes the updates may have aborted before this began.
    const timer = setTimeout(end, signal.aborted ? 0 : milliseconds);
    signal.addEventListener('abort', end);
  });
