/**
 * `npm run test:one -- FILE …`: runs test files where they belong. Files of `test/widgets` run in Chromium, all others in
 * Node. Tests of built files (pages, bundles, examples) build first.
 */
import { existsSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { make } from '../../scripts/build.mjs';
import { findChromium } from './find-browser.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const here = process.env.INIT_CWD ?? process.cwd();
const files = process.argv.slice(2).map((file) => relative(root, resolve(here, file)).replaceAll('\\', '/'));
const missing = files.filter((file) => !existsSync(new URL(`../../${file}`, import.meta.url)));

if (files.length === 0 || missing.length > 0) {
  console.error(missing.length > 0 ? `No such file: ${missing.join(', ')}` : 'npm run test:one -- FILE …');
  process.exit(2);
}

const inPage = files.filter((file) => file.startsWith('test/widgets/'));
const inNode = files.filter((file) => !inPage.includes(file));

if (inNode.some((file) => /^test\/(pages|project|hosting|cms)\//.test(file))) make();
const chromium = await findChromium();
const counts = [];
if (inNode.length > 0) {
  const { runInNode } = await import('./node-tests.mjs');
  counts.push(await runInNode(chromium, inNode));
}
if (inPage.length > 0) {
  const { runInBrowsers } = await import('./browser-tests.mjs');
  counts.push(await runInBrowsers(chromium, { files: inPage, onlyChromium: true }));
}
for (const { passed, failed } of counts) console.log(`\n${passed} passed, ${failed} failed`);
process.exit(counts.some(({ failed }) => failed > 0) ? 1 : 0);
