/**
 * Runs after `changeset version`: copies the version of the packages to the root package and to publiccode.yml, and moves
 * "Unreleased" of the changelog under it.
 */
import { readFileSync, writeFileSync } from 'node:fs';

/** @param {string} file */
const at = (file) => new URL(`../${file}`, import.meta.url);

/**
 * Replaces the first match of a pattern in a file. Throws if there is none, so that no version is left behind.
 *
 * @param {string} file
 * @param {RegExp} pattern
 * @param {string} replacement
 */
function replace(file, pattern, replacement) {
  const text = readFileSync(at(file), 'utf8');
  if (!pattern.test(text)) throw new Error(`${file}: no ${pattern}`);
  writeFileSync(at(file), text.replace(pattern, replacement));
}

/** @type {{ version: string }} */
const { version } = JSON.parse(readFileSync(at('packages/widgets/package.json'), 'utf8'));
const today = new Date().toISOString().slice(0, 10);

replace('package.json', /"version": "[^"]+"/, `"version": "${version}"`);
replace('publiccode.yml', /^softwareVersion: .+$/m, `softwareVersion: ${version}`);
replace('publiccode.yml', /^releaseDate: .+$/m, `releaseDate: '${today}'`);
replace('CHANGELOG.md', /^## Unreleased$/m, `## Unreleased\n\n## ${version}`);
