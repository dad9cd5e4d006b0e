/** The bundles, as `npm run build` makes them; their plugins and what becomes of them: packages/widgets/build/. */
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

/** No statement here does anything by reading a property or by being called with too little. */
const compress = {
  passes: 4,
  pure_getters: true,
  keep_fargs: false,
  unsafe_arrows: true,
  unsafe_methods: true,
};

/** Languages are the same files for every bundle; whatever else is loaded later lies in a folder of the bundle's own. */
const bundle = (input, folder, { plugins = [], output = {} } = {}) => ({
  input,
  // Files that are loaded later may need something of this one: it then exports more than its elements.
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

const inAll = new Set();

export default [
  // Of this one every byte counts: its few other files lie beside it.
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

/** Files of their own beside the elements. */
function named(...modules) {
  return Object.fromEntries(modules.map((path) => [basename(path), `${compiled}/${path}.js`]));
}

/** One self-contained file. */
function single(name, source, folder, plugins = []) {
  const input = `${compiled}/${source}`;
  return bundle({ [name]: input }, folder, { plugins: [librariesFirst(input), ...plugins] });
}
