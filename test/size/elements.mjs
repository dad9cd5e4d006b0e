/** Measures what each element adds to the code that it shares with badge and card, in bytes of gzip, without lazy chunks. */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';
import { modulePath } from '../../packages/widgets/build/tags.mjs';
import { templates } from '../../rollup.config.mjs';

const folder = fileURLToPath(new URL('../../packages/widgets/dist/', import.meta.url));
const ENTRY = '\0entry';

/** @param {readonly string[]} tags */
async function weigh(tags) {
  const code = tags.map((tag) => `import '${folder}${modulePath(tag)}.js';`).join('');
  const build = await rollup({
    input: ENTRY,
    onwarn: () => undefined,
    plugins: [
      { name: 'entry', resolveId: (id) => (id === ENTRY ? id : null), load: (id) => (id === ENTRY ? code : null) },
      nodeResolve({ exportConditions: ['production'] }),
      templates,
      terser({ ecma: 2022, module: true, format: { comments: false }, compress: { passes: 2 } }),
    ],
  });
  const { output } = await build.generate({ format: 'es' });
  const chunks = new Map(
    output.flatMap((file) => (file.type === 'chunk' ? [/** @type {const} */ ([file.fileName, file])] : [])),
  );
  /** @type {Set<string>} */
  const wanted = new Set();
  /** @param {string} name */
  const take = (name) => {
    if (wanted.has(name)) return;
    wanted.add(name);
    for (const inner of chunks.get(name)?.imports ?? []) take(inner);
  };
  take(output[0].fileName);
  return [...wanted].reduce((sum, name) => sum + gzipSync(chunks.get(name)?.code ?? '', { level: 9 }).length, 0);
}

const SHARED = ['ozg-availability-badge', 'ozg-contact-card'];

/**
 * Returns the bytes (gzip) of each element beyond badge and card.
 *
 * @param {readonly string[]} tags
 */
export async function costOf(tags) {
  const shared = await weigh(SHARED);
  /** @type {Record<string, number>} */
  const costs = {};
  for (const tag of tags) costs[tag] = (await weigh([...SHARED, tag])) - shared;
  return costs;
}
