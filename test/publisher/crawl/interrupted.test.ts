import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DirectoryDocument } from '@ozg-widgets/feed';
import { expect } from 'chai';
import { hasNginx, nginx } from './nginx.js';
import type { Nginx } from './nginx.js';
import { buildTree, contents, HESSEN, later, now, tablesOf } from './trees.js';

const runner = fileURLToPath(new URL('run.ts', import.meta.url));
const TOWNS = 80;

describe('killed crawl (needs nginx)', () => {
  let folder: string;
  let server: Nginx;
  const towns = Array.from({ length: TOWNS }, (_, i): [string, string, number] => [
    `06534${String(1000 + i)}${String(i).padStart(3, '0')}`,
    `Ort ${i}`,
    100,
  ]);
  const land = { ...HESSEN, towns };

  before(async function () {
    if (!hasNginx) this.skip();
    folder = await mkdtemp(join(tmpdir(), 'ozg-crawl-'));
    await buildTree(join(folder, 'tree'), tablesOf([land]));
    server = await nginx(join(folder, 'tree'));
  });

  after(async () => {
    if (!hasNginx) return;
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Crawls in another process; kills it after so many feeds, where that is said. Gives the feeds that were asked for. */
  async function run(
    out: string,
    when: Date,
    killedAfter = Infinity,
  ): Promise<{ code: number | null; feeds: string[] }> {
    const lines: string[] = [];
    const args = [runner, `${server.url}directory.json`, join(folder, out), when.toISOString(), '1'];
    const child = spawn(process.execPath, ['--conditions=ozg-source', '--import', 'tsx', ...args], {
      stdio: 'inherit',
    });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const feeds = (): string[] => lines.filter((line) => /areas\/\d+\.json$/.test(line));
    while (child.exitCode === null && child.signalCode === null) {
      lines.push(...(await server.log(5)).map(({ line }) => line));
      if (feeds().length >= killedAfter) child.kill('SIGKILL');
    }
    const code = await ended;
    lines.push(...(await server.log()).map(({ line }) => line));
    return { code, feeds: feeds() };
  }

  it('resumes without repeating requests, and writes the same tree', async () => {
    await server.log();
    const whole = await run('whole', now);
    expect(whole.code).to.equal(0);
    expect(whole.feeds).to.have.lengthOf(TOWNS + 2);

    const asked: string[] = [];
    for (const after of [20, 30]) {
      const { code, feeds } = await run('out', now, after);
      expect(code).to.equal(null);
      expect(feeds.length).to.be.within(after, TOWNS);
      asked.push(...feeds);
      expect(await contents(join(folder, 'out'))).to.deep.equal({});
    }
    const { code, feeds } = await run('out', now);
    expect(code).to.equal(0);
    asked.push(...feeds);
    expect(new Set(asked).size).to.equal(TOWNS + 2);
    // One request was on its way at each kill.
    expect(asked.length).to.be.within(TOWNS + 2, TOWNS + 4);
    expect(await contents(join(folder, 'out'))).to.deep.equal(await contents(join(folder, 'whole')));
  });

  it('leaves the old tree or the complete new one', async () => {
    await run('again', now);
    const old = await contents(join(folder, 'again'));
    const tables = tablesOf([land]);
    await buildTree(join(folder, 'tree'), { ...tables, stand: tables.stand!.replace('geplant', 'online') }, later(1));
    const { code } = await run('again', later(2), 40);
    expect(code).to.equal(null);
    expect(await contents(join(folder, 'again'))).to.deep.equal(old);
    expect((await run('again', later(2.1))).code).to.equal(0);
    const fresh = await contents(join(folder, 'again'));
    const theirs = await contents(join(folder, 'tree'));
    const directory = JSON.parse(Buffer.from(fresh['directory.json']!, 'base64').toString()) as DirectoryDocument;
    expect(directory.areas ?? directory.shards).not.to.equal(undefined);
    for (const [ars] of towns) expect(fresh[`areas/${ars}.json`]).to.equal(theirs[`areas/${ars}.json`]);
  });
});
