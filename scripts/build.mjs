/** Builds what the examples and tests need: the packages, the bundles, the example feeds. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @param {string} what
 * @param {string[]} args
 */
function step(what, ...args) {
  console.log(`${what} …`);
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) {
    console.error(`${what}: failed (see above).`);
    process.exit(status ?? 1);
  }
}

/** Compiles, bundles and publishes; ends the process if a step fails. */
export function make() {
  step('Compiling the packages', 'node_modules/typescript/bin/tsc', '--build');
  step('Bundling the widgets', 'packages/widgets/build/build.mjs');
  step('Building the configurator', 'packages/site/build.mjs');
  step(
    'Publishing the example feeds',
    'packages/publisher/bin/ozg-feed.js',
    'build',
    'examples/town/source',
    'examples/town/feeds',
  );
}
