/** `npm test`: builds, then runs every test in Node, in each browser of this machine, and on the pages. The last line is the count. */
import { readdirSync } from 'node:fs';
import { make } from '../../scripts/build.mjs';
import { runInBrowsers } from './browser-tests.mjs';
import { findChromium, otherChromiums } from './find-browser.mjs';
import { runInNode, sum } from './node-tests.mjs';

/** @typedef {import('./find-browser.mjs').Chromium} Chromium */

const started = Date.now();

/** Page tests mostly wait. Each of these groups of folders takes about as long as the others; all other folders are the third. */
const PAGE_GROUPS = [
  ['town', 'frames'],
  ['stories', 'bundles', 'frameworks'],
];

/** @param {Chromium} browser */
async function onPages(browser) {
  const rest = readdirSync(new URL('../pages/', import.meta.url)).filter((name) => !PAGE_GROUPS.flat().includes(name));
  const counts = await Promise.all(
    [...PAGE_GROUPS, rest].map((folders) =>
      runInNode(
        browser,
        folders.map((name) => `test/pages/${name}/**/*.test.ts`),
      ),
    ),
  );
  return sum(counts);
}

/** @param {Chromium[]} browsers */
async function pagesInEach(browsers) {
  const counts = [];
  for (const browser of browsers) {
    console.log(`\nPages in ${browser.executablePath} …`);
    counts.push(await onPages(browser));
  }
  return sum(counts);
}

make();
const chromium = await findChromium();
console.log(`Browser: ${chromium.executablePath}`);

console.log('\nTests in Node …');
const inFolders = ['feed', 'sdk', 'publisher', 'doctor', 'hosting', 'cms', 'project'].map(
  (name) => `test/${name}/**/*.test.ts`,
);
const { passed, failed } = sum([
  ...(await Promise.all([runInNode(chromium, inFolders), pagesInEach([chromium, ...otherChromiums(chromium)])])),
  await runInBrowsers(chromium),
]);
console.log(`\n${Math.round((Date.now() - started) / 1000)} s\n${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
