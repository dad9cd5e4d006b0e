/** `npm run build`, after the compiler: the bundles and what is handed out with them, and the package's descriptions. */
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import configurations from '../../../rollup.config.mjs';
import { bundles, fill } from './bundles.mjs';
import { archive, licencesOf, movingFolder, versionFolder } from './release.mjs';

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const { version } = JSON.parse(readFileSync(path('../package.json'), 'utf8'));

// While this process reads the sources and others compress, there is time for it.
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
// The compressor's helpers would wait for more.
process.exit();

function write(file, content) {
  if (!existsSync(file) || !content.equals(readFileSync(file))) writeFileSync(file, content);
}
