/** `npm test`: builds, then runs every test: in Node, in each browser that is here, and on the pages. Last line: the count. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findChromium } from './browser.mjs';
import { make } from './make.mjs';
import { runInBrowsers } from './browsers.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const started = Date.now();

make();
const chromium = await findChromium();
console.log(`Browser: ${chromium.executablePath}`);

function inNode() {
  console.log('\nTests in Node …');
  const { stdout, status } = spawnSync(
    process.execPath,
    [
      '--conditions=ozg-source',
      '--import',
      'tsx',
      'node_modules/mocha/bin/mocha.js',
      '--reporter',
      './test/reporter.mjs',
      '--timeout',
      '60000',
      '--exit',
      'test/feed/**/*.test.ts',
      'test/sdk/**/*.test.ts',
      'test/publisher/**/*.test.ts',
      'test/pages/**/*.test.ts',
      'test/project/**/*.test.ts',
    ],
    {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 64e6,
      env: { ...chromium.env, CHROME_PATH: chromium.executablePath },
    },
  );
  const counts = /^COUNT (\d+) (\d+)$/m.exec(stdout);
  console.log(stdout.replace(/^COUNT .*$/m, '').trim());
  // A run that ends without its count has died, whatever its tests said.
  return counts ? { passed: +counts[1], failed: +counts[2] } : { passed: 0, failed: Math.max(1, status ?? 1) };
}

const results = [inNode(), await runInBrowsers(chromium)];
const total = (name) => results.reduce((sum, result) => sum + result[name], 0);
console.log(`\n${Math.round((Date.now() - started) / 1000)} s\n${total('passed')} passed, ${total('failed')} failed`);
process.exit(total('failed') ? 1 : 0);
