/** Fails where the lockfile would not install elsewhere: a platform's package missing, or a registry's address in it. */
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
const faults = [];

/** Whether a package finds another one, as Node looks it up: beside itself, then outwards. */
function finds(from, name) {
  for (let folder = from; ; folder = folder.replace(/(^|\/)node_modules\/(?!.*node_modules\/).*$/, '')) {
    if (packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]) return true;
    if (!folder || !folder.includes('node_modules/')) return folder ? finds('', name) : false;
  }
}

for (const [path, { optionalDependencies = {}, resolved = '' }] of Object.entries(packages)) {
  for (const name of Object.keys(optionalDependencies)) {
    if (!finds(path, name))
      faults.push(`${path || 'the project'}: the optional package ${name} is not in the lockfile`);
  }
  if (/^https?:/.test(resolved)) faults.push(`${path}: the lockfile names a registry (${resolved})`);
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length ? 1 : 0;
