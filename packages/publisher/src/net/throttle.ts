/** How many requests run at once, and when a server is left alone. */
import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { LimitFunction } from 'p-limit';

/** A failed request. */
export interface ThrottleError extends Error {
  /** Whether the whole server failed, not only this document. */
  readonly isServer: boolean;
}

/** Lets requests through, a few at a time. */
export interface Throttle {
  /**
   * Runs a job as soon as few enough others run: for this server, and for all of them.
   * @throws the last error of a server that failed too often
   */
  run<T>(host: string, job: () => Promise<T>): Promise<T>;
  /** Delays all further requests to a server by so many milliseconds. */
  pause(host: string, milliseconds: number): void;
  /** Takes the outcome of a request: its error, or `undefined`. */
  report(host: string, error: ThrottleError | undefined): void;
}

/** Limits of a throttle. */
export interface ThrottleLimits {
  /** Requests at once, to one server and to all. */
  perHost: number;
  overall: number;
  /** After so many failures in a row a server is not asked any more. */
  failures: number;
}

interface Host {
  limit: LimitFunction;
  pause?: Promise<void> | undefined;
  failures: number;
  lastError?: ThrottleError;
}

/** Creates a throttle, for one crawl. */
export function createThrottle({ perHost, overall, failures }: ThrottleLimits): Throttle {
  const all = pLimit(overall);
  const hosts = new Map<string, Host>();
  const hostOf = (name: string): Host => {
    let host = hosts.get(name);
    if (!host) hosts.set(name, (host = { limit: pLimit(perHost), failures: 0 }));
    return host;
  };
  return {
    run(name, job) {
      const host = hostOf(name);
      return host.limit(async () => {
        while (host.pause) await host.pause;
        return all(() => {
          if (host.lastError) throw host.lastError;
          return job();
        });
      });
    },
    pause(name, milliseconds) {
      const host = hostOf(name);
      const pause = Promise.all([host.pause, sleep(milliseconds)]).then(() => {
        if (host.pause === pause) host.pause = undefined;
      });
      host.pause = pause;
    },
    report(name, error) {
      const host = hostOf(name);
      if (!error?.isServer) host.failures = 0;
      else if (++host.failures >= failures) host.lastError = error;
    },
  };
}
