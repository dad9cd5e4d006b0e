/** Writes the descriptions of the elements into the package: manifest, data for editors, types for frameworks. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { manifest } from './manifest.mjs';
import { typings } from './typings.mjs';

const folder = new URL('../', import.meta.url);
// The generators read the package.json of the working directory.
process.chdir(fileURLToPath(folder));
const { getVsCodeHtmlCustomData } = await import('custom-element-vs-code-integration');
const { getWebTypesData } = await import('custom-element-jet-brains-integration');

const elements = manifest();
// The generators print the default "undefined" for custom properties without a fixed one.
const quiet = (/** @type {string} */ text) => text.replaceAll(' _(default: undefined)_', '');
const json = (/** @type {unknown} */ value) => `${JSON.stringify(value, null, 2)}\n`;

const files = {
  'custom-elements.json': json(elements),
  'html-custom-data.json': json(JSON.parse(quiet(getVsCodeHtmlCustomData(elements, { hideLogs: true })))),
  'web-types.json': quiet(webTypes()),
  ...Object.fromEntries(Object.entries(typings(elements)).map(([name, text]) => [`typings/${name}`, text])),
  // For imports of the types that lack `type`.
  'typings/empty.js': 'export {};\n',
};

mkdirSync(new URL('dist/typings/', folder), { recursive: true });
for (const [name, text] of Object.entries(files)) writeFileSync(new URL(`dist/${name}`, folder), text);

function webTypes() {
  const { name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const data = getWebTypesData(elements, { hideLogs: true, packageJson: false });
  return json({ ...(typeof data === 'string' ? JSON.parse(data) : data), name, version });
}
