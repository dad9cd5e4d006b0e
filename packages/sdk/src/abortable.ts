/** How long to wait: until `signal` is aborted. What others wait for too goes on. */
export interface Wait {
  signal?: AbortSignal;
}

/** Begins what others may wait for too, and waits for it unless it is given up. */
export async function unlessAborted<T>(begin: () => T | Promise<T>, { signal }: Wait = {}): Promise<T> {
  signal?.throwIfAborted();
  let stop!: () => void;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => {
      reject(signal!.reason as Error);
    };
  });
  signal?.addEventListener('abort', stop);
  try {
    return await Promise.race([begin(), aborted]);
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}
