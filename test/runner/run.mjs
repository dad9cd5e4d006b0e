/** `npm test`: builds, then runs every test: in Node, in each browser that is here, and on the pages. Last line: the count. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { findChromium, otherChromiums } from './find-browser.mjs';
import { make } from '../../scripts/build.mjs';
import { runInBrowsers } from './browser-tests.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const started = Date.now();

make();
const chromium = await findChromium();
console.log(`Browser: ${chromium.executablePath}`);

/** Runs test files in Node, those that need a Chromium in the given one. */
async function inNode({ executablePath, env }, files) {
  const child = spawn(
    process.execPath,
    [
      '--conditions=ozg-source',
      '--import',
      'tsx',
      'node_modules/mocha/bin/mocha.js',
      '--reporter',
      './test/runner/reporter.mjs',
      '--timeout',
      '60000',
      '--exit',
      ...files,
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env: { ...env, CHROME_PATH: executablePath } },
  );
  let counts;
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /^COUNT (\d+) (\d+)$/.exec(line);
    if (found) counts = { passed: +found[1], failed: +found[2] };
    else console.log(line);
  }
  // A process that ends without its count has crashed, whatever its tests reported.
  return counts ?? { passed: 0, failed: 1 };
}

/** Page tests mostly wait. Each of these groups of folders takes about as long as the others; what is not named here is the third. */
const PAGE_GROUPS = [
  ['town', 'frames'],
  ['stories', 'bundles', 'frameworks'],
];

async function onPages(browser) {
  const rest = readdirSync(new URL('../pages/', import.meta.url)).filter((name) => !PAGE_GROUPS.flat().includes(name));
  const counts = await Promise.all(
    [...PAGE_GROUPS, rest].map((folders) =>
      inNode(
        browser,
        folders.map((name) => `test/pages/${name}/**/*.test.ts`),
      ),
    ),
  );
  return sum(counts);
}

const sum = (results) => ({
  passed: results.reduce((count, { passed }) => count + passed, 0),
  failed: results.reduce((count, { failed }) => count + failed, 0),
});

async function pagesInEach(browsers) {
  const counts = [];
  for (const browser of browsers) {
    console.log(`\nPages in ${browser.executablePath} …`);
    counts.push(await onPages(browser));
  }
  return sum(counts);
}

console.log('\nTests in Node …');
const inFolders = ['feed', 'sdk', 'publisher', 'doctor', 'hosting', 'cms', 'project'].map(
  (name) => `test/${name}/**/*.test.ts`,
);
const { passed, failed } = sum([
  ...(await Promise.all([inNode(chromium, inFolders), pagesInEach([chromium, ...otherChromiums(chromium)])])),
  await runInBrowsers(chromium),
]);
console.log(`\n${Math.round((Date.now() - started) / 1000)} s\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
