/** Makes the bundles, and leaves in their folder what belongs there and nothing else. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rollup } from 'rollup';

/** What the libraries do, and nobody here can change. */
const KNOWN_WARNINGS = new Set(['CIRCULAR_DEPENDENCY', 'INVALID_ANNOTATION']);

/** The files of all bundles by their paths, and the modules they are made of. A file of two bundles must be the same in both. */
export async function bundles(configurations) {
  const outputs = [];
  let cache;
  for (const configuration of configurations) {
    // The next one is read while this one is being compressed, and takes over what they share.
    const build = await rollup({ ...configuration, cache, onwarn });
    cache = build.cache;
    outputs.push(build.generate(configuration.output));
  }
  const files = new Map();
  const used = new Set();
  for (const { output } of await Promise.all(outputs)) {
    for (const { fileName, code, source, modules = {} } of output) {
      for (const id of Object.keys(modules)) used.add(id);
      const content = Buffer.from(code ?? source);
      if (!content.equals(files.get(fileName) ?? content)) throw new Error(`Two bundles differ in ${fileName}.`);
      files.set(fileName, content);
    }
  }
  return { files, modules: [...used] };
}

function onwarn(warning, warn) {
  if (!KNOWN_WARNINGS.has(warning.code)) warn(warning);
}

/** Makes a folder hold these files and no others. What has not changed is left alone. */
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

function readIfThere(path) {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
