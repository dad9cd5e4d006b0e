/** Makes the release from the bundles: checksums, licences, the folder of the major version, the archive. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';

/** @type {(a: readonly [string, unknown], b: readonly [string, unknown]) => number} */
const inOrder = ([a], [b]) => (a < b ? -1 : 1);

/** @param {unknown} value */
const json = (value) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

/**
 * The folder of one version. It never changes, so that a page can require its bytes with `integrity`.
 *
 * @param {Map<string, Buffer>} bundles
 * @param {string} version
 * @param {string} licences
 */
export function versionFolder(bundles, version, licences) {
  const files = [...bundles].sort(inOrder);
  const checked = files.filter(([name]) => /\.(js|css)$/.test(name));
  const integrity = {
    version,
    immutable: true,
    files: Object.fromEntries(checked.map(([name, content]) => [name, checksum(content)])),
  };
  return new Map([...files, ['LICENSES.txt', Buffer.from(licences)], ['integrity.json', json(integrity)]]);
}

/**
 * The value of the `integrity` attribute for a file.
 *
 * @param {Buffer} content
 */
export const checksum = (content) => `sha384-${createHash('sha384').update(content).digest('base64')}`;

/**
 * The folder of the major version. Its files change with every release, so it lists no checksums.
 *
 * @param {Map<string, Buffer>} files
 * @param {string} version
 */
export function movingFolder(files, version) {
  const integrity = {
    version,
    immutable: false,
    note: `These files change with every version: leave integrity out, or use the folder ${version}.`,
    files: {},
  };
  return new Map([...files, ['integrity.json', json(integrity)]]);
}

/**
 * The folder of a version as a ZIP archive. The same files give the same bytes on every machine.
 *
 * @param {Map<string, Buffer>} files
 * @param {string} version
 * @param {{ licence: Uint8Array, readme: string }} texts
 */
export function archive(files, version, { licence, readme }) {
  // ZIP stores local time without a zone, so a local date gives the same bytes everywhere.
  const options = /** @type {const} */ ({ mtime: new Date(1980, 0, 1), level: 9 });
  /** @type {[string, Uint8Array][]} */
  const entries = [
    ['LICENSE', licence],
    ['LIESMICH.txt', strToU8(readme.replaceAll('{version}', version).replaceAll('\n', '\r\n'))],
    ...Array.from(files, ([name, content]) => /** @type {[string, Uint8Array]} */ ([`${version}/${name}`, content])),
  ];
  return Buffer.from(
    zipSync(Object.fromEntries(entries.sort(inOrder).map(([name, content]) => [name, [content, options]]))),
  );
}

/**
 * The licences of the libraries in the bundles, which must be distributed with them.
 *
 * @param {readonly string[]} modules Paths of all bundled modules.
 */
export function licencesOf(modules) {
  const folders = new Set(modules.flatMap((id) => /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(id)?.[0] ?? []));
  return [...folders]
    .map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8'));
      const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
      if (!file || !existsSync(folder + file)) throw new Error(`${name} has no licence that could be passed on.`);
      return `${name} ${version} (${license})\n\n${readFileSync(folder + file, 'utf8').trim()}\n`;
    })
    .sort()
    .join(`\n${'-'.repeat(80)}\n\n`);
}
