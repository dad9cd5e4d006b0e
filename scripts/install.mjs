/** Runs before `npm start` and `npm test`: installs what is missing. Node's own modules only, since nothing else is there yet. */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node 20.19 or newer is needed; this is ${process.version}. Get it at https://nodejs.org`);
  process.exit(1);
}

const changed = (file) => statSync(new URL(`../${file}`, import.meta.url), { throwIfNoEntry: false })?.mtimeMs ?? 0;
const installed = changed('node_modules/.package-lock.json');

if (!installed || installed < changed('package-lock.json')) {
  console.log('Installing dependencies (first run, about a minute) …');
  const npm = process.env.npm_execpath
    ? [process.execPath, process.env.npm_execpath]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
  // No dependency needs its install script: the binaries come inside the packages.
  const { status } = spawnSync(
    npm[0],
    [...npm.slice(1), 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: root, stdio: 'inherit', shell: npm[0].endsWith('.cmd') },
  );
  if (status !== 0) {
    console.error('npm could not install the dependencies (see above). Is the npm registry reachable from here?');
    process.exit(status ?? 1);
  }
}
