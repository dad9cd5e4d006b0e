/** `npm run build`, after the compiler: the bundles and what is handed out with them, and the package's descriptions. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import configurations from '../../../rollup.config.mjs';
import { bundles, fill } from './bundles.mjs';
import { archive, licencesOf, movingFolder, versionFolder } from './release.mjs';

/** @param {string} relative */
const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const { version } = JSON.parse(readFileSync(path('../package.json'), 'utf8'));

// A process of its own, so that it runs while this one bundles.
const described = promisify(execFile)(process.execPath, [path('descriptions.mjs')]);

const { files: bundled, modules } = await bundles(configurations);
const files = versionFolder(bundled, version, licencesOf(modules));
fill(path(`../../../dist/${version}`), files);
fill(path(`../../../dist/${version.split('.')[0]}`), movingFolder(files, version));
write(
  path(`../../../dist/ozg-widgets-${version}.zip`),
  archive(files, version, {
    licence: readFileSync(path('../../../LICENSE')),
    readme: readFileSync(path('LIESMICH.txt'), 'utf8'),
  }),
);
await described;
// Ends the worker pool of the minifier, which would keep the process alive.
process.exit();

/**
 * @param {string} file
 * @param {Buffer} content
 */
function write(file, content) {
  if (!existsSync(file) || !content.equals(readFileSync(file))) writeFileSync(file, content);
}
