/** Measures what a page loads and the libraries in it, all with the same bundler, minifier and compressors. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';

/** @param {string} relative */
const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
const { version } = JSON.parse(readFileSync(path('../../package.json'), 'utf8'));

/**
 * Bytes: uncompressed, gzip 9, brotli 11.
 *
 * @param {string} code
 */
const weigh = (code) => ({
  bytes: Buffer.byteLength(code),
  gzip: gzipSync(code, { level: 9 }).length,
  brotli: brotliCompressSync(code).length,
});

/** @param {string} input */
async function bundled(input) {
  const build = await rollup({
    input,
    onwarn: () => undefined,
    plugins: [
      nodeResolve({ exportConditions: ['production'] }),
      terser({ ecma: 2022, module: true, format: { comments: false }, compress: { passes: 2 } }),
    ],
  });
  const { output } = await build.generate({ format: 'es' });
  return weigh(output[0].code);
}

/**
 * The nearest peer: the status widget of Statuspage (@statuspage/status-widget 1.0.5, its published file), measured once
 * with the same compressors.
 */
const peer = { bytes: 196_212, gzip: 49_621, brotli: 42_857 };

/**
 * Returns the packages from npm that a bundle has code of, by its source map.
 *
 * @param {string} map
 */
function librariesIn(map) {
  /** @type {{ sources: string[] }} */
  const { sources } = JSON.parse(map);
  const names = sources.map((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source)?.[1] ?? '');
  return [...new Set(names)].filter((name) => name !== '');
}

async function measureAll() {
  const file = path(`../../dist/${version}/ozg-badge-card.js`);
  const code = readFileSync(file, 'utf8').replace(/\n\/\/# source.*\s*$/, '');
  return {
    bundle: {
      ...weigh(code),
      imports: Array.from(code.matchAll(/^import .* from ?"(.*?)"/gm), ([, file = '']) => file),
      libraries: librariesIn(readFileSync(`${file}.map`, 'utf8')),
      lazy: Array.from(code.matchAll(/import\("(.*?)"\)/g), ([, file = '']) => file),
    },
    lit: await bundled(path('lit-alone.mjs')),
    feed: weigh(readFileSync(path('../../examples/town/feeds/areas/065340011011.json'), 'utf8')),
    peer,
  };
}

/** @type {ReturnType<typeof measureAll> | undefined} */
let measured;

/** Measures once per process, because bundling takes seconds. */
export const measure = () => (measured ??= measureAll());
