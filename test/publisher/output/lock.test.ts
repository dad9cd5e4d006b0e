import { build } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import { spawnSync } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { sound, withSource } from '../support/source.js';

/** Builds into a folder in which this lock lies; gives the findings and what is left of locks. */
async function buildBeside(lock: string): Promise<{ codes: string[]; left: string[] }> {
  return withSource(sound, async (source, out) => {
    await mkdir(out);
    await writeFile(join(out, '.ozg-feed.lock'), lock);
    const { findings } = await build({ source, out, now: new Date('2026-11-24T10:00:00Z') });
    const left = (await readdir(out)).filter((name) => name.includes('lock'));
    return { codes: findings.map(({ code }) => code), left };
  });
}

describe('the lock of a folder', () => {
  const of = (pid: number, host = hostname()): string => JSON.stringify({ pid, host });
  const gone = spawnSync(process.execPath, ['--version']).pid;

  for (const [whose, lock] of [
    ['a process that is gone', of(gone)],
    ['one that was killed before it had written its number', ''],
  ] as const) {
    it(`is taken over from ${whose}`, async () => {
      expect(await buildBeside(lock)).to.deep.equal({ codes: [], left: [] });
    });
  }

  for (const [whose, lock] of [
    ['a process that works', of(process.ppid)],
    ['another machine', of(gone, 'elsewhere.example.org')],
    ['nobody knows whom', 'not a lock'],
  ] as const) {
    it(`is left to ${whose}`, async () => {
      expect(await buildBeside(lock)).to.deep.equal({ codes: ['out-busy'], left: ['.ozg-feed.lock'] });
    });
  }
});
