/**
 * Types of the elements for templates (JSX, React, Vue, Svelte), generated from the manifest.
 *
 * @import { ElementApi, Field, Manifest } from './manifest.mjs'
 */
import { elementsOf } from './manifest.mjs';

const HEADER = '// Made by `npm run build` from the sources of the elements.\n';

/**
 * Returns the type declarations by file name.
 *
 * @param {Manifest} manifest
 */
export function typings(manifest) {
  const elements = elementsOf(manifest);
  return {
    'elements.d.ts': elementTypes(elements),
    'jsx.d.ts': `${HEADER}${importsFor(elements)}
${PAGE}
/** Every element for JSX in general (Preact, and others with \`onozg-…\` and a class called \`class\` or \`className\`). */
export interface OzgElements {
${eachOf(elements, (name) => `Global & Listeners<${name}Events, 'on'> & ${name}Attributes`)}
}

/** Every element for Solid: \`prop:\`, \`attr:\`, \`bool:\` and \`on:\` say how a value is passed. */
export interface OzgSolidElements {
${eachOf(elements, (name) => `Global & Listeners<${name}Events, 'on:'> & ${name}Attributes & Passed<${name}Attributes>`)}
}
`,
    'react.d.ts': `${HEADER}${importsFor(elements)}import type { DetailedHTMLProps, HTMLAttributes } from 'react';
${LISTENERS}
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${eachOf(elements, (name) => `DetailedHTMLProps<HTMLAttributes<${name}>, ${name}> & { class?: string | undefined } & Listeners<${name}Events, 'on'> & ${name}Attributes`, 6)}
    }
  }
}
`,
    'vue.d.ts': `${HEADER}${importsFor(elements)}import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';

type Element<E, Attributes, Events> = new () => E & {
  /** Only for types of templates; it is not there in the page. */
  $props: HTMLAttributes & Attributes & PublicProps;
  /** Only for types of templates; it is not there in the page. */
  $emit: EmitFn<{ [K in keyof Events]: (event: Events[K]) => void }>;
};

declare module 'vue' {
  interface GlobalComponents {
${eachOf(elements, (name) => `Element<${name}, ${name}Attributes, ${name}Events>`, 4)}
  }
}
`,
    'svelte.d.ts': `${HEADER}${importsFor(elements)}import type { HTMLAttributes } from 'svelte/elements';
${LISTENERS}
declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${eachOf(elements, (name) => `HTMLAttributes<${name}> & Listeners<${name}Events, 'on' | 'on:'> & ${name}Attributes`, 4)}
  }
}
`,
  };
}

const LISTENERS = `
type Listeners<Events, Prefix extends string> = {
  [K in keyof Events & string as \`\${Prefix}\${K}\`]?: ((event: Events[K]) => void) | undefined;
};
`;

const PAGE = `${LISTENERS}
type Passed<Attributes> = {
  [K in keyof Attributes & string as \`\${'prop' | 'attr' | 'bool'}:\${K}\`]?: Attributes[K];
};

/** What every element of a page may have. */
interface Global {
  children?: unknown;
  class?: string | undefined;
  className?: string | undefined;
  dir?: string | undefined;
  exportparts?: string | undefined;
  hidden?: boolean | undefined;
  id?: string | undefined;
  key?: string | number | undefined;
  lang?: string | undefined;
  part?: string | undefined;
  ref?: unknown;
  slot?: string | undefined;
  style?: string | Record<string, string | number> | undefined;
  title?: string | undefined;
}
`;

/**
 * Attributes and events of each element.
 *
 * @param {ElementApi[]} elements
 */
function elementTypes(elements) {
  const events = [...new Set(elements.flatMap((element) => element.events.map(({ type }) => type.text)))];
  const imported = events.filter((type) => type !== 'CustomEvent').sort();
  return `${HEADER}import type { ${imported.join(', ')} } from '../events.js';

type AnyOther = string & {};
${elements
  .map(
    ({ name, tagName, description, members, attributes, events }) => `
/** \`<${tagName}>\` in a template. ${description} */
export interface ${name}Attributes {
${fields(members, attributes)
  .map((field) => property(field))
  .join('\n')}
}

/** What \`<${tagName}>\` tells. */
export interface ${name}Events {
${events.map((event) => property(event, false)).join('\n')}
}
`,
  )
  .join('')}`;
}

/**
 * Properties, and attributes with another name.
 *
 * @param {Field[]} members
 * @param {Field[]} attributes
 */
function fields(members, attributes) {
  const names = new Set(members.map(({ name }) => name));
  return [...members, ...attributes.filter(({ name }) => !names.has(name))];
}

/**
 * @param {Field} field
 * @param {boolean} [optional]
 */
function property({ name, type, description }, optional = true) {
  const text = type.text.replace(/ \| string$/, ' | AnyOther').replace(/^number$/, 'number | `${number}`');
  const key = /^\w+$/.test(name) ? name : `'${name}'`;
  return `  /** ${description} */\n  ${key}${optional ? '?' : ''}: ${text}${optional ? ' | undefined' : ''};`;
}

/** @param {ElementApi[]} elements */
const importsFor = (elements) =>
  `import type { ${elements.map(({ name }) => name).join(', ')} } from '../index.js';
import type { ${elements.flatMap(({ name }) => [`${name}Attributes`, `${name}Events`]).join(', ')} } from './elements.js';
`;

/**
 * @param {ElementApi[]} elements
 * @param {(name: string) => string} type
 * @param {number} [indent]
 */
const eachOf = (elements, type, indent = 2) =>
  elements
    .map(
      ({ name, tagName, description }) =>
        `${' '.repeat(indent)}/** ${description} */\n${' '.repeat(indent)}'${tagName}': ${type(name)};`,
    )
    .join('\n');
