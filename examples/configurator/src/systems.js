/** Which form each system needs, and where in it the script goes. */
import { scriptTag, shortcode } from './snippet.js';

/**
 * @typedef {object} System
 * @property {string} name
 * @property {'tag' | 'div' | 'link' | 'iframe'} form
 * @property {string} [generator] How its pages name it: the policy's lines are then its own, else the web server's.
 * @property {typeof shortcode} [write] How it writes an element; it then brings the script from its own server.
 * @property {(script: import('./snippet.js').Script) => string} [setup] The script as the system wants it; without, it stands before the tag, and not at all where there is a frame.
 */

const head = (script) => scriptTag(script);

/** @type {Record<string, System>} */
export const systems = {
  html: { name: 'HTML', form: 'tag' },
  typo3: { name: 'TYPO3', form: 'div', generator: 'TYPO3', setup: typoScript },
  wordpress: { name: 'WordPress', form: 'div', generator: 'WordPress', setup: wordPress },
  shortcode: { name: '', form: 'tag', generator: 'WordPress', write: shortcode },
  drupal: { name: 'Drupal', form: 'div', generator: 'Drupal', setup: drupal },
  joomla: { name: 'Joomla', form: 'div', setup: head },
  contao: { name: 'Contao', form: 'div', setup: head },
  strict: { name: '', form: 'link', setup: head },
  builder: { name: '', form: 'iframe' },
  frame: { name: '', form: 'iframe', setup: head },
};

function typoScript(script) {
  return `page.headerData.1720 = TEXT\npage.headerData.1720.value = ${scriptTag(script)}`;
}

function wordPress(script) {
  return `add_action( 'wp_head', function () {\n\techo '${scriptTag(script)}';\n} );`;
}

function drupal({ address, integrity }) {
  return `# THEME.libraries.yml
ozg-widgets:
  header: true
  js:
    ${address}:
      type: external
      attributes: { type: module, integrity: '${integrity}', crossorigin: anonymous }

# THEME.info.yml
libraries:
  - THEME/ozg-widgets`;
}
