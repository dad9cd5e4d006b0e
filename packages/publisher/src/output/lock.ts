import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../findings/finding.js';
import { makeFolder } from './staging.js';

/** Who holds a folder. */
export interface LockOwner {
  pid: number;
  host: string;
}

const NAME = '.ozg-feed.lock';
/** How often, and after how many milliseconds, to look again at a lock in which nothing stands yet. */
const EMPTY_LOCK_RETRIES = 20;
const EMPTY_LOCK_DELAY = 50;

/** Works in a folder while nobody else does; where somebody does already, that is reported, and nothing done. */
export async function withLock<T>(out: string, report: Report, work: () => Promise<T>): Promise<T | undefined> {
  const lock = acquireLock(out);
  if (typeof lock !== 'function') {
    const { pid, host, lock: file } = lock;
    report({ severity: 'error', code: 'out-busy', file: out, facts: { pid, lock: file, ...(host && { host }) } });
    return;
  }
  try {
    return await work();
  } finally {
    lock();
  }
}

/** Takes a folder for one build. Gives the function that lets it go, or who has it. A lock whose process is gone is taken over. */
function acquireLock(folder: string): (() => void) | (LockOwner & { lock: string }) {
  makeFolder(folder);
  const lock = join(folder, NAME);
  const own = JSON.stringify({ pid: process.pid, host: hostname() } satisfies LockOwner);
  for (let looks = 0; ;) {
    try {
      writeFileSync(lock, own, { flag: 'wx' });
      return () => {
        rmSync(lock, { force: true });
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const found = read(lock);
    if (found === undefined) continue;
    // Somebody is about to write into it, or was killed before.
    if (found === '' && looks++ < EMPTY_LOCK_RETRIES) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, EMPTY_LOCK_DELAY);
      continue;
    }
    const holder = parse(found);
    if (found !== '' && (!holder || isAlive(holder))) return { ...(holder ?? { pid: 0, host: '' }), lock };
    evictStaleLock(lock, found);
  }
}

/** Two builds may find the same dead lock: what is put aside must still be the dead one, else it goes back. */
function evictStaleLock(lock: string, dead: string): void {
  const aside = `${lock}-${process.pid}`;
  try {
    renameSync(lock, aside);
    if (read(aside) !== dead) linkSync(aside, lock);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  rmSync(aside, { force: true });
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
}

function parse(text: string): LockOwner | undefined {
  try {
    const { pid, host } = JSON.parse(text) as LockOwner;
    return Number.isInteger(pid) && typeof host === 'string' ? { pid, host } : undefined;
  } catch {
    return;
  }
}

/** On another machine nothing can be told, so it counts as alive; one's own number is left over from an earlier start. */
function isAlive({ pid, host }: LockOwner): boolean {
  if (host !== hostname()) return true;
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
