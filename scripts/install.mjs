/** Runs before `npm start`, `npm test` and `npm run bench`: installs what is missing. It imports built-in modules only, because nothing else is installed yet. */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node 20.19 or newer is needed; this is ${process.version}. Get it at https://nodejs.org`);
  process.exit(1);
}

/** @param {string} file */
const changed = (file) => statSync(new URL(`../${file}`, import.meta.url), { throwIfNoEntry: false })?.mtimeMs ?? 0;
const installed = changed('node_modules/.package-lock.json');

if (!installed || installed < changed('package-lock.json')) {
  console.log('Installing dependencies (first run, about a minute) …');
  const [program, ...first] = process.env.npm_execpath
    ? /** @type {const} */ ([process.execPath, process.env.npm_execpath])
    : /** @type {const} */ ([process.platform === 'win32' ? 'npm.cmd' : 'npm']);
  // No dependency needs its install script: the packages contain their binaries.
  const { status } = spawnSync(
    program,
    [...first, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: root, stdio: 'inherit', shell: program.endsWith('.cmd') },
  );
  if (status !== 0) {
    console.error('npm could not install the dependencies (see above). Is the npm registry reachable from here?');
    process.exit(status ?? 1);
  }
}
