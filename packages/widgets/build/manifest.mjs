// @ts-check
/**
 * The custom elements manifest, generated from the sources of the elements. The analyzer reads names, descriptions and
 * `@default`; the compiler resolves the types of the properties.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { modulePath, tags } from './tags.mjs';

/**
 * @typedef {{ text: string }} TypeText
 * @typedef {{ name: string, description: string, type: TypeText, default?: string, deprecated?: string }} Attribute
 * @typedef {Attribute & { attribute?: string, privacy?: string, static?: boolean }} Member
 * @typedef {{ name: string, description: string, type: TypeText }} ElementEvent
 * @typedef {{ name: string, description: string }} Documented
 * @typedef {object} Element
 * @property {string} name
 * @property {string} tagName
 * @property {string} description
 * @property {boolean} [customElement]
 * @property {Attribute[]} attributes
 * @property {Member[]} members
 * @property {ElementEvent[]} events
 * @property {Documented[]} [slots]
 * @property {Documented[]} [cssParts]
 * @typedef {{ schemaVersion: string, readme: string, modules: { path: string, declarations: Element[] }[] }} Manifest
 */

/**
 * The analyzer's declarations lack what it exports.
 * @typedef {object} Analyzer
 * @property {(options: { modules: unknown[], plugins: unknown[], context: object }) => Manifest} create
 * @property {typeof ts} ts
 */

const ANALYZER = '@custom-elements-manifest/analyzer';
/** @type {Analyzer} */
const analyzer = await import(ANALYZER);
/** @type {{ litPlugin: () => unknown[] }} */
const { litPlugin } = await import(`${ANALYZER}/src/features/framework-plugins/lit/lit.js`);

const folder = new URL('../', import.meta.url);
const pathOf = (/** @type {string} */ tag) => `src/${modulePath(tag)}.ts`;

/**
 * Returns the custom elements manifest of all elements.
 * @returns {Manifest}
 */
export function manifest() {
  const modules = tags.map((tag) => {
    const source = readFileSync(new URL(pathOf(tag), folder), 'utf8');
    return analyzer.ts.createSourceFile(pathOf(tag), source, analyzer.ts.ScriptTarget.ES2022, true);
  });
  const found = analyzer.create({ modules, plugins: litPlugin(), context: { dev: false } });
  const types = propertyTypes();
  for (const module of found.modules)
    module.declarations = module.declarations
      .filter(({ customElement, tagName }) => customElement && tagName)
      .map((element) => publicPart(element, types));
  const { schemaVersion } = found;
  const text = JSON.stringify({ schemaVersion, readme: 'README.md', modules: found.modules });
  // Users import the compiled files.
  return JSON.parse(text.replace(/"src\/elements\/([\w/-]+)\.ts"/g, '"dist/elements/$1.js"'));
}

/**
 * Returns the elements of a manifest.
 * @param {Manifest} manifest
 */
export const elementsOf = ({ modules }) => modules.flatMap(({ declarations }) => declarations);

/**
 * @param {Element} element
 * @param {Map<string, string>} types
 * @returns {Element}
 */
function publicPart({ attributes, members, events, ...element }, types) {
  /** @type {<T extends Attribute>(item: T, property: string) => T} */
  const described = (item, property) => {
    const text = types.get(`${element.name}.${property}`);
    if (text === undefined) throw new Error(`${element.name}: the attribute ${item.name} has no declared property`);
    return { ...item, description: oneLine(item.description), type: { text } };
  };
  // Methods, and what the base class adds for rendering on a server, are internal.
  const fields = unique(members).filter(
    ({ name, privacy = 'public', static: isStatic }) =>
      types.has(`${element.name}.${name}`) && !isStatic && privacy === 'public',
  );
  const propertyOf = new Map(fields.map(({ name, attribute = name }) => [attribute, name]));
  return {
    ...element,
    description: oneLine(element.description),
    attributes: unique(attributes).map((item) => described(item, propertyOf.get(item.name) ?? item.name)),
    members: fields.map((item) => described(item, item.name)),
    events: unique(events).map((event) => ({ ...event, type: event.type ?? { text: 'CustomEvent' } })),
  };
}

const oneLine = (/** @type {string} */ text) => text.replace(/\s*\n\s*/g, ' ');

/**
 * @template {{ name: string }} T
 * @param {T[]} [items]
 */
const unique = (items = []) => [...new Map(items.map((item) => [item.name, item])).values()];

/**
 * Returns the types of all properties by `Class.property`, without `undefined`. Unions keep the order in which the source
 * lists their members. (`@wc-toolkit/type-parser` sorts them by the compiler's internal numbers, and warns about every
 * type of the project that it does not expand.)
 */
function propertyTypes() {
  const { config } = ts.readConfigFile(fileURLToPath(new URL('tsconfig.json', folder)), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, fileURLToPath(folder));
  const files = tags.map((tag) => fileURLToPath(new URL(pathOf(tag), folder)));
  const program = ts.createProgram(files, options);
  const checker = program.getTypeChecker();
  /** @type {Map<string, string>} */
  const types = new Map();
  for (const file of files) {
    const source = program.getSourceFile(file);
    for (const statement of source?.statements ?? []) {
      if (!ts.isClassDeclaration(statement) || !statement.name) continue;
      for (const member of statement.members) {
        if (!ts.isPropertyDeclaration(member) || !member.type || !ts.isIdentifier(member.name)) continue;
        types.set(`${statement.name.text}.${member.name.text}`, typeText(member.type, checker));
      }
    }
  }
  return types;
}

/**
 * @param {ts.TypeNode} node
 * @param {ts.TypeChecker} checker
 */
function typeText(node, checker) {
  const type = checker.getNonNullableType(checker.getTypeFromTypeNode(node));
  if (!type.isUnion()) return checker.typeToString(type);
  const words = type.types.flatMap((part) => (part.isStringLiteral() ? part.value : []));
  if (!words.length) return checker.typeToString(type);
  const listed = literalsIn(node, checker);
  const place = (/** @type {string} */ word) => (listed.includes(word) ? listed.indexOf(word) : listed.length);
  const isOpen = words.length < type.types.length;
  const sorted = [...words].sort((a, b) => place(a) - place(b)).map((word) => `'${word}'`);
  return [...sorted, ...(isOpen ? ['string'] : [])].join(' | ');
}

/**
 * Returns the string literals of a type in the order of the source, with those of the aliases that it uses.
 * @param {ts.Node} node
 * @param {ts.TypeChecker} checker
 * @returns {string[]}
 */
function literalsIn(node, checker) {
  if (ts.isStringLiteral(node)) return [node.text];
  /** @type {ts.Node[]} */
  const next = [];
  node.forEachChild((child) => void next.push(child));
  if (ts.isTypeReferenceNode(node)) {
    const symbol = checker.getSymbolAtLocation(node.typeName);
    const alias = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    for (const declaration of alias?.declarations ?? [])
      if (ts.isTypeAliasDeclaration(declaration)) next.push(declaration.type);
  }
  return next.flatMap((child) => literalsIn(child, checker));
}
