/**
 * Runs the tests of widgets and feed in the browsers of this machine: Chromium, and Firefox and WebKit if they are installed.
 *
 * @import { BrowserLauncher, TestSession, TestSuiteResult } from '@web/test-runner-core'
 * @import { Chromium } from './find-browser.mjs'
 * @import { Counts } from './node-tests.mjs'
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { startTestRunner } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import * as puppeteer from 'puppeteer-core';
import { onPath } from './find-browser.mjs';
import { webKit } from './webkit.mjs';

const IN_PAGE = ['test/widgets/**/*.test.ts', 'test/feed/**/*.test.ts', '!test/**/*.node.test.ts'];
const root = fileURLToPath(new URL('../..', import.meta.url));
const arch = process.arch === 'arm64' ? 'aarch64' : 'x86_64';
const miniBrowser = ['4.1', '4.0', '6.0']
  .map((version) => `/usr/lib/${arch}-linux-gnu/webkit2gtk-${version}/MiniBrowser`)
  .find(existsSync);

/**
 * Opens each page in its own context: background tabs of one context get no animation frames.
 *
 * @type {NonNullable<NonNullable<Parameters<typeof chromeLauncher>[0]>['createPage']>}
 */
const createPage = async ({ browser }) => (await browser.createBrowserContext()).newPage();

/**
 * @param {Chromium} chromium
 * @param {boolean} onlyChromium
 */
function launchers({ executablePath, env, args }, onlyChromium) {
  /** @type {BrowserLauncher[]} */
  const list = [chromeLauncher({ createPage, launchOptions: { executablePath, env, args } })];
  if (onlyChromium) return list;
  const firefox = process.env.FIREFOX_PATH ?? onPath('firefox', 'firefox-esr');
  if (firefox)
    list.push(
      chromeLauncher({ puppeteer, concurrency: 1, launchOptions: { browser: 'firefox', executablePath: firefox } }),
    );
  if (miniBrowser && onPath('WebKitWebDriver') && onPath('Xvfb')) list.push(webKit(miniBrowser));
  console.log(`\nTests in ${list.map(({ name }) => name).join(', ')} …`);
  return list;
}

/**
 * @param {Chromium} chromium
 * @param {{ files?: string[], onlyChromium?: boolean }} [options] Which files (default: all tests that run in a page).
 * @returns {Promise<Counts>}
 */
export async function runInBrowsers(chromium, { files = IN_PAGE, onlyChromium = false } = {}) {
  const counts = { passed: 0, failed: 0 };
  const runner = await startTestRunner({
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
    config: {
      rootDir: root,
      files,
      nodeResolve: { exportConditions: ['ozg-source', 'development'] },
      concurrency: 2,
      browserStartTimeout: 120_000,
      testsFinishTimeout: 240_000,
      testFramework: { config: { timeout: 20_000 } },
      plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: `${root}tsconfig.base.json` })],
      filterBrowserLogs: ({ args }) => !String(args[0]).includes('Lit is in dev mode'),
      browsers: launchers(chromium, onlyChromium),
      reporters: [
        { reportTestFileResults: ({ sessionsForTestFile, testFile }) => report(counts, sessionsForTestFile, testFile) },
      ],
    },
  });
  if (!runner) throw new Error('@web/test-runner did not start.');
  await new Promise((resolve) => {
    runner.on('stopped', resolve);
  });
  return counts;
}

/**
 * @param {TestSuiteResult} [suite]
 * @returns {import('@web/test-runner-core').TestResult[]}
 */
const testsOf = (suite) => [...(suite?.tests ?? []), ...(suite?.suites ?? []).flatMap(testsOf)];

/**
 * @param {Counts} counts
 * @param {TestSession[]} sessions
 * @param {string} file
 */
function report(counts, sessions, file) {
  for (const { browser, testResults, errors = [] } of sessions) {
    const tests = testsOf(testResults);
    const bad = tests.filter((test) => !test.passed && !test.skipped);
    counts.passed += tests.filter((test) => test.passed).length;
    // A file that does not load is a failure, too.
    counts.failed += bad.length || (errors.length || !tests.length ? 1 : 0);
    console.log(
      `  ${bad.length || errors.length ? '✘' : '✔'} ${file.replace(/^.*\/test\//, '')} (${browser.name}): ${tests.length} tests`,
    );
    for (const { name, error } of bad) {
      const { message = '', stack = '', expected, actual } = error ?? {};
      const differ = expected === undefined ? '' : `expected ${expected}\nreceived ${actual}\n`;
      console.log(`\n✘ ${name}\n${message}\n${differ}${stack}`);
    }
    for (const error of errors) console.log(`\n✘ ${error.message}\n${error.stack ?? ''}`);
  }
}
