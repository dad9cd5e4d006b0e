/** Makes of the bundles what is handed out: checksums, licences, the moving folder, the archive. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { strToU8, zipSync } from 'fflate';

const inOrder = ([a], [b]) => (a < b ? -1 : 1);

const json = (value) => Buffer.from(`${JSON.stringify(value, null, 2)}\n`);

/** The folder of one version: it never changes, so a page may ask for exactly these bytes. */
export function versionFolder(bundles, version, licences) {
  const files = [...bundles].sort(inOrder);
  const checked = files.filter(([name]) => /\.(js|css)$/.test(name));
  return new Map([
    ...files,
    ['LICENSES.txt', Buffer.from(licences)],
    [
      'integrity.json',
      json({
        version,
        immutable: true,
        files: Object.fromEntries(checked.map(([name, content]) => [name, checksum(content)])),
      }),
    ],
  ]);
}

/** Subresource Integrity of a file, as its `integrity` attribute. */
export const checksum = (content) => `sha384-${createHash('sha384').update(content).digest('base64')}`;

/** The folder that moves on with every version of the same major one. Nobody can know its bytes beforehand. */
export const movingFolder = (files, version) =>
  new Map([
    ...files,
    [
      'integrity.json',
      json({
        version,
        immutable: false,
        note: `These files change with every version: leave integrity out, or use the folder ${version}.`,
        files: {},
      }),
    ],
  ]);

/** The version's folder for another server, as an archive. The same files make the same bytes, on every day and machine. */
export function archive(files, version, { licence, readme }) {
  // An archive has no time zone: the parts of the local time are what is written.
  const options = { mtime: new Date(1980, 0, 1), level: 9 };
  const entries = [
    ['LICENSE', licence],
    ['LIESMICH.txt', strToU8(readme.replaceAll('{version}', version).replaceAll('\n', '\r\n'))],
    ...[...files].map(([name, content]) => [`${version}/${name}`, content]),
  ];
  return Buffer.from(
    zipSync(Object.fromEntries(entries.sort(inOrder).map(([name, content]) => [name, [content, options]]))),
  );
}

/** The licences of the libraries in the bundles, which must be passed on with them. */
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
