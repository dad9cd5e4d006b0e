/** Politeness: how many requests run at once, and when a server is left alone. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Limits } from './limits.js';
import type { Trouble } from './fetch-error.js';

/** Lets requests through, a few at a time. */
export interface Gate {
  /** Runs a job once it may: few for one server, not many for all of them. Throws what is known of a dead server. */
  enter<T>(host: string, job: () => Promise<T>): Promise<T>;
  /** Nobody asks this server for so many milliseconds. */
  pause(host: string, milliseconds: number): void;
  /** A request came through, or could not. */
  tell(host: string, trouble: Trouble | undefined): void;
}

interface Host {
  enter: Enter;
  pause?: Promise<void> | undefined;
  failures: number;
  dead?: Trouble;
}

type Enter = <T>(job: () => Promise<T>) => Promise<T>;

/** Runs so many jobs at once; the others wait for their turn. */
export function turnstile(most: number): Enter {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (job) => {
    if (running < most) running++;
    else
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    try {
      return await job();
    } finally {
      // Whoever waits takes over the place, so that nobody slips in between.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}

/** A gate for one crawl. */
export function createGate({ perHost, overall, failures }: Limits): Gate {
  const all = turnstile(overall);
  const hosts = new Map<string, Host>();
  const hostOf = (name: string): Host => {
    let host = hosts.get(name);
    if (!host) hosts.set(name, (host = { enter: turnstile(perHost), failures: 0 }));
    return host;
  };
  return {
    enter(name, job) {
      const host = hostOf(name);
      return host.enter(async () => {
        while (host.pause) await host.pause;
        return all(() => {
          if (host.dead) throw host.dead;
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
    tell(name, trouble) {
      const host = hostOf(name);
      if (!trouble?.isServer) host.failures = 0;
      else if (++host.failures >= failures) host.dead = trouble;
    },
  };
}
