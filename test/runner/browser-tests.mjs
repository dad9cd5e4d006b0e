/** Runs the widget and feed tests in the browsers of this machine: Chromium always, Firefox and WebKit where they are. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { startTestRunner } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import puppeteer from 'puppeteer-core';
import { onPath } from './find-browser.mjs';
import { webKit } from './webkit.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const arch = { x64: 'x86_64', arm64: 'aarch64' }[process.arch];
const miniBrowser = ['4.1', '4.0', '6.0']
  .map((version) => `/usr/lib/${arch}-linux-gnu/webkit2gtk-${version}/MiniBrowser`)
  .find(existsSync);

/** A page in a context of its own: background tabs of one context get no animation frames. */
const createPage = async ({ browser }) => (await browser.createBrowserContext()).newPage();

function launchers({ executablePath, env, args }) {
  const list = [chromeLauncher({ createPage, launchOptions: { executablePath, env, args } })];
  const firefox = process.env.FIREFOX_PATH ?? onPath('firefox', 'firefox-esr');
  if (firefox)
    list.push(
      chromeLauncher({ puppeteer, concurrency: 1, launchOptions: { browser: 'firefox', executablePath: firefox } }),
    );
  if (miniBrowser && onPath('WebKitWebDriver') && onPath('Xvfb')) list.push(webKit(miniBrowser));
  const names = ['Chromium', firefox && 'Firefox', list.length > 1 + Number(Boolean(firefox)) && 'WebKit'];
  console.log(`\nTests in ${names.filter(Boolean).join(', ')} …`);
  return list;
}

/** @returns {Promise<{ passed: number, failed: number }>} */
export async function runInBrowsers(chromium) {
  const counts = { passed: 0, failed: 0 };
  const runner = await startTestRunner({
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
    config: {
      rootDir: root,
      files: ['test/widgets/**/*.test.ts', 'test/feed/**/*.test.ts', '!test/**/*.node.test.ts'],
      nodeResolve: { exportConditions: ['ozg-source', 'development'] },
      concurrency: 2,
      browserStartTimeout: 120_000,
      testsFinishTimeout: 240_000,
      testFramework: { config: { timeout: 20_000 } },
      plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: `${root}tsconfig.base.json` })],
      filterBrowserLogs: ({ args }) => !String(args[0]).includes('Lit is in dev mode'),
      browsers: launchers(chromium),
      reporters: [
        { reportTestFileResults: ({ sessionsForTestFile, testFile }) => report(counts, sessionsForTestFile, testFile) },
      ],
    },
  });
  await new Promise((resolve) => {
    runner.on('stopped', resolve);
  });
  return counts;
}

const testsOf = (suite) => [...(suite?.tests ?? []), ...(suite?.suites ?? []).flatMap(testsOf)];

function report(counts, sessions, file) {
  for (const { browser, testResults, errors = [] } of sessions) {
    const tests = testsOf(testResults);
    const bad = tests.filter((test) => !test.passed && !test.skipped);
    counts.passed += tests.filter((test) => test.passed).length;
    // A file that does not even load is a failure too.
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
