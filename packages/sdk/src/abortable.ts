import type { Signal } from './platform.js';

/** Options of a single call. */
export interface RequestOptions {
  /** Ends the wait for the answer with the signal's reason. A request that other callers share continues. */
  signal?: Signal | undefined;
}

/** Starts work that others may share, and waits for it until `signal` is aborted. */
export async function abortable<T>(start: () => T | Promise<T>, { signal }: RequestOptions = {}): Promise<T> {
  signal?.throwIfAborted();
  if (!signal) return start();
  let onAbort = (): void => undefined;
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => {
      reject(signal.reason as Error);
    };
  });
  signal.addEventListener('abort', onAbort);
  try {
    return await Promise.race([start(), aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
