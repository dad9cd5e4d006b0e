import { SIZE_LIMIT } from '@ozg-widgets/feed';
import { request } from '#transport';
import { FeedError } from '../errors/feed-error.js';

/** How to read a document. Times are in milliseconds. */
export interface ReadOptions {
  /** For one attempt until the answer begins. */
  timeout: number;
  /** For everything: all attempts, the pauses between them, and the body. */
  deadline: number;
  retries: number;
  fetch: typeof fetch | undefined;
  /** How to use what the browser keeps; its own way unless told. */
  cache?: RequestCache;
}

/**
 * Reads one document. No header beyond what a browser sends by itself, so no CORS preflight.
 * @throws {FeedError} with the reason; anything else thrown is a bug
 */
export async function read<T>(
  address: string,
  { timeout, deadline, retries, fetch, cache }: ReadOptions,
  parse: (text: string) => T,
): Promise<T> {
  let text = '';
  try {
    const signal = AbortSignal.timeout(deadline);
    const { body } = await request(address, {
      timeout,
      retry: { limit: retries, jitter: true },
      signal,
      fetch,
      cache,
    });
    const decoder = new TextDecoder();
    let size = 0;
    // Handed on through ky, the signal no longer reaches the body in Node.
    await body?.pipeTo(
      new WritableStream<Uint8Array>({
        write(chunk) {
          text += decoder.decode(chunk, { stream: true });
          if ((size += chunk.length) > SIZE_LIMIT) throw new FeedError('invalid', address, { detail: 'too-large' });
        },
      }),
      { signal },
    );
    return parse(text + decoder.decode());
  } catch (cause) {
    const { name, response } = cause as { name: string; response?: Response };
    const fail = (reason: FeedError['reason'], facts: object = {}): FeedError =>
      new FeedError(reason, address, { cause, ...facts });
    if (name === 'TimeoutError') throw fail('timeout');
    // fetch has one error for everything below HTTP, a connection that breaks off in the middle included.
    if (name === 'TypeError') throw fail('offline');
    if (name === 'SyntaxError') throw fail('invalid', { detail: /^\s*</.test(text) ? 'html' : 'not-json' });
    if (!response) throw cause;
    const { status } = response;
    throw fail(status === 404 || status === 410 ? 'missing' : 'refused', { status });
  }
}
