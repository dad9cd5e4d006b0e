/**
 * The bundles of `npm run build`. Their plugins and the release are in packages/widgets/build/.
 *
 * @import { OutputOptions, Plugin, RollupOptions } from 'rollup'
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import {
  framePage,
  librariesFirst,
  noGlobals,
  notesModules,
  sharedChunks,
  templates,
  themes,
} from './packages/widgets/build/plugins.mjs';
import { modulePath, tags } from './packages/widgets/build/tags.mjs';

export { templates };

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const compiled = 'packages/widgets/dist';
const elements = Object.fromEntries(tags.map((tag) => [`elements/${tag}`, `${compiled}/${modulePath(tag)}.js`]));
const elementFiles = Object.values(elements).map((path) => fileURLToPath(new URL(path, import.meta.url)));

/**
 * No code here has a side effect when a property is read or an argument is missing.
 *
 * @type {import('terser').CompressOptions}
 */
const compress = {
  passes: 4,
  pure_getters: true,
  keep_fargs: false,
  unsafe_arrows: true,
  unsafe_methods: true,
};

/**
 * Locales are the same files for every bundle; other lazy chunks go into a folder of the bundle.
 *
 * @param {Record<string, string>} input
 * @param {string} folder
 * @param {{ plugins?: Plugin[], output?: OutputOptions }} [options]
 * @returns {RollupOptions & { output: OutputOptions }}
 */
const bundle = (input, folder, { plugins = [], output = {} } = {}) => ({
  input,
  // Lazy chunks may import from the entry, which then exports more than its elements.
  preserveEntrySignatures: 'allow-extension',
  treeshake: { propertyReadSideEffects: false, tryCatchDeoptimization: false, unknownGlobalSideEffects: false },
  output: {
    dir: `dist/${version}`,
    entryFileNames: '[name].js',
    chunkFileNames: ({ facadeModuleId }) =>
      (/\/locales\/(more\/)?/.exec(facadeModuleId ?? '')?.[0].slice(1) ?? folder) + '[name].js',
    format: 'es',
    sourcemap: true,
    ...output,
  },
  plugins: [
    ...plugins,
    nodeResolve({ exportConditions: ['production'] }),
    noGlobals,
    templates,
    terser({ ecma: 2022, module: true, format: { comments: false }, compress }),
  ],
});

/** @type {Set<string>} */
const inAll = new Set();

export default [
  // The smallest bundle; its few chunks are next to it.
  single('ozg-badge-card', 'bundles/badge-card.js', ''),
  single('ozg-widgets', 'bundles/all.js', 'chunks/ozg-widgets/', [notesModules(inAll)]),
  bundle(
    { ...named('bundles/autoloader', 'ssr/hydrate', 'frame/frame', 'frame/frame-height'), ...elements },
    'chunks/',
    {
      plugins: [themes, framePage],
      output: { manualChunks: sharedChunks(elementFiles, inAll), onlyExplicitManualChunks: true },
    },
  ),
];

/**
 * Entries beside the elements.
 *
 * @param {string[]} modules
 */
function named(...modules) {
  return Object.fromEntries(modules.map((path) => [basename(path), `${compiled}/${path}.js`]));
}

/**
 * One self-contained file.
 *
 * @param {string} name
 * @param {string} source
 * @param {string} folder
 * @param {Plugin[]} [plugins]
 */
function single(name, source, folder, plugins = []) {
  const input = `${compiled}/${source}`;
  return bundle({ [name]: input }, folder, { plugins: [librariesFirst(input), ...plugins] });
}
