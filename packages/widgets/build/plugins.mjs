/** What the bundles need beyond rollup's own. */
import { readdirSync, readFileSync } from 'node:fs';
import MagicString from 'magic-string';

/** Shortens the white space that indents templates and style sheets. */
export const templates = {
  name: 'templates',
  transform(code) {
    if (!/\b(html|svg|css)\s*`/.test(code)) return null;
    const out = new MagicString(code);
    const visit = (node) => {
      if (node.type === 'TaggedTemplateExpression' && ['html', 'svg', 'css'].includes(node.tag.name)) {
        const tight = (s) =>
          node.tag.name === 'css'
            ? s
                .replace(/\s*([{};])\s*|(:) /g, '$1$2')
                .replace(/;}/g, '}')
                .replace(/\b0\./g, '.')
            : s.replace(/ >/g, '>');
        for (const { start, end, value } of node.quasi.quasis) {
          const short = tight(value.raw.replace(/\s*\n\s*/g, ' '));
          if (short !== value.raw) out.update(start, end, short);
        }
      }
      for (const child of Object.values(node)) if (child && typeof child === 'object') visit(child);
    };
    visit(this.parse(code));
    return { code: out.toString(), map: out.generateMap({ hires: true }) };
  },
};

/** What Lit asks of the page's globals, and what it does here instead. */
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
 * Puts the libraries first. Compressors look back 32 kB: code of one hand that stands together packs better than the
 * same code scattered among others'.
 */
export const librariesFirst = (entry) => ({
  name: 'libraries-first',
  resolveId: (id) => (id === entry ? `\0${id}` : null),
  load: (id) =>
    id === `\0${entry}`
      ? `${['lit', '@lit/task', 'ky', 'zod/v4/core'].map((name) => `import '${name}';`).join('')}export * from './${entry}';`
      : null,
});

/** Puts the ready themes beside the scripts. */
export const themes = {
  name: 'themes',
  generateBundle() {
    const folder = new URL('../themes/', import.meta.url);
    for (const name of readdirSync(folder))
      this.emitFile({ type: 'asset', fileName: `themes/${name}`, source: readFileSync(new URL(name, folder)) });
  },
};

/** Puts the page for frames beside them. */
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

/** Notes what a bundle's first file is really made of: what is imported, but not used, is not there. */
export const notesModules = (noted) => ({
  name: 'notes-modules',
  renderChunk(code, { isEntry, modules }) {
    if (isEntry) for (const id of Object.keys(modules)) noted.add(id);
    return null;
  },
});

/**
 * Where code goes that several of these entries share: what badge and card need, one of which nearly every page has, into
 * one file, all else into another. Many small files would cost a page more in requests than they save.
 */
export function sharedChunks(entries, inAll) {
  let users;
  return (id, { getModuleInfo }) => {
    users ??= usersOf(entries, getModuleInfo);
    const by = users.get(id) ?? [];
    if (by.length < 2 || entries.includes(id) || !inAll.has(id)) return;
    return by.some((entry) => /-(badge|contact-card)\.js$/.test(entry)) ? 'core' : 'more';
  };
}

/** Which of the entries need each module. */
function usersOf(entries, getModuleInfo) {
  const users = new Map();
  for (const entry of entries) {
    const needed = new Set([entry]);
    for (const id of needed) for (const imported of getModuleInfo(id).importedIds) needed.add(imported);
    for (const id of needed) users.set(id, [...(users.get(id) ?? []), entry]);
  }
  return users;
}
