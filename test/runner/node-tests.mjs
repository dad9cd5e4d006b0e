/**
 * Runs test files in Node, by mocha, from the sources.
 *
 * @typedef {{ passed: number, failed: number }} Counts
 */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Node resolves the packages of this repository to their TypeScript sources, so that tests need no build. */
const FROM_SOURCES = ['--conditions=ozg-source', '--import', 'tsx'];

/**
 * Runs test files in a process of their own; those that need a browser start the given Chromium.
 *
 * @param {Pick<import('./find-browser.mjs').Chromium, 'executablePath' | 'env'>} chromium
 * @param {readonly string[]} files Paths or globs, relative to the repository.
 * @returns {Promise<Counts>}
 */
export async function runInNode({ executablePath, env }, files) {
  const mocha = ['node_modules/mocha/bin/mocha.js', '--reporter', './test/runner/reporter.mjs'];
  const child = spawn(process.execPath, [...FROM_SOURCES, ...mocha, '--timeout', '60000', '--exit', ...files], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...env, CHROME_PATH: executablePath },
  });
  /** @type {Counts | undefined} */
  let counts;
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /^COUNT (\d+) (\d+)$/.exec(line);
    if (found) counts = { passed: Number(found[1]), failed: Number(found[2]) };
    else console.log(line);
  }
  // A process that ends without its count has crashed: that is a failure, even if every reported test passed.
  return counts ?? { passed: 0, failed: 1 };
}

/**
 * @param {readonly Counts[]} results
 * @returns {Counts}
 */
export const sum = (results) => ({
  passed: results.reduce((count, { passed }) => count + passed, 0),
  failed: results.reduce((count, { failed }) => count + failed, 0),
});
