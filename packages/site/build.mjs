/** Makes `dist/` of the configurator from the built packages: the code that it shares with them, and what it knows of this version. */
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';

/** @param {string} relative */
const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));
/** @param {string} relative */
const read = (relative) => readFileSync(path(relative), 'utf8');

/** Makes the folder; two pages load from it. */
export async function buildConfigurator() {
  await bundle();
  mkdirSync(path('dist'), { recursive: true });
  writeFileSync(path('dist/release.json'), JSON.stringify(release()));
}

/**
 * What this script reads of an element in the custom elements manifest.
 *
 * @typedef {object} Declaration
 * @property {string} tagName
 * @property {{ name: string, type?: { text: string }, description?: string, default?: string, deprecated?: string }[]} [attributes]
 * @property {{ name: string }[]} [cssProperties]
 */

async function bundle() {
  const build = await rollup({
    input: { tools: path('bundle/tools.js'), doctor: path('bundle/doctor.js') },
    onwarn: (warning, warn) => {
      if (warning.code !== 'CIRCULAR_DEPENDENCY' && warning.code !== 'INVALID_ANNOTATION') warn(warning);
    },
    plugins: [
      nodeResolve({ browser: true, exportConditions: ['production'] }),
      terser({ ecma: 2022, module: true, format: { comments: false } }),
    ],
  });
  await build.write({ dir: path('dist'), format: 'es', chunkFileNames: 'shared-[name].js' });
  await build.close();
}

function release() {
  /** @type {{ version: string }} */
  const { version } = JSON.parse(read('../../package.json'));
  /** @type {{ modules: { declarations?: Declaration[] }[] }} */
  const { modules } = JSON.parse(read('../../packages/widgets/dist/custom-elements.json'));
  return {
    version,
    elements: modules
      .flatMap(({ declarations = [] }) => declarations)
      .filter(({ tagName }) => tagName)
      .map(elementOf)
      .sort((a, b) => (a.tag < b.tag ? -1 : 1)),
    languages: JSON.parse(read('../widgets/languages.json')),
    accessibility: paragraphs(read('../widgets/accessibility/erklaerung.md'), version),
  };
}

/** @param {Declaration} element */
function elementOf({ tagName, attributes = [], cssProperties = [] }) {
  return {
    tag: tagName,
    attributes: attributes
      .filter(({ deprecated }) => !deprecated)
      .map(({ name, type, description, default: standard }) => ({
        name,
        description,
        type: type?.text ?? 'string',
        ...(standard && { standard: standard.replace(/^'|'$/g, '') }),
      })),
    properties: cssProperties.map(({ name }) => name),
  };
}

/**
 * The quoted paragraph under each heading.
 *
 * @param {string} markdown
 * @param {string} version
 */
function paragraphs(markdown, version) {
  /** @param {string} heading */
  const under = (heading) => {
    const part = markdown.split(/^## /m).find((section) => section.startsWith(heading)) ?? '';
    const text = part
      .split('\n')
      .filter((line) => line.startsWith('>'))
      .map((line) => line.slice(1).trim())
      .join(' ')
      .replaceAll('**', '');
    if (!text.includes(version)) throw new Error(`erklaerung.md: no paragraph of ${version} under ${heading}`);
    return text;
  };
  return { de: under('Deutsch'), en: under('English') };
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await buildConfigurator();
