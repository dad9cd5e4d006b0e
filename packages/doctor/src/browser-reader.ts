/** Reads addresses with `fetch`. */
import { SIZE_LIMIT } from '@ozg-widgets/feed';
import type { Read } from './read-types.js';

/** The limits of a reader. */
export interface ReadLimits {
  /**
   * For one response including its body, in milliseconds.
   *
   * @default 10_000
   */
  timeLimit?: number;
  /**
   * For a body, in bytes.
   *
   * @default the limit of the widgets, 5 MB
   */
  sizeLimit?: number;
}

/** A reader for pages. It sends no cookies, and reads only what the page may read (CORS). */
export function fetchReader({ timeLimit = 10_000, sizeLimit = SIZE_LIMIT }: ReadLimits = {}): Read {
  return async (address) => {
    const signal = AbortSignal.timeout(timeLimit);
    try {
      const response = await fetch(address, { signal, credentials: 'omit' });
      const bytes = await readBody(response, sizeLimit);
      if (!bytes) return { failed: 'endless' };
      const { url, status } = response;
      return { url, status, headers: Object.fromEntries(response.headers), complete: false, bytes };
    } catch {
      return signal.aborted
        ? { failed: 'slow', facts: { seconds: timeLimit / 1000 } }
        : // Browsers throw the same TypeError for every network error.
          { failed: 'blocked' };
    }
  };
}

/** The body; `undefined` if it exceeds the limit. */
async function readBody({ body }: Response, limit: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body?.getReader() as ReadableStreamDefaultReader<Uint8Array> | undefined;
  for (;;) {
    const { done = true, value } = (await reader?.read()) ?? {};
    if (done || !value) break;
    size += value.length;
    if (size > limit) {
      await reader?.cancel();
      return;
    }
    chunks.push(value);
  }
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}
