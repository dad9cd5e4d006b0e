/**
 * Records how every story looks, for `test/pages/stories/stories.test.ts` to compare with: `node test/pages/stories/visual/record.mjs`.
 * Read the changed files before they are committed: each line that changed is something that people will see.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { findChromium } from '../../../runner/find-browser.mjs';

const { executablePath, env } = await findChromium();
const { status } = spawnSync(
  process.execPath,
  [
    ...['--conditions=ozg-source', '--import', 'tsx', 'node_modules/mocha/bin/mocha.js'],
    ...['--exit', '--reporter', 'dot', 'test/pages/stories/stories.test.ts'],
  ],
  {
    cwd: fileURLToPath(new URL('../../../..', import.meta.url)),
    stdio: 'inherit',
    env: { ...env, CHROME_PATH: executablePath, LOOKS: 'record' },
  },
);
process.exit(status ?? 1);
