/** Reading in a page, by `fetch`. */
import { SIZE_LIMIT } from '@ozg-widgets/feed';
import type { Read } from './read-types.js';

/** What a reader never exceeds. */
export interface ReadLimits {
  /** For one answer, body included, in milliseconds. Default: 10,000. */
  timeLimit?: number;
  /** Of a body, in bytes. Default: what a widget reads. */
  sizeLimit?: number;
}

/** A reader for pages. It sends no cookies, and sees only what the page it runs in may read. */
export function fetchReader({ timeLimit = 10_000, sizeLimit = SIZE_LIMIT }: ReadLimits = {}): Read {
  return async (address) => {
    const signal = AbortSignal.timeout(timeLimit);
    try {
      const response = await fetch(address, { signal, credentials: 'omit' });
      const bytes = await bodyOf(response, sizeLimit);
      if (!bytes) return { failed: 'endless' };
      const { url, status } = response;
      return { url, status, headers: Object.fromEntries(response.headers), complete: false, bytes };
    } catch {
      return signal.aborted
        ? { failed: 'slow', facts: { seconds: timeLimit / 1000 } }
        : // Whatever is wrong, a browser says the same.
          { failed: 'blocked' };
    }
  };
}

/** The body, or nothing where it is larger than the limit. */
async function bodyOf({ body }: Response, limit: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader() as ReadableStreamDefaultReader<Uint8Array> | undefined;
  for (;;) {
    const { done = true, value } = (await reader?.read()) ?? {};
    if (done || !value) break;
    if ((size += value.length) > limit) {
      await reader?.cancel();
      return;
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
