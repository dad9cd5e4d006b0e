/**
 * Rollup plugins of the bundles.
 *
 * @import { GetModuleInfo, Plugin } from 'rollup'
 */
import { readdirSync, readFileSync } from 'node:fs';
import MagicString from 'magic-string';

/**
 * The part of a syntax tree that matters here. `tag` and `quasi` exist in tagged templates.
 *
 * @typedef {object} Node
 * @property {string} [type]
 * @property {{ name?: string }} [tag]
 * @property {{ quasis: { start: number, end: number, value: { raw: string } }[] }} [quasi]
 */

const TEMPLATE_TAGS = new Set(['html', 'svg', 'css']);

/**
 * Shortens the white space that indents templates and style sheets.
 *
 * @type {Plugin}
 */
export const templates = {
  name: 'templates',
  transform(code) {
    if (!/\b(html|svg|css)\s*`/.test(code)) return null;
    const out = new MagicString(code);
    /** @param {Node} node */
    const visit = (node) => {
      const { type, tag, quasi } = node;
      if (type === 'TaggedTemplateExpression' && quasi && TEMPLATE_TAGS.has(tag?.name ?? '')) {
        /** @param {string} s */
        const tight = (s) =>
          tag?.name === 'css'
            ? s
                .replace(/\s*([{};])\s*|(:) /g, '$1$2')
                .replace(/;}/g, '}')
                .replace(/\b0\./g, '.')
            : s.replace(/ >/g, '>');
        for (const { start, end, value } of quasi.quasis) {
          const short = tight(value.raw.replace(/\s*\n\s*/g, ' '));
          if (short !== value.raw) out.update(start, end, short);
        }
      }
      for (const inner of Object.values(node))
        if (inner && typeof inner === 'object') visit(/** @type {Node} */ (inner));
    };
    visit(this.parse(code));
    return { code: out.toString(), map: out.generateMap({ hires: true }) };
  },
};

/**
 * What Lit reads of the page's globals, and the replacement.
 *
 * @type {readonly (readonly [pattern: RegExp, text: string])[]}
 */
const GLOBALS = [
  // Only warnings of its development build read these.
  [/\(\w+\.(litHtml|litElement|reactiveElement)Versions\s*\?\?=\s*\[\]\)\.push\("[^"]*"\)/g, '0'],
  // Polyfills for browsers without shadow DOM.
  [/\b\w+\.(litHtml|litElement|reactiveElement)PolyfillSupport\b/g, 'void 0'],
  [/\(void 0===(\w+)\.ShadyCSS\|\|\1\.ShadyCSS\.nativeShadow\)/g, 'true'],
  // hydrate.js sets this one.
  [/\b(\w+\.litElementHydrateSupport)\?\.\(/g, '"function"==typeof $1&&$1('],
];

/**
 * Keeps Lit from globals that markup can set: in a page with `<a id="litHtmlVersions">`, Lit would call a method of that
 * link, and no element would start.
 *
 * @type {Plugin}
 */
export const noGlobals = {
  name: 'no-globals',
  transform(code, id) {
    if (!/\/node_modules\/(lit-html|lit-element|@lit\/reactive-element)\//.test(id)) return null;
    const out = new MagicString(code);
    for (const [pattern, text] of GLOBALS) out.replaceAll(pattern, text);
    return out.hasChanged() ? { code: out.toString(), map: out.generateMap({ hires: true }) } : null;
  },
};

/**
 * Puts the libraries first: the window of gzip is 32 kB, and code of one library compresses better when it is in one place.
 *
 * @param {string} entry
 * @returns {Plugin}
 */
export const librariesFirst = (entry) => ({
  name: 'libraries-first',
  resolveId: (id) => (id === entry ? `\0${id}` : null),
  load: (id) =>
    id === `\0${entry}`
      ? `${['lit', 'ky'].map((name) => `import '${name}';`).join('')}export * from './${entry}';`
      : null,
});

/**
 * Copies the themes next to the scripts.
 *
 * @type {Plugin}
 */
export const themes = {
  name: 'themes',
  generateBundle() {
    const folder = new URL('../themes/', import.meta.url);
    for (const name of readdirSync(folder))
      this.emitFile({ type: 'asset', fileName: `themes/${name}`, source: readFileSync(new URL(name, folder)) });
  },
};

/**
 * Copies the page for frames next to the scripts.
 *
 * @type {Plugin}
 */
export const framePage = {
  name: 'frame-page',
  generateBundle() {
    this.emitFile({
      type: 'asset',
      fileName: 'frame.html',
      source: readFileSync(new URL('frame.html', import.meta.url)),
    });
  },
};

/**
 * Collects the modules that remain in the first file of a bundle after tree shaking.
 *
 * @param {Set<string>} noted
 * @returns {Plugin}
 */
export const notesModules = (noted) => ({
  name: 'notes-modules',
  renderChunk(code, { isEntry, modules }) {
    if (isEntry) for (const id of Object.keys(modules)) noted.add(id);
    return null;
  },
});

/**
 * Assigns code that several entries share to a file: what badge or card need (nearly every page has one of them) to
 * `core`, everything else to `more`. Many small files would cost a page more in requests than they save.
 *
 * @param {readonly string[]} entries
 * @param {ReadonlySet<string>} inAll
 * @returns {import('rollup').GetManualChunk}
 */
export function sharedChunks(entries, inAll) {
  /** @type {Map<string, string[]> | undefined} */
  let users;
  return (id, { getModuleInfo }) => {
    users ??= usersOf(entries, getModuleInfo);
    const by = users.get(id) ?? [];
    if (by.length < 2 || entries.includes(id) || !inAll.has(id)) return;
    return by.some((entry) => /-(badge|contact-card)\.js$/.test(entry)) ? 'core' : 'more';
  };
}

/**
 * Returns the entries that need each module.
 *
 * @param {readonly string[]} entries
 * @param {GetModuleInfo} getModuleInfo
 */
function usersOf(entries, getModuleInfo) {
  /** @type {Map<string, string[]>} */
  const users = new Map();
  for (const entry of entries) {
    const needed = new Set([entry]);
    for (const id of needed) for (const imported of getModuleInfo(id)?.importedIds ?? []) needed.add(imported);
    for (const id of needed) users.set(id, [...(users.get(id) ?? []), entry]);
  }
  return users;
}
