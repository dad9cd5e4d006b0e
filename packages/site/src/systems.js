/** Which form each system needs, and where in it the script goes. */
import { scriptTag, shortcode, themeTag } from './snippet.js';

/**
 * @typedef {object} System
 * @property {string} name
 * @property {'tag' | 'div' | 'link' | 'iframe'} form
 * @property {string} [generator] How its pages name it: the policy's lines are then its own, else the web server's.
 * @property {typeof shortcode} [write] How it writes an element; it then brings the script from its own server.
 * @property {true} [plain] Whether it may ask for a plain address instead of code.
 * @property {(files: Files) => string} [setup] Script and theme as the system wants them, in its own language; without, they stand before the tag, and not at all where there is a frame.
 */

/**
 * What is loaded once for the website.
 * @typedef {object} Files
 * @property {import('./snippet.js').Script} [script] Missing where the system brings its own.
 * @property {import('./snippet.js').Script} [sheet] The theme, where one is chosen.
 */

/** The tags of the files, for the head of a page. @param {Files} files */
export const tagsFor = ({ script, sheet }) => [
  ...(sheet ? [themeTag(sheet)] : []),
  ...(script ? [scriptTag(script)] : []),
];

const head = (files) => tagsFor(files).join('\n');

/** @type {Record<string, System>} */
export const systems = {
  html: { name: 'HTML', form: 'tag' },
  typo3: { name: 'TYPO3', form: 'div', generator: 'TYPO3', setup: typoScript },
  wordpress: { name: 'WordPress', form: 'div', generator: 'WordPress', setup: wordPress },
  shortcode: { name: '', form: 'tag', generator: 'WordPress', write: shortcode, setup: themeBeside },
  drupal: { name: 'Drupal', form: 'div', generator: 'Drupal', setup: drupal },
  joomla: { name: 'Joomla', form: 'div', setup: head },
  contao: { name: 'Contao', form: 'div', setup: head },
  strict: { name: '', form: 'link', setup: head },
  builder: { name: '', form: 'iframe', plain: true },
  frame: { name: '', form: 'iframe', setup: head },
};

/** A system by its key; plain HTML where there is none. @param {string} key */
export const systemNamed = (key) =>
  Object.hasOwn(systems, key) ? { key, ...systems[key] } : { key: 'html', ...systems.html };

function typoScript({ script, sheet }) {
  const texts = [[1720, scriptTag(script)], ...(sheet ? [[1721, themeTag(sheet)]] : [])];
  return texts
    .map(([number, tag]) => `page.headerData.${number} = TEXT\npage.headerData.${number}.value = ${tag}`)
    .join('\n');
}

function wordPress(files) {
  // An apostrophe in an address would end the text of PHP.
  const text = head(files).replace(/[\\']/g, '\\$&');
  return `add_action( 'wp_head', function () {\n\techo '${text}';\n} );`;
}

/** Where a plugin brings the script, only the theme is left. */
function themeBeside({ sheet }) {
  return sheet ? wordPress({ sheet }) : '';
}

function drupal({ script, sheet }) {
  const css = ({ address, integrity }) => `
  css:
    theme:
      ${address}:
        type: external
        attributes: { integrity: '${integrity}', crossorigin: anonymous }`;
  // In quotes of YAML, an apostrophe is written twice.
  const list = script.permissions?.join(' ').replaceAll("'", "''");
  const permitted = list ? `, data-ozg-forms: '${list}'` : '';
  return `# THEME.libraries.yml
ozg-widgets:
  header: true${sheet ? css(sheet) : ''}
  js:
    ${script.address}:
      type: external
      attributes: { type: module, integrity: '${script.integrity}', crossorigin: anonymous${permitted} }

# THEME.info.yml
libraries:
  - THEME/ozg-widgets`;
}
