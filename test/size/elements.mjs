/** Weighs what each element adds to the part that it shares with badge and card: gzip, what is loaded later left out. */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';
import { modulePath } from '../../packages/widgets/build/tags.mjs';
import { templates } from '../../rollup.config.mjs';

const folder = fileURLToPath(new URL('../../packages/widgets/dist/', import.meta.url));
const ENTRY = '\0entry';

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
  const chunks = new Map(output.map((chunk) => [chunk.fileName, chunk]));
  const wanted = new Set();
  const take = (name) => {
    if (wanted.has(name)) return;
    wanted.add(name);
    for (const inner of chunks.get(name)?.imports ?? []) take(inner);
  };
  take(output.find((chunk) => chunk.isEntry).fileName);
  return [...wanted].reduce((sum, name) => sum + gzipSync(chunks.get(name)?.code ?? '', { level: 9 }).length, 0);
}

const SHARED = ['ozg-availability-badge', 'ozg-contact-card'];

/** Bytes, gzip, that an element costs beyond badge and card. */
export async function costOf(tags) {
  const shared = await weigh(SHARED);
  const costs = {};
  for (const tag of tags) costs[tag] = (await weigh([...SHARED, tag])) - shared;
  return costs;
}
