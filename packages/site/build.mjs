/** Builds `dist/`: the pages with their bundled modules, and what they know about this version. A web server serves it as is. */
import { cpSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** @param {string} relative */
const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/** @param {string} relative */
const read = (relative) => readFileSync(path(relative), 'utf8');

/** Builds the site. The packages must be built before. */
export async function buildSite() {
  rmSync(path('dist'), { recursive: true, force: true });
  cpSync(path('public'), path('dist'), { recursive: true });
  writeFileSync(path('dist/release.json'), JSON.stringify(release()));
  await bundle('main', 'preview');
  // Separately: esbuild shakes a package once for all entry points, so the configurator would load all rules of the doctor.
  await bundle('doctor-page');
}

/** @param {string[]} names */
const bundle = (...names) =>
  build({
    entryPoints: names.map((name) => path(`src/${name}.ts`)),
    outdir: path('dist'),
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['production'],
    minify: true,
    legalComments: 'none',
    chunkNames: 'chunks/[name]-[hash]',
    logLevel: 'warning',
  });

/** @returns {import('./src/release.js').Release} */
function release() {
  /** @type {{ version: string }} */
  const { version } = JSON.parse(read('../../package.json'));
  /** @type {{ modules: { declarations?: ManifestElement[] }[] }} */
  const { modules } = JSON.parse(read('../widgets/dist/custom-elements.json'));
  return {
    version,
    elements: modules
      .flatMap(({ declarations = [] }) => declarations)
      .flatMap(elementInfo)
      .sort((a, b) => (a.tag < b.tag ? -1 : 1)),
    languages: JSON.parse(read('../widgets/languages.json')),
    accessibility: paragraphs(read('../widgets/accessibility/erklaerung.md'), version),
  };
}

/**
 * A declaration of the custom elements manifest.
 *
 * @typedef {object} ManifestElement
 * @property {string} [tagName]
 * @property {{ name: string, type?: { text: string }, description: string, default?: string, deprecated?: string | boolean }[]} [attributes]
 * @property {{ name: string }[]} [cssProperties]
 */

/**
 * @param {ManifestElement} declaration
 * @returns {import('./src/release.js').ElementInfo[]} empty for declarations that are not elements
 */
function elementInfo({ tagName, attributes = [], cssProperties = [] }) {
  if (!tagName) return [];
  return [
    {
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
    },
  ];
}

/**
 * The quoted paragraph below each heading.
 *
 * @param {string} markdown
 * @param {string} version
 */
function paragraphs(markdown, version) {
  /** @param {string} heading */
  const below = (heading) => {
    const section = markdown.split(/^## /m).find((part) => part.startsWith(heading)) ?? '';
    const text = section
      .split('\n')
      .filter((line) => line.startsWith('>'))
      .map((line) => line.slice(1).trim())
      .join(' ')
      .replaceAll('**', '');
    if (!text.includes(version)) throw new Error(`erklaerung.md has no paragraph for ${version} below "${heading}"`);
    return text;
  };
  return { de: below('Deutsch'), en: below('English') };
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await buildSite();
