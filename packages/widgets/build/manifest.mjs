/** What a program can know of the elements, read from their sources by the analyzer: the public part of it. */
import { readFileSync } from 'node:fs';
import { create, ts } from '@custom-elements-manifest/analyzer';
import { litPlugin } from '@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js';
import { modulePath, tags } from './tags.mjs';

const folder = new URL('../', import.meta.url);

/** The custom elements manifest of all elements. */
export function manifest() {
  const modules = tags.map((tag) => {
    const path = `src/${modulePath(tag)}.ts`;
    return ts.createSourceFile(path, readFileSync(new URL(path, folder), 'utf8'), ts.ScriptTarget.ES2022, true);
  });
  const found = create({ modules, plugins: litPlugin(), context: { dev: false } });
  for (const module of found.modules) module.declarations = module.declarations.filter(isElement).map(publicPart);
  const { schemaVersion } = found;
  // It tells of the files that the package's users import.
  return JSON.parse(
    JSON.stringify({ schemaVersion, readme: 'README.md', modules: found.modules }).replace(
      /"src\/elements\/([\w/-]+)\.ts"/g,
      '"dist/elements/$1.js"',
    ),
  );
}

/** The elements of a manifest. */
export const elementsOf = ({ modules }) => modules.flatMap(({ declarations }) => declarations);

const isElement = ({ customElement, tagName }) => customElement && tagName;

function publicPart({ attributes, members, events, ...element }) {
  return {
    ...element,
    attributes: once(attributes).map(valued),
    members: once(members).filter(isPublic).map(valued),
    events: once(events).map((event) => ({ ...event, type: event.type ?? { text: 'CustomEvent' } })),
  };
}

const isPublic = ({ name, privacy, static: onClass }) =>
  !name.startsWith('#') && !onClass && (privacy ?? 'public') === 'public';

const once = (things = []) => [...new Map(things.map((thing) => [thing.name, thing])).values()];

/** An attribute or property with the values that it may have, where its sentence counts them up. */
function valued({ type, ...thing }) {
  if (!type) throw new Error(`${thing.name} is an attribute without a declared property.`);
  const plain = type.text.replace(/ \| undefined$/, '');
  const { values, usual, open } = plain === 'string' ? enumerated(thing.description) : {};
  if (!values) return { ...thing, type: { text: plain } };
  const text = [...values.map((value) => `'${value}'`), ...(open ? ['string'] : [])].join(' | ');
  return { ...thing, type: { text }, ...(usual && { default: `'${usual}'` }) };
}

/**
 * The values that a sentence like "`pill` (unless told), `text`, `dot` or `banner`." counts up, and which of them holds
 * unless told. Open: there are more, or several may stand together.
 */
export function enumerated(sentence) {
  const usual = /`([a-z-]+)` \([^)]*unless told\)/.exec(sentence)?.[1];
  const bare = sentence.replace(/ \([^)]*\)/g, '');
  const [list] = /`[a-z-]+`(?:,? (?:or )?(?:of )?`[a-z-]+`)+/.exec(bare) ?? [];
  if (!list) return {};
  const values = [...list.matchAll(/`([a-z-]+)`/g)].map(([, value]) => value);
  return { values, usual, open: /such as|one or several|several with blanks/.test(bare) };
}
