/**
 * The public API of the elements, read from their sources by the analyzer.
 *
 * @typedef {{ name: string, description?: string, default?: string, type: { text: string } }} Field
 * @typedef {Omit<Field, 'type'> & { type?: { text: string }, privacy?: string, static?: boolean }} FoundField
 * @typedef {{ name: string, tagName: string, description: string, attributes: Field[], members: Field[], events: Field[] }} ElementApi
 * @typedef {{ name: string, tagName?: string, customElement?: boolean, attributes?: FoundField[], members?: FoundField[], events?: FoundField[] }} FoundDeclaration
 * @typedef {{ modules: { declarations: ElementApi[] }[] }} Manifest
 */
import { readFileSync } from 'node:fs';
import * as analyzer from '@custom-elements-manifest/analyzer';
import { modulePath, tags } from './tags.mjs';

// The declarations of the analyzer lack these two, and it has no public entry for its Lit plugin.
const { create, ts } =
  /** @type {{ ts: typeof import('typescript'), create: (options: object) => { schemaVersion: string, modules: { declarations: FoundDeclaration[] }[] } }} */ (
    /** @type {unknown} */ (analyzer)
  );
const LIT_PLUGIN = '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
/** @type {{ litPlugin: () => object[] }} */
const { litPlugin } = await import(LIT_PLUGIN);
const folder = new URL('../', import.meta.url);

/**
 * Returns the custom elements manifest of all elements.
 *
 * @returns {Manifest}
 */
export function manifest() {
  const modules = tags.map((tag) => {
    const path = `src/${modulePath(tag)}.ts`;
    return ts.createSourceFile(path, readFileSync(new URL(path, folder), 'utf8'), ts.ScriptTarget.ES2022, true);
  });
  const found = create({ modules, plugins: litPlugin(), context: { dev: false } });
  const modulesFound = found.modules.map((module) => ({
    ...module,
    declarations: module.declarations.filter(isElement).map(publicPart),
  }));
  const { schemaVersion } = found;
  // The paths of the files that users of the package import.
  return JSON.parse(
    JSON.stringify({ schemaVersion, readme: 'README.md', modules: modulesFound }).replace(
      /"src\/elements\/([\w/-]+)\.ts"/g,
      '"dist/elements/$1.js"',
    ),
  );
}

/**
 * The elements of a manifest.
 *
 * @param {Manifest} manifest
 */
export const elementsOf = ({ modules }) => modules.flatMap(({ declarations }) => declarations);

/** @param {FoundDeclaration} declaration */
const isElement = ({ customElement, tagName }) => customElement && tagName;

/** @param {FoundDeclaration} declaration */
function publicPart({ attributes, members, events, ...element }) {
  return {
    ...element,
    attributes: once(attributes).map(valued),
    members: once(members).filter(isPublic).map(valued),
    events: once(events).map((event) => ({ ...event, type: event.type ?? { text: 'CustomEvent' } })),
  };
}

/** @param {FoundField} field */
const isPublic = ({ name, privacy, static: onClass }) =>
  !name.startsWith('#') && !onClass && (privacy ?? 'public') === 'public';

/** @param {FoundField[]} [things] */
const once = (things = []) => [...new Map(things.map((thing) => [thing.name, thing])).values()];

/**
 * Returns an attribute or property with its possible values, if its description lists them.
 *
 * @param {FoundField} field
 */
function valued({ type, ...thing }) {
  if (!type) throw new Error(`${thing.name} is an attribute without a declared property.`);
  const plain = type.text.replace(/ \| undefined$/, '');
  const { values, usual, open } = plain === 'string' ? enumerated(thing.description) : {};
  if (!values) return { ...thing, type: { text: plain } };
  const text = [...values.map((value) => `'${value}'`), ...(open ? ['string'] : [])].join(' | ');
  return { ...thing, type: { text }, ...(usual && { default: `'${usual}'` }) };
}

/**
 * Reads the values that a sentence like "`pill` (unless told), `text`, `dot` or `banner`." counts up, and which of them holds
 * unless told. Open: there are more, or several may stand together.
 *
 * @param {string} [sentence]
 * @returns {{ values?: (string | undefined)[], usual?: string, open?: boolean }}
 */
export function enumerated(sentence = '') {
  const usual = /`([a-z-]+)` \([^)]*unless told\)/.exec(sentence)?.[1];
  const bare = sentence.replace(/ \([^)]*\)/g, '');
  const [list] = /`[a-z-]+`(?:,? (?:or )?(?:of )?`[a-z-]+`)+/.exec(bare) ?? [];
  if (!list) return {};
  const values = [...list.matchAll(/`([a-z-]+)`/g)].map(([, value]) => value);
  return { values, usual, open: /such as|one or several|several with blanks/.test(bare) };
}
