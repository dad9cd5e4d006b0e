import { SIZE_LIMIT } from '@ozg-widgets/feed';
import { networkDetail, remember, request } from '#transport';
import { FeedError } from '../errors/feed-error.js';
import type { FeedErrorOptions, FeedErrorReason } from '../errors/feed-error.js';
import type { Fetch } from '../platform.js';

/** What a request is about to ask for. */
export interface OutgoingRequest {
  /** Absolute URL. */
  readonly url: string;
  /** 1 for the first attempt. */
  readonly attempt: number;
}

/** How to read a document. Times are in milliseconds. */
export interface ReadOptions {
  /** For one attempt, until the response begins. */
  timeout: number;
  /** For all attempts, the pauses between them, and the body. */
  deadline: number;
  retries: number;
  fetch: Fetch | undefined;
  /** How to use the browser's HTTP cache. */
  cache?: 'reload' | undefined;
  /** What the readers of a page do without. */
  extras?: {
    /** Whether a TypeError of the caller's `fetch` is none of the network. */
    isBug?: ((error: unknown) => boolean) | undefined;
    headers?: Record<string, string> | undefined;
    hooks?: { beforeRequest: ((request: { url: string }, options: object, state: { retryCount: number }) => void)[] };
  };
}

/**
 * Reads one document. In browsers it sends no header of its own, so no CORS preflight. `known` is the value that was
 * parsed from the same address before: where the server says that it has not changed, it is the answer.
 * @throws {FeedError} if the document cannot be loaded
 */
export async function read<T>(
  address: string,
  { timeout, deadline, retries, fetch, cache, extras }: ReadOptions,
  parse: (text: string) => T,
  known?: T,
): Promise<T> {
  const fail = (reason: FeedErrorReason, options: FeedErrorOptions): FeedError =>
    new FeedError(reason, address, options);
  const decoder = new TextDecoder();
  let text = '';
  let response: Response;
  try {
    const signal = AbortSignal.timeout(deadline);
    const retry = { limit: retries, jitter: true };
    response = await request(address, { timeout, retry, signal, fetch, cache, ...extras }, known);
    let size = 0;
    // Passed on through ky, the signal does not reach the body in Node.
    await response.body?.pipeTo(
      new WritableStream<Uint8Array>({
        write(chunk) {
          text += decoder.decode(chunk, { stream: true });
          if ((size += chunk.length) > SIZE_LIMIT) throw fail('invalid', { detail: 'too-large' });
        },
      }),
      { signal },
    );
  } catch (cause) {
    const { name, response } = cause as Error & { response?: Response };
    if (name === 'TimeoutError') throw fail('timeout', { cause });
    // The runtime's fetch has one error for everything below HTTP. A TypeError of the caller's fetch may be a bug.
    if (name === 'TypeError' && !extras?.isBug?.(cause)) throw fail('offline', { cause, detail: networkDetail(cause) });
    if (!response) throw cause;
    const { status } = response;
    if (status === 304 && known) return known;
    throw fail(status === 404 || status === 410 ? 'missing' : 'refused', { cause, status });
  }
  try {
    const value = parse(text + decoder.decode());
    remember(value, response);
    return value;
  } catch (cause) {
    if ((cause as Error).name !== 'SyntaxError') throw cause;
    throw fail('invalid', { cause, detail: /^\s*</.test(text) ? 'html' : 'not-json' });
  }
}
