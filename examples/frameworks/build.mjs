/**
 * Builds the five pages into `dist`, rendered on the server if the framework supports it.
 *
 * @import { BuildOptions, Loader, OnLoadResult, Plugin } from 'esbuild'
 * @typedef {'react' | 'vue' | 'svelte' | 'angular' | 'typescript'} Framework Names a page and its folder.
 */
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { formatDiagnostics, performCompilation, readConfiguration } from '@angular/compiler-cli';
import * as babel from '@babel/core';
import { build } from 'esbuild';
import { compile } from 'svelte/compiler';
import { compileScript, parse } from 'vue/compiler-sfc';

const here = fileURLToPath(new URL('.', import.meta.url));
/** @type {readonly Framework[]} */
const frameworks = ['react', 'vue', 'svelte', 'angular', 'typescript'];

/**
 * An esbuild plugin that compiles some files.
 *
 * @param {string} name
 * @param {RegExp} filter
 * @param {(source: string, filename: string) => OnLoadResult | Promise<OnLoadResult>} compiled
 * @returns {Plugin}
 */
const compiler = (name, filter, compiled) => ({
  name,
  setup: ({ onLoad }) => onLoad({ filter }, async ({ path }) => compiled(await readFile(path, 'utf8'), path)),
});

/** @param {boolean} isServer */
const vue = (isServer) =>
  compiler('vue', /\.vue$/, (source, filename) => {
    const compilerOptions = { isCustomElement: (/** @type {string} */ tag) => tag.startsWith('ozg-') };
    const { descriptor } = parse(source, { filename, templateParseOptions: compilerOptions });
    const templateOptions = { ssr: isServer, ssrCssVars: [], compilerOptions };
    const { content } = compileScript(descriptor, { id: 'app', inlineTemplate: true, templateOptions });
    return { contents: content, loader: 'ts' };
  });

/**
 * @param {boolean} isServer
 * @param {boolean} dev
 */
const svelte = (isServer, dev) =>
  compiler('svelte', /\.svelte$/, (source, filename) => ({
    contents: compile(source, { filename, dev, generate: isServer ? 'server' : 'client' }).js.code,
  }));

/** Angular publishes its libraries partially compiled. The linker does the rest, so that the page needs no compiler. */
const linker = compiler('angular-linker', /@angular.+\.mjs$/, async (source, filename) => {
  if (!source.includes('ɵɵngDeclare')) return { contents: source };
  const plugins = ['@angular/compiler-cli/linker/babel'];
  const output = await babel.transformAsync(source, { filename, plugins, compact: false, configFile: false });
  return { contents: output?.code ?? source };
});

/**
 * Checks the types of all pages and compiles Angular's components ahead of time. Returns the folder of its files.
 *
 * @param {string} outDir
 */
function compileAngular(outDir) {
  const { options, rootNames } = readConfiguration(join(here, 'tsconfig.json'));
  const { diagnostics } = performCompilation({
    rootNames,
    options: { ...options, noEmit: false, outDir, rootDir: here, sourceMap: false, strictTemplates: true },
  });
  if (diagnostics.length) throw new Error(formatDiagnostics(diagnostics));
  return join(outDir, 'angular');
}

/**
 * @param {string} title
 * @param {string} body
 */
const page = (title, body) => `<!doctype html>
<html lang="de">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Was geht online? Mit ${title}</title>
    <link rel="icon" href="icon.svg" type="image/svg+xml" />
    <script type="module" src="client.js"></script>
  </head>
  <body>
    ${body}
  </body>
</html>
`;

/**
 * Builds the pages. With `development`, the frameworks print warnings to the console.
 *
 * @param {{ out?: string, only?: readonly Framework[], development?: boolean }} [options]
 */
export async function buildExamples({ out = join(here, 'dist'), only = frameworks, development = false } = {}) {
  await rm(out, { recursive: true, force: true });
  /** @satisfies {BuildOptions} */
  const common = /** @type {const} */ ({
    bundle: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'warning',
    tsconfig: join(here, 'tsconfig.json'),
    define: {
      'process.env.NODE_ENV': JSON.stringify(development ? 'development' : 'production'),
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
      ...(!development && { ngDevMode: 'false', ngJitMode: 'false', ngI18nClosureMode: 'false' }),
    },
  });

  /**
   * The content of a page, rendered by its server file.
   *
   * @param {Framework} name
   * @param {string} entry
   * @param {Plugin[]} plugins
   * @param {BuildOptions} [more]
   * @returns {Promise<string>}
   */
  const rendered = async (name, entry, plugins, more = { packages: 'external' }) => {
    const outfile = join(out, `${name}.server.mjs`);
    await build({ ...common, entryPoints: [entry], plugins, outfile, platform: 'node', ...more });
    return (await import(`${pathToFileURL(outfile).href}?${Date.now()}`)).html;
  };
  /**
   * @param {Framework} name
   * @param {string} title
   * @param {string} content
   * @param {string} entry
   * @param {Plugin[]} plugins
   */
  const made = async (name, title, content, entry, plugins) => {
    const outdir = join(out, name);
    await build({
      ...common,
      entryPoints: { client: entry },
      plugins,
      outdir,
      splitting: true,
      minify: !development,
      conditions: [development ? 'development' : 'production'],
    });
    // Angular adds markers around its content, which must not move.
    const body = content.includes('<main') ? content : `<main id="app">${content}</main>`;
    await writeFile(join(outdir, 'index.html'), page(title, body));
    // Without one, browsers ask for /favicon.ico and log that it is missing.
    await copyFile(join(here, '../town/img/wappen.svg'), join(outdir, 'icon.svg'));
  };

  const steps = {
    react: async () =>
      made(
        'react',
        'React',
        await rendered('react', join(here, 'react/server.tsx'), []),
        join(here, 'react/client.tsx'),
        [],
      ),
    vue: async () =>
      made('vue', 'Vue', await rendered('vue', join(here, 'vue/server.ts'), [vue(true)]), join(here, 'vue/client.ts'), [
        vue(false),
      ]),
    svelte: async () => {
      const content = await rendered('svelte', join(here, 'svelte/server.ts'), [svelte(true, false)]);
      await made('svelte', 'Svelte', content, join(here, 'svelte/client.ts'), [svelte(false, development)]);
    },
    angular: async () => {
      const folder = compileAngular(join(out, 'aot'));
      // The linker has to see Angular's libraries: they are part of the file.
      const content = await rendered('angular', join(folder, 'server.js'), [linker], {});
      await made('angular', 'Angular', content, join(folder, 'client.js'), [linker]);
    },
    typescript: async () =>
      made(
        'typescript',
        'TypeScript',
        await readFile(join(here, 'typescript/page.html'), 'utf8'),
        join(here, 'typescript/client.ts'),
        [],
      ),
  };
  for (const name of only) await steps[name]();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildExamples();
