/** Fails if the lockfile cannot be installed elsewhere: a package of a platform is missing, or it names a registry. */
import { readFileSync } from 'node:fs';

/** @type {{ packages: Record<string, { optionalDependencies?: Record<string, string>, resolved?: string }> }} */
const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
/** @type {string[]} */
const faults = [];

/**
 * Whether a package resolves another one, as Node does: in its own `node_modules`, then in those of the parents.
 *
 * @param {string} from
 * @param {string} name
 * @returns {boolean}
 */
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
