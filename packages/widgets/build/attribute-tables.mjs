// @ts-check
/**
 * The tables of attributes in the readme, generated from the sources of the elements.
 * `node packages/widgets/build/attribute-tables.mjs` writes them there.
 */
import { readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { elementsOf, manifest } from './manifest.mjs';

const README = new URL('../README.md', import.meta.url);
const PLACE = /(<!-- attributes: [^>]*-->\n\n)([^]*?)(\n\n<!-- \/attributes -->)/;

/** Longer lists of words, such as the topics, are left to the types and to the editor. */
const MAX_WORDS = 8;

/**
 * @typedef {import('./manifest.mjs').Attribute} Attribute
 * @typedef {import('./manifest.mjs').Element} Element
 */

/**
 * Returns the tables: the attributes of all elements, those of each, and the deprecated ones.
 * @param {Element[]} elements
 */
export function attributeTables(elements) {
  const current = elements.map(({ tagName, attributes }) => ({
    tagName,
    attributes: attributes.filter(({ deprecated }) => !deprecated),
  }));
  const [first] = current;
  const common = (first?.attributes ?? []).filter(({ name }) =>
    current.every(({ attributes }) => attributes.some((attribute) => attribute.name === name)),
  );
  const isCommon = (/** @type {Attribute} */ { name }) => common.some((attribute) => attribute.name === name);
  const commonRows = common.map((attribute) => [code(attribute.name), describe(described(attribute.name, current))]);
  const rows = current.flatMap(({ tagName, attributes }) =>
    attributes
      .filter((attribute) => !isCommon(attribute))
      .map((attribute, i) => [i ? '' : code(tagName), code(attribute.name), describe(attribute), defaultOf(attribute)]),
  );
  const oldRows = elements.flatMap(({ tagName, attributes }) =>
    attributes
      .filter(({ deprecated, name }) => deprecated && name !== 'at')
      .map(({ name, deprecated = '' }) => [code(tagName), code(name), deprecated]),
  );
  const at = elements.flatMap(({ attributes }) => attributes.find(({ name }) => name === 'at')?.deprecated ?? [])[0];
  return [
    'All elements have these attributes:',
    table([['attribute', 'value'], ...commonRows]),
    'These belong to single elements:',
    table([['element', 'attribute', 'value', 'default'], ...rows]),
    'Deprecated names still work:',
    table([['element', 'attribute', 'instead'], ...oldRows, ...(at ? [['all', code('at'), at]] : [])]),
  ].join('\n\n');
}

/**
 * The description of a common attribute: the one that most elements have.
 * @param {string} name
 * @param {{ attributes: Attribute[] }[]} elements
 * @returns {Attribute}
 */
function described(name, elements) {
  const all = elements.flatMap(({ attributes }) => attributes.filter((attribute) => attribute.name === name));
  const count = (/** @type {Attribute} */ { description }) =>
    all.filter((attribute) => attribute.description === description).length;
  const [most] = [...all].sort((a, b) => count(b) - count(a));
  if (!most) throw new Error(`No element has the attribute ${name}.`);
  return most;
}

const code = (/** @type {string} */ text) => `\`${text}\``;

/** @param {Attribute} attribute */
function describe({ description, type }) {
  const words = [...type.text.matchAll(/'([^']+)'/g)].map(([, word = '']) => code(word));
  const isListed = words.length === 0 || words.length > MAX_WORDS || words.every((word) => description.includes(word));
  const text = isListed ? description : `${description} ${words.join(', ')}`;
  return text.replaceAll('|', '\\|');
}

/** @param {Attribute} attribute */
const defaultOf = ({ default: value = '' }) => (value ? code(value.replace(/^'|'$/g, '')) : '');

/** @param {string[][]} rows */
function table(rows) {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (/** @type {string[]} */ cells) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

/** Returns the tables that the readme has now. */
export const tablesInReadme = () => PLACE.exec(readFileSync(README, 'utf8'))?.[2];

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const tables = attributeTables(elementsOf(manifest()));
  const readme = readFileSync(README, 'utf8');
  if (!PLACE.test(readme)) throw new Error('README.md has no place for the attributes.');
  writeFileSync(
    README,
    readme.replace(PLACE, (_, before, __, after) => before + tables + after),
  );
}
