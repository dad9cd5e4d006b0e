/** `npm test`: builds, then runs every test: in Node, in each browser that is here, and on the pages. Last line: the count. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { findChromium } from './browser.mjs';
import { make } from './make.mjs';
import { runInBrowsers } from './browsers.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const started = Date.now();

make();
const chromium = await findChromium();
console.log(`Browser: ${chromium.executablePath}`);

async function inNode(...folders) {
  const child = spawn(
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
      ...folders.map((folder) => `test/${folder}/**/*.test.ts`),
    ],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...chromium.env, CHROME_PATH: chromium.executablePath },
    },
  );
  let counts;
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /^COUNT (\d+) (\d+)$/.exec(line);
    if (found) counts = { passed: +found[1], failed: +found[2] };
    else console.log(line);
  }
  // A run that ends without its count has died, whatever its tests said.
  return counts ?? { passed: 0, failed: 1 };
}

console.log('\nTests in Node …');
const results = [
  // The one waits mostly, the other keeps a browser busy.
  ...(await Promise.all([inNode('feed', 'sdk', 'publisher', 'hosting', 'cms', 'project'), inNode('pages')])),
  await runInBrowsers(chromium),
];
const total = (name) => results.reduce((sum, result) => sum + result[name], 0);
console.log(`\n${Math.round((Date.now() - started) / 1000)} s\n${total('passed')} passed, ${total('failed')} failed`);
process.exit(total('failed') ? 1 : 0);
