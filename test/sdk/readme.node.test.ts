import { expect } from 'chai';
import { build } from 'esbuild';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { contact, head, service } from '../feed/fixtures/example.js';
import { feed, serve, status, stopAll } from './support/server.js';

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
  const [example] = blocks('ts');
  const [good, missing] = blocks('text');
  const wohnsitz = service({ rollout: { state: 'planned', expected: '2027-Q3' } });
  const cases = {
    'when the feed is there': {
      answer: feed({ area: { ...head.area, name: 'Beispielhausen' }, services: [wohnsitz], contacts: [contact()] }),
      output: good,
    },
    'when it is missing': { answer: status(404), output: missing },
  };

  for (const [when, { answer, output }] of Object.entries(cases)) {
    it(`has an example that prints what it says, ${when}`, async () => {
      const { src } = await serve(answer);
      expect(example).to.include(SRC);
      expect(await run(example!.replace(SRC, src))).to.equal(output!.replace(SRC, src));
    });
  }

  it('names every option, reason and detail', () => {
    const names = (file: string): string[] => {
      const source = readFileSync(new URL(`src/${file}`, readme), 'utf8');
      const options = /interface (?:Feed)?ClientOptions [^{]*\{([^]*?)^\}/m.exec(source)?.[1] ?? '';
      const words = [...source.matchAll(/^export type \w+ = ('.*);$/gm)].map(([, union]) => union!).join();
      return [...options.matchAll(/^ {2}(\w+)\??:/gm), ...words.matchAll(/'([\w-]+)'/g)].map(([, name]) => name!);
    };
    const all = [...names('feed-reader.ts'), ...names('client.ts'), ...names('errors/feed-error.ts')];
    expect(all).to.have.length(31);
    for (const name of all) expect(page).to.include(`\`${name}\``);
  });

  it('can be read in a few minutes', () => {
    expect(page.split('\n').length).to.be.at.most(130);
  });
});
