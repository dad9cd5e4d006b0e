import { expect } from 'chai';
import { build } from 'esbuild';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { contact, head, service } from '../feed/fixtures/example.js';
import { feed, inTurn, serve, status, stopAll } from './support/server.js';
import { directory, HANAU, HESSEN, KIRCHHAIN, serveTree, stopTrees } from './support/tree.js';

const readme = new URL('../../packages/sdk/README.md', import.meta.url);
const page = readFileSync(readme, 'utf8');
const blocks = (kind: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${kind}\n([^]*?)^\`\`\`$`, 'gm'))].map(([, block]) => block!);
const SRC = 'https://www.beispielhausen.example.org/feed.json';

/** Runs the example in a process of its own, and gives what it prints. */
async function run(example: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: example, loader: 'ts', resolveDir: fileURLToPath(new URL('.', import.meta.url)) },
    bundle: true,
    write: false,
    format: 'esm',
    conditions: ['ozg-source'],
  });
  return new Promise((resolve, reject) => {
    const { stdin } = execFile(process.execPath, ['--input-type=module'], (error, stdout, stderr) => {
      if (error) reject(new Error(stderr, { cause: error }));
      else resolve(stdout);
    });
    stdin!.end(outputFiles[0]!.text);
  });
}

describe('the readme of the SDK', () => {
  afterEach(stopAll);
  afterEach(stopTrees);
  const [example, kreis, changes, initial] = blocks('ts');
  const [good, missing] = blocks('text');
  const wohnsitz = service({ rollout: { state: 'planned', expected: '2027-Q3' } });
  const area = { ...head.area, name: 'Beispielhausen' };
  const cases = {
    'if the feed is there': {
      answer: feed({ area, services: [wohnsitz], contacts: [contact()] }),
      output: good,
    },
    'if it is missing': { answer: status(404), output: missing },
  };

  for (const [when, { answer, output }] of Object.entries(cases)) {
    it(`has an example that prints what it says ${when}`, async () => {
      const { src } = await serve(answer);
      expect(example).to.include(SRC);
      expect(await run(example!.replace(SRC, src))).to.equal(output!.replace(SRC, src));
    });
  }

  it('has a loop over the feeds of a Kreis', async () => {
    const { url } = await serveTree({
      'directory.json': directory(HESSEN, { areas: [HANAU, KIRCHHAIN] }),
      [`areas/${KIRCHHAIN.ars}.json`]: { ...head, area: KIRCHHAIN, services: [service()] },
    });
    expect(await run(kreis!.replace('https://www.beispielland.example.org/', url))).to.equal('Kirchhain, Stadt 1\n');
  });

  it('has a watch that prints what has changed', async () => {
    const later = feed({ published: '2026-11-24T09:00:00Z', services: [service({ rollout: { state: 'available' } })] });
    const { src } = await serve(inTurn(feed({ ttl: 0, services: [wohnsitz] }), later));
    // A pause of a minute takes no time; the second change is the last one.
    const hurry =
      'const real = setTimeout; globalThis.setTimeout = (run, after) => real(run, after >= 60_000 ? 0 : after);';
    const once = changes!.replace(/\n {2}\}\n\}\n$/, '\n  }\n  if (changes.length) break;\n}\n');
    expect(once).not.to.equal(changes);
    expect(await run(hurry + once.replace(SRC, src))).to.equal('99115005104000 planned → available\n');
  });

  it('has a client that starts with what the server has read', async () => {
    const { src, requests } = await serve(feed({ area }));
    expect(await run(initial!.replace(SRC, src))).to.equal('Beispielhausen\n');
    expect(requests).to.have.length(1);
  });

  it('names every option, reason and detail', () => {
    const names = (file: string): string[] => {
      const source = readFileSync(new URL(`src/${file}`, readme), 'utf8');
      const options = [...source.matchAll(/interface (?:Feed|Initial)?(?:ClientOptions|Options)\b[^{]*\{([^]*?)^\}/gm)];
      const words = [...source.matchAll(/^export type \w+ =\s+((?:\|?\s*'[\w-]+'\s*)+);$/gm)];
      return [
        ...options.flatMap(([, body]) => [...body!.matchAll(/^ {2}(\w+)\??:/gm)]),
        ...words.flatMap(([, union]) => [...union!.matchAll(/'([\w-]+)'/g)]),
      ].map(([, name]) => name!);
    };
    const all = ['feed-reader.ts', 'feed-client.ts', 'client.ts', 'errors/feed-error.ts'].flatMap(names);
    expect(all).to.have.length(43);
    for (const name of all) expect(page).to.include(`\`${name}\``);
  });

  it('can be read in a few minutes', () => {
    expect(page.split('\n').length).to.be.at.most(180);
  });
});
