import { existsSync } from 'node:fs';
import { chmod, readFile, rm } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { build, describeFinding } from '@ozg-widgets/publisher';
import { expect } from 'chai';
import { crawl } from '../../../packages/publisher/src/crawl/crawl.js';
import { wasCrawled } from '../../../packages/publisher/src/output/ownership.js';
import { bound } from '../support/as-unprivileged-user.js';
import { contents, now } from './trees.js';
import { sound, withSource } from '../support/source.js';
import { startServer } from '../../support/servers.js';
import type { TestServer } from '../../support/servers.js';

describe('crawl output folder', () => {
  const running: TestServer[] = [];
  /** The address of a directory that is answered like this. */
  const serve = async (answer: RequestListener): Promise<string> => {
    const server = await startServer(answer);
    running.push(server);
    return `${server.url}directory.json`;
  };
  const missing: RequestListener = (_, response) => response.writeHead(404).end();
  const files =
    (folder: string): RequestListener =>
    ({ url = '' }, response) => {
      readFile(join(folder, url)).then(
        (bytes) => response.end(bytes),
        () => response.writeHead(404).end(),
      );
    };
  const crawled = async (directory: string, out: string): Promise<string[]> =>
    (await crawl({ directory, out, now, limits: { pause: 1 } })).findings.map((f) => describeFinding(f));
  const built = async (source: string, out: string): Promise<string[]> =>
    (await build({ source, out, now })).findings.map((f) => describeFinding(f));

  const without = (tree: Record<string, string>, name: string): Record<string, string> =>
    Object.fromEntries(Object.entries(tree).filter(([file]) => file !== name));

  afterEach(() => Promise.all(running.splice(0).map((server) => server.stop())));

  it('must not be a built tree, even without its state file', async () => {
    await withSource(sound, async (source, out) => {
      const theirs = join(source, '..', 'theirs');
      expect(await built(source, theirs)).to.deep.equal([]);
      expect(await built(source, out)).to.deep.equal([]);
      const before = await contents(out);
      const address = await serve(files(theirs));
      for (const lost of ['.ozg-feed.json', 'directory.json']) {
        await rm(join(out, lost));
        const said = await crawled(address, out);
        expect(said.join('\n')).to.match(/^Fehler: .*out: Hier liegen Feeds, die nicht von „ozg-feed crawl“ stammen/);
        expect(await contents(out)).to.deep.equal(without(before, lost));
      }
    });
  });

  it('is available to build until the directory was read for the first time', async () => {
    await withSource(sound, async (source, out) => {
      expect((await crawled(await serve(missing), out)).join('\n')).to.match(/^Fehler: .*Status 404/);
      const theirs = join(source, '..', 'theirs');
      expect(await built(source, theirs)).to.deep.equal([]);
      expect(await built(source, out)).to.deep.equal([]);
      expect(existsSync(join(out, 'areas/065340011011.json'))).to.equal(true);
      // What is built there now is safe from the next crawl all the same.
      const address = await serve(files(theirs));
      expect((await crawled(address, out)).join('\n')).to.match(/^Fehler: .*nicht von „ozg-feed crawl“/);

      const gathered = join(source, '..', 'gathered');
      expect(await crawled(address, gathered)).to.deep.equal([]);
      expect((await built(source, gathered)).join('\n')).to.match(/^Fehler: .*was „ozg-feed crawl“ gesammelt hat/);
      expect(await crawled(address, gathered)).to.deep.equal([]);

      await chmod(join(source, '..'), 0o755);
      await chmod(join(gathered, '.ozg-crawl'), 0);
      expect(await bound(() => Promise.resolve(wasCrawled(gathered)))).to.equal(true);
      expect(await bound(() => Promise.resolve(wasCrawled(join(out, 'directory.json'))))).to.equal(false);
    });
  });
});
