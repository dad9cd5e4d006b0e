/** Makes the bundles, and leaves in their folder what belongs there and nothing else. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rollup } from 'rollup';

/** Warnings about code of the libraries. */
const KNOWN_WARNINGS = new Set(['CIRCULAR_DEPENDENCY', 'INVALID_ANNOTATION']);

/**
 * Returns the files of all bundles by path, and the modules they contain. Throws if two bundles differ in a file of one path.
 *
 * @param {(import('rollup').RollupOptions & { output: import('rollup').OutputOptions })[]} configurations
 */
export async function bundles(configurations) {
  /** @type {Promise<import('rollup').RollupOutput>[]} */
  const outputs = [];
  /** @type {import('rollup').RollupCache | undefined} */
  let cache;
  for (const configuration of configurations) {
    // The next bundle is read while this one is minified, and reuses its parsed modules.
    const build = await rollup({ ...configuration, cache, onwarn });
    cache = build.cache;
    outputs.push(build.generate(configuration.output));
  }
  /** @type {Map<string, Buffer>} */
  const files = new Map();
  /** @type {Set<string>} */
  const used = new Set();
  for (const { output } of await Promise.all(outputs)) {
    for (const file of output) {
      const { fileName } = file;
      if (file.type === 'chunk') for (const id of Object.keys(file.modules)) used.add(id);
      const content = Buffer.from(file.type === 'chunk' ? file.code : file.source);
      if (!content.equals(files.get(fileName) ?? content)) throw new Error(`Two bundles differ in ${fileName}.`);
      files.set(fileName, content);
    }
  }
  return { files, modules: [...used] };
}

/** @type {import('rollup').WarningHandlerWithDefault} */
function onwarn(warning, warn) {
  if (!warning.code || !KNOWN_WARNINGS.has(warning.code)) warn(warning);
}

/**
 * Writes the files that changed into a folder and deletes every other file in it.
 *
 * @param {string} folder
 * @param {Map<string, Buffer>} files
 */
export function fill(folder, files) {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of files) {
    const path = join(folder, name);
    if (content.equals(readIfThere(path) ?? Buffer.alloc(0)) && content.length) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    const name = path.slice(join(folder, '/').length).replaceAll('\\', '/');
    if (entry.isFile() && !files.has(name)) rmSync(path);
  }
}

/** @param {string} path */
function readIfThere(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
