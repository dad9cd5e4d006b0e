/** Content systems: which form of embedding each of them accepts, and where its script goes. */
import { scriptTag, shortcode, themeTag } from './snippet.js';
import type { Embedding, HashedFile } from './snippet.js';

/** What is loaded once for the whole website. */
export interface SiteFiles {
  /** Missing if the system brings its own. */
  script?: HashedFile;
  /** The theme, if one was chosen. */
  theme?: HashedFile;
}

/** A content system. */
export interface System {
  /** Empty if the texts have it. */
  name: string;
  form: 'tag' | 'div' | 'link' | 'iframe';
  /** Its name in `<meta name="generator">`; configuration is then that of the system instead of the web server. */
  generator?: string;
  /** How it writes an element, if it brings the script from its own server. */
  write?: (embedding: Embedding) => string;
  /** Whether it may ask for an address instead of code. */
  plain?: true;
  /** Script and theme in the system's own language. Without it, they precede the tag; frames need none. */
  setup?: (files: SiteFiles) => string;
}

/** The tags of the files, for the head of a page. */
export const tagsFor = ({ script, theme }: SiteFiles): string[] => [
  ...(theme ? [themeTag(theme)] : []),
  ...(script ? [scriptTag(script)] : []),
];

const head = (files: SiteFiles): string => tagsFor(files).join('\n');

const html: System = { name: 'HTML', form: 'tag' };

/** All systems, by the value of the parameter `system`. */
export const systems: Readonly<Record<string, System>> = {
  html,
  typo3: { name: 'TYPO3', form: 'div', generator: 'TYPO3', setup: typoScript },
  wordpress: { name: 'WordPress', form: 'div', generator: 'WordPress', setup: wordPressHead },
  shortcode: { name: '', form: 'tag', generator: 'WordPress', write: shortcode, setup: wordPressTheme },
  drupal: { name: 'Drupal', form: 'div', generator: 'Drupal', setup: drupalLibrary },
  joomla: { name: 'Joomla', form: 'div', setup: head },
  contao: { name: 'Contao', form: 'div', setup: head },
  strict: { name: '', form: 'link', setup: head },
  builder: { name: '', form: 'iframe', plain: true },
  frame: { name: '', form: 'iframe', setup: head },
};

/** A system with its key; plain HTML if there is none. */
export function systemNamed(key: string): System & { key: string } {
  const system = Object.hasOwn(systems, key) ? systems[key] : undefined;
  return system ? { key, ...system } : { key: 'html', ...html };
}

function typoScript({ script, theme }: SiteFiles): string {
  const tags: [number: number, tag: string][] = [
    ...(script ? [[1720, scriptTag(script)] satisfies [number, string]] : []),
    ...(theme ? [[1721, themeTag(theme)] satisfies [number, string]] : []),
  ];
  return tags
    .map(([number, tag]) => `page.headerData.${number} = TEXT\npage.headerData.${number}.value = ${tag}`)
    .join('\n');
}

function wordPressHead(files: SiteFiles): string {
  // An apostrophe would end the PHP string.
  const text = head(files).replace(/[\\']/g, '\\$&');
  return `add_action( 'wp_head', function () {\n\techo '${text}';\n} );`;
}

/** The plugin adds the script, so only the theme remains. */
function wordPressTheme({ theme }: SiteFiles): string {
  return theme ? wordPressHead({ theme }) : '';
}

function drupalLibrary({ script, theme }: SiteFiles): string {
  const css = ({ address, integrity }: HashedFile): string => `
  css:
    theme:
      ${address}:
        type: external
        attributes: { integrity: '${integrity}', crossorigin: anonymous }`;
  const js = ({ address, integrity, permissions = [] }: HashedFile): string => {
    // An apostrophe in a YAML string is doubled.
    const list = permissions.join(' ').replaceAll("'", "''");
    const forms = list ? `, data-ozg-forms: '${list}'` : '';
    return `
  js:
    ${address}:
      type: external
      attributes: { type: module, integrity: '${integrity}', crossorigin: anonymous${forms} }`;
  };
  return `# THEME.libraries.yml
ozg-widgets:
  header: true${theme ? css(theme) : ''}${script ? js(script) : ''}

# THEME.info.yml
libraries:
  - THEME/ozg-widgets`;
}
