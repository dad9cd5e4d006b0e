/** The bundles, as `npm run build` makes them; their plugins and what becomes of them: packages/widgets/build/. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import {
  framePage,
  librariesFirst,
  notesModules,
  sharedChunks,
  templates,
  themes,
} from './packages/widgets/build/plugins.mjs';

export { templates };

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
const compiled = 'packages/widgets/dist';
const elements = Object.fromEntries(
  readdirSync(new URL('packages/widgets/src/elements/', import.meta.url))
    .flatMap((name) => /^(ozg-[\w-]+)\.ts$/.exec(name)?.[1] ?? [])
    .map((tag) => [`elements/${tag}`, `${compiled}/elements/${tag}.js`]),
);
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
    templates,
    terser({ ecma: 2022, module: true, format: { comments: false }, compress }),
  ],
});

const inAll = new Set();

export default [
  // Of this one every byte counts: its few other files lie beside it.
  single('ozg-badge-card', 'badge-card.js', ''),
  single('ozg-widgets', 'all-in-one.js', 'chunks/ozg-widgets/', [notesModules(inAll)]),
  bundle({ ...named('autoloader', 'hydrate', 'frame', 'frame-height'), ...elements }, 'chunks/', {
    plugins: [themes, framePage],
    output: { manualChunks: sharedChunks(elementFiles, inAll), onlyExplicitManualChunks: true },
  }),
];

/** Files of their own beside the elements. */
function named(...names) {
  return Object.fromEntries(names.map((name) => [name, `${compiled}/${name}.js`]));
}

/** One self-contained file. */
function single(name, source, folder, plugins = []) {
  const input = `${compiled}/${source}`;
  return bundle({ [name]: input }, folder, { plugins: [librariesFirst(input), ...plugins] });
}
