import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../findings/finding.js';
import { makeFolder } from './staging.js';

/** The process that holds a lock. */
export interface LockOwner {
  pid: number;
  host: string;
}

const NAME = '.ozg-feed.lock';
/** How often, and after how many milliseconds, to read an empty lock file again. */
const EMPTY_LOCK_RETRIES = 20;
const EMPTY_LOCK_DELAY = 50;

/** Does something in a folder while no other process does. Where the folder is locked, reports it and does nothing. */
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

/** Locks a folder. Returns the function that unlocks it, or the current owner. A lock whose process is gone is taken over. */
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
    // Another process is about to write into it, or was killed before it could.
    if (found === '' && looks++ < EMPTY_LOCK_RETRIES) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, EMPTY_LOCK_DELAY);
      continue;
    }
    const holder = parse(found);
    if (found !== '' && (!holder || isAlive(holder))) return { ...(holder ?? { pid: 0, host: '' }), lock };
    evictStaleLock(lock, found);
  }
}

/** Two builds may find the same stale lock: after renaming it, verify the owner and restore it if it changed. */
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

/**
 * Whether the owner still runs. Processes on other machines count as running. Our own PID means an earlier process with
 * the same PID, as after the restart of a container.
 */
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
