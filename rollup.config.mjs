import { readdirSync, readFileSync } from 'node:fs';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import MagicString from 'magic-string';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** Shortens the white space that indents templates and style sheets. */
export const templates = {
  name: 'templates',
  transform(code) {
    const out = new MagicString(code);
    const visit = (node) => {
      if (node.type === 'TaggedTemplateExpression' && ['html', 'svg', 'css'].includes(node.tag.name)) {
        const tight = (s) =>
          node.tag.name === 'css'
            ? s
                .replace(/\s*([{};])\s*|(:) /g, '$1$2')
                .replace(/;}/g, '}')
                .replace(/\b0\./g, '.')
            : s.replace(/ >/g, '>');
        for (const { start, end, value } of node.quasi.quasis) {
          const short = tight(value.raw.replace(/\s*\n\s*/g, ' '));
          if (short !== value.raw) out.update(start, end, short);
        }
      }
      for (const child of Object.values(node)) if (child && typeof child === 'object') visit(child);
    };
    visit(this.parse(code));
    return { code: out.toString(), map: out.generateMap({ hires: true }) };
  },
};

/**
 * Puts the libraries first. Compressors look back 32 kB: code of one hand that stands together packs better than the
 * same code scattered among others'.
 */
const librariesFirst = (entry) => ({
  name: 'libraries-first',
  resolveId: (id) => (id === entry ? `\0${id}` : null),
  load: (id) =>
    id === `\0${entry}`
      ? `${['lit', '@lit/task', 'ky', 'zod/v4/core'].map((name) => `import '${name}';`).join('')}export * from './${entry}';`
      : null,
});

/** Puts the ready themes beside the scripts. */
const themes = {
  name: 'themes',
  generateBundle() {
    const folder = new URL('packages/widgets/themes/', import.meta.url);
    for (const name of readdirSync(folder))
      this.emitFile({ type: 'asset', fileName: `themes/${name}`, source: readFileSync(new URL(name, folder)) });
  },
};

/** One self-contained file; languages other than German stay beside it and are loaded when a page speaks them. */
const bundle = (name, input) => ({
  input: { [name]: input },
  // Files that are loaded later may need something of this one: it then exports more than its elements.
  preserveEntrySignatures: 'allow-extension',
  treeshake: { propertyReadSideEffects: false, tryCatchDeoptimization: false, unknownGlobalSideEffects: false },
  output: {
    dir: `dist/${version}`,
    entryFileNames: '[name].js',
    chunkFileNames: ({ facadeModuleId }) =>
      (/\/locales\/(more\/)?/.exec(facadeModuleId ?? '')?.[0].slice(1) ?? '') + '[name].js',
    format: 'es',
    sourcemap: true,
  },
  plugins: [
    themes,
    librariesFirst(input),
    nodeResolve({ exportConditions: ['production'] }),
    templates,
    terser({ ecma: 2022, module: true, format: { comments: false }, compress: { passes: 2 } }),
  ],
});

export default [
  bundle('ozg-badge-card', 'packages/widgets/dist/badge-card.js'),
  bundle('ozg-widgets', 'packages/widgets/dist/index.js'),
];
